//! Many runs of one method at once, each with hyperparameters of its own. This is for sweeps. A training loop
//! needs nothing from this module.

mod observer;

pub use korogaru_kernels::{Batch, Bundle, Divisor, Kernels};
pub use observer::Observer;

use std::any::Any;
use std::fmt;
use std::ops::Range;

use korogaru_kernels::{Array, Backend, LaneUpdate, Number, Rule, with_swept_methods};

use self::observer::{Follow, RunSlices, Visit};
use crate::rule::RuleError;
use crate::{Error, Method, environment};

/// One method in many runs, with one run in each lane and hyperparameters of its own for each run.
///
/// The parameters and the state of a lane have the same bits as those of an [`Optimizer`](crate::Optimizer)
/// with the same hyperparameters.
///
/// ```
/// use korogaru::lanes::Lanes;
/// use korogaru::Method;
///
/// let momentum = Method::named("momentum")?;
/// let mut lanes = Lanes::new(&momentum, &[("lr", &[0.25, 0.5]), ("momentum", &[0.5, 0.0])], 1)?;
/// let mut w = [1.0, 1.0]; // of the first run, of the second
/// lanes.step(&mut [(&mut w, &[2.0, 2.0])]);
/// lanes.step(&mut [(&mut w, &[0.0, 0.0])]);
/// assert_eq!(w, [0.25, 0.0]); // the first rolls on by half of its velocity
/// # Ok::<(), korogaru::Error>(())
/// ```
pub struct Lanes {
    count: usize,
    elements: usize,
    rule: Box<dyn ErasedLanes>,
    backend: Backend,
    step: u64,
}

impl Lanes {
    /// Puts `method` in as many lanes as the columns have values. A column is the name of a hyperparameter
    /// with its value in each run. Hyperparameters that no column names are those of the method. Each run has
    /// `elements` parameters. The state begins as zeros.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownHyperparameter`](crate::ErrorKind::UnknownHyperparameter) if the method has no
    /// hyperparameter of a column's name, [`ErrorKind::Rule`](crate::ErrorKind::Rule) if a value is out of
    /// range, and [`ErrorKind::BackendVariable`](crate::ErrorKind::BackendVariable) if `KOROGARU_BACKEND`
    /// names a backend that this machine lacks.
    ///
    /// # Panics
    ///
    /// If the columns do not have the same length.
    pub fn new(method: &Method, columns: &[(&str, &[f64])], elements: usize) -> Result<Self, Error> {
        let count = columns.first().map_or(0, |(_, values)| values.len());
        assert!(columns.iter().all(|(_, values)| values.len() == count), "columns of one length");
        let indexed: Vec<(usize, &[f64])> = columns
            .iter()
            .map(|(name, values)| Ok((method.index(name)?, *values)))
            .collect::<Result<_, Error>>()?;
        let rule = method.erased_lanes(&indexed, elements)?;
        Ok(Self { count, elements, rule, backend: environment::backend()?, step: 0 })
    }

    /// How many runs there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Makes the next update of every run. `elements` has, for each parameter, its values and its gradients
    /// in all runs.
    ///
    /// # Panics
    ///
    /// If there are not as many elements as [`new`](Self::new) was given, or a slice does not have one value
    /// for each run.
    pub fn step(&mut self, elements: &mut [(&mut [f64], &[f64])]) {
        assert_eq!(elements.len(), self.elements, "as many elements as were said");
        assert!(elements.iter().all(|(p, g)| self.is_whole(p) && self.is_whole(g)), "a value for each run");
        self.step += 1;
        self.rule.update(self.step, self.backend, elements);
    }

    /// Makes the next `updates` updates of every run. `elements` has for each parameter its value and its
    /// gradient in every run, and `notes` a note for each bundle of runs; all of them are brought up to date.
    /// The bits are those of [`step`](Self::step).
    ///
    /// A built-in rule is compiled into one loop with the observer, and a run stays in that loop from the
    /// first update to the last. A rule of your own is observed after each step. So are all rules without a
    /// velocity under WebAssembly, since these loops would be a tenth of a page that is loaded before it is used.
    ///
    /// # Panics
    ///
    /// If there are not as many parameters as [`new`](Self::new) was given, a slice does not have one value
    /// for each run, or there is not one note for every eight runs.
    pub fn follow<const N: usize, const K: usize, O: Observer<N, K>>(
        &mut self,
        observer: &mut O,
        updates: u64,
        elements: [(&mut [f64], &mut [f64]); N],
        notes: &mut [O::Note],
    ) {
        assert_eq!(N, self.elements, "as many elements as were said");
        assert!(elements.iter().all(|(p, g)| self.is_whole(p) && self.is_whole(g)), "a value for each run");
        assert_eq!(notes.len(), self.count.div_ceil(Bundle::COUNT), "a note for each bundle");
        let mut arguments = FollowArguments { observer, updates, slices: RunSlices { elements, notes } };
        macro_rules! follow {
            ($($rule:path),*) => {
                false $(|| self.follow_as::<$rule, N, K, O>(&mut arguments))*
            };
        }
        if with_swept_methods!(follow) {
            self.step += updates;
            return;
        }
        let FollowArguments { observer, updates, mut slices } = arguments;
        for _ in 0..updates {
            self.step(&mut slices.elements.each_mut().map(|(p, g)| (&mut **p, &**g)));
            self.backend.run(Visit::<N, K, O, O::Note> { observer, update: self.step, slices: &mut slices });
        }
    }

