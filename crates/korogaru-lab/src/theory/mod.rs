//! Theory says what the iterates will do before they are run: near a minimum a function is a quadratic, and
//! on a quadratic SGD, Momentum and Nesterov are recurrences that can be solved.
//!
//! The distance from the minimum has a part along each eigenvector of the Hessian, a [`Mode`], and the two
//! parts do not influence each other. The eigenvalue λ with η and α decides whether a mode creeps, swings
//! or runs away ([`Regime`]) and how fast ([`Mode::rate`]). The slowest mode decides how long the run takes.
//!
//! Sources: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964); Nesterov, "A
//! method of solving a convex programming problem with convergence rate O(1/k²)" (1983); Goh, "Why Momentum
//! Really Works" (Distill, 2017). The best values of Nesterov's method are from Lessard, Recht and Packard,
//! "Analysis and design of optimization algorithms via integral quadratic constraints" (2016).

mod against;
mod closed_form;
mod dynamics;
mod growth;
mod mode;
mod noise;
mod optimum;
mod updates;
mod verdict;

pub use against::Residual;
pub use closed_form::{ClosedForm, Envelope};
pub use dynamics::Family;
pub(crate) use growth::Growth;
pub use mode::{Mode, Regime, Root};
pub use noise::Stationary;
pub use optimum::Optimum;
pub use verdict::Verdict;

use crate::eigen;
use crate::objective::called;
use crate::plane::Point;
use crate::{Error, ErrorKind, Experiment, Lowest};
use dynamics::Dynamics;

/// What theory says about an experiment: the Hessian's eigenvalues, what each mode does, the best η and α,
/// and where every iterate will be.
///
/// On a quadratic all of this is exact. On other functions it is local: it is about the quadratic that has
/// the same first and second derivatives at the point. For an experiment with noise it is about the run
/// without noise. The noisy run scatters about that one, and [`stationary`](Theory::stationary) says how far.
///
/// ```
/// use korogaru_lab::theory::{Family, Regime};
/// use korogaru_lab::{Experiment, Theory, run};
///
/// let experiment = Experiment::default(); // f = x²/20 + y², Momentum, η .1, α .9
/// let theory = Theory::new(&experiment, None)?;
/// assert_eq!(theory.modes().map(|mode| mode.eigenvalue), [0.1, 2.0]);
/// assert_eq!(theory.modes().map(|mode| mode.regime), [Regime::Underdamped; 2]);
/// assert!((theory.rate() - 0.9_f64.sqrt()).abs() < 1e-15);
///
/// let best = theory.best(Family::Momentum).unwrap();
/// assert!((best.lr - 1.3358147468).abs() < 1e-10 && (best.momentum - 0.4026054842).abs() < 1e-10);
///
/// // The solution of the recurrence agrees with the run, but for rounding.
/// assert!(theory.residual(&run(&experiment)).unwrap().distance < 1e-13);
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Theory {
    experiment: Experiment,
    at: Point,
    centre: Point,
    hessian: [f64; 3],
    dynamics: Dynamics,
    modes: [Mode; 2],
    /// The index of the mode along which f is level.
    flat: Option<usize>,
    closed_forms: [ClosedForm; 2],
    tolerance: f64,
}

/// What rounding leaves of a slope that is 0, relative to the sum of the sizes of its terms.
const ROUNDING: f64 = 64.0 * f64::EPSILON;
/// A point within this share of the distances at hand counts as the centre.
const CENTRED: f64 = 1e-9;

impl Theory {
    /// The share of the first distance to which [`updates`](Self::updates) counts by default.
    pub const TOLERANCE: f64 = 1e-6;

