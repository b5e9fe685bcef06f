//! The one way from a run to its path on the page, which is drawn as a whole or piece by piece.
//!
//! Points that look like the one before are left out, and so is what would be drawn twice. Lines are cut to
//! the frame. What is left is bounded by the page and not by the length of the run.

use std::ops::Range;

use korogaru_lab::Trajectory;

use crate::axes::Axes;
use crate::drawing::markers;
use crate::frame::MARGIN;
use crate::path::Coverage;
use crate::scene::{Colour, Item, Shape};

const LARGEST: f64 = 3.2;
const SMALLEST: f64 = 1.3;
/// Points nearer than this many pixels look like one.
const ONE: f64 = 1.2;

/// The path of a run, which is drawn piece by piece.
pub(crate) struct PathBuilder {
    axes: Axes,
    iterations: Vec<usize>,
    points: Vec<[f64; 2]>,
    /// The points again, with the radius of their markers.
    dots: Vec<([f64; 2], f64)>,
    drawn: Coverage,
    /// How many of the points belong to the pieces so far.
    done: usize,
}

/// A piece of a path.
#[derive(Clone, Default)]
pub(crate) struct PathPiece {
    pub(crate) lines: Vec<Vec<[f64; 2]>>,
    /// The places of the markers, and their radii.
    pub(crate) dots: Vec<([f64; 2], f64)>,
}

/// How a path is drawn: its colour and marker, the colour of the paper around it, and in pixels the width of
/// the line with its halo, the width of the line, and the rim of a marker.
pub(crate) struct PathStyle {
    pub(crate) colour: Colour,
    pub(crate) shape: Shape,
    pub(crate) paper: Colour,
    pub(crate) widths: [f64; 3],
}

impl PathBuilder {
    /// Begins a path through these iterations of a run. Points within `near` pixels of the one before are
    /// left out, and markers have `scale` times their usual size.
    pub(crate) fn new(
        axes: &Axes,
        run: &Trajectory,
        iterations: Range<usize>,
        near: f64,
        scale: f64,
    ) -> Self {
        let first = iterations.start;
        let (iterations, points): (Vec<usize>, Vec<[f64; 2]>) =
            axes.points(run, iterations, near).into_iter().unzip();
        Self {
            axes: *axes,
            iterations: iterations.into_iter().map(|i| first + i).collect(),
            dots: sized(&points).map(|(point, radius)| (point, scale * radius)).collect(),
            points,
            drawn: Coverage::new(near, axes.frame.edges(MARGIN)),
            done: 0,
        }
    }

    /// The piece of the path from the piece before to an iteration.
    pub(crate) fn until(&mut self, iteration: usize) -> PathPiece {
        let end = self.iterations.partition_point(|number| *number <= iteration);
        let lines = self.drawn.lines(&self.points[self.done.saturating_sub(1)..end]);
        let dots =
            self.dots[self.done..end].iter().filter(|(point, _)| self.axes.frame.contains(*point, MARGIN));
        let dots = self.drawn.dots(dots.copied());
        self.done = end;
        PathPiece { lines, dots }
    }

    /// The whole path as one piece.
    pub(crate) fn whole(mut self) -> PathPiece {
        self.until(usize::MAX)
    }

    /// All points of the path that are visible.
    pub(crate) fn seen(&self) -> impl Iterator<Item = [f64; 2]> {
        self.points.iter().copied().filter(|point| self.axes.frame.contains(*point, MARGIN))
    }
}

impl PathPiece {
    /// Halo, line, rims and markers, from back to front. The rims of all come before the markers of any, so
    /// that no rim cuts a marker where points crowd.
    pub(crate) fn items(self, style: &PathStyle) -> [Item; 4] {
        let PathStyle { colour, shape, paper, widths: [halo, line, rim] } = *style;
        let Self { lines, dots } = self;
        [
            Item::Lines { lines: lines.clone(), colour: paper, width: halo },
            Item::Lines { lines, colour, width: line },
            markers(&dots, shape, rim, paper),
            markers(&dots, shape, 0.0, colour),
        ]
    }
}

/// Points with the radii of their markers, which are smaller where points crowd, so that each can still be
/// seen. Points that look like one count as one and keep their size, since a ball that turns round is nearly
/// at rest.
fn sized(points: &[[f64; 2]]) -> impl Iterator<Item = ([f64; 2], f64)> + '_ {
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
