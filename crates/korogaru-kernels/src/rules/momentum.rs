use crate::{Error, Hyperparameter, Number, Rule, Velocity};

/// Momentum SGD as the book has it: v ← α·v − lr·g (6.3), p ← p + v (6.4). State: the velocity v.
///
/// The learning rate is inside v, as in Keras and TensorFlow. PyTorch and optax keep it outside; while it is
/// constant the two agree to rounding.
///
/// With α = 0 every bit is SGD's but one: where nothing moves a parameter of −0.0, v is +0.0, and −0.0 + 0.0 is
/// +0.0.
///
/// ```
/// use korogaru_kernels::{Momentum, Rule};
///
/// let rule = Momentum::new(0.5, 0.75)?;
/// let (p, [v]) = Momentum::update(&rule.coefficients(1), 2.0, 1.0, [4.0]);
/// assert_eq!((v, p), (2.5, 4.5)); // 0.75·4 − 0.5·1, and 2 + v
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Momentum {
    lr: f64,
    momentum: f64,
}

impl Momentum {
    /// Momentum SGD with the learning rate `lr` (η) and the momentum `momentum` (α).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `momentum` at least 0 and below 1.
    pub fn new(lr: f64, momentum: f64) -> Result<Self, Error> {
        Ok(Self { lr: Hyperparameter::LR.check(lr)?, momentum: Hyperparameter::MOMENTUM.check(momentum)? })
    }
}

impl Default for Momentum {
    fn default() -> Self {
        Self { lr: Hyperparameter::LR.default, momentum: Hyperparameter::MOMENTUM.default }
    }
}

impl Rule for Momentum {
    const NAME: &'static str = "momentum";
    const LABEL: &'static str = "Momentum";
    const FORMULA: &'static [&'static str] = &["v ← α·v − η·g", "W ← W + v"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR, Hyperparameter::MOMENTUM];
    const SLOTS: &'static [&'static str] = &["v"];
    type Hyperparameters = [f64; 2];
    type Coefficients<T> = [T; 2];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, momentum]: [f64; 2]) -> Result<Self, Error> {
        Self::new(lr, momentum)
    }

    fn hyperparameters(&self) -> [f64; 2] {
        [self.lr, self.momentum]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 2] {
        [self.lr, self.momentum]
    }

    #[inline(always)]
    fn update<N: Number>(&[lr, momentum]: &[N; 2], p: N, g: N, [v]: [N; 1]) -> (N, [N; 1]) {
        let v = Velocity::parts(lr, momentum, g, v).sum();
        (p + v, [v])
    }

    #[inline(always)]
    fn velocity<N: Number>(&[lr, momentum]: &[N; 2], g: N, [v]: [N; 1]) -> Option<Velocity<N>> {
        Some(Velocity::parts(lr, momentum, g, v))
    }
}