    /// The theory of an experiment at a point. If `at` is `None`, the point is the known global minimum
    /// nearest to the start, or the point of a valley of minima.
    ///
    /// If f is level along one direction, with neither curvature nor slope, nothing moves along it
    /// ([`flat`](Self::flat)). What is said about both modes together is then about the other mode.
    /// # Errors
    ///
    /// [`ErrorKind::NoTheory`] for a method other than SGD, Momentum and Nesterov. If no point is given,
    /// [`ErrorKind::NoMinimum`] if no minimum is known, [`ErrorKind::NoMinimumFound`] if none was found, and
    /// [`ErrorKind::Bottomless`] if there is none. [`ErrorKind::NotFinite`] for a point that is not finite.
    /// [`ErrorKind::NoDerivatives`], [`ErrorKind::Singular`] and [`ErrorKind::Plane`] if the Hessian at the
    /// point is of no use.
    pub fn new(experiment: &Experiment, at: Option<[f64; 2]>) -> Result<Self, Error> {
        let dynamics = Dynamics::of(experiment.method())?;
        let at = at.map_or_else(|| nearest_minimum(experiment), Ok)?;
        if let Some(&value) = at.iter().find(|value| !value.is_finite()) {
            return Err(ErrorKind::NotFinite { key: "at".into(), value }.into());
        }
        let objective = experiment.objective();
        let (gradient, hessian) = (objective.gradient(at), objective.hessian(at));
        if !gradient.iter().chain(&hessian).all(|number| number.is_finite()) {
            return Err(ErrorKind::NoDerivatives { point: at }.into());
        }
        let mut pairs = eigen::eigen(hessian);
        let [low, high] = pairs.map(|pair| pair.value);
        let singular = ErrorKind::Singular { point: at, low, high };
        let flat = match eigen::flat(hessian, objective.is_quadratic()) {
            [false, false] => None,
            [true, true] if objective.is_quadratic() => {
                let objective = called(&**objective);
                return Err(match gradient.iter().all(|slope| slope.abs() <= 0.0) {
                    true => ErrorKind::Level { objective },
                    false => ErrorKind::Plane { objective },
                }
                .into());
            }
            [true, true] => return Err(singular.into()),
            [is_first, _] => Some(usize::from(!is_first)),
        };
        let start = experiment.start();
        let along = |point: Point, [dx, dy]: Point| point[0] * dx + point[1] * dy;
        if let Some(level) = flat {
            let size = |[x, y]: Point| libm::hypot(x, y);
            let share = if objective.is_quadratic() { ROUNDING } else { CENTRED };
            let least = share * (size(gradient) + pairs[1 - level].value.abs() * (size(at) + size(start)));
            // x⁴ + y² has no curvature along x at its minimum, and is not a valley there.
            let is_level = objective.is_quadratic() || matches!(objective.lowest(at), Lowest::Valley(_));
            if !is_level || along(gradient, pairs[level].direction).abs() > least {
                return Err(singular.into());
            }
            pairs[level].value = 0.0;
        }
        let [low, _] = pairs;
        // Newton's step leads to where the gradient of the quadratic with these derivatives is 0. Along a
        // level direction it leads to the coordinate of the start.
        let newton = pairs.iter().enumerate().fold(at, |[x, y], (index, pair)| {
            let step = match flat {
                Some(level) if level == index => -along([start[0] - at[0], start[1] - at[1]], pair.direction),
                _ => along(gradient, pair.direction) / pair.value,
            };
            [x - step * pair.direction[0], y - step * pair.direction[1]]
        });
        // If the minimum of a quadratic is known, it is the centre, without rounding.
        let known = objective.minima().first().filter(|_| objective.is_quadratic() && low.value > 0.0);
        let centre = known.map_or(newton, |minimum| minimum.point);
        if !centre.iter().all(|number| number.is_finite()) {
            return Err(ErrorKind::NoDerivatives { point: at }.into());
        }
        let modes = pairs.map(|pair| dynamics.mode(pair));
        let from_centre = [start[0] - centre[0], start[1] - centre[1]];
        let closed_forms = [0, 1].map(|index| {
            let mode = modes[index];
            let start = if flat == Some(index) { 0.0 } else { along(from_centre, mode.direction) };
            dynamics.closed_form(mode.eigenvalue, start)
        });
        let experiment = experiment.clone();
        let tolerance = Self::TOLERANCE;
        Ok(Self { experiment, at, centre, hessian, dynamics, modes, flat, closed_forms, tolerance })
    }

    /// Changes the share of the first distance to which [`updates`](Self::updates) counts.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Tolerance`] unless it is between 0 and 1.
    pub fn with_tolerance(self, tolerance: f64) -> Result<Self, Error> {
        if tolerance > 0.0 && tolerance < 1.0 {
            Ok(Self { tolerance, ..self })
        } else {
            Err(ErrorKind::Tolerance { value: tolerance }.into())
        }
    }

    /// The experiment that the theory is about.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The point at which the derivatives were evaluated.
    #[must_use]
    pub fn at(&self) -> [f64; 2] {
        self.at
    }

    /// The stationary point of the quadratic. It is the minimum if the derivatives were evaluated there.
    #[must_use]
    pub fn centre(&self) -> [f64; 2] {
        self.centre
    }

    /// Whether the point is the centre but for rounding: its distance from the centre is at most 1e-9 of its
    /// distance from the start, or from the origin if that is larger.
    #[must_use]
    pub fn is_centred(&self) -> bool {
        let from = |[x, y]: Point| libm::hypot(self.at[0] - x, self.at[1] - y);
        from(self.centre) <= CENTRED * from(self.experiment.start()).max(from([0.0; 2]))
    }

    /// Whether the point is one of the objective's known minima.
    #[must_use]
    pub fn is_at_minimum(&self) -> bool {
        let bits = |point: Point| point.map(|number| (number + 0.0).to_bits());
        let objective = self.experiment.objective();
        let nearest = objective.nearest_minimum(self.experiment.start());
        objective.minima().iter().chain(&nearest).any(|minimum| bits(minimum.point) == bits(self.at))
    }

    /// The second derivatives (∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²).
    #[must_use]
    pub fn hessian(&self) -> [f64; 3] {
        self.hessian
    }

