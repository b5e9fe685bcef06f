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
