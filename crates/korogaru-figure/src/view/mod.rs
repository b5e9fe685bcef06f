//! Views, one in each file. This file has what they share: the contour lines of a function, titles, and lines
//! of text.

mod arrow_shape;
mod arrows;
mod axis_scale;
mod contour;
mod covered;
mod curves;
mod ensemble;
mod explained;
mod fresh;
mod key;
mod labels;
mod lens;
mod line;
mod log;
mod map;
mod motion;
mod note;
mod overlay;
mod panel;
mod path_builder;
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
use crate::drawing::{centred, plus, squeezed};
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Colour, Item, Scene, Span};
use crate::theme::Style;
use crate::ticker;

use note::Note;
use setting::subtitle;

pub(crate) use arrows::{ArrowLayers, ArrowLook};
pub use curves::curves_figure;
pub use explained::{ExplanationView, explanation_figure};
pub use log::{NamedLog, log_figure};
pub use map::{MapChart, map_figure};
pub use motion::{overlay_animation, sheet_animation};
pub use overlay::overlay_figure;
pub(crate) use path_builder::{PathBuilder, PathPiece, PathStyle};
pub use ribbon::ribbon_figure;
pub use sheet::sheet_figure;
pub use theory::theory_figure;
pub use timeline::Timeline;

/// The contour lines of a function, over which paths are drawn. Figures of one function in one view can share
/// a backdrop, whatever their language and theme.
#[derive(Clone, Debug)]
pub struct Backdrop {
    experiment: Experiment,
    pub(crate) objective: Arc<dyn Objective>,
    pub(crate) axes: Axes,
    /// Why there are no contour lines, if there cannot be any.
    bare: Option<NoContours>,
    /// The levels that have lines, in ascending order.
    pub(crate) levels: Vec<Level>,
}

/// Why a function has no contour lines.
#[derive(Clone, Copy, Debug, PartialEq)]
enum NoContours {
    /// f has no finite value in the view.
    Undefined,
    /// f has this value everywhere.
    Constant(f64),
}

fn constant(height: f64) -> String {
    number::significant(height, 6)
}

#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) height: f64,
    /// The place among all levels, from 0 for the lowest to 1 for the highest.
    pub(crate) place: f64,
    /// The contour lines, on the page.
    pub(crate) lines: Vec<Line>,
}

/// What a figure says of itself in words.
struct Metadata {
    title: String,
    description: String,
    /// The texts of the experiments from which it was drawn.
    experiments: Vec<String>,
}

impl Metadata {
    /// For a figure of a run. The title is the method, with what is random in the run.
    fn of(experiment: &Experiment, description: String, style: Style) -> Self {
        let title = method_with(experiment.method(), &noise(style.lang, experiment));
        Self { title, description, experiments: vec![experiment.to_toml()] }
    }
}

/// The greatest error in pixels of a line whose points are thinned.
const LINE_TOLERANCE: f64 = 0.05;

const TITLE_SIZE: f64 = 20.0;
const TITLE_BASELINE: f64 = 36.0;

impl Backdrop {
    /// Computes the contour lines of the objective of an experiment, in its view.
    ///
    /// The objective is evaluated over its own domain, as in the article. If the experiment has another view,
    /// it is evaluated over the view.
    #[must_use]
    pub fn new(experiment: &Experiment) -> Self {
        let objective = Arc::clone(experiment.objective());
        let view = experiment.view();
        let area = if view == objective.view() { common(objective.domain(), view) } else { view };
        let grid = Grid::sample(&*objective, area, Grid::ARTICLE);
        Self::on(experiment, &grid, Axes::new(view)).0
    }

    /// The contour lines of a grid on a rectangle of the page, and all levels that were chosen.
    pub(crate) fn on(experiment: &Experiment, grid: &Grid, axes: Axes) -> (Self, Vec<f64>) {
        let objective = Arc::clone(experiment.objective());
        let bare = match grid.range() {
            None => Some(NoContours::Undefined),
            Some((low, high)) if high <= low => Some(NoContours::Constant(low)),
            _ => None,
        };
        let heights =
            grid.range().map_or_else(Vec::new, |(low, high)| ticker::levels(low, high, objective.spacing()));
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
        self.clipped(items)
    }

