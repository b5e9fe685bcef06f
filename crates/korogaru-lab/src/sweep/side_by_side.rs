//! Runs of one experiment side by side, each with its own hyperparameters, and what is recorded of them on
//! the way.

use std::any::Any;
use std::array::from_fn as each;
use std::fmt;

use korogaru::Error;
use korogaru::lanes::{Bundle, Kernels, Lanes, Observer};
use korogaru::rule::Number as _;

use crate::objectives::Book;
use crate::plane::Point;
use crate::{Experiment, Formula, Objective, Plane};

/// How many bundles of points are advanced together. Two hide each other's divisions. In WebAssembly, whose
/// registers hold two numbers, the second bundle would be spilled to memory.
pub(crate) const BUNDLES: usize = if cfg!(target_arch = "wasm32") { 1 } else { 2 };

/// How a sweep advances many runs over an objective. Its function and the rule are compiled into one loop
/// over the updates, one such loop for each rule and backend, with the widest instructions of the machine.
///
/// Every [`Objective`] has it by the one implementation below, and it cannot be named outside this crate. A
/// wrapper that forwarded it to what it wraps would run over another function than its own.
pub trait Swept {
    #[doc(hidden)]
    fn advance(&self, runs: SideBySide<'_>);
}

impl<O: Objective> Swept for O {
    fn advance(&self, runs: SideBySide<'_>) {
        let objective: &dyn Any = self;
        if let Some(book) = objective.downcast_ref::<Book>() {
            runs.over::<BUNDLES>(*book);
        } else if let Some(formula) = objective.downcast_ref::<Formula>() {
            runs.over(formula.surface());
        } else {
            runs.over::<BUNDLES>(EachPoint(self));
        }
    }
}

/// Many runs in progress. Public only in the signature of [`Swept::advance`].
pub struct SideBySide<'a> {
    runs: &'a mut Numbers,
    updates: u64,
}

impl fmt::Debug for SideBySide<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SideBySide").field("runs", &self.runs.xs.len()).finish_non_exhaustive()
    }
}

impl SideBySide<'_> {
    /// Advances the runs over a function that evaluates K bundles of points together.
    fn over<const K: usize>(self, surface: impl Surface<K>) {
        let Numbers { lanes, xs, ys, gx, gy, notes, checks } = self.runs;
        let mut observer = Noted { surface, checks: *checks };
        lanes.follow(&mut observer, self.updates, [(xs, gx), (ys, gy)], notes);
    }
}

/// A function and its gradient at K bundles of points.
pub(crate) trait Surface<const K: usize> {
    /// Writes f and (∂f/∂x, ∂f/∂y), by the kernels of the backend that the runs use.
    fn eval(
        &mut self,
        kernels: impl Kernels,
        at: &[[Bundle; K]; 2],
        f: &mut [Bundle; K],
        gradient: &mut [[Bundle; K]; 2],
    );
}

/// An objective that is evaluated point by point. The compiler turns this into computations on bundles where
/// it can.
struct EachPoint<'a, O>(&'a O);

impl<O: Objective, const K: usize> Surface<K> for EachPoint<'_, O> {
    #[inline(always)]
    fn eval(
        &mut self,
        _: impl Kernels,
        [xs, ys]: &[[Bundle; K]; 2],
        f: &mut [Bundle; K],
        [gx, gy]: &mut [[Bundle; K]; 2],
    ) {
        for k in 0..K {
            for lane in 0..Bundle::COUNT {
                let point = [xs[k].0[lane], ys[k].0[lane]];
                f[k].0[lane] = self.0.value(point);
                [gx[k].0[lane], gy[k].0[lane]] = self.0.gradient(point);
            }
        }
    }
}

/// What only some callers want checked after every update.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checks {
    /// The largest f that is within the tolerance. The updates until f stays there are counted.
    pub(super) within: Option<f64>,
    /// The rectangle that a path must not leave.
    pub(super) bounds: Option<Plane>,
}

/// What is recorded of the runs of one bundle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note {
    /// The last f.
    pub(super) value: Bundle,
    /// 0 while every f was finite, and NaN afterwards.
    nan: Bundle,
    /// The largest f.
    highest: Bundle,
    /// How many updates it took until f stayed within the tolerance.
    pub(super) steps: Bundle,
    /// Above 0 if the path was outside the bounds.
    pub(super) outside: Bundle,
}

impl Note {
    /// Records f after an update.
    #[inline(always)]
    fn record(&mut self, f: Bundle) {
        self.value = f;
        self.nan = Bundle(each(|lane| self.nan.0[lane] + nan_unless_finite(f.0[lane])));
        self.highest =
            Bundle(each(
                |lane| if f.0[lane] > self.highest.0[lane] { f.0[lane] } else { self.highest.0[lane] },
            ));
    }

