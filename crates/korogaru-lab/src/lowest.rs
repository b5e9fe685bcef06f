//! Where a function is lowest, if not at separate points; and the shape of a quadratic.

use crate::eigen;
use crate::plane::Point;
use crate::{Minimum, Objective};

/// Where a function is lowest, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Lowest {
    /// At separate points, which are its [`minima`](Objective::minima).
    Points,
    /// Along a level valley. This is a point of it, as far as known the nearest to the point that was asked
    /// from.
    Valley(Minimum),
    /// Everywhere: the function is constant.
    Everywhere,
    /// Nowhere: the function falls without end.
    Nowhere,
    /// It is not known where.
    Unknown,
}

impl Lowest {
    /// Where an objective is lowest, seen from a point: by its minima, or by its derivatives if it is a
    /// quadratic without one.
    pub(crate) fn of(objective: &(impl Objective + ?Sized), near: Point) -> Self {
        if !objective.minima().is_empty() {
            return Self::Points;
        }
        match objective.is_quadratic().then(|| Shape::of(objective, near)).flatten() {
            Some(Shape::Valley(point)) => Self::Valley(Minimum { point, value: objective.value(point) }),
            Some(Shape::Level) => Self::Everywhere,
            Some(Shape::Bottomless) => Self::Nowhere,
            Some(Shape::Bowl(_)) | None => Self::Unknown,
        }
    }
}

/// The shape of a quadratic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// It has one minimum, at this point.
    Bowl(Point),
    /// Its minima are a line. This is the point of it nearest to the point that was asked from.
    Valley(Point),
    /// It is constant.
    Level,
    /// It falls without end: a saddle, a summit or a slope.
    Bottomless,
}

impl Shape {
    /// Finds the shape by Newton's method from a point. One step leads to a quadratic's stationary point from
    /// anywhere; it is repeated as long as it reduces what rounding left of the slope. `None` if numbers are
    /// no longer finite before that.
    pub(crate) fn of(quadratic: &(impl Objective + ?Sized), near: Point) -> Option<Self> {
        const MOST_STEPS: usize = 8;
        /// What rounding leaves of a slope that is 0, relative to the sum of the sizes of its terms.
        const ROUNDING: f64 = 64.0 * f64::EPSILON;
        let hessian = quadratic.hessian(near);
        if !hessian.iter().all(|number| number.is_finite()) {
            return None;
        }
        let pairs = eigen::eigen(hessian);
        let flat = eigen::flat(hessian, true);
        let curved = || pairs.iter().zip(flat).filter(|(_, flat)| !flat).map(|(pair, _)| pair);
        if curved().any(|pair| pair.value < 0.0) {
            return Some(Self::Bottomless);
        }
        let along = |[a, b]: Point, [c, d]: Point| a * c + b * d;
        let mut point = near;
        let mut gradient = quadratic.gradient(point);
        for _ in 0..MOST_STEPS {
            let next = curved().fold(point, |[x, y], pair| {
                let step = along(gradient, pair.direction) / pair.value;
                [x - step * pair.direction[0], y - step * pair.direction[1]]
            });
            let there = quadratic.gradient(next);
            let slope =
                |[a, b]: Point| curved().fold(0.0, |sum, pair| sum + along([a, b], pair.direction).abs());
            // True as well if one of them is NaN.
            if slope(there).partial_cmp(&slope(gradient)) != Some(std::cmp::Ordering::Less) {
                break;
            }
            (point, gradient) = (next, there);
        }
        if !point.iter().chain(&gradient).all(|number| number.is_finite()) {
            return None;
        }
        let size = [near, point].map(|[x, y]| libm::hypot(x, y));
        let steepest = pairs[0].value.abs().max(pairs[1].value.abs());
        let level = ROUNDING * steepest * (size[0] + size[1]);
        let slopes = pairs.iter().zip(flat).filter(|(_, flat)| *flat);
        let falls = slopes.map(|(pair, _)| along(gradient, pair.direction).abs()).any(|slope| slope > level);
        Some(match flat {
            _ if falls => Self::Bottomless,
            [false, false] => Self::Bowl(point),
            [true, true] => Self::Level,
            _ => Self::Valley(point),
        })
    }
}
