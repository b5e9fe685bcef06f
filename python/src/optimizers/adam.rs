use korogaru::{Adam, Hyperparameter, Number, Rule, RuleError};

/// Adam with a step size of the caller's. The book's class takes βᵗ from Python's `**`, whose last bit may be another
/// than that of [`korogaru_kernels::power`], and 1 − βᵗ makes much of it.
pub(crate) struct BookAdam {
    /// lrₜ, β₁ and β₂.
    values: [f64; 3],
}

impl BookAdam {
    /// `None` for values that the library's Adam refuses.
    pub(crate) fn new(lr: f64, lr_t: f64, beta1: f64, beta2: f64) -> Option<Self> {
        Adam::new(lr, beta1, beta2, EPS).ok()?;
        Some(Self { values: [lr_t, beta1, beta2] })
    }
}

/// The book's constant.
const EPS: f64 = 1e-7;

impl Rule for BookAdam {
    const NAME: &'static str = Adam::NAME;
    const LABEL: &'static str = Adam::LABEL;
    const FORMULA: &'static [&'static str] = Adam::FORMULA;
    const HYPERPARAMETERS: &'static [Hyperparameter] = {
        let [lr, beta1, beta2, _] = Adam::HYPERPARAMETERS else { panic!("Adam has four") };
        &[*lr, *beta1, *beta2]
    };
    const SLOTS: &'static [&'static str] = Adam::SLOTS;
    type Hyperparameters = [f64; 3];
    type Coefficients<T> = [T; 4];
    type State<T> = [T; 2];

    fn from_hyperparameters(values: [f64; 3]) -> Result<Self, RuleError> {
        Ok(Self { values })
    }

    fn hyperparameters(&self) -> [f64; 3] {
        self.values
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 4] {
        let [lr_t, beta1, beta2] = self.values;
        [lr_t, 1.0 - beta1, 1.0 - beta2, EPS]
    }

    #[inline(always)]
    fn update<N: Number>(coefficients: &[N; 4], p: N, g: N, state: [N; 2]) -> (N, [N; 2]) {
        Adam::update(coefficients, p, g, state)
    }
}
