use std::fmt;

use korogaru::message::messages;

/// Why a figure cannot be drawn, or why no experiment can be read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

messages! {
    /// What went wrong.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ErrorKind {
        /// There is no view of this name.
        NoView { view: String, known: String } = "figure-no-view",
            "there is no view \"{view}\"; there are {known}",
        /// The arrows are those of one update, but none was given.
        ArrowsNeedStep = "figure-arrows-need-step",
            "the arrows are those of one update: name an update, or choose the view curves",
        /// One update was given for a figure that shows all updates.
        StepOfAll { view: String } = "figure-step-of-all",
            "the view {view} shows all updates: name no update, or choose the view arrows",
        /// The figure shows carried and fresh parts, but the method has none.
        NoForces { method: String } = "figure-no-forces",
            "{method} has no carried and fresh parts to show in a ribbon; the view arrows, of one update, and the view curves show what it has",
        /// The figure shows updates, but the run has none.
        NoStep = "figure-no-step", "the run has no update to draw: it needs at least 1 iteration",
        /// The number of frames a second is beyond the limits.
        FramesPerSecond { found: String } = "figure-frames-per-second",
            "an animation has from 0.1 to 50 frames a second, not {found}",
        /// The pause is beyond the limits.
        Pause {
            /// The pause that was given, in seconds.
            found: String,
        } = "figure-pause",
            "the last frame of an animation can be shown from 0 to 600 seconds longer, not {found}",
        /// The run has no finite point.
        NoPoint = "figure-no-point",
            "f is not finite at the start, so there is nothing to show; choose another start",
        /// There is no run, or there are more runs than colours.
        Logs { count: usize, limit: usize } = "figure-logs",
            "a figure shows from 1 to {limit} runs, each in a colour of its own, but there are {count}: give fewer logs, or name columns of fewer runs",
        /// Numbers of a log are too far apart for an axis.
        Apart {
            /// The quantity that the numbers are of.
            name: String,
        } = "figure-apart", "the numbers of {name} are too large or too far apart to be drawn on one axis",
        /// A method occurs twice in one plane, where its runs would have the same colour and marker.
        OverlayTwice = "figure-overlay-twice",
            "on one plane each method can be seen once, by its own colour and marker; draw a panel for each run",
        /// The file is neither text nor a figure.
        Unknown = "figure-unreadable-unknown",
            "this is neither an experiment as text (TOML) nor a figure (SVG, PNG or GIF)",
        /// The file is a figure, or looks like one, but carries no experiment.
        Nothing {
            /// The format, such as PNG.
            format: &'static str,
        } = "figure-unreadable-nothing",
            "this {format} carries no experiment: it is not a figure of korogaru, or a program that changed it has dropped what it carried",
        /// The file is a figure of training logs.
        OfLog { format: &'static str } = "figure-unreadable-of-log",
            "this {format} is a picture of the log of a training, which cannot be run again: korogaru plot draws it from the log",
        /// The file ends too early.
        CutOff { format: &'static str } = "figure-unreadable-cut-off",
            "this {format} ends too early: it was not saved or sent whole",
        /// The file has content that its format does not allow.
        Damaged { format: &'static str } = "figure-unreadable-damaged",
            "this {format} is damaged, so what it carries cannot be trusted",
        /// The file has a text that is longer than any experiment.
        TextTooLong {
            format: &'static str,
            /// The longest that is allowed, in KiB.
            limit: usize,
        } = "figure-unreadable-text-too-long",
            "this {format} carries a text that is longer than an experiment can be ({limit} KiB)",
        /// The file has more experiments than a figure can show.
        TooMany { format: &'static str, limit: usize } = "figure-unreadable-too-many",
            "this {format} carries more experiments than a figure can show ({limit})",
        /// The file is longer than any figure.
        FileTooLong {
            /// The longest that is allowed, in MiB.
            limit: usize,
        } = "figure-unreadable-file-too-long",
            "this is too long for an experiment or a figure: it has more than {limit} MiB",
        /// The file has several experiments, but one is wanted.
        Several { count: usize } = "figure-unreadable-several",
            "this figure carries {count} experiments, but one is needed; korogaru compare reads them all",
    }
}

impl Error {
    /// What went wrong, with the values that the message names.
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
