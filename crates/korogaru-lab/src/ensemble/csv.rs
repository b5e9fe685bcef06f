//! An ensemble as a table of numbers. Every program has the same column names.

use std::fmt;

use super::{Band, Ensemble};
use crate::csv::line;

impl Ensemble {
    /// The names of the columns: `iteration`, the number of `runs` that have a point there, and the five
    /// quantiles each of the loss, of x and of y (`loss_p05`, `loss_p25`, `loss_median`, `loss_p75`,
    /// `loss_p95`, `x_p05`, …).
    #[must_use]
    pub fn columns() -> Vec<String> {
        let bands =
            ["loss", "x", "y"].into_iter().flat_map(|of| Band::NAMES.map(|name| format!("{of}_{name}")));
        ["iteration", "runs"].into_iter().map(str::to_owned).chain(bands).collect()
    }

    /// One row without its iteration number: the number of runs, and the quantiles.
    ///
    /// # Panics
    ///
    /// At [`points`](Self::points) and beyond.
    #[must_use]
    pub fn row(&self, iteration: usize) -> (usize, [f64; 15]) {
        let there = self.runs().iter().filter(|run| iteration < run.len()).count();
        let bands = [self.loss(iteration), self.along(0, iteration), self.along(1, iteration)];
        let bands = bands.map(|band| band.expect("a run has a point there").numbers());
        let mut numbers = [0.0; 15];
        numbers.copy_from_slice(bands.as_flattened());
        (there, numbers)
    }

    /// Writes the quantiles after every iteration as CSV (RFC 4180, lines ended by `\n`). Every float has the
    /// shortest form that reads back as the same number. A quantile is `inf` if enough runs have diverged.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_csv(&self, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}", Self::columns().join(","))?;
        (0..self.points()).try_for_each(|iteration| {
            let (runs, numbers) = self.row(iteration);
            line(out, format_args!("{iteration},{runs}"), numbers)
        })
    }
}
