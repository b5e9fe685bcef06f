use korogaru_lab::Trajectory;
use korogaru_text::{Label, named, noise, number};

use super::note::{Mark, Note, mark_items};
use super::path_builder::{PathBuilder, PathStyle};
use super::{Backdrop, Metadata, SIZE, page};
use crate::frame::MARGIN;
use crate::math;
use crate::scene::{Item, Scene};
use crate::theme::Style;

/// Points nearer than this many pixels to the one before are not drawn again.
pub(super) const NEAR: f64 = 0.1;
/// How far the paper shows around a marker.
pub(super) const RIM: f64 = 0.8;
/// The distance in pixels between points along a line that a note should not hide.
const APART: f64 = 8.0;
/// Digits of a point in the note.
const DIGITS: usize = 4;

impl Backdrop {
    /// Draws a run over the contour lines: the path as a line with markers, marks at the first and the last
    /// point, and a note with the hyperparameters, the number of updates, and how the run ended.
    ///
    /// The backdrop must be that of the run's experiment.
    #[must_use]
    pub fn trajectory_figure(&self, trajectory: &Trajectory, style: Style) -> Scene {
        let Path { mut line, mut start, end, places } = self.path(trajectory, 1.0, style);
        line.append(&mut start);
        let shown: Vec<[f64; 2]> = places.into_iter().chain(self.minima()).collect();
        let items = self.figure(style, line, end, &self.note(trajectory, style), &shown);
        let description = self.trajectory_description(trajectory, style);
        page(style, Metadata::of(trajectory.experiment(), description, style), SIZE, items)
    }

    /// The path of a run, with markers and marks `scale` times as large as usual.
    pub(super) fn path(&self, trajectory: &Trajectory, scale: f64, style: Style) -> Path {
        let palette = style.theme.palette();
        let path_style = path_style(trajectory, scale, style);
        let axes = &self.axes;
        let piece = PathBuilder::new(axes, trajectory, 0..trajectory.len(), NEAR, scale).whole();
        let places = piece.dots.iter().map(|(point, _)| *point).chain(between(&piece.lines)).collect();
        let mark = |mark, iteration: usize| {
            let point = axes.place(trajectory.position(iteration));
            let items = || mark_items(mark, point, scale, path_style.colour, &palette);
            if axes.frame.contains(point, MARGIN) { items() } else { Vec::new() }
        };
        let (start, end) = match trajectory.len() {
            0 => (Vec::new(), Vec::new()),
            1 => (mark(Mark::Start, 0), Vec::new()),
            count => (mark(Mark::Start, 0), mark(Mark::End, count - 1)),
        };
        Path { line: piece.items(&path_style).into(), start, end, places }
    }

    fn note(&self, trajectory: &Trajectory, style: Style) -> Note {
        let mut note = Note::default();
        note.hyperparameters(trajectory.experiment().method());
        let Some(last) = trajectory.len().checked_sub(1) else {
            note.end(style.lang, trajectory, self.axes.view);
            return note;
        };
        note.row(style.words(&Label::Iterations { count: last }));
        note.noise(noise(style.lang, trajectory.experiment()));
        let point = |label: &Label, iteration| {
            let point = number::place(trajectory.position(iteration), self.axes.view, DIGITS);
            math::words(format!("{} {point}", style.lang.say(label)))
        };
        note.marked(Mark::Start, point(&Label::Start, 0));
        if last > 0 {
            note.marked(Mark::End, point(&Label::End, last));
        }
        note.end(style.lang, trajectory, self.axes.view);
        note
    }

    pub(super) fn trajectory_description(&self, trajectory: &Trajectory, style: Style) -> String {
        let last = trajectory.len().saturating_sub(1);
        let point = |iteration| {
            let is_empty = trajectory.is_empty();
            let at = if is_empty { trajectory.experiment().start() } else { trajectory.position(iteration) };
            number::place(at, self.axes.view, DIGITS)
        };
        style.lang.say(&Label::TrajectoryDescription {
            method: named(style.lang, trajectory.experiment()),
            formula: self.objective.formula().to_owned(),
            count: last,
            start: point(0),
            end: point(last),
        })
    }
}

/// The path of a run on the page, in parts between which other things are drawn.
pub(super) struct Path {
    pub(super) line: Vec<Item>,
    pub(super) start: Vec<Item>,
    /// The mark of the last point, if it is another one.
    pub(super) end: Vec<Item>,
    /// The places of the markers, and points along lines between markers that are far apart.
    pub(super) places: Vec<[f64; 2]>,
}

/// Points along long segments.
fn between(lines: &[Vec<[f64; 2]>]) -> impl Iterator<Item = [f64; 2]> + '_ {
    lines.iter().flat_map(|line| line.windows(2)).flat_map(|ends| {
        let ([x, y], [to_x, to_y]) = (ends[0], ends[1]);
        let length = (to_x - x).hypot(to_y - y);
        let shares = (1_i32..).map(move |i| f64::from(i) * APART / length).take_while(|&share| share < 1.0);
        shares.map(move |share| [x + share * (to_x - x), y + share * (to_y - y)])
    })
}

/// The path of a run in a figure, in its method's colour and with its marker.
pub(super) fn path_style(trajectory: &Trajectory, scale: f64, style: Style) -> PathStyle {
    let (colour, shape) = style.theme.method_of(trajectory.experiment());
    PathStyle { colour, shape, paper: style.theme.palette().paper, widths: [4.0 * scale, 1.6 * scale, RIM] }
}
