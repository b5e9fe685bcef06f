//! Descents from a point to a minimum of a formula.

use super::evaluate::{GRADIENT, HESSIAN, Stack, VALUE, evaluate, slope};
use super::tape::Tape;
use crate::Minimum;
use crate::eigen;
use crate::plane::Point;

/// A descent runs away if it gets this far from its start, in sides of the rectangle.
const FAR: f64 = 1e6;

/// Goes down from a point.
pub(super) struct Descent<'a> {
    pub(super) tape: &'a Tape,
    /// The length of the sides of the rectangle.
    pub(super) size: f64,
}

impl Descent<'_> {
    /// The minimum below a point, if there is one. Newton's method is damped until it goes down. If it does
    /// not reach a point without slope, because f has a kink there, ever smaller steps in sixteen directions
    /// follow.
    pub(super) fn from(&self, start: Point) -> Option<Minimum> {
        let (point, converged) = self.newton(start)?;
        self.minimum(if converged { point } else { self.compass(point, 0.05 * self.size)? })
    }

    /// A point as a minimum, rounded to few digits if possible.
    pub(super) fn minimum(&self, point: Point) -> Option<Minimum> {
        let point = self.rounded(point);
        let value = self.value(point);
        value.is_finite().then_some(Minimum { point, value })
    }

    /// Whether f curves upwards at a point along one direction and is level along the other.
    pub(super) fn is_in_valley(&self, point: Point) -> bool {
        self.level_direction(point).is_some_and(|(across, _)| across > 0.0)
    }

    /// The direction along which f is not curved at a point, and the curvature across it.
    pub(super) fn level_direction(&self, [x, y]: Point) -> Option<(f64, Point)> {
        let mut stack = Stack::<1, HESSIAN>::new(self.tape);
        let [.., [xx], [xy], [yy]] = *evaluate(self.tape, &[x], &[y], &mut stack);
        let [low, high] = eigen::eigen([xx, xy, yy]);
        match eigen::flat([xx, xy, yy], false) {
            [true, false] => Some((high.value, low.direction)),
            [false, true] => Some((low.value, high.direction)),
            _ => None,
        }
    }

    pub(super) fn value(&self, [x, y]: Point) -> f64 {
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
    pub(super) fn slope(&self, [x, y]: Point) -> f64 {
        let mut stack = Stack::<1, GRADIENT>::new(self.tape);
        let [_, [gx], [gy]] = *slope(self.tape, &[x], &[y], &mut stack);
        let slope = libm::hypot(gx, gy);
        if slope.is_nan() { f64::INFINITY } else { slope }
    }

    /// Goes down by steps of a length in sixteen directions, halved if none goes down. `None` if they run
    /// away.
    pub(super) fn compass(&self, start: Point, mut length: f64) -> Option<Point> {
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
    pub(super) fn is_alone(&self, point: Point, value: f64) -> bool {
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
