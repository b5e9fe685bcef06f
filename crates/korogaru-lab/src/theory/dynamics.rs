//! The recurrence of a mode for each method: z₁ = c·z₀ and zₜ₊₁ = a·zₜ − b·zₜ₋₁.

use korogaru::{METHODS, Method};

use super::closed_form::ClosedForm;
use super::mode::{Regime, Root};
use crate::ErrorKind;

/// The methods whose iterates on a quadratic are a recurrence with constant coefficients. In the recurrence z
/// is the coordinate of the point along an eigenvector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// zₜ₊₁ = (1 − ηλ)·zₜ
    Sgd,
    /// zₜ₊₁ = (1 + α − ηλ)·zₜ − α·zₜ₋₁ (Polyak 1964), in both conventions of the
    /// velocity, since η is constant.
    Momentum,
    /// zₜ₊₁ = (1 + α)(1 − ηλ)·zₜ − α(1 − ηλ)·zₜ₋₁ (Nesterov 1983), in the book's
    /// form, whose parameters are the points ahead of the ball.
    Nesterov,
}

impl Family {
    /// All of them, the simplest first.
    pub const ALL: [Self; 3] = [Self::Sgd, Self::Momentum, Self::Nesterov];

    /// The recurrence of a mode, as mathematicians write it.
    #[must_use]
    pub fn recurrence(self) -> &'static str {
        match self {
            Self::Sgd => "zₜ₊₁ = (1 − ηλ)·zₜ",
            Self::Momentum => "zₜ₊₁ = (1 + α − ηλ)·zₜ − α·zₜ₋₁",
            Self::Nesterov => "zₜ₊₁ = (1 + α)(1 − ηλ)·zₜ − α(1 − ηλ)·zₜ₋₁",
        }
    }

    /// The range of ηλ in which both roots are below 1 in size, as mathematicians write it.
    #[must_use]
    pub fn stable_range(self) -> &'static str {
        match self {
            Self::Sgd => "0 < ηλ < 2",
            Self::Momentum => "0 < ηλ < 2 + 2α",
            Self::Nesterov => "0 < ηλ < (2 + 2α)/(1 + 2α)",
        }
    }

    /// The variance of a mode in the long run under noise of standard deviation σ, as mathematicians write
    /// it; see [`Theory::stationary`](super::Theory::stationary).
    #[must_use]
    pub fn stationary_variance(self) -> &'static str {
        match self {
            Self::Sgd => "ησ²/(λ(2 − ηλ))",
            Self::Momentum => "ησ²(1 + α)/(λ(1 − α)(2(1 + α) − ηλ))",
            Self::Nesterov => "ησ²(1 + α + α(1 + 2α)ηλ)/(λ(1 − α + αηλ)(2(1 + α) − (1 + 2α)ηλ))",
        }
    }

    /// The method's name as people write it.
    #[must_use]
    pub fn label(self) -> &'static str {
        let method = METHODS.iter().find(|method| method.name == self.name());
        method.map_or(self.name(), |method| method.label)
    }

    /// The method's name in code, in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sgd => "sgd",
            Self::Momentum => "momentum",
            Self::Nesterov => "nesterov",
        }
    }
}

/// A method with its η and α. SGD's α is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dynamics {
    pub(super) family: Family,
    pub(super) lr: f64,
    pub(super) momentum: f64,
}

/// The sum a and the product b of the two roots of r² − a·r + b = 0, and its discriminant a² − 4b.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roots {
    pub(super) sum: f64,
    pub(super) product: f64,
    pub(super) discriminant: f64,
}

/// Roots this near to each other count as double, and ηλ this near to the end of the stable range counts as
/// the end. It covers the rounding of the critical α and of the largest η.
const DOUBLE: f64 = 8.0 * f64::EPSILON;

impl Dynamics {
    /// The dynamics of a method, if they are linear.
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

    /// SGD with the same η.
    pub(super) fn without_momentum(self) -> Self {
        Self { family: Family::Sgd, momentum: 0.0, ..self }
    }

    /// The roots of a mode's characteristic equation. The discriminant is computed from its factors, so that
    /// near a double root it is a difference of two numbers and not of their squares.
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

    /// The solution that begins at a coordinate with velocity 0.
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
            // If ηλ is 1, both roots are 0 for every α.
            Family::Nesterov if root >= 1.0 => return None,
            Family::Nesterov => (1.0 - root) / (1.0 + root),
        };
        (0.0..1.0).contains(&alpha).then_some(alpha)
    }

    /// The regime at an end of the stable range or beyond it. `None` inside the range.
    pub(super) fn regime_at_ends(&self, eigenvalue: f64) -> Option<Regime> {
        let s = self.lr * eigenvalue;
        let rounding = DOUBLE * self.limit();
        if s < 0.0 || s > self.limit() + rounding {
            return Some(Regime::Divergent);
        }
        (s <= 0.0 || s >= self.limit() - rounding).then_some(Regime::Neutral)
    }

    pub(super) fn regime(&self, eigenvalue: f64) -> Regime {
        if let Some(regime) = self.regime_at_ends(eigenvalue) {
            return regime;
        }
        let (alpha, s) = (self.momentum, self.lr * eigenvalue);
        let share = (1.0 - alpha) / (1.0 + alpha);
        let gap = match self.family {
            Family::Sgd => 1.0 - s,
            Family::Momentum => (1.0 - alpha.sqrt()) * (1.0 - alpha.sqrt()) - s,
            Family::Nesterov => share * share - s,
        };
        let roots = self.roots(eigenvalue);
        if gap.abs() <= DOUBLE {
            Regime::Critical
        } else if self.family == Family::Nesterov && (1.0 - s).abs() <= DOUBLE {
            // Both roots are 0: one update leads to −α times the start, and the next to the centre.
            Regime::OscillatingSign
        } else if roots.discriminant < 0.0 {
            Regime::Underdamped
        } else if roots.sum > 0.0 {
            Regime::Overdamped
        } else {
            Regime::OscillatingSign
        }
    }
}

