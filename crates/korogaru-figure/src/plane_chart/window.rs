//! Windows of the plane: the first one, and those after zooming and panning.

use korogaru_lab::{Experiment, Interval, Plane};

use super::PlaneChart;

impl PlaneChart {
    /// The smallest window that contains a rectangle and has the same scale along both axes, on a chart of
    /// this width and height. Returns the rectangle itself if the window would not be finite.
    #[must_use]
    pub fn equal_aspect(rectangle: Plane, [width, height]: [f64; 2]) -> Plane {
        let unit = (rectangle.x.width() / width).max(rectangle.y.width() / height);
        let around = |interval: Interval, pixels: f64| {
            let middle = f64::midpoint(interval.low(), interval.high());
            Interval::new(middle - unit * pixels / 2.0, middle + unit * pixels / 2.0)
        };
        plane(around(rectangle.x, width), around(rectangle.y, height)).unwrap_or(rectangle)
    }

    /// The first window for an experiment, with the same scale along both axes. It contains the start and its
    /// mirror image behind the nearest minimum, since a ball runs past the minimum. Without a minimum it is
    /// the view of the experiment.
    #[must_use]
    pub fn window_for(experiment: &Experiment, size: [f64; 2]) -> Plane {
        const MARGIN: f64 = 1.25;
        let [x, y] = experiment.start();
        let distance = |point: [f64; 2]| (point[0] - x).abs().max((point[1] - y).abs());
        let minima = experiment.objective().minima();
        let points = minima.iter().map(|minimum| minimum.point);
        let nearest = points.min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
        let around = |middle: f64, from: f64, other: f64| {
            // If the start differs from the minimum along one axis only, the window has some extent along the
            // other axis too.
            let half = MARGIN * (middle - from).abs().max(other / 4.0);
            Interval::new(middle - half, middle + half)
        };
        let seen = nearest.and_then(|[a, b]| plane(around(a, x, (b - y).abs()), around(b, y, (a - x).abs())));
        Self::equal_aspect(seen.unwrap_or(experiment.view()), size)
    }

    /// Zooms a window around a point that stays in place. A factor of 2 halves the extent along each axis.
    /// Returns the window itself if the new one would not be finite.
    ///
    /// ```
    /// use korogaru_figure::PlaneChart;
    /// use korogaru_lab::Experiment;
    ///
    /// let view = Experiment::default().view(); // from (−10, −10) to (10, 10)
    /// let nearer = PlaneChart::zoomed(view, [10.0, 0.0], 2.0);
    /// assert_eq!([nearer.x.low(), nearer.x.high()], [0.0, 10.0]);
    /// assert_eq!([nearer.y.low(), nearer.y.high()], [-5.0, 5.0]);
    /// ```
    #[must_use]
    pub fn zoomed(window: Plane, [x, y]: [f64; 2], factor: f64) -> Plane {
        let around = |interval: Interval, at: f64| {
            Interval::new(at + (interval.low() - at) / factor, at + (interval.high() - at) / factor)
        };
        plane(around(window.x, x), around(window.y, y)).unwrap_or(window)
    }

    /// Moves a window to the right and upwards by a distance in the plane. Returns the window itself if the
    /// new one would not be finite.
    #[must_use]
    pub fn moved(window: Plane, [x, y]: [f64; 2]) -> Plane {
        let by = |interval: Interval, by: f64| Interval::new(interval.low() + by, interval.high() + by);
        plane(by(window.x, x), by(window.y, y)).unwrap_or(window)
    }

    /// How far a key moves a point along each axis: the largest power of ten that is at most a hundredth of
    /// the chart's width, in the units of that axis.
    #[must_use]
    pub fn nudge(&self) -> [f64; 2] {
        self.pixel().map(|pixel| power_of_ten(pixel * self.size()[0] / 100.0))
    }

    /// Rounds a point that was chosen with a pointer to the digits that can be told apart in the window.
    ///
    /// ```
    /// use korogaru_figure::PlaneChart;
    /// use korogaru_lab::Experiment;
    ///
    /// let experiment = Experiment::default();
    /// let chart = PlaneChart::new(&experiment, experiment.view(), [800.0, 400.0]); // a pixel is 0.025 wide
    /// assert_eq!(chart.rounded([-6.98765, 0.30000000000000004]), [-6.99, 0.3]);
    /// ```
    #[must_use]
    pub fn rounded(&self, point: [f64; 2]) -> [f64; 2] {
        let pixel = self.pixel();
        [0, 1].map(|axis| {
            let (number, unit) = (point[axis], power_of_ten(pixel[axis]));
            let places = -libm::log10(unit).round();
            if places <= 0.0 {
                return (number / unit).round() * unit;
            }
            // Reading the number from text gives the number that a person would type.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "above 0, and few")]
            let places = places.min(300.0) as usize;
            // Adding zero turns −0 into 0.
            format!("{number:.places$}").parse().unwrap_or(number) + 0.0
        })
    }

