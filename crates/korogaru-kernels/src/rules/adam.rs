use crate::{Error, Hyperparameter, Number, Range, Rule, StepSize, power, powers};

/// Adam: m ← m + (1−β₁)·(g − m) ; s ← s + (1−β₂)·(g·g − s) ; p ← p − (lrₜ·m)/(√s + ε), with
/// lrₜ = lr·√(1−β₂ᵗ)/(1−β₁ᵗ). State: the moments m and s.
///
/// Source: Kingma and Ba, "Adam: a method for stochastic optimization" (2015), in the arrangement at the end
/// of its section 2, which the book uses. The s here is the paper's v. βᵗ is correctly rounded by [`power`].
///
/// All of it is computed in the type of the numbers. On f32 the book's class gives other bits under NumPy 2,
/// which computes its last line in float64. [`WideAdam`](crate::WideAdam) has those bits.
///
/// ```
/// use korogaru_kernels::{Adam, Rule};
///
/// let rule = Adam::new(0.1, 0.9, 0.999, 1e-7)?;
/// let (p, [m, s]) = Adam::update(&rule.coefficients(1), 2.0, -4.0, [0.0, 0.0]);
/// assert!((p - 2.1_f64).abs() < 1e-6); // the first step is as long as lr, whatever the gradient
/// assert!((m + 0.4).abs() < 1e-15 && (s - 0.016).abs() < 1e-15);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adam {
    lr: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
}

impl Adam {
    const LR: Hyperparameter = Hyperparameter { default: 0.001, ..Hyperparameter::LR };
    const BETA1: Hyperparameter =
        Hyperparameter { name: "beta1", symbol: "β₁", default: 0.9, range: Range::ZeroToBelowOne };
    const BETA2: Hyperparameter =
        Hyperparameter { name: "beta2", symbol: "β₂", default: 0.999, range: Range::ZeroToBelowOne };

    /// Adam with the learning rate `lr` (η), the decays `beta1` and `beta2` of its moments, and `eps` (ε).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `beta1` and `beta2` at least 0 and below 1, `eps` finite and
    /// above 0.
    pub fn new(lr: f64, beta1: f64, beta2: f64, eps: f64) -> Result<Self, Error> {
        Ok(Self {
            lr: Self::LR.check(lr)?,
            beta1: Self::BETA1.check(beta1)?,
            beta2: Self::BETA2.check(beta2)?,
            eps: Hyperparameter::EPS.check(eps)?,
        })
    }

    /// The coefficients from β₁ᵗ and β₂ᵗ. A power below 2⁻¹⁰⁰ need not be exact, because 1 minus it is 1.
    fn coefficients_with(&self, power1: f64, power2: f64) -> [f64; 4] {
        let lr_t = self.lr * (1.0 - power2).sqrt() / (1.0 - power1);
        [lr_t, 1.0 - self.beta1, 1.0 - self.beta2, self.eps]
    }
}

impl Default for Adam {
    fn default() -> Self {
        Self {
            lr: Self::LR.default,
            beta1: Self::BETA1.default,
            beta2: Self::BETA2.default,
            eps: Hyperparameter::EPS.default,
        }
    }
}

impl Rule for Adam {
    const NAME: &'static str = "adam";
    const LABEL: &'static str = "Adam";
    const FORMULA: &'static [&'static str] = &[
        "m ← m + (1−β₁)·(g − m)",
        "s ← s + (1−β₂)·(g² − s)",
        "ηₜ = η·√(1−β₂ᵗ) / (1−β₁ᵗ)",
        "W ← W − ηₜ·m / (√s + ε)",
    ];
    const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Self::LR, Self::BETA1, Self::BETA2, Hyperparameter::EPS];
    const SLOTS: &'static [&'static str] = &["m", "s"];
    type Hyperparameters = [f64; 4];
    type Coefficients<T> = [T; 4];
    type State<T> = [T; 2];

    fn from_hyperparameters([lr, beta1, beta2, eps]: [f64; 4]) -> Result<Self, Error> {
        Self::new(lr, beta1, beta2, eps)
    }

    fn hyperparameters(&self) -> [f64; 4] {
        [self.lr, self.beta1, self.beta2, self.eps]
    }

    fn exact_coefficients(&self, step: u64) -> [f64; 4] {
        self.coefficients_with(power(self.beta1, step), power(self.beta2, step))
    }

    fn exact_coefficients_from(&self, step: u64) -> impl Iterator<Item = [f64; 4]> {
        let both = powers(self.beta1, step).zip(powers(self.beta2, step));
        both.map(|(power1, power2)| self.coefficients_with(power1, power2))
    }

    #[inline(always)]
    fn update<N: Number>(&[lr_t, fresh1, fresh2, eps]: &[N; 4], p: N, g: N, [m, s]: [N; 2]) -> (N, [N; 2]) {
        let m = m + fresh1 * (g - m);
        let s = s + fresh2 * (g * g - s);
        (p - (lr_t * m) / (s.sqrt() + eps), [m, s])
    }

    /// The size lrₜ/(√s + ε), in the direction of m.
    fn step_size<N: Number>(&[lr_t, _, _, eps]: &[N; 4], _: N, [m, s]: [N; 2]) -> Option<StepSize<N>> {
        Some(StepSize { rate: lr_t, size: lr_t / (s.sqrt() + eps), direction: m })
    }
}
