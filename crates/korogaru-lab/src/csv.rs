//! A trajectory as a table of numbers. Every program has the same column names.

use std::fmt;

use crate::Trajectory;

impl Trajectory {
    /// The names of the columns: `iteration,x,y,f,gx,gy,dx,dy`, then x and y of each slot (`vx,vy`).
    ///
    /// ```
    /// use korogaru_lab::{Experiment, run};
    ///
    /// let columns = run(&Experiment::default()).columns();
    /// assert_eq!(columns.join(","), "iteration,x,y,f,gx,gy,dx,dy,vx,vy");
    /// ```
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let own = ["iteration", "x", "y", "f", "gx", "gy", "dx", "dy"];
        own.into_iter().map(str::to_owned).chain(self.state_columns()).collect()
    }

    /// The names of the columns of the state.
    pub(crate) fn state_columns(&self) -> impl Iterator<Item = String> {
        self.slots().iter().flat_map(|slot| ["x", "y"].map(|axis| format!("{slot}{axis}")))
    }

    /// The numbers of one row after its iteration number, in the order of [`columns`](Trajectory::columns).
    ///
    /// # Panics
    ///
    /// At [`len`](Trajectory::len) and beyond.
    pub fn row(&self, iteration: usize) -> impl Iterator<Item = f64> + '_ {
        let [x, y] = self.position(iteration);
        let [gx, gy] = self.gradient(iteration);
        let [dx, dy] = self.displacement(iteration);
        [x, y, self.value(iteration), gx, gy, dx, dy].into_iter().chain(self.state(iteration).flatten())
    }

    /// Writes the trajectory as CSV (RFC 4180, lines ended by `\n`), every float in its shortest form that
    /// reads back as the same number.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_csv(&self, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}", self.columns().join(","))?;
        (0..self.len()).try_for_each(|iteration| line(out, iteration, self.row(iteration)))
    }
}

/// Writes a line of CSV: what it begins with, and numbers.
pub(crate) fn line(
    out: &mut impl fmt::Write,
    first: impl fmt::Display,
    numbers: impl IntoIterator<Item = f64>,
) -> fmt::Result {
    write!(out, "{first}")?;
    numbers.into_iter().try_for_each(|number| write!(out, ",{number:?}"))?;
    writeln!(out)
}
