use crate::phrase::phrases;

phrases! {
    /// What stands in a figure.
    pub enum Label {
        /// The number of updates.
        Iterations {
            /// How many.
            count: usize,
        } = "label-iterations",
        /// Noise that is added to the gradients.
        Noise {
            /// Its standard deviation.
            sigma: String,
        } = "label-noise",
        /// Gradients of mini-batches.
        Batch {
            /// How many examples a batch has.
            batch: usize,
            /// Of how many.
            count: usize,
        } = "label-batch",
        /// What random numbers are made from.
        Seed {
            /// The seed.
            seed: String,
        } = "label-seed",
        /// What is said of runs, and their noise.
        WithNoise {
            /// What is said.
            said: String,
            /// The noise.
            noise: String,
        } = "label-with-noise",
        /// Many runs.
        Runs {
            /// How many.
            count: usize,
        } = "label-runs",
        /// Their seeds.
        Seeds {
            /// The first.
            first: String,
            /// The last.
            last: String,
        } = "label-seeds",
        /// Key: the path of one run.
        OneRun = "label-one-run",
        /// Key: the median of many runs.
        Median = "label-median",
        /// Key: between what numbers a share of the runs lies.
        ShareOfRuns {
            /// In percent.
            share: usize,
        } = "label-share-of-runs",
        /// How many runs of many diverged.
        RunsDiverged {
            /// How many.
            diverged: usize,
            /// Of how many.
            count: usize,
        } = "label-runs-diverged",
        /// What a figure of many runs shows, for a reader who cannot see it.
        EnsembleDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The noise.
            noise: String,
            /// How many runs.
            count: usize,
            /// The median of the last loss.
            median: String,
            /// Below which a twentieth of the losses lie.
            low: String,
            /// Above which a twentieth of the losses lie.
            high: String,
        } = "label-ensemble-description",
        /// Beside the first point.
        Start = "label-start",
        /// Beside the last point.
        End = "label-end",
        /// Beside a minimum.
        Minimum = "label-minimum",
        /// Under that: that it was found by looking for it.
        MinimumFound = "label-minimum-found",
        /// Over the key of the contour lines.
        Height = "label-height",
        /// The path left the view for good.
        Left {
            /// The iteration that left it.
            iteration: usize,
        } = "label-left",
        /// The path was never in the view, or left it for good with its first point.
        Outside = "label-outside",
        /// After a method's hyperparameters: its velocity is without η, unlike the book's.
        EtaOutside = "label-eta-outside",
        /// The numbers were no longer finite.
        Diverged {
            /// The iteration at which.
            iteration: usize,
        } = "label-diverged",
        /// The run came where f has no value.
        Undefined {
            /// The iteration at which.
            iteration: usize,
            /// What has no value.
            expression: String,
        } = "label-undefined",
        /// The run came where f has no finite gradient.
        WithoutSlope {
            /// The iteration at which.
            iteration: usize,
            /// What has no finite slope.
            expression: String,
        } = "label-without-slope",
        /// Over the panel of a mode.
        Mode {
            /// Along what.
            direction: String,
            /// λ.
            eigenvalue: String,
            /// What it does.
            regime: String,
            /// The rate.
            rate: String,
        } = "label-mode",
        /// Key: the points of a run.
        Iterates = "label-iterates",
        /// Key: the solution of the recurrence.
        ClosedForm = "label-closed-form",
        /// Key: what the coordinate keeps within.
        Envelope = "label-envelope",
        /// How far the solution is from the run.
        Residual {
            /// The distance.
            residual: String,
            /// The same as a share of the farthest distance from the centre.
            share: String,
        } = "label-residual",
        /// That the theory is local.
        Local {
            /// Near which point it holds.
            point: String,
        } = "label-local",
        /// Only the first updates are shown.
        FirstUpdates {
            /// How many.
            shown: usize,
            /// Of how many.
            count: usize,
        } = "label-first-updates",
        /// What a figure of theory shows, for a reader who cannot see it.
        TheoryDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// What stands over the first panel.
            first: String,
            /// What stands over the second one.
            second: String,
        } = "label-theory-description",
        /// Which step.
        StepOf {
            /// Its number.
            step: usize,
            /// The number of the last one.
            count: usize,
        } = "label-step-of",
        /// How many updates have been made.
        UpdatesOf {
            /// So many.
            step: usize,
            /// Of so many.
            count: usize,
        } = "label-updates-of",
        /// Before α·v.
        Carried = "label-carried",
        /// Before −η·g.
        Fresh = "label-fresh",
        /// Before their sum.
        Sum = "label-sum",
        /// How far a step went.
        Move = "label-move",
        /// The angle between carried and fresh part, and how much they cancel.
        AngleAndShare {
            /// In degrees.
            angle: String,
            /// In percent.
            share: String,
        } = "label-angle-and-share",
        /// What the carried part is made of.
        OlderGradients = "label-older-gradients",
        /// By how much arrows are longer than what they stand for.
        ArrowsEnlarged {
            /// The factor.
            factor: String,
        } = "label-arrows-enlarged",
        /// By how much a lens enlarges.
        Enlarged {
            /// The factor.
            factor: String,
        } = "label-enlarged",
        /// The effective step sizes.
        StepSizes {
            /// Along x.
            x: String,
            /// Along y.
            y: String,
        } = "label-step-sizes",
        /// Their name.
        StepSizeName = "label-step-size-name",
        /// The points of the path are ahead of the ball.
        LookAhead = "label-look-ahead",
        /// The step begins outside the view.
        StepOutside = "label-step-outside",
        /// Beside the mark of the ball: the step's arrow is too short to be drawn.
        TooShort = "label-too-short",
        /// Beside the mark of the ball: the step moves it nowhere.
        NothingMoves = "label-nothing-moves",
        /// The name of a time axis.
        StepAxis = "label-step-axis",
        /// The same where a column stands for several steps.
        StepAxisMeans {
            /// How many.
            count: usize,
        } = "label-step-axis-means",
        /// Beside the row of the vectors.
        Vectors = "label-vectors",
        /// How often the parts cancel.
        CancelledCount {
            /// How often.
            cancels: usize,
            /// Of how many.
            count: usize,
        } = "label-cancelled-count",
        /// The key at a cosine of 1.
        CosineAdds = "label-cosine-adds",
        /// The key at a cosine of 0.
        CosineZero = "label-cosine-zero",
        /// The key at a cosine of −1.
        CosineCancels = "label-cosine-cancels",
        /// A step without two parts.
        OnePartAlone = "label-one-part-alone",
        /// The value of the function over time.
        Loss = "label-loss",
        /// What a figure of arrows shows, for a reader who cannot see it.
        ArrowsDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of the step.
            step: usize,
            /// The carried part.
            carried: String,
            /// The fresh part.
            fresh: String,
            /// The two together.
            sum: String,
        } = "label-arrows-description",
        /// The same for a method without these parts.
        MoveDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of the step.
            step: usize,
            /// How far it went.
            moved: String,
        } = "label-move-description",
        /// What a ribbon shows, for a reader who cannot see it.
        RibbonDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of steps.
            count: usize,
            /// How often the parts cancel along x.
            x: usize,
            /// How often along y.
            y: usize,
            /// How often the angle is obtuse.
            obtuse: usize,
        } = "label-ribbon-description",
        /// What curves show, for a reader who cannot see them.
        CurvesDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of steps.
            count: usize,
        } = "label-curves-description",
        /// What a contour figure shows, for a reader who cannot see it.
        ContourDescription {
            /// f(x, y).
            formula: String,
            /// The levels drawn.
            levels: String,
        } = "label-contour-description",
        /// In the place of contour lines: f has no value in view.
        NowhereDefined = "label-nowhere-defined",
        /// In the place of contour lines: f is the same everywhere in view.
        ConstantHere {
            /// Its value.
            height: String,
        } = "label-constant-here",
        /// What a contour figure without a value of f shows, for a reader who cannot see it.
        UndefinedDescription {
            /// f(x, y).
            formula: String,
        } = "label-undefined-description",
        /// The same where f is the same everywhere.
        ConstantDescription {
            /// f(x, y).
            formula: String,
            /// Its value.
            height: String,
        } = "label-constant-description",
        /// The same where no line is drawn for another reason, such as heights beyond all numbers.
        BareDescription {
            /// f(x, y).
            formula: String,
        } = "label-bare-description",
        /// Under the fresh parts of a method without a velocity.
        FreshAlone {
            /// The method.
            method: String,
        } = "label-fresh-alone",
        /// What a figure of fresh parts alone shows, for a reader who cannot see it.
        FreshDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of steps.
            count: usize,
        } = "label-fresh-description",
        /// What a trajectory figure shows, for a reader who cannot see it.
        TrajectoryDescription {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The number of updates.
            count: usize,
            /// The first point.
            start: String,
            /// The last point.
            end: String,
        } = "label-trajectory-description",
    }
}
