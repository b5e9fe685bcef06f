use korogaru::{Optimizer, Tensor};

use crate::noise::Gradients;
use crate::plane::Point;
use crate::{Experiment, Progress, Trajectory};

/// The name of the tensor, whose two elements are (x, y), after the W of (6.4).
const TENSOR: &str = "W";

/// Progress is reported after this many updates, which take about a millisecond.
const TOLD: usize = 1 << 13;

/// Runs an experiment from its start. Each iteration takes the gradient at the point, with the experiment's
/// noise if it has any, and lets the library's optimizer update the point.
///
/// A run that diverges keeps its finite part; see [`Trajectory::diverged_at`]. Memory is allocated once,
/// before the first iteration.
///
/// ```
/// use korogaru_lab::{Experiment, run};
///
/// let trajectory = run(&Experiment::default());
/// let (minimum, distance) = trajectory.nearest_minimum().unwrap();
/// assert_eq!(minimum.point, [0.0, 0.0]);
/// assert!((distance - 0.9007).abs() < 1e-4);
/// ```
#[must_use]
pub fn run(experiment: &Experiment) -> Trajectory {
    run_watched(experiment, &()).expect("nothing ends it")
}

/// The same run, which reports from time to time how many updates are done. `None` if `progress` ended it.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use korogaru_lab::{Experiment, run, run_watched};
///
/// let experiment = Experiment::default();
/// assert_eq!(run_watched(&experiment, &()).unwrap().position(30), run(&experiment).position(30));
/// assert!(run_watched(&experiment, &|_: usize| ControlFlow::Break(())).is_none());
/// ```
#[must_use]
pub fn run_watched(experiment: &Experiment, progress: &dyn Progress) -> Option<Trajectory> {
    let mut trajectory = Trajectory::with_capacity(experiment);
    walk(experiment, &mut trajectory, progress).then_some(trajectory)
}

/// Receives each point of a run.
pub(crate) trait Visitor {
    /// Takes the point after an update, f and its gradient there, and the method's state. Returning `false`
    /// ends the run.
    fn visit(
        &mut self,
        position: Point,
        value: f64,
        gradient: Point,
        state: impl Iterator<Item = Point>,
    ) -> bool;
}

/// Runs an experiment, and keeps nothing of it but what the visitor keeps. `false` if `progress` ended it.
pub(crate) fn walk(experiment: &Experiment, visitor: &mut impl Visitor, progress: &dyn Progress) -> bool {
    let objective = &**experiment.objective();
    let slots = experiment.method().info().slots;
    let mut optimizer = Optimizer::new(experiment.method().clone());
    let mut gradients = Gradients::new(experiment);
    let mut position: Point = experiment.start();
    let mut gradient = gradients.at(1, position);
    // There is no state before the first update. It begins as zeros.
    let mut goes_on =
        visitor.visit(position, objective.value(position), gradient, slots.iter().map(|_| [0.0; 2]));

    for update in 1..=experiment.iterations() {
        if !goes_on {
            break;
        }
        if (update - 1).is_multiple_of(TOLD) && progress.done(update - 1).is_break() {
            return false;
        }
        optimizer
            .step(&mut [Tensor::new(TENSOR, &mut position, &gradient)])
            .expect("the same tensor with its own gradient at every step");
        gradient = gradients.at(update + 1, position);
        let state = slots.iter().map(|slot| {
            let values = optimizer.slot(TENSOR, slot).expect("the method's own slot of the stepped tensor");
            [values[0], values[1]]
        });
        goes_on = visitor.visit(position, objective.value(position), gradient, state);
    }
    true
}
