//! How a run ended.

use std::cmp::Ordering;

use super::divergence::Divergence;
use super::side_by_side::Checks;
use super::{Metric, Outcome, metric::rate};
use crate::plane::{Plane, Point};
use crate::run::{Visitor, walk};
use crate::{Experiment, Objective, Trajectory};

/// What the caller wants to know about runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub(crate) metric: Metric,
    /// f at the known minima, if the metric needs it.
    pub(crate) minimum: f64,
    pub(crate) criterion: Criterion,
}

/// What a run is judged by.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Criterion {
    /// The last f, for a map. Whether f grew is seen by comparing the two halves of the updates.
    ByEnd,
    /// The largest f of the last tenth of the updates, for a search, since the last f may be low by chance.
    /// A search does not accept a run that leaves this rectangle, or whose numbers are not all finite.
    ByTail(Plane),
}

impl Criterion {
    fn bounds(self) -> Option<Plane> {
        match self {
            Self::ByEnd => None,
            Self::ByTail(bounds) => Some(bounds),
        }
    }
}

/// What is known about a run that has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) metric: f64,
    /// f at the last point whose numbers were all finite, or NaN if there was none. For a search, the largest
    /// f of the last tenth, or infinity for a run that the search does not accept.
    pub(crate) loss: f64,
    pub(crate) outcome: Outcome,
}

impl Ended {
    /// A placeholder for a run that is still to be made.
    pub(super) const NOT_YET: Self = Self { metric: f64::NAN, loss: f64::NAN, outcome: Outcome::Settled };
    /// A run that a search does not accept.
    const NOT_ACCEPTED: Self = Self { metric: f64::INFINITY, loss: f64::INFINITY, outcome: Outcome::Settled };

    /// Whether the metric can be compared, so that the run may be the best. A run that diverges may have a
    /// low f for a time.
    pub(super) fn is_comparable(&self) -> bool {
        self.outcome == Outcome::Settled && self.metric.is_finite()
    }

    /// Orders runs, the better one first.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        self.metric.total_cmp(&other.metric).then_with(|| self.loss.total_cmp(&other.loss))
    }
}

/// What was recorded of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The number of points whose numbers are finite.
    pub(super) points: usize,
    /// The largest f in the first part of the run, and in the second.
    pub(super) before: f64,
    pub(super) after: f64,
    /// The last f.
    pub(super) last: f64,
    /// How many updates it took until f stayed within the tolerance.
    pub(super) steps: f64,
    /// Whether the path left the bounds.
    pub(super) outside: bool,
    /// The first point whose numbers were not all finite, if there was one.
    pub(super) lost: Option<Point>,
}

