//! The plane of a page: a picture in parts, so that what changes often is drawn without the rest.

mod window;

use korogaru_lab::{Experiment, Explanation, Interval, Plane, Step, Trajectory};
use korogaru_text::number;

use crate::axes::Axes;
use crate::colour::mix;
use crate::contour::Grid;
use crate::font;
use crate::math;
use crate::path::{distinct, seen, thin};
use crate::scene::{Anchor, Colour, Item, Shape, Text};
use crate::theme::{Style, Theme};
use crate::tones::Tones;
use crate::view::{Acted, Backdrop, Level, markers, plus};

/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.25;
/// Of the grid that heights are taken from, in pixels.
const CELL: f64 = 4.0;
const LABEL_SIZE: f64 = 12.0;

/// A function in a window of the plane, on a rectangle of a page of any size. Its parts are drawn one by one: the bands of
/// height and the contour lines, a run's path, what acted in a step.
///
/// ```
/// use korogaru_figure::{Stage, Theme, fragment};
/// use korogaru_lab::{Experiment, run};
///
/// let experiment = Experiment::default();
/// let stage = Stage::new(&experiment, experiment.view(), [800.0, 400.0]);
/// assert_eq!(stage.place([0.0, 0.0]), [400.0, 200.0]);
/// assert_eq!(stage.point([400.0, 200.0]), [0.0, 0.0]);
/// let [past, future] = stage.path(&run(&experiment), 6, Theme::Light);
/// assert!(fragment("path", &past).contains("<path") && !future.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Stage {
    backdrop: Backdrop,
    size: [f64; 2],
    /// All levels, with those that have no line in the window.
    heights: Vec<f64>,
}

impl Stage {
    /// The objective of an experiment in a window, on so many pixels across and down.
    #[must_use]
    pub fn new(experiment: &Experiment, window: Plane, [width, height]: [f64; 2]) -> Self {
        let axes = Axes { view: window, left: 0.0, top: 0.0, right: width, bottom: height };
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

    /// What is shown of the plane.
    #[must_use]
    pub fn window(&self) -> Plane {
        self.backdrop.axes.view
    }

    /// Pixels across and down.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        self.size
    }

    /// Where a point of the plane is on the page.
    #[must_use]
    pub fn place(&self, point: [f64; 2]) -> [f64; 2] {
        self.backdrop.axes.place(point)
    }

    /// Which point of the plane is at a place of the page.
    #[must_use]
    pub fn point(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let Plane { x: across, y: up } = self.window();
        let [width, height] = self.size;
        [across.low() + x / width * across.width(), up.high() - y / height * up.width()]
    }

    /// How high f is at a place of the page, as the band between two contour lines: 0 is below the lowest level. `None`
    /// where f has no finite value.
    fn bands_of(&self, values: &[f64], out: &mut Vec<Option<usize>>) {
        let band = |value: f64| self.heights.partition_point(|&height| height <= value);
        out.extend(values.iter().map(|&value| value.is_finite().then(|| band(value))));
    }

