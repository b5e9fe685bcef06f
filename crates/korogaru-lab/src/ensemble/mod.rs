//! The same noisy run with many seeds.

mod band;
mod csv;

pub use band::Band;

use std::sync::Mutex;
use std::thread;

use crate::{Error, ErrorKind, Experiment, Trajectory, run};

/// The most points that all runs of an ensemble together may have. Each is kept in memory.
pub const MAX_POINTS: usize = 4_000_000;

/// Many runs of one experiment whose gradients are noisy. The first has the experiment's seed, the next the
/// seed after it, and so on.
///
/// Each run has the bits of the [`run`] of its own experiment, so that any of them can be looked at by
/// itself. Nothing depends on the number of threads. A run that diverged has no point from where its numbers
/// were no longer finite. From there on its loss counts as infinite, and its position does not count.
///
/// ```
/// use korogaru_lab::{Ensemble, Experiment, Setting, run};
///
/// let settings = [Setting::text("noise", "1"), Setting::text("seed", "7")];
/// let experiment = Experiment::default().with_settings(&settings)?;
/// let ensemble = Ensemble::run(&experiment, 20, 2)?;
/// assert_eq!((ensemble.len(), ensemble.points()), (20, 31));
///
/// // The fourth run has the seed 10.
/// let fourth = run(&experiment.with_seed(10));
/// assert_eq!(ensemble.runs()[3].position(30), fourth.position(30));
///
/// let loss = ensemble.loss(30).unwrap();
/// assert!(loss.low < loss.median && loss.median < loss.high);
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ensemble {
    experiment: Experiment,
    runs: Vec<Trajectory>,
}

impl Ensemble {
    /// Makes this many runs on this many threads; 0 threads are taken as 1. The seed after the largest one is
    /// 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NothingRandom`] for an experiment without noise; [`ErrorKind::Seeds`] for no run, and for
    /// more runs than [`MAX_POINTS`] allows.
    pub fn run(experiment: &Experiment, seeds: usize, threads: usize) -> Result<Self, Error> {
        if !experiment.noise().is_any() {
            return Err(ErrorKind::NothingRandom.into());
        }
        let limit = (MAX_POINTS / (experiment.iterations() + 1)).max(1);
        if seeds == 0 || seeds > limit {
            return Err(ErrorKind::Seeds { found: seeds.to_string(), limit }.into());
        }
        let mut seed = experiment.noise().seed();
        let mut members = vec![None; seeds];
        let waiting = Mutex::new(members.iter_mut().map(|member| {
            let own = experiment.clone().with_seed(seed);
            seed = seed.wrapping_add(1);
            (own, member)
        }));
        let next = || waiting.lock().ok()?.next();
        let work = || {
            while let Some((own, member)) = next() {
                *member = Some(run(&own));
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads.clamp(1, seeds) {
                // If the system has no thread left, the other threads do its work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        let runs =
            members.into_iter().map(|member| member.expect("each was taken by a thread, which made it"));
        Ok(Self { experiment: experiment.clone(), runs: runs.collect() })
    }

    /// The experiment that was run, with the first seed.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The runs, in the order of their seeds.
    #[must_use]
    pub fn runs(&self) -> &[Trajectory] {
        &self.runs
    }

    /// The number of runs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether no run has a point because f has no finite value at the start.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points() == 0
    }

    /// The number of points of the longest run, including the start.
    #[must_use]
    pub fn points(&self) -> usize {
        self.runs.iter().map(Trajectory::len).max().unwrap_or(0)
    }

    /// How many runs diverged or came to where f has no value.
    #[must_use]
    pub fn diverged(&self) -> usize {
        self.runs.iter().filter(|run| run.diverged_at().is_some()).count()
    }

    /// The distribution of the losses of all runs after an iteration. `None` if no run has a point there, as
    /// from [`points`](Self::points) on.
    #[must_use]
    pub fn loss(&self, iteration: usize) -> Option<Band> {
        let of = |run: &Trajectory| match iteration < run.len() {
            true => run.value(iteration),
            false => f64::INFINITY,
        };
        let mut losses: Vec<f64> = self.runs.iter().map(of).collect();
        Band::of(&mut losses).filter(|_| iteration < self.points())
    }

    /// The distribution of the coordinates along an axis (0 for x, 1 for y), over the runs that have a point
    /// after an iteration. `None` if none has.
    ///
    /// # Panics
    ///
    /// For another axis.
    #[must_use]
    pub fn along(&self, axis: usize, iteration: usize) -> Option<Band> {
        let mut coordinates: Vec<f64> = self.at(iteration).map(|point| point[axis]).collect();
        Band::of(&mut coordinates)
    }

    /// The mean of the points after an iteration, over the runs that have one. `None` if none has.
    #[must_use]
    pub fn mean(&self, iteration: usize) -> Option<[f64; 2]> {
        let count = self.at(iteration).count();
        let sum = self.at(iteration).fold([0.0; 2], |[x, y], point| [x + point[0], y + point[1]]);
        (count > 0).then(|| sum.map(|sum| sum / count as f64))
    }

    /// The variances of x and y after an iteration about their means, divided by one less than the number of
    /// runs. `None` if fewer than two runs have a point.
    #[must_use]
    pub fn variance(&self, iteration: usize) -> Option<[f64; 2]> {
        let count = self.at(iteration).count();
        let [mx, my] = self.mean(iteration)?;
        let squares = self.at(iteration).fold([0.0; 2], |[xx, yy], [x, y]| {
            let (dx, dy) = (x - mx, y - my);
            [xx + dx * dx, yy + dy * dy]
        });
        (count > 1).then(|| squares.map(|sum| sum / (count - 1) as f64))
    }

    fn at(&self, iteration: usize) -> impl Iterator<Item = [f64; 2]> + '_ {
        let there = self.runs.iter().filter(move |run| iteration < run.len());
        there.map(move |run| run.position(iteration))
    }
}
