use std::fmt;

use super::judge::Ended;
use super::reruns::{Reruns, Winner};
use super::{Axis, Metric, Outcome, Sweep};

/// The results of all runs of a [`Sweep`].
///
/// The second axis varies fastest: cell i·n + j has the i-th value of the first axis and the j-th of the n
/// values of the second.
#[derive(Clone, Debug)]
pub struct Map {
    sweep: Sweep,
    runs: Vec<Ended>,
    /// The metrics of the runs, as one slice for [`values`](Self::values).
    values: Vec<f64>,
    best: Option<Winner>,
}

impl Map {
    pub(super) fn new(sweep: Sweep, runs: Vec<Ended>, reruns: &Reruns) -> Self {
        let values = runs.iter().map(|run| run.metric).collect();
        let best = reruns.best(&runs);
        Self { sweep, runs, values, best }
    }

    /// The sweep that was run.
    #[must_use]
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// The number of cells.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.runs.len()
    }

    /// The cell of the `first`-th value of the first axis and the `second`-th of the second.
    ///
    /// # Panics
    ///
    /// If an axis has no such value.
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
    /// At [`cells`](Self::cells) and beyond, as do all methods that take a cell.
    #[must_use]
    pub fn at(&self, cell: usize) -> [f64; 2] {
        self.sweep.at(cell)
    }

    /// The metric of a cell as measured, also if its run diverges.
    #[must_use]
    pub fn value(&self, cell: usize) -> f64 {
        self.values[cell]
    }

    /// The metric of every cell as measured, in the order of the cells.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// f at the last point of a cell's run whose numbers are all finite. NaN if those of the start are not.
    #[must_use]
    pub fn loss(&self, cell: usize) -> f64 {
        self.runs[cell].loss
    }

    /// How a cell's run ended.
    #[must_use]
    pub fn outcome(&self, cell: usize) -> Outcome {
        self.runs[cell].outcome
    }

    /// The cell with the least metric among those that [can be compared](Self::is_comparable). Among equal
    /// ones the lowest f decides, and then the first cell. `None` if none can be compared.
    ///
    /// If gradients are random, the best of many single runs would be the luckiest. The leading sixteenth of
    /// the cells, and at least 64, are therefore run with [`seeds`](Sweep::seeds) seeds each, the sweep's own
    /// and those after it. The least median decides.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        self.best.map(|best| best.cell)
    }

    /// The metric of the best cell. If gradients are random, the median over the seeds.
    #[must_use]
    pub fn best_value(&self) -> Option<f64> {
        self.best.map(|best| best.value)
    }

    /// Whether a cell's metric can be compared with others: it is finite, and f neither grows nor falls
    /// without end. A run that diverges may have a low f when it ends.
    #[must_use]
    pub fn is_comparable(&self, cell: usize) -> bool {
        self.runs[cell].is_comparable()
    }

    /// The number of cells in which f falls without end, beyond the range of numbers.
    #[must_use]
    pub fn falling(&self) -> usize {
        self.runs.iter().filter(|run| run.outcome == Outcome::Fell).count()
    }

    /// The number of cells that diverge.
    #[must_use]
    pub fn diverging(&self) -> usize {
        self.runs.iter().filter(|run| run.outcome.diverges()).count()
    }

    /// The names of the columns: the two hyperparameters and the metric.
    #[must_use]
    pub fn columns(&self) -> [String; 3] {
        let [first, second] = self.sweep.axes().each_ref().map(|axis| axis.name().to_owned());
        [first, second, self.sweep.metric().name().to_owned()]
    }

    /// Writes the map as CSV (RFC 4180, lines ended by `\n`), one line for each cell in their order. Every
    /// float has the shortest form that reads back as the same number. Values are as measured, also for runs
    /// that diverge; those that are not finite are written `inf` or `NaN`.
    ///
    /// # Errors
    ///
    /// Those of `out`.
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
