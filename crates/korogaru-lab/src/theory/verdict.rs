use super::{Family, Regime, Theory};

/// How a setting stands to SGD in the long run, by the rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// An eigenvalue is negative: there is no minimum to come to.
    NoMinimum,
    /// η is beyond the stable range.
    Divergent,
    /// It comes no nearer: η is 0 or at the end of the stable range.
    Neutral,
    /// Faster than SGD with whatever η.
    FasterThanBestSgd,
    /// As fast as SGD with its best η, to within rounding.
    AsFastAsBestSgd,
    /// Slower than the best SGD, and faster than SGD with the same η: what α is there for where η is small.
    FasterThanSameSgd,
    /// Slower than the best SGD, and no faster than SGD with the same η.
    NoFasterThanSameSgd,
    /// It is SGD (or has an α of 0), with another η than the best.
    SgdBelowItsBest,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NoMinimum,
        Self::Divergent,
        Self::Neutral,
        Self::FasterThanBestSgd,
        Self::AsFastAsBestSgd,
        Self::FasterThanSameSgd,
        Self::NoFasterThanSameSgd,
        Self::SgdBelowItsBest,
    ];
}

/// Rates that differ by less are the same but for rounding.
const SAME: f64 = 1e-9;

impl Theory {
    /// How the setting stands to SGD in the long run.
    ///
    /// ```
    /// use korogaru_lab::theory::Verdict;
    /// use korogaru_lab::{Experiment, Theory};
    ///
    /// // The article's setting has the rate √.9 = .9487: slower than the best SGD's .9048, faster than SGD's .99 at
    /// // the same η.
    /// let article = Theory::new(&Experiment::default(), None)?;
    /// assert_eq!(article.verdict(), Verdict::FasterThanSameSgd);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let regimes = self.modes().map(|mode| mode.regime);
        let Some(best) = self.best(Family::Sgd) else { return Verdict::NoMinimum };
        let ahead = best.rate - self.rate();
        if regimes.contains(&Regime::Divergent) {
            Verdict::Divergent
        } else if regimes.contains(&Regime::Neutral) {
            Verdict::Neutral
        } else if ahead > SAME {
            Verdict::FasterThanBestSgd
        } else if ahead >= -SAME {
            Verdict::AsFastAsBestSgd
        } else if self.momentum().is_none_or(|momentum| momentum <= 0.0) {
            Verdict::SgdBelowItsBest
        } else if self.rate() < self.sgd_rate() - SAME {
            Verdict::FasterThanSameSgd
        } else {
            Verdict::NoFasterThanSameSgd
        }
    }
}
