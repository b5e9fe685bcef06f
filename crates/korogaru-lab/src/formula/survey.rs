//! What a search finds out about a formula: its lowest points, and how to space its contour levels.

use super::evaluate::{GRADIENT, HESSIAN, Stack, VALUE, evaluate, slope};
use super::tape::Tape;
use crate::eigen;
use crate::lowest::Shape;
use crate::plane::{Plane, Point};
use crate::{Minimum, Spacing};

/// The number of points along each side of the grid that is evaluated first.
const SIDE: usize = 101;
/// The most points from which a descent starts, the lowest first.
const MOST_STARTS: usize = 128;
/// A descent runs away if it gets this far from its start, in sides of the rectangle.
const FAR: f64 = 1e6;

/// What was found over some rectangles.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    /// The lowest points that were found, if each is separate and nothing lower was seen.
    pub(super) minima: Vec<Minimum>,
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
            return Self { minima, valley: Vec::new(), spacing: spacing_of(&heights(tape, areas[0])), size };
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
        stretches.truncate(MOST_STARTS);
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
        let mut valley = if minima.is_empty() { best(&level, lowest) } else { Vec::new() };
        // Beyond an edge, a function that levels off looks like a valley.
        valley.retain(|minimum| is_within(minimum) && descent.is_in_valley(minimum.point));
        Self { minima, valley, spacing, size }
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
        ends.filter(move |end| end.value <= lowest + slack(lowest))
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
    let slack = slack(lowest);
    if seen < lowest - slack {
        return Vec::new();
    }
    let mut best: Vec<Minimum> = Vec::new();
    for minimum in found.iter().filter(|minimum| minimum.value <= lowest + slack) {
        if best.iter().all(|other| !is_same(minimum, other)) {
            best.push(*minimum);
        }
    }
    best.sort_by(|a, b| a.point[0].total_cmp(&b.point[0]).then(a.point[1].total_cmp(&b.point[1])));
    best
}

/// Goes down from a point.
struct Descent<'a> {
    tape: &'a Tape,
    /// The length of the sides of the rectangle.
    size: f64,
}

