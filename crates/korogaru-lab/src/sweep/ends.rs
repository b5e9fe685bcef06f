//! How a run ended.

use std::cmp::Ordering;

use super::side_by_side::Looked;
use super::{Fate, Metric, metric::rate};
use crate::plane::{Plane, Point};
use crate::run::{Visitor, walk};
use crate::{Experiment, Objective, Trajectory};

/// What is asked of runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub(crate) metric: Metric,
    /// f at the known minima, where the metric is measured from there.
    pub(crate) minimum: f64,
    /// For a search, which takes no run that leaves this, and measures by the largest f of the last tenth of the updates in
    /// place of the last f, which may be low by chance.
    pub(crate) fence: Option<Plane>,
}

/// What is known of a run when it has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) metric: f64,
    /// f at the last point whose numbers were all finite; NaN where there was none. Of a search the largest f of the last
    /// tenth, and infinite where it takes no such run.
    pub(crate) loss: f64,
    pub(crate) fate: Fate,
}

impl Ended {
    /// What stands where a run is still to be made.
    pub(super) const NOT_YET: Self = Self { metric: f64::NAN, loss: f64::NAN, fate: Fate::Settled };

    /// Whether its metric can be compared, so that it may be the best: a run that diverges lies low for a time.
    pub(super) fn is_able(&self) -> bool {
        self.fate == Fate::Settled && self.metric.is_finite()
    }

    /// Less is better.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        self.metric.total_cmp(&other.metric).then_with(|| self.loss.total_cmp(&other.loss))
    }
}

/// What was seen of a run on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// How many points had finite numbers.
    pub(super) points: usize,
    /// The largest f of the first part, and of the second.
    pub(super) before: f64,
    pub(super) after: f64,
    /// The last f.
    pub(super) last: f64,
    /// How many updates it took until f stayed as low as is asked for.
    pub(super) steps: f64,
    /// Whether the path left what it should not leave.
    pub(super) outside: bool,
    /// The point whose numbers were no longer all finite, where there was one.
    pub(super) lost: Option<Point>,
}

/// How the runs of an experiment are judged in the end.
pub(super) struct Ends<'a> {
    objective: &'a dyn Objective,
    pub(super) iterations: usize,
    asked: Asked,
    /// f at the start.
    pub(super) first: f64,
}

impl<'a> Ends<'a> {
    pub(super) fn new(experiment: &'a Experiment, asked: Asked) -> Self {
        let objective = &**experiment.objective();
        Self {
            objective,
            iterations: experiment.iterations(),
            asked,
            first: objective.value(experiment.start()),
        }
    }

    /// How high f may be to be within the tolerance.
    fn within(&self) -> f64 {
        self.asked.minimum + Metric::TOLERANCE * (self.first - self.asked.minimum)
    }

    /// What has to be looked at after every update.
    pub(super) fn looked(&self) -> Option<Looked> {
        let within = (self.asked.metric == Metric::Steps).then(|| self.within());
        let fence = self.asked.fence;
        (within.is_some() || fence.is_some()).then_some(Looked { within, fence })
    }

    /// How many updates the first part has. The second one is the other half; of a search the last tenth.
    pub(super) fn first_part(&self) -> usize {
        match self.asked.fence {
            None => self.iterations / 2,
            Some(_) => self.iterations - self.iterations.div_ceil(10),
        }
    }

    /// Whether a run that did not stay finite is of interest nevertheless.
    pub(super) fn wants_overflown(&self) -> bool {
        self.asked.fence.is_none()
    }

