//! What a search finds out about a formula: its lowest points, and how to space its contour levels.

use super::descent::Descent;
use super::evaluate::{Stack, VALUE, evaluate};
use super::tape::Tape;
use crate::lowest::Shape;
use crate::plane::{Plane, Point};
use crate::{Minimum, Spacing};

/// The number of points along each side of the grid that is evaluated first.
const SIDE: usize = 101;
/// The most points from which a descent starts, the lowest first.
const MOST_STARTS: usize = 128;
/// What was found over some rectangles.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    /// The lowest points that were found, if each is separate and nothing lower was seen.
    pub(super) minima: Vec<Minimum>,
    /// Whether there are more minima, below points from which no descent started at first.
    pub(super) has_more: bool,
    /// If there are no such minima, points of the lowest height that are in a level valley.
    valley: Vec<Minimum>,
    pub(super) spacing: Spacing,
    /// The longer side of the first rectangle.
    size: f64,
}

impl Survey {
    /// Searches rectangles, and from another point. The first rectangle decides how contour levels are
    /// spaced. For a quadratic whose shape is known, nothing else is searched for.
    pub(super) fn of(tape: &Tape, areas: &[Plane], start: Option<Point>, shape: Option<Shape>) -> Self {
        let size = areas[0].x.width().max(areas[0].y.width());
        let descent = Descent { tape, size };
        if let Some(shape) = shape {
            let minimum = match shape {
                Shape::Bowl(point) => descent.minimum(point),
                _ => None,
            };
            let minima = minimum.into_iter().collect();
            let spacing = spacing_of(&heights(tape, areas[0]));
            return Self { minima, has_more: false, valley: Vec::new(), spacing, size };
        }
        let start = start.map(|point| (point, descent.value(point)));
        let mut stretches: Vec<Vec<(Point, f64)>> =
            start.into_iter().filter(|(_, value)| value.is_finite()).map(|start| vec![start]).collect();
        let mut lowest = f64::INFINITY;
        let mut spacing = Spacing::Linear;
        for (i, area) in areas.iter().enumerate() {
            let heights = heights(tape, *area);
            if i == 0 {
                spacing = spacing_of(&heights);
            }
            stretches.extend(hollows(&heights, *area));
            lowest = heights.iter().copied().filter(|height| height.is_finite()).fold(lowest, f64::min);
        }
        // One valley has so many points that they would leave no room for another valley.
        stretches.sort_by(|a, b| a[0].1.total_cmp(&b[0].1));
        let others = stretches.split_off(MOST_STARTS.min(stretches.len()));
        let each = MOST_STARTS / stretches.len().max(1);
        let mut starts: Vec<(Point, f64)> =
            stretches.iter().flat_map(|stretch| spread(stretch, each)).collect();
        starts.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        let found = starts.into_iter().filter_map(|(start, _)| descent.from(start));
        let (found, level): (Vec<Minimum>, Vec<Minimum>) =
            found.partition(|minimum| descent.is_alone(minimum.point, minimum.value));
        let lowest = level.iter().map(|minimum| minimum.value).fold(lowest, f64::min);
        let mut minima = best(&found, lowest);
        // Minima beyond an edge were found by chance and others there were not, so they do not count beside
        // minima inside.
        let is_within = |minimum: &Minimum| areas.iter().any(|area| area.contains(minimum.point));
        if minima.iter().any(is_within) {
            minima.retain(is_within);
        }
        let is_more = |point: Point| {
            let below =
                descent.from(point).filter(|below| is_within(below) && is_as_low(below, minima[0].value));
            let is_new = |below: &Minimum| !minima.iter().any(|known| is_same(below, known));
            below.is_some_and(|below| is_new(&below) && descent.is_alone(below.point, below.value))
        };
        let has_more = !minima.is_empty() && others.iter().any(|stretch| is_more(stretch[0].0));
        let mut valley = if minima.is_empty() { best(&level, lowest) } else { Vec::new() };
        // Beyond an edge, a function that levels off looks like a valley.
        valley.retain(|minimum| is_within(minimum) && descent.is_in_valley(minimum.point));
        Self { minima, has_more, valley, spacing, size }
    }

    /// The minimum nearest to a point: one that was found, or the one that a descent from the point leads to,
    /// if it is as low. The latter may lie beyond all rectangles, or be one of very many.
    pub(super) fn nearest(&self, tape: &Tape, near: Point) -> Option<Minimum> {
        let found = nearest(&self.minima, near)?;
        if tape.is_quadratic {
            return Some(found);
        }
        let descent = Descent { tape, size: self.size };
        // A minimum that was found before has the digits that were already shown.
        let is_other =
            |below: &Minimum| !is_same(below, &found) && descent.is_alone(below.point, below.value);
        let below = self.as_low(&descent, near, found.value).filter(is_other);
        nearest(&[found].into_iter().chain(below).collect::<Vec<_>>(), near)
    }

    /// Where descents from a point end, unless it is higher than the lowest value.
    fn as_low(&self, descent: &Descent<'_>, point: Point, lowest: f64) -> impl Iterator<Item = Minimum> {
        // Also after small steps: between two minima Newton's steps lead far away.
        let starts = [Some(point), descent.compass(point, 1e-3 * self.size)];
        let ends = starts.into_iter().flatten().filter_map(|start| descent.from(start));
        ends.filter(move |end| is_as_low(end, lowest))
    }

