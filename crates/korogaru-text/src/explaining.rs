use korogaru_lab::Relation;

use crate::phrase::phrases;

phrases! {
    /// What is said of why a run moved as it did.
    pub enum Explaining {
        /// The first line of a step.
        Step {
            /// Its number.
            step: usize,
            /// The number of the last one.
            count: usize,
            /// The point before it.
            from: String,
            /// The point after it.
            to: String,
        } = "explain-step",
        /// The gradient of a step is noisy.
        Noisy {
            /// As the step took it.
            gradient: String,
            /// That of f.
            full: String,
            /// What noise makes of it.
            noise: String,
        } = "explain-noisy",
        /// Along an axis the parts point the same way.
        Adds {
            /// The axis.
            axis: String,
            /// The carried part.
            carried: String,
            /// The fresh part.
            fresh: String,
            /// The two together.
            sum: String,
        } = "explain-adds",
        /// Along an axis the parts point against each other.
        Cancels {
            /// The axis.
            axis: String,
            /// The carried part.
            carried: String,
            /// The fresh part.
            fresh: String,
            /// The two together.
            sum: String,
            /// How much is lost, in percent.
            share: String,
        } = "explain-cancels",
        /// Along an axis there is no fresh part.
        CarriedOnly {
            /// The axis.
            axis: String,
            /// The carried part.
            carried: String,
        } = "explain-carried-only",
        /// Along an axis there is no carried part.
        FreshOnly {
            /// The axis.
            axis: String,
            /// The fresh part.
            fresh: String,
        } = "explain-fresh-only",
        /// Along an axis there is neither.
        Nothing {
            /// The axis.
            axis: String,
        } = "explain-nothing",
        /// The vectors stand at an acute angle.
        VectorsAdd {
            /// The angle between them.
            angle: String,
            /// Its cosine.
            cosine: String,
            /// How much of their lengths is lost, in percent.
            share: String,
        } = "explain-vectors-add",
        /// The vectors stand at an obtuse angle.
        VectorsCancel {
            /// The angle between them.
            angle: String,
            /// Its cosine.
            cosine: String,
            /// How much of their lengths is lost, in percent.
            share: String,
        } = "explain-vectors-cancel",
        /// The vectors stand at a right angle.
        VectorsAcross = "explain-vectors-across",
        /// For Nesterov's method: where the ball itself is.
        Ball {
            /// The ball before the step.
            from: String,
            /// The ball after it.
            to: String,
        } = "explain-ball",
        /// Over the gradients that a velocity is made of.
        Unrolled = "explain-unrolled",
        /// Under them, where older ones are left out.
        UnrolledOlder {
            /// How many.
            count: usize,
            /// What no weight of theirs reaches.
            weight: String,
        } = "explain-unrolled-older",
        /// A step of a method that shows nothing.
        Unseen {
            /// The gradient.
            gradient: String,
            /// How far it moved.
            moved: String,
        } = "explain-unseen",
        /// The same of a whole run.
        UnseenSummary = "explain-unseen-summary",
        /// The effective step sizes of a step.
        StepSizes {
            /// Along x.
            x: String,
            /// Along y.
            y: String,
            /// What they were made of.
            rate: String,
        } = "explain-step-sizes",
        /// The one along an axis alone.
        StepSizeAlong {
            /// The axis.
            axis: String,
            /// The step size.
            size: String,
            /// What it was made of.
            rate: String,
        } = "explain-step-size-along",
        /// Along an axis there was nothing to go down, so that its step size moved by nothing.
        NothingDown {
            /// The axis.
            axis: String,
        } = "explain-nothing-down",
        /// How often the parts cancel.
        Tally {
            /// The steps after the first.
            count: usize,
            /// In how many of them they cancel along x.
            x: usize,
            /// In how many along y.
            y: usize,
            /// In how many the angle between the vectors is obtuse.
            obtuse: usize,
        } = "explain-tally",
        /// A run of one step.
        SingleStep = "explain-single-step",
        /// There is no velocity that carries anything on.
        NeverCarried = "explain-never-carried",
        /// In no step anything acts.
        NothingEver = "explain-nothing-ever",
        /// In no step after the first anything acts.
        NothingAfterFirst = "explain-nothing-after-first",
        /// For Nesterov's method: what is called the point below.
        PointAhead = "explain-point-ahead",
        /// Along an axis the point never crosses the valley.
        NeverCrosses {
            /// The axis.
            axis: String,
        } = "explain-never-crosses",
        /// Along an axis the derivative never changes sign, of a function without a known valley.
        NeverChanges {
            /// The axis.
            axis: String,
        } = "explain-never-changes",
        /// Along an axis the first step jumps across the valley.
        CrossesAtOnce {
            /// The axis.
            axis: String,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
            /// The first step that cancels.
            cancels: usize,
        } = "explain-crosses-at-once",
        /// Along an axis the valley is crossed after steps that add.
        CrossesLate {
            /// The axis.
            axis: String,
            /// The step that crosses it.
            crossing: usize,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
            /// The first step that cancels.
            cancels: usize,
        } = "explain-crosses-late",
        /// Along an axis the derivative changes sign in the first step, of a function without a known valley.
        ChangesAtOnce {
            /// The axis.
            axis: String,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
            /// The first step that cancels.
            cancels: usize,
        } = "explain-changes-at-once",
        /// Along an axis it changes sign after steps that add.
        ChangesLate {
            /// The axis.
            axis: String,
            /// The step in which it changes.
            crossing: usize,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
            /// The first step that cancels.
            cancels: usize,
        } = "explain-changes-late",
        /// The same where the run ends before anything cancels.
        ChangesLast {
            /// The axis.
            axis: String,
            /// The step in which it changes.
            crossing: usize,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
        } = "explain-changes-last",
        /// Along an axis the parts cancel without a change of sign before, as a rule of one's own may have it.
        FirstCancels {
            /// The axis.
            axis: String,
            /// The first step that cancels.
            cancels: usize,
        } = "explain-first-cancels",
        /// [`Self::CrossesLate`] where the run ends before anything cancels.
        CrossesLast {
            /// The axis.
            axis: String,
            /// The step that crosses it.
            crossing: usize,
            /// The coordinate before.
            from: String,
            /// The coordinate after.
            to: String,
        } = "explain-crosses-last",
        /// Why the article's default run begins unlike its example.
        Article = "explain-article",
        /// How the effective step sizes change over a run.
        SizesSummary {
            /// The first along x.
            x_first: String,
            /// The last along x.
            x_last: String,
            /// The first along y.
            y_first: String,
            /// The last along y.
            y_last: String,
        } = "explain-sizes-summary",
        /// How the one along an axis alone changes.
        SizeSummaryAlong {
            /// The axis.
            axis: String,
            /// The first.
            first: String,
            /// The last.
            last: String,
        } = "explain-size-summary-along",
        /// Along an axis there was nothing to go down in any step.
        NothingDownEver {
            /// The axis.
            axis: String,
        } = "explain-nothing-down-ever",
        /// A run of the start alone.
        NoStep = "explain-no-step",
        /// On the command line: how to see one step.
        Hint = "explain-hint",
        /// [`Relation::Adds`]
        WordAdds = "explain-word-adds",
        /// [`Relation::Cancels`]
        WordCancels = "explain-word-cancels",
        /// [`Relation::Across`]
        WordAcross = "explain-word-across",
        /// [`Relation::CarriedOnly`]
        WordCarriedOnly = "explain-word-carried-only",
        /// [`Relation::FreshOnly`]
        WordFreshOnly = "explain-word-fresh-only",
        /// [`Relation::Nothing`]
        WordNothing = "explain-word-nothing",
        /// Column: the number of the step.
        ColumnStep = "explain-column-step",
        /// Column: how many steps ago.
        ColumnAge = "explain-column-age",
        /// Column: the angle between the vectors.
        ColumnAngle = "explain-column-angle",
        /// Column: the effective step size along an axis.
        ColumnSize {
            /// The axis.
            axis: String,
        } = "explain-column-size",
        /// Column: the move along an axis.
        ColumnMoved {
            /// The axis.
            axis: String,
        } = "explain-column-moved",
        /// Column: the gradient along an axis.
        ColumnGradient {
            /// The axis.
            axis: String,
        } = "explain-column-gradient",
    }
}

impl From<Relation> for Explaining {
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
