use super::divergence::Divergence;
use super::judge::Ended;
use super::parallel::Runs;
use super::reruns::Reruns;
use super::{Axis, Map, Metric, Progress, Sweep};
use crate::{Error, Experiment, Theory};

/// A sweep that is made a few cells at a time on the caller's own thread, for a program that has to answer
/// its user meanwhile.
///
/// ```
/// use korogaru_lab::{Experiment, Sweep};
///
/// let sweep = Sweep::of_momentum(&Experiment::default(), [24, 16])?;
/// let mut gradual = sweep.gradual();
/// let mut pieces = 0;
/// while !gradual.go_on(100) {
///     pieces += 1;
/// }
/// assert_eq!(pieces, 3); // 384 cells: the fourth call makes the last 84
/// let map = gradual.map().unwrap();
/// assert_eq!(map.values(), sweep.run(1, &()).unwrap().values());
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Gradual {
    sweep: Sweep,
    runs: Vec<Ended>,
    /// `Some` once all cells are done.
    reruns: Option<Reruns>,
}

impl Sweep {
    /// The largest α of [`of_momentum`](Self::of_momentum).
    pub const MOST_MOMENTUM: f64 = 0.99;

    /// A grid of values of η and α, `[rates, momenta]` of them, for an experiment by Momentum or Nesterov,
    /// measured by the loss. η goes from 0 to where theory says that no α is stable, or to 2 if theory says
    /// nothing. α goes from 0 to [`MOST_MOMENTUM`](Self::MOST_MOMENTUM).
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new), in particular for a method that has no α, and those of [`Axis::new`] for
    /// a count.
    pub fn of_momentum(experiment: &Experiment, [rates, momenta]: [usize; 2]) -> Result<Self, Error> {
        const WIDEST: f64 = 2.0;
        let end = |momentum: f64| {
            let method = experiment.method().with("momentum", momentum).ok()?;
            Theory::new(&experiment.clone().with_method(method), None).ok()?.stable_below()
        };
        let ends = [0.0, Self::MOST_MOMENTUM].into_iter().filter_map(end);
        let widest = ends.filter(|end| end.is_finite() && *end > 0.0).reduce(f64::max).unwrap_or(WIDEST);
        let axes =
            [Axis::new("lr", 0.0, widest, rates)?, Axis::new("momentum", 0.0, Self::MOST_MOMENTUM, momenta)?];
        Self::new(experiment, axes, Metric::Loss)
    }

    /// Prepares the same sweep to be made gradually. No cell is made yet.
    #[must_use]
    pub fn gradual(&self) -> Gradual {
        Gradual { sweep: self.clone(), runs: Vec::with_capacity(self.cells()), reruns: None }
    }
}

impl Gradual {
    /// How many cells are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.runs.len()
    }

    /// Makes at most this many further runs. Returns whether all are done.
    pub fn go_on(&mut self, cells: usize) -> bool {
        self.part(cells, 1, &()).expect("what hears nothing ends nothing")
    }

    /// The same on this many threads. `None` if `progress` ended it.
    pub(super) fn part(&mut self, most: usize, threads: usize, progress: &dyn Progress) -> Option<bool> {
        let (sweep, before) = (&self.sweep, self.runs.len());
        if let Some(reruns) = &mut self.reruns {
            return reruns.go_on(sweep, most, threads, progress);
        }
        let [first, second] = sweep.axes.each_ref().map(Axis::values);
        let names = sweep.axes.each_ref().map(Axis::name);
        let runs = Runs {
            experiment: &sweep.experiment,
            names: &names,
            count: most.min(sweep.cells() - before),
            asked: sweep.asked(),
            divergence: Some(Divergence::of(&sweep.experiment)),
        };
        let value = |axis: usize, run: usize| match axis {
            0 => first[(before + run) / second.len()],
            _ => second[(before + run) % second.len()],
        };
        self.runs.extend(runs.run(&value, threads, progress, before)?);
        if self.runs.len() < sweep.cells() {
            return Some(false);
        }
        Some(self.reruns.insert(Reruns::new(sweep, &self.runs)).is_over())
    }

    /// The map, once all runs are done. `None` before.
    #[must_use]
    pub fn map(self) -> Option<Map> {
        let reruns = self.reruns.filter(Reruns::is_over)?;
        Some(Map::new(self.sweep, self.runs, &reruns))
    }
}
