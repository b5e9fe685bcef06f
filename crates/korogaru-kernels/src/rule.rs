use crate::{Array, Convention, Error, Hyperparameter, Number};

/// A method of gradient descent: how one parameter, its gradient and its state give the next.
///
/// A rule is a small validated value that holds the method's hyperparameters; [`update`](Rule::update) is its
/// arithmetic. Rules of your own work everywhere that the built-in ones do:
///
/// ```
/// use korogaru_kernels::{Error, Hyperparameter, Number, Rule};
///
/// /// SGD whose learning rate falls as 1/√t.
/// struct Fading {
///     lr: f64,
/// }
///
/// impl Rule for Fading {
///     const NAME: &'static str = "fading";
///     const LABEL: &'static str = "Fading SGD";
///     const FORMULA: &'static [&'static str] = &["W ← W − η/√t · g"];
///     const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR];
///     const SLOTS: &'static [&'static str] = &[];
///     type Hyperparameters = [f64; 1];
///     type Coefficients<T> = [T; 1];
///     type State<T> = [T; 0];
///
///     fn from_hyperparameters([lr]: [f64; 1]) -> Result<Self, Error> {
///         Ok(Self { lr: Hyperparameter::LR.check(lr)? })
///     }
///     fn hyperparameters(&self) -> [f64; 1] {
///         [self.lr]
///     }
///     fn exact_coefficients(&self, step: u64) -> [f64; 1] {
///         [self.lr / (step as f64).sqrt()]
///     }
///     fn update<N: Number>(&[lr]: &[N; 1], p: N, g: N, []: [N; 0]) -> (N, [N; 0]) {
///         (p - lr * g, [])
///     }
/// }
/// ```
pub trait Rule: Sized + Send + Sync + 'static {
    /// The name in code, files and on the command line, such as `momentum`.
    const NAME: &'static str;

    /// The name as people write it, such as `Momentum`.
    const LABEL: &'static str;

    /// The update in the book's symbols, an assignment a line.
    const FORMULA: &'static [&'static str];

    /// The hyperparameters, in the order of [`Hyperparameters`](Rule::Hyperparameters).
    const HYPERPARAMETERS: &'static [Hyperparameter];

    /// The names of the slots of state, in the order of [`State`](Rule::State).
    const SLOTS: &'static [&'static str];

    /// Whether the parameter is the look-ahead point, to which the velocity carries the ball next, and not the
    /// ball itself. This holds for Nesterov's method.
    const PARAMETER_IS_LOOKAHEAD: bool = false;

    /// Whether the [coefficients](Rule::exact_coefficients) are the same at every update. A caller that makes many
    /// updates may then compute them once. Adam's coefficients change.
    const HAS_CONSTANT_COEFFICIENTS: bool = false;

    /// The hyperparameters as an array, `[f64; N]`.
    type Hyperparameters: Array<f64>;

    /// What the hyperparameters come to in one step, rounded to the type of the numbers: `[T; N]`.
    type Coefficients<T>: Array<T>;

    /// One value for each slot: `[T; N]`.
    type State<T>: Array<T>;

    /// The rule with these hyperparameters.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Hyperparameter`](crate::ErrorKind::Hyperparameter) for the first that is out of range.
    fn from_hyperparameters(values: Self::Hyperparameters) -> Result<Self, Error>;

    /// This rule with other hyperparameters, in the same convention. To be written where a rule was made with anything
    /// else that should stay.
    ///
    /// # Errors
    ///
    /// As [`from_hyperparameters`](Rule::from_hyperparameters).
    fn with_hyperparameters(&self, values: Self::Hyperparameters) -> Result<Self, Error> {
        let rule = Self::from_hyperparameters(values)?;
        Ok(self.convention().and_then(|convention| rule.in_convention(convention)).unwrap_or(rule))
    }

    /// For a rule that has a choice of conventions, the one that was chosen. `None` for every other.
    fn convention(&self) -> Option<Convention> {
        None
    }

    /// This rule in a convention of momentum. `None` for a rule that has no choice. Of a rule that has one, all state is
    /// velocity, which an optimizer converts by the hyperparameter named `lr` when the convention changes.
    fn in_convention(&self, convention: Convention) -> Option<Self> {
        let _ = convention;
        None
    }

    /// The update in the book's symbols as this rule makes it: [`FORMULA`](Rule::FORMULA), unless a choice such as
    /// the convention makes it another.
    fn formula(&self) -> &'static [&'static str] {
        Self::FORMULA
    }

    /// The hyperparameters of this rule.
    fn hyperparameters(&self) -> Self::Hyperparameters;

    /// The coefficients of the update numbered `step`, the first being 1, before they are rounded to the type of
    /// the numbers.
    fn exact_coefficients(&self, step: u64) -> Self::Coefficients<f64>;

    /// The [exact coefficients](Rule::exact_coefficients) of the update numbered `step` and of all that follow it. A
    /// rule overrides this if it computes the same numbers faster from those of the update before.
    fn exact_coefficients_from(&self, step: u64) -> impl Iterator<Item = Self::Coefficients<f64>> {
        (step..).map(|step| self.exact_coefficients(step))
    }

    /// The exact coefficients, rounded once to the type of the numbers, as NumPy rounds a Python float that meets an array.
    fn coefficients<N: Number>(&self, step: u64) -> Self::Coefficients<N> {
        rounded::<Self, N>(&self.exact_coefficients(step))
    }

    /// One element's update: the parameter `p`, its gradient `g` and its state give the next parameter and
    /// state. Marked `#[inline(always)]` in the built-in rules, so that a loop over it vectorises.
    fn update<N: Number>(
        coefficients: &Self::Coefficients<N>,
        p: N,
        g: N,
        state: Self::State<N>,
    ) -> (N, Self::State<N>);

    /// For a rule with a velocity, the two parts whose sum the next velocity is, from the same input as
    /// [`update`](Rule::update) and in the rule's own convention. `None` for a rule that has none.
    fn velocity<N: Number>(
        coefficients: &Self::Coefficients<N>,
        g: N,
        state: Self::State<N>,
    ) -> Option<Velocity<N>> {
        let _ = (coefficients, g, state);
        None
    }

    /// For a rule that goes down a direction in steps of a size, that size and that direction: from the gradient that
    /// an [`update`](Rule::update) used and the state that it left. `None` for a rule that moves in another way.
    fn step_size<N: Number>(
        coefficients: &Self::Coefficients<N>,
        g: N,
        state: Self::State<N>,
    ) -> Option<StepSize<N>> {
        let _ = (coefficients, g, state);
        None
    }
}

