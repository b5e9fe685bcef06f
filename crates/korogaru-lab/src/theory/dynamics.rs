//! The recurrence of a mode: x₁ = c·x₀ and xₜ₊₁ = a·xₜ − b·xₜ₋₁, by method.

use std::cmp::Ordering;

use korogaru::Method;

use super::closed_form::ClosedForm;
use super::mode::{Regime, Root};
use crate::ErrorKind;

/// The methods whose iterates on a quadratic are a recurrence with constant coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// xₜ₊₁ = (1 − ηλ)·xₜ
    Sgd,
    /// xₜ₊₁ = (1 + α − ηλ)·xₜ − α·xₜ₋₁ (Polyak 1964), in either convention of the velocity: η is constant here.
    Momentum,
    /// xₜ₊₁ = (1 + α)(1 − ηλ)·xₜ − α(1 − ηλ)·xₜ₋₁ (Nesterov 1983), in the book's form, whose parameters are the points
    /// that look ahead.
    Nesterov,
}

impl Family {
    /// All of them, the simplest first.
    pub const ALL: [Self; 3] = [Self::Sgd, Self::Momentum, Self::Nesterov];

    /// The recurrence of a mode, as people write it.
    #[must_use]
    pub fn recurrence(self) -> &'static str {
        match self {
            Self::Sgd => "xₜ₊₁ = (1 − ηλ)·xₜ",
            Self::Momentum => "xₜ₊₁ = (1 + α − ηλ)·xₜ − α·xₜ₋₁",
            Self::Nesterov => "xₜ₊₁ = (1 + α)(1 − ηλ)·xₜ − α(1 − ηλ)·xₜ₋₁",
        }
    }

    /// Where both roots are below 1 in size, as people write it.
    #[must_use]
    pub fn stable_range(self) -> &'static str {
        match self {
            Self::Sgd => "0 < ηλ < 2",
            Self::Momentum => "0 < ηλ < 2 + 2α",
            Self::Nesterov => "0 < ηλ < (2 + 2α)/(1 + 2α)",
        }
    }

    /// The name as people write it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Sgd => "SGD",
            Self::Momentum => "Momentum",
            Self::Nesterov => "Nesterov",
        }
    }

    /// The name of the method in code, files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sgd => "sgd",
            Self::Momentum => "momentum",
            Self::Nesterov => "nesterov",
        }
    }
}

/// A method with its η and α; SGD's α is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dynamics {
    pub(super) family: Family,
    pub(super) lr: f64,
    pub(super) momentum: f64,
}

/// The sum a and the product b of the two roots of r² − a·r + b = 0, with its discriminant a² − 4b.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roots {
    pub(super) sum: f64,
    pub(super) product: f64,
    pub(super) discriminant: f64,
}

/// A double root is one to within this: what rounding makes of the α that is critical.
const DOUBLE: f64 = 8.0 * f64::EPSILON;

impl Dynamics {
    /// The dynamics of a method, if it has any that are linear.
    pub(super) fn of(method: &Method) -> Result<Self, ErrorKind> {
        let name = method.info().name;
        let family = Family::ALL.into_iter().find(|family| family.name() == name);
        family.zip(method.get("lr")).map_or_else(
            || {
                let covered = Family::ALL.map(Family::name).to_vec();
                Err(ErrorKind::NoTheory { method: name.to_owned(), covered })
            },
            |(family, lr)| Ok(Self { family, lr, momentum: method.get("momentum").unwrap_or(0.0) }),
        )
    }

    /// The characteristic equation of a mode. The discriminant is taken from its factors, in which the double root
    /// that it decides about is a difference of two numbers and not of their squares.
    pub(super) fn roots(&self, eigenvalue: f64) -> Roots {
        let (alpha, s) = (self.momentum, self.lr * eigenvalue);
        let square = |number: f64| number * number;
        match self.family {
            Family::Sgd => Roots { sum: 1.0 - s, product: 0.0, discriminant: square(1.0 - s) },
            Family::Momentum => Roots {
                sum: 1.0 + alpha - s,
                product: alpha,
                discriminant: (square(1.0 - alpha.sqrt()) - s) * (square(1.0 + alpha.sqrt()) - s),
            },
            Family::Nesterov => Roots {
                sum: (1.0 + alpha) * (1.0 - s),
                product: alpha * (1.0 - s),
                discriminant: (1.0 - s) * (square(1.0 - alpha) - s * square(1.0 + alpha)),
            },
        }
    }

