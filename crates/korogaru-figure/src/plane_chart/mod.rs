//! The plane on a page, in parts, so that what changes often is drawn without the rest.

mod window;

use korogaru_lab::{Experiment, Explanation, Interval, Plane, Trajectory, Update};
use korogaru_text::number;

use crate::axes::Axes;
use crate::colour::mix;
use crate::contour::Grid;
use crate::drawing::{dash, disc, haloed, markers, plus, text};
use crate::font;
use crate::frame::{Frame, MARGIN};
use crate::math;
use crate::palette::Palette;
use crate::path::clip;
use crate::scene::{Anchor, Colour, Item, Shape};
use crate::theme::{Style, Theme};
use crate::view::{ArrowLayers, ArrowLook, Backdrop, Level, PathBuilder, PathPiece, PathStyle};

/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.25;
/// The size in pixels of a cell of the grid on which the function is evaluated.
const CELL: f64 = 4.0;
const LABEL_SIZE: f64 = 12.0;
/// The radius of the ball in pixels.
const BALL: f64 = 8.0;

/// Whether a run is the one that a page is about, or one that is compared with it and drawn thinner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The run of the page.
    Own,
    /// A run that is compared with it.
    Rival,
}

/// A chart of the plane: a function in a window, on a rectangle of a page. The parts are drawn one by one:
/// the bands between contour lines, the contour lines, the path of a run, the arrows of an update.
///
/// ```
/// use korogaru_figure::{PlaneChart, Theme, Weight, fragment};
/// use korogaru_lab::{Experiment, run};
///
/// let experiment = Experiment::default();
/// let chart = PlaneChart::new(&experiment, experiment.view(), [800.0, 400.0]);
/// assert_eq!(chart.place([0.0, 0.0]), [400.0, 200.0]);
/// assert_eq!(chart.point([400.0, 200.0]), [0.0, 0.0]);
/// let [past, future] = chart.path(&run(&experiment), 6, Weight::Own, Theme::Light);
/// assert!(fragment("path", &past).contains("<path") && !future.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct PlaneChart {
    backdrop: Backdrop,
    size: [f64; 2],
    /// All levels, also those without a line in the window.
    heights: Vec<f64>,
}

