use super::dynamics::Dynamics;
use crate::eigen::Eigenpair;

/// What the run does along one eigenvector of the Hessian.
#[derive(Clone, Copy, Debug)]
pub struct Mode {
    /// The eigenvalue λ: the curvature of f along the direction. If it is negative, f falls to both sides.
    pub eigenvalue: f64,
    /// ηλ. With α it decides all the rest.
    pub scaled: f64,
    /// The eigenvector, of length 1. It points to the right, or upwards if it is along y.
    pub direction: [f64; 2],
    /// What the coordinate along the direction does.
    pub regime: Regime,
    /// The roots of the recurrence's characteristic equation, the one of larger size first. Of two complex
    /// roots, which are conjugate, the upper one is first. SGD's second root is 0.
    pub roots: [Root; 2],
    /// The size of the larger root: the factor by which the coordinate shrinks with each update in the long
    /// run. It is exactly 1 for a neutral mode, above 1 for a divergent one and below 1 for all others,
    /// despite rounding.
    pub rate: f64,
    /// For an underdamped mode, how many updates one whole oscillation takes.
    pub period: Option<f64>,
    /// The η below which the mode is stable with this α. `None` for a negative eigenvalue, where no η is
    /// stable.
    pub stable_below: Option<f64>,
    /// The α at which the mode is critically damped with this η. With less it does not oscillate; with more
    /// it does. If ηλ > 1, only Momentum has such an α, and the double root is negative. `None` for SGD,
    /// and if no α from 0 to below 1 is critical.
    pub critical_momentum: Option<f64>,
}

/// What a mode's coordinate does from update to update.
///
/// The names are those of a weight on a spring, which Momentum is in discrete time. The roots of the
/// characteristic equation decide; in the long run the one of larger size does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Regime {
    /// Two real roots. The one of larger size is positive and below 1: the coordinate creeps to the minimum
    /// without oscillating.
    Overdamped,
    /// A double root from 0 to below 1, to within rounding: the fastest way to the minimum without
    /// oscillating.
    Critical,
    /// Two complex roots of size below 1: the coordinate swings to and fro across the minimum, less each
    /// time.
    Underdamped,
    /// Two real roots. The one of larger size, or a double one, is between −1 and 0: the coordinate changes
    /// its sign with every update and shrinks. Nesterov's method with ηλ = 1, whose roots are both 0, is of
    /// this regime too: it goes once to the other side, and then to the minimum.
    OscillatingSign,
    /// The larger root has size 1: the coordinate neither shrinks nor grows. So with η = 0, and at the very
    /// end of the stable range.
    Neutral,
    /// The larger root has a size above 1: the coordinate runs away. So with too large an η, and with any η
    /// if the eigenvalue is negative.
    Divergent,
}

impl Regime {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Overdamped,
        Self::Critical,
        Self::Underdamped,
        Self::OscillatingSign,
        Self::Neutral,
        Self::Divergent,
    ];

    /// Whether the coordinate shrinks.
    #[must_use]
    pub fn shrinks(self) -> bool {
        !matches!(self, Self::Neutral | Self::Divergent)
    }

    /// The name in data, in kebab case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdamped => "overdamped",
            Self::Critical => "critical",
            Self::Underdamped => "underdamped",
            Self::OscillatingSign => "oscillating-sign",
            Self::Neutral => "neutral",
            Self::Divergent => "divergent",
        }
    }
}

/// A root of a characteristic equation, a complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Root {
    /// Its real part.
    pub re: f64,
    /// Its imaginary part, 0 for a real root.
    pub im: f64,
}

impl Dynamics {
    /// The mode of an eigenvalue and its direction.
    pub(super) fn mode(&self, Eigenpair { value: eigenvalue, direction }: Eigenpair) -> Mode {
        let roots = self.roots(eigenvalue);
        let regime = self.regime(eigenvalue);
        let period = (regime == Regime::Underdamped).then(|| std::f64::consts::TAU / roots.angle());
        Mode {
            eigenvalue,
            scaled: self.lr * eigenvalue,
            direction,
            regime,
            roots: roots.both(),
            rate: self.rate(eigenvalue),
            period,
            stable_below: self.stable_below(eigenvalue),
            critical_momentum: self.critical_momentum(eigenvalue),
        }
    }
}
