//! Runs one chunk of runs side by side.
//!
//! Nearly all runs stay finite. They are followed with as little work as possible in each update. Those that
//! did not stay finite are run again by a slower way that finds their last finite point.

use korogaru::Error;

use super::divergence::Divergence;
use super::judge::{ASK, Asked, Ended, Judge, Seen};
use super::side_by_side::LaneBatch;
use crate::Experiment;

/// Runs an experiment with other values of some hyperparameters, one run for each lane. `None` if it was
/// ended early.
pub(super) fn run(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    asked: Asked,
    divergence: Option<&Divergence>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let judge = Judge::new(experiment, asked);
    let made = match experiment.noise().is_any() || !experiment.method().is_built_in() {
        // That a run which is finite at its end was finite all the way is known for the built-in rules alone.
        true => one_by_one(experiment, columns, &judge, go_on)?,
        false => side_by_side(experiment, columns, &judge, go_on)?,
    };
    let Some(mut all) = made else { return Ok(None) };
    if let Some(divergence) = divergence
        && !divergence.tell(experiment, columns, &judge, &mut all, go_on)?
    {
        return Ok(None);
    }
    Ok(Some(all))
}

/// The run of the experiment itself.
pub(super) fn alone(experiment: &Experiment, asked: Asked) -> Ended {
    Judge::new(experiment, asked).alone(experiment, &|| true).expect("nobody ends it")
}

/// Makes the runs side by side. `None` if it was ended early.
fn side_by_side(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    judge: &Judge<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let Some(Followed { mut all, overflowed }) = follow(experiment, columns, judge, go_on)? else {
        return Ok(None);
    };
    if !overflowed.is_empty() {
        let values = chosen(columns, &overflowed);
        let columns = named(columns, &values);
        let Some(ended) = to_last_finite_point(experiment, &columns, judge.iterations, go_on)? else {
            return Ok(None);
        };
        for (lane, ended) in overflowed.into_iter().zip(ended) {
            all[lane] = judge.of(&ended);
        }
    }
    Ok(Some(all))
}

/// The columns' values for some of the lanes.
pub(super) fn chosen(columns: &[(&str, &[f64])], lanes: &[usize]) -> Vec<Vec<f64>> {
    columns.iter().map(|(_, values)| lanes.iter().map(|&lane| values[lane]).collect()).collect()
}

/// The names of the columns with other values.
pub(super) fn named<'a>(columns: &[(&'a str, &[f64])], values: &'a [Vec<f64>]) -> Vec<(&'a str, &'a [f64])> {
    columns.iter().zip(values).map(|((name, _), values)| (*name, &values[..])).collect()
}

/// What [`follow`] finds out about runs.
struct Followed {
    /// How each run ended, unless it is among the overflowed.
    all: Vec<Ended>,
    /// The indices of the runs in which some number did not stay finite.
    overflowed: Vec<usize>,
}

/// Follows runs as if all of their numbers stayed finite, and tells which of them did not. `None` if it was
/// ended early.
///
/// It is enough to look at the end: infinities and NaN do not go away, so a position, a gradient or a state
/// that is not finite either stays so or makes a position or a state so for ever. Only f may be infinite at a
/// point that the run leaves again.
fn follow(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    judge: &Judge<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Followed>, Error> {
    let mut lanes = LaneBatch::new(experiment, columns, judge.checks())?;
    let first_part = judge.first_part();
    if !advance(&mut lanes, first_part, go_on) {
        return Ok(None);
    }
    let before = lanes.take_highest();
    if !advance(&mut lanes, judge.iterations - first_part, go_on) {
        return Ok(None);
    }
    let after = lanes.take_highest();
    let nans = lanes.nans();
    let of_lane = |lane: usize| {
        let is_short = nans[lane].is_nan() && !judge.wants_overflowed();
        judge.of(&Seen {
            points: if is_short { judge.iterations } else { judge.iterations + 1 },
            before: before[lane],
            after: after[lane],
            last: lanes.note(lane, |note| note.value),
            steps: lanes.note(lane, |note| note.steps),
            outside: lanes.note(lane, |note| note.outside) > 0.0,
            lost: None,
        })
    };
    let overflowed =
        (0..nans.len()).filter(|&lane| nans[lane].is_nan() && judge.wants_overflowed()).collect();
    Ok(Some(Followed { all: (0..nans.len()).map(of_lane).collect(), overflowed }))
}

/// Advances runs by this many updates, unless all of them are lost before. `false` if it was ended early.
pub(super) fn advance(lanes: &mut LaneBatch<'_>, updates: usize, go_on: &dyn Fn() -> bool) -> bool {
    let mut left = updates;
    while left > 0 && !lanes.are_lost() {
        if !go_on() {
            return false;
        }
        let updates = left.min(ASK);
        lanes.advance(updates);
        left -= updates;
    }
    true
}

/// Follows runs that do not stay finite for this many updates, each to its last finite point. `None` if it
/// was ended early.
pub(super) fn to_last_finite_point(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    updates: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Seen>>, Error> {
    // A run that is no longer finite is not within any tolerance at its end.
    let (before, after, last, steps) = (f64::NAN, f64::NAN, f64::NAN, f64::INFINITY);
    let nothing = Seen { points: 0, before, after, last, steps, outside: false, lost: None };
    let mut lanes = LaneBatch::new(experiment, columns, None)?;
    let mut sums = lanes.nans();
    let mut all = vec![nothing; sums.len()];
    for update in 0..=updates {
        if update % ASK == ASK - 1 && !go_on() {
            return Ok(None);
        }
        if update > 0 {
            lanes.advance(1);
            sums.iter_mut().zip(lanes.nans()).for_each(|(sum, nan)| *sum += nan);
        }
        let mut is_over = true;
        for (lane, seen) in all.iter_mut().enumerate().filter(|(_, seen)| seen.lost.is_none()) {
            if sums[lane].is_nan() {
                seen.lost = Some(lanes.point(lane));
            } else {
                seen.last = lanes.note(lane, |note| note.value);
                seen.points += 1;
                is_over = false;
            }
        }
        if is_over {
            break;
        }
    }
    Ok(Some(all))
}

/// Makes runs one by one, which is needed if gradients are random or the rule is a user's own. `None` if it
/// was ended early.
fn one_by_one(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    judge: &Judge<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let count = columns.first().map_or(0, |(_, values)| values.len());
    let mut all = Vec::with_capacity(count);
    for lane in 0..count {
        if !go_on() {
            return Ok(None);
        }
        let mut method = experiment.method().clone();
        for (name, values) in columns {
            method = method.with(name, values[lane])?;
        }
        let Some(ended) = judge.alone(&experiment.clone().with_method(method), go_on) else {
            return Ok(None);
        };
        all.push(ended);
    }
    Ok(Some(all))
}
