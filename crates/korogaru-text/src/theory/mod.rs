//! What theory says, in words.

mod report;

use korogaru_lab::theory::Regime;

use crate::phrase::phrases;

pub use report::{mode_label, theory};

phrases! {
    /// The name of what a mode does.
    pub enum RegimeName {
        /// [`Regime::Overdamped`]
        Overdamped = "regime-overdamped",
        /// [`Regime::Critical`]
        Critical = "regime-critical",
        /// [`Regime::Underdamped`]
        Underdamped = "regime-underdamped",
        /// [`Regime::OscillatingSign`]
        OscillatingSign = "regime-oscillating-sign",
        /// [`Regime::Neutral`]
        Neutral = "regime-neutral",
        /// [`Regime::Divergent`]
        Divergent = "regime-divergent",
    }
}

phrases! {
    /// What a mode does, in a sentence.
    pub enum RegimeMeaning {
        /// [`Regime::Overdamped`]
        Overdamped = "regime-meaning-overdamped",
        /// [`Regime::Critical`]
        Critical = "regime-meaning-critical",
        /// [`Regime::Underdamped`]
        Underdamped = "regime-meaning-underdamped",
        /// [`Regime::OscillatingSign`]
        OscillatingSign = "regime-meaning-oscillating-sign",
        /// [`Regime::Neutral`]
        Neutral = "regime-meaning-neutral",
        /// [`Regime::Divergent`]
        Divergent = "regime-meaning-divergent",
    }
}