    /// The bands of height between the contour lines as pixels (red, green, blue, opacity), row by row from the top, on a
    /// raster of so many columns and rows.
    #[must_use]
    pub fn bands(&self, theme: Theme, [columns, rows]: [usize; 2]) -> Vec<u8> {
        let tones = Tones::of(theme);
        let window = self.window();
        let last = self.heights.len().max(1) as f64;
        let colours: Vec<Colour> =
            (0..=self.heights.len()).map(|band| tones.ground(band as f64 / last)).collect();
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
                let Colour(r, g, b) = band.map_or(tones.paper, |band| colours[band]);
                pixels.extend([r, g, b, 0xff]);
            }
        }
        pixels
    }

    /// The contour lines, each second one with its height, and the minima.
    #[must_use]
    pub fn ground(&self, theme: Theme) -> Vec<Item> {
        let tones = Tones::of(theme);
        let levels = &self.backdrop.levels;
        let mut items: Vec<Item> = Vec::new();
        let mut labels = Vec::new();
        let written = crate::scale::written(&levels.iter().map(|level| level.height).collect::<Vec<_>>());
        let mut taken: Vec<[f64; 2]> = self.backdrop.minima();
        for (level, text) in levels.iter().zip(&written) {
            let index = self.heights.iter().position(|height| height.total_cmp(&level.height).is_eq());
            let counted = index.is_some_and(|index| index % 2 == 1);
            let colour = self.line(level, tones, counted);
            let width = if counted { 1.1 } else { 0.9 };
            items.push(Item::Lines { lines: level.lines.clone(), colour, width });
            let Some(at) = self.label_place(level, &taken).filter(|_| counted) else { continue };
            taken.push(at);
            labels.extend(self.label(at, text, tones));
        }
        items.extend(labels);
        let minima = self.backdrop.minima();
        items.push(plus(&minima, 8.0, (tones.paper, 4.5)));
        items.push(plus(&minima, 7.0, (tones.ink, 1.8)));
        items
    }

    fn line(&self, level: &Level, tones: &Tones, counted: bool) -> Colour {
        mix(tones.ground(level.place), tones.contour, if counted { 0.5 } else { 0.24 })
    }

    /// Where the height of a level is written: on its line, away from edges and from what is taken.
    fn label_place(&self, level: &Level, taken: &[[f64; 2]]) -> Option<[f64; 2]> {
        const AWAY: f64 = 30.0;
        let [width, height] = self.size;
        let inside = |&&[x, y]: &&[f64; 2]| {
            (AWAY..width - AWAY).contains(&x) && (AWAY / 2.0..height - AWAY / 2.0).contains(&y)
        };
        let free =
            |&&[x, y]: &&[f64; 2]| taken.iter().all(|[a, b]| (x - a).abs() > AWAY || (y - b).abs() > AWAY);
        // Right of the middle, where paths from the left seldom are.
        let ray = |[x, y]: [f64; 2]| (x - 0.6 * width).abs() + 0.2 * (height - y);
        let points = level.lines.iter().flatten().filter(inside).filter(free);
        points.min_by(|a, b| ray(**a).total_cmp(&ray(**b))).copied()
    }

    fn label(&self, [x, y]: [f64; 2], text: &str, tones: &Tones) -> [Item; 2] {
        let runs = math::words(text);
        let width = font::total_width(&runs, LABEL_SIZE) + 6.0;
        let area = [x - width / 2.0, y - 0.6 * LABEL_SIZE, width, 1.2 * LABEL_SIZE];
        [
            Item::Rectangle { area, fill: Some((tones.paper, 0.72)), stroke: None },
            Item::Text(Text {
                at: [x, y + 0.36 * LABEL_SIZE],
                anchor: Anchor::Middle,
                size: LABEL_SIZE,
                colour: tones.secondary,
                runs,
            }),
        ]
    }

    /// A run's path up to an iteration, in its method's colour and marker, and what comes after it, dimmed.
    #[must_use]
    pub fn path(&self, trajectory: &Trajectory, now: usize, theme: Theme) -> [Vec<Item>; 2] {
        let tones = Tones::of(theme);
        let (colour, shape) = theme.method(trajectory.experiment().method().info().name);
        let after = self.stretch(trajectory, now..trajectory.len(), |dots, lines| {
            vec![
                Item::Lines { lines, colour: tones.secondary, width: 1.0 },
                hollow(&dots, tones.paper, tones.secondary),
            ]
        });
        let end = (now + 1).min(trajectory.len());
        let before = self.stretch(trajectory, 0..end, |dots, lines| {
            vec![
                Item::Lines { lines: lines.clone(), colour: tones.paper, width: 3.6 },
                Item::Lines { lines, colour, width: 1.6 },
                markers(&dots, shape, 0.8, tones.paper),
                markers(&dots, shape, 0.0, colour),
            ]
        });
        [before, after]
    }

    /// A run's whole path, thin, as that of a method which is compared with another.
    #[must_use]
    pub fn rival(&self, trajectory: &Trajectory, theme: Theme) -> Vec<Item> {
        let (colour, shape) = theme.method(trajectory.experiment().method().info().name);
        let tones = Tones::of(theme);
        self.stretch(trajectory, 0..trajectory.len(), |dots, lines| {
            vec![
                Item::Lines { lines: lines.clone(), colour: tones.paper, width: 3.2 },
                Item::Lines { lines, colour, width: 1.4 },
                markers(&dots, shape, 0.6, tones.paper),
                markers(&dots, shape, 0.0, colour),
            ]
        })
    }

    fn stretch(
        &self,
        trajectory: &Trajectory,
        iterations: std::ops::Range<usize>,
        items: impl Fn(Vec<([f64; 2], f64)>, Vec<Vec<[f64; 2]>>) -> Vec<Item>,
    ) -> Vec<Item> {
        let axes = &self.backdrop.axes;
        let edges = axes.edges(8.0);
        let points = thin(iterations.map(|i| axes.place(trajectory.position(i))), NEAR);
        let lines = seen(&points, NEAR, edges);
        let [left, top, right, bottom] = edges;
        let visible =
            |&(p, _): &([f64; 2], f64)| (left..=right).contains(&p[0]) && (top..=bottom).contains(&p[1]);
        let dots = distinct(crate::view::sized(&points).filter(visible), NEAR);
        items(dots, lines)
    }

    /// What acted in a step: its arrows head to tail, and where they are short a lens, on top.
    #[must_use]
    pub fn step(&self, explanation: &Explanation<'_>, step: &Step, style: Style) -> Vec<Item> {
        let tones = Tones::of(style.theme);
        let palette = tones.palette(style.theme);
        let height = |level: &Level| self.line(level, tones, true);
        let Acted { mut over, lens, label, .. } =
            self.backdrop.acted(explanation, step, style, &palette, &height);
        over.extend(lens);
        over.extend(label);
        over
    }

    /// The numbers of iterations beside the path, at round ones that keep away from each other.
    #[must_use]
    pub fn numbers(&self, trajectory: &Trajectory, theme: Theme) -> Vec<Item> {
        const AWAY: f64 = 34.0;
        let tones = Tones::of(theme);
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
            let runs = math::words(number::shortest(iteration as f64));
            let width = font::total_width(&runs, LABEL_SIZE);
            let area = [x + 5.0, y - 19.0, width + 4.0, 14.0];
            items.push(Item::Rectangle { area, fill: Some((tones.paper, 0.6)), stroke: None });
            items.push(Item::Text(Text {
                at: [x + 7.0, y - 8.0],
                anchor: Anchor::Start,
                size: LABEL_SIZE,
                colour: tones.secondary,
                runs,
            }));
        }
        items
    }
}

