mod english;

use crate::formula::{FormulaPlace, Mistake};
use crate::nearest::nearest;

/// Why an experiment cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Box<ErrorKind>,
    setting: Option<usize>,
}

/// What went wrong, with what was expected and what came.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The optimizer refused: a hyperparameter out of range, or one that the method does not have.
    Optimizer(korogaru::ErrorKind),
    /// Nothing in this namespace has that name.
    UnknownName {
        /// What was looked for.
        namespace: Namespace,
        /// The name that came.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A value of another form than the key takes.
    Form {
        /// The key, such as `start`.
        key: String,
        /// The form it takes.
        expected: Expected,
        /// The value as it came.
        found: String,
    },
    /// A formula that cannot be read.
    Formula {
        /// Where.
        place: FormulaPlace,
        /// What is wrong there.
        mistake: Mistake,
    },
    /// Two keys of which an experiment can have only one.
    Exclusive {
        /// The keys.
        keys: [&'static str; 2],
    },
    /// NaN or an infinity where a place in the plane is meant.
    NotFinite {
        /// The key, such as `start`.
        key: String,
        /// The value that came.
        value: f64,
    },
    /// More iterations than a run keeps in memory.
    TooManyIterations {
        /// The number that came, as it was written.
        found: String,
        /// The largest allowed.
        limit: usize,
    },
    /// A step that a run does not have.
    NoStep {
        /// The number that came, as it was written.
        found: String,
        /// The last step there is, 0 where there is none.
        last: usize,
        /// Whether the run ended there because the next numbers were not finite.
        diverged: bool,
    },
    /// A range whose ends are not in order.
    EmptyRange {
        /// The key, `xlim` or `ylim`.
        key: String,
        /// The end that came first.
        low: f64,
        /// The end that came second.
        high: f64,
    },
    /// A range of the plane whose numbers cannot be told apart.
    NarrowRange {
        /// The key, `xlim` or `ylim`.
        key: String,
        /// Its lower end.
        low: f64,
        /// Its upper end.
        high: f64,
        /// The width that it has to exceed at this place, as a round number.
        least: f64,
    },
    /// A method whose iterates no theory here describes.
    NoTheory {
        /// The method that came.
        method: String,
        /// The methods that the theory covers.
        covered: Vec<&'static str>,
    },
    /// No minimum is known at which the theory could stand, and no other point was said.
    NoMinimum {
        /// The objective.
        objective: String,
    },
    /// No minimum of a function was found where one was looked for, and no other point was said.
    NoMinimumFound {
        /// f as people write it.
        formula: String,
    },
    /// There is no minimum, since f falls without end, and no other point was said.
    Bottomless {
        /// The objective, a formula by itself.
        objective: String,
    },
    /// f is curved nowhere.
    Plane {
        /// The objective, a formula by itself.
        objective: String,
        /// Whether it is a constant.
        is_level: bool,
    },
    /// A Hessian one of whose eigenvalues is 0, or not to be told from 0, where f is no level valley; or both are.
    Singular {
        /// Where.
        point: [f64; 2],
        /// The eigenvalues, the smaller one first.
        eigenvalues: [f64; 2],
    },
    /// Derivatives that are not all finite.
    NoDerivatives {
        /// Where.
        point: [f64; 2],
    },
    /// A share of the first distance that is not between 0 and 1.
    Tolerance {
        /// The value that came.
        value: f64,
    },
    /// A number of values that an axis of a sweep cannot have.
    AxisCount {
        /// The hyperparameter.
        key: String,
        /// The number that came, as it was written.
        found: String,
        /// The largest allowed; the least is 1.
        limit: usize,
    },
    /// An axis of a single value whose ends differ.
    AxisAlone {
        /// The hyperparameter.
        key: String,
        /// The end that came first.
        low: f64,
        /// The end that came second.
        high: f64,
    },
    /// An axis in equal ratios that does not begin above 0.
    AxisLogarithm {
        /// The hyperparameter.
        key: String,
        /// Where it begins.
        low: f64,
    },
    /// Both axes of a sweep are the same hyperparameter.
    AxisTwice {
        /// The hyperparameter.
        key: String,
    },
    /// A budget of runs that a search cannot do with.
    Budget {
        /// The number that came.
        found: String,
        /// The least.
        least: usize,
        /// The most.
        limit: usize,
    },
    /// A metric that is measured from a minimum, and none is known.
    MetricNeedsMinimum {
        /// The metric.
        metric: &'static str,
        /// The objective, a formula by itself.
        objective: String,
    },
    /// A standard deviation of noise that is below 0 or not finite.
    Noise {
        /// The value that came.
        value: f64,
    },
    /// A seed beyond the largest.
    Seed {
        /// The number that came, as it was written.
        found: String,
        /// The largest allowed.
        limit: u32,
    },
    /// A batch of no examples, or of more than there are.
    Batch {
        /// The number that came.
        found: String,
        /// The objective.
        objective: String,
        /// How many examples it has.
        limit: usize,
    },
    /// A batch of an objective that is no mean over examples.
    NoExamples {
        /// The objective.
        objective: String,
        /// The objectives that are.
        known: Vec<String>,
    },
    /// Many runs of an experiment in which nothing is random.
    NothingRandom,
    /// A number of runs that cannot be made together.
    Seeds {
        /// The number that came, as it was written.
        found: String,
        /// The largest allowed for the experiment's iterations; the least is 1.
        limit: usize,
    },
    /// A comparison of no experiment.
    NothingToCompare,
    /// A search that found no setting of any method.
    NothingFound {
        /// What was to be least.
        metric: &'static str,
        /// The most runs for each method.
        budget: usize,
    },
    /// A comparison of more experiments than can be seen side by side.
    TooManyToCompare {
        /// How many came.
        found: usize,
        /// The most.
        limit: usize,
    },
    /// Experiments that differ in what they are to have in common.
    Unlike {
        /// The key in which they differ.
        key: &'static str,
    },
    /// Runs with more updates together than are kept in memory.
    TooManyUpdates {
        /// How many they have.
        found: usize,
        /// The most.
        limit: usize,
    },
    /// A list without a value.
    EmptyList {
        /// The key.
        key: String,
    },
    /// A list with a value twice.
    ListedTwice {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
    /// A hyperparameter that none of the methods has.
    NoneHas {
        /// The hyperparameter.
        key: String,
        /// The methods.
        methods: Vec<&'static str>,
    },
    /// A log of a training without a row that has a loss.
    LogEmpty,
    /// A log without a column of losses, or with several that may be meant.
    LogColumns {
        /// The columns that it has.
        found: Vec<String>,
    },
    /// A column that a log does not have.
    LogColumn {
        /// The name.
        wanted: String,
        /// The columns that it has.
        found: Vec<String>,
    },
    /// A column of a log without a number.
    LogNumbers {
        /// The name.
        column: String,
    },
    /// A log that is no text.
    LogBinary,
    /// A packed log that is too long.
    LogUnpacked {
        /// The most mebibytes that are unpacked.
        limit: usize,
    },
    /// A line of a log that is longer than a row can be.
    LogLong {
        /// The line, from 1.
        line: u64,
        /// The most bytes.
        limit: usize,
    },
    /// A line of a log that cannot be read.
    LogLine {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        found: String,
    },
    /// Text that is not TOML.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// The line's text, or its beginning.
        text: String,
        /// What is likely to help.
        hint: Option<SyntaxHint>,
    },
    /// TOML that is well formed, but wrong in one of its keys.
    InSpec {
        /// The line of the key, from 1.
        line: usize,
        /// The key.
        key: String,
        /// What is wrong with it.
        cause: Box<ErrorKind>,
    },
}

/// What a name is looked up among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Namespace {
    /// The update rules.
    Method,
    /// The functions.
    Objective,
    /// The keys of an experiment.
    Key,
}

