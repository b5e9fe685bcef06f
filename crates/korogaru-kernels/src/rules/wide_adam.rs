use super::Adam;
use crate::{Error, Hyperparameter, Number, Rule};

/// Adam as the book's class computes it under NumPy 2: the moments in the type of the numbers, and the step
/// in f64, whose result is rounded once.
///
/// The class's step size lrₜ is a NumPy float64, and NumPy 2 promotes to float64 what meets it. The
/// coefficients before it are Python floats, which take the type of the array. The update is m ← m +
/// (1−β₁)·(g − m) ; s ← s + (1−β₂)·(g·g − s) ; and then, with f64 marked by a bar, p ← p̄ − (l̄rₜ·m̄)/(√s +
/// ε)‾. State: the moments m and s.
///
/// Coefficients are rounded to the type of the numbers. Therefore lrₜ is passed as the sum of three f32s. The
/// sum is exact if lrₜ is 0, or if it is at least 2⁻⁹⁷ and small enough to be a finite f32, which
/// [`with_step_size`](Self::with_step_size) checks. On f64 this rule then has the bits of [`Adam`].
///
/// ```
/// use korogaru_kernels::{Rule, WideAdam};
///
/// let rule = WideAdam::new(0.1, 0.9, 0.999, 1e-7)?;
/// let (p, [m, s]) = WideAdam::update(&rule.coefficients(1), 2.0_f32, -4.0, [0.0, 0.0]);
/// let lr_t = 0.1 * (1.0_f64 - 0.999).sqrt() / (1.0 - 0.9);
/// assert_eq!(p, (2.0 - lr_t * f64::from(m) / f64::from(s.sqrt() + 1e-7)) as f32);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WideAdam {
    adam: Adam,
    lr_t: Option<f64>,
}

impl WideAdam {
    /// The rule with the hyperparameters of [`Adam::new`].
    ///
    /// # Errors
    ///
    /// As [`Adam::new`].
    pub fn new(lr: f64, beta1: f64, beta2: f64, eps: f64) -> Result<Self, Error> {
        Ok(Self { adam: Adam::new(lr, beta1, beta2, eps)?, lr_t: None })
    }

    /// The same rule with the given step size lrₜ in every update, for a caller who does not take βᵗ from
    /// [`power`](crate::power). `None` if lrₜ is not the sum of three f32s: it is not finite, too large, or
    /// below 2⁻⁹⁷.
    #[must_use]
    pub fn with_step_size(self, lr_t: f64) -> Option<Self> {
        let [a, b, c] = parts(lr_t);
        ((a + b + c).to_bits() == lr_t.to_bits() && a.is_finite())
            .then_some(Self { lr_t: Some(lr_t), ..self })
    }
}

/// A number as the sum of three f32s, so that coefficients which are rounded to f32 keep all of it.
fn parts(value: f64) -> [f64; 3] {
    let narrow = |value: f64| f64::from(<f32 as Number>::from_f64(value));
    let a = narrow(value);
    let b = narrow(value - a);
    [a, b, narrow(value - a - b)]
}

impl Rule for WideAdam {
    const NAME: &'static str = "wide-adam";
    const LABEL: &'static str = Adam::LABEL;
    const FORMULA: &'static [&'static str] = Adam::FORMULA;
    const HYPERPARAMETERS: &'static [Hyperparameter] = Adam::HYPERPARAMETERS;
    const SLOTS: &'static [&'static str] = Adam::SLOTS;
    type Hyperparameters = [f64; 4];
    type Coefficients<T> = [T; 6];
    type State<T> = [T; 2];

    fn from_hyperparameters([lr, beta1, beta2, eps]: [f64; 4]) -> Result<Self, Error> {
        Self::new(lr, beta1, beta2, eps)
    }

    fn hyperparameters(&self) -> [f64; 4] {
        self.adam.hyperparameters()
    }

    fn exact_coefficients(&self, step: u64) -> [f64; 6] {
        let [lr_t, fresh1, fresh2, eps] = self.adam.exact_coefficients(step);
        let [a, b, c] = parts(self.lr_t.unwrap_or(lr_t));
        [a, b, c, fresh1, fresh2, eps]
    }

    #[inline(always)]
    fn update<N: Number>(
        &[a, b, c, fresh1, fresh2, eps]: &[N; 6],
        p: N,
        g: N,
        [m, s]: [N; 2],
    ) -> (N, [N; 2]) {
        let m = m + fresh1 * (g - m);
        let s = s + fresh2 * (g * g - s);
        let lr_t = a.to_wide() + b.to_wide() + c.to_wide(); // exact in the range of the documentation
        (N::from_wide(p.to_wide() - (lr_t * m.to_wide()) / (s.sqrt() + eps).to_wide()), [m, s])
    }
}
