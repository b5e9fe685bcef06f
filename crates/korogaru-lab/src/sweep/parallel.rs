//! Makes many runs on several threads.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::Progress;
use super::chunk;
use super::divergence::Divergence;
use super::judge::{Asked, Ended};
use crate::Experiment;

/// The most threads on which runs are made, even if more are asked for.
pub const MAX_THREADS: usize = 1024;

/// The number of cells that are run side by side. Their numbers fit into the nearest cache, and they are few
/// enough that a sweep of a slow objective can be ended soon.
const CHUNK: usize = 256;

/// Runs of one experiment that differ in some hyperparameters.
pub(crate) struct Runs<'a> {
    pub(crate) experiment: &'a Experiment,
    /// The names of the hyperparameters that differ.
    pub(crate) names: &'a [&'a str],
    /// The number of runs.
    pub(crate) count: usize,
    pub(crate) asked: Asked,
    /// How it is decided which runs diverge, if the caller wants to know.
    pub(crate) divergence: Option<Divergence>,
}

impl Runs<'_> {
    /// Makes all runs. `value` gives a hyperparameter, by its index among the names, of a run. `None` if it
    /// was ended early. `before` is added to what `progress` is told.
    pub(crate) fn run(
        &self,
        value: &(dyn Fn(usize, usize) -> f64 + Sync),
        threads: usize,
        progress: &dyn Progress,
        before: usize,
    ) -> Option<Vec<Ended>> {
        let mut cells = vec![Ended::NOT_YET; self.count];
        let chunks = Mutex::new(cells.chunks_mut(CHUNK).enumerate());
        let next = || chunks.lock().ok()?.next();
        let (done, ended) = (AtomicUsize::new(before), AtomicBool::new(false));
        let go_on = || progress.done(done.load(Ordering::Relaxed)).is_continue();
        let work = || {
            while !ended.load(Ordering::Relaxed)
                && let Some((index, chunk)) = next()
            {
                let start = index * CHUNK;
                let Some(runs) = self.chunk(start..start + chunk.len(), value, &go_on) else {
                    ended.store(true, Ordering::Relaxed);
                    return;
                };
                chunk.copy_from_slice(&runs);
                let all = done.fetch_add(chunk.len(), Ordering::Relaxed) + chunk.len();
                if progress.done(all).is_break() {
                    ended.store(true, Ordering::Relaxed);
                }
            }
        };
        let helpers = threads.clamp(1, self.count.div_ceil(CHUNK).clamp(1, MAX_THREADS)) - 1;
        thread::scope(|scope| {
            for _ in 0..helpers {
                // If the system has no thread left, the other threads do its work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        (!ended.load(Ordering::Relaxed)).then_some(cells)
    }

    fn chunk(
        &self,
        places: Range<usize>,
        value: &(dyn Fn(usize, usize) -> f64 + Sync),
        go_on: &dyn Fn() -> bool,
    ) -> Option<Vec<Ended>> {
        let values: Vec<Vec<f64>> =
            (0..self.names.len()).map(|name| places.clone().map(|run| value(name, run)).collect()).collect();
        let columns: Vec<(&str, &[f64])> =
            self.names.iter().zip(&values).map(|(name, values)| (*name, &values[..])).collect();
        if columns.is_empty() {
            return Some(vec![chunk::alone(self.experiment, self.asked); places.len()]);
        }
        chunk::run(self.experiment, &columns, self.asked, self.divergence.as_ref(), go_on)
            .expect("values between two that were checked are in a range, and the backend was looked up")
    }
}
