//! Division by a number that is known beforehand, by multiplications.

use crate::{Bundle, Number as _};

/// If a numerator is at least this large, nothing below comes near the subnormals.
const LEAST: f64 = f64::from_bits((1023 - 800) << 52); // 2⁻⁸⁰⁰

/// A whole number to divide by, with its reciprocal as the sum of two `f64`.
///
/// If an instruction set multiplies and adds with one rounding, x/d takes one such operation and a
/// multiplication: x·h + x·l with 1/d ≈ h + l (N. Brisebarre, J.-M. Muller and S. K. Raina, *Accelerating
/// correctly rounded floating-point division when the divisor is known in advance*, IEEE Transactions on
/// Computers 53, 2004).
///
/// The bits are those of the division. The sum before rounding differs from x/d by less than 2⁻⁵² units in
/// the last place. The point where rounding turns, the middle of two numbers, is at least 1/2d of a unit away
/// from x/d: 2d times that distance is a whole number of units, and it is not 0, because the middle has 54
/// bits, and d times the middle has more bits than an x.
///
/// ```
/// use korogaru_kernels::Divisor;
///
/// const TEN: Divisor = Divisor::new(10);
/// assert_eq!(TEN.value(), 10.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Divisor {
    value: f64,
    high: f64,
    low: f64,
}

impl Divisor {
    /// A divisor of a whole number from 1 to 2⁴⁸.
    ///
    /// # Panics
    ///
    /// On any other number. In a constant, that is an error of the compiler.
    #[must_use]
    pub const fn new(whole: u64) -> Self {
        assert!(1 <= whole && whole <= 1 << 48, "a divisor is a whole number from 1 to 2⁴⁸");
        let value = whole as f64;
        let high = 1.0 / value;
        Self { value, high, low: remainder(whole, high) / value }
    }

    /// The number.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// x/d for each lane of each bundle, by a division.
    #[inline(always)]
    pub(crate) fn divide<const N: usize>(of: [(Bundle, Self); N]) -> [Bundle; N] {
        let mut quotients = [Bundle::ZERO; N];
        for n in 0..N {
            let (x, divisor) = of[n];
            quotients[n] = x / Bundle([divisor.value; Bundle::COUNT]);
        }
        quotients
    }

    /// The same by fused multiplications. It must be called only where these are instructions. It is written
    /// with loops, since the methods of arrays are not always inlined, and the multiplication would then be a
    /// call of libm.
    #[inline(always)]
    pub(crate) fn divide_fused<const N: usize>(of: [(Bundle, Self); N]) -> [Bundle; N] {
        let mut farthest = [0; Bundle::COUNT];
        for (x, _) in of {
            for (farthest, x) in farthest.iter_mut().zip(x.0) {
                *farthest = above_least(x).max(*farthest);
            }
        }
        let mut is_safe = true;
        for lane in farthest {
            is_safe &= lane <= above_least(f64::MAX);
        }
        if !is_safe {
            return Self::divide(of);
        }
        let mut quotients = [Bundle::ZERO; N];
        for n in 0..N {
            let (x, divisor) = of[n];
            for lane in 0..Bundle::COUNT {
                quotients[n].0[lane] = divisor.fused(x.0[lane]);
            }
        }
        quotients
    }

    #[inline(always)]
    fn fused(self, x: f64) -> f64 {
        x.mul_add(self.high, x * self.low)
    }
}

/// How far a number's size is above [`LEAST`], in units of its last place. Numbers below it, infinities and
/// NaN give more than the largest number does.
#[inline(always)]
fn above_least(x: f64) -> u64 {
    x.abs().to_bits().wrapping_sub(LEAST.to_bits())
}

/// 1 − whole·high, exactly, where `high` is 1/whole rounded. This is a fused operation, which constants do
/// not have.
const fn remainder(whole: u64, high: f64) -> f64 {
    const HIDDEN: u64 = 1 << (f64::MANTISSA_DIGITS - 1);
    let mantissa = high.to_bits() & (HIDDEN - 1) | HIDDEN;
    // high is mantissa·2⁻ᵇ, where b is at most 52 + 48.
    let b = 1023 + 52 - (high.to_bits() >> 52);
    let (one, product) = (1_i128 << b, mantissa as i128 * whole as i128);
    // Of the product at most half a unit of `high` was lost, times `whole`: some 48 bits, which an f64 has.
    (one - product) as f64 / one as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WHOLE: [u64; 7] = [1, 3, 10, 20, 49, 1000, (1 << 48) - 1];

    /// Bits, where NaN is NaN whatever its payload.
    fn bits(bundle: Bundle) -> [Option<u64>; Bundle::COUNT] {
        bundle.0.map(|lane| (!lane.is_nan()).then(|| lane.to_bits()))
    }

    fn assert_same(divisor: Divisor, x: [f64; Bundle::COUNT]) {
        let of = [(Bundle(x), divisor)];
        let [fused, divided] = [Divisor::divide_fused(of), Divisor::divide(of)].map(|[bundle]| bits(bundle));
        assert_eq!(fused, divided, "{x:?} {divisor:?}");
    }

    proptest! {
        #[test]
        fn any_numbers_have_the_bits_of_the_division(x: [u64; Bundle::COUNT]) {
            for divisor in WHOLE {
                assert_same(Divisor::new(divisor), x.map(f64::from_bits));
            }
        }

        /// The quotients that are hard to round lie close to the middle of two numbers.
        #[test]
        fn quotients_near_a_middle_have_the_bits_of_the_division(odd: [u32; Bundle::COUNT], near in -4_i64..=4) {
            for divisor in WHOLE {
                // 2·53 bits do not fit: the middle is that of a quotient with a mantissa of 53 bits, times d,
                // rounded.
                let middle = odd.map(|odd| {
                    let quotient = (1_u64 << 53) + (u64::from(odd) << 21) + 1;
                    let product = u128::from(quotient) * u128::from(divisor);
                    (product as f64).to_bits().wrapping_add_signed(near)
                });
                assert_same(Divisor::new(divisor), middle.map(f64::from_bits));
            }
        }
    }

    #[test]
    fn the_ends_have_the_bits_of_the_division() {
        let ends = [0.0, f64::MIN_POSITIVE, LEAST, f64::MAX, f64::INFINITY, f64::NAN, 7.0, 5e-324];
        let below = LEAST.next_down();
        for divisor in WHOLE.map(Divisor::new) {
            for end in ends {
                // By itself, so that no other lane sends it to the division.
                assert_same(divisor, [end; Bundle::COUNT]);
                assert_same(divisor, [-end; Bundle::COUNT]);
            }
            assert_same(divisor, ends);
            assert_same(divisor, [below; Bundle::COUNT]);
        }
    }

    #[test]
    fn reciprocals_are_right_to_a_hundred_bits() {
        for whole in [1, 2, 3, 5, 7, 10, 20, 49, 1000, (1 << 48) - 1, 1 << 48] {
            let Divisor { value, high, low } = Divisor::new(whole);
            assert_eq!(low, high.mul_add(-value, 1.0) / value, "{whole}");
        }
    }

    #[test]
    fn what_is_no_divisor_is_refused() {
        for whole in [0, (1 << 48) + 1, u64::MAX] {
            assert!(std::panic::catch_unwind(|| Divisor::new(whole)).is_err(), "{whole}");
        }
    }
}
