use super::dynamics::{Dynamics, Family};
use super::mode::Regime;
use crate::Experiment;
use crate::eigen;

/// For which η and α f grows without end from an experiment's start, if theory is exact: on a quadratic, by
/// a method whose iterates are a recurrence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    family: Family,
    /// The eigenvalues of the modes that do not start at rest.
    moving: [Option<f64>; 2],
}

impl Growth {
    /// `None` if theory is not exact. For an experiment with noise, this is about the run without noise, with
    /// all modes moving.
    pub(crate) fn of(experiment: &Experiment) -> Option<Self> {
        let (objective, start) = (experiment.objective(), experiment.start());
        if !objective.is_quadratic() || !experiment.method().is_built_in() {
            return None;
        }
        let family = Dynamics::of(experiment.method()).ok()?.family;
        let (gradient, hessian) = (objective.gradient(start), objective.hessian(start));
        if !gradient.iter().chain(&hessian).all(|number| number.is_finite()) {
            return None;
        }
        let moving = eigen::eigen(hessian).map(|pair| {
            let slope = gradient[0] * pair.direction[0] + gradient[1] * pair.direction[1];
            (experiment.noise().is_any() || slope.abs() > 0.0).then_some(pair.value)
        });
        Some(Self { family, moving })
    }

    /// Whether f grows without end. The fastest of the divergent modes decides; if its eigenvalue is
    /// negative, f falls.
    #[inline]
    pub(crate) fn is_endless(&self, lr: f64, momentum: f64) -> bool {
        let dynamics = Dynamics { family: self.family, lr, momentum };
        let [low, high] = self.moving.map(|mode| mode.filter(|mode| dynamics.diverges(*mode)));
        match (low, high) {
            (None, None) => false,
            (Some(only), None) | (None, Some(only)) => only > 0.0,
            (Some(low), Some(high)) if (low > 0.0) == (high > 0.0) => low > 0.0,
            (Some(low), Some(high)) => dynamics.rate(high) >= dynamics.rate(low),
        }
    }
}

impl Dynamics {
    /// Whether the regime is [`Regime::Divergent`].
    fn diverges(&self, eigenvalue: f64) -> bool {
        self.regime_at_ends(eigenvalue) == Some(Regime::Divergent)
    }
}
