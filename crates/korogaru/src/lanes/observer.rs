//! Many updates of runs in lanes: rule and function in one loop.

use std::array::from_fn as each;
use std::sync::atomic::{Ordering, compiler_fence};

use korogaru_kernels::{Batch, Bundle, Kernels, Rule};

use crate::lanes::{RuleLanes, copied, set_lanes};

/// Observes runs while [`Lanes::follow`](crate::lanes::Lanes::follow) makes their updates. It is called after
/// every update. It writes the gradient at the new point of each run, and notes what the caller wants to
/// know.
///
/// A run has N parameters. K bundles of runs are visited together. If the function is computed in registers,
/// choose as many bundles as the registers hold. Otherwise choose enough to share the cost of a call.
///
/// ```
/// use korogaru::lanes::{Bundle, Observer, Kernels, Lanes};
/// use korogaru::rule::Number;
/// use korogaru::Method;
///
/// /// f(x) = x². Its largest value is noted.
/// struct Parabola;
///
/// impl Observer<1, 1> for Parabola {
///     type Note = Bundle;
///
///     #[inline(always)]
///     fn visit(
///         &mut self,
///         _: impl Kernels,
///         _: u64,
///         at: &[[Bundle; 1]; 1],
///         gradient: &mut [[Bundle; 1]; 1],
///         notes: &mut [Bundle; 1],
///     ) {
///         let ([[x]], [[slope]], [highest]) = (at, gradient, notes);
///         let f = *x * *x;
///         *highest = Bundle(std::array::from_fn(|lane| highest.0[lane].max(f.0[lane])));
///         *slope = Bundle::from_f64(2.0) * *x;
///     }
/// }
///
/// let mut lanes = Lanes::new(&Method::named("sgd")?, &[("lr", &[0.25, 0.5, 1.25])], 1)?;
/// let (mut x, mut gradient, mut notes) = ([1.0; 3], [2.0; 3], [Bundle::ZERO]);
/// lanes.follow(&mut Parabola, 2, [(&mut x, &mut gradient)], &mut notes);
/// assert_eq!(x, [0.25, 0.0, 2.25]);
/// assert_eq!(notes[0].0[..3], [0.25, 0.0, 5.0625]); // 0.5², 0², 2.25²
/// # Ok::<(), korogaru::Error>(())
/// ```
pub trait Observer<const N: usize, const K: usize> {
    /// What is noted of the runs of one bundle.
    type Note: Copy;

    /// Writes the gradient at the points of K bundles of runs after the update numbered `update`. `kernels`
    /// are those of the backend that the runs use.
    ///
    /// Mark it `#[inline(always)]`, with all that it calls, so that it is compiled for the widest
    /// instructions. The lanes after the last run are copies of that run.
    fn visit(
        &mut self,
        kernels: impl Kernels,
        update: u64,
        parameters: &[[Bundle; K]; N],
        gradient: &mut [[Bundle; K]; N],
        notes: &mut [Self::Note; K],
    );
}

/// The slices of all runs: for each parameter its values and its gradient, and for each bundle a note.
pub(crate) struct RunSlices<'a, 'n, const N: usize, T> {
    pub(crate) elements: [(&'a mut [f64], &'a mut [f64]); N],
    pub(crate) notes: &'n mut [T],
}

/// K bundles of [`RunSlices`], loaded into one value.
struct Loaded<const N: usize, const K: usize, T> {
    parameters: [[Bundle; K]; N],
    gradient: [[Bundle; K]; N],
    notes: [T; K],
}

impl<const N: usize, T: Copy> RunSlices<'_, '_, N, T> {
    /// Loads the bundles from `first` on. Lanes and bundles after the last run are copies of it, so that an
    /// observer only sees points at which a run is.
    #[inline(always)]
    fn load<const K: usize>(&self, first: usize) -> Loaded<N, K, T> {
        let bundles = |slice: &[f64]| each(|k| bundle(slice, (first + k) * Bundle::COUNT));
        Loaded {
            parameters: each(|n| bundles(self.elements[n].0)),
            gradient: each(|n| bundles(self.elements[n].1)),
            notes: each(|k| self.notes[(first + k).min(self.notes.len() - 1)]),
        }
    }