/// Coefficients rounded to the type of the numbers, each once.
pub fn rounded<R: Rule, N: Number>(exact: &R::Coefficients<f64>) -> R::Coefficients<N> {
    Array::from_fn(|i| N::from_f64(exact.as_ref()[i]))
}

/// A velocity as (6.3) has it, in its two parts: v ← α·v − η·g, or α·v + g where η is kept outside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Velocity<N> {
    /// α·v, what is left of the velocity so far.
    pub carried: N,
    /// −η·g, what the gradient at this place adds; g itself where η is kept outside.
    pub fresh: N,
}

impl<N: Number> Velocity<N> {
    /// The velocity of (6.3), with `entry` = −η: adding (−η)·g rounds as subtracting η·g does, so the parts lose
    /// no bit. With `entry` = 1 the gradient enters as it is.
    #[inline(always)]
    pub(crate) fn parts(momentum: N, entry: N, g: N, v: N) -> Self {
        Self { carried: momentum * v, fresh: entry * g }
    }

    /// The next velocity.
    #[inline(always)]
    #[must_use]
    pub fn sum(self) -> N {
        self.carried + self.fresh
    }
}

/// How far a rule without a velocity goes, for one element: the parameter moves by −size·direction, to rounding.
///
/// ```
/// use korogaru_kernels::{AdaGrad, Rule};
///
/// // After a gradient of 3, h is 9: the step size is 1/(√9 + 1).
/// let coefficients = AdaGrad::new(1.0, 1.0)?.coefficients(1);
/// let step = AdaGrad::step_size(&coefficients, 3.0, [9.0]).unwrap();
/// assert_eq!((step.rate, step.size, step.direction), (1.0, 0.25, 3.0));
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepSize<N> {
    /// The learning rate of this update: η, or Adam's ηₜ.
    pub rate: N,
    /// The effective step size: the rate, or what the element's own history makes of it.
    pub size: N,
    /// What is gone down: the gradient g, or Adam's mean m of gradients.
    pub direction: N,
}
