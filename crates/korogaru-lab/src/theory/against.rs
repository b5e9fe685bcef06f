//! Theory beside a run.

use std::fmt;

use super::Theory;
use crate::Trajectory;

/// How far a run is from what theory predicts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Residual {
    /// The largest distance between an iterate and its prediction. Infinite where a prediction is beyond all numbers.
    pub distance: f64,
    /// The same as a share of the largest distance of an iterate from the centre.
    pub share: f64,
}

impl Theory {
    /// From which update on a run of the experiment has kept within the tolerance of the centre, as a share of the
    /// first distance. `None` where it ended outside.
    #[must_use]
    pub fn steps_taken(&self, trajectory: &Trajectory) -> Option<usize> {
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

    /// Where the closed form has the point after an iteration. Not finite where that is beyond all numbers.
    #[must_use]
    pub fn predicted(&self, iteration: usize) -> [f64; 2] {
        let [a, b] = self.closed_forms.map(|form| form.at(iteration));
        let [first, second] = self.modes.map(|mode| mode.direction);
        [0, 1].map(|axis| self.centre[axis] + a * first[axis] + b * second[axis])
    }

    /// How far a run of the experiment is from its predictions: rounding on a quadratic, and on other functions how
    /// far from one it was along the path. `None` where the run has no point.
    #[must_use]
    pub fn residual(&self, trajectory: &Trajectory) -> Option<Residual> {
        let mut residual = Residual { distance: 0.0, share: 0.0 };
        let mut farthest = 0.0_f64;
        for i in 0..trajectory.len() {
            let ([x, y], [px, py]) = (trajectory.position(i), self.predicted(i));
            let apart = libm::hypot(x - px, y - py);
            // NaN is what infinities leave.
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

    /// Writes a run of the experiment beside its predictions as CSV (RFC 4180, lines ended by `\n`), every float in
    /// its shortest form that reads back as the same number.
    ///
    /// # Errors
    ///
    /// What `out` gives.
    pub fn write_csv(&self, trajectory: &Trajectory, out: &mut impl fmt::Write) -> fmt::Result {
        writeln!(out, "{}", Self::COLUMNS.join(","))?;
        for i in 0..trajectory.len() {
            let ([x, y], [px, py]) = (trajectory.position(i), self.predicted(i));
            writeln!(out, "{i},{x:?},{y:?},{px:?},{py:?}")?;
        }
        Ok(())
    }
}
