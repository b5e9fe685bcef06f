use korogaru::Convention;
use korogaru::rule::StepSize;

use super::{Forces, Mechanism};
use crate::Trajectory;
use crate::plane::Point;

/// One update: where it led, its gradient, and what acted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// Its number. The first update is 1.
    pub number: usize,
    /// The point before it.
    pub from: [f64; 2],
    /// The point after it.
    pub to: [f64; 2],
    /// The gradient that it used: the one at the point before it, with the experiment's noise if it has any.
    pub gradient: [f64; 2],
    /// How far it moved the point, as the difference of the recorded positions.
    pub moved: [f64; 2],
    /// What acted, as far as the method shows it.
    pub acting: Acting,
}

/// What acted in an update, according to the method's [`Mechanism`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Acting {
    /// The two parts of a velocity. For SGD, which has no velocity, only the fresh part is not 0.
    Forces(Forces),
    /// The same for a method whose point is ahead of the ball. For Nesterov's method the point is p = ball +
    /// α·v, and the gradient is taken there. The carried part leads from the ball to that point, and the
    /// fresh part leads on to the ball's next position.
    LookAhead {
        /// The parts that move the ball.
        forces: Forces,
        /// The position of the ball before the update.
        ball_from: [f64; 2],
        /// The position of the ball after the update.
        ball_to: [f64; 2],
    },
    /// The effective step size and the direction, for x and for y.
    StepSizes([StepSize<f64>; 2]),
    /// The method does not show it.
    Unseen,
}

impl Update {
    /// The update of a number that the run has.
    pub(super) fn new(trajectory: &Trajectory, mechanism: Mechanism, number: usize) -> Self {
        let gradient = trajectory.gradient(number - 1);
        let acting = match mechanism {
            Mechanism::Velocity => forces(trajectory, number).map(Acting::Forces),
            Mechanism::LookAhead => look_ahead(trajectory, number),
            Mechanism::Fresh => step_sizes(trajectory, number).map(|sizes| {
                let fresh = sizes.map(|StepSize { size, direction, .. }| -(size * direction));
                let rounding = [[0.0; 2], of_fresh(trajectory, number, fresh, [0.0; 2])];
                Acting::Forces(Forces { carried: [0.0; 2], fresh, sum: fresh, rounding })
            }),
            Mechanism::StepSize => step_sizes(trajectory, number).map(Acting::StepSizes),
            Mechanism::Unseen => None,
        };
        Self {
            number,
            from: trajectory.position(number - 1),
            to: trajectory.position(number),
            gradient,
            moved: trajectory.displacement(number),
            acting: acting.unwrap_or(Acting::Unseen),
        }
    }

    /// The carried and the fresh part, if the method has them.
    #[must_use]
    pub fn forces(&self) -> Option<&Forces> {
        match &self.acting {
            Acting::Forces(forces) | Acting::LookAhead { forces, .. } => Some(forces),
            _ => None,
        }
    }

    /// The effective step size along an axis: how far the update went for each unit of its direction. `None`
    /// for methods without step sizes, and if the direction is 0, since any step size then moves by nothing.
    ///
    /// ```
    /// use korogaru_lab::{Explanation, Experiment, Setting, run};
    ///
    /// // Along y, ∂f/∂y = 2y is 0 from the start on.
    /// let settings = [Setting::text("method", "adam"), Setting::text("start", "-7,0")];
    /// let trajectory = run(&Experiment::default().with_settings(&settings)?);
    /// let update = Explanation::new(&trajectory).update(1)?;
    /// assert!(update.step_size(0).is_some());
    /// assert_eq!(update.step_size(1), None);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn step_size(&self, axis: usize) -> Option<f64> {
        let Acting::StepSizes(sizes) = &self.acting else { return None };
        let StepSize { size, direction, .. } = *sizes.get(axis)?;
        (direction.abs() > 0.0).then_some(size)
    }

    /// The positions of the ball before and after the update. They are the points, unless those are ahead of
    /// the ball.
    #[must_use]
    pub fn ball(&self) -> [[f64; 2]; 2] {
        match self.acting {
            Acting::LookAhead { ball_from, ball_to, .. } => [ball_from, ball_to],
            _ => [self.from, self.to],
        }
    }
}

