use super::Tune;
use crate::plane::Point;
use crate::{Experiment, Interval, Lowest, Plane};

/// The starts of a search, and the rectangle that its paths may not leave.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// The starts, the experiment's own first.
    pub(super) points: Vec<Point>,
    pub(super) seeds: usize,
    /// The view, widened to hold the start and the minimum.
    pub(super) bounds: Plane,
    /// Whether f falls without end.
    pub(super) is_endless: bool,
}

/// The distances of the other starts from the experiment's, as shares of the view's sides. If there is no
/// room, the start is twice as far away on the other side. No two of the five share an x or a y, so that a
/// candidate that hits the minimum along one axis gains from one start only.
const BESIDE: [Point; 4] = [[0.08, 0.05], [-0.05, 0.08], [-0.08, -0.05], [0.05, -0.08]];

impl Starts {
    /// The most starts of a search.
    pub(super) const MOST: usize = 1 + BESIDE.len();

    pub(super) fn of(experiment: &Experiment) -> Self {
        let (start, view, objective) = (experiment.start(), experiment.view(), experiment.objective());
        let lowest = objective.lowest(start);
        let minimum = match lowest {
            Lowest::Valley(minimum) => Some(minimum),
            _ => objective.nearest_minimum(start),
        };
        let within: Vec<Point> = [start].into_iter().chain(minimum.map(|minimum| minimum.point)).collect();
        let bounds = around(view, &within);
        let beside = |interval: Interval, width: f64, at: f64, share: f64| {
            let away = share * width;
            if interval.contains(at + away) { at + away } else { at - 2.0 * away }
        };
        let is_point = |&point: &Point| {
            let gradient = objective.gradient(point);
            bounds.contains(point)
                && objective.value(point).is_finite()
                && gradient.iter().all(|g| g.is_finite())
        };
        let others = BESIDE.map(|[x, y]| {
            [beside(bounds.x, view.x.width(), start[0], x), beside(bounds.y, view.y.width(), start[1], y)]
        });
        let points = [start].into_iter().chain(others.into_iter().filter(is_point)).collect();
        let seeds = if experiment.noise().is_any() { Tune::SEEDS } else { 1 };
        Self { points, seeds, bounds, is_endless: lowest == Lowest::Nowhere }
    }

    /// How many runs each candidate has.
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

/// The view, widened so that it holds these points, with room beyond them for a path that swings past.
fn around(view: Plane, points: &[Point]) -> Plane {
    /// The room, as a share of the width from the lowest point to the highest.
    const ROOM: f64 = 0.1;
    let side = |own: Interval, axis: usize| {
        let along = points.iter().map(|point| point[axis]);
        let low = along.clone().fold(own.low(), f64::min);
        let high = along.fold(own.high(), f64::max);
        let room = ROOM * (high - low);
        let low = if low < own.low() { low - room } else { low };
        let high = if high > own.high() { high + room } else { high };
        Interval::new(low, high).unwrap_or(own)
    };
    Plane { x: side(view.x, 0), y: side(view.y, 1) }
}
