//! βᵗ for Adam's bias correction.

/// `base` to the power `exponent`, correctly rounded for a `base` from 0 to 1: proven by goldens from exact
/// arithmetic up to exponents of ten million, where the pair below still has some 80 bits.
///
/// The system's `pow` differs between machines, and Adam's 1 − βᵗ makes a last-bit difference hundreds of
/// times larger. This one works in pairs of `f64` (about 106 bits) by repeated squaring, from additions and
/// multiplications alone, and so gives the same bits everywhere. Below 2⁻¹⁰⁰, where 1 − βᵗ is 1 whatever the
/// power is, it is no longer exact.
///
/// ```
/// assert_eq!(korogaru_kernels::power(0.5, 3), 0.125);
/// assert_eq!(korogaru_kernels::power(0.999, 0), 1.0);
/// ```
#[must_use]
pub fn power(base: f64, exponent: u64) -> f64 {
    let mut result = Pair { high: 1.0, low: 0.0 };
    let mut square = Pair { high: base, low: 0.0 };
    let mut rest = exponent;
    loop {
        if rest & 1 == 1 {
            result = result.times(square);
        }
        rest >>= 1;
        if rest == 0 || result.high < NEGLIGIBLE {
            return result.high;
        }
        square = square.times(square);
    }
}

const NEGLIGIBLE: f64 = 7.888_609_052_210_118e-31; // 2⁻¹⁰⁰

/// The unevaluated sum of two numbers, the second below half a last place of the first.
#[derive(Clone, Copy)]
struct Pair {
    high: f64,
    low: f64,
}

impl Pair {
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

/// Two halves of 26 bits whose products are exact (Veltkamp 1968).
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
