use crate::{Error, Hyperparameter, Number, Range, Rule, StepSize};

/// RMSProp: h ← ρ·h ; h ← h + ((1−ρ)·g)·g ; p ← p − (lr·g)/(√h + ε). State: h, the decayed mean of g².
///
/// Source: Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning" (2012). The order of
/// operations and the defaults are the book's.
///
/// ```
/// use korogaru_kernels::{RmsProp, Rule};
///
/// let rule = RmsProp::new(1.0, 0.75, 1.0)?;
/// let (p, [h]) = RmsProp::update(&rule.coefficients(1), 2.0, 2.0, [4.0]);
/// assert_eq!((h, p), (4.0, 2.0 - 2.0 / 3.0)); // 0.75·4 + 0.25·2·2, and 2 − 2/(√4 + 1)
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "RMSprop")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RmsProp {
    lr: f64,
    decay: f64,
    eps: f64,
}

impl RmsProp {
    const DECAY: Hyperparameter =
        Hyperparameter { name: "decay", symbol: "ρ", default: 0.99, range: Range::ZeroToBelowOne };

    /// RMSProp with the learning rate `lr` (η), the decay `decay` (ρ) of h, and `eps` (ε).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `decay` at least 0 and below 1, `eps` finite and above 0.
    pub fn new(lr: f64, decay: f64, eps: f64) -> Result<Self, Error> {
        Ok(Self {
            lr: Hyperparameter::LR.check(lr)?,
            decay: Self::DECAY.check(decay)?,
            eps: Hyperparameter::EPS.check(eps)?,
        })
    }
}

impl Default for RmsProp {
    fn default() -> Self {
        Self { lr: Hyperparameter::LR.default, decay: Self::DECAY.default, eps: Hyperparameter::EPS.default }
    }
}

impl Rule for RmsProp {
    const NAME: &'static str = "rmsprop";
    const LABEL: &'static str = "RMSProp";
    const FORMULA: &'static [&'static str] = &["h ← ρ·h + (1−ρ)·g²", "W ← W − η·g / (√h + ε)"];
    const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Hyperparameter::LR, Self::DECAY, Hyperparameter::EPS];
    const SLOTS: &'static [&'static str] = &["h"];
    const HAS_CONSTANT_COEFFICIENTS: bool = true;
    type Hyperparameters = [f64; 3];
    type Coefficients<T> = [T; 4];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, decay, eps]: [f64; 3]) -> Result<Self, Error> {
        Self::new(lr, decay, eps)
    }

    fn hyperparameters(&self) -> [f64; 3] {
        [self.lr, self.decay, self.eps]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 4] {
        [self.lr, self.decay, 1.0 - self.decay, self.eps]
    }

    #[inline(always)]
    fn update<N: Number>(
        &[lr, decay, one_minus_decay, eps]: &[N; 4],
        p: N,
        g: N,
        [h]: [N; 1],
    ) -> (N, [N; 1]) {
        let h = decay * h;
        let h = h + (one_minus_decay * g) * g;
        (p - (lr * g) / (h.sqrt() + eps), [h])
    }

    /// The size lr/(√h + ε), in the direction of g.
    fn step_size<N: Number>(&[lr, _, _, eps]: &[N; 4], g: N, [h]: [N; 1]) -> Option<StepSize<N>> {
        Some(StepSize { rate: lr, size: lr / (h.sqrt() + eps), direction: g })
    }
}
