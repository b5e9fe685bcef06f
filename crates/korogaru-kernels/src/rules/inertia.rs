//! What Momentum and Nesterov share.

use crate::{Convention, Error, Hyperparameter};

/// The hyperparameters of a rule with a velocity, and its convention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Inertia {
    pub(super) lr: f64,
    pub(super) momentum: f64,
    pub(super) convention: Convention,
}

impl Inertia {
    pub(super) const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Hyperparameter::LR, Hyperparameter::MOMENTUM];

    /// With η inside.
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

/// The part of [`Rule`](crate::Rule) that rules around an [`Inertia`] share. `$outside` is the formula with η
/// outside.
macro_rules! rule_with_velocity {
    ($outside:expr) => {
        const HYPERPARAMETERS: &'static [Hyperparameter] = Inertia::HYPERPARAMETERS;
        const SLOTS: &'static [&'static str] = &["v"];
        const HAS_CONSTANT_COEFFICIENTS: bool = true;
        type Hyperparameters = [f64; 2];
        type State<T> = [T; 1];

        fn from_hyperparameters([lr, momentum]: [f64; 2]) -> Result<Self, Error> {
            Self::new(lr, momentum)
        }

        fn convention(&self) -> Option<Convention> {
            Some(self.0.convention)
        }

        fn in_convention(&self, convention: Convention) -> Option<Self> {
            Some(self.with_convention(convention))
        }

        fn formula(&self) -> &'static [&'static str] {
            match self.0.convention {
                Convention::LrInside => Self::FORMULA,
                Convention::LrOutside => $outside,
            }
        }

        fn hyperparameters(&self) -> [f64; 2] {
            [self.0.lr, self.0.momentum]
        }

        #[inline(always)]
        fn velocity<N: Number>(
            &[momentum, entry, ..]: &Self::Coefficients<N>,
            g: N,
            [v]: [N; 1],
        ) -> Option<Velocity<N>> {
            Some(Velocity::parts(momentum, entry, g, v))
        }
    };
}

pub(super) use rule_with_velocity;

impl Default for Inertia {
    fn default() -> Self {
        Self {
            lr: Hyperparameter::LR.default,
            momentum: Hyperparameter::MOMENTUM.default,
            convention: Convention::default(),
        }
    }
}
