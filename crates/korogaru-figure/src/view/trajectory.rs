use korogaru_lab::Trajectory;
use korogaru_text::{Label, named, noise, number};

use super::note::{Mark, Note, mark_items};
use super::{Backdrop, TITLE_SIZE, Words, heading};
use crate::math;
use crate::path::{distinct, seen, thin};
use crate::scene::{Colour, Item, Scene, Shape};
use crate::theme::Style;

/// Points nearer than this many pixels to the one before are not drawn again.
pub(super) const NEAR: f64 = 0.1;
/// Radius of a marker, and how far the paper shows around it.
const LARGEST: f64 = 3.2;
const SMALLEST: f64 = 1.3;
pub(super) const RIM: f64 = 0.8;
/// Points nearer than this many pixels look like one.
const ONE: f64 = 1.2;
/// So many pixels apart a line counts as points that a note would hide.
const APART: f64 = 8.0;
/// Digits of a point in the note.
const DIGITS: usize = 4;

impl Backdrop {
    /// A run over the contour lines: the path as line and markers, first and last point marked, and a note of
    /// the method's hyperparameters, the iterations, and how it ended.
    ///
    /// The backdrop is to be that of the run's own experiment.
    #[must_use]
    pub fn trajectory_figure(&self, trajectory: &Trajectory, style: Style) -> Scene {
        let palette = style.theme.palette();
        let method = trajectory.experiment().method();
        let label = method.info().label;
        let formula = self.objective.formula();
        let axes = &self.axes;
        let mut path = self.path(trajectory, 1.0, style);
        path.line.append(&mut path.start);

        let mut items = vec![self.contours(style, 1.5)];
        items.extend(axes.items(&palette));
        items.push(Item::Clipped { area: axes.area(), items: path.line });
        items.extend(self.minimum_signs(1.0, &palette));
        items.extend(path.end);
        let shown: Vec<[f64; 2]> = path.places.into_iter().chain(self.minima()).collect();
        items.extend(self.note(trajectory, style).items(axes, &shown, &palette));
        items.extend(self.key(style, &palette));
        items.push(heading(math::words(label), TITLE_SIZE, 30.0, axes, palette.ink));
        items.push(heading(math::equation(formula), 13.0, 53.0, axes, palette.secondary));

        let description = self.trajectory_description(trajectory, style);
        self.scene(style, Words::of(trajectory.experiment(), description, style), items)
    }

    /// The path of a run, its markers and marks by so much smaller.
    pub(super) fn path(&self, trajectory: &Trajectory, scale: f64, style: Style) -> Path {
        let palette = style.theme.palette();
        let (colour, shape) = style.theme.method(trajectory.experiment().method().info().name);
        let axes = &self.axes;
        let points = thin((0..trajectory.len()).map(|i| axes.place(trajectory.position(i))), NEAR);
        let margin = 8.0;
        let lines = seen(&points, NEAR, axes.edges(margin));
        let [left, top, right, bottom] = axes.edges(margin);
        let visible = |p: &[f64; 2]| (left..=right).contains(&p[0]) && (top..=bottom).contains(&p[1]);
        let dots = sized(&points).filter(|(point, _)| visible(point));
        let dots: Vec<_> = distinct(dots, NEAR).into_iter().map(|(p, radius)| (p, scale * radius)).collect();

        let places = dots.iter().map(|(point, _)| *point).chain(between(&lines)).collect();
        let line = vec![
            Item::Lines { lines: lines.clone(), colour: palette.paper, width: 4.0 * scale },
            Item::Lines { lines, colour, width: 1.6 * scale },
            // The rims of all before the markers of any: where points crowd, no rim cuts a marker.
            markers(&dots, shape, RIM, palette.paper),
            markers(&dots, shape, 0.0, colour),
        ];
        let mark = |mark, iteration: usize| {
            let point = Some(axes.place(trajectory.position(iteration))).filter(visible);
            point.map_or_else(Vec::new, |point| mark_items(mark, point, scale, colour, &palette))
        };
        let (start, end) = match trajectory.len() {
            0 => (Vec::new(), Vec::new()),
            1 => (mark(Mark::Start, 0), Vec::new()),
            count => (mark(Mark::Start, 0), mark(Mark::End, count - 1)),
        };
        Path { line, start, end, places }
    }

    fn note(&self, trajectory: &Trajectory, style: Style) -> Note {
        let mut note = Note::default();
        note.hyperparameters(trajectory.experiment().method());
        let Some(last) = trajectory.len().checked_sub(1) else {
            note.end(style.lang, trajectory, self.axes.view);
            return note;
        };
        note.row(math::words(style.lang.say(&Label::Iterations { count: last })));
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

/// A run's path on the page, in the parts between which other things stand.
pub(super) struct Path {
    /// Line and markers.
    pub(super) line: Vec<Item>,
    /// The mark of the first point.
    pub(super) start: Vec<Item>,
    /// That of the last point, where it is another.
    pub(super) end: Vec<Item>,
    /// Where the markers are, and points along the line where they lie far apart.
    pub(super) places: Vec<[f64; 2]>,
}

/// Points along the segments that are long.
fn between(lines: &[Vec<[f64; 2]>]) -> impl Iterator<Item = [f64; 2]> + '_ {
    lines.iter().flat_map(|line| line.windows(2)).flat_map(|ends| {
        let ([x, y], [to_x, to_y]) = (ends[0], ends[1]);
        let length = (to_x - x).hypot(to_y - y);
        let shares = (1_i32..).map(move |i| f64::from(i) * APART / length).take_while(|&share| share < 1.0);
        shares.map(move |share| [x + share * (to_x - x), y + share * (to_y - y)])
    })
}

/// Points with the radius of their markers: smaller where the path crowds, so that each is still seen. Points
/// that no eye tells apart count as one, which keeps its size: a ball that turns round is nearly at rest there.
pub(crate) fn sized(points: &[[f64; 2]]) -> impl Iterator<Item = ([f64; 2], f64)> + '_ {
    let distance = move |a: usize, b: usize| {
        let (a, b) = (points[a], points[b]);
        (a[0] - b[0]).abs().max((a[1] - b[1]).abs())
    };
    let crowding = move |distance: f64| if distance < ONE { f64::INFINITY } else { 0.55 * distance };
    (0..points.len()).map(move |i| {
        let before = if i > 0 { crowding(distance(i - 1, i)) } else { f64::INFINITY };
        let after = if i + 1 < points.len() { crowding(distance(i, i + 1)) } else { f64::INFINITY };
        (points[i], before.min(after).clamp(SMALLEST, LARGEST))
    })
}

pub(crate) fn markers(points: &[([f64; 2], f64)], shape: Shape, more: f64, colour: Colour) -> Item {
    let points = points.iter().map(|&(point, radius)| (point, radius + more)).collect();
    match shape {
        Shape::Plus | Shape::Cross => {
            Item::Markers { points, shape, fill: None, stroke: Some((colour, 1.6 + 2.0 * more)) }
        }
        _ => Item::Markers { points, shape, fill: Some(colour), stroke: None },
    }
}
