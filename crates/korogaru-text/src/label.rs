use crate::phrase::phrases;

phrases! {
    /// What stands in a figure.
    pub enum Label {
        /// The number of updates.
        Iterations {
            /// How many.
            count: usize,
        } = "label-iterations",
        /// Beside the first point.
        Start = "label-start",
        /// Beside the last point.
        End = "label-end",
        /// Beside a minimum.
        Minimum = "label-minimum",
        /// Over the key of the contour lines.
        Height = "label-height",
        /// The path left the view for good.
        Left {
            /// The iteration that left it.
            iteration: usize,
        } = "label-left",
        /// The path was never in the view, or left it for good with its first point.
        Outside = "label-outside",
        /// The numbers were no longer finite.
        Diverged {
            /// The iteration at which.
            iteration: usize,
        } = "label-diverged",
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
        /// Under the axis of iterations.
        AxisIteration = "label-axis-iteration",
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
        /// What a contour figure shows, for a reader who cannot see it.
        ContourDescription {
            /// f(x, y).
            formula: String,
            /// The levels drawn.
            levels: String,
        } = "label-contour-description",
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