    /// Whether the rule is of this type, and then the updates are made.
    fn follow_as<R: Rule, const N: usize, const K: usize, O: Observer<N, K>>(
        &mut self,
        arguments: &mut FollowArguments<'_, '_, '_, N, O, O::Note>,
    ) -> bool {
        let rule: &mut dyn Any = &mut *self.rule;
        let Some(rule) = rule.downcast_mut::<RuleLanes<R>>() else { return false };
        let FollowArguments { observer, updates, slices } = arguments;
        self.backend.run(Follow::<N, K, R, O, O::Note> {
            rule,
            observer: *observer,
            first: self.step + 1,
            updates: *updates,
            slices,
        });
        true
    }

    fn is_whole(&self, slice: &[f64]) -> bool {
        slice.len() == self.count
    }

    /// Adds NaN to the sum of each run whose state has a number that is not finite, and 0 to the sums of the
    /// others. Such a sum over many updates is the cheapest way to find out whether a state was ever not
    /// finite.
    pub fn add_nan_unless_finite(&self, sums: &mut [f64]) {
        self.rule.add_nan_unless_finite(self.backend, sums);
    }
}

impl fmt::Debug for Lanes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lanes").field("count", &self.count).field("step", &self.step).finish_non_exhaustive()
    }
}

/// The arguments of [`Lanes::follow`].
struct FollowArguments<'c, 'a, 'n, const N: usize, O, T> {
    observer: &'c mut O,
    updates: u64,
    slices: RunSlices<'a, 'n, N, T>,
}

/// Rules of one type in lanes, without their type. A method is called once for each step.
pub(crate) trait ErasedLanes: Any {
    fn update(&mut self, step: u64, backend: Backend, elements: &mut [(&mut [f64], &[f64])]);
    fn add_nan_unless_finite(&self, backend: Backend, sums: &mut [f64]);
}

pub(crate) struct RuleLanes<R: Rule> {
    rules: Vec<R>,
    /// For each bundle.
    coefficients: Vec<R::Coefficients<Bundle>>,
    /// For each element, and in it for each bundle.
    state: Vec<Vec<R::State<Bundle>>>,
}

impl<R: Rule> RuleLanes<R> {
    /// Puts a rule in lanes. All columns have the same length, and each has the index of its hyperparameter.
    pub(crate) fn new(rule: &R, columns: &[(usize, &[f64])], elements: usize) -> Result<Self, RuleError> {
        let count = columns.first().map_or(0, |(_, values)| values.len());
        let of_lane = |lane: usize| {
            let mut values = rule.hyperparameters();
            for (place, column) in columns {
                values.as_mut()[*place] = column[lane];
            }
            rule.with_hyperparameters(values)
        };
        let bundles = count.div_ceil(Bundle::COUNT);
        // The last bundle is full: lanes beyond the last run are as that one is.
        let mut rules = Vec::with_capacity(bundles * Bundle::COUNT);
        for lane in 0..bundles * Bundle::COUNT {
            rules.push(of_lane(lane.min(count - 1))?);
        }
        let state = || (0..bundles).map(|_| Array::from_fn(|_| Bundle::ZERO)).collect();
        let mut lanes = Self {
            coefficients: (0..bundles).map(|_| Array::from_fn(|_| Bundle::ZERO)).collect(),
            state: (0..elements).map(|_| state()).collect(),
            rules,
        };
        lanes.set_coefficients(1);
        Ok(lanes)
    }

    /// Sets each rule's coefficients, in f64 as the rule computes them. A bundle rounds nothing.
    fn set_coefficients(&mut self, step: u64) {
        for (rules, bundle) in self.rules.chunks(Bundle::COUNT).zip(&mut self.coefficients) {
            set_lanes::<R>(bundle, rules.iter().map(|rule| rule.exact_coefficients(step)));
        }
    }

