//! βᵗ for Adam's bias correction.

/// `base` to the power `exponent`, correctly rounded for a `base` from 0 to 1. Goldens from exact arithmetic
/// show this up to exponents of ten million, at which the pair below still has some 80 bits.
///
/// The system's `pow` differs between machines, and Adam's 1 − βᵗ makes a difference in the last bit hundreds
/// of times larger. This function works with pairs of `f64` (about 106 bits) by repeated squaring. It needs
/// only additions and multiplications, and so gives the same bits everywhere. Below 2⁻¹⁰⁰ the power is no
/// longer exact, but 1 − βᵗ is then 1 in any case.
///
/// ```
/// assert_eq!(korogaru_kernels::power(0.5, 3), 0.125);
/// assert_eq!(korogaru_kernels::power(0.999, 0), 1.0);
/// ```
#[must_use]
pub fn power(base: f64, exponent: u64) -> f64 {
    Pair::power(base, exponent).high
}

/// The [`power`]s with the exponents `exponent`, `exponent` + 1, and so on. They have the same bits and cost
/// a tenth. Once the power is below 2⁻¹⁰⁰, the iterator returns any numbers below 2⁻¹⁰⁰.
///
/// ```
/// use korogaru_kernels::{power, powers};
///
/// let some: Vec<f64> = powers(0.9, 2).take(3).collect();
/// assert_eq!(some, [power(0.9, 2), power(0.9, 3), power(0.9, 4)]);
/// ```
pub fn powers(base: f64, exponent: u64) -> impl Iterator<Item = f64> {
    let factor = Pair { high: base, low: 0.0 };
    let mut pair = Pair::power(base, exponent);
    (exponent..).map(move |exponent| {
        let here = pair;
        if here.high >= NEGLIGIBLE {
            pair = here.times(factor);
        }
        // The repeated product and the product of squares agree to some 80 bits. If both certainly round to
        // the same number, that is the result. Otherwise `power` computes it.
        if exponent < LONG && here.rounds_alike(here.high * NARROW) {
            here.high
        } else {
            power(base, exponent)
        }
    })
}

/// Up to this exponent, the relative error of a repeated product is below a quarter of [`NARROW`]: 2⁻¹⁰¹ for
/// each factor.
const LONG: u64 = 1 << 24;
const NARROW: f64 = 2.646_977_960_169_688_6e-23; // 2⁻⁷⁵

const NEGLIGIBLE: f64 = 7.888_609_052_210_118e-31; // 2⁻¹⁰⁰

/// The unevaluated sum of two numbers. The second is below half a last place of the first.
#[derive(Clone, Copy)]
struct Pair {
    high: f64,
    low: f64,
}

impl Pair {
    fn power(base: f64, exponent: u64) -> Self {
        let mut result = Self { high: 1.0, low: 0.0 };
        let mut square = Self { high: base, low: 0.0 };
        let mut rest = exponent;
        loop {
            if rest & 1 == 1 {
                result = result.times(square);
            }
            rest >>= 1;
            if rest == 0 || result.high < NEGLIGIBLE {
                return result;
            }
            square = square.times(square);
        }
    }

    /// Whether every number that is within `error` of this one rounds to the same number as this one.
    fn rounds_alike(self, error: f64) -> bool {
        let is_high = |low: f64| (self.high + low).to_bits() == self.high.to_bits();
        is_high(self.low + error) && is_high(self.low - error)
    }

    fn times(self, other: Self) -> Self {
        let high = self.high * other.high;
        let error = product_error(self.high, other.high, high);
        let low = error + (self.high * other.low + self.low * other.high);
        let sum = high + low;
        Self { high: sum, low: low - (sum - high) }
    }
}

/// a·b − `product` exactly, where `product` is a·b rounded (Dekker 1971).
fn product_error(a: f64, b: f64, product: f64) -> f64 {
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
}

/// Two halves of 26 bits. Their products are exact (Veltkamp 1968).
fn split(a: f64) -> (f64, f64) {
    let scaled = 134_217_729.0 * a; // 2²⁷ + 1
    let high = scaled - (scaled - a);
    (high, a - high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A base of at most 10 bits has exact powers up to the twelfth in a u128, and so an exact rounding.
        #[test]
        fn equals_the_rounded_integer_power(numerator in 1_u128..1024, exponent in 0_u32..=12) {
            let exact = numerator.pow(exponent); // at most 120 bits
            let rounded = exact as f64; // the conversion rounds to nearest even
            let scale = 1024.0_f64.powi(i32::try_from(exponent).unwrap());
            let base = numerator as f64 / 1024.0;
            prop_assert_eq!(power(base, u64::from(exponent)).to_bits(), (rounded / scale).to_bits());
        }
    }

    proptest! {
        #[test]
        fn one_after_the_other_is_each_alone(
            base in prop_oneof![0.0..1.0_f64, 0.9..1.0_f64, (0_u32..1024).prop_map(|n| f64::from(n) / 1024.0)],
            first in 0_u64..2000,
        ) {
            for (exponent, of_many) in (first..).zip(powers(base, first)).take(400) {
                let alone = power(base, exponent);
                let same = of_many.to_bits() == alone.to_bits() || (of_many < NEGLIGIBLE && alone < NEGLIGIBLE);
                prop_assert!(same, "{base}^{exponent}: {of_many:e}, not {alone:e}");
            }
        }
    }

    /// Far out too, and across the exponent from which each power is computed alone.
    #[test]
    fn one_after_the_other_is_each_alone_for_long() {
        for base in [0.9, 0.999, 0.999_999, 1.0_f64.next_down()] {
            for first in [100_000, 10_000_000, LONG - 50] {
                for (exponent, of_many) in (first..).zip(powers(base, first)).take(100) {
                    let alone = power(base, exponent);
                    assert!(
                        of_many.to_bits() == alone.to_bits() || alone.max(of_many) < NEGLIGIBLE,
                        "{base}^{exponent}"
                    );
                }
            }
        }
    }

    /// Half-way between two numbers a hair decides, and the pair must not.
    #[test]
    fn what_lies_half_way_is_looked_up() {
        let half = Pair { high: 1.0, low: f64::EPSILON / 2.0 };
        assert!(!half.rounds_alike(NARROW));
        assert!(Pair { high: 1.0, low: f64::EPSILON / 4.0 }.rounds_alike(NARROW));
        assert!(Pair { high: 0.5, low: 0.0 }.rounds_alike(NARROW));
    }

    #[test]
    fn zero_and_one_stay() {
        assert_eq!(power(0.0, 0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(power(0.0, u64::MAX).to_bits(), 0.0_f64.to_bits());
        assert_eq!(power(1.0, u64::MAX).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_long_run_comes_to_nothing() {
        assert!(power(0.999, 10_000_000) < 1e-30);
        assert!(power(1.0_f64.next_down(), u64::MAX) < 1e-30);
    }
}
