use super::inertia::{Inertia, rule_with_velocity};
use crate::{Convention, Error, Hyperparameter, Number, Rule, Velocity};

/// Momentum SGD as in the book: v ← α·v − lr·g (6.3), p ← p + v (6.4). State: the velocity v.
///
/// The learning rate is inside v, as in Keras. PyTorch and optax have it outside, which is
/// [`Convention::LrOutside`]: v ← α·v + g, p ← p − lr·v. While the learning rate is constant, the two agree
/// except for rounding.
///
/// With α = 0 the results have SGD's bits, except for one case: if nothing moves a parameter of −0.0, v is
/// +0.0, and −0.0 + 0.0 is +0.0.
///
/// ```
/// use korogaru_kernels::{Momentum, Rule};
///
/// let rule = Momentum::new(0.5, 0.75)?;
/// let (p, [v]) = Momentum::update(&rule.coefficients(1), 2.0, 1.0, [4.0]);
/// assert_eq!((v, p), (2.5, 4.5)); // 0.75·4 − 0.5·1, and 2 + v
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "heavy ball")]
#[doc(alias = "SGDM")]
#[doc(alias = "Polyak")]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Momentum(Inertia);

impl Momentum {
    /// Momentum SGD with the learning rate `lr` (η) and the momentum `momentum` (α).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `momentum` at least 0 and below 1.
    pub fn new(lr: f64, momentum: f64) -> Result<Self, Error> {
        Inertia::new(lr, momentum).map(Self)
    }

    /// The same rule in the given convention. Without this, η is inside.
    #[must_use]
    pub fn with_convention(self, convention: Convention) -> Self {
        Self(self.0.in_convention(convention))
    }
}

impl Rule for Momentum {
    const NAME: &'static str = "momentum";
    const LABEL: &'static str = "Momentum";
    const FORMULA: &'static [&'static str] = &["v ← α·v − η·g", "W ← W + v"];
    type Coefficients<T> = [T; 3];

    rule_with_velocity!(&["v ← α·v + g", "W ← W − η·v"]);

    /// In each convention, one of the last two coefficients is 1. A product with 1 is exact, so that one
    /// update serves both.
    fn exact_coefficients(&self, _step: u64) -> [f64; 3] {
        let Inertia { lr, momentum, convention } = self.0;
        [momentum, convention.entry(lr), convention.stride(lr)]
    }

    #[inline(always)]
    fn update<N: Number>(&[momentum, entry, stride]: &[N; 3], p: N, g: N, [v]: [N; 1]) -> (N, [N; 1]) {
        let v = Velocity::parts(momentum, entry, g, v).sum();
        (p + stride * v, [v])
    }
}
