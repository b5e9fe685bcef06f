use crate::{Error, Hyperparameter, Number, Rule, StepSize};

/// AdaGrad: h ← h + g·g (6.5), p ← p − (lr·g)/(√h + ε) (6.6). State: the sum h of squared gradients.
///
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods" (2011). ε is the book's.
///
/// ```
/// use korogaru_kernels::{AdaGrad, Rule};
///
/// let rule = AdaGrad::new(1.0, 1.0)?;
/// let (p, [h]) = AdaGrad::update(&rule.coefficients(1), 2.0, 3.0, [0.0]);
/// assert_eq!((h, p), (9.0, 1.25)); // 2 − 3/(√9 + 1)
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "Adagrad")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdaGrad {
    lr: f64,
    eps: f64,
}

impl AdaGrad {
    /// AdaGrad with the learning rate `lr` (η) and `eps` (ε).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `eps` finite and above 0.
    pub fn new(lr: f64, eps: f64) -> Result<Self, Error> {
        Ok(Self { lr: Hyperparameter::LR.check(lr)?, eps: Hyperparameter::EPS.check(eps)? })
    }
}

impl Default for AdaGrad {
    fn default() -> Self {
        Self { lr: Hyperparameter::LR.default, eps: Hyperparameter::EPS.default }
    }
}

impl Rule for AdaGrad {
    const NAME: &'static str = "adagrad";
    const LABEL: &'static str = "AdaGrad";
    const FORMULA: &'static [&'static str] = &["h ← h + g²", "W ← W − η·g / (√h + ε)"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR, Hyperparameter::EPS];
    const SLOTS: &'static [&'static str] = &["h"];
    const HAS_CONSTANT_COEFFICIENTS: bool = true;
    type Hyperparameters = [f64; 2];
    type Coefficients<T> = [T; 2];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, eps]: [f64; 2]) -> Result<Self, Error> {
        Self::new(lr, eps)
    }

    fn hyperparameters(&self) -> [f64; 2] {
        [self.lr, self.eps]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 2] {
        [self.lr, self.eps]
    }

    #[inline(always)]
    fn update<N: Number>(&[lr, eps]: &[N; 2], p: N, g: N, [h]: [N; 1]) -> (N, [N; 1]) {
        let h = h + g * g;
        (p - (lr * g) / (h.sqrt() + eps), [h])
    }

    /// The size lr/(√h + ε), in the direction of g.
    fn step_size<N: Number>(&[lr, eps]: &[N; 2], g: N, [h]: [N; 1]) -> Option<StepSize<N>> {
        Some(StepSize { rate: lr, size: lr / (h.sqrt() + eps), direction: g })
    }
}
