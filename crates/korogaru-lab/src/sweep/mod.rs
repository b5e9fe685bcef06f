//! The same run for every pair of values of two hyperparameters.

mod axis;
mod chunk;
mod divergence;
mod gradual;
mod judge;
mod landmarks;
mod map;
mod metric;
mod outcome;
mod parallel;
mod reruns;
mod side_by_side;
mod text;

pub use axis::Axis;
pub use gradual::Gradual;
pub use landmarks::Landmarks;
pub use map::Map;
pub use metric::Metric;
pub use outcome::Outcome;
pub use parallel::MAX_THREADS;

use std::ops::ControlFlow;

use korogaru::Hyperparameter;
use korogaru::lanes::Lanes;

use crate::{Error, ErrorKind, Experiment};
use divergence::Divergence;
pub(crate) use judge::{Asked, Criterion, Ended, grows, measured};
pub(crate) use parallel::Runs;
use reruns::Reruns;
pub(crate) use reruns::median;
pub(crate) use side_by_side::{Surface, Swept};

/// Receives how many runs or updates are done, and may end the work by [`ControlFlow::Break`]. It is called
/// from several threads.
pub trait Progress: Sync {
    /// Takes how many are done so far.
    fn done(&self, cells: usize) -> ControlFlow<()>;
}

/// Ignores all reports and ends nothing.
impl Progress for () {
    fn done(&self, _: usize) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

impl<F: Fn(usize) -> ControlFlow<()> + Sync> Progress for F {
    fn done(&self, cells: usize) -> ControlFlow<()> {
        self(cells)
    }
}

/// A sweep: an experiment for every pair of values of two of its method's hyperparameters.
///
/// Every value of this type can be run. A cell of the [`Map`] has the bits of the single [`run`](crate::run)
/// with its hyperparameters. Which cell is the best and which cells diverge is not decided by single runs;
/// see [`Map::best`] and [`followed`](Self::followed).
///
/// ```
/// use korogaru_lab::{Axis, Experiment, Metric, Setting, Sweep, run};
///
/// let experiment = Experiment::default(); // the article's first run
/// let axes = [Axis::new("lr", 0.1, 0.9, 3)?, Axis::new("momentum", 0.0, 0.9, 2)?];
/// let map = Sweep::new(&experiment, axes, Metric::Loss)?.run(1, &()).expect("nobody ended it");
///
/// let single = experiment.with_settings(&[Setting::text("lr", ".5"), Setting::text("momentum", ".9")])?;
/// assert_eq!(map.at(map.index(1, 1)), [0.5, 0.9]);
/// assert_eq!(map.value(map.index(1, 1)), run(&single).value(30));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sweep {
    experiment: Experiment,
    axes: [Axis; 2],
    metric: Metric,
    /// f at the known minima, if the metric needs it.
    minimum: f64,
}

impl Sweep {
    /// A sweep of an experiment. The values of the axes replace the experiment's own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::AxisTwice`] if both axes are the same hyperparameter. [`ErrorKind::Optimizer`] for a
    /// hyperparameter that the method does not have, for ends out of its range, and if `KOROGARU_BACKEND`
    /// names a backend that this machine lacks. [`ErrorKind::MetricNeedsMinimum`] if the metric is measured
    /// from a minimum and the objective has none that is known.
    pub fn new(experiment: &Experiment, axes: [Axis; 2], metric: Metric) -> Result<Self, Error> {
        let [first, second] = &axes;
        if first.name() == second.name() {
            return Err(ErrorKind::AxisTwice { key: first.name().to_owned() }.into());
        }
        for axis in &axes {
            for end in [axis.low(), axis.high()] {
                experiment.method().with(axis.name(), end)?;
            }
        }
        // If the environment names a backend that is not available, this is the time to say so.
        Lanes::new(experiment.method(), &[], 0)?;
        let minimum = metric.minimum(experiment)?;
        Ok(Self { experiment: experiment.clone(), axes, metric, minimum })
    }

    /// The experiment that is run in every cell, but for the hyperparameters of the axes.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The two axes. The second one varies fastest in a [`Map`].
    #[must_use]
    pub fn axes(&self) -> &[Axis; 2] {
        &self.axes
    }

    /// The hyperparameters of the two axes.
    #[must_use]
    pub fn hyperparameters(&self) -> [&'static Hyperparameter; 2] {
        let known = self.experiment.method().info().hyperparameters;
        self.axes.each_ref().map(|axis| {
            known.iter().find(|h| h.name == axis.name()).expect("new looked whether the method has it")
        })
    }

    /// The metric of each run.
    #[must_use]
    pub fn metric(&self) -> Metric {
        self.metric
    }

    /// The number of cells.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.axes[0].count() * self.axes[1].count()
    }

    /// The largest number of runs, as `progress` counts them: one for each cell, and if gradients are random
    /// also those that find the best cell.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.cells() + Reruns::most(self)
    }

    /// How many seeds decide which cell is the best: 1 if nothing is random.
    #[must_use]
    pub fn seeds(&self) -> usize {
        const SEEDS: usize = 15;
        if self.experiment.noise().is_any() { SEEDS } else { 1 }
    }

    /// For how many updates a run is followed to decide whether it diverges. `None` if this need not be
    /// tried: on a quadratic theory knows whether SGD, Momentum and Nesterov make f grow without end.
    ///
    /// A run diverges if f goes on to grow in these updates or is no longer a number. If f did not rise
    /// higher in the second half of the run's own updates than in the first, the run is followed for at most
    /// 1000, and not at all if the method's steps are bounded, as Adam's are. All runs are followed without
    /// noise.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Sweep, objectives};
    ///
    /// let book = Experiment::default();
    /// assert_eq!(Sweep::of_momentum(&book, [4, 4])?.followed(), None);
    /// let beale = book.with_objective(objectives::named("beale").expect("it comes with the lab"));
    /// assert_eq!(Sweep::of_momentum(&beale, [4, 4])?.followed(), Some(1000));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn followed(&self) -> Option<usize> {
        match Divergence::of(&self.experiment) {
            Divergence::Known(_) => None,
            Divergence::Tried { suspected, .. } => Some(suspected),
        }
    }

    fn asked(&self) -> Asked {
        Asked { metric: self.metric, minimum: self.minimum, criterion: Criterion::ByEnd }
    }

    /// The experiment of one cell.
    ///
    /// # Panics
    ///
    /// At [`cells`](Self::cells) and beyond.
    #[must_use]
    pub fn experiment_of(&self, cell: usize) -> Experiment {
        let values = self.at(cell);
        let method =
            self.axes.iter().zip(values).fold(self.experiment.method().clone(), |method, (axis, value)| {
                method.with(axis.name(), value).expect("a value between two that were checked is in a range")
            });
        self.experiment.clone().with_method(method)
    }

    fn at(&self, cell: usize) -> [f64; 2] {
        let [first, second] = &self.axes;
        [first.value(cell / second.count()), second.value(cell % second.count())]
    }

    /// Makes all runs, on this many threads (0 is taken as 1). `None` if `progress` ended it. The result does
    /// not depend on the number of threads.
    #[must_use]
    pub fn run(&self, threads: usize, progress: &dyn Progress) -> Option<Map> {
        let mut gradual = self.gradual();
        while !gradual.part(usize::MAX, threads, progress)? {}
        gradual.map()
    }
}