    pub(crate) fn bundles(&self) -> usize {
        self.coefficients.len()
    }

    /// The coefficients of a bundle. After the last bundle, those of the last.
    #[inline(always)]
    pub(crate) fn coefficients_of(&self, bundle: usize) -> R::Coefficients<Bundle> {
        copied(self.coefficients.get(bundle).or(self.coefficients.last()))
    }

    /// The state of a bundle in one element. After the last bundle, that of the last.
    #[inline(always)]
    pub(crate) fn state_of(&self, element: usize, bundle: usize) -> R::State<Bundle> {
        copied(self.state[element].get(bundle).or(self.state[element].last()))
    }

    /// Sets the state of a bundle, if there is such a bundle.
    #[inline(always)]
    pub(crate) fn set_state(&mut self, element: usize, bundle: usize, state: &R::State<Bundle>) {
        if let Some(own) = self.state[element].get_mut(bundle) {
            own.as_mut().copy_from_slice(state.as_ref());
        }
    }

    /// The coefficients of the rules of several bundles at each update from the one numbered `first` on.
    pub(crate) fn coefficient_sequences(
        &self,
        bundles: Range<usize>,
        first: u64,
    ) -> Vec<impl Iterator<Item = R::Coefficients<f64>>> {
        let end = (bundles.end * Bundle::COUNT).min(self.rules.len());
        self.rules[bundles.start * Bundle::COUNT..end]
            .iter()
            .map(|rule| rule.exact_coefficients_from(first))
            .collect()
    }
}

/// A copy of an array of bundles, or zeros for `None`.
#[inline(always)]
pub(crate) fn copied<A: Array<Bundle>>(array: Option<&A>) -> A {
    Array::from_fn(|i| array.map_or(Bundle::ZERO, |array| array.as_ref()[i]))
}

/// Sets each lane of the coefficients to those of its rule.
#[inline(always)]
pub(crate) fn set_lanes<R: Rule>(
    bundle: &mut R::Coefficients<Bundle>,
    exact: impl Iterator<Item = R::Coefficients<f64>>,
) {
    for (lane, exact) in exact.enumerate() {
        for (coefficient, value) in bundle.as_mut().iter_mut().zip(exact.as_ref()) {
            coefficient.0[lane] = *value;
        }
    }
}

impl<R: Rule> ErasedLanes for RuleLanes<R> {
    fn update(&mut self, step: u64, backend: Backend, elements: &mut [(&mut [f64], &[f64])]) {
        assert_eq!(elements.len(), self.state.len(), "as many elements as were said");
        if !R::HAS_CONSTANT_COEFFICIENTS {
            self.set_coefficients(step);
        }
        backend.run(Step::<R> { coefficients: &self.coefficients, state: &mut self.state, elements });
    }

    fn add_nan_unless_finite(&self, backend: Backend, sums: &mut [f64]) {
        backend.run(AddNanUnlessFinite::<R> { state: &self.state, sums });
    }
}

struct Step<'a, 'p, 'g, R: Rule> {
    coefficients: &'a [R::Coefficients<Bundle>],
    state: &'a mut [Vec<R::State<Bundle>>],
    elements: &'a mut [(&'p mut [f64], &'g [f64])],
}

impl<R: Rule> Batch for Step<'_, '_, '_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self, kernels: impl Kernels) {
        for ((parameters, gradient), state) in self.elements.iter_mut().zip(self.state) {
            kernels.update_lanes(LaneUpdate::<R> {
                coefficients: self.coefficients,
                state,
                parameters,
                gradient,
            });
        }
    }
}

struct AddNanUnlessFinite<'a, R: Rule> {
    state: &'a [Vec<R::State<Bundle>>],
    sums: &'a mut [f64],
}

impl<R: Rule> Batch for AddNanUnlessFinite<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self, _: impl Kernels) {
        for state in self.state {
            let (whole, rest) = self.sums.as_chunks_mut::<{ Bundle::COUNT }>();
            let mut bundles = state.iter();
            for (sums, bundle) in whole.iter_mut().zip(bundles.by_ref()) {
                for &slot in bundle.as_ref() {
                    *sums = (Bundle(*sums) + nan_unless_finite(slot)).0;
                }
            }
            if let Some(bundle) = bundles.next() {
                for &slot in bundle.as_ref() {
                    rest.iter_mut().zip(nan_unless_finite(slot).0).for_each(|(sum, nan)| *sum += nan);
                }
            }
        }
    }
}

/// 0 for a number that is finite, and NaN for one that is not.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what is not finite is not itself less itself by 0")]
fn nan_unless_finite(numbers: Bundle) -> Bundle {
    numbers - numbers
}
