use super::Tune;
use crate::plane::Point;
use crate::{Experiment, Interval, Plane};

/// From where settings are tried, and where their paths may go.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// The experiment's own start first.
    pub(super) points: Vec<Point>,
    pub(super) seeds: usize,
    /// The view, with the start if that lies outside.
    pub(super) fence: Plane,
}

/// How far the other starts lie from the experiment's, in shares of the view's sides. No two of the five share an x or a y, so
/// that hitting the minimum along one axis helps one of them.
const BESIDE: [Point; 4] = [[0.08, 0.05], [-0.05, 0.08], [-0.08, -0.05], [0.05, -0.08]];

impl Starts {
    pub(super) fn of(experiment: &Experiment) -> Self {
        let (start, objective) = (experiment.start(), experiment.objective());
        let fence = around(experiment.view(), start);
        // Where there is no room on one side, there is on the other.
        let beside = |interval: Interval, at: f64, share: f64| {
            let away = share * interval.width();
            if interval.contains(at + away) { at + away } else { at - away }
        };
        let is_point = |&point: &Point| {
            let gradient = objective.gradient(point);
            fence.contains(point)
                && objective.value(point).is_finite()
                && gradient.iter().all(|g| g.is_finite())
        };
        let others = BESIDE.map(|[x, y]| [beside(fence.x, start[0], x), beside(fence.y, start[1], y)]);
        let points = [start].into_iter().chain(others.into_iter().filter(is_point)).collect();
        let seeds = if experiment.noise().is_any() { Tune::SEEDS } else { 1 };
        Self { points, seeds, fence }
    }

    /// How many runs each setting has.
    pub(super) fn runs(&self) -> usize {
        self.points.len() * self.seeds
    }

    /// The experiment from each of the starts, with each of the seeds.
    pub(super) fn experiments<'a>(
        &'a self,
        experiment: &'a Experiment,
    ) -> impl Iterator<Item = impl Iterator<Item = Experiment> + 'a> + 'a {
        self.points.iter().map(move |&point| {
            let from_there = experiment.clone().with_start(point).expect("a point of a plane is finite");
            (0..self.seeds).map(move |seed| {
                #[expect(clippy::cast_possible_truncation, reason = "there are few seeds")]
                let seed = from_there.noise().seed().wrapping_add(seed as u32);
                from_there.clone().with_seed(seed)
            })
        })
    }
}

/// The smallest rectangle that has another one and a point.
fn around(view: Plane, [x, y]: Point) -> Plane {
    let side = |interval: Interval, at: f64| {
        Interval::new(interval.low().min(at), interval.high().max(at)).unwrap_or(interval)
    };
    Plane { x: side(view.x, x), y: side(view.y, y) }
}