    /// Checks what only some callers want, after f was recorded.
    ///
    /// This is a call of its own because inlined it would take registers from all runs: those without checks
    /// would need a third more instructions, and those with checks would be no faster.
    #[inline(never)]
    fn check(&mut self, checks: &Checks, update: f64, [xs, ys]: [Bundle; 2]) {
        let f = self.value;
        if let Some(within) = checks.within {
            // The larger of two numbers is one instruction. Choosing the last one would be four.
            self.steps = Bundle(each(|lane| {
                let here = if f.0[lane] <= within { 0.0 } else { update + 1.0 };
                if here > self.steps.0[lane] { here } else { self.steps.0[lane] }
            }));
        }
        if let Some(bounds) = checks.bounds {
            self.outside = Bundle(each(|lane| {
                if bounds.contains([xs.0[lane], ys.0[lane]]) { self.outside.0[lane] } else { 1.0 }
            }));
        }
    }
}

/// A surface that records f of the runs.
struct Noted<S> {
    surface: S,
    checks: Option<Checks>,
}

impl<const K: usize, S: Surface<K>> Observer<2, K> for Noted<S> {
    type Note = Note;

    #[inline(always)]
    fn visit(
        &mut self,
        kernels: impl Kernels,
        update: u64,
        at: &[[Bundle; K]; 2],
        gradient: &mut [[Bundle; K]; 2],
        notes: &mut [Note; K],
    ) {
        let mut f = [Bundle::ZERO; K];
        self.surface.eval(kernels, at, &mut f, gradient);
        for k in 0..K {
            notes[k].record(f[k]);
        }
        // This takes a tenth of an update's time.
        if let Some(checks) = &self.checks {
            for k in 0..K {
                notes[k].check(checks, update as f64, [at[0][k], at[1][k]]);
            }
        }
    }
}

/// The numbers of runs side by side.
struct Numbers {
    lanes: Lanes,
    xs: Vec<f64>,
    ys: Vec<f64>,
    gx: Vec<f64>,
    gy: Vec<f64>,
    notes: Vec<Note>,
    checks: Option<Checks>,
}

/// Runs of an experiment that are at the same update.
pub(super) struct LaneBatch<'a> {
    objective: &'a dyn Objective,
    numbers: Numbers,
}

impl<'a> LaneBatch<'a> {
    /// All runs at the start, with other values of some hyperparameters.
    pub(super) fn new(
        experiment: &'a Experiment,
        columns: &[(&str, &[f64])],
        checks: Option<Checks>,
    ) -> Result<Self, Error> {
        let objective = &**experiment.objective();
        let lanes = Lanes::new(experiment.method(), columns, 2)?;
        let (start, count) = (experiment.start(), lanes.count());
        let [gx, gy] = objective.gradient(start);
        let all = Bundle::from_f64;
        let mut note = Note {
            value: Bundle::ZERO,
            nan: Bundle::ZERO,
            highest: all(f64::NEG_INFINITY),
            steps: Bundle::ZERO,
            outside: Bundle::ZERO,
        };
        note.record(all(objective.value(start)));
        if let Some(checks) = &checks {
            note.check(checks, 0.0, start.map(all));
        }
        let numbers = Numbers {
            xs: vec![start[0]; count],
            ys: vec![start[1]; count],
            gx: vec![gx; count],
            gy: vec![gy; count],
            notes: vec![note; count.div_ceil(Bundle::COUNT)],
            lanes,
            checks,
        };
        Ok(Self { objective, numbers })
    }

    /// Advances all runs by this many updates.
    pub(super) fn advance(&mut self, updates: usize) {
        self.objective.advance(SideBySide { runs: &mut self.numbers, updates: updates as u64 });
    }

    /// What was recorded of one run.
    pub(super) fn note(&self, lane: usize, of: impl Fn(&Note) -> Bundle) -> f64 {
        of(&self.numbers.notes[lane / Bundle::COUNT]).0[lane % Bundle::COUNT]
    }

    /// The position of one run.
    pub(super) fn point(&self, lane: usize) -> Point {
        [self.numbers.xs[lane], self.numbers.ys[lane]]
    }

    /// The largest f of each run since the last call.
    pub(super) fn take_highest(&mut self) -> Vec<f64> {
        let highest = (0..self.numbers.xs.len()).map(|lane| self.note(lane, |note| note.highest)).collect();
        for note in &mut self.numbers.notes {
            note.highest = Bundle::from_f64(f64::NEG_INFINITY);
        }
        highest
    }

    /// For each run, NaN if some f was not finite or if one of its numbers is not finite now, and 0
    /// otherwise.
    pub(super) fn nans(&self) -> Vec<f64> {
        let Numbers { lanes, xs, ys, gx, gy, .. } = &self.numbers;
        let mut nans: Vec<f64> = (0..xs.len()).map(|lane| self.note(lane, |note| note.nan)).collect();
        lanes.add_nan_unless_finite(&mut nans);
        for numbers in [xs, ys, gx, gy] {
            nans.iter_mut().zip(numbers).for_each(|(sum, &number)| *sum += nan_unless_finite(number));
        }
        nans
    }

    /// Whether every run has had an f that was not finite.
    pub(super) fn are_lost(&self) -> bool {
        (0..self.numbers.xs.len()).all(|lane| self.note(lane, |note| note.nan).is_nan())
    }
}

/// 0 if a number is finite, and NaN if it is not.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what is not finite is not itself less itself by 0")]
fn nan_unless_finite(number: f64) -> f64 {
    number - number
}
