/// How an optimizer computes with tensors of a half type (`f16`, `bf16`, with the feature `half`), and of
/// which type their state is. It has no effect on tensors of other types.
///
/// ```
/// # #[cfg(feature = "half")] {
/// use half::f16;
/// use korogaru::{HalfPrecision, Momentum, Optimizer, Tensor};
///
/// let gradient = [f16::from_f32(1e-3); 2];
/// let mut sums = [HalfPrecision::AsNumpy, HalfPrecision::Mixed].map(|precision| {
///     let mut optimizer = Optimizer::new(Momentum::new(1e-4, 0.9)?).with_half(precision);
///     let mut w = [f16::ZERO; 2];
///     for _ in 0..100 {
///         optimizer.step(&mut [Tensor::new("W", &mut w, &gradient)])?;
///     }
///     Ok::<_, korogaru::Error>(w[0].to_f64())
/// });
/// // 1e-4 · 1e-3 is near the smallest number of f16, and the errors of rounding add up.
/// assert!((sums[0].clone()? - sums[1].clone()?).abs() > 1e-6);
/// # }
/// # Ok::<(), korogaru::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum HalfPrecision {
    /// Parameters, gradients and state are of the half type, and each operation rounds to it, as in NumPy.
    /// This is the default, since it is the rule on numbers of that type.
    #[default]
    AsNumpy,
    /// The state is `f32`, and each update is computed in `f32`. Parameters are rounded once, when they are
    /// stored.
    Mixed,
    /// As [`Mixed`](HalfPrecision::Mixed), but the state is of the half type too, and rounded once as well.
    /// This needs the least memory, and the least of it is read and written.
    MixedHalfState,
}
