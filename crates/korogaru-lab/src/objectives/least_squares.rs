use std::sync::LazyLock;

use crate::noise::{Purpose, normal_pair};
use crate::{Minimum, Objective, Plane, Spacing};

/// A line fitted to 64 points by least squares: the objective of mini-batches.
///
/// f(x, y) = Σ(ux + y − t)²/128, the mean over 64 points (u, t) of half the squared error of the line
/// with slope x and intercept y. The u are evenly spaced from 1/64 to 127/64, and t is 2u − 1 plus a normal
/// number, rounded to a 64th. The normal numbers have a fixed seed, so that the points are always the same.
/// The u are not centred, so that slope and intercept can make up for each other: f is a tilted valley of
/// condition number 14.
///
/// ```
/// use korogaru_lab::{Objective, objectives::LeastSquares};
///
/// // The full gradient is the mean over all examples, to the bit.
/// let (n, at) = (LeastSquares.examples(), [-7.0, 2.0]);
/// let sum = (0..n).fold(0.0, |sum, i| sum + LeastSquares.example_gradient(i, at)[0]);
/// assert_eq!(sum / n as f64, LeastSquares.gradient(at)[0]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct LeastSquares;

/// The number of points.
const COUNT: usize = 64;
/// The seed of the points: the book's section.
const SEED: u32 = 614;
/// The means of u² and of u over u = (2i + 1)/64 for i from 0 to 63, which are exact. The mean of 1 is 1.
const UU: f64 = 1.333_251_953_125;
const U: f64 = 1.0;

/// The points, and the minimum that follows from them.
#[derive(Debug)]
struct Data {
    points: [[f64; 2]; COUNT],
    minimum: Minimum,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let points: [[f64; 2]; COUNT] = std::array::from_fn(|i| {
        let u = (2 * i + 1) as f64 / 64.0;
        let [error, _] = normal_pair(SEED, Purpose::Data, i as u64);
        // Rounded to a 64th, so that sums of them are exact.
        [u, ((2.0 * u - 1.0 + error) * 64.0).round() / 64.0]
    });
    let mean = |of: fn([f64; 2]) -> f64| points.iter().map(|&point| of(point)).sum::<f64>() / COUNT as f64;
    let (t, ut, tt) = (mean(|[_, t]| t), mean(|[u, t]| u * t), mean(|[_, t]| t * t));
    // The normal equations: UU·x + U·y = ut and U·x + y = t.
    let x = (ut - U * t) / (UU - U * U);
    let y = t - U * x;
    let value = (tt - x * ut - y * t) / 2.0;
    Data { points, minimum: Minimum { point: [x, y], value } }
});

impl Objective for LeastSquares {
    fn name(&self) -> &str {
        "least-squares"
    }

    fn formula(&self) -> &str {
        "Σ(ux + y − t)²/128"
    }

    /// f is computed from the minimum, where the sums over all points are known.
    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let Minimum { point: [slope, intercept], value } = DATA.minimum;
        let (dx, dy) = (x - slope, y - intercept);
        let along = U * dx + dy;
        value + ((UU - U * U) * (dx * dx) + along * along) / 2.0
    }

    fn gradient(&self, point: [f64; 2]) -> [f64; 2] {
        crate::noise::mean(self, 0..COUNT, point)
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [UU, U, 1.0]
    }

    fn is_quadratic(&self) -> bool {
        true
    }

    fn examples(&self) -> usize {
        COUNT
    }

    fn example_gradient(&self, index: usize, [x, y]: [f64; 2]) -> [f64; 2] {
        let [u, t] = DATA.points[index];
        let error = u * x + y - t;
        [error * u, error]
    }

    fn domain(&self) -> Plane {
        Plane::known([-10.0, 10.0], [-10.0, 10.0])
    }

    fn minima(&self) -> &[Minimum] {
        std::slice::from_ref(&DATA.minimum)
    }

    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value is what the formula says: the mean over the squared errors, one by one.
    #[test]
    fn the_value_is_the_mean_of_half_the_squared_errors() {
        for [x, y] in [[-7.0, 2.0], [2.0, -1.0], [10.0, 10.0], [0.0, 0.0]] {
            let squares = DATA.points.iter().map(|[u, t]| (u * x + y - t) * (u * x + y - t));
            let mean = squares.sum::<f64>() / 128.0;
            assert!((LeastSquares.value([x, y]) - mean).abs() < 1e-12 * mean.max(1.0), "({x}, {y})");
        }
    }

    /// The points lie about the line that the documentation names.
    #[test]
    fn the_data_are_those_that_are_described() {
        let (first, last) = (DATA.points[0], DATA.points[COUNT - 1]);
        assert_eq!((first[0], last[0]), (1.0 / 64.0, 127.0 / 64.0));
        let [slope, intercept] = DATA.minimum.point;
        assert!((slope - 2.0).abs() < 0.9 && (intercept + 1.0).abs() < 0.9, "{slope} {intercept}");
        assert!((0.3..0.75).contains(&DATA.minimum.value), "{}", DATA.minimum.value);
        let sums = DATA.points.iter().fold([0.0; 2], |[uu, u], [ui, _]| [uu + ui * ui, u + ui]);
        assert_eq!(sums.map(|sum| sum / 64.0), [UU, U]);
    }
}
