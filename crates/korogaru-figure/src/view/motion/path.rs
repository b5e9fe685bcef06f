//! The path of a run, frame by frame.

use korogaru_lab::Trajectory;

use super::super::Backdrop;
use super::super::note::{Mark, mark_items};
use super::super::path_builder::PathBuilder;
use super::super::trajectory::{NEAR, path_style};
use crate::animation::Layer;
use crate::frame::MARGIN;
use crate::theme::Style;

/// The path of a run in layers, between which other things are drawn.
pub(super) struct AnimatedPath {
    /// What each frame adds: all halos, then all lines, all rims and all markers, as in a figure that does
    /// not move.
    pub(super) layers: Vec<Layer>,
    /// The mark of the first point, if it is visible.
    pub(super) start: Option<Layer>,
    /// The places of the markers in the last frame.
    pub(super) points: Vec<[f64; 2]>,
}

impl Backdrop {
    /// The path of a run, frame by frame. `balls` is the iteration of the run in each frame. Markers and
    /// marks have `scale` times their usual size.
    pub(super) fn animated_path(
        &self,
        trajectory: &Trajectory,
        balls: &[usize],
        scale: f64,
        style: Style,
    ) -> AnimatedPath {
        let frame = self.axes.frame;
        let palette = style.theme.palette();
        let path_style = path_style(trajectory, scale, style);
        let mut track = PathBuilder::new(&self.axes, trajectory, 0..trajectory.len(), NEAR, scale);
        let mut parts: [Vec<Layer>; 4] = std::array::from_fn(|_| Vec::new());
        let last = balls.len().saturating_sub(1);
        for (first, ball) in balls.iter().enumerate() {
            let piece = track.until(*ball);
            let has = [!piece.lines.is_empty(), !piece.dots.is_empty()];
            for (i, item) in piece.items(&path_style).into_iter().enumerate().filter(|(i, _)| has[i / 2]) {
                parts[i].push(Layer { first, last, items: vec![self.clipped(vec![item])] });
            }
        }
        let start = (!trajectory.is_empty()).then(|| self.axes.place(trajectory.position(0)));
        let start = start.filter(|start| frame.contains(*start, MARGIN)).map(|start| {
            let items = mark_items(Mark::Start, start, scale, path_style.colour, &palette);
            Layer { first: 0, last, items: vec![self.clipped(items)] }
        });
        AnimatedPath { layers: parts.into_iter().flatten().collect(), start, points: track.seen().collect() }
    }
}
