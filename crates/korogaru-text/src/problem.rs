use crate::Undrawable;
use crate::phrase::phrases;

phrases! {
    /// What went wrong on the command line, with what would be right.
    pub enum Problem {
        /// The word before a message.
        Error = "problem-error",
        /// A name close to the one that came.
        DidYouMean {
            /// The name.
            name: String,
        } = "problem-did-you-mean",
        /// An option that the command does not have.
        UnknownOption {
            /// The option.
            option: String,
        } = "problem-unknown-option",
        /// A word where none is expected.
        UnexpectedArgument {
            /// The word.
            argument: String,
        } = "problem-unexpected-argument",
        /// A command that there is not.
        UnknownCommand {
            /// The word.
            command: String,
            /// The commands there are.
            known: String,
        } = "problem-unknown-command",
        /// An option without its value.
        NoValue {
            /// The option.
            option: String,
        } = "problem-no-value",
        /// A required option that is absent.
        Required {
            /// The option.
            option: String,
        } = "problem-required",
        /// An option given twice.
        Twice {
            /// The option.
            option: String,
        } = "problem-twice",
        /// A value that is not among the choices.
        NotAChoice {
            /// The option.
            option: String,
            /// The value.
            value: String,
            /// The choices.
            known: String,
        } = "problem-not-a-choice",
        /// An argument that is not valid UTF-8.
        NotUtf8 = "problem-not-utf8",
        /// A file name whose extension no format has.
        Extension {
            /// The file.
            path: String,
            /// The extensions that are drawn.
            known: String,
        } = "problem-extension",
        /// A file name that names no file.
        NoFileName {
            /// What came.
            path: String,
        } = "problem-no-file-name",
        /// A file name that is nothing but an extension.
        OnlyExtension {
            /// What came.
            path: String,
            /// A name that would do.
            example: String,
        } = "problem-only-extension",
        /// A file that cannot be read.
        CannotRead {
            /// The file.
            path: String,
            /// What the system says.
            reason: String,
        } = "problem-cannot-read",
        /// A file or folder that cannot be written.
        CannotWrite {
            /// The file or folder.
            path: String,
            /// What the system says.
            reason: String,
        } = "problem-cannot-write",
        /// A message about a file.
        InFile {
            /// The file.
            path: String,
            /// The message.
            message: String,
        } = "problem-in-file",
        /// `figure` without `-o`.
        OutputMissing = "problem-output-missing",
        /// `explain` with a view but no picture to write it to.
        ViewNeedsPicture = "problem-view-needs-picture",
        /// `explain` with a form for numbers and words, to be written as a picture.
        FormatOfPicture {
            /// The form.
            format: String,
            /// The file.
            path: String,
        } = "problem-format-of-picture",
        /// A form for a file whose extension is that of another.
        FormatOfFile {
            /// The form.
            format: String,
            /// The file.
            path: String,
            /// Its form's own extension.
            extension: String,
        } = "problem-format-of-file",
        /// The arrows of no step.
        ArrowsNeedStep = "problem-arrows-need-step",
        /// One step in a picture that shows all of them.
        StepOfAll {
            /// The view.
            view: String,
        } = "problem-step-of-all",
        /// A picture of the parts of a velocity, for a method that has none.
        NoForces {
            /// The method.
            method: String,
        } = "problem-no-forces",
        /// A picture over steps of a run that has none.
        NoStepToDraw = "problem-no-step-to-draw",
        /// `--fps` beyond its limits.
        FramesPerSecond {
            /// What came.
            found: String,
        } = "problem-frames-per-second",
        /// `--pause` beyond its limits.
        Pause {
            /// What came.
            found: String,
        } = "problem-pause",
        /// An option of animations for a picture that stands still.
        StandsStill {
            /// The option.
            option: String,
        } = "problem-stands-still",
        /// An option that a figure of many runs does not have.
        NotWithSeeds {
            /// The option.
            option: String,
        } = "problem-not-with-seeds",
        /// A format of animations for a figure of many runs.
        SeedsDoNotMove {
            /// The file.
            path: String,
        } = "problem-seeds-do-not-move",
        /// A format of animations for a picture that does not move.
        DoesNotMove {
            /// The file.
            path: String,
        } = "problem-does-not-move",
        /// `--animate` and a format that cannot move.
        CannotMove {
            /// The file.
            path: String,
        } = "problem-cannot-move",
        /// `--animate` and a view that does not move.
        ViewDoesNotMove {
            /// The view.
            view: String,
        } = "problem-view-does-not-move",
        /// A message that asks for another point, with the option that says it.
        ChooseAt {
            /// The message.
            message: String,
        } = "problem-choose-at",
        /// Several values where one is taken.
        CompareTakesSeveral {
            /// The message.
            message: String,
            /// The option.
            option: String,
        } = "problem-compare-takes-several",
        /// A sweep over another number of hyperparameters than two.
        TwoAxes {
            /// How many came.
            count: usize,
            /// How two of the method's are written.
            example: String,
        } = "problem-two-axes",
        /// The same where axes are Python's tuples.
        TwoTuples {
            /// How many came.
            count: usize,
            /// How two of the method's are written.
            example: String,
        } = "problem-two-tuples",
        /// A sweep of a method that has not two hyperparameters.
        OneHyperparameter {
            /// The method.
            method: String,
            /// Its hyperparameter.
            name: String,
            /// What does it instead.
            example: String,
        } = "problem-one-hyperparameter",
        /// An axis that is not `NAME=A:B:N`.
        AxisForm {
            /// What came.
            found: String,
        } = "problem-axis-form",
        /// A number of threads that there cannot be.
        Threads {
            /// What came.
            found: String,
            /// The most.
            limit: usize,
        } = "problem-threads",
        /// A file whose extension is not one of the forms that the command writes.
        WrittenExtension {
            /// The file.
            path: String,
            /// The extensions.
            known: String,
        } = "problem-written-extension",
        /// `--overlay` of a method that comes twice.
        OverlayTwice = "problem-overlay-twice",
        /// `--overlay` where nothing is drawn.
        OverlayNeedsPicture = "problem-overlay-needs-picture",
        /// `--tune` beside a hyperparameter.
        TuneChooses {
            /// The option.
            option: String,
        } = "problem-tune-chooses",
        /// The same in a program.
        TunedGiven {
            /// The hyperparameter.
            key: String,
        } = "problem-tuned-given",
        /// Several numbers of iterations, where a program asks for the best.
        TunedList = "problem-tuned-list",
        /// `--tune` with several numbers of iterations.
        TuneOne = "problem-tune-one",
        /// An option of the search without `--tune`.
        NeedsTune {
            /// The option.
            option: String,
        } = "problem-needs-tune",
        /// An option that says what to compare, beside a figure that says it.
        SeveralInFile {
            /// The figure.
            path: String,
            /// The option.
            option: String,
        } = "problem-several-in-file",
        /// Fewer or more logs than there are colours.
        Logs {
            /// How many came.
            count: usize,
            /// The most.
            limit: usize,
        } = "problem-logs",
        /// Numbers of a log that no axis holds.
        Apart {
            /// What they are of.
            name: String,
        } = "problem-apart",
        /// Standard input, which can be read once, as two logs.
        StandardInputTwice = "problem-standard-input-twice",
        /// Ended by Ctrl-C.
        Interrupted = "problem-interrupted",
        /// The same where something had been written.
        InterruptedHalfWay = "problem-interrupted-half-way",
        /// Beside the time that a command has taken, where nobody can say how long it will take.
        Working = "problem-working",
        /// How much will be written, where that is much.
        Much {
            /// The size with its unit.
            size: String,
        } = "problem-much",
        /// How much memory will be taken, where that is much.
        MuchMemory {
            /// The size with its unit.
            size: String,
        } = "problem-much-memory",
        /// Before what a reader should know of a command that went well.
        Note = "problem-note",
        /// The program has no page to serve.
        NoPage = "problem-no-page",
        /// `--port` is no port.
        Port {
            /// What was given.
            found: String,
        } = "problem-port",
        /// A port that cannot be listened on.
        CannotServe {
            /// The port.
            port: String,
            /// Why.
            reason: String,
        } = "problem-cannot-serve",
        /// Where the explorer is.
        Served {
            /// Its address.
            address: String,
        } = "problem-served",
        /// No browser opened.
        NoBrowser = "problem-no-browser",
        /// Why: another program listens there.
        ReasonPortInUse = "problem-reason-port-in-use",
        /// Characters of a user's own text that no font has.
        Undrawn {
            /// The characters.
            characters: String,
        } = "problem-undrawn",
        /// A title that is longer than the figure is wide.
        TitleShortened = "problem-title-shortened",
        /// The same beside a form for numbers and words.
        NeedsPictureNotForm {
            /// The option.
            option: String,
            /// The form.
            format: String,
        } = "problem-needs-picture-not-form",
        /// A theme or a title where nothing is drawn.
        NeedsPicture {
            /// The option.
            option: String,
        } = "problem-needs-picture",
        /// Why: there is no such file.
        ReasonNotFound = "problem-reason-not-found",
        /// Why: a file cannot be made in a folder that there is not.
        ReasonNoFolder = "problem-reason-no-folder",
        /// Why: the system does not allow it.
        ReasonPermissionDenied = "problem-reason-permission-denied",
        /// Why: something on the way is a file.
        ReasonNotADirectory = "problem-reason-not-a-directory",
        /// Why: it is a folder.
        ReasonIsADirectory = "problem-reason-is-a-directory",
        /// Why: the disk is full.
        ReasonStorageFull = "problem-reason-storage-full",
        /// Why: the file must not be written to.
        ReasonFileReadOnly = "problem-reason-file-read-only",
        /// Why: a descriptor is not open.
        ReasonNotOpen {
            /// Its number.
            number: String,
        } = "problem-reason-not-open",
        /// Why: links lead to each other.
        ReasonLoop = "problem-reason-loop",
        /// Why: a link leads to nothing.
        ReasonLinkToNothing {
            /// Where it leads.
            target: String,
        } = "problem-reason-link-to-nothing",
        /// A reason, where the file may have been written in part.
        ReasonPartial {
            /// The reason.
            reason: String,
        } = "problem-reason-partial",
        /// Why: the disk cannot be written.
        ReasonReadOnly = "problem-reason-read-only",
        /// Nothing to draw, since the start has no finite value.
        NothingToDraw = "problem-nothing-to-draw",
        /// The same where it is known what has no value at the start.
        StartUndefined {
            /// What has no value.
            expression: String,
        } = "problem-start-undefined",
        /// The same where it is known what has no finite slope there.
        StartWithoutSlope {
            /// What has no finite slope.
            expression: String,
        } = "problem-start-without-slope",
    }
}

/// The same with the options that would put it right.
impl From<Undrawable> for Problem {
    fn from(undrawable: Undrawable) -> Self {
        match undrawable {
            Undrawable::NoView { view, known } => {
                Self::NotAChoice { option: "--view".to_owned(), value: view, known }
            }
            Undrawable::ArrowsNeedStep => Self::ArrowsNeedStep,
            Undrawable::StepOfAll { view } => Self::StepOfAll { view },
            Undrawable::NoForces { method } => Self::NoForces { method },
            Undrawable::NoStep => Self::NoStepToDraw,
            Undrawable::NoPoint => Self::NothingToDraw,
            Undrawable::FramesPerSecond { found } => Self::FramesPerSecond { found },
            Undrawable::Pause { found } => Self::Pause { found },
            Undrawable::OverlayTwice => Self::OverlayTwice,
            Undrawable::Logs { count, limit } => Self::Logs { count, limit },
            Undrawable::Apart { name } => Self::Apart { name },
        }
    }
}
