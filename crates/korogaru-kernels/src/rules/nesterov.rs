use super::inertia::{Inertia, rule_with_velocity};
use crate::{Convention, Error, Hyperparameter, Number, Rule, Velocity};

/// Nesterov's accelerated gradient, in the form of the book's repository. State: the velocity v.
///
/// p ← p + (α·α)·v ; p ← p − ((1+α)·lr)·g ; v ← α·v ; v ← v − lr·g, where p moves by the *old* v. Many copies
/// of an older revision update v first, which gives another path. Source: Bengio, Boulanger-Lewandowski and
/// Pascanu, "Advances in optimizing recurrent networks" (2013), equation 7.
///
/// With η outside ([`Convention::LrOutside`]): p ← p − (lr·α·α)·v ; p ← p − ((1+α)·lr)·g ; v ← α·v ; v ← v +
/// g. That is the path of `nesterov` in PyTorch and optax, except for rounding.
///
/// ```
/// use korogaru_kernels::{Nesterov, Rule};
///
/// let rule = Nesterov::new(0.5, 0.5)?;
/// let (p, [v]) = Nesterov::update(&rule.coefficients(1), 2.0, 1.0, [4.0]);
/// assert_eq!((p, v), (2.25, 1.5)); // 2 + 0.25·4 − 0.75·1, and 0.5·4 − 0.5·1
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "NAG")]
#[doc(alias = "accelerated gradient")]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nesterov(Inertia);

impl Nesterov {
    /// Nesterov's method with the learning rate `lr` (η) and the momentum `momentum` (α).
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

impl Rule for Nesterov {
    const NAME: &'static str = "nesterov";
    const LABEL: &'static str = "Nesterov";
    const FORMULA: &'static [&'static str] = &["W ← W + α²·v − (1+α)·η·g", "v ← α·v − η·g"];
    const PARAMETER_IS_LOOKAHEAD: bool = true;
    type Coefficients<T> = [T; 4];

    rule_with_velocity!(&["W ← W − η·α²·v − (1+α)·η·g", "v ← α·v + g"]);

    fn exact_coefficients(&self, _step: u64) -> [f64; 4] {
        let Inertia { lr, momentum, convention } = self.0;
        [momentum, convention.entry(lr), convention.stride(lr) * (momentum * momentum), (1.0 + momentum) * lr]
    }

    #[inline(always)]
    fn update<N: Number>(
        &[momentum, entry, coasting, ahead]: &[N; 4],
        p: N,
        g: N,
        [v]: [N; 1],
    ) -> (N, [N; 1]) {
        let p = p + coasting * v;
        let p = p - ahead * g;
        (p, [Velocity::parts(momentum, entry, g, v).sum()])
    }
}
