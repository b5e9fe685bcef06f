use crate::phrase::phrases;

phrases! {
    /// Why there is no such picture of an explanation, in words for every window.
    pub enum Undrawable {
        /// A view that there is not.
        NoView {
            /// What came.
            view: String,
            /// The views there are.
            known: String,
        } = "undrawable-no-view",
        /// The arrows of no step.
        ArrowsNeedStep = "undrawable-arrows-need-step",
        /// One step in a picture that shows all of them.
        StepOfAll {
            /// The view.
            view: String,
        } = "undrawable-step-of-all",
        /// A picture of the parts of a velocity, for a method that has none.
        NoForces {
            /// The method.
            method: String,
        } = "undrawable-no-forces",
        /// A picture over steps of a run that has none.
        NoStep = "undrawable-no-step",
        /// A picture of a run that has no point, since the start has no finite value.
        NoPoint = "undrawable-no-point",
        /// More or fewer frames a second than an animation can have.
        FramesPerSecond {
            /// What came.
            found: String,
        } = "undrawable-frames-per-second",
        /// A longer pause than an animation can have, or none that is a number.
        Pause {
            /// What came.
            found: String,
        } = "undrawable-pause",
        /// Fewer or more logs than there are colours.
        Logs {
            /// How many came.
            count: usize,
            /// The most.
            limit: usize,
        } = "undrawable-logs",
        /// Numbers of a log that no axis holds.
        Apart {
            /// What they are of.
            name: String,
        } = "undrawable-apart",
        /// One plane for several runs of a method, which would have one colour and one marker.
        OverlayTwice = "undrawable-overlay-twice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Problem};

    /// Options are the command line's, which says the same with them.
    #[test]
    fn no_option_of_the_command_line_is_named() {
        for lang in Lang::ALL {
            for undrawable in Undrawable::all_phrases() {
                let said = lang.say(&undrawable);
                assert!(!said.contains("--"), "{said}");
                let with_options = lang.say(&Problem::from(undrawable));
                assert!(with_options.contains("--"), "{with_options}");
            }
        }
    }
}
