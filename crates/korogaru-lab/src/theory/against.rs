//! Compares a run with theory.

use std::fmt;

use super::Theory;
use crate::Trajectory;
use crate::csv::line;

/// How far a run is from what theory predicts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Residual {
    /// The largest distance between a point of the run and its prediction. Infinite if a prediction is beyond
    /// the range of numbers.
    pub distance: f64,
    /// The same, divided by the largest distance of a point of the run from the centre.
    pub share: f64,
}

impl Theory {
    /// The update from which on a run of the experiment kept within the tolerance: its distance from the
    /// centre was at most that share of the first distance. `None` if the run ended outside.
    #[must_use]
    pub fn updates_taken(&self, trajectory: &Trajectory) -> Option<usize> {
        let distance = |i: usize| {
            let [x, y] = trajectory.position(i);
            libm::hypot(x - self.centre[0], y - self.centre[1])
        };
        if trajectory.is_empty() || trajectory.diverged_at().is_some() {
            return None;
        }
        let near = self.tolerance * distance(0);
        let last_outside = (0..trajectory.len()).rev().find(|&i| distance(i) > near);
        let taken = last_outside.map_or(0, |i| i + 1);
        (taken < trajectory.len()).then_some(taken)
    }

    /// Where the closed form puts the point after an iteration. Not finite if that is beyond the range of
    /// numbers.
    #[must_use]
    pub fn predicted(&self, iteration: usize) -> [f64; 2] {
        let [a, b] = self.closed_forms.map(|form| form.at(iteration));
        let [first, second] = self.modes.map(|mode| mode.direction);
        [0, 1].map(|axis| self.centre[axis] + a * first[axis] + b * second[axis])
    }

    /// How far a run of the experiment is from its predictions. On a quadratic this is rounding; on other
    /// functions it shows how far f is from a quadratic along the path. `None` if the run has no point.
    #[must_use]
    pub fn residual(&self, trajectory: &Trajectory) -> Option<Residual> {
        let mut residual = Residual { distance: 0.0, share: 0.0 };
        let mut farthest = 0.0_f64;
        for i in 0..trajectory.len() {
            let ([x, y], [px, py]) = (trajectory.position(i), self.predicted(i));
            let apart = libm::hypot(x - px, y - py);
            // Infinities may leave NaN.
            residual.distance = residual.distance.max(if apart.is_nan() { f64::INFINITY } else { apart });
            farthest = farthest.max(libm::hypot(x - self.centre[0], y - self.centre[1]));
        }
        if residual.distance > 0.0 {
            residual.share = residual.distance / farthest;
        }
        (!trajectory.is_empty()).then_some(residual)
    }

    /// The names of the columns that [`write_csv`](Self::write_csv) writes.
    pub const COLUMNS: [&str; 5] = ["iteration", "x", "y", "predicted_x", "predicted_y"];

    /// Writes a run of the experiment beside its predictions as CSV (RFC 4180, lines ended by `\n`). Every
    /// float has the shortest form that reads back as the same number.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_csv(&self, trajectory: &Trajectory, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}", Self::COLUMNS.join(","))?;
        let numbers = |i| trajectory.position(i).into_iter().chain(self.predicted(i));
        (0..trajectory.len()).try_for_each(|i| line(out, i, numbers(i)))
    }
}
