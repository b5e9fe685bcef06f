/// How tensors of a half type (`f16`, `bf16`) are computed with, and what their state is made of.
///
/// ```
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
/// // 1e-4 · 1e-3 is at the very end of what f16 can say, and what is rounded at each step adds up.
/// assert!((sums[0].clone()? - sums[1].clone()?).abs() > 1e-6);
/// # Ok::<(), korogaru::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(
    not(feature = "half"),
    expect(dead_code, unreachable_pub, reason = "what is not half needs no choice")
)]
pub enum HalfPrecision {
    /// Parameters, gradients and state are of the half type and each operation rounds to it, as in NumPy. The
    /// default, since it is what the rule says on numbers of that type.
    #[default]
    AsNumpy,
    /// The state is `f32`, and each step is computed in `f32`; parameters are rounded once, when they are stored.
    Mixed,
    /// As [`Mixed`](HalfPrecision::Mixed), with the state of the half type too, rounded once as well: the least
    /// memory to hold and to move.
    MixedHalfState,
}
