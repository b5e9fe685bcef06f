//! The half types, f16 and bf16, in the two ways that people compute with them.
//!
//! *As NumPy*: parameters, gradient and state are all of the half type, and each operation rounds to it
//! ([`update_half_slice`]). It is the rule on the half type itself, since `f16` and `bf16` are
//! [`Number`](crate::Number)s.
//!
//! *Mixed*: parameters and gradient are of the half type, the state is f32 (or half, to save memory). What is
//! computed is the rule on f32; parameters, and state if it is half, are rounded once, when they are stored
//! ([`update_mixed_slice`]).
//!
//! Every f16 and bf16 is an f32, so that both ways compute in f32 and differ in where they round. A sum,
//! difference, product, quotient or square root of halves that is first rounded to f32 and then to half is the
//! one that rounding once would have given, since f32 has at least twice their digits and two to spare.

mod conversion;
mod mixed;
mod number;
mod rounded;
mod widened;

pub(crate) use conversion::{narrow, widen};
pub use mixed::{update_mixed_slice, update_mixed_slice_on};
pub(crate) use rounded::Rounded;
pub use rounded::{update_half_slice, update_half_slice_on};
pub(crate) use widened::Widened;

use half::{bf16, f16};

use crate::Number;
use crate::instructions::Instructions;

/// A half type: `f16` or `bf16` of the crate `half`.
pub trait Half: Number + Stored {}

impl Half for f16 {}
impl Half for bf16 {}

/// A type that numbers computed in f32 are kept in: `f32`, `f16` or `bf16`.
pub trait Stored: sealed::Stored {}

impl Stored for f32 {}
impl Stored for f16 {}
impl Stored for bf16 {}

pub(crate) mod sealed {
    use super::Instructions;

    /// Conversions: exact to f32, and from it to the nearest, ties to even.
    pub trait Stored: Copy + Send + Sync + 'static {
        /// Whether many are best converted at once: by instructions that the compiler does not find by itself, or
        /// by more arithmetic than it vectorises within the loop of a rule.
        const IN_BLOCKS: bool;

        fn to_f32(self) -> f32;
        fn from_f32(value: f32) -> Self;

        /// Many at once, of slices of one length.
        #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
        fn widen<I: Instructions>(instructions: I, from: &[Self], to: &mut [f32]);

        /// Many at once, of slices of one length.
        #[allow(private_bounds, reason = "the trait is sealed: nobody outside can call this")]
        fn narrow<I: Instructions>(instructions: I, from: &[f32], to: &mut [Self]);
    }
}
