use crate::phrase::phrases;

phrases! {
    /// Why no experiment can be read from a file, in words for every window.
    pub enum Unreadable {
        /// It is no text and no figure.
        Unknown = "unreadable-unknown",
        /// A figure, or what looks like one, that carries no experiment.
        Nothing {
            /// The format, such as PNG.
            format: String,
        } = "unreadable-nothing",
        /// A picture of the logs of trainings.
        OfLog {
            /// The format.
            format: String,
        } = "unreadable-of-log",
        /// A figure that ends too early.
        CutOff {
            /// The format.
            format: String,
        } = "unreadable-cut-off",
        /// A figure in which something stands that cannot.
        Damaged {
            /// The format.
            format: String,
        } = "unreadable-damaged",
        /// A text that is longer than any experiment.
        TextTooLong {
            /// The format.
            format: String,
            /// The longest allowed, in KiB.
            limit: usize,
        } = "unreadable-text-too-long",
        /// More experiments than a figure can show.
        TooMany {
            /// The format.
            format: String,
            /// The most allowed.
            limit: usize,
        } = "unreadable-too-many",
        /// A file that is longer than any figure.
        FileTooLong {
            /// The longest allowed, in MiB.
            limit: usize,
        } = "unreadable-file-too-long",
        /// Several experiments where one is wanted.
        Several {
            /// How many.
            count: usize,
        } = "unreadable-several",
    }
}