    /// The point of a valley that is nearest to another point, as far as known.
    pub(super) fn valley_near(&self, tape: &Tape, near: Point) -> Option<Minimum> {
        let descent = Descent { tape, size: self.size };
        // In a straight valley, the point of it directly beside the other one.
        let beside = |found: &Minimum| {
            let Some((_, [dx, dy])) = descent.level_direction(found.point) else { return *found };
            let along = (near[0] - found.point[0]) * dx + (near[1] - found.point[1]) * dy;
            let point = [found.point[0] + along * dx, found.point[1] + along * dy];
            let value = descent.value(point);
            let is_as_low =
                value <= found.value && descent.slope(point) <= descent.slope(found.point).max(f64::EPSILON);
            if is_as_low { Minimum { point, value } } else { *found }
        };
        let mut all: Vec<Minimum> = self.valley.iter().map(beside).collect();
        // There may be other valleys beyond all rectangles.
        for below in self.as_low(&descent, near, self.valley.first()?.value) {
            let is_other = !all.iter().any(|other| is_same(&below, other));
            if is_other && descent.is_in_valley(below.point) {
                all.push(beside(&below));
            }
        }
        nearest(&all, near)
    }
}

fn nearest(all: &[Minimum], near: Point) -> Option<Minimum> {
    all.iter().copied().min_by(|a, b| a.distance(near).total_cmp(&b.distance(near)))
}

/// How much higher than the lowest value a point may be and still count as equally low, because of rounding.
fn slack(lowest: f64) -> f64 {
    1e-10 * lowest.abs().max(1.0)
}

fn is_as_low(minimum: &Minimum, lowest: f64) -> bool {
    minimum.value <= lowest + slack(lowest)
}

/// Whether two minima are the same but for rounding.
fn is_same(a: &Minimum, b: &Minimum) -> bool {
    let [x, y] = a.point;
    b.distance(a.point) <= 1e-5 * x.abs().max(y.abs()).max(1.0)
}

fn place(area: Plane, column: usize, row: usize) -> Point {
    let share = |i: usize| i as f64 / (SIDE - 1) as f64;
    [area.x.low() + share(column) * area.x.width(), area.y.low() + share(row) * area.y.width()]
}

/// The values over a grid, row by row.
fn heights(tape: &Tape, area: Plane) -> Vec<f64> {
    let mut stack = Stack::<SIDE, VALUE>::new(tape);
    let xs = std::array::from_fn(|column| place(area, column, 0)[0]);
    let row = |row| evaluate(tape, &xs, &[place(area, 0, row)[1]; SIDE], &mut stack)[0];
    (0..SIDE).flat_map(row).collect()
}

/// Logarithmic if the values are positive and most of them are far below the highest.
fn spacing_of(heights: &[f64]) -> Spacing {
    const FAR: f64 = 12.0;
    let mut sorted: Vec<f64> = heights.iter().copied().filter(|height| height.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    match (sorted.first(), sorted.get(sorted.len() / 2), sorted.last()) {
        (Some(&low), Some(&middle), Some(&high)) if low >= 0.0 && FAR * middle < high => Spacing::Logarithmic,
        _ => Spacing::Linear,
    }
}

/// The points of the grid that have no lower neighbour, grouped into stretches of adjacent ones. Most
/// stretches have one point; that of a level valley is as long as the valley.
fn hollows(heights: &[f64], area: Plane) -> Vec<Vec<(Point, f64)>> {
    /// What rounding leaves of level ground, relative to the height of its sides.
    const LEVEL: f64 = 1e-9;
    let around = |index: usize| {
        let near = |i: usize| i.saturating_sub(1)..=(i + 1).min(SIDE - 1);
        near(index / SIDE).flat_map(move |row| near(index % SIDE).map(move |column| row * SIDE + column))
    };
    let is_hollow = |index: usize| {
        let here = heights[index];
        let beside = around(index).map(|i| heights[i]);
        let highest = beside.filter(|height| height.is_finite()).fold(here, f64::max);
        let level = here - (LEVEL * highest - LEVEL * here);
        here.is_finite() && !around(index).any(|i| heights[i] < level)
    };
    let mut waiting: Vec<bool> = (0..heights.len()).map(is_hollow).collect();
    let mut found = Vec::new();
    for first in 0..heights.len() {
        if !std::mem::take(&mut waiting[first]) {
            continue;
        }
        let mut stretch = vec![first];
        let mut next = 0;
        while let Some(&index) = stretch.get(next) {
            stretch.extend(around(index).filter(|&i| std::mem::take(&mut waiting[i])));
            next += 1;
        }
        stretch.sort_unstable();
        found.push(stretch.into_iter().map(|i| (place(area, i % SIDE, i / SIDE), heights[i])).collect());
    }
    found
}

/// At most this many points of a stretch, spread evenly along it.
fn spread(stretch: &[(Point, f64)], most: usize) -> impl Iterator<Item = (Point, f64)> + '_ {
    let count = stretch.len().min(most);
    (0..count).map(move |i| stretch[(2 * i + 1) * stretch.len() / (2 * count)])
}

/// The lowest of the minima found, each once. Empty if something lower was seen.
fn best(found: &[Minimum], seen: f64) -> Vec<Minimum> {
    let lowest = found.iter().map(|minimum| minimum.value).fold(f64::INFINITY, f64::min);
    if seen < lowest - slack(lowest) {
        return Vec::new();
    }
    let mut best: Vec<Minimum> = Vec::new();
    for minimum in found.iter().filter(|minimum| is_as_low(minimum, lowest)) {
        if best.iter().all(|other| !is_same(minimum, other)) {
            best.push(*minimum);
        }
    }
    best.sort_by(|a, b| a.point[0].total_cmp(&b.point[0]).then(a.point[1].total_cmp(&b.point[1])));
    best
}