impl PlaneChart {
    /// The objective of an experiment in a window, on a rectangle of this width and height in pixels.
    #[must_use]
    pub fn new(experiment: &Experiment, window: Plane, [width, height]: [f64; 2]) -> Self {
        let frame = Frame { left: 0.0, top: 0.0, right: width, bottom: height };
        let axes = Axes { view: window, frame };
        let cells = [width, height].map(|pixels| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
            let cells = (pixels / CELL).ceil() as usize;
            cells.clamp(16, 400)
        });
        let grid =
            Grid::sample(&**experiment.objective(), beyond(window, cells), cells.map(|count| count + 1));
        let (backdrop, heights) = Backdrop::on(experiment, &grid, axes);
        Self { backdrop, size: [width, height], heights }
    }

    /// The part of the plane that is shown.
    #[must_use]
    pub fn window(&self) -> Plane {
        self.backdrop.axes.view
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        self.size
    }

    /// The place on the page of a point of the plane.
    #[must_use]
    pub fn place(&self, point: [f64; 2]) -> [f64; 2] {
        self.backdrop.axes.place(point)
    }

    /// The point of the plane at a place of the page.
    #[must_use]
    pub fn point(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let Plane { x: across, y: up } = self.window();
        let [width, height] = self.size;
        [across.low() + x / width * across.width(), up.high() - y / height * up.width()]
    }

    /// The bands in which values of f lie. Band 0 is below the lowest level. A value that is not finite has
    /// none.
    fn bands_of(&self, values: &[f64], out: &mut Vec<Option<usize>>) {
        let band = |value: f64| self.heights.partition_point(|&height| height <= value);
        out.extend(values.iter().map(|&value| value.is_finite().then(|| band(value))));
    }

    /// The bands between the contour lines as pixels (red, green, blue, opacity), row by row from the top, on
    /// a raster of these columns and rows.
    #[must_use]
    pub fn bands(&self, theme: Theme, [columns, rows]: [usize; 2]) -> Vec<u8> {
        let palette = theme.page();
        let window = self.window();
        let last = self.heights.len().max(1) as f64;
        let colours: Vec<Colour> =
            (0..=self.heights.len()).map(|band| palette.ground(band as f64 / last)).collect();
        let middle = |i: usize, count: usize| (i as f64 + 0.5) / count as f64;
        let xs: Vec<f64> =
            (0..columns).map(|i| window.x.low() + middle(i, columns) * window.x.width()).collect();
        let mut values = vec![0.0; columns];
        let (mut bands, mut pixels) = (Vec::with_capacity(columns), Vec::with_capacity(4 * columns * rows));
        for row in 0..rows {
            let y = window.y.high() - middle(row, rows) * window.y.width();
            self.backdrop.objective.values(&xs, y, &mut values);
            bands.clear();
            self.bands_of(&values, &mut bands);
            for band in &bands {
                let Colour(r, g, b) = band.map_or(palette.paper, |band| colours[band]);
                pixels.extend([r, g, b, 0xff]);
            }
        }
        pixels
    }

    /// The places of the known minima that are in the window.
    #[must_use]
    pub fn minima(&self) -> Vec<[f64; 2]> {
        self.backdrop.minima()
    }

    /// The contour lines, every second one with its height, and the minima.
    #[must_use]
    pub fn contours(&self, theme: Theme) -> Vec<Item> {
        let palette = theme.page();
        let levels = &self.backdrop.levels;
        let mut items: Vec<Item> = Vec::new();
        let mut labels = Vec::new();
        let written = crate::ticker::labels(&levels.iter().map(|level| level.height).collect::<Vec<_>>());
        let mut taken: Vec<[f64; 2]> = self.backdrop.minima();
        for (level, text) in levels.iter().zip(&written) {
            let index = self.heights.iter().position(|height| height.total_cmp(&level.height).is_eq());
            let counted = index.is_some_and(|index| index % 2 == 1);
            let colour = self.line(level, &palette, counted);
            let width = if counted { 1.1 } else { 0.9 };
            items.push(Item::Lines { lines: level.lines.clone(), colour, width });
            let Some(at) = self.label_place(level, &taken).filter(|_| counted) else { continue };
            taken.push(at);
            labels.extend(self.label(at, text, &palette));
        }
        items.extend(labels);
        let minima = self.backdrop.minima();
        items.push(plus(&minima, 8.0, (palette.paper, 4.5)));
        items.push(plus(&minima, 7.0, (palette.ink, 1.8)));
        items
    }

    fn line(&self, level: &Level, palette: &Palette, counted: bool) -> Colour {
        mix(palette.ground(level.place), palette.contour, if counted { 0.5 } else { 0.24 })
    }

    /// The place where the height of a level is written: on its line, away from the edges and from other
    /// labels.
    fn label_place(&self, level: &Level, taken: &[[f64; 2]]) -> Option<[f64; 2]> {
        const AWAY: f64 = 30.0;
        let [width, height] = self.size;
        let inside = |&&[x, y]: &&[f64; 2]| {
            (AWAY..width - AWAY).contains(&x) && (AWAY / 2.0..height - AWAY / 2.0).contains(&y)
        };
        let free =
            |&&[x, y]: &&[f64; 2]| taken.iter().all(|[a, b]| (x - a).abs() > AWAY || (y - b).abs() > AWAY);
        // Places right of the middle are preferred, since paths from the left are seldom there.
        let ray = |[x, y]: [f64; 2]| (x - 0.6 * width).abs() + 0.2 * (height - y);
        let points = level.lines.iter().flatten().filter(inside).filter(free);
        points.min_by(|a, b| ray(**a).total_cmp(&ray(**b))).copied()
    }

    fn label(&self, [x, y]: [f64; 2], height: &str, palette: &Palette) -> [Item; 2] {
        let spans = math::words(height);
        let width = font::total_width(&spans, LABEL_SIZE) + 6.0;
        let area = [x - width / 2.0, y - 0.6 * LABEL_SIZE, width, 1.2 * LABEL_SIZE];
        [
            Item::Rectangle { area, fill: Some((palette.paper, 0.72)), stroke: None },
            text([x, y + 0.36 * LABEL_SIZE], Anchor::Middle, LABEL_SIZE, spans, palette.secondary),
        ]
    }

    /// The path of a run up to an iteration, in the colour and with the marker of its method, and then the
    /// rest of the path, dimmed.
    #[must_use]
    pub fn path(&self, trajectory: &Trajectory, now: usize, weight: Weight, theme: Theme) -> [Vec<Item>; 2] {
        let palette = theme.page();
        let (colour, shape) = theme.method_of(trajectory.experiment());
        let (widths, rest) = match weight {
            Weight::Own => ([3.6, 1.6, 0.8], palette.secondary),
            Weight::Rival => ([3.2, 1.4, 0.6], mix(palette.paper, colour, 0.55)),
        };
        let now = now.min(trajectory.len().saturating_sub(1));
        let after = self.piece(trajectory, now..trajectory.len());
        let after = vec![
            Item::Lines { lines: after.lines, colour: rest, width: 1.0 },
            hollow(&after.dots, palette.paper, rest),
        ];
        let style = PathStyle { colour, shape, paper: palette.paper, widths };
        let before = self.piece(trajectory, 0..(now + 1).min(trajectory.len()));
        [before.items(&style).into(), after]
    }

    /// The ball at a point, and the line that it has drawn since the update at `from`.
    #[must_use]
    pub fn ball(
        &self,
        experiment: &Experiment,
        [from, at]: [[f64; 2]; 2],
        weight: Weight,
        theme: Theme,
    ) -> Vec<Item> {
        let paper = theme.page().paper;
        let (colour, _) = theme.method_of(experiment);
        let (radius, line, stroke) = match weight {
            Weight::Own => (BALL, 1.6, 2.5),
            Weight::Rival => (0.7 * BALL, 1.4, 2.0),
        };
        let [from, at] = [from, at].map(|point| self.place(point));
        let lines = clip(&[vec![from, at]], self.backdrop.axes.frame.edges(MARGIN));
        let mut items: Vec<Item> = haloed(lines, (paper, line + 2.0), (colour, line)).into_iter().collect();
        if self.backdrop.axes.frame.contains(at, MARGIN) {
            items.push(disc(at, radius + 2.0, Some(paper), None));
            items.push(disc(at, radius, Some(mix(paper, colour, 0.25)), Some((colour, stroke))));
        }
        items
    }

    fn piece(&self, trajectory: &Trajectory, iterations: std::ops::Range<usize>) -> PathPiece {
        PathBuilder::new(&self.backdrop.axes, trajectory, iterations, NEAR, 1.0).whole()
    }

    /// The arrows of an update, head to tail. If they are short, a lens over them shows them enlarged.
    #[must_use]
    pub fn arrows(&self, explanation: &Explanation<'_>, step: &Update, style: Style) -> Vec<Item> {
        let palette = style.theme.page();
        let height = |level: &Level| self.line(level, &palette, true);
        let look = ArrowLook { style, palette: &palette, height: &height, named: true };
        let ArrowLayers { mut over, lens, label, .. } = self.backdrop.acted(explanation, step, &look);
        over.extend(lens);
        over.extend(label);
        over
    }

    /// The numbers of round iterations beside the path, as far as they do not overlap.
    #[must_use]
    pub fn numbers(&self, trajectory: &Trajectory, theme: Theme) -> Vec<Item> {
        const AWAY: f64 = 34.0;
        let palette = theme.page();
        let last = trajectory.len().saturating_sub(1);
        let every = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000].into_iter().find(|every| last / every <= 5);
        let mut taken = self.backdrop.minima();
        taken.extend(trajectory.len().checked_sub(1).map(|_| self.place(trajectory.position(0))));
        let mut items = Vec::new();
        for iteration in (0..=last).step_by(every.unwrap_or(10_000)).skip(1) {
            let [x, y] = self.place(trajectory.position(iteration));
            let [width, height] = self.size;
            let inside = (8.0..width - 28.0).contains(&x) && (24.0..height - 8.0).contains(&y);
            if !inside || taken.iter().any(|[a, b]| (x - a).abs() < AWAY && (y - b).abs() < AWAY) {
                continue;
            }
            taken.push([x, y]);
            let spans = math::words(number::shortest(iteration as f64));
            let width = font::total_width(&spans, LABEL_SIZE);
            let area = [x + 5.0, y - 19.0, width + 4.0, 14.0];
            items.push(Item::Rectangle { area, fill: Some((palette.paper, 0.6)), stroke: None });
            items.push(text([x + 7.0, y - 8.0], Anchor::Start, LABEL_SIZE, spans, palette.secondary));
        }
        items
    }
}