    /// The width and the height of a pixel in the plane.
    fn pixel(&self) -> [f64; 2] {
        let (Plane { x, y }, [width, height]) = (self.window(), self.size());
        [x.width() / width, y.width() / height]
    }
}

fn plane(x: Option<Interval>, y: Option<Interval>) -> Option<Plane> {
    Some(Plane { x: x?, y: y? })
}

/// The largest power of ten that is at most a positive number.
fn power_of_ten(number: f64) -> f64 {
    libm::exp10(libm::log10(number).floor())
}

#[cfg(test)]
mod tests {
    use korogaru_lab::Setting;

    use super::*;

    #[test]
    fn the_window_holds_the_start_and_its_mirror_image_on_one_scale() {
        let window = PlaneChart::window_for(&Experiment::default(), [880.0, 384.0]);
        for point in [[-7.0, 2.0], [7.0, -2.0], [0.0, 0.0]] {
            assert!(window.contains(point), "{point:?}");
        }
        let scale = [window.x.width() / 880.0, window.y.width() / 384.0];
        assert!((scale[0] / scale[1] - 1.0).abs() < 1e-12, "{scale:?}");
    }

    #[test]
    fn a_start_at_the_minimum_has_the_view_as_its_window() {
        let experiment = Experiment::default().with_start([0.0, 0.0]).expect("finite");
        let window = PlaneChart::window_for(&experiment, [400.0, 400.0]);
        assert_eq!(window, experiment.view());
    }

    #[test]
    fn zooming_in_and_out_again_and_moving_forth_and_back_end_where_they_began() {
        let window = Experiment::default().view();
        let there = PlaneChart::zoomed(PlaneChart::moved(window, [1.5, -0.25]), [2.0, 3.0], 4.0);
        let back = PlaneChart::moved(PlaneChart::zoomed(there, [2.0, 3.0], 0.25), [-1.5, 0.25]);
        assert_eq!(back, window);
    }

    #[test]
    fn a_window_ends_where_numbers_do() {
        let mut window = Experiment::default().view();
        for _ in 0..3000 {
            window = PlaneChart::zoomed(window, [1.0, 1.0], 2.0);
        }
        for _ in 0..9000 {
            window = PlaneChart::zoomed(window, [1.0, 1.0], 0.5);
        }
        assert!(window.x.width().is_finite() && window.x.width() > 0.0);
        assert_eq!(PlaneChart::moved(window, [f64::INFINITY, 0.0]), window);
    }

    #[test]
    fn a_key_moves_by_a_round_step() {
        let experiment = Experiment::default();
        let chart = |width: f64| {
            let window = PlaneChart::zoomed(experiment.view(), [0.0; 2], 20.0 / width);
            PlaneChart::new(&experiment, window, [800.0, 400.0])
        };
        for (width, nudge) in [(20.0, 0.1), (17.5, 0.1), (9.0, 0.01), (2000.0, 10.0)] {
            assert!((chart(width).nudge()[0] / nudge - 1.0).abs() < 1e-12, "{width}");
        }
        assert_eq!(chart(200_000.0).rounded([1234.0, -55.0]), [1200.0, -100.0]);
    }

    /// A window that is a thousand times as wide as high, on a chart that is not.
    #[test]
    fn each_axis_has_steps_of_its_own() {
        let settings = [Setting::text("xlim", "-1000,1000"), Setting::text("ylim", "-1,1")];
        let experiment = Experiment::default().with_settings(&settings).unwrap();
        let chart = PlaneChart::new(&experiment, experiment.view(), [800.0, 400.0]);
        assert_eq!(chart.rounded([123.4, 0.3712]), [123.0, 0.371]);
        let [x, y] = chart.nudge();
        assert!((x - 10.0).abs() < 1e-9 && (y - 0.01).abs() < 1e-12, "{x} {y}");
    }
}
