use korogaru::rule::Velocity;

use crate::plane::{Plane, Point};
use crate::run::Visitor;
use crate::{Experiment, Lowest, Minimum, Undefined};

/// Every iteration of a run, from 0 (the start) to the last: the position, f, the gradient and the method's
/// state.
///
/// All numbers are those of the run. What follows from them (displacements, the parts of a velocity) is
/// computed when it is asked for.
#[derive(Clone, Debug)]
pub struct Trajectory {
    experiment: Experiment,
    /// One record for each iteration: x, y, f, ∂f/∂x, ∂f/∂y, then x and y of each slot.
    records: Vec<f64>,
    /// The point of the first record that was not finite, at which the run ended.
    diverged: Option<Point>,
}

/// The index in a record where the state begins.
const STATE: usize = 5;

impl Visitor for Trajectory {
    /// Adds a record, unless one of its numbers is not finite. Returns whether it did.
    fn visit(
        &mut self,
        position: Point,
        value: f64,
        gradient: Point,
        state: impl Iterator<Item = Point>,
    ) -> bool {
        let before = self.records.len();
        self.records.extend(position);
        self.records.push(value);
        self.records.extend(gradient);
        self.records.extend(state.flatten());
        let finite = self.records[before..].iter().all(|number| number.is_finite());
        if !finite {
            self.records.truncate(before);
            self.diverged = Some(position);
        }
        finite
    }
}

impl Trajectory {
    pub(crate) fn with_capacity(experiment: &Experiment) -> Self {
        let mut trajectory = Self { experiment: experiment.clone(), records: Vec::new(), diverged: None };
        trajectory.records.reserve_exact((experiment.iterations() + 1) * trajectory.stride());
        trajectory
    }

    /// How many bytes of memory the trajectory of an experiment takes.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Trajectory};
    ///
    /// // x, y, f, its gradient and v, 31 times
    /// assert_eq!(Trajectory::size_of(&Experiment::default()), 31 * 7 * 8);
    /// ```
    #[must_use]
    pub fn size_of(experiment: &Experiment) -> usize {
        let record = STATE + 2 * experiment.method().info().slots.len();
        (experiment.iterations() + 1) * record * size_of::<f64>()
    }

    fn stride(&self) -> usize {
        STATE + 2 * self.slots().len()
    }

    fn record(&self, iteration: usize) -> &[f64] {
        &self.records[iteration * self.stride()..][..self.stride()]
    }

