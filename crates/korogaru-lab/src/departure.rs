//! When and why a run left a rectangle.

use crate::plane::{Interval, Plane, Point};
use crate::{Lowest, Trajectory, sweep};

/// How a run came to end outside a rectangle.
///
/// ```
/// use korogaru_lab::{Cause, Experiment, Setting, run};
///
/// let far = [Setting::text("formula", "(x-100)^2 + (y-100)^2"), Setting::text("start", "0,0")];
/// let trajectory = run(&Experiment::default().with_settings(&far)?);
/// let departure = trajectory.departure(trajectory.experiment().view()).unwrap();
/// assert_eq!(departure.cause, Cause::Minimum { at: [100.0, 100.0] });
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Departure {
    /// The iteration from which on all points lie outside. 0 if none lies inside.
    pub iteration: usize,
    /// Why the run ends outside.
    pub cause: Cause,
    /// Whether the run left for good. `false` if it may come back.
    pub is_for_good: bool,
}

/// Why a run ends outside a rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cause {
    /// f grows: η is too large.
    Growth,
    /// The minimum to which the run goes, or the valley of minima, lies outside.
    Minimum {
        /// The minimum, or the point of the valley.
        at: [f64; 2],
    },
    /// f falls without end, and the run goes on whatever η is.
    Descent,
    /// None of these: the run passes by, or noise threw it out.
    Passing,
}

impl Trajectory {
    /// When and why a run left the rectangle that it ends outside. `None` if the last point lies inside, and
    /// if there is no point.
    #[must_use]
    pub fn departure(&self, plane: Plane) -> Option<Departure> {
        let last_inside = (0..self.len()).rev().find(|&i| plane.contains(self.position(i)));
        let iteration = last_inside.map_or(0, |i| i + 1);
        if iteration >= self.len() {
            return None;
        }
        let last = self.position(self.len() - 1);
        let lowest = self.experiment().objective().lowest(last);
        let outside = |at: Point| (!plane.contains(at)).then_some(Cause::Minimum { at });
        let cause = match lowest {
            _ if self.grows() => Cause::Growth,
            Lowest::Nowhere => Cause::Descent,
            // Also for a function whose lowest places are not known.
            _ if self.fell() => Cause::Descent,
            Lowest::Points => {
                let nearest = self.nearest_minimum().and_then(|(minimum, _)| outside(minimum.point));
                nearest.unwrap_or(Cause::Passing)
            }
            Lowest::Valley(minimum) => outside(minimum.point).unwrap_or(Cause::Passing),
            _ => Cause::Passing,
        };
        // If the lowest places of a function are not known, there is nothing to judge by but what a run
        // without noise did.
        let unknown = lowest == Lowest::Unknown && !self.experiment().noise().is_any();
        let is_for_good = iteration == 0 || cause != Cause::Passing || unknown;
        Some(Departure { iteration, cause, is_for_good })
    }

    /// Whether f grows without end, decided as in a [sweep](crate::Sweep): by theory where it is exact, and
    /// by a longer run elsewhere.
    #[must_use]
    pub fn grows(&self) -> bool {
        let Some(last) = self.len().checked_sub(1) else { return false };
        if self.diverged_at().is_some() {
            return self.undefined().is_none() && self.value(last) > self.value(0);
        }
        sweep::grows(self)
    }

    /// Whether f fell beyond the range of numbers.
    #[must_use]
    pub fn fell(&self) -> bool {
        let beyond = self.diverged_at().is_some() && self.undefined().is_none() && !self.grows();
        beyond && !self.is_empty() && self.value(self.len() - 1) < self.value(0)
    }

    /// A rectangle with round limits that holds every point of the run, and another point. A reader may look
    /// at it instead of a rectangle that does not hold them. An axis whose limits already hold all points
    /// keeps them. `None` if such limits are beyond the range of numbers.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, run};
    ///
    /// let far = [Setting::text("formula", "(x-100)^2 + y^2"), Setting::text("start", "0,0")];
    /// let trajectory = run(&Experiment::default().with_settings(&far)?);
    /// let view = trajectory.view_with(trajectory.experiment().view(), Some([100.0, 0.0])).unwrap();
    /// assert!(view.contains([100.0, 0.0]) && trajectory.outside(view) == 0);
    /// assert_eq!([view.y.low(), view.y.high()], [-10.0, 10.0]);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn view_with(&self, plane: Plane, other: Option<[f64; 2]>) -> Option<Plane> {
        let points = || (0..self.len()).map(|i| self.position(i)).chain(other);
        let spread = |axis: usize| {
            let along = points().map(|point| point[axis]);
            let [low, high] = along.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], number| {
                [low.min(number), high.max(number)]
            });
            (low.is_finite() && high.is_finite()).then_some([low, high])
        };
        let limits = |axis: usize, own: Interval| match spread(axis)? {
            [low, high] if own.contains(low) && own.contains(high) => Some(own),
            // If all points are at one place, the interval is as wide as it was.
            [low, high] if low >= high => around(low - own.width() / 2.0, low + own.width() / 2.0),
            [low, high] => around(low, high),
        };
        Some(Plane { x: limits(0, plane.x)?, y: limits(1, plane.y)? })
    }
}

/// The interval from below `low` to above `high`, in steps of the power of ten of which their distance has
/// ten to a hundred.
fn around(low: f64, high: f64) -> Option<Interval> {
    const MARGIN: f64 = 0.05;
    let width = high - low;
    let power = libm::floor(libm::log10(width)) - 1.0;
    let step = libm::pow(10.0, power);
    // Parsed from decimal digits, so that a reader is shown few of them.
    let round = |steps: f64| format!("{steps}e{power}").parse::<f64>().ok();
    let down = round(libm::floor((low - MARGIN * width) / step))?;
    let up = round(libm::ceil((high + MARGIN * width) / step))?;
    Interval::new(down, up).filter(|limits| limits.contains(low) && limits.contains(high))
}
