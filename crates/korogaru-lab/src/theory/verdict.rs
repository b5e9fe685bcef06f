use std::cmp::Ordering;

use super::{Regime, Theory};

/// How a setting compares with SGD in the long run, judged by the rates, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// An eigenvalue is negative: there is no minimum to reach.
    NoMinimum,
    /// η is beyond the stable range.
    Divergent,
    /// The run comes no nearer: η is 0 or at the end of the stable range.
    Neutral,
    /// Faster than SGD with any η.
    FasterThanBestSgd,
    /// As fast as SGD with its best η, to within rounding.
    AsFastAsBestSgd,
    /// Slower than the best SGD, and faster than SGD with the same η, which creeps along the flatter
    /// direction. This is what α is for if η is small.
    FasterThanSameSgd,
    /// Slower than the best SGD, and faster than SGD with the same η, which jumps from side to side along
    /// the steeper direction.
    SteadierThanSameSgd,
    /// Slower than the best SGD, but SGD with the same η comes no nearer at all: α has widened the stable
    /// range.
    SameSgdDiverges,
    /// Slower than the best SGD, and no faster than SGD with the same η, because the slower mode oscillates:
    /// α is too large.
    TooMuchMomentum,
    /// Slower than the best SGD, and no faster than SGD with the same η, because the slower mode changes
    /// sides with every update: η is too near to the end of the stable range.
    NearTheEnd,
    /// The setting is SGD (or has an α of 0, or one that makes no difference), with an η that is not the
    /// best.
    SgdBelowItsBest,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NoMinimum,
        Self::Divergent,
        Self::Neutral,
        Self::FasterThanBestSgd,
        Self::AsFastAsBestSgd,
        Self::FasterThanSameSgd,
        Self::SteadierThanSameSgd,
        Self::SameSgdDiverges,
        Self::TooMuchMomentum,
        Self::NearTheEnd,
        Self::SgdBelowItsBest,
    ];
}

/// Logarithms of rates that differ by less than this share are the same but for rounding.
const SAME: f64 = 1e-9;
/// So are those that differ by less than this: for large κ the best η is at the end of SGD's range.
const ROUNDING: f64 = 8.0 * f64::EPSILON;

impl Theory {
    /// How the setting compares with SGD in the long run.
    ///
    /// The numbers that are compared are −ln rate, which is inversely proportional to the number of
    /// updates. Rates near 1 differ little where the numbers of updates differ much.
    ///
    /// ```
    /// use korogaru_lab::theory::Verdict;
    /// use korogaru_lab::{Experiment, Theory};
    ///
    /// // The article's setting has the rate √.9 = .9487: slower than the best SGD's .9048, faster than the
    /// // .99 of SGD with the same η.
    /// let article = Theory::new(&Experiment::default(), None)?;
    /// assert_eq!(article.verdict(), Verdict::FasterThanSameSgd);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let modes = self.deciding();
        let [low, high] = modes.map(|mode| mode.eigenvalue);
        if low <= 0.0 {
            return Verdict::NoMinimum;
        }
        let regimes = modes.map(|mode| mode.regime);
        if regimes.contains(&Regime::Divergent) {
            return Verdict::Divergent;
        }
        if regimes.contains(&Regime::Neutral) {
            return Verdict::Neutral;
        }
        let each = [low, high].map(|eigenvalue| self.dynamics.contraction(eigenvalue));
        let own = each[0].min(each[1]);
        // The best SGD has the rate (L − μ)/(L + μ) = 1/(1 + 2μ/(L − μ)).
        let best = libm::log1p(2.0 * low / (high - low));
        match compared(own, best, ROUNDING) {
            Ordering::Greater => return Verdict::FasterThanBestSgd,
            Ordering::Equal => return Verdict::AsFastAsBestSgd,
            Ordering::Less => {}
        }
        if self.momentum().is_none_or(|momentum| momentum <= 0.0) {
            return Verdict::SgdBelowItsBest;
        }
        let sgd = self.dynamics.without_momentum();
        let [gentle, steep] = [low, high].map(|eigenvalue| sgd.contraction(eigenvalue));
        let slower = if each[1] < each[0] { regimes[1] } else { regimes[0] };
        match compared(own, gentle.min(steep), 0.0) {
            _ if steep <= 0.0 => Verdict::SameSgdDiverges,
            Ordering::Greater if steep < gentle => Verdict::SteadierThanSameSgd,
            Ordering::Greater => Verdict::FasterThanSameSgd,
            _ if slower == Regime::Underdamped => Verdict::TooMuchMomentum,
            _ if slower == Regime::OscillatingSign => Verdict::NearTheEnd,
            _ => Verdict::SgdBelowItsBest,
        }
    }
}

/// Which of two contractions is greater, to within rounding. Both may be infinite.
fn compared(a: f64, b: f64, rounding: f64) -> Ordering {
    if a > b * (1.0 + SAME) + rounding {
        Ordering::Greater
    } else if a < b * (1.0 - SAME) - rounding {
        Ordering::Less
    } else {
        Ordering::Equal
    }
}