/// A part of a velocity as it moves the ball: times −η if η is outside the velocity.
pub(super) fn moving(trajectory: &Trajectory, part: f64) -> f64 {
    let method = trajectory.experiment().method();
    match (method.convention(), method.get("lr")) {
        (Some(convention), Some(lr)) => convention.convert(Convention::LrInside, lr, part),
        _ => part,
    }
}

fn forces(trajectory: &Trajectory, number: usize) -> Option<Forces> {
    let parts = trajectory.velocity_parts(number)?;
    let fresh = parts.map(|part| moving(trajectory, part.fresh));
    // The velocity that is carried on is itself a sum, and may be what rounding left of it.
    let before = trajectory.velocity_parts(number - 1);
    let added = before.map_or([0.0; 2], |parts| {
        parts.map(|part| moving(trajectory, part.carried).abs() + moving(trajectory, part.fresh).abs())
    });
    let of_carried = added.map(|added| ROUNDING * added);
    Some(Forces {
        carried: parts.map(|part| moving(trajectory, part.carried)),
        fresh,
        sum: parts.map(|part| moving(trajectory, part.sum())),
        rounding: [of_carried, of_fresh(trajectory, number, fresh, added)],
    })
}

/// What rounding leaves of a sum that is 0, relative to its terms. It is several ulps, since the terms were
/// rounded too.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

/// How large an update's fresh part may be by rounding alone. Its gradient is taken at a point that is a sum,
/// of the point before and of what was `added` to that. The start is exact.
fn of_fresh(trajectory: &Trajectory, number: usize, fresh: Point, added: Point) -> Point {
    let Some(before) = (number - 1).checked_sub(1) else { return [0.0; 2] };
    let (at, from) = (trajectory.position(number - 1), trajectory.position(before));
    let aside = [0, 1].map(|axis| ROUNDING * (at[axis].abs() + from[axis].abs() + added[axis]));
    let [xx, xy, yy] = trajectory.experiment().objective().hessian(at).map(f64::abs);
    let slopes = [xx * aside[0] + xy * aside[1], xy * aside[0] + yy * aside[1]];
    let gradient = trajectory.gradient(number - 1);
    // The share of the fresh part is that of the gradient.
    [0, 1].map(|axis| match gradient[axis].abs() {
        slope if slope > 0.0 && slopes[axis].is_finite() => fresh[axis].abs() * (slopes[axis] / slope),
        _ => 0.0,
    })
}

fn look_ahead(trajectory: &Trajectory, number: usize) -> Option<Acting> {
    // The point is ahead of the ball by what the next update will carry on.
    let ball = |iteration: usize| -> Option<Point> {
        let [x, y] = trajectory.position(iteration);
        let [ahead_x, ahead_y] =
            trajectory.velocity_parts(iteration + 1)?.map(|part| moving(trajectory, part.carried));
        Some([x - ahead_x, y - ahead_y])
    };
    Some(Acting::LookAhead {
        forces: forces(trajectory, number)?,
        ball_from: ball(number - 1)?,
        ball_to: ball(number)?,
    })
}

fn step_sizes(trajectory: &Trajectory, number: usize) -> Option<[StepSize<f64>; 2]> {
    let gradient = trajectory.gradient(number - 1);
    let state: Vec<Point> = trajectory.state(number).collect();
    let along = |axis: usize| {
        let state: Vec<f64> = state.iter().map(|slot| slot[axis]).collect();
        trajectory.experiment().method().step_size(number as u64, gradient[axis], &state)
    };
    Some([along(0)?, along(1)?])
}