/// Judges the runs of an experiment.
pub(super) struct Judge<'a> {
    objective: &'a dyn Objective,
    pub(super) iterations: usize,
    asked: Asked,
    /// f at the start.
    pub(super) first: f64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(experiment: &'a Experiment, asked: Asked) -> Self {
        let objective = &**experiment.objective();
        Self {
            objective,
            iterations: experiment.iterations(),
            asked,
            first: objective.value(experiment.start()),
        }
    }

    /// The largest f that is within the tolerance.
    fn within(&self) -> f64 {
        self.asked.minimum + Metric::TOLERANCE * (self.first - self.asked.minimum)
    }

    /// What has to be checked after every update.
    pub(super) fn checks(&self) -> Option<Checks> {
        let within = (self.asked.metric == Metric::Steps).then(|| self.within());
        let bounds = self.asked.criterion.bounds();
        (within.is_some() || bounds.is_some()).then_some(Checks { within, bounds })
    }

    /// How many updates are in the first part: half of them, or in a search all but the last tenth.
    pub(super) fn first_part(&self) -> usize {
        match self.asked.criterion {
            Criterion::ByEnd => self.iterations / 2,
            Criterion::ByTail(_) => self.iterations - self.iterations.div_ceil(10),
        }
    }

    /// Whether a run that did not stay finite is of interest.
    pub(super) fn wants_overflowed(&self) -> bool {
        matches!(self.asked.criterion, Criterion::ByEnd)
    }

    /// Judges a run. If f rose higher in the second half than in the first, the outcome is `Diverging` for
    /// now, until it is checked.
    pub(super) fn of(&self, seen: &Seen) -> Ended {
        let overflowed = seen.points <= self.iterations;
        match self.asked.criterion {
            Criterion::ByEnd => {
                let outcome = match overflowed {
                    true if self.fell(seen) => Outcome::Fell,
                    true => Outcome::Overflowed,
                    false if seen.after > seen.before => Outcome::Diverging,
                    false => Outcome::Settled,
                };
                Ended { metric: self.metric(seen.last, seen.points, seen.steps), loss: seen.last, outcome }
            }
            Criterion::ByTail(_) if overflowed || seen.outside => Ended::NOT_ACCEPTED,
            Criterion::ByTail(_) => {
                let loss = if self.iterations == 0 { seen.last } else { seen.after };
                // A run that is within the tolerance at its last update alone may be there by chance.
                let steps = if loss > self.within() { f64::INFINITY } else { seen.steps };
                Ended { metric: self.metric(loss, seen.points, steps), loss, outcome: Outcome::Settled }
            }
        }
    }

    /// Whether a run that overflowed fell beyond the range of numbers, and neither grew nor came to a point
    /// where f has no value.
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

    /// Makes one run by itself and keeps only how it ended. `None` if it was ended early.
    pub(super) fn alone(&self, experiment: &Experiment, go_on: &dyn Fn() -> bool) -> Option<Ended> {
        let mut watched = Watched::new(self, go_on);
        walk(experiment, &mut watched, &());
        (!watched.ended).then(|| self.of(&watched.seen))
    }

    /// What there is to record of a run that was made before.
    fn seen(&self, run: &Trajectory) -> Seen {
        let mut watched = Watched::new(self, &|| true);
        for i in 0..run.len() {
            watched.visit(run.position(i), run.value(i), run.gradient(i), run.state(i));
        }
        watched.seen
    }
}

/// The metric of a run and f at its end; NaN for a run without a point.
pub(crate) fn measured(run: &Trajectory, metric: Metric, minimum: f64) -> [f64; 2] {
    let judge = Judge::new(run.experiment(), Asked { metric, minimum, criterion: Criterion::ByEnd });
    let seen = judge.seen(run);
    [judge.metric(seen.last, seen.points, seen.steps), seen.last]
}

/// Whether f grows without end in a run that stayed finite, as a sweep tells it.
pub(crate) fn grows(run: &Trajectory) -> bool {
    let experiment = run.experiment();
    let asked = Asked { metric: Metric::Loss, minimum: f64::NAN, criterion: Criterion::ByEnd };
    let judge = Judge::new(experiment, asked);
    let mut ended = [judge.of(&judge.seen(run))];
    // One lane, with the experiment's own values.
    let first = experiment.method().hyperparameters().next().map(|(h, value)| (h.name, [value]));
    let columns: Vec<(&str, &[f64])> = first.iter().map(|(name, value)| (*name, &value[..])).collect();
    // If it cannot be followed, since the method has no hyperparameter, the run itself decides.
    let _ = Divergence::of(experiment).tell(experiment, &columns, &judge, &mut ended, &|| true);
    ended[0].outcome.diverges()
}

/// Records a run while it is made.
struct Watched<'a> {
    judge: &'a Judge<'a>,
    within: f64,
    seen: Seen,
    go_on: &'a dyn Fn() -> bool,
    ended: bool,
}

impl<'a> Watched<'a> {
    fn new(judge: &'a Judge<'a>, go_on: &'a dyn Fn() -> bool) -> Self {
        let nothing = f64::NEG_INFINITY;
        let (steps, outside, lost) = (0.0, false, None);
        let seen = Seen { points: 0, before: nothing, after: nothing, last: f64::NAN, steps, outside, lost };
        Self { judge, within: judge.within(), seen, go_on, ended: false }
    }
}

/// A long run asks whether to go on once in this many updates.
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
        let highest = if update <= self.judge.first_part() { &mut seen.before } else { &mut seen.after };
        *highest = highest.max(value);
        seen.last = value;
        if value > self.within {
            seen.steps = (update + 1) as f64;
        }
        seen.outside |= self.judge.asked.criterion.bounds().is_some_and(|bounds| !bounds.contains(position));
        true
    }
}
