//! Mixed precision: halves are computed in f32 and rounded once.

use super::widened::Widened;
use super::{Half, Stored};
use crate::{Backend, Error, Rule};

/// One update of a tensor whose parameters and gradient are of a half type, computed in f32. The parameters
/// are rounded once, to the nearest and ties to even, when they are stored. The state is f32 and loses
/// nothing, or is of a half type to save memory. State of a half type is rounded once as well, after the
/// parameters have moved by it.
///
/// # Errors
///
/// As [`update_slice`](crate::update_slice).
///
/// ```
/// # #[cfg(feature = "half")] {
/// use half::bf16;
/// use korogaru_kernels::{Momentum, Rule, update_mixed_slice};
///
/// let rule = Momentum::new(0.1, 0.9)?;
/// let (mut w, mut v) = ([bf16::from_f32(2.0)], [0.0_f32]);
/// update_mixed_slice::<Momentum, bf16, f32>(&rule.coefficients(1), &mut w, &[bf16::ONE], [&mut v])?;
/// assert_eq!((w[0].to_f32(), v[0]), (1.8984375, -0.1)); // 1.9 as near as bf16 comes to it
/// # }
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
pub fn update_mixed_slice<R: Rule, H: Half, S: Stored>(
    coefficients: &R::Coefficients<f32>,
    parameters: &mut [H],
    gradient: &[H],
    state: R::State<&mut [S]>,
) -> Result<(), Error> {
    update_mixed_slice_on::<R, H, S>(Backend::widest(), coefficients, parameters, gradient, state)
}

/// [`update_mixed_slice`] by the given backend.
///
/// # Errors
///
/// As [`update_slice`](crate::update_slice).
pub fn update_mixed_slice_on<R: Rule, H: Half, S: Stored>(
    backend: Backend,
    coefficients: &R::Coefficients<f32>,
    parameters: &mut [H],
    gradient: &[H],
    state: R::State<&mut [S]>,
) -> Result<(), Error> {
    backend.run(Widened::<R, f32, H, S>::new(coefficients, parameters, gradient, state)?);
    Ok(())
}