/// A method's marker on a piece of its line, in its colour, with its middle at a place: what names it beside a plane.
///
/// ```
/// use korogaru_figure::{Theme, fragment, mark};
///
/// assert_ne!(fragment("a", &mark("sgd", Theme::Light, [10.0, 8.0])), fragment("a", &mark("adam", Theme::Light, [10.0, 8.0])));
/// ```
#[must_use]
pub fn mark(method: &str, theme: Theme, [x, y]: [f64; 2]) -> [Item; 2] {
    let (colour, shape) = theme.method(method);
    let line = vec![vec![[x - 9.0, y], [x + 9.0, y]]];
    [Item::Lines { lines: line, colour, width: 1.4 }, markers(&[([x, y], 5.0)], shape, 0.0, colour)]
}

/// Circles with paper inside.
fn hollow(dots: &[([f64; 2], f64)], paper: Colour, colour: Colour) -> Item {
    let points = dots.iter().map(|&(point, radius)| (point, 0.8 * radius)).collect();
    Item::Markers { points, shape: Shape::Circle, fill: Some(paper), stroke: Some((colour, 0.9)) }
}

/// A window with one cell more at its upper ends, since a grid stops a step short of them.
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
        let stage = Stage::new(&experiment, experiment.view(), [800.0, 400.0]);
        for point in [[-7.0, 2.0], [0.0, 0.0], [3.5, -9.0]] {
            let back = stage.point(stage.place(point));
            assert!((0..2).all(|axis| (back[axis] - point[axis]).abs() < 1e-9), "{back:?}");
        }
    }
}
