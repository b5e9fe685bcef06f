use super::dynamics::Dynamics;
use crate::eigen::Pair;

/// What happens along one eigenvector of the Hessian.
#[derive(Clone, Copy, Debug)]
pub struct Mode {
    /// The eigenvalue λ: how strongly f curves along the direction. Negative where it falls away to both sides.
    pub eigenvalue: f64,
    /// ηλ, on which with α all the rest depends.
    pub scaled: f64,
    /// The eigenvector, of length 1: the one that points to the right, or along y upwards.
    pub direction: [f64; 2],
    /// What the coordinate along the direction does.
    pub regime: Regime,
    /// The roots of the recurrence's characteristic equation, the larger one in size first. A pair of complex ones
    /// is conjugate, the upper one first. SGD's second one is 0.
    pub roots: [Root; 2],
    /// The size of the larger root: the factor by which the coordinate shrinks with each update in the long run. 1 for
    /// a neutral mode, above 1 for a divergent one and below 1 for all others, rounding or not.
    pub rate: f64,
    /// For an underdamped mode, how many updates a whole swing to and fro takes.
    pub period: Option<f64>,
    /// The η below which the mode is stable, for η > 0 and this α. `None` for a negative eigenvalue: no η helps.
    pub stable_below: Option<f64>,
    /// The α at which the mode is critically damped, for this η: below, it does not swing; above, it does. Where
    /// ηλ > 1, which only Momentum has one for, the double root is negative. `None` for SGD, and where no α from 0 to
    /// below 1 is one.
    pub critical_momentum: Option<f64>,
}

/// What a mode's coordinate does from update to update.
///
/// The names are those of a weight on a spring, which Momentum is in discrete time. They are told by the roots of the
/// characteristic equation, the one of larger size deciding in the long run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Regime {
    /// Two real roots, the larger one in size positive and below 1: it creeps to the minimum without swinging.
    Overdamped,
    /// A double root from 0 to below 1, to within rounding: as fast as it goes without swinging.
    Critical,
    /// Two complex roots of a size below 1: it swings to and fro across the minimum, less each time.
    Underdamped,
    /// Two real roots, the larger one in size (or a double one) between −1 and 0: it changes sides with every
    /// update, less each time. So too Nesterov's with ηλ = 1, whose roots are both 0: once to the other side, and then
    /// to the minimum.
    OscillatingSign,
    /// The larger root has the size 1: it comes no nearer and goes no farther. So with η = 0, and at the very end of
    /// the stable range.
    Neutral,
    /// The larger root has a size above 1: it runs away. So with too large an η, and with any where the eigenvalue is
    /// negative.
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
    pub(super) fn mode(&self, Pair { value: eigenvalue, direction }: Pair) -> Mode {
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