    /// A text in place of the lines that says why there are none.
    fn nothing(&self, bare: NoContours, style: Style) -> Item {
        const SIZE: f64 = 14.0;
        let said = style.lang.say(&match bare {
            NoContours::Undefined => Label::NowhereDefined,
            NoContours::Constant(height) => Label::ConstantHere { height: constant(height) },
        });
        let frame = &self.axes.frame;
        let [x, y] = frame.middle();
        let (at, colour) = ([x, y + 0.36 * SIZE], style.theme.palette().secondary);
        squeezed(math::words(said), SIZE, frame.width() - 16.0, Anchor::Middle, at, colour)
    }

    /// The same lines in another frame.
    fn reframed(&self, frame: Frame) -> Self {
        let (old, new) = (self.axes.frame.area(), frame.area());
        let along = |axis: usize, at: f64| new[axis] + (at - old[axis]) * (new[axis + 2] / old[axis + 2]);
        let moved = |line: &Line| line.iter().map(|&[x, y]| [along(0, x), along(1, y)]).collect();
        let levels = self
            .levels
            .iter()
            .map(|level| Level { lines: level.lines.iter().map(moved).collect(), ..*level });
        Self {
            levels: levels.collect(),
            bare: self.bare,
            axes: Axes { frame, ..self.axes },
            experiment: self.experiment.clone(),
            objective: Arc::clone(&self.objective),
        }
    }

    /// The places on the page of the minima in the view.
    pub(crate) fn minima(&self) -> Vec<[f64; 2]> {
        let points = self.objective.minima().iter().map(|minimum| minimum.point);
        points.filter(|&point| self.axes.view.contains(point)).map(|point| self.axes.place(point)).collect()
    }

    /// A plus sign at each minimum, with a rim of paper so that it stands out from the path.
    fn minimum_signs(&self, scale: f64, palette: &Palette) -> [Item; 2] {
        let points = self.minima();
        let sign = |radius, colour, width| plus(&points, scale * radius, (colour, scale * width));
        [sign(7.5, palette.paper, 5.0), sign(6.0, palette.minimum, 2.0)]
    }

    /// Items, clipped to the frame.
    fn clipped(&self, items: Vec<Item>) -> Item {
        Item::Clipped { area: self.axes.frame.area(), items }
    }

    /// A figure of a run: contour lines, axes and `path` in the frame, minima and `over` on top, a note that
    /// hides none of the `occupied` places, and key and headings around the frame.
    fn figure(
        &self,
        style: Style,
        path: Vec<Item>,
        over: Vec<Item>,
        note: &Note,
        occupied: &[[f64; 2]],
    ) -> Vec<Item> {
        let palette = style.theme.palette();
        let mut items = vec![self.contours(style, 1.5)];
        items.extend(self.axes.items(&palette));
        items.push(self.clipped(path));
        items.extend(self.minimum_signs(1.0, &palette));
        items.extend(over);
        items.extend(note.items(&self.axes.frame, occupied, &palette));
        items.extend(self.key(style, &palette));
        items.extend(self.headings(&palette));
        items
    }

    /// The lines over the frame: the method and the function.
    fn headings(&self, palette: &Palette) -> [Item; 2] {
        let label = math::words(self.experiment.method().info().label);
        let formula = math::equation(self.objective.formula());
        [
            self.heading(label, TITLE_SIZE, 30.0, palette.ink),
            self.heading(formula, 13.0, 53.0, palette.secondary),
        ]
    }

    /// A line of text over the middle of the frame. It is made smaller if it would be wider than the page.
    fn heading(&self, spans: Vec<Span>, size: f64, baseline: f64, colour: Colour) -> Item {
        centred(spans, size, [self.axes.frame.middle()[0], baseline], colour)
    }
}

/// The lines over figures without a plane: the method, and what was run.
fn titles(experiment: &Experiment, style: Style, middle: f64, baselines: [f64; 2]) -> [Item; 2] {
    let palette = style.theme.palette();
    let label = math::words(experiment.method().info().label);
    [
        centred(label, TITLE_SIZE, [middle, baselines[0]], palette.ink),
        centred(subtitle(experiment, style.lang), 13.0, [middle, baselines[1]], palette.secondary),
    ]
}

fn page(style: Style, words: Metadata, size: [f64; 2], items: Vec<Item>) -> Scene {
    // The size is in whole pixels, since part of a pixel would be dark in a PNG.
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

/// The intersection of two rectangles, or the second one if it is empty.
fn common(a: Plane, b: Plane) -> Plane {
    let overlap = |a: Interval, b: Interval| Interval::new(a.low().max(b.low()), a.high().min(b.high()));
    let both = || Some(Plane { x: overlap(a.x, b.x)?, y: overlap(a.y, b.y)? });
    both().unwrap_or(b)
}
