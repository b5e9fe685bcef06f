use crate::{Error, Hyperparameter, Number, Rule, StepSize};

/// Stochastic gradient descent, (6.1): p ← p − lr·g. No state.
///
/// ```
/// use korogaru_kernels::{Rule, Sgd};
///
/// let rule = Sgd::new(0.5)?;
/// let (p, []) = Sgd::update(&rule.coefficients(1), 2.0, 3.0, []);
/// assert_eq!(p, 0.5);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "SGD")]
#[doc(alias = "gradient descent")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sgd {
    lr: f64,
}

impl Sgd {
    /// SGD with the learning rate `lr`.
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0.
    pub fn new(lr: f64) -> Result<Self, Error> {
        Ok(Self { lr: Hyperparameter::LR.check(lr)? })
    }
}

impl Default for Sgd {
    fn default() -> Self {
        Self { lr: Hyperparameter::LR.default }
    }
}

impl Rule for Sgd {
    const NAME: &'static str = "sgd";
    const LABEL: &'static str = "SGD";
    const FORMULA: &'static [&'static str] = &["W ← W − η·g"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR];
    const SLOTS: &'static [&'static str] = &[];
    const HAS_CONSTANT_COEFFICIENTS: bool = true;
    type Hyperparameters = [f64; 1];
    type Coefficients<T> = [T; 1];
    type State<T> = [T; 0];

    fn from_hyperparameters([lr]: [f64; 1]) -> Result<Self, Error> {
        Self::new(lr)
    }

    fn hyperparameters(&self) -> [f64; 1] {
        [self.lr]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 1] {
        [self.lr]
    }

    #[inline(always)]
    fn update<N: Number>(&[lr]: &[N; 1], p: N, g: N, []: [N; 0]) -> (N, [N; 0]) {
        (p - lr * g, [])
    }

    fn step_size<N: Number>(&[lr]: &[N; 1], g: N, []: [N; 0]) -> Option<StepSize<N>> {
        Some(StepSize { rate: lr, size: lr, direction: g })
    }
}