    /// The solution that begins at a coordinate, with a velocity of 0.
    pub(super) fn closed_form(&self, eigenvalue: f64, start: f64) -> ClosedForm {
        let s = self.lr * eigenvalue;
        let first = match self.family {
            Family::Sgd | Family::Momentum => 1.0 - s,
            Family::Nesterov => 1.0 - (1.0 + self.momentum) * s,
        };
        ClosedForm::new(self.roots(eigenvalue), start, first)
    }

    /// The ηλ at which the larger root reaches the size 1.
    fn limit(&self) -> f64 {
        let alpha = self.momentum;
        match self.family {
            Family::Sgd => 2.0,
            Family::Momentum => 2.0 + 2.0 * alpha,
            Family::Nesterov => (2.0 + 2.0 * alpha) / (1.0 + 2.0 * alpha),
        }
    }

    pub(super) fn stable_below(&self, eigenvalue: f64) -> Option<f64> {
        (eigenvalue > 0.0).then(|| self.limit() / eigenvalue)
    }

    pub(super) fn critical_momentum(&self, eigenvalue: f64) -> Option<f64> {
        let root = (self.lr * eigenvalue).sqrt();
        let alpha = match self.family {
            Family::Sgd => return None,
            Family::Momentum => (1.0 - root) * (1.0 - root),
            Family::Nesterov => (1.0 - root) / (1.0 + root),
        };
        (0.0..1.0).contains(&alpha).then_some(alpha)
    }

    pub(super) fn regime(&self, eigenvalue: f64) -> Regime {
        let (alpha, s) = (self.momentum, self.lr * eigenvalue);
        match (s.total_cmp(&0.0), s.total_cmp(&self.limit())) {
            (_, Ordering::Greater) => return Regime::Divergent,
            (_, Ordering::Equal) => return Regime::Neutral,
            // A product of 0 has the sign of λ.
            (Ordering::Less | Ordering::Equal, _) => {
                return if s < 0.0 { Regime::Divergent } else { Regime::Neutral };
            }
            _ => {}
        }
        let share = (1.0 - alpha) / (1.0 + alpha);
        let gap = match self.family {
            Family::Sgd => 1.0 - s,
            Family::Momentum => (1.0 - alpha.sqrt()) * (1.0 - alpha.sqrt()) - s,
            // Two double roots: one that is positive, and 0.
            Family::Nesterov => (share * share - s).abs().min((1.0 - s).abs()),
        };
        let roots = self.roots(eigenvalue);
        if gap.abs() <= DOUBLE {
            Regime::Critical
        } else if roots.discriminant < 0.0 {
            Regime::Underdamped
        } else if roots.sum > 0.0 {
            Regime::Overdamped
        } else {
            Regime::OscillatingSign
        }
    }
}

impl Roots {
    /// The size of the larger root: √b for complex ones.
    pub(super) fn rate(&self) -> f64 {
        if self.discriminant < 0.0 {
            self.product.sqrt()
        } else {
            (self.sum.abs() + self.discriminant.sqrt()) / 2.0
        }
    }

    /// Of complex roots, the angle of the upper one, from 0 to π.
    pub(super) fn angle(&self) -> f64 {
        libm::atan2((-self.discriminant).sqrt(), self.sum)
    }

    /// The larger one in size first, of complex ones the upper one.
    pub(super) fn both(&self) -> [Root; 2] {
        if self.discriminant < 0.0 {
            let (re, im) = (self.sum / 2.0, (-self.discriminant).sqrt() / 2.0);
            return [Root { re, im }, Root { re, im: -im }];
        }
        let larger = self.rate().copysign(self.sum);
        // By the product, since the difference may cancel.
        let smaller = if self.rate() > 0.0 { self.product / larger } else { 0.0 };
        [larger, smaller].map(|re| Root { re: re + 0.0, im: 0.0 })
    }
}
