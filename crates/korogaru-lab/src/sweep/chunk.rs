//! A chunk of runs side by side.
//!
//! Runs that stay finite, nearly all, are followed with as little as can be asked at each step. Those that did not are
//! run once more by a slower way that knows which of their points was the last.

use korogaru::Error;

use super::divergence::Divergence;
use super::ends::{ASK, Asked, Ended, Ends, Seen};
use super::side_by_side::LaneBatch;
use crate::Experiment;

/// The runs of an experiment with other values of hyperparameters, a run a lane. `None` where they were ended.
pub(super) fn run(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    asked: Asked,
    divergence: Option<&Divergence>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let ends = Ends::new(experiment, asked);
    let made = match experiment.noise().is_any() || !experiment.method().is_built_in() {
        // That a run which stayed finite at its end did so all the way is known of the built-in rules alone.
        true => one_by_one(experiment, columns, &ends, go_on)?,
        false => side_by_side(experiment, columns, &ends, go_on)?,
    };
    let Some(mut all) = made else { return Ok(None) };
    if let Some(divergence) = divergence
        && !divergence.tell(experiment, columns, &ends, &mut all, go_on)?
    {
        return Ok(None);
    }
    Ok(Some(all))
}

/// The run of an experiment as it is.
pub(super) fn alone(experiment: &Experiment, asked: Asked) -> Ended {
    Ends::new(experiment, asked).alone(experiment, &|| true).expect("nobody ends it")
}

/// Runs side by side. `None` where they were ended.
fn side_by_side(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let Some(Followed { mut all, doubtful }) = follow(experiment, columns, ends, go_on)? else {
        return Ok(None);
    };
    if !doubtful.is_empty() {
        let values = chosen(columns, &doubtful);
        let columns = named(columns, &values);
        let Some(ended) = lost(experiment, &columns, ends.iterations, go_on)? else {
            return Ok(None);
        };
        for (lane, ended) in doubtful.into_iter().zip(ended) {
            all[lane] = ends.of(&ended);
        }
    }
    Ok(Some(all))
}

/// The values of some lanes.
pub(super) fn chosen(columns: &[(&str, &[f64])], lanes: &[usize]) -> Vec<Vec<f64>> {
    columns.iter().map(|(_, values)| lanes.iter().map(|&lane| values[lane]).collect()).collect()
}

/// Other values under the names of columns.
pub(super) fn named<'a>(columns: &[(&'a str, &[f64])], values: &'a [Vec<f64>]) -> Vec<(&'a str, &'a [f64])> {
    columns.iter().zip(values).map(|((name, _), values)| (*name, &values[..])).collect()
}

/// What [`follow`] knows of runs.
struct Followed {
    /// The end of each, where it is not among the doubtful.
    all: Vec<Ended>,
    /// The places of those some of whose numbers did not stay finite.
    doubtful: Vec<usize>,
}

/// Follows runs as if all of their numbers stayed finite, and tells of which that is not so. `None` where they were ended.
///
/// A position, a gradient or a state that is not finite stays so or makes a position or a state so for ever, as
/// infinities and NaN are: to look for these at the end is enough. f alone may be infinite at a point that is left again.
fn follow(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Followed>, Error> {
    let mut lanes = LaneBatch::new(experiment, columns, ends.looked())?;
    let first_part = ends.first_part();
    if !advance(&mut lanes, first_part, go_on) {
        return Ok(None);
    }
    let before = lanes.take_highest();
    if !advance(&mut lanes, ends.iterations - first_part, go_on) {
        return Ok(None);
    }
    let after = lanes.take_highest();
    let doubts = lanes.doubts();
    let of_lane = |lane: usize| {
        let is_short = doubts[lane].is_nan() && !ends.wants_overflown();
        ends.of(&Seen {
            points: if is_short { ends.iterations } else { ends.iterations + 1 },
            before: before[lane],
            after: after[lane],
            last: lanes.note(lane, |note| note.value),
            steps: lanes.note(lane, |note| note.steps),
            outside: lanes.note(lane, |note| note.outside) > 0.0,
            lost: None,
        })
    };
    let doubtful =
        (0..doubts.len()).filter(|&lane| doubts[lane].is_nan() && ends.wants_overflown()).collect();
    Ok(Some(Followed { all: (0..doubts.len()).map(of_lane).collect(), doubtful }))
}

/// So many updates of runs, unless they are all lost before. `false` where they were ended.
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

/// Runs that do not stay finite for so many updates, each to its last point that is. `None` where they were ended.
pub(super) fn lost(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    updates: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Seen>>, Error> {
    // A run that left is not within any tolerance at its end.
    let (before, after, last, steps) = (f64::NAN, f64::NAN, f64::NAN, f64::INFINITY);
    let nothing = Seen { points: 0, before, after, last, steps, outside: false, lost: None };
    let mut lanes = LaneBatch::new(experiment, columns, None)?;
    let mut sums = lanes.doubts();
    let mut all = vec![nothing; sums.len()];
    for update in 0..=updates {
        if update % ASK == ASK - 1 && !go_on() {
            return Ok(None);
        }
        if update > 0 {
            lanes.advance(1);
            sums.iter_mut().zip(lanes.doubts()).for_each(|(sum, doubt)| *sum += doubt);
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

/// Runs whose gradients are random, or by a rule of a user's own, each by itself. `None` where they were ended.
fn one_by_one(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends<'_>,
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
        let Some(ended) = ends.alone(&experiment.clone().with_method(method), go_on) else { return Ok(None) };
        all.push(ended);
    }
    Ok(Some(all))
}