/// The marker of a method on a short line in its colour, with its middle at a place: the key of the method
/// beside a chart.
///
/// ```
/// use korogaru_figure::{Theme, fragment, mark};
///
/// let drawn = |method| fragment("a", &mark(method, Theme::Light, [10.0, 8.0]));
/// assert_ne!(drawn("sgd"), drawn("adam"));
/// ```
#[must_use]
pub fn mark(method: &str, theme: Theme, [x, y]: [f64; 2]) -> [Item; 2] {
    let (colour, shape) = theme.method(method);
    [dash([x - 9.0, y], 18.0, colour, 1.4), markers(&[([x, y], 5.0)], shape, 0.0, colour)]
}

/// Circles that are filled with paper.
fn hollow(dots: &[([f64; 2], f64)], paper: Colour, colour: Colour) -> Item {
    let points = dots.iter().map(|&(point, radius)| (point, 0.8 * radius)).collect();
    Item::Markers { points, shape: Shape::Circle, fill: Some(paper), stroke: Some((colour, 0.9)) }
}

/// A window with one more cell at its upper ends, since a grid stops one step before them.
fn beyond(window: Plane, [columns, rows]: [usize; 2]) -> Plane {
    let longer = |interval: Interval, count: usize| {
        let step = interval.width() / count as f64;
        Interval::new(interval.low(), interval.high() + step).unwrap_or(interval)
    };
    Plane { x: longer(window.x, columns), y: longer(window.y, rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_points_are_each_others_inverses() {
        let experiment = Experiment::default();
        let chart = PlaneChart::new(&experiment, experiment.view(), [800.0, 400.0]);
        for point in [[-7.0, 2.0], [0.0, 0.0], [3.5, -9.0]] {
            let back = chart.point(chart.place(point));
            assert!((0..2).all(|axis| (back[axis] - point[axis]).abs() < 1e-9), "{back:?}");
        }
    }
}
