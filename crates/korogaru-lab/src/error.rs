mod kind;

pub use kind::ErrorKind;

use std::fmt;

use korogaru::message::{Argument, messages};

use crate::formula::Mistake;
use crate::nearest::nearest;

/// Why an experiment, something made from one, or a log is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Box<ErrorKind>,
    setting: Option<usize>,
}

messages! {
    /// The kind of name that was looked up.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Namespace {
        /// The methods.
        Method = "namespace-method", "method",
        /// The objectives.
        Objective = "namespace-objective", "objective",
        /// The keys of an experiment.
        Key = "namespace-key", "key",
        /// The metrics of sweeps and searches.
        Metric = "namespace-metric", "metric",
    }
}

messages! {
    /// What is likely to turn a text into TOML.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SyntaxHint {
        /// TOML needs a digit on both sides of a decimal point: `0.95`, not `.95`.
        DigitsAroundPoint = "error-hint-digits-around-point",
            "a decimal point needs a digit on both sides, as in 0.95",
        /// A name needs quotation marks.
        QuotedName = "error-hint-quoted-name", "a name needs quotation marks",
        /// The key was given twice.
        DuplicateKey = "error-hint-duplicate-key", "the key is given twice",
    }
}

messages! {
    /// The form of a value.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Expected {
        /// A name.
        Name = "expected-name", "a name",
        /// A formula.
        Formula = "expected-formula", "a formula such as x^2/20 + y^2",
        /// One number.
        Number = "expected-number", "a number",
        /// Two numbers: `x,y` on a command line, `[x, y]` in a file.
        Pair = "expected-pair", "two numbers such as -7,2",
        /// A whole number of at least 0.
        Count = "expected-count", "a whole number of at least 0",
        /// `true` or `false`.
        Flag = "expected-flag", "true or false",
        /// The ends of an axis and its number of values: `0.01:1:50`.
        Axis = "expected-axis", "two ends and a count such as 0.01:1:50",
    }
}

impl Error {
    /// What went wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The index of the setting that is wrong, among those given to
    /// [`Experiment::with_settings`](crate::Experiment::with_settings).
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

impl From<korogaru::Error> for Error {
    fn from(error: korogaru::Error) -> Self {
        ErrorKind::from(error).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}

impl<'a> From<&'a Box<ErrorKind>> for Argument<'a> {
    fn from(kind: &'a Box<ErrorKind>) -> Self {
        Self::Message(&**kind)
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

impl ErrorKind {
    /// A name that is none of those in a namespace.
    pub(crate) fn unknown<'k>(
        namespace: Namespace,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known = known.into_iter().map(str::to_owned).collect();
        Self::UnknownName { namespace, name: name.to_owned(), known }
    }

    /// For an unknown name, the known name that was likely meant.
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
