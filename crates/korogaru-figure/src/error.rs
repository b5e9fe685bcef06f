use std::fmt;

use korogaru::message::messages;

/// Why there is no such figure, or why a file gives no experiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

messages! {
    /// What went wrong.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ErrorKind {
        /// A view that there is not.
        NoView {
            /// The name that came.
            view: String,
            /// The views there are.
            known: String,
        } = "figure-no-view", "there is no view \"{view}\"; there are {known}",
        /// The arrows of no step.
        ArrowsNeedStep = "figure-arrows-need-step",
            "the arrows are those of one update: say of which, or choose the view curves",
        /// One step in a picture that shows all of them.
        StepOfAll {
            /// The view.
            view: String,
        } = "figure-step-of-all",
            "the view {view} shows all updates: name no update, or choose the view arrows",
        /// A picture of the parts of a velocity, for a method that has none.
        NoForces {
            /// The method.
            method: String,
        } = "figure-no-forces",
            "{method} has no carried and fresh parts to show in a ribbon; the view arrows, of one update, and the view curves show what it has",
        /// A picture over steps of a run that has none.
        NoStep = "figure-no-step", "the run has no update to draw: it needs at least 1 iteration",
        /// A number of frames a second beyond the limits.
        FramesPerSecond {
            /// What came.
            found: String,
        } = "figure-frames-per-second", "an animation has from 0.1 to 50 frames a second, not {found}",
        /// A pause beyond the limits.
        Pause {
            /// What came, in seconds.
            found: String,
        } = "figure-pause",
            "the last frame of an animation can be shown from 0 to 600 seconds longer, not {found}",
        /// A run without a point.
        NoPoint = "figure-no-point",
            "f is not finite at the start, so that there is nothing to show; choose another start",
        /// No run, or more runs than there are colours.
        Logs {
            /// How many came.
            count: usize,
            /// The most.
            limit: usize,
        } = "figure-logs",
            "a figure shows from 1 to {limit} runs, each in a colour of its own, but these are {count}: give fewer logs, or name columns of fewer runs",
        /// Numbers of a log that no axis holds.
        Apart {
            /// What they are of.
            name: String,
        } = "figure-apart", "the numbers of {name} are too great or too far apart to be drawn on one axis",
        /// One plane for several runs of a method, which would have one colour and one marker.
        OverlayTwice = "figure-overlay-twice",
            "on one plane each method can be seen once, by its own colour and marker; draw a panel for each run",
        /// A file that is no text and no figure.
        Unknown = "figure-unreadable-unknown",
            "this is neither an experiment as text (TOML) nor a figure (SVG, PNG or GIF)",
        /// A figure, or what looks like one, that carries no experiment.
        Nothing {
            /// The format, such as PNG.
            format: &'static str,
        } = "figure-unreadable-nothing",
            "this {format} carries no experiment: it is not a figure of korogaru, or a program that changed it has dropped what it carried",
        /// A picture of the logs of trainings.
        OfLog {
            /// The format.
            format: &'static str,
        } = "figure-unreadable-of-log",
            "this {format} is a picture of the log of a training, which cannot be run again: korogaru plot draws it from the log",
        /// A figure that ends too early.
        CutOff {
            /// The format.
            format: &'static str,
        } = "figure-unreadable-cut-off", "this {format} ends too early: it was not saved or sent whole",
        /// A figure in which something stands that cannot.
        Damaged {
            /// The format.
            format: &'static str,
        } = "figure-unreadable-damaged",
            "this {format} is damaged, so that what it carries cannot be trusted",
        /// A text that is longer than any experiment.
        TextTooLong {
            /// The format.
            format: &'static str,
            /// The longest allowed, in KiB.
            limit: usize,
        } = "figure-unreadable-text-too-long",
            "this {format} carries a text that is longer than an experiment can be ({limit} KiB)",
        /// More experiments than a figure can show.
        TooMany {
            /// The format.
            format: &'static str,
            /// The most allowed.
            limit: usize,
        } = "figure-unreadable-too-many",
            "this {format} carries more experiments than a figure can show ({limit})",
        /// A file that is longer than any figure.
        FileTooLong {
            /// The longest allowed, in MiB.
            limit: usize,
        } = "figure-unreadable-file-too-long",
            "this is too long for an experiment or a figure: it has more than {limit} MiB",
        /// Several experiments where one is wanted.
        Several {
            /// How many.
            count: usize,
        } = "figure-unreadable-several",
            "this figure carries {count} experiments, but one is needed; korogaru compare reads them all",
    }
}

impl Error {
    /// What went wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}
