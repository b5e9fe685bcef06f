//! The same run many times, over a grid of two of its hyperparameters.

mod axis;
mod landmarks;
mod lanes;
mod map;
mod metric;

pub use axis::Axis;
pub use landmarks::Landmarks;
pub use map::{Fate, Map};
pub use metric::Metric;

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::{Error, ErrorKind, Experiment};
use lanes::{Chunk, Ended};

/// Hears how many cells are done, and may end the sweep by [`ControlFlow::Break`]. It is called from several threads.
pub trait Progress: Sync {
    /// So many cells of the sweep are done.
    fn done(&self, cells: usize) -> ControlFlow<()>;
}

/// What hears nothing and ends nothing.
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

/// An experiment over the values of two of its method's hyperparameters, every value of the one with every value of the
/// other.
///
/// Every value of this type can be run. A cell of the [`Map`] has the bits of the single [`run`](crate::run) with its
/// hyperparameters.
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
    /// f at the known minima, where the metric is measured from there.
    minimum: f64,
}

/// Cells that are run side by side: their numbers lie in the nearest cache, and few enough that a sweep of a slow
/// objective can be ended soon.
const CHUNK: usize = 256;

impl Sweep {
    /// A sweep of an experiment. The values of the axes take the place of the experiment's own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::AxisTwice`] for two axes of one hyperparameter; [`ErrorKind::Optimizer`] for one that the method does
    /// not have, or whose ends are out of its range; [`ErrorKind::MetricNeedsMinimum`] where the metric is measured from
    /// a minimum and the objective has none that is known.
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
        let objective = experiment.objective();
        let minimum = objective.minima().iter().map(|minimum| minimum.value).reduce(f64::min);
        if metric.needs_minimum() && minimum.is_none() {
            let (metric, objective) = (metric.name(), objective.name().to_owned());
            return Err(ErrorKind::MetricNeedsMinimum { metric, objective }.into());
        }
        Ok(Self { experiment: experiment.clone(), axes, metric, minimum: minimum.unwrap_or(f64::NAN) })
    }

    /// What is run in every cell, but for the hyperparameters of the axes.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The two axes. The second one's values follow each other in a [`Map`].
    #[must_use]
    pub fn axes(&self) -> &[Axis; 2] {
        &self.axes
    }

    /// What is said of each run.
    #[must_use]
    pub fn metric(&self) -> Metric {
        self.metric
    }

    /// How many runs there are.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.axes[0].count() * self.axes[1].count()
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

    /// Makes all runs, on so many threads (0 is taken as 1). `None` where `progress` ended it. The numbers do not depend
    /// on the threads.
    #[must_use]
    pub fn run(&self, threads: usize, progress: &dyn Progress) -> Option<Map> {
        let mut cells = vec![None; self.cells()];
        let [first, second] = self.axes.each_ref().map(Axis::values);
        let chunks = Mutex::new(cells.chunks_mut(CHUNK).enumerate());
        let next = || chunks.lock().ok()?.next();
        let (done, ended) = (AtomicUsize::new(0), AtomicBool::new(false));
        let work = || {
            while !ended.load(Ordering::Relaxed)
                && let Some((index, chunk)) = next()
            {
                let start = index * CHUNK;
                let places = start..start + chunk.len();
                let column = |place: &dyn Fn(usize) -> f64| places.clone().map(place).collect::<Vec<f64>>();
                let firsts = column(&|cell| first[cell / second.len()]);
                let seconds = column(&|cell| second[cell % second.len()]);
                let columns = [(self.axes[0].name(), &firsts[..]), (self.axes[1].name(), &seconds[..])];
                let go_on = || progress.done(done.load(Ordering::Relaxed)).is_continue();
                let runs = Chunk::run(&self.experiment, &columns, self.metric, self.minimum, &go_on)
                    .expect("values between two that were checked are in a range");
                let Some(runs) = runs else {
                    ended.store(true, Ordering::Relaxed);
                    return;
                };
                for (cell, run) in chunk.iter_mut().zip(runs) {
                    *cell = Some(run);
                }
                let all = done.fetch_add(chunk.len(), Ordering::Relaxed) + chunk.len();
                if progress.done(all).is_break() {
                    ended.store(true, Ordering::Relaxed);
                }
            }
        };
        let helpers = threads.clamp(1, self.cells().div_ceil(CHUNK)) - 1;
        thread::scope(|scope| {
            for _ in 0..helpers {
                // Where the system has no thread left, the others do its work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        let runs: Vec<Ended> = cells.into_iter().collect::<Option<_>>()?;
        Some(Map::new(self.clone(), &runs))
    }
}
