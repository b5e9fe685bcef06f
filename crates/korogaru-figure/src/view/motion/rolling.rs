//! The path of a run as it comes.

use korogaru_lab::Trajectory;

use super::super::Backdrop;
use super::super::note::{Mark, mark_items};
use super::super::trajectory::{NEAR, RIM, markers, sized};
use crate::animation::Cel;
use crate::path::{Drawn, thin_numbered};
use crate::scene::Item;
use crate::theme::Style;

/// A run's path in the parts between which other things stand.
pub(super) struct Rolling {
    /// What is added in each frame: halos under lines under rims under markers, as where nothing moves.
    pub(super) cels: Vec<Cel>,
    /// The mark of the first point, where it is seen.
    pub(super) start: Option<Cel>,
    /// Where the markers are in the end.
    pub(super) points: Vec<[f64; 2]>,
}

impl Backdrop {
    /// As much of a run's path as there is in each frame, in which so many updates have been made; its markers and marks by
    /// so much smaller.
    pub(super) fn rolling(
        &self,
        trajectory: &Trajectory,
        balls: &[usize],
        scale: f64,
        style: Style,
    ) -> Rolling {
        let axes = &self.axes;
        let palette = style.theme.palette();
        let (colour, shape) = style.theme.method(trajectory.experiment().method().info().name);
        let edges = axes.edges(8.0);
        let [left, top, right, bottom] = edges;
        let visible = |p: &[f64; 2]| (left..=right).contains(&p[0]) && (top..=bottom).contains(&p[1]);

        let numbered = thin_numbered((0..trajectory.len()).map(|i| axes.place(trajectory.position(i))), NEAR);
        let points: Vec<[f64; 2]> = numbered.iter().map(|(_, point)| *point).collect();
        let sizes: Vec<([f64; 2], f64)> =
            sized(&points).map(|(point, radius)| (point, scale * radius)).collect();
        let mut drawn = Drawn::new(NEAR, edges);
        let mut layers: [Vec<Cel>; 4] = std::array::from_fn(|_| Vec::new());
        let last = balls.len().saturating_sub(1);
        let mut from = 0_usize;
        for (frame, ball) in balls.iter().enumerate() {
            let to = numbered.partition_point(|(number, _)| number <= ball);
            let lines = drawn.lines(&points[from.saturating_sub(1)..to]);
            let dots = drawn.dots(sizes[from..to].iter().filter(|(point, _)| visible(point)).copied());
            from = to;
            let items = [
                Item::Lines { lines: lines.clone(), colour: palette.paper, width: 4.0 * scale },
                Item::Lines { lines: lines.clone(), colour, width: 1.6 * scale },
                markers(&dots, shape, RIM, palette.paper),
                markers(&dots, shape, 0.0, colour),
            ];
            let is_empty = [lines.is_empty(), lines.is_empty(), dots.is_empty(), dots.is_empty()];
            for ((layer, item), is_empty) in layers.iter_mut().zip(items).zip(is_empty) {
                if !is_empty {
                    let items = vec![Item::Clipped { area: axes.area(), items: vec![item] }];
                    layer.push(Cel { first: frame, last, items });
                }
            }
        }
        let start = points.first().filter(|point| visible(point)).map(|&start| {
            let items = mark_items(Mark::Start, start, scale, colour, &palette);
            Cel { first: 0, last, items: vec![Item::Clipped { area: axes.area(), items }] }
        });
        let cels = layers.into_iter().flatten().collect();
        Rolling { cels, start, points: points.into_iter().filter(visible).collect() }
    }
}
