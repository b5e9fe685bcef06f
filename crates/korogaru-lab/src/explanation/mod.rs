//! Why a run moved as it did: what acted on the ball in each update.

mod csv;
mod forces;
mod summary;
mod unrolled;
mod update;

use korogaru::Method;

pub use csv::Field;
pub use forces::{Angle, Forces, Relation};
pub use summary::{Summary, Tally};
pub use unrolled::Term;
pub use update::{Acting, Update};

use crate::settings::Setting;
use crate::{Error, ErrorKind, Trajectory};

/// How a method's updates can be explained. [`Mechanism::of`] alone decides this, from what the method
/// exposes, so that it works for a user's own method too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mechanism {
    /// A velocity moves the ball: v ← α·v − η·g (6.3), W ← W + v (6.4).
    Velocity,
    /// The same, with the gradient taken at the point to which the velocity carries the ball next.
    LookAhead,
    /// The gradient alone moves the ball: W ← W − η·g (6.1).
    Fresh,
    /// Each axis has its own step size, made from the gradients along it so far.
    StepSize,
    /// A rule that exposes none of these. Only its gradient and its move can be shown.
    Unseen,
}

impl Mechanism {
    /// The mechanism of a method.
    ///
    /// ```
    /// use korogaru::Method;
    /// use korogaru_lab::Mechanism;
    ///
    /// let of = |name| Ok::<_, korogaru::Error>(Mechanism::of(&Method::named(name)?));
    /// assert_eq!(of("momentum")?, Mechanism::Velocity);
    /// assert_eq!(of("nesterov")?, Mechanism::LookAhead);
    /// assert_eq!(of("sgd")?, Mechanism::Fresh);
    /// assert_eq!(of("adam")?, Mechanism::StepSize);
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn of(method: &Method) -> Self {
        let info = method.info();
        let state = vec![0.0; info.slots.len()];
        if method.velocity(1, 0.0, &state).is_some() {
            if info.parameter_is_lookahead { Self::LookAhead } else { Self::Velocity }
        } else if method.step_size(1, 0.0, &state).is_none() {
            Self::Unseen
        } else if info.slots.is_empty() {
            Self::Fresh
        } else {
            Self::StepSize
        }
    }

    /// Whether updates have the two parts, carried and fresh.
    #[must_use]
    pub fn has_forces(self) -> bool {
        matches!(self, Self::Velocity | Self::LookAhead | Self::Fresh)
    }
}

/// A run, explained update by update. Update k is the k-th update, from iteration k − 1 to iteration k; the
/// first is 1.
///
/// Nothing is stored beside the trajectory: what acted is computed when it is asked for, by the rule that
/// ran.
///
/// ```
/// use korogaru_lab::{Explanation, Experiment, Relation, Setting, run};
///
/// // The article's example: η 0.95 and α 0.5. Along y, the parts cancel in the second update.
/// let settings = [Setting::text("lr", ".95"), Setting::text("momentum", ".5")];
/// let trajectory = run(&Experiment::default().with_settings(&settings)?);
/// let explanation = Explanation::new(&trajectory);
/// let update = explanation.update(2)?;
/// let forces = update.forces().unwrap();
/// assert_eq!(forces.carried[1], -1.9);
/// assert!((forces.fresh[1] - 3.42).abs() < 1e-12);
/// assert_eq!(forces.relation(1), Relation::Cancels);
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    trajectory: &'a Trajectory,
    mechanism: Mechanism,
}

impl<'a> Explanation<'a> {
    /// The explanation of a run.
    #[must_use]
    pub fn new(trajectory: &'a Trajectory) -> Self {
        Self { trajectory, mechanism: Mechanism::of(trajectory.experiment().method()) }
    }

    /// The run that is explained.
    #[must_use]
    pub fn trajectory(&self) -> &'a Trajectory {
        self.trajectory
    }

    /// The mechanism of the run's method.
    #[must_use]
    pub fn mechanism(&self) -> Mechanism {
        self.mechanism
    }

    /// The number of updates, which is also the number of the last one. It is 0 for a run that is only its
    /// start.
    #[must_use]
    pub fn len(&self) -> usize {
        self.trajectory.len().saturating_sub(1)
    }

    /// Whether there is no update to explain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The update of that number.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUpdate`] for 0 and beyond the last update; [`ErrorKind::NoUpdateDiverged`] and
    /// [`ErrorKind::NoUpdateAtAll`] are the same for a run that ended early and for one without updates.
    ///
    /// ```
    /// use korogaru_lab::{Explanation, Experiment, run};
    ///
    /// let trajectory = run(&Experiment::default());
    /// let beyond = Explanation::new(&trajectory).update(31).unwrap_err();
    /// assert_eq!(
    ///     beyond.to_string(),
    ///     "there is no update 31: the run has updates 1 to 30; with more iterations it has more",
    /// );
    /// ```
    pub fn update(&self, number: usize) -> Result<Update, Error> {
        if (1..=self.len()).contains(&number) {
            Ok(Update::new(self.trajectory, self.mechanism, number))
        } else {
            Err(self.no_update(number.to_string()))
        }
    }

    /// The update of a number in the form that a person types.
    ///
    /// # Errors
    ///
    /// Those of [`update`](Self::update), also for text that is not a number.
    pub fn update_named(&self, text: &str) -> Result<Update, Error> {
        let number = Setting::text("step", text).count();
        number.map_or_else(|_| Err(self.no_update(text.to_owned())), |number| self.update(number))
    }

    fn no_update(&self, found: String) -> Error {
        let last = self.len();
        match self.trajectory.diverged_at() {
            _ if last == 0 => ErrorKind::NoUpdateAtAll { found },
            Some(_) => ErrorKind::NoUpdateDiverged { found, last },
            None => ErrorKind::NoUpdate { found, last },
        }
        .into()
    }

    /// All updates, from the first to the last.
    pub fn updates(&self) -> impl ExactSizeIterator<Item = Update> + DoubleEndedIterator + 'a {
        let (trajectory, mechanism, last) = (self.trajectory, self.mechanism, self.len());
        (0..last).map(move |i| Update::new(trajectory, mechanism, i + 1))
    }
}
