//! What the two rules with a velocity hold.

use crate::{Convention, Error, Hyperparameter};

/// The hyperparameters of a rule whose velocity carries on, and where its η stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Inertia {
    pub(super) lr: f64,
    pub(super) momentum: f64,
    pub(super) convention: Convention,
}

impl Inertia {
    pub(super) const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Hyperparameter::LR, Hyperparameter::MOMENTUM];

    /// In the book's convention.
    pub(super) fn new(lr: f64, momentum: f64) -> Result<Self, Error> {
        Ok(Self {
            lr: Hyperparameter::LR.check(lr)?,
            momentum: Hyperparameter::MOMENTUM.check(momentum)?,
            ..Self::default()
        })
    }

    pub(super) fn in_convention(self, convention: Convention) -> Self {
        Self { convention, ..self }
    }
}

impl Default for Inertia {
    fn default() -> Self {
        Self {
            lr: Hyperparameter::LR.default,
            momentum: Hyperparameter::MOMENTUM.default,
            convention: Convention::default(),
        }
    }
}
