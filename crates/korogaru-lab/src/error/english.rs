//! What is wrong, in English.

use std::fmt;

use korogaru::written;

use super::{Error, ErrorKind, Expected, Namespace, SyntaxHint};
use crate::formula::{FormulaPlace, Mistake};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Optimizer(kind) => kind.fmt(f),
            Self::UnknownName { namespace, name, known } => {
                write!(f, "there is no {namespace} {name:?}; there are {}", known.join(", "))
            }
            Self::Form { key, expected, found } => write!(f, "{key} takes {expected}, not {found:?}"),
            Self::Formula { mistake: empty @ Mistake::Empty, .. } => empty.fmt(f),
            Self::Formula { place: FormulaPlace { at, shown, before }, mistake } => {
                write!(f, "the formula is wrong at character {at}\n  {shown}\n  {:before$}^ {mistake}", "")
            }
            Self::Exclusive { keys: [first, second] } => {
                write!(f, "{first} and {second} exclude each other: leave one of them out")
            }
            Self::NotFinite { key, value } => write!(f, "{key} must be finite, but has {}", written(*value)),
            Self::TooManyIterations { found, limit } => {
                write!(
                    f,
                    "iterations can be at most {limit}, since every one is kept in memory, but is {found}"
                )
            }
            Self::NoStep { found, last: 0, .. } => {
                write!(f, "there is no update {found}: the run has none; it needs iterations of at least 1")
            }
            Self::NoStep { found, last, diverged } => {
                write!(f, "there is no update {found}: the run has updates 1 to {last}")?;
                f.write_str(if *diverged {
                    ", and then its numbers are no longer finite"
                } else {
                    "; with more iterations it has more"
                })
            }
            Self::EmptyRange { key, low, high } => {
                let (low, high) = (written(*low), written(*high));
                write!(f, "{key} must go from a lower to a higher number, but goes from {low} to {high}")
            }
            Self::NarrowRange { key, low, high, least } => write!(
                f,
                "{key} from {} to {} is too narrow for its numbers to be told apart; here it must be wider than {}",
                written(*low),
                written(*high),
                written(*least)
            ),
            Self::NoTheory { method, covered } => {
                write!(f, "theory does not cover {method}; it covers {}", covered.join(", "))
            }
            Self::NoMinimum { objective } => {
                write!(f, "no minimum of {objective} is known; choose a point to look at, such as 0,0")
            }
            Self::NoMinimumFound { formula } => {
                write!(f, "no minimum of {formula} was found; choose a point to look at, such as 0,0")
            }
            Self::Bottomless { objective } => write!(
                f,
                "{objective} has no minimum, since it falls without end; choose a point to look at, such as 0,0"
            ),
            Self::Plane { objective, is_level: true } => {
                write!(
                    f,
                    "{objective} is the same everywhere, so that nothing moves; theory is of what is curved"
                )
            }
            Self::Plane { objective, is_level: false } => write!(
                f,
                "{objective} is a plane: it falls without end, and is curved nowhere; theory is of what is curved"
            ),
            Self::Singular { point: [x, y], eigenvalues: [low, high] } => write!(
                f,
                "f does not curve along some direction at ({}, {}), where it is no level valley either: the eigenvalues of \
                 the Hessian are {} and {}, and nothing can be said of that direction; choose another point, where f is \
                 curved",
                written(*x),
                written(*y),
                written(*low),
                written(*high)
            ),
            Self::NoDerivatives { point: [x, y] } => write!(
                f,
                "the derivatives at ({}, {}) are not all finite; choose another point, where they are",
                written(*x),
                written(*y)
            ),
            Self::Tolerance { value } => {
                write!(
                    f,
                    "tolerance must be a number between 0 and 1, such as 1e-6, but is {}",
                    written(*value)
                )
            }
            Self::AxisCount { key, found, limit } => {
                write!(f, "{key} can have 1 to {limit} values, but is to have {found}")
            }
            Self::AxisAlone { key, low, high } => write!(
                f,
                "a single value of {key} cannot be both ends, {} and {}; take 2 or more, or make them alike",
                written(*low),
                written(*high)
            ),
            Self::AxisLogarithm { key, low } => {
                write!(f, "{key} must begin above 0 to go in equal ratios, but begins at {}", written(*low))
            }
            Self::AxisTwice { key } => {
                write!(f, "both axes are {key}; a sweep is over two different hyperparameters")
            }
            Self::Budget { found, least, limit } => {
                write!(f, "the budget must be a whole number from {least} to {limit} runs, but is {found}")
            }
            Self::MetricNeedsMinimum { metric, objective } => write!(
                f,
                "the metric {metric} is measured from a minimum, and {objective} has none that is known; choose the metric loss"
            ),
            Self::Noise { value } => {
                write!(f, "noise must be a finite number of at least 0, but is {}", written(*value))
            }
            Self::Seed { found, limit } => write!(f, "seed can be at most {limit}, but is {found}"),
            Self::Batch { found, objective, limit } => {
                write!(f, "batch must be from 1 to {limit}, the examples of {objective}, but is {found}")
            }
            Self::NoExamples { objective, known } => write!(
                f,
                "{objective} is no mean over examples, of which a batch could be taken; take batch with {}, or noise \
                 with any objective",
                known.join(", ")
            ),
            Self::NothingRandom => {
                f.write_str("nothing is random, so that all runs would be the same; set noise or batch")
            }
            Self::Seeds { found, limit } => write!(
                f,
                "seeds must be from 1 to {limit} for so many iterations, since every point is kept in memory, but is \
                 {found}"
            ),
            Self::NothingToCompare => {
                f.write_str("there is nothing to compare; it takes at least one experiment")
            }
            Self::NothingFound { metric, budget } => write!(
                f,
                "the search for the least {metric} found no setting of any method within {budget} runs; allow more \
                 iterations or a larger budget"
            ),
            Self::TooManyToCompare { found, limit } => write!(
                f,
                "a comparison has at most {limit} runs, but these lists make {found}; leave some values out"
            ),
            Self::Unlike { key } => {
                write!(
                    f,
                    "what is compared must have the same objective, start, view and noise, but {key} differs"
                )
            }
            Self::TooManyUpdates { found, limit } => write!(
                f,
                "the runs have {found} updates together, of which every one is kept in memory; {limit} are the most"
            ),
            Self::EmptyList { key } => {
                write!(f, "the list of {key} is empty; write its values with commas between them")
            }
            Self::ListedTwice { key, value } => write!(f, "{value} stands twice in the list of {key}"),
            Self::NoneHas { key, methods } => {
                let methods = methods.join(", ");
                write!(f, "{key} is no hyperparameter of what is compared: {methods}")
            }
            Self::LogEmpty => f.write_str("no row of the log has a loss"),
            Self::LogColumns { found } => {
                let found = found.join(", ");
                write!(
                    f,
                    "no column of the log is the loss; its columns are {found}; name the one to draw as y"
                )
            }
            Self::LogColumn { wanted, found } => {
                write!(f, "the log has no column {wanted}; its columns are {}", found.join(", "))
            }
            Self::LogNumbers { column } => write!(f, "the column {column} of the log has no number"),
            Self::LogBinary => {
                f.write_str("this is no text; a log is CSV or JSON, as it is or packed by gzip")
            }
            Self::LogUnpacked { limit } => {
                write!(f, "the log has more than {limit} MiB when it is unpacked; unpack it before")
            }
            Self::LogLong { line, limit } => {
                write!(f, "line {line} of the log has more than {limit} bytes; a log has a row a line")
            }
            Self::LogLine { line, found } => {
                write!(f, "line {line} of the log cannot be read: {found:?}")
            }
            Self::Syntax { line, column, text, hint } => {
                write!(f, "line {line} is not TOML from character {column} on: {text}")?;
                hint.map_or(Ok(()), |hint| write!(f, " ({hint})"))
            }
            // The cause names the key itself.
            Self::InSpec { line, cause, .. } => write!(f, "line {line}: {cause}"),
        }
    }
}

impl fmt::Display for SyntaxHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DigitsAroundPoint => "a decimal point needs a digit on both sides, as in 0.95",
            Self::QuotedName => "a name needs quotation marks",
            Self::DuplicateKey => "the key stands twice",
        })
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "method",
            Self::Objective => "objective",
            Self::Key => "key",
        })
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "a name",
            Self::Formula => "a formula such as x^2/20 + y^2",
            Self::Number => "a number",
            Self::Pair => "two numbers such as -7,2",
            Self::Count => "a whole number of at least 0",
            Self::Axis => "two ends and a count such as 0.01:1:50",
        })
    }
}
