//! Conversions without a branch. The compiler vectorises them for every instruction set.

use half::{bf16, f16};

use super::sealed::Stored;
use crate::instructions::Instructions;

/// Writes every number of `from` to `to` as f32.
#[inline(always)]
pub(crate) fn widen<H: Stored>(from: &[H], to: &mut [f32]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to = from.to_f32();
    }
}

/// Writes the half nearest to every number of `from` to `to`.
#[inline(always)]
pub(crate) fn narrow<H: Stored>(from: &[f32], to: &mut [H]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to = H::from_f32(from);
    }
}

/// The bits of a quiet NaN in f32.
const NAN: u32 = 0x7fc0_0000;
const INFINITY: u32 = 0x7f80_0000;
const MAGNITUDE: u32 = 0x7fff_ffff;

impl Stored for f16 {
    const IN_BLOCKS: bool = true;

    #[inline(always)]
    fn to_f32(self) -> f32 {
        let bits = u32::from(self.to_bits());
        let sign = (bits & 0x8000) << 16;
        // Exponent and fraction at the bits of those of f32. The bias differs by 112, and multiplying by
        // 2^112 is exact for subnormals too.
        let magnitude = (bits & 0x7fff) << 13;
        let value = (f32::from_bits(magnitude) * f32::from_bits((127 + 112) << 23)).to_bits();
        let not_finite = if magnitude >= 0x1f << 23 { INFINITY } else { 0 };
        f32::from_bits(value | not_finite | sign)
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "what is cast has 16 bits")]
    fn from_f32(value: f32) -> Self {
        const LEAST_NORMAL: u32 = (127 - 14) << 23;
        const BEYOND_ALL: u32 = (127 + 16) << 23;
        /// The power of two whose last place is that of the subnormals of f16: adding it rounds to them.
        const ROUNDS_TO_SUBNORMAL: u32 = (127 - 1) << 23;
        let sign = (value.to_bits() >> 16) & 0x8000;
        let magnitude = value.to_bits() & MAGNITUDE;
        // Half a place less one, and one more where the last place is odd, carry into what is kept.
        let odd = (magnitude >> 13) & 1;
        let normal = magnitude.wrapping_sub(112 << 23).wrapping_add(0xfff + odd) >> 13;
        let subnormal = (f32::from_bits(magnitude) + f32::from_bits(ROUNDS_TO_SUBNORMAL)).to_bits();
        let subnormal = subnormal.wrapping_sub(ROUNDS_TO_SUBNORMAL);
        let finite = if magnitude < LEAST_NORMAL { subnormal } else { normal };
        let not_finite = if value.is_nan() { 0x7e00 } else { 0x7c00 };
        let rounded = if magnitude >= BEYOND_ALL { not_finite } else { finite };
        Self::from_bits((rounded | sign) as u16)
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn widen<I: Instructions>(instructions: I, from: &[Self], to: &mut [f32]) {
        instructions.widen_f16(from, to);
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn narrow<I: Instructions>(instructions: I, from: &[f32], to: &mut [Self]) {
        instructions.narrow_f16(from, to);
    }
}

impl Stored for bf16 {
    const IN_BLOCKS: bool = false;

    #[inline(always)]
    fn to_f32(self) -> f32 {
        f32::from_bits(u32::from(self.to_bits()) << 16)
    }

    #[inline(always)]
    fn from_f32(value: f32) -> Self {
        let bits = value.to_bits();
        let odd = (bits >> 16) & 1;
        let rounded = bits.wrapping_add(0x7fff + odd);
        let kept = if value.is_nan() { bits | NAN } else { rounded };
        Self::from_bits((kept >> 16) as u16)
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn widen<I: Instructions>(_: I, from: &[Self], to: &mut [f32]) {
        widen(from, to);
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn narrow<I: Instructions>(_: I, from: &[f32], to: &mut [Self]) {
        narrow(from, to);
    }
}

/// The f32 that rounds to the same half as `value` does. It is the nearest f32, with its last bit set if it
/// is not exact ("round to odd"), so that nothing is rounded twice.
#[expect(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
pub(super) fn rounded_to_odd(value: f64) -> f32 {
    let nearest = value as f32;
    let bits = nearest.to_bits();
    let beyond = f64::from(nearest).abs() > value.abs();
    let exact = f64::from(nearest).to_bits() == value.to_bits() || value.is_nan();
    match (exact || bits & 1 == 1, beyond) {
        (true, _) => nearest,
        (false, true) => f32::from_bits(bits - 1),
        (false, false) => f32::from_bits(bits + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same_f32(a: f32, b: f32) -> bool {
        a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
    }

    #[test]
    fn every_half_is_the_f32_that_the_crate_half_says() {
        for bits in 0..=u16::MAX {
            let (narrow, brain) = (f16::from_bits(bits), bf16::from_bits(bits));
            assert!(same_f32(Stored::to_f32(narrow), f16::to_f32(narrow)), "f16 {bits:#x}");
            assert!(same_f32(Stored::to_f32(brain), bf16::to_f32(brain)), "bf16 {bits:#x}");
        }
    }

    /// Every half itself, the middle between it and the next, and the f32 on both sides of each.
    #[test]
    fn every_edge_of_rounding_is_where_the_crate_half_has_it() {
        for bits in 0..u16::MAX {
            let f16_edge = (f64::from(f16::from_bits(bits)) + f64::from(f16::from_bits(bits + 1))) / 2.0;
            let bf16_edge = (f64::from(bf16::from_bits(bits)) + f64::from(bf16::from_bits(bits + 1))) / 2.0;
            let own = [f16::from_bits(bits).to_f32(), bf16::from_bits(bits).to_f32()];
            for place in own.into_iter().chain([rounded_to_odd(f16_edge), rounded_to_odd(bf16_edge)]) {
                for value in [place.next_down(), place, place.next_up()] {
                    let found = (<f16 as Stored>::from_f32(value), <bf16 as Stored>::from_f32(value));
                    let expected = (f16::from_f32(value), bf16::from_f32(value));
                    if value.is_nan() {
                        assert!(found.0.is_nan() && found.1.is_nan());
                    } else {
                        let bits = |(a, b): (f16, bf16)| (a.to_bits(), b.to_bits());
                        assert_eq!(bits(found), bits(expected), "{value:e}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_f32_rounds_as_in_the_crate_half(bits in any::<u32>()) {
            let value = f32::from_bits(bits);
            if !value.is_nan() {
                prop_assert_eq!(<f16 as Stored>::from_f32(value).to_bits(), f16::from_f32(value).to_bits());
                prop_assert_eq!(<bf16 as Stored>::from_f32(value).to_bits(), bf16::from_f32(value).to_bits());
            }
        }
    }

    /// Just beside the middle between two halves, by less than an f32 can say: rounding twice goes wrong
    /// here.
    #[test]
    fn a_coefficient_is_rounded_once() {
        let middle = 1.0 + f64::exp2(-11.0);
        let cases = [(middle, 0x3c00), (middle + f64::EPSILON, 0x3c01), (middle - f64::EPSILON, 0x3c00)];
        for (value, bits) in cases {
            assert_eq!(<f16 as Stored>::from_f32(rounded_to_odd(value)).to_bits(), bits, "{value:?}");
            assert_eq!(
                <f16 as Stored>::from_f32(rounded_to_odd(-value)).to_bits(),
                bits | 0x8000,
                "-{value:?}"
            );
        }
        assert!(<bf16 as Stored>::from_f32(rounded_to_odd(1e39)).to_bits() == 0x7f80);
        assert!(<f16 as Stored>::from_f32(rounded_to_odd(f64::NAN)).is_nan());
    }
}
