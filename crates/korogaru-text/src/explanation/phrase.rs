use korogaru_lab::Relation;

use crate::phrase::phrases;

phrases! {
    /// Phrases that explain why a run moved as it did.
    pub enum ExplanationPhrase {
        Step { step: usize, count: usize, from: String, to: String } = "explain-step",
        Noisy { gradient: String, full: String, noise: String } = "explain-noisy",
        Adds { axis: String, carried: String, fresh: String, sum: String } = "explain-adds",
        Cancels {
            axis: String, carried: String, fresh: String, sum: String, share: String,
        } = "explain-cancels",
        CarriedOnly { axis: String, carried: String } = "explain-carried-only",
        FreshOnly { axis: String, fresh: String } = "explain-fresh-only",
        Nothing { axis: String } = "explain-nothing",
        VectorsAdd { angle: String, cosine: String, share: String } = "explain-vectors-add",
        VectorsCancel { angle: String, cosine: String, share: String } = "explain-vectors-cancel",
        VectorsAcross = "explain-vectors-across",
        Ball { from: String, to: String } = "explain-ball",
        Unrolled = "explain-unrolled",
        UnrolledOlder { count: usize, weight: String } = "explain-unrolled-older",
        Unseen { gradient: String, moved: String } = "explain-unseen",
        UnseenSummary = "explain-unseen-summary",
        StepSizes { x: String, y: String, rate: String } = "explain-step-sizes",
        StepSizeAlong { axis: String, size: String, rate: String } = "explain-step-size-along",
        NothingDown { axis: String } = "explain-nothing-down",
        Tally { count: usize, x: usize, y: usize, obtuse: usize } = "explain-tally",
        SingleStep = "explain-single-step",
        NeverCarried = "explain-never-carried",
        NothingEver = "explain-nothing-ever",
        NothingAfterFirst = "explain-nothing-after-first",
        PointAhead = "explain-point-ahead",
        NeverCrosses { axis: String } = "explain-never-crosses",
        NeverChanges { axis: String } = "explain-never-changes",
        CrossesAtOnce { axis: String, from: String, to: String, cancels: usize } = "explain-crosses-at-once",
        CrossesLate {
            axis: String, crossing: usize, from: String, to: String, cancels: usize,
        } = "explain-crosses-late",
        ChangesAtOnce { axis: String, from: String, to: String, cancels: usize } = "explain-changes-at-once",
        ChangesLate {
            axis: String, crossing: usize, from: String, to: String, cancels: usize,
        } = "explain-changes-late",
        ChangesLast { axis: String, crossing: usize, from: String, to: String } = "explain-changes-last",
        FirstCancels { axis: String, cancels: usize } = "explain-first-cancels",
        CrossesLast { axis: String, crossing: usize, from: String, to: String } = "explain-crosses-last",
        Article = "explain-article",
        SizesSummary {
            x_first: String, x_last: String, y_first: String, y_last: String,
        } = "explain-sizes-summary",
        SizeSummaryAlong { axis: String, first: String, last: String } = "explain-size-summary-along",
        NothingDownEver { axis: String } = "explain-nothing-down-ever",
        NoStep = "explain-no-step",
        Hint = "explain-hint",
        WordAdds = "explain-word-adds",
        WordCancels = "explain-word-cancels",
        WordAcross = "explain-word-across",
        WordCarriedOnly = "explain-word-carried-only",
        WordFreshOnly = "explain-word-fresh-only",
        WordNothing = "explain-word-nothing",
        ColumnAge = "explain-column-age",
        ColumnAngle = "explain-column-angle",
        ColumnSize { axis: String } = "explain-column-size",
        ColumnMoved { axis: String } = "explain-column-moved",
        ColumnGradient { axis: String } = "explain-column-gradient",
    }
}

impl From<Relation> for ExplanationPhrase {
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Adds => Self::WordAdds,
            Relation::Cancels => Self::WordCancels,
            Relation::Across => Self::WordAcross,
            Relation::CarriedOnly => Self::WordCarriedOnly,
            Relation::FreshOnly => Self::WordFreshOnly,
            Relation::Nothing => Self::WordNothing,
        }
    }
}
