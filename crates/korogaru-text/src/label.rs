use korogaru_lab::Objective;

use crate::Lang;
use crate::phrase::phrases;

phrases! {
    /// Labels and descriptions of figures.
    pub enum Label {
        Iterations { count: usize } = "label-iterations",
        Noise { sigma: String } = "label-noise",
        Batch { batch: usize, count: usize } = "label-batch",
        Seed { seed: String } = "label-seed",
        WithNoise { said: String, noise: String } = "label-with-noise",
        Seeds { first: String, last: String } = "label-seeds",
        OneRun = "label-one-run",
        Median = "label-median",
        ShareOfRuns { share: usize } = "label-share-of-runs",
        RunsDiverged { diverged: usize, count: usize } = "label-runs-diverged",
        EnsembleDescription {
            method: String, formula: String, noise: String, count: usize, median: String, low: String,
            high: String,
        } = "label-ensemble-description",
        Start = "label-start",
        End = "label-end",
        Minimum = "label-minimum",
        MinimumFound = "label-minimum-found",
        MinimumMore = "label-minimum-more",
        Height = "label-height",
        Left { iteration: usize } = "label-left",
        Outside = "label-outside",
        EtaOutside = "label-eta-outside",
        Diverged { iteration: usize } = "label-diverged",
        Undefined { iteration: usize, expression: String } = "label-undefined",
        WithoutSlope { iteration: usize, expression: String } = "label-without-slope",
        Mode { direction: String, eigenvalue: String, regime: String, rate: String } = "label-mode",
        Iterates = "label-iterates",
        ClosedForm = "label-closed-form",
        Envelope = "label-envelope",
        Residual { residual: String, share: String } = "label-residual",
        Local { point: String } = "label-local",
        FirstUpdates { shown: usize, count: usize } = "label-first-updates",
        TheoryDescription {
            method: String, formula: String, first: String, second: String,
        } = "label-theory-description",
        StepOf { step: usize, count: usize } = "label-step-of",
        UpdatesOf { step: usize, count: usize } = "label-updates-of",
        Carried = "label-carried",
        Fresh = "label-fresh",
        Sum = "label-sum",
        Move = "label-move",
        AngleAndShare { angle: String, share: String } = "label-angle-and-share",
        OlderGradients = "label-older-gradients",
        ArrowsEnlarged { factor: String } = "label-arrows-enlarged",
        Enlarged { factor: String } = "label-enlarged",
        StepSizes { x: String, y: String } = "label-step-sizes",
        StepSizeName = "label-step-size-name",
        LookAhead = "label-look-ahead",
        StepOutside = "label-step-outside",
        TooShort = "label-too-short",
        NothingMoves = "label-nothing-moves",
        Update = "label-update",
        UpdateMeans { count: usize } = "label-update-means",
        Vectors = "label-vectors",
        CancelledCount { cancels: usize, count: usize } = "label-cancelled-count",
        CosineAdds = "label-cosine-adds",
        CosineZero = "label-cosine-zero",
        CosineCancels = "label-cosine-cancels",
        OnePartAlone = "label-one-part-alone",
        Loss = "label-loss",
        ArrowsDescription {
            method: String, formula: String, step: usize, carried: String, fresh: String, sum: String,
        } = "label-arrows-description",
        MoveDescription {
            method: String, formula: String, step: usize, moved: String,
        } = "label-move-description",
        RibbonDescription {
            method: String, formula: String, count: usize, x: usize, y: usize, obtuse: usize,
        } = "label-ribbon-description",
        CurvesDescription { method: String, formula: String, count: usize } = "label-curves-description",
        ContourDescription { formula: String, levels: String } = "label-contour-description",
        NowhereDefined = "label-nowhere-defined",
        ConstantHere { height: String } = "label-constant-here",
        UndefinedDescription { formula: String } = "label-undefined-description",
        ConstantDescription { formula: String, height: String } = "label-constant-description",
        BareDescription { formula: String } = "label-bare-description",
        FreshAlone { method: String } = "label-fresh-alone",
        FreshDescription { method: String, formula: String, count: usize } = "label-fresh-description",
        TrajectoryDescription {
            method: String, formula: String, count: usize, start: String, end: String,
        } = "label-trajectory-description",
    }
}

/// What the marks at the minima of a function mean, in parts: what they are, whether they were found by
/// looking for them, and whether there are more.
///
/// ```
/// use korogaru_lab::Formula;
/// use korogaru_text::{Lang, minima};
///
/// let marks = |formula: &str| minima(Lang::En, &Formula::new(formula).unwrap()).join(" ");
/// assert_eq!(marks("x^2 + y^2"), "minimum (found)");
/// assert_eq!(marks("sin(5x) + sin(5y)"), "minimum (found) (not all are marked)");
/// ```
#[must_use]
pub fn minima(lang: Lang, objective: &dyn Objective) -> Vec<String> {
    let found = objective.minima_are_found().then_some(Label::MinimumFound);
    let more = objective.has_more_minima().then_some(Label::MinimumMore);
    [Some(Label::Minimum), found, more].into_iter().flatten().map(|label| lang.say(&label)).collect()
}