/// What is likely to make TOML of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxHint {
    /// TOML wants a digit on both sides of a decimal point: `0.95`, not `.95`.
    DigitsAroundPoint,
    /// Names stand in quotation marks.
    QuotedName,
    /// The key stands twice.
    DuplicateKey,
}

/// The form that a value takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// A name.
    Name,
    /// A formula.
    Formula,
    /// One number.
    Number,
    /// Two numbers: `x,y` on a command line, `[x, y]` in a file.
    Pair,
    /// A whole number of at least 0.
    Count,
    /// The ends of an axis and how many values it has: `0.01:1:50`.
    Axis,
}

impl Error {
    /// What went wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Which of the settings given to [`Experiment::with_settings`](crate::Experiment::with_settings) is wrong.
    #[must_use]
    pub fn setting(&self) -> Option<usize> {
        self.setting
    }

    pub(crate) fn in_setting(kind: ErrorKind, setting: usize) -> Self {
        Self { kind: Box::new(kind), setting: Some(setting) }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind: Box::new(kind), setting: None }
    }
}

impl From<korogaru::Error> for ErrorKind {
    fn from(error: korogaru::Error) -> Self {
        match error.kind() {
            korogaru::ErrorKind::UnknownMethod { name, known } => Self::UnknownName {
                namespace: Namespace::Method,
                name: name.clone(),
                known: known.iter().map(ToString::to_string).collect(),
            },
            other => Self::Optimizer(other.clone()),
        }
    }
}

impl From<korogaru::Error> for Error {
    fn from(error: korogaru::Error) -> Self {
        ErrorKind::from(error).into()
    }
}

impl ErrorKind {
    /// For a name that nothing has: the one that was likely meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownName { name, known, .. } => nearest(name, known.iter().map(String::as_str)),
            Self::Optimizer(korogaru::ErrorKind::UnknownHyperparameter { name, known, .. }) => {
                nearest(name, known.iter().copied())
            }
            Self::Formula { mistake: Mistake::UnknownName { name, known }, .. } => {
                nearest(name, known.iter().copied())
            }
            Self::InSpec { cause, .. } => cause.suggestion(),
            _ => None,
        }
    }
}

impl std::error::Error for Error {}
