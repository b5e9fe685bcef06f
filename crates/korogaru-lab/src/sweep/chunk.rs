//! A chunk of runs side by side.
//!
//! Runs that stay finite, nearly all, are followed with as little as can be asked at each step. Those that did not are
//! run once more by a slower way that knows which of their points was the last.

use std::cmp::Ordering;
use std::ops::Range;

use korogaru::Error;

use super::metric::rate;
use super::side_by_side::Abreast;
use super::{Fate, Metric};
use crate::{Experiment, Trajectory};

/// What is known of a run when it has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) metric: f64,
    /// f at the last point whose numbers were all finite; NaN where there was none.
    pub(crate) loss: f64,
    pub(crate) fate: Fate,
}

impl Ended {
    /// What stands where a run is still to be made.
    pub(super) const NOT_YET: Self = Self { metric: f64::NAN, loss: f64::NAN, fate: Fate::Settled };

    /// The place of the best run. `None` where no run has a metric and an end.
    pub(crate) fn best(runs: &[Self]) -> Option<usize> {
        let able = |&run: &usize| runs[run].fate != Fate::Overflowed && runs[run].metric.is_finite();
        (0..runs.len()).filter(able).min_by(|&a, &b| runs[a].order(&runs[b]))
    }

    /// Less is better. A run whose f grew comes after all whose f did not: by chance its last point may lie low.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let grew = self.fate.grew().cmp(&other.fate.grew());
        grew.then_with(|| self.metric.total_cmp(&other.metric)).then_with(|| self.loss.total_cmp(&other.loss))
    }
}

/// A long run asks this seldom whether to go on, and whether there is a lane that is still finite.
const ASK: usize = 4096;

/// The runs of an experiment with other values of hyperparameters, a run a lane. `None` where they were ended.
pub(super) fn run(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    metric: Metric,
    minimum: f64,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let ends = Ends::new(experiment, metric, minimum);
    // That a run which stayed finite at its end did so all the way is known of the built-in rules alone.
    if experiment.noise().is_any() || !experiment.method().is_built_in() {
        return one_by_one(experiment, columns, &ends, go_on);
    }
    let Some(Followed { mut all, doubtful }) = follow(experiment, columns, &ends, go_on)? else {
        return Ok(None);
    };
    if !doubtful.is_empty() {
        let of_doubtful = |values: &[f64]| doubtful.iter().map(|&lane| values[lane]).collect::<Vec<f64>>();
        let values: Vec<Vec<f64>> = columns.iter().map(|(_, values)| of_doubtful(values)).collect();
        let columns: Vec<(&str, &[f64])> =
            columns.iter().zip(&values).map(|((name, _), values)| (*name, &values[..])).collect();
        let Some(ended) = overflow(experiment, &columns, &ends, go_on)? else { return Ok(None) };
        for (lane, ended) in doubtful.into_iter().zip(ended) {
            all[lane] = ended;
        }
    }
    Ok(Some(all))
}

/// The run of an experiment as it is.
pub(super) fn alone(experiment: &Experiment, metric: Metric, minimum: f64) -> Ended {
    Ends::new(experiment, metric, minimum).of(&crate::run(experiment))
}

/// What is asked of a run in the end.
struct Ends {
    iterations: usize,
    metric: Metric,
    /// f at the known minima.
    minimum: f64,
    /// f at the start.
    first: f64,
}

impl Ends {
    fn new(experiment: &Experiment, metric: Metric, minimum: f64) -> Self {
        let first = experiment.objective().value(experiment.start());
        Self { iterations: experiment.iterations(), metric, minimum, first }
    }

    /// How high f may be to be within the tolerance.
    fn within(&self) -> f64 {
        self.minimum + Metric::TOLERANCE * (self.first - self.minimum)
    }

    /// The same where the metric counts the steps to it.
    fn counted(&self) -> Option<f64> {
        (self.metric == Metric::Steps).then(|| self.within())
    }