phrases! {
    /// The sentences and columns of a report of theory.
    pub enum TheoryReport {
        /// The first line.
        Heading {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The first point.
            start: String,
        } = "theory-heading",
        /// The second derivatives at a known minimum.
        AtMinimum {
            /// Where.
            point: String,
            /// ∂²f/∂x²
            xx: String,
            /// ∂²f/∂x∂y
            xy: String,
            /// ∂²f/∂y²
            yy: String,
        } = "theory-at-minimum",
        /// The second derivatives at a minimum that was found by looking.
        AtMinimumFound {
            /// Where.
            point: String,
            /// ∂²f/∂x²
            xx: String,
            /// ∂²f/∂x∂y
            xy: String,
            /// ∂²f/∂y²
            yy: String,
        } = "theory-at-minimum-found",
        /// The second derivatives at another point.
        AtPoint {
            /// Where.
            point: String,
            /// ∂²f/∂x²
            xx: String,
            /// ∂²f/∂x∂y
            xy: String,
            /// ∂²f/∂y²
            yy: String,
        } = "theory-at-point",
        /// The stationary point, where it is not the point itself.
        Centre {
            /// Where.
            centre: String,
        } = "theory-centre",
        /// That all of it is exact.
        Exact = "theory-exact",
        /// That it is local.
        Local = "theory-local",
        /// That it is of the run without noise.
        WithoutNoise {
            /// The noise.
            noise: String,
        } = "theory-without-noise",
        /// How far noise scatters the point in the long run.
        Stationary {
            /// The variance of a mode, as people write it.
            variance: String,
            /// The direction of the first mode.
            first: String,
            /// The standard deviation along it.
            first_deviation: String,
            /// The direction of the second mode.
            second: String,
            /// The standard deviation along it.
            second_deviation: String,
            /// How far f is above its least in the mean.
            loss: String,
        } = "theory-stationary",
        /// That nothing is said of how far a mini-batch scatters it.
        StationaryBatch = "theory-stationary-batch",
        /// What stands over the table of modes.
        Modes {
            /// The recurrence of a mode.
            recurrence: String,
        } = "theory-modes",
        /// Column: the eigenvector.
        ColumnDirection = "theory-column-direction",
        /// Column: the regime.
        ColumnRegime = "theory-column-regime",
        /// Column: the rate.
        ColumnRate = "theory-column-rate",
        /// Column: the period.
        ColumnPeriod = "theory-column-period",
        /// Column: the largest stable η.
        ColumnStable = "theory-column-stable",
        /// Column: the critical α.
        ColumnCritical = "theory-column-critical",
        /// Column: η and α are of what.
        ColumnSetting = "theory-column-setting",
        /// Column: how many updates it takes.
        ColumnSteps {
            /// To which share of the first distance.
            tolerance: String,
        } = "theory-column-steps",
        /// Along an axis.
        AlongAxis {
            /// `x` or `y`
            axis: String,
        } = "theory-along-axis",
        /// Along a direction.
        AlongDirection {
            /// Its vector.
            direction: String,
        } = "theory-along-direction",
        /// What λ is.
        MeaningEigenvalue = "theory-meaning-eigenvalue",
        /// What the rate is.
        MeaningRate = "theory-meaning-rate",
        /// What the period is.
        MeaningPeriod = "theory-meaning-period",
        /// What the largest stable η is.
        MeaningStable {
            /// The range of ηλ.
            range: String,
        } = "theory-meaning-stable",
        /// What the critical α is.
        MeaningCritical = "theory-meaning-critical",
        /// The same where ηλ is above 1 for a mode.
        MeaningCriticalSteep = "theory-meaning-critical-steep",
        /// The condition number.
        Condition {
            /// κ.
            kappa: String,
        } = "theory-condition",
        /// The same where κ is 1.
        ConditionOne = "theory-condition-one",
        /// That f is level along a direction, with a valley of minima along it.
        FlatValley {
            /// The direction.
            direction: String,
        } = "theory-flat-valley",
        /// That f is level along a direction.
        Flat {
            /// The direction.
            direction: String,
        } = "theory-flat",
        /// The rate of the mode that is not level.
        RateOfOther {
            /// The rate.
            rate: String,
        } = "theory-rate-of-other",
        /// The rate of the slower mode.
        Rate {
            /// The rate.
            rate: String,
        } = "theory-rate",
        /// The setting of the experiment.
        This = "theory-this",
        /// SGD with the same η.
        SameSgd = "theory-same-sgd",
        /// The best η and α.
        Best {
            /// Of which method.
            method: String,
        } = "theory-best",
        /// It never comes so near.
        Never = "theory-never",
        /// [`korogaru_lab::theory::Verdict::NoMinimum`]
        NoMinimum = "theory-no-minimum",
        /// [`korogaru_lab::theory::Verdict::Divergent`]
        Divergent {
            /// The largest stable η.
            limit: String,
        } = "theory-divergent",
        /// [`korogaru_lab::theory::Verdict::Neutral`]
        Neutral {
            /// The largest stable η.
            limit: String,
        } = "theory-neutral",
        /// [`korogaru_lab::theory::Verdict::FasterThanBestSgd`]
        FasterThanBestSgd {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
        } = "theory-faster-than-best-sgd",
        /// [`korogaru_lab::theory::Verdict::AsFastAsBestSgd`]
        AsFastAsBestSgd {
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
        } = "theory-as-fast-as-best-sgd",
        /// [`korogaru_lab::theory::Verdict::FasterThanSameSgd`]
        FasterThanSameSgd {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
            /// SGD's rate with the same η.
            same: String,
        } = "theory-faster-than-same-sgd",
        /// [`korogaru_lab::theory::Verdict::SteadierThanSameSgd`]
        SteadierThanSameSgd {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
            /// SGD's rate with the same η.
            same: String,
        } = "theory-steadier-than-same-sgd",
        /// [`korogaru_lab::theory::Verdict::SameSgdDiverges`]
        SameSgdDiverges {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
            /// SGD's rate with the same η.
            same: String,
        } = "theory-same-sgd-diverges",
        /// [`korogaru_lab::theory::Verdict::TooMuchMomentum`]
        TooMuchMomentum {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
            /// SGD's rate with the same η.
            same: String,
        } = "theory-too-much-momentum",
        /// [`korogaru_lab::theory::Verdict::NearTheEnd`]
        NearTheEnd {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
            /// SGD's rate with the same η.
            same: String,
            /// The largest stable η.
            limit: String,
        } = "theory-near-the-end",
        /// [`korogaru_lab::theory::Verdict::SgdBelowItsBest`]
        SgdBelowItsBest {
            /// The setting's rate.
            rate: String,
            /// SGD's best rate.
            best: String,
            /// SGD's best η.
            lr: String,
        } = "theory-sgd-below-its-best",
        /// The run's numbers were no longer finite.
        RunDiverged {
            /// The iteration at which.
            iteration: usize,
        } = "theory-run-diverged",
        /// The run came within the tolerance.
        RunReached {
            /// From which update on.
            iteration: usize,
            /// The share of the first distance.
            tolerance: String,
        } = "theory-run-reached",
        /// The run did not.
        RunNotReached {
            /// How many updates it has.
            count: usize,
            /// The share of the first distance.
            tolerance: String,
        } = "theory-run-not-reached",
        /// How far the closed form is from the run, on a quadratic.
        ResidualExact {
            /// The distance.
            residual: String,
            /// As a share of the largest distance.
            share: String,
        } = "theory-residual-exact",
        /// That there is no difference.
        ResidualNone = "theory-residual-none",
        /// The same on other functions.
        ResidualLocal {
            /// The distance.
            residual: String,
            /// As a share of the largest distance.
            share: String,
        } = "theory-residual-local",
        /// The same with noise.
        ResidualNoise {
            /// The distance.
            residual: String,
            /// As a share of the largest distance.
            share: String,
        } = "theory-residual-noise",
        /// The closed form ran beyond all numbers.
        ResidualInfinite = "theory-residual-infinite",
        /// Where it stands.
        Sources = "theory-sources",
    }
}

impl From<Regime> for RegimeName {
    fn from(regime: Regime) -> Self {
        match regime {
            Regime::Overdamped => Self::Overdamped,
            Regime::Critical => Self::Critical,
            Regime::Underdamped => Self::Underdamped,
            Regime::OscillatingSign => Self::OscillatingSign,
            Regime::Neutral => Self::Neutral,
            _ => Self::Divergent,
        }
    }
}

impl From<Regime> for RegimeMeaning {
    fn from(regime: Regime) -> Self {
        match regime {
            Regime::Overdamped => Self::Overdamped,
            Regime::Critical => Self::Critical,
            Regime::Underdamped => Self::Underdamped,
            Regime::OscillatingSign => Self::OscillatingSign,
            Regime::Neutral => Self::Neutral,
            _ => Self::Divergent,
        }
    }
}