    #[inline(always)]
    fn store<const K: usize>(&mut self, first: usize, loaded: &Loaded<N, K, T>) {
        for (k, note) in loaded.notes.into_iter().enumerate().take(self.notes.len() - first) {
            self.notes[first + k] = note;
            for (n, (parameters, gradient)) in self.elements.iter_mut().enumerate() {
                let place = (first + k) * Bundle::COUNT;
                for (slice, bundle) in
                    [(parameters, loaded.parameters[n][k]), (gradient, loaded.gradient[n][k])]
                {
                    slice[place..].iter_mut().zip(bundle.0).for_each(|(number, lane)| *number = lane);
                }
            }
        }
    }
}

/// Eight numbers from the index `place` on. Numbers after the last one are copies of it.
#[inline(always)]
fn bundle(slice: &[f64], place: usize) -> Bundle {
    match slice.get(place..).and_then(|rest| rest.first_chunk()) {
        Some(whole) => Bundle(*whole),
        None => Bundle(each(|lane| slice[(place + lane).min(slice.len() - 1)])),
    }
}

/// Several updates of every run by a rule whose type is known. K bundles at a time go from the first update
/// to the last, so that their numbers stay in registers.
pub(crate) struct Follow<'f, 'a, 'n, const N: usize, const K: usize, R: Rule, O, T> {
    pub(crate) rule: &'f mut RuleLanes<R>,
    pub(crate) observer: &'f mut O,
    /// The number of the first update.
    pub(crate) first: u64,
    pub(crate) updates: u64,
    pub(crate) slices: &'f mut RunSlices<'a, 'n, N, T>,
}

impl<const N: usize, const K: usize, R: Rule, O: Observer<N, K>> Batch
    for Follow<'_, '_, '_, N, K, R, O, O::Note>
{
    type Output = ();

    #[inline(always)]
    fn run(self, kernels: impl Kernels) {
        let Self { rule, observer, first, updates, slices } = self;
        for start in (0..rule.bundles()).step_by(K) {
            let mut loaded = slices.load::<K>(start);
            let mut coefficients: [R::Coefficients<Bundle>; K] = each(|k| rule.coefficients_of(start + k));
            let mut states: [[R::State<Bundle>; K]; N] = each(|n| each(|k| rule.state_of(n, start + k)));
            let mut sequences = if R::HAS_CONSTANT_COEFFICIENTS {
                Vec::new()
            } else {
                rule.coefficient_sequences(start..start + K, first)
            };
            for update in first..first + updates {
                for (coefficients, sequences) in
                    coefficients.iter_mut().zip(sequences.chunks_mut(Bundle::COUNT))
                {
                    set_lanes::<R>(coefficients, sequences.iter_mut().filter_map(Iterator::next));
                }
                for (n, states) in states.iter_mut().enumerate() {
                    for (k, own) in states.iter_mut().enumerate() {
                        // This is no instruction. It keeps the compiler from taking bundles together, with
                        // their lanes gathered.
                        compiler_fence(Ordering::SeqCst);
                        let (p, g, state) =
                            (&mut loaded.parameters[n][k], loaded.gradient[n][k], copied(Some(&*own)));
                        (*p, *own) = R::update(&coefficients[k], *p, g, state);
                    }
                }
                observer.visit(kernels, update, &loaded.parameters, &mut loaded.gradient, &mut loaded.notes);
            }
            drop(sequences);
            slices.store(start, &loaded);
            for (n, states) in states.iter().enumerate() {
                for (k, state) in states.iter().enumerate() {
                    rule.set_state(n, start + k, state);
                }
            }
        }
    }
}

/// One visit of the observer to all runs.
pub(crate) struct Visit<'f, 'a, 'n, const N: usize, const K: usize, O, T> {
    pub(crate) observer: &'f mut O,
    /// The number of the update that was made.
    pub(crate) update: u64,
    pub(crate) slices: &'f mut RunSlices<'a, 'n, N, T>,
}

impl<const N: usize, const K: usize, O: Observer<N, K>> Batch for Visit<'_, '_, '_, N, K, O, O::Note> {
    type Output = ();

    #[inline(always)]
    fn run(self, kernels: impl Kernels) {
        for start in (0..self.slices.notes.len()).step_by(K) {
            let mut loaded = self.slices.load::<K>(start);
            self.observer.visit(
                kernels,
                self.update,
                &loaded.parameters,
                &mut loaded.gradient,
                &mut loaded.notes,
            );
            self.slices.store(start, &loaded);
        }
    }
}
