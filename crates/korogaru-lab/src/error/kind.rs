use korogaru::message::messages;

use super::{Expected, Namespace, SyntaxHint};
use crate::formula::{FormulaPlace, Mistake};

messages! {
    /// What went wrong, with what was expected and what was found.
    #[derive(Clone, Debug, PartialEq)]
    pub enum ErrorKind {
        /// The optimizer refused a hyperparameter that is out of range, or that the method does not have.
        Optimizer(kind: korogaru::ErrorKind),
        /// There is no such name in this namespace.
        UnknownName { namespace: Namespace, name: String, known: Vec<String> } = "error-unknown-name",
            "there is no {namespace} {name:?}; there are {known}",
        /// A value whose form is not the one that the key takes.
        Form { key: String, expected: Expected, found: String } = "error-form",
            "{key} takes {expected}, not {found:?}",
        /// A formula without characters.
        EmptyFormula = "error-formula-empty", "the formula is empty; write one such as x^2/20 + y^2",
        /// A formula that cannot be read.
        Formula { place: FormulaPlace, mistake: Mistake } = "error-formula",
            "the formula is wrong at character {place}{mistake}",
        /// Two keys that an experiment cannot have together.
        Exclusive { first: &'static str, second: &'static str } = "error-exclusive",
            "{first} and {second} exclude each other: leave one of them out",
        /// NaN or an infinity in place of a coordinate.
        NotFinite { key: String, value: f64 } = "error-not-finite", "{key} must be finite, but has {value}",
        /// More iterations than a run keeps in memory.
        TooManyIterations { found: String, limit: usize } = "error-too-many-iterations",
            "iterations can be at most {limit}, because every one is kept in memory, but is {found}",
        /// More iterations than the explorer runs.
        TooManyToExplore { found: usize, limit: usize } = "error-too-many-to-explore",
            "the explorer runs at most {limit} iterations, because it repeats the run at every change, but iterations is {found}",
        /// An update that the run does not have.
        NoUpdate { found: String, last: usize } = "error-no-step",
            "there is no update {found}: the run has updates 1 to {last}; with more iterations it has more",
        /// The same for a run that ended because its next numbers were not finite.
        NoUpdateDiverged { found: String, last: usize } = "error-no-step-diverged",
            "there is no update {found}: the run has updates 1 to {last}, and then its numbers are no longer finite",
        /// An update of a run that is only its start.
        NoUpdateAtAll { found: String } = "error-no-step-at-all",
            "there is no update {found}: the run has none; it needs iterations of at least 1",
        /// A range whose first end is not below its second.
        EmptyRange { key: String, low: f64, high: f64 } = "error-empty-range",
            "{key} must go from a lower to a higher number, but goes from {low} to {high}",
        /// A range of the plane whose width is more than the largest number.
        WideRange { key: String, low: f64, high: f64 } = "error-wide-range",
            "{key} from {low} to {high} is too wide: its width is larger than the largest number",
        /// A range of the plane that is so narrow that its numbers cannot be told apart.
        NarrowRange {
            key: String,
            low: f64,
            high: f64,
            /// The width that a range at this place has to exceed, as a round number.
            least: f64,
        } = "error-narrow-range",
            "{key} from {low} to {high} is too narrow for its numbers to be told apart; here it must be wider than {least}",
        /// A method that the theory does not cover.
        NoTheory { method: String, covered: Vec<&'static str> } = "error-no-theory",
            "theory does not cover {method}; it covers {covered}",
        /// No minimum is known at which theory could look, and no other point was given.
        NoMinimum { objective: String } = "error-no-minimum",
            "no minimum of {objective} is known; choose a point to look at, such as 0,0",
        /// No minimum of a function was found, and no other point was given.
        NoMinimumFound { formula: String } = "error-no-minimum-found",
            "no minimum of {formula} was found; choose a point to look at, such as 0,0",
        /// There is no minimum because f falls without end, and no other point was given.
        Bottomless { objective: String } = "error-bottomless",
            "{objective} has no minimum, since it falls without end; choose a point to look at, such as 0,0",
        /// f is a plane, without curvature.
        Plane { objective: String } = "error-plane",
            "{objective} is a plane: it falls without end and is curved nowhere, and theory needs curvature",
        /// f is constant.
        Level { objective: String } = "error-plane-level",
            "{objective} is the same everywhere, so nothing moves, and theory needs curvature",
        /// An eigenvalue of the Hessian is 0 or cannot be told from 0, and f is no level valley there.
        Singular { point: [f64; 2], low: f64, high: f64 } = "error-singular",
            "f does not curve along some direction at {point}: its second derivative there is 0 (the eigenvalues of the \
                 Hessian are {low} and {high}), and theory is computed from second derivatives and says nothing about that \
                 direction; choose a point where f is curved",
        /// Derivatives that are not all finite.
        NoDerivatives { point: [f64; 2] } = "error-no-derivatives",
            "the derivatives at {point} are not all finite; choose a point where they are",
        /// A share of the first distance that is not between 0 and 1.
        Tolerance { value: f64 } = "error-tolerance",
            "tolerance must be a number between 0 and 1, such as 1e-6, but is {value}",
        /// A number of values that an axis of a sweep cannot have.
        AxisCount { key: String, found: String, limit: usize } = "error-axis-count",
            "{key} can have 1 to {limit} values, but {found} were asked for",
        /// An axis of a single value whose ends differ.
        AxisAlone { key: String, low: f64, high: f64 } = "error-axis-alone",
            "a single value of {key} cannot be both {low} and {high}; take 2 or more values, or make both ends the same",
        /// A logarithmic axis that does not begin above 0.
        AxisLogarithm { key: String, low: f64 } = "error-axis-logarithm",
            "{key} must begin above 0 to go in equal ratios, but begins at {low}",
        /// A text form of a sweep with more or fewer axes than two.
        AxesInSpec { found: usize } = "error-axes-in-spec",
            "the table sweep must have the axes of two hyperparameters, but has {found}",
        /// Both axes of a sweep are the same hyperparameter.
        AxisTwice { key: String } = "error-axis-twice",
            "both axes are {key}; a sweep is over two different hyperparameters",
        /// A budget of runs that is too small or too large for a search.
        Budget { found: String, least: usize, limit: usize } = "error-budget",
            "the budget must be a whole number from {least} to {limit} runs, but is {found}",
        /// A metric that is measured from a minimum, for an objective without a known minimum.
        MetricNeedsMinimum { metric: &'static str, objective: String } = "error-metric-needs-minimum",
            "the metric {metric} is measured from a minimum, and {objective} has no known minimum; choose the metric loss",
        /// A standard deviation of noise that is below 0 or not finite.
        Noise { value: f64 } = "error-noise", "noise must be a finite number of at least 0, but is {value}",
        /// A seed that is too large.
        Seed { found: String, limit: u32 } = "error-seed", "seed can be at most {limit}, but is {found}",
        /// A batch of no examples, or of more examples than there are.
        Batch { found: String, objective: String, limit: usize } = "error-batch",
            "batch must be from 1 to {limit}, the examples of {objective}, but is {found}",
        /// A batch for an objective that is not a mean over examples.
        NoExamples { objective: String, known: Vec<String> } = "error-no-examples",
            "{objective} is not a mean over examples, so no batch can be drawn; use batch with {known}, or noise \
                 with any objective",
        /// Many runs of an experiment in which nothing is random.
        NothingRandom = "error-nothing-random",
            "nothing is random, so all runs would be the same; set noise or batch",
        /// A number of runs that is 0 or too large.
        Seeds {
            found: String,
            /// The largest number for the experiment's iterations. The smallest is 1.
            limit: usize,
        } = "error-seeds",
            "seeds must be from 1 to {limit} with this many iterations, because every point is kept in memory, but is {found}",
        /// A comparison without experiments.
        NothingToCompare = "error-nothing-to-compare",
            "there is nothing to compare; give at least one experiment",
        /// A search that found no setting for any method.
        NothingFound { metric: &'static str, budget: usize } = "error-nothing-found",
            "the search for the least {metric} found no setting of any method within {budget} runs; allow more \
                 iterations or a larger budget",
        /// A comparison of too many experiments.
        TooManyToCompare { found: usize, limit: usize } = "error-too-many-to-compare",
            "a comparison has at most {limit} runs, but these lists make {found}; leave some values out",
        /// Experiments that differ in what they have to have in common.
        Unlike { key: &'static str } = "error-unlike",
            "the runs of a comparison must have the same objective, start, view and noise, but {key} differs",
        /// Runs that together have more updates than are kept in memory.
        TooManyUpdates { found: usize, limit: usize } = "error-too-many-updates",
            "the runs have {found} updates together, and at most {limit} can be kept in memory",
        /// A list without values.
        EmptyList { key: String } = "error-empty-list",
            "the list of {key} is empty; write its values with commas between them",
        /// A list in which a value is repeated.
        ListedTwice { key: String, value: String } = "error-listed-twice",
            "the list of {key} has {value} twice",
        /// A hyperparameter that none of the methods has.
        NoneHas { key: String, methods: Vec<&'static str> } = "error-none-has",
            "none of the methods compared has a hyperparameter {key}: {methods}",
        /// A log in which no row has a loss.
        LogEmpty = "error-log-empty", "no row of the log has a loss",
        /// A log without a column of losses, or with several that may be meant.
        LogColumns { found: Vec<String> } = "error-log-columns",
            "no column of the log is the loss; its columns are {found}; name the one to draw as y",
        /// A column that the log does not have.
        LogColumn { wanted: String, found: Vec<String> } = "error-log-column",
            "the log has no column {wanted}; its columns are {found}",
        /// A column of a log without numbers.
        LogNumbers { column: String } = "error-log-numbers", "the column {column} of the log has no number",
        /// A picture instead of a log.
        LogPicture = "error-log-picture",
            "this is a picture and not the log of a training run; a log is text: CSV, JSON or printed lines",
        /// A log that is not text.
        LogBinary = "error-log-binary", "this is not text; a log is CSV or JSON, plain or compressed by gzip",
        /// A packed log that is too long.
        LogUnpacked { limit: usize } = "error-log-unpacked",
            "the log has more than {limit} MiB when it is decompressed; decompress it first",
        /// A line of a log that is too long.
        LogLong { line: u64, limit: usize } = "error-log-long",
            "line {line} of the log has more than {limit} bytes; a log has one row on each line",
        /// A line of a log that cannot be read.
        LogLine { line: u64, found: String } = "error-log-line",
            "line {line} of the log cannot be read: {found:?}",
        /// Text that is not TOML.
        Syntax { line: usize, column: usize, text: String } = "error-syntax",
            "line {line} is not TOML from character {column} on: {text}",
        /// The same, with something that is likely to help.
        SyntaxWithHint { line: usize, column: usize, text: String, hint: SyntaxHint } = "error-syntax-hint",
            "line {line} is not TOML from character {column} on: {text} ({hint})",
        /// Well-formed TOML with a mistake in one of its keys.
        InSpec { line: usize, key: String, cause: Box<ErrorKind> } = "error-in-spec", "line {line}: {cause}",
    }
}