    /// Whether the objective is a quadratic, so that the theory is exact. Otherwise it is local.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.experiment.objective().is_quadratic()
    }

    /// The two modes, the one of the smaller eigenvalue first.
    #[must_use]
    pub fn modes(&self) -> [Mode; 2] {
        self.modes
    }

    /// The mode along which f is level, with neither curvature nor slope, if there is one. Nothing moves
    /// along it.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, Theory};
    ///
    /// let settings = [("formula", "(x-3)^2"), ("method", "sgd"), ("lr", "1.5")];
    /// let valley = settings.map(|(key, text)| Setting::text(key, text));
    /// let theory = Theory::new(&Experiment::default().with_settings(&valley)?, None)?;
    /// assert_eq!(theory.flat().unwrap().direction, [0.0, 1.0]);
    /// assert_eq!(theory.stable_below(), Some(1.0)); // along x
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn flat(&self) -> Option<Mode> {
        self.flat.map(|index| self.modes[index])
    }

    /// The modes that decide about both together: if f is level along one, the other one twice.
    fn deciding(&self) -> [Mode; 2] {
        self.flat.map_or(self.modes, |index| [self.modes[1 - index]; 2])
    }

    /// The condition number κ: the larger eigenvalue divided by the smaller one. `None` unless both are
    /// positive, since there is no minimum then.
    #[must_use]
    pub fn condition_number(&self) -> Option<f64> {
        let [low, high] = self.modes.map(|mode| mode.eigenvalue);
        (low > 0.0).then(|| high / low)
    }

    /// The kind of recurrence.
    #[must_use]
    pub fn family(&self) -> Family {
        self.dynamics.family
    }

    /// The learning rate η.
    #[must_use]
    pub fn lr(&self) -> f64 {
        self.dynamics.lr
    }

    /// The momentum α; `None` for SGD.
    #[must_use]
    pub fn momentum(&self) -> Option<f64> {
        (self.dynamics.family != Family::Sgd).then_some(self.dynamics.momentum)
    }

    /// The factor by which the distance shrinks with each update in the long run. It is that of the slower
    /// mode. If it is 1 or more, the distance does not shrink.
    #[must_use]
    pub fn rate(&self) -> f64 {
        let [low, high] = self.deciding().map(|mode| mode.rate);
        low.max(high)
    }

    /// The rate of SGD with the same η. It shows what α changes.
    #[must_use]
    pub fn sgd_rate(&self) -> f64 {
        let sgd = self.dynamics.without_momentum();
        let [low, high] = self.deciding().map(|mode| sgd.rate(mode.eigenvalue));
        low.max(high)
    }

    /// The η below which both modes are stable. `None` if there is no such η > 0, as at a saddle or a
    /// maximum.
    #[must_use]
    pub fn stable_below(&self) -> Option<f64> {
        let [low, high] = self.deciding().map(|mode| mode.stable_below);
        low.zip(high).map(|(low, high)| low.min(high))
    }

    /// The η and α with which a kind of method shrinks the distance fastest in the long run. `None` unless
    /// both eigenvalues are positive.
    #[must_use]
    pub fn best(&self, family: Family) -> Option<Optimum> {
        let [low, high] = self.deciding().map(|mode| mode.eigenvalue);
        (low > 0.0).then(|| Optimum::of(family, low, high))
    }

    /// The share of the first distance to which [`updates`](Self::updates) counts.
    #[must_use]
    pub fn tolerance(&self) -> f64 {
        self.tolerance
    }

    /// The solution of each mode's recurrence: the coordinate along the mode's direction after every update.
    #[must_use]
    pub fn closed_forms(&self) -> [ClosedForm; 2] {
        self.closed_forms
    }

    /// The coordinates of a point along the modes' directions, relative to the centre.
    #[must_use]
    pub fn coordinates(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [x, y] = [x - self.centre[0], y - self.centre[1]];
        self.modes.map(|mode| x * mode.direction[0] + y * mode.direction[1])
    }
}

fn nearest_minimum(experiment: &Experiment) -> Result<Point, Error> {
    let objective = experiment.objective();
    let name = || called(&**objective);
    match objective.lowest(experiment.start()) {
        Lowest::Valley(minimum) => return Ok(minimum.point),
        Lowest::Everywhere => return Err(ErrorKind::Level { objective: name() }.into()),
        Lowest::Nowhere if objective.hessian(experiment.start()).iter().all(|number| number.abs() <= 0.0) => {
            return Err(ErrorKind::Plane { objective: name() }.into());
        }
        Lowest::Nowhere => return Err(ErrorKind::Bottomless { objective: name() }.into()),
        Lowest::Points | Lowest::Unknown => {}
    }
    let nearest = objective.nearest_minimum(experiment.start());
    let none = || match objective.minima_are_found() {
        true => ErrorKind::NoMinimumFound { formula: objective.formula().to_owned() },
        false => ErrorKind::NoMinimum { objective: name() },
    };
    Ok(nearest.ok_or_else(none)?.point)
}
