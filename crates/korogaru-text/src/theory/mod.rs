//! Sentences about theory.

mod report;

use crate::phrase::phrases;

pub use report::{mode_label, residual_label, theory};

phrases! {
    /// Phrases in a report of theory.
    pub enum TheoryPhrase {
        Heading { method: String, formula: String, start: String } = "theory-heading",
        AtMinimum { point: String, xx: String, xy: String, yy: String } = "theory-at-minimum",
        AtMinimumFound { point: String, xx: String, xy: String, yy: String } = "theory-at-minimum-found",
        AtPoint { point: String, xx: String, xy: String, yy: String } = "theory-at-point",
        Centre { centre: String } = "theory-centre",
        Exact = "theory-exact",
        Local = "theory-local",
        WithoutNoise { noise: String } = "theory-without-noise",
        Stationary {
            variance: String, first: String, first_deviation: String, second: String,
            second_deviation: String, loss: String,
        } = "theory-stationary",
        StationaryBatch = "theory-stationary-batch",
        Modes { recurrence: String } = "theory-modes",
        ColumnDirection = "theory-column-direction",
        ColumnRegime = "theory-column-regime",
        ColumnRate = "theory-column-rate",
        ColumnPeriod = "theory-column-period",
        ColumnStable = "theory-column-stable",
        ColumnCritical = "theory-column-critical",
        ColumnSetting = "theory-column-setting",
        ColumnSteps { tolerance: String } = "theory-column-steps",
        AlongAxis { axis: String } = "theory-along-axis",
        AlongDirection { direction: String } = "theory-along-direction",
        MeaningEigenvalue = "theory-meaning-eigenvalue",
        MeaningRate = "theory-meaning-rate",
        MeaningPeriod = "theory-meaning-period",
        MeaningStable { range: String } = "theory-meaning-stable",
        MeaningCritical = "theory-meaning-critical",
        MeaningCriticalSteep = "theory-meaning-critical-steep",
        Condition { kappa: String } = "theory-condition",
        ConditionOne = "theory-condition-one",
        FlatValley { direction: String } = "theory-flat-valley",
        Flat { direction: String } = "theory-flat",
        RateOfOther { rate: String } = "theory-rate-of-other",
        Rate { rate: String } = "theory-rate",
        This = "theory-this",
        SameSgd = "theory-same-sgd",
        Best { method: String } = "theory-best",
        Never = "theory-never",
        NoMinimum = "theory-no-minimum",
        Divergent { limit: String } = "theory-divergent",
        Neutral { limit: String } = "theory-neutral",
        FasterThanBestSgd { rate: String, best: String, lr: String } = "theory-faster-than-best-sgd",
        AsFastAsBestSgd { best: String, lr: String } = "theory-as-fast-as-best-sgd",
        FasterThanSameSgd {
            rate: String, best: String, lr: String, same: String,
        } = "theory-faster-than-same-sgd",
        SteadierThanSameSgd {
            rate: String, best: String, lr: String, same: String,
        } = "theory-steadier-than-same-sgd",
        SameSgdDiverges { rate: String, best: String, lr: String, same: String } = "theory-same-sgd-diverges",
        TooMuchMomentum { rate: String, best: String, lr: String, same: String } = "theory-too-much-momentum",
        NearTheEnd {
            rate: String, best: String, lr: String, same: String, limit: String,
        } = "theory-near-the-end",
        SgdBelowItsBest { rate: String, best: String, lr: String } = "theory-sgd-below-its-best",
        RunDiverged { iteration: usize } = "theory-run-diverged",
        RunReached { iteration: usize, tolerance: String } = "theory-run-reached",
        RunNotReached { count: usize, tolerance: String } = "theory-run-not-reached",
        ResidualExact { residual: String, share: String } = "theory-residual-exact",
        ResidualNone = "theory-residual-none",
        ResidualLocal { residual: String, share: String } = "theory-residual-local",
        ResidualNoise { residual: String, share: String } = "theory-residual-noise",
        ResidualInfinite = "theory-residual-infinite",
        Sources = "theory-sources",
    }
}
