//! Which runs diverge.

use korogaru::Error;

use super::Fate;
use super::chunk::{chosen, named, take_on};
use super::ends::Ended;
use super::side_by_side::Abreast;
use crate::Experiment;
use crate::theory::Growth;

/// How it is told that f grows without end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Divergence {
    /// By theory, where that is exact.
    Known(Growth),
    /// By a run of so many updates, where f rose higher in the second half of the run that was asked for than in the first.
    Tried(usize),
}

/// A run is followed for so many times its updates, and for no fewer and no more than these.
const LONGER: usize = 10;
const FEWEST: usize = 1000;
const MOST: usize = 100_000;

/// f goes on to grow if it rises higher in each of so many parts of that than in the one before, as what leaps up now and then
/// does not; and if its height over the start becomes so many times as large in the second half as it was in the first: what
/// comes to swing to and fro stays below that, and what drifts on in equal steps reaches twice.
const PARTS: usize = 8;
const GROWS: f64 = 1.5;

impl Divergence {
    pub(super) fn of(experiment: &Experiment) -> Self {
        let iterations = experiment.iterations();
        let tried = iterations.saturating_mul(LONGER).clamp(FEWEST, MOST).max(iterations);
        Growth::of(experiment).map_or(Self::Tried(tried), Self::Known)
    }

    /// Says of runs that did not overflow whether they diverge. `false` where that was ended.
    pub(super) fn tell(
        &self,
        experiment: &Experiment,
        columns: &[(&str, &[f64])],
        first: f64,
        runs: &mut [Ended],
        go_on: &dyn Fn() -> bool,
    ) -> Result<bool, Error> {
        let updates = match self {
            Self::Known(growth) => {
                let method = experiment.method();
                let [lrs, momenta] = ["lr", "momentum"].map(|name| {
                    let column = columns.iter().find(|(known, _)| *known == name).map(|(_, values)| *values);
                    (column, method.get(name).unwrap_or(0.0))
                });
                let of = |(column, value): (Option<&[f64]>, f64), lane: usize| {
                    column.map_or(value, |all| all[lane])
                };
                for (lane, run) in runs.iter_mut().enumerate() {
                    if run.fate != Fate::Overflowed {
                        let diverges = growth.is_endless(of(lrs, lane), of(momenta, lane));
                        run.fate = if diverges { Fate::Diverging } else { Fate::Settled };
                    }
                }
                return Ok(true);
            }
            Self::Tried(updates) => *updates,
        };
        let lanes: Vec<usize> = (0..runs.len()).filter(|&lane| runs[lane].fate == Fate::Diverging).collect();
        if lanes.is_empty() {
            return Ok(true);
        }
        let values = chosen(columns, &lanes);
        let Some(grow) = followed(experiment, &named(columns, &values), first, updates, go_on)? else {
            return Ok(false);
        };
        for (lane, grows) in lanes.into_iter().zip(grow) {
            runs[lane].fate = if grows { Fate::Diverging } else { Fate::Settled };
        }
        Ok(true)
    }
}

/// Whether f grows without end in runs that are followed for so many updates. `None` where that was ended.
fn followed(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    first: f64,
    updates: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<bool>>, Error> {
    // Without noise, whose rare leaps are no growth, and which may be followed side by side.
    let mut longer = Abreast::new(experiment, columns, None)?;
    let mut highest = Vec::with_capacity(PARTS);
    for _ in 0..PARTS {
        if !take_on(&mut longer, updates / PARTS, go_on) {
            return Ok(None);
        }
        highest.push(longer.take_highest());
    }
    let doubts = longer.doubts();
    let grows = |lane: usize| {
        let rises = highest.windows(2).all(|parts| parts[1][lane] > parts[0][lane]);
        let [half, end] = [PARTS / 2, PARTS].map(|parts| highest[parts - 1][lane] - first);
        rises && end > GROWS * half || doubts[lane].is_nan()
    };
    Ok(Some((0..doubts.len()).map(grows).collect()))
}

/// The same of one run that stayed finite, in which f begins at `first` and `rose` higher in the second half than in the first, or
/// did not.
pub(crate) fn grows(experiment: &Experiment, first: f64, rose: bool) -> bool {
    let method = experiment.method();
    match Divergence::of(experiment) {
        Divergence::Known(growth) => {
            let [lr, momentum] = ["lr", "momentum"].map(|name| method.get(name).unwrap_or(0.0));
            growth.is_endless(lr, momentum)
        }
        Divergence::Tried(updates) => {
            // A lane of its own values.
            let values =
                method.info().hyperparameters.first().and_then(|h| Some((h.name, [method.get(h.name)?])));
            let columns: Vec<(&str, &[f64])> =
                values.iter().map(|(name, value)| (*name, &value[..])).collect();
            let followed = || followed(experiment, &columns, first, updates, &|| true).ok().flatten();
            rose && followed().is_none_or(|grow| grow.iter().all(|grows| *grows))
        }
    }
}