    fn metric(&self, loss: f64, points: usize, steps: f64) -> f64 {
        let overflowed = points <= self.iterations;
        match self.metric {
            _ if points == 0 => f64::NAN,
            Metric::Loss => loss,
            Metric::Rate => rate(self.first - self.minimum, loss - self.minimum, points - 1),
            Metric::Steps if overflowed || steps > self.iterations as f64 => f64::INFINITY,
            Metric::Steps => steps,
        }
    }
}

impl Ends {
    /// The end of a run that was made by itself.
    fn of(&self, run: &Trajectory) -> Ended {
        let points = run.len();
        let highest = |of: Range<usize>| of.map(|i| run.value(i)).fold(f64::NEG_INFINITY, f64::max);
        let middle = (self.iterations / 2 + 1).min(points);
        let fate = match points <= self.iterations {
            true => Fate::Overflowed,
            false if highest(middle..points) > highest(0..middle) => Fate::Growing,
            false => Fate::Settled,
        };
        let loss = points.checked_sub(1).map_or(f64::NAN, |last| run.value(last));
        let within = self.within();
        let steps = (0..points).rfind(|&i| run.value(i) > within).map_or(0, |last| last + 1);
        Ended { metric: self.metric(loss, points, steps as f64), loss, fate }
    }
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
    ends: &Ends,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Followed>, Error> {
    let mut lanes = Abreast::new(experiment, columns, ends.counted())?;
    let half = ends.iterations / 2;
    let go = |updates: usize, lanes: &mut Abreast<'_>| {
        let mut left = updates;
        while left > 0 && !lanes.are_lost() {
            if !go_on() {
                return false;
            }
            let updates = left.min(ASK);
            lanes.take_on(updates);
            left -= updates;
        }
        true
    };
    if !go(half, &mut lanes) {
        return Ok(None);
    }
    let before = lanes.take_highest();
    if !go(ends.iterations - half, &mut lanes) {
        return Ok(None);
    }
    let after = lanes.take_highest();
    let doubts = lanes.doubts();
    let of_lane = |lane: usize| {
        let loss = lanes.note(lane, |note| note.value);
        let fate = if after[lane] > before[lane] { Fate::Growing } else { Fate::Settled };
        let metric = ends.metric(loss, ends.iterations + 1, lanes.note(lane, |note| note.steps));
        Ended { metric, loss, fate }
    };
    let doubtful = (0..doubts.len()).filter(|&lane| doubts[lane].is_nan()).collect();
    Ok(Some(Followed { all: (0..doubts.len()).map(of_lane).collect(), doubtful }))
}

/// Runs that do not stay finite, each to its last point that is. `None` where they were ended.
fn overflow(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let mut lanes = Abreast::new(experiment, columns, ends.counted())?;
    let mut sums = lanes.doubts();
    let (mut losses, mut points) = (vec![f64::NAN; sums.len()], vec![0_usize; sums.len()]);
    for iteration in 0..=ends.iterations {
        if iteration % ASK == ASK - 1 && !go_on() {
            return Ok(None);
        }
        if iteration > 0 {
            lanes.take_on(1);
            sums.iter_mut().zip(lanes.doubts()).for_each(|(sum, doubt)| *sum += doubt);
        }
        let sound: Vec<usize> = (0..sums.len()).filter(|&lane| !sums[lane].is_nan()).collect();
        for &lane in &sound {
            losses[lane] = lanes.note(lane, |note| note.value);
            points[lane] += 1;
        }
        if sound.is_empty() {
            break;
        }
    }
    let of_lane = |lane: usize| {
        // A run that left is not within any tolerance at its end.
        let metric = ends.metric(losses[lane], points[lane], f64::INFINITY);
        Ended { metric, loss: losses[lane], fate: Fate::Overflowed }
    };
    Ok(Some((0..losses.len()).map(of_lane).collect()))
}

/// Runs whose gradients are random, or by a rule of a user's own, each by itself. `None` where they were ended.
fn one_by_one(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends,
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
        all.push(ends.of(&crate::run(&experiment.clone().with_method(method))));
    }
    Ok(Some(all))
}
