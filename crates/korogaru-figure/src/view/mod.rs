//! One file a view. What views share stands here: the contour lines of a function, and where things go.

mod arrow;
mod arrows;
mod contour;
mod covered;
mod curves;
mod ensemble;
mod explained;
mod fresh;
mod heights;
mod key;
mod lens;
mod line;
mod log;
mod map;
mod motion;
mod note;
mod overlay;
mod panel;
mod ribbon;
mod setting;
mod sheet;
mod theory;
mod timeline;
mod trajectory;

use std::sync::Arc;

use korogaru_lab::{Experiment, Interval, Objective, Plane};
use korogaru_text::{Label, method_with, noise, number};

use crate::axes::{Axes, SIZE};
use crate::contour::{Grid, Line, lines, simplify};
use crate::font;
use crate::math;
use crate::scale;
use crate::scene::{Anchor, Colour, Item, Run, Scene, Shape, Text};
use crate::theme::{Palette, Style};

pub(crate) use arrows::Acted;
pub use curves::curves_figure;
pub use explained::{ExplanationView, explanation_figure};
pub use log::{NamedLog, log_figure};
pub use map::{MapChart, map_figure};
pub use motion::{overlay_animation, sheet_animation};
pub use overlay::overlay_figure;
pub use ribbon::ribbon_figure;
pub use sheet::sheet_figure;
pub use theory::theory_figure;
pub use timeline::Timeline;
pub(crate) use trajectory::{markers, sized};

/// A function's contour lines, ready to have paths drawn over them. Figures of one function in one view share
/// a backdrop, whatever their language and theme.
#[derive(Clone, Debug)]
pub struct Backdrop {
    experiment: Experiment,
    pub(crate) objective: Arc<dyn Objective>,
    pub(crate) axes: Axes,
    /// Why there are no lines, where there is nothing that could have any.
    bare: Option<Bare>,
    /// Levels that have lines, ascending, each with its place among all levels from 0 to 1.
    pub(crate) levels: Vec<Level>,
}

/// What has no contour lines.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Bare {
    /// f has no value anywhere in view.
    Undefined,
    /// It has this one everywhere.
    Constant(f64),
}

/// A height as it is written.
fn constant(height: f64) -> String {
    number::significant(height, 6)
}

#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) height: f64,
    /// From 0, the lowest level there is, to 1, the highest.
    pub(crate) place: f64,
    /// On the page.
    pub(crate) lines: Vec<Line>,
}

/// What a figure says of itself beside what is drawn.
struct Words {
    title: String,
    description: String,
    /// The experiments that it was drawn from.
    experiments: Vec<String>,
}

impl Words {
    /// Of a run: its method, with what is random in it, is the title.
    fn of(experiment: &Experiment, description: String, style: Style) -> Self {
        let title = method_with(experiment.method(), &noise(style.lang, experiment));
        Self { title, description, experiments: vec![experiment.to_toml()] }
    }
}

/// Lines are thinned to points within this many pixels of where they belong.
const LINE_TOLERANCE: f64 = 0.05;

const TITLE_SIZE: f64 = 20.0;
const TITLE_BASELINE: f64 = 36.0;

impl Backdrop {
    /// The contour lines of an experiment's objective in its view.
    ///
    /// Heights are taken over the objective's own domain, as the article does, unless the experiment looks at
    /// another rectangle: then over that.
    #[must_use]
    pub fn new(experiment: &Experiment) -> Self {
        let objective = Arc::clone(experiment.objective());
        let view = experiment.view();
        let area = if view == objective.view() { common(objective.domain(), view) } else { view };
        let grid = Grid::sample(&*objective, area, Grid::ARTICLE);
        Self::on(experiment, &grid, Axes::new(view)).0
    }

    /// The contour lines of heights over a grid, on a rectangle of the page, and all levels that were chosen.
    pub(crate) fn on(experiment: &Experiment, grid: &Grid, axes: Axes) -> (Self, Vec<f64>) {
        let objective = Arc::clone(experiment.objective());
        let bare = match grid.range() {
            None => Some(Bare::Undefined),
            Some((low, high)) if high <= low => Some(Bare::Constant(low)),
            _ => None,
        };
        let heights =
            grid.range().map_or_else(Vec::new, |(low, high)| scale::levels(low, high, objective.spacing()));
        let last = heights.len().saturating_sub(1).max(1) as f64;
        let on_page = |line: Line| {
            let placed: Line = line.into_iter().map(|point| axes.place(point)).collect();
            simplify(&placed, LINE_TOLERANCE)
        };
        let levels = lines(grid, &heights)
            .into_iter()
            .enumerate()
            .map(|(i, lines)| Level {
                height: heights[i],
                place: i as f64 / last,
                lines: lines.into_iter().map(on_page).collect(),
            })
            .filter(|level| !level.lines.is_empty())
            .collect();
        (Self { experiment: experiment.clone(), objective, axes, bare, levels }, heights)
    }

