//! The half types f16 and bf16, in the two ways in which people compute with them.
//!
//! *As NumPy*: parameters, gradient and state are of the half type, and each operation rounds to it
//! ([`update_half_slice`]). This is the rule on the half type itself, since `f16` and `bf16` are
//! [`Number`](crate::Number)s.
//!
//! *Mixed*: parameters and gradient are of the half type, and the state is f32, or half to save memory. The
//! rule computes in f32. Parameters, and state of a half type, are rounded once, when they are stored
//! ([`update_mixed_slice`]).
//!
//! Every f16 and bf16 is an f32. Both ways therefore compute in f32, and differ in where they round. The sum,
//! difference, product, quotient or square root of halves may be rounded to f32 first and then to half: the
//! result is the same as with one rounding, since f32 has more than twice their digits and two more.

#[cfg(feature = "half")]
mod conversion;
mod mixed;
#[cfg(feature = "half")]
mod number;
mod rounded;
mod widened;

#[cfg(feature = "half")]
pub(crate) use conversion::{narrow, widen};
pub use mixed::{update_mixed_slice, update_mixed_slice_on};
pub(crate) use rounded::Rounded;
pub use rounded::{update_half_slice, update_half_slice_on};
pub(crate) use widened::Widened;

use crate::Number;
use crate::instructions::Instructions;

/// A half type: `f16` or `bf16` of the crate `half`, with the feature of that name.
pub trait Half: Number + Stored {}

/// A type in which numbers that are computed in f32 can be stored: `f32` and every [`Half`].
pub trait Stored: sealed::Stored {}

impl Stored for f32 {}

pub(crate) mod sealed {
    use super::Instructions;

    /// Conversions: exact to f32, and to the nearest value from f32, ties to even.
    pub trait Stored: Copy + Send + Sync + 'static {
        /// Whether many numbers are best converted at once, because the conversion takes instructions that
        /// the compiler does not find by itself, or more arithmetic than it vectorises within the loop of a
        /// rule.
        const IN_BLOCKS: bool;

        fn to_f32(self) -> f32;
        fn from_f32(value: f32) -> Self;

        /// Converts all of `from`. The slices have the same length.
        #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
        fn widen<I: Instructions>(instructions: I, from: &[Self], to: &mut [f32]);

        /// Converts all of `from`. The slices have the same length.
        #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
        fn narrow<I: Instructions>(instructions: I, from: &[f32], to: &mut [Self]);
    }
}

impl sealed::Stored for f32 {
    const IN_BLOCKS: bool = false;

    #[inline(always)]
    fn to_f32(self) -> f32 {
        self
    }

    #[inline(always)]
    fn from_f32(value: f32) -> Self {
        value
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn widen<I: Instructions>(_: I, from: &[Self], to: &mut [f32]) {
        to.copy_from_slice(from);
    }

    #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    #[inline(always)]
    fn narrow<I: Instructions>(_: I, from: &[f32], to: &mut [Self]) {
        to.copy_from_slice(from);
    }
}