    /// Where f rose higher in the second half than it had been in the first, the fate is `Diverging`, as it may be.
    pub(super) fn of(&self, seen: &Seen) -> Ended {
        let overflowed = seen.points <= self.iterations;
        if self.asked.fence.is_none() {
            let fate = match overflowed {
                true if self.fell(seen) => Fate::Fell,
                true => Fate::Overflowed,
                false if seen.after > seen.before => Fate::Diverging,
                false => Fate::Settled,
            };
            return Ended { metric: self.metric(seen.last, seen.points, seen.steps), loss: seen.last, fate };
        }
        if overflowed || seen.outside {
            return Ended { metric: f64::INFINITY, loss: f64::INFINITY, fate: Fate::Overflowed };
        }
        let loss = if self.iterations == 0 { seen.last } else { seen.after };
        // Who is there for the last update alone may be there by chance.
        let steps = if loss > self.within() { f64::INFINITY } else { seen.steps };
        Ended { metric: self.metric(loss, seen.points, steps), loss, fate: Fate::Settled }
    }

    /// Whether a run whose numbers ended fell beyond them: neither grew nor came to where f has no value.
    pub(super) fn fell(&self, seen: &Seen) -> bool {
        let finite = |point: &Point| point.iter().all(|number| number.is_finite());
        let undefined = |point: Point| self.objective.undefined(point).is_some();
        seen.last < self.first && !seen.lost.filter(finite).is_some_and(undefined)
    }

    fn metric(&self, loss: f64, points: usize, steps: f64) -> f64 {
        let Asked { metric, minimum, .. } = self.asked;
        let overflowed = points <= self.iterations;
        match metric {
            _ if points == 0 => f64::NAN,
            Metric::Loss => loss,
            Metric::Rate => rate(self.first - minimum, loss - minimum, points - 1),
            Metric::Steps if overflowed || steps > self.iterations as f64 => f64::INFINITY,
            Metric::Steps => steps,
        }
    }

    /// The end of a run that is made by itself, of which nothing else is kept. `None` where it was ended.
    pub(super) fn alone(&self, experiment: &Experiment, go_on: &dyn Fn() -> bool) -> Option<Ended> {
        let nothing = f64::NEG_INFINITY;
        let (steps, outside, lost) = (0.0, false, None);
        let seen = Seen { points: 0, before: nothing, after: nothing, last: f64::NAN, steps, outside, lost };
        let mut watched = Watched { ends: self, within: self.within(), seen, go_on, ended: false };
        walk(experiment, &mut watched, &());
        (!watched.ended).then(|| self.of(&watched.seen))
    }
}

/// The metric of a run as it stands, and f at its end; NaN for a run of no point.
pub(crate) fn measured(run: &Trajectory, metric: Metric, minimum: f64) -> [f64; 2] {
    let ends = Ends::new(run.experiment(), Asked { metric, minimum, fence: None });
    let within = ends.within();
    let steps = (0..run.len()).rfind(|&i| run.value(i) > within).map_or(0, |last| last + 1);
    let loss = run.len().checked_sub(1).map_or(f64::NAN, |last| run.value(last));
    [ends.metric(loss, run.len(), steps as f64), loss]
}

/// A run on its way.
struct Watched<'a> {
    ends: &'a Ends<'a>,
    within: f64,
    seen: Seen,
    go_on: &'a dyn Fn() -> bool,
    ended: bool,
}

/// A long run asks this seldom whether to go on.
pub(super) const ASK: usize = 4096;

impl Visitor for Watched<'_> {
    fn visit(
        &mut self,
        position: Point,
        value: f64,
        gradient: Point,
        mut state: impl Iterator<Item = Point>,
    ) -> bool {
        let is_finite = |point: Point| point.iter().all(|number| number.is_finite());
        if !(value.is_finite() && is_finite(position) && is_finite(gradient) && state.all(is_finite)) {
            self.seen.lost = Some(position);
            return false;
        }
        let seen = &mut self.seen;
        let update = seen.points;
        if update % ASK == ASK - 1 && !(self.go_on)() {
            self.ended = true;
            return false;
        }
        seen.points += 1;
        let highest = if update <= self.ends.first_part() { &mut seen.before } else { &mut seen.after };
        *highest = highest.max(value);
        seen.last = value;
        if value > self.within {
            seen.steps = (update + 1) as f64;
        }
        seen.outside |= self.ends.asked.fence.is_some_and(|fence| !fence.contains(position));
        true
    }
}
