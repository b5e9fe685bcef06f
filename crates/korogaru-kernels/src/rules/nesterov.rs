use crate::{Error, Hyperparameter, Number, Rule, Velocity};

/// Nesterov's accelerated gradient, in the form of the book's repository. State: the velocity v.
///
/// p ← p + (α·α)·v ; p ← p − ((1+α)·lr)·g ; v ← α·v ; v ← v − lr·g, where p moves by the *old* v. Many
/// copies of an older revision update v first, which is another path. Source: Bengio,
/// Boulanger-Lewandowski and Pascanu, "Advances in optimizing recurrent networks" (2013), equation 7.
///
/// ```
/// use korogaru_kernels::{Nesterov, Rule};
///
/// let rule = Nesterov::new(0.5, 0.5)?;
/// let (p, [v]) = Nesterov::update(&rule.coefficients(1), 2.0, 1.0, [4.0]);
/// assert_eq!((p, v), (2.25, 1.5)); // 2 + 0.25·4 − 0.75·1, and 0.5·4 − 0.5·1
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nesterov {
    lr: f64,
    momentum: f64,
}

impl Nesterov {
    /// Nesterov's method with the learning rate `lr` (η) and the momentum `momentum` (α).
    ///
    /// # Errors
    ///
    /// `lr` must be finite and at least 0, `momentum` at least 0 and below 1.
    pub fn new(lr: f64, momentum: f64) -> Result<Self, Error> {
        Ok(Self { lr: Hyperparameter::LR.check(lr)?, momentum: Hyperparameter::MOMENTUM.check(momentum)? })
    }
}

impl Default for Nesterov {
    fn default() -> Self {
        Self { lr: Hyperparameter::LR.default, momentum: Hyperparameter::MOMENTUM.default }
    }
}

impl Rule for Nesterov {
    const NAME: &'static str = "nesterov";
    const LABEL: &'static str = "Nesterov";
    const FORMULA: &'static [&'static str] = &["W ← W + α²·v − (1+α)·η·g", "v ← α·v − η·g"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR, Hyperparameter::MOMENTUM];
    const SLOTS: &'static [&'static str] = &["v"];
    type Hyperparameters = [f64; 2];
    type Coefficients<T> = [T; 4];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, momentum]: [f64; 2]) -> Result<Self, Error> {
        Self::new(lr, momentum)
    }

    fn hyperparameters(&self) -> [f64; 2] {
        [self.lr, self.momentum]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 4] {
        [self.lr, self.momentum, self.momentum * self.momentum, (1.0 + self.momentum) * self.lr]
    }

    #[inline(always)]
    fn update<N: Number>(
        &[lr, momentum, momentum_squared, ahead]: &[N; 4],
        p: N,
        g: N,
        [v]: [N; 1],
    ) -> (N, [N; 1]) {
        let p = p + momentum_squared * v;
        let p = p - ahead * g;
        (p, [Velocity::parts(lr, momentum, g, v).sum()])
    }

    #[inline(always)]
    fn velocity<N: Number>(&[lr, momentum, ..]: &[N; 4], g: N, [v]: [N; 1]) -> Option<Velocity<N>> {
        Some(Velocity::parts(lr, momentum, g, v))
    }
}
