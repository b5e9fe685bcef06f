//! Eigenvalues and eigenvectors of a symmetric 2 × 2 matrix, in closed form.

use crate::plane::Point;

/// An eigenvalue with its direction, of length 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eigenpair {
    pub(crate) value: f64,
    pub(crate) direction: Point,
}

/// Eigenvalues below this share of the other one count as 0, because second derivatives may be differences
/// with about ten correct digits.
const FLAT: f64 = 1e-12;

/// For each eigenvalue, the smaller one first: whether it is 0 or cannot be told from 0. If the matrix is
/// exact but for rounding, as a quadratic's is, the determinant decides, however badly the matrix is scaled.
pub(crate) fn flat(hessian: [f64; 3], is_exact: bool) -> [bool; 2] {
    const ROUNDING: f64 = 16.0 * f64::EPSILON;
    let [low, high] = eigen(hessian).map(|pair| pair.value.abs());
    let larger = low.max(high);
    if larger <= 0.0 {
        return [true; 2];
    }
    let is_singular = if is_exact {
        let [xx, xy, yy] = hessian.map(|number| number / larger);
        (xx * yy - xy * xy).abs() <= ROUNDING * ((xx * yy).abs() + xy * xy)
    } else {
        low.min(high) <= FLAT * larger
    };
    [is_singular && low < high, is_singular && low >= high]
}

/// The eigenvalues of ((xx, xy), (xy, yy)), the smaller one first, each with its direction: the one with
/// positive x, or upwards if it is along y.
///
/// The eigenvalue of larger size is a sum without cancellation. The other is computed from the determinant
/// and the larger one, as in LAPACK's `dlaev2`.
pub(crate) fn eigen([xx, xy, yy]: [f64; 3]) -> [Eigenpair; 2] {
    let half_difference = (xx - yy) / 2.0;
    let radius = libm::hypot(half_difference, xy);
    let (larger, smaller) = if xx.abs() > yy.abs() { (xx, yy) } else { (yy, xx) };
    let small_by = |big: f64| (larger / big) * smaller - (xy / big) * xy;
    let middle = f64::midpoint(xx, yy);
    let (low, high) = if xy.abs() <= 0.0 {
        (xx.min(yy), xx.max(yy))
    } else if middle < 0.0 {
        let low = middle - radius;
        (low, small_by(low))
    } else if middle > 0.0 {
        let high = middle + radius;
        (small_by(high), high)
    } else {
        (-radius, radius)
    };

    // The eigenvector of the higher eigenvalue has two forms. The one in which nothing cancels is taken.
    let [x, y] =
        if half_difference >= 0.0 { [half_difference + radius, xy] } else { [xy, radius - half_difference] };
    let length = libm::hypot(x, y);
    // Every direction is an eigenvector of a multiple of the identity: x is taken for the first, y for the
    // second.
    let of_high = if length > 0.0 { upright([x / length, y / length]) } else { [0.0, 1.0] };
    let of_low = upright([-of_high[1], of_high[0]]);
    [Eigenpair { value: low, direction: of_low }, Eigenpair { value: high, direction: of_high }]
}

/// The direction or its opposite, whichever points to the right, or upwards if it is vertical. It has no
/// negative zeros.
fn upright([x, y]: Point) -> Point {
    let sign = if x < 0.0 || (x <= 0.0 && y < 0.0) { -1.0 } else { 1.0 };
    [sign * x + 0.0, sign * y + 0.0]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn those_that_can_be_found_by_hand() {
        // The book's function.
        let [low, high] = eigen([0.1, 0.0, 2.0]);
        assert_eq!(
            (low.value, low.direction, high.value, high.direction),
            (0.1, [1.0, 0.0], 2.0, [0.0, 1.0])
        );
        // The same with the axes swapped.
        let [low, high] = eigen([2.0, 0.0, 0.1]);
        assert_eq!(
            (low.value, low.direction, high.value, high.direction),
            (0.1, [0.0, 1.0], 2.0, [1.0, 0.0])
        );
        // Booth's: 10 ∓ 8 along the diagonals.
        let [low, high] = eigen([10.0, 8.0, 10.0]);
        assert_eq!((low.value, high.value), (2.0, 18.0));
        let half = 0.5_f64.sqrt();
        for (direction, expected) in [(low.direction, [half, -half]), (high.direction, [half, half])] {
            assert!((0..2).all(|i| (direction[i] - expected[i]).abs() < 1e-15), "{direction:?}");
        }
        // A saddle along the diagonals: ∓ 3.
        let [low, high] = eigen([0.0, 3.0, 0.0]);
        assert_eq!((low.value, high.value), (-3.0, 3.0));
        // The identity.
        let [low, high] = eigen([4.0, 0.0, 4.0]);
        assert_eq!(
            (low.value, low.direction, high.value, high.direction),
            (4.0, [1.0, 0.0], 4.0, [0.0, 1.0])
        );
        // A flat direction.
        assert_eq!(eigen([1.0, 1.0, 1.0])[1].value, 2.0);
        for is_exact in [false, true] {
            assert_eq!(flat([1.0, 1.0, 1.0], is_exact), [true, false]);
            assert_eq!(flat([0.0, 0.0, -3.0], is_exact), [false, true]);
            assert_eq!(flat([0.0; 3], is_exact), [true, true]);
            assert_eq!(flat([1.0, 0.0, -1e-9], is_exact), [false, false]);
        }
        // Badly scaled, and the same turned by 30°, where the product 0.3·0.3 is rounded.
        assert_eq!(flat([1e-20, 0.0, 1.0], true), [false, false]);
        assert_eq!(flat([1e-20, 0.0, 1.0], false), [true, false]);
        assert_eq!(flat([0.02, 0.06, 0.18], true), [true, false]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// A rotated diagonal matrix is taken apart again, for all angles and sizes.
        #[test]
        fn a_rotated_diagonal_is_found(a in -1e3..1e3_f64, b in -1e3..1e3_f64, angle in -4.0..4.0_f64) {
            let (sin, cos) = (libm::sin(angle), libm::cos(angle));
            let matrix = [
                a * cos * cos + b * sin * sin, (a - b) * sin * cos, a * sin * sin + b * cos * cos,
            ];
            let [low, high] = eigen(matrix);
            let size = a.abs().max(b.abs());
            prop_assert!((low.value - a.min(b)).abs() <= 1e-14 * size, "{} is not {}", low.value, a.min(b));
            prop_assert!((high.value - a.max(b)).abs() <= 1e-14 * size, "{} is not {}", high.value, a.max(b));
            for Eigenpair { value, direction: [x, y] } in [low, high] {
                let [xx, xy, yy] = matrix;
                let left = [xx * x + xy * y - value * x, xy * x + yy * y - value * y];
                prop_assert!(left.iter().all(|part| part.abs() <= 1e-13 * size), "{left:?}");
                prop_assert!((x * x + y * y - 1.0).abs() < 1e-15 && (x > 0.0 || y > 0.0));
            }
        }
    }
}
