//! Finds the best run of a sweep.

use super::judge::Ended;
use super::parallel::Runs;
use super::{Axis, Progress, Sweep};

/// The best cell of a map, and how good it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Winner {
    pub(super) cell: usize,
    /// The cell's metric. If gradients are random, the median over its runs.
    pub(super) value: f64,
}

/// A comparison of the leading cells. If gradients are random, the best of very many single runs is the
/// luckiest. The leading cells are therefore run again with other seeds, the same seeds for all.
#[derive(Clone, Debug)]
pub(super) struct Reruns {
    /// The cells that take part, the best first.
    cells: Vec<usize>,
    /// All further runs, seed by seed.
    again: Vec<Ended>,
    seeds: usize,
}

/// One cell in this many takes part, but no fewer than [`FEWEST`].
const SHARE: usize = 16;
const FEWEST: usize = 64;

impl Reruns {
    /// The largest number of further runs.
    pub(super) fn most(sweep: &Sweep) -> usize {
        (sweep.seeds() - 1) * (sweep.cells() / SHARE).max(FEWEST).min(sweep.cells())
    }

    pub(super) fn new(sweep: &Sweep, runs: &[Ended]) -> Self {
        let seeds = sweep.seeds();
        // Of equal cells the first one leads.
        let order = |a: &usize, b: &usize| runs[*a].order(&runs[*b]).then(a.cmp(b));
        let able = (0..runs.len()).filter(|&cell| runs[cell].is_comparable());
        let cells = if seeds == 1 {
            // Only the best cell counts, so the others need not be sorted.
            able.min_by(order).into_iter().collect()
        } else {
            let mut cells: Vec<usize> = able.collect();
            cells.sort_unstable_by(order);
            cells.truncate((runs.len() / SHARE).max(FEWEST));
            cells
        };
        Self { cells, again: Vec::new(), seeds }
    }

    pub(super) fn is_over(&self) -> bool {
        self.again.len() == self.cells.len() * (self.seeds - 1)
    }

    /// Makes at most this many further runs. Returns whether none is left, or `None` if it was ended early.
    pub(super) fn go_on(
        &mut self,
        sweep: &Sweep,
        most: usize,
        threads: usize,
        progress: &dyn Progress,
    ) -> Option<bool> {
        if self.is_over() {
            return Some(true);
        }
        let (round, first) = (self.again.len() / self.cells.len(), self.again.len() % self.cells.len());
        #[expect(clippy::cast_possible_truncation, reason = "there are few seeds")]
        let seed = sweep.experiment.noise().seed().wrapping_add(round as u32 + 1);
        let experiment = sweep.experiment.clone().with_seed(seed);
        let names = sweep.axes.each_ref().map(Axis::name);
        let count = most.min(self.cells.len() - first);
        let runs =
            Runs { experiment: &experiment, names: &names, count, asked: sweep.asked(), divergence: None };
        let value = |axis: usize, run: usize| sweep.at(self.cells[first + run])[axis];
        let made = runs.run(&value, threads, progress, sweep.cells() + self.again.len())?;
        self.again.extend(made);
        Some(self.is_over())
    }

    /// The best cell, judged by the cells' first runs and these. `None` if no cell can be compared.
    pub(super) fn best(&self, runs: &[Ended]) -> Option<Winner> {
        let of_cell = |(place, &cell): (usize, &usize)| {
            let again = self.again.iter().skip(place).step_by(self.cells.len());
            let all: Vec<Ended> = again.copied().chain([runs[cell]]).collect();
            let end = Ended {
                metric: median(all.iter().map(|end| end.metric)),
                loss: median(all.iter().map(|end| end.loss)),
                outcome: runs[cell].outcome,
            };
            (cell, end)
        };
        let able = self.cells.iter().enumerate().map(of_cell).filter(|(_, end)| end.metric.is_finite());
        let (cell, end) = able.min_by(|(_, a), (_, b)| a.order(b))?;
        Some(Winner { cell, value: end.metric })
    }
}

/// The median of an odd number of numbers, with NaN above all others.
pub(crate) fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = numbers.map(|number| if number.is_nan() { f64::NAN } else { number }).collect();
    let middle = all.len() / 2;
    *all.select_nth_unstable_by(middle, f64::total_cmp).1
}