    /// The experiment that was run.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The number of points, including the start: one more than the number of updates that stayed finite. It
    /// is 0 only if f has no finite value at the start.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len() / self.stride()
    }

    /// Whether there is no point at all because f has no finite value at the start.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The names of the method's slots of state, in the method's order.
    #[must_use]
    pub fn slots(&self) -> &'static [&'static str] {
        self.experiment.method().info().slots
    }

    /// The point after an iteration.
    ///
    /// # Panics
    ///
    /// At [`len`](Trajectory::len) and beyond, as do all methods that take an iteration.
    #[must_use]
    pub fn position(&self, iteration: usize) -> [f64; 2] {
        let record = self.record(iteration);
        [record[0], record[1]]
    }

    /// f at the point after an iteration.
    #[must_use]
    pub fn value(&self, iteration: usize) -> f64 {
        self.record(iteration)[2]
    }

    /// The gradient at the point after an iteration, as the next update uses it: with the experiment's noise,
    /// if it has any.
    #[must_use]
    pub fn gradient(&self, iteration: usize) -> [f64; 2] {
        let record = self.record(iteration);
        [record[3], record[4]]
    }

    /// The gradient of f itself at the point after an iteration, without noise.
    #[must_use]
    pub fn full_gradient(&self, iteration: usize) -> [f64; 2] {
        self.experiment.objective().gradient(self.position(iteration))
    }

    /// How far an iteration moved the point, as the difference of the recorded positions; (0, 0) for
    /// iteration 0.
    #[must_use]
    pub fn displacement(&self, iteration: usize) -> [f64; 2] {
        let [x, y] = self.position(iteration);
        let [x_before, y_before] = self.position(iteration.saturating_sub(1));
        [x - x_before, y - y_before]
    }

    /// The method's state after an iteration: x and y of each slot, in the order of [`slots`](Self::slots).
    pub fn state(&self, iteration: usize) -> impl ExactSizeIterator<Item = [f64; 2]> + '_ {
        self.record(iteration)[STATE..].chunks_exact(2).map(|slot| [slot[0], slot[1]])
    }

    /// The two parts of the velocity after an iteration, along x and y: the carried part α·v and the fresh
    /// part −η·g, with v and g from before the update. Their sum has the bits of the velocity after it.
    /// If η is outside the velocity, the fresh part is g, and both parts are in units of g. `None` at
    /// iteration 0, and for a method without a velocity.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, run};
    ///
    /// let trajectory = run(&Experiment::default());
    /// let [x, y] = trajectory.velocity_parts(1).unwrap();
    /// assert_eq!((x.carried, y.carried), (0.0, 0.0)); // there was no velocity yet
    /// assert_eq!((x.fresh, y.fresh), (0.06999999999999999, -0.4)); // −η·g
    /// ```
    #[must_use]
    pub fn velocity_parts(&self, iteration: usize) -> Option<[Velocity<f64>; 2]> {
        let before = iteration.checked_sub(1)?;
        let gradient = self.gradient(before);
        let state: Vec<Point> = self.state(before).collect();
        let along = |axis: usize| {
            let state: Vec<f64> = state.iter().map(|slot| slot[axis]).collect();
            self.experiment.method().velocity(iteration as u64, gradient[axis], &state)
        };
        Some([along(0)?, along(1)?])
    }

    /// The iteration at which a number was no longer finite, if there was one. The run ended before it.
    #[must_use]
    pub fn diverged_at(&self) -> Option<usize> {
        self.diverged.map(|_| self.len())
    }

    /// If f has no finite value or gradient at the point where the run ended, that point and the reason, as
    /// far as the objective knows it. `None` for a run that merely diverges, whose numbers have grown too
    /// large.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Partial, Setting, run};
    ///
    /// // The gradient of −ln x is −1/x: the ball jumps over 0.
    /// let settings =
    ///     [("formula", "-ln(x) + x^2 + y^2"), ("start", "1,1"), ("method", "sgd"), ("lr", "1.5")];
    /// let settings = settings.map(|(key, text)| Setting::text(key, text));
    /// let trajectory = run(&Experiment::default().with_settings(&settings)?);
    /// assert_eq!(trajectory.diverged_at(), Some(1));
    /// let (point, undefined) = trajectory.undefined().unwrap();
    /// assert_eq!(point, [-0.5, -2.0]);
    /// assert_eq!((undefined.operation, undefined.arguments[0]), (Partial::Function("ln"), -0.5));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn undefined(&self) -> Option<([f64; 2], Undefined)> {
        let point = self.diverged.filter(|point| point.iter().all(|number| number.is_finite()))?;
        Some((point, self.experiment.objective().undefined(point)?))
    }

    /// The iteration that left a rectangle for good: the points from it on lie outside, and the run will not
    /// come back. (A run may come back if noise threw it out, or if it swings about a minimum inside.) `None`
    /// if the last point lies inside, and if there is no point. [`departure`](Self::departure) says why it
    /// left.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, run};
    ///
    /// let too_fast = Experiment::default().with_settings(&[Setting::text("lr", "2.85")])?;
    /// assert_eq!(run(&too_fast).left(too_fast.view()), Some(2));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn left(&self, plane: Plane) -> Option<usize> {
        let departure = self.departure(plane)?;
        departure.is_for_good.then_some(departure.iteration)
    }

    /// How many points lie outside a rectangle.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, run};
    ///
    /// let experiment = Experiment::default().with_settings(&[Setting::text("xlim", "-7,0.5")])?;
    /// let trajectory = run(&experiment);
    /// assert_eq!((trajectory.outside(experiment.view()), trajectory.left(experiment.view())), (4, None));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn outside(&self, plane: Plane) -> usize {
        (0..self.len()).filter(|&i| !plane.contains(self.position(i))).count()
    }

    /// The known minimum nearest to the last point, and its distance from that point.
    #[must_use]
    pub fn nearest_minimum(&self) -> Option<(Minimum, f64)> {
        let last = self.position(self.len().checked_sub(1)?);
        let minimum = self.experiment.objective().nearest_minimum(last)?;
        Some((minimum, minimum.distance(last)))
    }

    /// The distance of the point after an iteration from the nearest place where f is known to be lowest: a
    /// minimum, or a point of a level valley.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, run};
    ///
    /// let of = |formula| -> Result<_, korogaru_lab::Error> {
    ///     let far = [Setting::text("formula", formula), Setting::text("start", "36,-1")];
    ///     Ok(run(&Experiment::default().with_settings(&far)?).distance_from_minimum(0))
    /// };
    /// // The nearest of infinitely many minima, at (11.5π, −π/2).
    /// assert!((of("sin(x) + sin(y)")?.unwrap() - 0.58504).abs() < 1e-4);
    /// assert_eq!(of("(x - 33)^2")?, Some(3.0));
    /// assert_eq!(of("x^2 - y^2")?, None);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If the trajectory has no such iteration.
    #[must_use]
    pub fn distance_from_minimum(&self, iteration: usize) -> Option<f64> {
        let (at, objective) = (self.position(iteration), self.experiment.objective());
        let valley = || match objective.lowest(at) {
            Lowest::Valley(minimum) => Some(minimum),
            _ => None,
        };
        Some(objective.nearest_minimum(at).or_else(valley)?.distance(at))
    }
}
