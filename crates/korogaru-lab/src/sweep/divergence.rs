//! Tells which runs diverge.

use std::borrow::Cow;

use korogaru::Error;

use super::Outcome;
use super::chunk::{advance, chosen, named, to_last_finite_point};
use super::judge::{Ended, Judge};
use super::side_by_side::LaneBatch;
use crate::Experiment;
use crate::explanation::Mechanism;
use crate::theory::Growth;

/// How it is decided whether f grows without end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Divergence {
    /// By theory, which is exact here.
    Known(Growth),
    /// By a longer run without noise.
    Tried {
        /// The number of updates for runs in which f rose higher in the second half than in the first.
        suspected: usize,
        /// The number of updates for all other runs, whose numbers may overflow soon after their last update.
        others: usize,
    },
}

/// A suspected run is followed for this many times its updates, within the following bounds.
const LONGER: usize = 10;
const FEWEST: usize = 1000;
const MOST: usize = 100_000;

/// The longer run is cut into this many parts. f goes on to grow if two things hold. Its highest value rises
/// from each part to the next, which rules out occasional leaps. And its height above the start grows by
/// this factor from the first half to the second, which rules out a lasting oscillation; a steady drift
/// reaches 2.
const PARTS: usize = 8;
const GROWS: f64 = 1.5;

impl Divergence {
    pub(super) fn of(experiment: &Experiment) -> Self {
        let iterations = experiment.iterations();
        let suspected = iterations.saturating_mul(LONGER).clamp(FEWEST, MOST).max(iterations);
        // Where each axis has a step size, as with Adam, an update is about η long, and numbers do not
        // overflow.
        let is_bounded = Mechanism::of(experiment.method()) == Mechanism::StepSize;
        let others = if is_bounded || iterations >= FEWEST { 0 } else { FEWEST };
        Growth::of(experiment).map_or(Self::Tried { suspected, others }, Self::Known)
    }

    /// Decides whether runs that did not overflow diverge. `false` if it was ended early.
    pub(super) fn tell(
        &self,
        experiment: &Experiment,
        columns: &[(&str, &[f64])],
        judge: &Judge<'_>,
        runs: &mut [Ended],
        go_on: &dyn Fn() -> bool,
    ) -> Result<bool, Error> {
        let (suspected, others) = match self {
            Self::Known(growth) => {
                let method = experiment.method();
                let [lrs, momenta] = ["lr", "momentum"].map(|name| {
                    let column = columns.iter().find(|(known, _)| *known == name);
                    let same = || Cow::Owned(vec![method.get(name).unwrap_or(0.0); runs.len()]);
                    column.map_or_else(same, |(_, values)| Cow::Borrowed(*values))
                });
                for ((run, &lr), &momentum) in runs.iter_mut().zip(&*lrs).zip(&*momenta) {
                    if matches!(run.outcome, Outcome::Settled | Outcome::Diverging) {
                        let diverges = growth.is_endless(lr, momentum);
                        run.outcome = if diverges { Outcome::Diverging } else { Outcome::Settled };
                    }
                }
                return Ok(true);
            }
            Self::Tried { suspected, others } => (*suspected, *others),
        };
        let of = |outcome| -> Vec<usize> {
            (0..runs.len()).filter(|&lane| runs[lane].outcome == outcome).collect()
        };
        for (lanes, updates) in [(of(Outcome::Diverging), suspected), (of(Outcome::Settled), others)] {
            if lanes.is_empty() || updates == 0 {
                continue;
            }
            let values = chosen(columns, &lanes);
            let Some(grow) = followed(experiment, &named(columns, &values), judge, updates, go_on)? else {
                return Ok(false);
            };
            for (lane, grows) in lanes.into_iter().zip(grow) {
                runs[lane].outcome = if grows { Outcome::Diverging } else { Outcome::Settled };
            }
        }
        Ok(true)
    }
}

/// Whether f grows without end in runs that are followed for this many updates. `None` if it was ended early.
fn followed(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    judge: &Judge<'_>,
    updates: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<bool>>, Error> {
    // Without noise, because its rare leaps are no growth, and because such runs can be followed side by
    // side.
    let mut longer = LaneBatch::new(experiment, columns, None)?;
    let mut highest = Vec::with_capacity(PARTS);
    for _ in 0..PARTS {
        if !advance(&mut longer, updates / PARTS, go_on) {
            return Ok(None);
        }
        highest.push(longer.take_highest());
    }
    let nans = longer.nans();
    let rises = |lane: usize| {
        let [half, end] = [PARTS / 2, PARTS].map(|parts| highest[parts - 1][lane] - judge.first);
        highest.windows(2).all(|parts| parts[1][lane] > parts[0][lane]) && end > GROWS * half
    };
    let mut grow: Vec<bool> = (0..nans.len()).map(|lane| nans[lane].is_nan() || rises(lane)).collect();
    // A run whose f was never infinite may have fallen beyond the range of numbers.
    let is_infinite = |lane: usize| highest.iter().any(|part| part[lane] == f64::INFINITY);
    let unclear: Vec<usize> =
        (0..nans.len()).filter(|&lane| nans[lane].is_nan() && !is_infinite(lane)).collect();
    if !unclear.is_empty() {
        let values = chosen(columns, &unclear);
        let Some(seen) = to_last_finite_point(experiment, &named(columns, &values), updates, go_on)? else {
            return Ok(None);
        };
        for (lane, seen) in unclear.into_iter().zip(seen) {
            grow[lane] = !judge.fell(&seen);
        }
    }
    Ok(Some(grow))
}