impl Dynamics {
    /// The size of the larger root. It is on the side of 1 that the regime says: at the ends of the stable
    /// range, rounding may put it on the other.
    pub(super) fn rate(&self, eigenvalue: f64) -> f64 {
        let rate = self.roots(eigenvalue).rate();
        match self.regime(eigenvalue) {
            Regime::Neutral => 1.0,
            // Beyond the range of numbers, infinities leave NaN.
            Regime::Divergent if rate.is_nan() => f64::INFINITY,
            Regime::Divergent => rate.max(1.0_f64.next_up()),
            _ => rate.min(1.0_f64.next_down()),
        }
    }

    /// −ln of the rate: how fast the logarithm of the distance falls. It has many digits, however near the
    /// rate is to 1. 0 for a neutral mode, negative for a divergent one.
    ///
    /// A real root is ±(1 − u), and u is the smaller root of the characteristic equation moved to ±1, u²
    /// − (2 ∓ a)·u + p(±1) = 0. Nothing cancels, since p(1) = ηλ in every family.
    pub(super) fn contraction(&self, eigenvalue: f64) -> f64 {
        let (alpha, s) = (self.momentum, self.lr * eigenvalue);
        let roots = self.roots(eigenvalue);
        if self.regime(eigenvalue) == Regime::Neutral {
            return 0.0;
        }
        if roots.discriminant < 0.0 {
            let product =
                libm::log(alpha) + if self.family == Family::Nesterov { libm::log1p(-s) } else { 0.0 };
            return -product / 2.0;
        }
        let (at_end, sum) = match (roots.sum > 0.0, self.family) {
            (true, Family::Sgd) => (s, 1.0 + s),
            (true, Family::Momentum) => (s, 1.0 - alpha + s),
            (true, Family::Nesterov) => (s, 1.0 - alpha + (1.0 + alpha) * s),
            (false, Family::Sgd | Family::Momentum) => (self.limit() - s, 2.0 + roots.sum),
            (false, Family::Nesterov) => ((1.0 + 2.0 * alpha) * (self.limit() - s), 2.0 + roots.sum),
        };
        -libm::log1p(-2.0 * at_end / (sum + roots.discriminant.sqrt()))
    }
}

impl Roots {
    /// The size of the larger root. For complex roots it is √b.
    pub(super) fn rate(&self) -> f64 {
        if self.discriminant < 0.0 {
            self.product.sqrt()
        } else {
            (self.sum.abs() + self.discriminant.sqrt()) / 2.0
        }
    }

    /// For complex roots, the angle of the upper one, from 0 to π.
    pub(super) fn angle(&self) -> f64 {
        libm::atan2((-self.discriminant).sqrt(), self.sum)
    }

    /// Both roots, the one of larger size first; of complex roots, the upper one first.
    pub(super) fn both(&self) -> [Root; 2] {
        if self.discriminant < 0.0 {
            let (re, im) = (self.sum / 2.0, (-self.discriminant).sqrt() / 2.0);
            return [Root { re, im }, Root { re, im: -im }];
        }
        let larger = self.rate().copysign(self.sum);
        // From the product, since the difference may cancel.
        let smaller = if self.rate() > 0.0 { self.product / larger } else { 0.0 };
        [larger, smaller].map(|re| Root { re: re + 0.0, im: 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Both ways give the same number where the obvious one has enough digits.
        #[test]
        fn the_contraction_is_minus_the_logarithm_of_the_rate(
            family in prop::sample::select(Family::ALL.to_vec()), s in -2.0..5.0_f64, alpha in 0.0..0.999_f64,
        ) {
            let momentum = if family == Family::Sgd { 0.0 } else { alpha };
            let dynamics = Dynamics { family, lr: s.abs(), momentum };
            let eigenvalue = 1.0_f64.copysign(s);
            let (rate, contraction) = (dynamics.rate(eigenvalue), dynamics.contraction(eigenvalue));
            prop_assume!(rate > 1e-3);
            prop_assert!((contraction + libm::log(rate)).abs() < 1e-12, "{dynamics:?}: {contraction} {rate}");
            prop_assert_eq!(contraction > 0.0, dynamics.regime(eigenvalue).shrinks());
        }

        /// Where the rate is almost 1, SGD contracts by ηλ to first order, and Momentum and Nesterov by
        /// ηλ/(1 − α).
        #[test]
        fn it_has_its_digits_where_the_rate_has_none(exponent in -300.0..-10.0_f64, alpha in 0.0..0.9_f64) {
            let lr = libm::exp10(exponent);
            for family in Family::ALL {
                let momentum = if family == Family::Sgd { 0.0 } else { alpha };
                let contraction = Dynamics { family, lr, momentum }.contraction(1.0);
                prop_assert!((contraction * (1.0 - momentum) / lr - 1.0).abs() < 1e-7, "{family:?}: {contraction}");
            }
        }
    }
}
