use std::fmt;

use super::contest::{Best, Contest};
use super::ends::Ended;
use super::{Axis, Fate, Metric, Sweep};
use crate::Experiment;

/// What became of every run of a [`Sweep`].
///
/// Cells are counted with the second axis running fastest: cell i·n + j has the i-th value of the first axis and the j-th
/// of the second one's n.
#[derive(Clone, Debug)]
pub struct Map {
    sweep: Sweep,
    runs: Vec<Ended>,
    /// Their metrics, side by side for those who want them so.
    values: Vec<f64>,
    best: Option<Best>,
}

impl Map {
    pub(super) fn new(sweep: Sweep, runs: Vec<Ended>, contest: &Contest) -> Self {
        let values = runs.iter().map(|run| run.metric).collect();
        let best = contest.best(&runs);
        Self { sweep, runs, values, best }
    }

    /// What was run.
    #[must_use]
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// How many cells there are.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.runs.len()
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
    /// As do all that take a cell: at [`cells`](Self::cells) and beyond.
    #[must_use]
    pub fn at(&self, cell: usize) -> [f64; 2] {
        self.sweep.at(cell)
    }

    /// The metric of a cell, raw: also where its run diverges.
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
        self.runs[cell].loss
    }

    /// What becomes of a cell's run.
    #[must_use]
    pub fn fate(&self, cell: usize) -> Fate {
        self.runs[cell].fate
    }

    /// The cell whose metric is the least of all that [can be compared](Self::is_comparable). Between equals the lower f
    /// decides, and then the first. `None` where none can be.
    ///
    /// Where gradients are random, the best of many single runs would be the luckiest. There the leading sixteenth of the
    /// cells, and no fewer than 64, run with [`seeds`](Sweep::seeds) seeds each, the map's own and those after it, and the
    /// least median decides.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        self.best.map(|best| best.cell)
    }

    /// The metric of the best cell; where gradients are random the median over the seeds.
    #[must_use]
    pub fn best_value(&self) -> Option<f64> {
        self.best.map(|best| best.value)
    }

    /// The experiment of the best cell.
    #[must_use]
    pub fn best_experiment(&self) -> Option<Experiment> {
        self.best.map(|best| self.sweep.experiment_of(best.cell))
    }

    /// Whether a cell's metric can be compared with others: it is finite, and f neither grows nor falls without end. A run that
    /// diverges may lie low when it ends.
    #[must_use]
    pub fn is_comparable(&self, cell: usize) -> bool {
        self.runs[cell].is_able()
    }

    /// In how many cells f falls without end, beyond all numbers.
    #[must_use]
    pub fn falling(&self) -> usize {
        self.runs.iter().filter(|run| run.fate == Fate::Fell).count()
    }

    /// How many cells diverge.
    #[must_use]
    pub fn diverging(&self) -> usize {
        self.runs.iter().filter(|run| run.fate.diverges()).count()
    }

    /// The names of the columns: the two hyperparameters and the metric.
    #[must_use]
    pub fn columns(&self) -> [String; 3] {
        let [first, second] = self.sweep.axes().each_ref().map(|axis| axis.name().to_owned());
        [first, second, self.sweep.metric().name().to_owned()]
    }

    /// Writes the map as CSV (RFC 4180, lines ended by `\n`), a cell a line in their order, every float in its shortest
    /// form that reads back as the same number. Values are raw, also of runs that diverge; what is not finite is written
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