    /// The contour lines, clipped to the frame.
    fn contours(&self, style: Style, width: f64) -> Item {
        let lines = self.levels.iter().map(|level| Item::Lines {
            lines: level.lines.clone(),
            colour: style.theme.height(level.place),
            width,
        });
        let mut items: Vec<Item> = lines.collect();
        items.extend(self.bare.map(|bare| self.nothing(bare, style)));
        Item::Clipped { area: self.axes.area(), items }
    }

    /// That there are no lines to be seen, and why, in their place.
    fn nothing(&self, bare: Bare, style: Style) -> Item {
        const SIZE: f64 = 14.0;
        let said = style.lang.say(&match bare {
            Bare::Undefined => Label::NowhereDefined,
            Bare::Constant(height) => Label::ConstantHere { height: constant(height) },
        });
        let axes = &self.axes;
        let at = [f64::midpoint(axes.left, axes.right), f64::midpoint(axes.top, axes.bottom) + 0.36 * SIZE];
        let room = axes.right - axes.left - 16.0;
        squeezed(math::words(said), SIZE, room, Anchor::Middle, at, style.theme.palette().secondary)
    }

    /// The same lines in another frame of the page.
    fn reframed(&self, axes: Axes) -> Self {
        let (old, new) = (self.axes.area(), axes.area());
        let along = |axis: usize, at: f64| new[axis] + (at - old[axis]) * (new[axis + 2] / old[axis + 2]);
        let moved = |line: &Line| line.iter().map(|&[x, y]| [along(0, x), along(1, y)]).collect();
        let levels = self
            .levels
            .iter()
            .map(|level| Level { lines: level.lines.iter().map(moved).collect(), ..*level });
        Self {
            levels: levels.collect(),
            bare: self.bare,
            axes,
            experiment: self.experiment.clone(),
            objective: Arc::clone(&self.objective),
        }
    }

    /// Where the minima in view are on the page.
    pub(crate) fn minima(&self) -> Vec<[f64; 2]> {
        let points = self.objective.minima().iter().map(|minimum| minimum.point);
        points.filter(|&point| self.axes.view.contains(point)).map(|point| self.axes.place(point)).collect()
    }

    /// A plus sign at each minimum, with a rim of paper that lifts it off the path.
    fn minimum_signs(&self, scale: f64, palette: &Palette) -> [Item; 2] {
        let points = self.minima();
        let sign = |radius, colour, width| plus(&points, scale * radius, (colour, scale * width));
        [sign(7.5, palette.paper, 5.0), sign(6.0, palette.minimum, 2.0)]
    }

    fn scene(&self, style: Style, words: Words, items: Vec<Item>) -> Scene {
        page(style, words, SIZE, items)
    }
}

fn page(style: Style, words: Words, size: [f64; 2], items: Vec<Item>) -> Scene {
    // Of whole pixels: part of one is dark in a PNG.
    let [width, height] = size.map(f64::ceil);
    Scene {
        width,
        height,
        lang: style.lang.code(),
        title: words.title,
        description: words.description,
        experiments: words.experiments,
        log: None,
        background: style.theme.palette().paper,
        items,
    }
}

pub(crate) fn plus(points: &[[f64; 2]], radius: f64, stroke: (Colour, f64)) -> Item {
    let points = points.iter().map(|&point| (point, radius)).collect();
    Item::Markers { points, shape: Shape::Plus, fill: None, stroke: Some(stroke) }
}

/// A line of text over the middle of the frame, made smaller where it would be wider than the page.
fn heading(runs: Vec<Run>, size: f64, baseline: f64, axes: &Axes, colour: Colour) -> Item {
    centred(runs, size, [f64::midpoint(axes.left, axes.right), baseline], colour)
}

/// The same over a place of the page.
fn centred(runs: Vec<Run>, size: f64, at: [f64; 2], colour: Colour) -> Item {
    let room = 2.0 * (SIZE[0] - at[0]).min(at[0]) - 24.0;
    squeezed(runs, size, room, Anchor::Middle, at, colour)
}

/// A line of text at a place, made smaller where it would take more than its room.
fn squeezed(runs: Vec<Run>, size: f64, room: f64, anchor: Anchor, at: [f64; 2], colour: Colour) -> Item {
    let size = size * (room / font::total_width(&runs, size).max(1.0)).min(1.0);
    Item::Text(Text { at, anchor, size, colour, runs })
}

/// A line of text from a place on, made smaller where it would go beyond the right end of the page.
fn fitted(at: [f64; 2], runs: Vec<Run>, size: f64, page: f64, colour: Colour) -> Item {
    squeezed(runs, size, page - at[0] - 4.0, Anchor::Start, at, colour)
}

/// What two rectangles have in common, or the second where they have nothing.
fn common(a: Plane, b: Plane) -> Plane {
    let overlap = |a: Interval, b: Interval| Interval::new(a.low().max(b.low()), a.high().min(b.high()));
    match (overlap(a.x, b.x), overlap(a.y, b.y)) {
        (Some(x), Some(y)) => Plane { x, y },
        _ => b,
    }
}
