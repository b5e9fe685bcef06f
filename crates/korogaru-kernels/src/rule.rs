use crate::{Array, Convention, Error, Hyperparameter, Number};

/// A method of gradient descent: how the next parameter and state follow from a parameter, its gradient and
/// its state.
///
/// A rule is a small validated value that holds the method's hyperparameters. [`update`](Rule::update) is its
/// arithmetic. A rule of your own works everywhere that a built-in one does:
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

    /// The update in the book's symbols, one assignment for each line.
    const FORMULA: &'static [&'static str];

    /// The hyperparameters, in the order of [`Hyperparameters`](Rule::Hyperparameters).
    const HYPERPARAMETERS: &'static [Hyperparameter];

    /// The names of the slots of state, in the order of [`State`](Rule::State).
    const SLOTS: &'static [&'static str];

    /// Whether the parameter is the look-ahead point, to which the velocity carries the ball next, and not
    /// the ball itself. This holds for Nesterov's method.
    const PARAMETER_IS_LOOKAHEAD: bool = false;

    /// Whether the [coefficients](Rule::exact_coefficients) are the same at every update. A caller that makes
    /// many updates may then compute them once. Adam's coefficients change.
    const HAS_CONSTANT_COEFFICIENTS: bool = false;

    /// The hyperparameters as an array, `[f64; N]`.
    type Hyperparameters: Array<f64>;

    /// The numbers that [`update`](Rule::update) computes with, made from the hyperparameters for one update:
    /// `[T; N]`.
    type Coefficients<T>: Array<T>;

    /// One value for each slot, `[T; N]`.
    type State<T>: Array<T>;

    /// Makes the rule with these hyperparameters.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Hyperparameter`](crate::ErrorKind::Hyperparameter) for the first one that is out of
    /// range.
    fn from_hyperparameters(values: Self::Hyperparameters) -> Result<Self, Error>;

    /// Makes the same rule with other hyperparameters, in the same convention. Override this if a rule has
    /// settings besides its hyperparameters and its convention, so that these are kept.
    ///
    /// # Errors
    ///
    /// As [`from_hyperparameters`](Rule::from_hyperparameters).
    fn with_hyperparameters(&self, values: Self::Hyperparameters) -> Result<Self, Error> {
        let rule = Self::from_hyperparameters(values)?;
        Ok(self.convention().and_then(|convention| rule.in_convention(convention)).unwrap_or(rule))
    }

    /// The convention of a rule that has a choice of conventions. `None` for every other rule.
    fn convention(&self) -> Option<Convention> {
        None
    }

    /// Makes the same rule in another convention of momentum. `None` for a rule that has no choice.
    ///
    /// All state of a rule that has a choice must be velocity, and it must have a hyperparameter named `lr`.
    /// An optimizer converts the state by these when its convention changes.
    fn in_convention(&self, convention: Convention) -> Option<Self> {
        let _ = convention;
        None
    }

    /// The update in the book's symbols as this rule makes it. This is [`FORMULA`](Rule::FORMULA), unless a
    /// choice such as the convention changes the update.
    fn formula(&self) -> &'static [&'static str] {
        Self::FORMULA
    }

    /// The hyperparameters of this rule.
    fn hyperparameters(&self) -> Self::Hyperparameters;

    /// The coefficients of the update with the number `step`, before they are rounded to the type of the
    /// numbers. The first update has the number 1.
    fn exact_coefficients(&self, step: u64) -> Self::Coefficients<f64>;

    /// The [exact coefficients](Rule::exact_coefficients) of the update with the number `step` and of all
    /// that follow. Override this if the same numbers can be computed faster one after the other.
    fn exact_coefficients_from(&self, step: u64) -> impl Iterator<Item = Self::Coefficients<f64>> {
        (step..).map(|step| self.exact_coefficients(step))
    }

    /// The exact coefficients, each rounded once to the type of the numbers. NumPy rounds a Python float in
    /// the same way when it meets an array.
    fn coefficients<N: Number>(&self, step: u64) -> Self::Coefficients<N> {
        rounded::<Self, N>(&self.exact_coefficients(step))
    }

    /// Computes the next parameter and state of one element from the parameter `p`, its gradient `g` and its
    /// state. Mark it `#[inline(always)]`, as the built-in rules do, so that a loop over it vectorises.
    fn update<N: Number>(
        coefficients: &Self::Coefficients<N>,
        p: N,
        g: N,
        state: Self::State<N>,
    ) -> (N, Self::State<N>);

    /// The two parts whose sum is the next velocity, from the same input as [`update`](Rule::update) and in
    /// the rule's own convention. `None` for a rule without a velocity.
    fn velocity<N: Number>(
        coefficients: &Self::Coefficients<N>,
        g: N,
        state: Self::State<N>,
    ) -> Option<Velocity<N>> {
        let _ = (coefficients, g, state);
        None
    }

    /// How far and in which direction an update moved the parameter, from the gradient that the
    /// [`update`](Rule::update) used and the state that it left. `None` for a rule that moves in another way
    /// than by a size times a direction.
    fn step_size<N: Number>(
        coefficients: &Self::Coefficients<N>,
        g: N,
        state: Self::State<N>,
    ) -> Option<StepSize<N>> {
        let _ = (coefficients, g, state);
        None
    }
}

/// Coefficients, each rounded once to the type of the numbers.
pub fn rounded<R: Rule, N: Number>(exact: &R::Coefficients<f64>) -> R::Coefficients<N> {
    Array::from_fn(|i| N::from_f64(exact.as_ref()[i]))
}

/// The two parts of a velocity by (6.3): v ← α·v − η·g, or α·v + g if η is outside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Velocity<N> {
    /// The carried part α·v: what is left of the velocity so far.
    pub carried: N,
    /// The fresh part −η·g: what the gradient adds. It is g itself if η is outside.
    pub fresh: N,
}

impl<N: Number> Velocity<N> {
    /// The parts of (6.3), with `entry` = −η. Adding (−η)·g rounds as subtracting η·g does, so that the parts
    /// lose no bit. With `entry` = 1 the gradient enters as it is.
    #[inline(always)]
    pub(crate) fn parts(momentum: N, entry: N, g: N, v: N) -> Self {
        Self { carried: momentum * v, fresh: entry * g }
    }

    /// The next velocity, the sum of both parts.
    #[inline(always)]
    #[must_use]
    pub fn sum(self) -> N {
        self.carried + self.fresh
    }
}

/// How far a rule without a velocity moves one element. The parameter moves by −size·direction, except for
/// rounding.
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
    /// The effective step size: the rate, or the rate divided by what the rule knows of the element's
    /// gradients.
    pub size: N,
    /// The direction that the parameter moves against: the gradient g, or Adam's mean m of gradients.
    pub direction: N,
}
