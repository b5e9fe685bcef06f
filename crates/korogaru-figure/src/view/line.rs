//! Lines of numbers over steps.

use std::ops::Range;

use super::panel::Panel;
use crate::drawing::markers;
use crate::scene::{Colour, Item, Shape};

/// The most points of a line: two for each pixel.
const MOST_POINTS: usize = 960;
/// The most points that have a dot each.
const MOST_DOTS: usize = 61;

/// How a line and its dots are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f64,
    /// The shape of the dots.
    pub(super) shape: Shape,
}

/// The line through points of a step and a number, with gaps where a number has no place, and a dot for each
/// point if there are few. A point between two gaps always has a dot.
pub(super) fn line_items(panel: &Panel, points: impl Iterator<Item = [f64; 2]>, stroke: Stroke) -> Vec<Item> {
    let points = placed(panel, points);
    let pieces = unbroken(&points).filter(|piece| piece.len() > 1);
    let lines = pieces.map(|line| thinned(line, MOST_POINTS)).collect();
    let mut items = vec![Item::Lines { lines, colour: stroke.colour, width: stroke.width }];
    items.extend(dots(&points, 0..points.len(), stroke));
    items
}

/// What each frame of an animation adds to the line and to the dots. `seen` is the number of points that are
/// visible in each frame.
pub(super) fn line_pieces(
    panel: &Panel,
    points: impl Iterator<Item = [f64; 2]>,
    stroke: Stroke,
    seen: impl ExactSizeIterator<Item = usize>,
) -> [Vec<(usize, Item)>; 2] {
    let points = placed(panel, points);
    let most = (MOST_POINTS / seen.len().max(1)).max(4);
    let mut pieces = [Vec::new(), Vec::new()];
    let (mut from, mut before) = (0, None);
    for (frame, seen) in seen.enumerate() {
        let to = seen.clamp(from, points.len());
        let mut lines = Vec::new();
        for (i, line) in unbroken(&points[from..to]).enumerate() {
            let joint = before.filter(|_| i == 0);
            let line = thinned(line, most);
            let line: Vec<[f64; 2]> = joint.into_iter().chain(line).collect();
            if line.len() > 1 {
                lines.push(line);
            }
        }
        if !lines.is_empty() {
            pieces[0].push((frame, Item::Lines { lines, colour: stroke.colour, width: stroke.width }));
        }
        pieces[1].extend(dots(&points, from..to, stroke).map(|item| (frame, item)));
        if let Some(last) = points[from..to].last() {
            before = *last;
        }
        from = to;
    }
    pieces
}

/// The places of points on the page, or `None` for a point without a place.
fn placed(panel: &Panel, points: impl Iterator<Item = [f64; 2]>) -> Vec<Option<[f64; 2]>> {
    let place = |[step, number]: [f64; 2]| {
        let y = panel.upwards(number).filter(|y| y.is_finite())?;
        Some([panel.across(step), y])
    };
    points.map(place).collect()
}

/// The stretches between gaps. Some may be empty.
pub(super) fn unbroken(points: &[Option<[f64; 2]>]) -> impl Iterator<Item = Vec<[f64; 2]>> + '_ {
    points.split(Option::is_none).map(|stretch| stretch.iter().flatten().copied().collect())
}

/// Whether each of `count` points has a dot.
pub(super) fn has_dots(count: usize) -> bool {
    count <= MOST_DOTS
}

/// A dot for each of `these` points if there are few points, and otherwise for those that are on no line.
fn dots(points: &[Option<[f64; 2]>], these: Range<usize>, stroke: Stroke) -> Option<Item> {
    let there = |i: Option<usize>| i.and_then(|i| points.get(i)).is_some_and(Option::is_some);
    let alone = |i: usize| !there(i.checked_sub(1)) && !there(Some(i + 1));
    let radius = 0.7 + 0.8 * stroke.width;
    let dots: Vec<_> = these
        .filter(|i| has_dots(points.len()) || alone(*i))
        .filter_map(|i| Some((points[i]?, radius)))
        .collect();
    (!dots.is_empty()).then(|| markers(&dots, stroke.shape, 0.0, stroke.colour))
}

/// Dashed lines, with pieces and gaps of these lengths in pixels.
pub(super) fn dashed(lines: &[Vec<[f64; 2]>], [on, off]: [f64; 2]) -> Vec<Vec<[f64; 2]>> {
    /// More pieces could not be told apart.
    const MOST: f64 = 400.0;
    let length = |from: [f64; 2], to: [f64; 2]| (to[0] - from[0]).hypot(to[1] - from[1]);
    let all: f64 = lines.iter().flat_map(|line| line.windows(2).map(|pair| length(pair[0], pair[1]))).sum();
    let wide = (all / (MOST * (on + off))).max(1.0);
    let mut pieces: Vec<Vec<[f64; 2]>> = Vec::new();
    for line in lines {
        let (mut is_on, mut left) = (true, on * wide);
        pieces.push(line[..1].to_vec());
        for pair in line.windows(2) {
            let (mut at, to) = (pair[0], pair[1]);
            while length(at, to) > left {
                let share = left / length(at, to);
                at = [at[0] + share * (to[0] - at[0]), at[1] + share * (to[1] - at[1])];
                match pieces.last_mut() {
                    Some(piece) if is_on => piece.push(at),
                    _ => pieces.push(vec![at]),
                }
                is_on = !is_on;
                left = wide * if is_on { on } else { off };
            }
            left -= length(at, to);
            if is_on && let Some(piece) = pieces.last_mut() {
                piece.push(to);
            }
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Reduces a line with more than `most` points to the lowest and the highest point of each stretch, which
/// looks the same.
fn thinned(line: Vec<[f64; 2]>, most: usize) -> Vec<[f64; 2]> {
    if line.len() <= most {
        return line;
    }
    let stretch = line.len().div_ceil(most / 2);
    let ends = line.chunks(stretch).flat_map(|points| {
        let by_height = |a: &usize, b: &usize| points[*a][1].total_cmp(&points[*b][1]);
        let low = (0..points.len()).min_by(by_height).unwrap_or(0);
        let high = (0..points.len()).max_by(by_height).unwrap_or(0);
        [points[low.min(high)], points[low.max(high)]]
    });
    ends.collect()
}
