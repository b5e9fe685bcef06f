use std::fmt;

use super::chunk::Ended;
use super::{Axis, Fate, Metric, Sweep};
use crate::Experiment;

/// What became of every run of a [`Sweep`].
///
/// Cells are counted with the second axis running fastest: cell i·n + j has the i-th value of the first axis and the j-th
/// of the second one's n.
#[derive(Clone, Debug)]
pub struct Map {
    sweep: Sweep,
    values: Vec<f64>,
    losses: Vec<f64>,
    fates: Vec<Fate>,
    best: Option<usize>,
}

impl Map {
    pub(super) fn new(sweep: Sweep, runs: &[Ended]) -> Self {
        let values: Vec<f64> = runs.iter().map(|run| run.metric).collect();
        let losses: Vec<f64> = runs.iter().map(|run| run.loss).collect();
        let fates: Vec<Fate> = runs.iter().map(|run| run.fate).collect();
        let able = |&cell: &usize| !fates[cell].is_divergent() && values[cell].is_finite();
        // Of equals the first, and of those that a metric cannot tell apart the one whose f is lower.
        let key = |cell: usize| (values[cell], losses[cell]);
        let best = (0..values.len()).filter(able).min_by(|&a, &b| {
            let (a, b) = (key(a), key(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        Self { sweep, values, losses, fates, best }
    }

    /// What was run.
    #[must_use]
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no number at all, since the start has no finite value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.losses.iter().all(|loss| loss.is_nan())
    }

    /// The cell of the `first`-th value of the first axis and the `second`-th of the second.
    ///
    /// # Panics
    ///
    /// Where an axis has no such value.
    #[must_use]
    pub fn index(&self, first: usize, second: usize) -> usize {
        let [firsts, seconds] = self.sweep.axes().each_ref().map(Axis::count);
        assert!(first < firsts && second < seconds, "a map of {firsts} by {seconds} cells");
        first * seconds + second
    }

    /// The hyperparameters of a cell.
    ///
    /// # Panics
    ///
    /// As do all that take a cell: at [`len`](Self::len) and beyond.
    #[must_use]
    pub fn at(&self, cell: usize) -> [f64; 2] {
        self.sweep.at(cell)
    }

    /// The metric of a cell, raw: also that of a run that diverged.
    #[must_use]
    pub fn value(&self, cell: usize) -> f64 {
        self.values[cell]
    }

    /// The metric of every cell, raw.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// f at the last point of a cell's run whose numbers were all finite; NaN where the start's are not.
    #[must_use]
    pub fn loss(&self, cell: usize) -> f64 {
        self.losses[cell]
    }

    /// How a cell's run ended.
    #[must_use]
    pub fn fate(&self, cell: usize) -> Fate {
        self.fates[cell]
    }

    /// The cell whose metric is the least among those that did not diverge, the lower f deciding between equals, and
    /// then the first. `None` where there is none.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        self.best
    }

    /// The experiment of the best cell.
    #[must_use]
    pub fn best_experiment(&self) -> Option<Experiment> {
        self.best.map(|cell| self.sweep.experiment_of(cell))
    }

    /// How many cells diverged.
    #[must_use]
    pub fn divergent(&self) -> usize {
        self.fates.iter().filter(|fate| fate.is_divergent()).count()
    }

    /// The names of the columns: the two hyperparameters and the metric.
    #[must_use]
    pub fn columns(&self) -> [String; 3] {
        let [first, second] = self.sweep.axes().each_ref().map(|axis| axis.name().to_owned());
        [first, second, self.sweep.metric().name().to_owned()]
    }

    /// Writes the map as CSV (RFC 4180, lines ended by `\n`), a cell a line in their order, every float in its shortest
    /// form that reads back as the same number. Values are raw, also in cells that diverged; what is not finite is written
    /// `inf` or `NaN`.
    ///
    /// # Errors
    ///
    /// What `out` gives.
    pub fn write_csv(&self, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}", self.columns().join(","))?;
        let [firsts, seconds] = self.sweep.axes().each_ref().map(Axis::values);
        for (first, row) in firsts.iter().zip(self.values.chunks(seconds.len())) {
            for (second, value) in seconds.iter().zip(row) {
                match self.sweep.metric() {
                    Metric::Steps => writeln!(out, "{first:?},{second:?},{value}")?,
                    Metric::Loss | Metric::Rate => writeln!(out, "{first:?},{second:?},{value:?}")?,
                }
            }
        }
        Ok(())
    }
}