impl Descent<'_> {
    /// The minimum below a point, if there is one. Newton's method is damped until it goes down. If it does
    /// not reach a point without slope, because f has a kink there, ever smaller steps in sixteen directions
    /// follow.
    fn from(&self, start: Point) -> Option<Minimum> {
        let (point, converged) = self.newton(start)?;
        self.minimum(if converged { point } else { self.compass(point, 0.05 * self.size)? })
    }

    /// A point as a minimum, rounded to few digits if possible.
    fn minimum(&self, point: Point) -> Option<Minimum> {
        let point = self.rounded(point);
        let value = self.value(point);
        value.is_finite().then_some(Minimum { point, value })
    }

    /// Whether f curves upwards at a point along one direction and is level along the other.
    fn is_in_valley(&self, point: Point) -> bool {
        self.level_direction(point).is_some_and(|(across, _)| across > 0.0)
    }

    /// The direction along which f is not curved at a point, and the curvature across it.
    fn level_direction(&self, [x, y]: Point) -> Option<(f64, Point)> {
        let mut stack = Stack::<1, HESSIAN>::new(self.tape);
        let [.., [xx], [xy], [yy]] = *evaluate(self.tape, &[x], &[y], &mut stack);
        let [low, high] = eigen::eigen([xx, xy, yy]);
        match eigen::flat([xx, xy, yy], false) {
            [true, false] => Some((high.value, low.direction)),
            [false, true] => Some((low.value, high.direction)),
            _ => None,
        }
    }

    fn value(&self, [x, y]: Point) -> f64 {
        evaluate(self.tape, &[x], &[y], &mut Stack::<1, VALUE>::new(self.tape))[0][0]
    }

    /// The point at which damped steps end, and whether nothing was left to gain there. `None` if they run
    /// away.
    fn newton(&self, start: Point) -> Option<(Point, bool)> {
        const MOST_STEPS: usize = 200;
        let mut point = start;
        let mut damping = 0.0_f64;
        for _ in 0..MOST_STEPS {
            let [x, y] = point;
            let mut stack = Stack::<1, HESSIAN>::new(self.tape);
            let [[value], [gx], [gy], [xx], [xy], [yy]] = *evaluate(self.tape, &[x], &[y], &mut stack);
            if ![value, gx, gy, xx, xy, yy].iter().all(|number| number.is_finite()) {
                return Some((point, false));
            }
            let [smallest, largest] = eigen::eigen([xx, xy, yy]).map(|pair| pair.value);
            // The damping that makes both eigenvalues positive.
            let least = if smallest > 0.0 { 0.0 } else { 1e-3 * (largest - smallest) - smallest };
            let step = solve([xx, xy, yy], least.max(damping), [gx, gy]);
            let length = libm::hypot(step[0], step[1]);
            let near = libm::hypot(x, y).max(1e-3 * self.size);
            if smallest > 0.0 && length <= 1e-15 * near {
                return Some((point, true));
            }
            let next = [x + step[0], y + step[1]];
            let next_value = self.value(next);
            // This near to a minimum all values are equal but for rounding, and Newton's steps are right.
            let trusted = smallest > 0.0 && damping == 0.0 && length <= 1e-6 * near;
            if next_value < value || (trusted && next_value.is_finite()) {
                if trusted && self.slope(next) >= libm::hypot(gx, gy) {
                    return Some((point, true));
                }
                point = next;
                damping = if damping > 1e-9 * largest.abs() { damping / 8.0 } else { 0.0 };
            } else {
                let scale = largest.abs().max(smallest.abs()).max(libm::hypot(gx, gy) / self.size);
                damping = (8.0 * damping).max(1e-3 * scale);
                let tiny = length <= 1e-14 * near;
                if tiny || !damping.is_finite() {
                    return Some((point, smallest > 0.0 && tiny && damping < 1e3 * largest));
                }
            }
            if libm::hypot(point[0] - start[0], point[1] - start[1]) > FAR * self.size {
                return None;
            }
        }
        // A descent that is still under way far from its start is running away.
        let has_left = libm::hypot(point[0] - start[0], point[1] - start[1]) > 4.0 * self.size;
        (!has_left).then_some((point, false))
    }

    /// The length of the gradient.
    fn slope(&self, [x, y]: Point) -> f64 {
        let mut stack = Stack::<1, GRADIENT>::new(self.tape);
        let [_, [gx], [gy]] = *slope(self.tape, &[x], &[y], &mut stack);
        let slope = libm::hypot(gx, gy);
        if slope.is_nan() { f64::INFINITY } else { slope }
    }

    /// Goes down by steps of a length in sixteen directions, halved if none goes down. `None` if they run
    /// away.
    fn compass(&self, start: Point, mut length: f64) -> Option<Point> {
        const MOST_STEPS: usize = 400;
        let mut point = start;
        let mut value = self.value(start);
        for _ in 0..MOST_STEPS {
            let lower =
                ring(point, length).map(|next| (next, self.value(next))).find(|(_, next)| *next < value);
            match lower {
                Some((next, height)) => (point, value) = (next, height),
                None => length /= 2.0,
            }
            if length < 1e-16 * self.size {
                return Some(point);
            }
            if libm::hypot(point[0] - start[0], point[1] - start[1]) > 4.0 * self.size {
                return None;
            }
        }
        None
    }

    /// A point of few digits that is as low to within rounding, if there is one.
    fn rounded(&self, point: Point) -> Point {
        let value = self.value(point);
        let rounded = |places: i32| {
            let scale = libm::pow(10.0, f64::from(places));
            point.map(|number| libm::rint(number * scale) / scale + 0.0)
        };
        let near = |other: Point| {
            (0..2).all(|i| (other[i] - point[i]).abs() <= 1e-7 * point[i].abs().max(1e-2 * self.size))
        };
        let slope = self.slope(point);
        let as_low =
            |other: &Point| near(*other) && self.value(*other) <= value && self.slope(*other) <= slope;
        (0..=12).map(rounded).find(as_low).unwrap_or(point)
    }

    /// Whether all points of a small circle are higher, so that the point is separate and not in a level
    /// valley.
    fn is_alone(&self, point: Point, value: f64) -> bool {
        let radius = 1e-3 * self.size;
        let higher = |next| {
            let height = self.value(next);
            // Where f has no value, nothing is lower.
            height.is_nan() || height > value
        };
        ring(point, radius).chain(ring(point, radius / 7.0)).all(higher) && !self.is_on_bend(point, value)
    }

    /// Whether a point lies in a valley that bends. All points around it are higher, but others along the
    /// valley are as low: a descent from beside it does not come back.
    fn is_on_bend(&self, point: Point, value: f64) -> bool {
        let Some((across, [dx, dy])) = self.level_direction(point) else { return false };
        let aside = 1e-2 * self.size;
        let goes_on = |sign: f64| {
            let (end, _) = self.newton([point[0] + sign * aside * dx, point[1] + sign * aside * dy])?;
            let is_apart = libm::hypot(end[0] - point[0], end[1] - point[1]) > aside / 2.0;
            Some(is_apart && self.value(end) <= value + 1e-10 * value.abs().max(1e-10))
        };
        across > 0.0 && goes_on(1.0) == Some(true) && goes_on(-1.0) == Some(true)
    }
}

/// Sixteen points around another one: along the axes, along the diagonals and between them.
fn ring([x, y]: Point, distance: f64) -> impl Iterator<Item = Point> {
    const DIRECTIONS: [[f64; 2]; 16] = [
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.0, 1.0],
        [0.0, -1.0],
        [1.0, 1.0],
        [-1.0, 1.0],
        [1.0, -1.0],
        [-1.0, -1.0],
        [1.0, 0.5],
        [-1.0, 0.5],
        [1.0, -0.5],
        [-1.0, -0.5],
        [0.5, 1.0],
        [-0.5, 1.0],
        [0.5, -1.0],
        [-0.5, -1.0],
    ];
    DIRECTIONS.into_iter().map(move |[dx, dy]| [x + distance * dx, y + distance * dy])
}

/// −(H + damping)⁻¹·g
fn solve([xx, xy, yy]: [f64; 3], damping: f64, [gx, gy]: Point) -> Point {
    let (a, d) = (xx + damping, yy + damping);
    let determinant = a * d - xy * xy;
    [(xy * gy - d * gx) / determinant, (xy * gx - a * gy) / determinant]
}
