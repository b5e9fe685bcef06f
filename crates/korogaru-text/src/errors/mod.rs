pub(crate) mod formula;
pub(crate) mod optimizer;
pub(crate) mod refusal;

use korogaru_lab::{ErrorKind, Expected, Metric, Namespace, SyntaxHint};

use self::optimizer::OptimizerRefusal;
use self::refusal::Refusal;
use crate::number::shortest;
use crate::{Lang, Problem, metric_name};

/// Says an error of the lab, or of the optimizer under it, with the likely meant name where there is one.
///
/// In English this is the error's own `Display`, so that a Rust program and the command line say the same.
///
/// ```
/// use korogaru_lab::Experiment;
/// use korogaru_text::{Lang, error};
///
/// let wrong = Experiment::from_toml("method = \"momentun\"").unwrap_err();
/// assert_eq!(
///     error(Lang::Ja, wrong.kind()),
///     "1 行目: 「momentun」という手法はありません。使えるのは sgd, momentum, nesterov, adagrad, \
///      rmsprop, adam です。「momentum」のことでしょうか?",
/// );
/// ```
#[must_use]
pub fn error(lang: Lang, kind: &ErrorKind) -> String {
    let message = match lang {
        Lang::En => kind.to_string(),
        Lang::Ja => japanese(kind),
    };
    suggesting(lang, message, kind.suggestion())
}

/// A message with the name that was likely meant, where there is one.
///
/// ```
/// use korogaru_text::{Lang, suggesting};
///
/// let message = "there is no command runn".to_owned();
/// assert_eq!(suggesting(Lang::En, message, Some("run")), "there is no command runn. Did you mean run?");
/// ```
#[must_use]
pub fn suggesting(lang: Lang, message: String, name: Option<&str>) -> String {
    let Some(name) = name else { return message };
    let hint = lang.say(&Problem::DidYouMean { name: name.to_owned() });
    match lang {
        Lang::En => format!("{message}. {hint}"),
        Lang::Ja => format!("{message}{hint}"),
    }
}

fn japanese(kind: &ErrorKind) -> String {
    Lang::Ja.say(&match kind {
        ErrorKind::Optimizer(kind) => return Lang::Ja.say(&optimizer::optimizer(kind)),
        ErrorKind::UnknownName { namespace, name, known } => {
            let (name, known) = (name.clone(), known.join(", "));
            match namespace {
                Namespace::Method => return Lang::Ja.say(&OptimizerRefusal::UnknownMethod { name, known }),
                Namespace::Objective => Refusal::UnknownObjective { name, known },
                _ => Refusal::UnknownKey { name, known },
            }
        }
        ErrorKind::Form { key, expected, found } => {
            let (key, found) = (key.clone(), found.clone());
            match expected {
                Expected::Name => Refusal::NotAName { key, found },
                Expected::Formula => Refusal::NotAFormula { key, found },
                Expected::Number => Refusal::NotANumber { key, found },
                Expected::Pair => Refusal::NotAPair { key, found },
                Expected::Axis => Refusal::NotAnAxis { key, found },
                _ => Refusal::NotACount { key, found },
            }
        }
        ErrorKind::AxisCount { key, found, limit } => {
            Refusal::AxisCount { key: key.clone(), found: found.clone(), limit: limit.to_string() }
        }
        ErrorKind::Budget { found, least, limit } => {
            Refusal::Budget { found: found.clone(), least: least.to_string(), limit: limit.to_string() }
        }
        ErrorKind::AxisAlone { key, low, high } => {
            Refusal::AxisAlone { key: key.clone(), low: shortest(*low), high: shortest(*high) }
        }
        ErrorKind::AxisLogarithm { key, low } => {
            Refusal::AxisLogarithm { key: key.clone(), low: shortest(*low) }
        }
        ErrorKind::AxisTwice { key } => Refusal::AxisTwice { key: key.clone() },
        ErrorKind::MetricNeedsMinimum { metric, objective } => {
            Refusal::MetricNeedsMinimum { metric: (*metric).to_owned(), objective: objective.clone() }
        }
        ErrorKind::NotFinite { key, value } => {
            let (key, value) = (key.clone(), shortest(*value));
            return Lang::Ja.say(&OptimizerRefusal::NotFinite { key, value });
        }
        ErrorKind::TooManyIterations { found, limit } => {
            Refusal::TooManyIterations { found: found.clone(), limit: limit.to_string() }
        }
        ErrorKind::NoStep { found, last: 0, .. } => Refusal::NoStepAtAll { found: found.clone() },
        ErrorKind::NoStep { found, last, diverged } => {
            let (found, last) = (found.clone(), last.to_string());
            if *diverged { Refusal::NoStepDiverged { found, last } } else { Refusal::NoStep { found, last } }
        }
        ErrorKind::EmptyRange { key, low, high } => {
            Refusal::EmptyRange { key: key.clone(), low: shortest(*low), high: shortest(*high) }
        }
        ErrorKind::NarrowRange { key, low, high, least } => {
            let [low, high, least] = [*low, *high, *least].map(shortest);
            Refusal::NarrowRange { key: key.clone(), low, high, least }
        }
        ErrorKind::NoTheory { method, covered } => {
            Refusal::NoTheory { method: method.clone(), covered: covered.join(", ") }
        }
        ErrorKind::NoMinimum { objective } => Refusal::NoMinimum { objective: objective.clone() },
        ErrorKind::NoMinimumFound { formula } => Refusal::NoMinimumFound { formula: formula.clone() },
        ErrorKind::Bottomless { objective } => Refusal::Bottomless { objective: objective.clone() },
        ErrorKind::Plane { objective, is_level } => {
            let objective = objective.clone();
            if *is_level { Refusal::PlaneLevel { objective } } else { Refusal::Plane { objective } }
        }
        ErrorKind::NothingToCompare => Refusal::NothingToCompare,
        ErrorKind::NothingFound { metric, budget } => {
            // In a sentence it has the name that the report of the search gives it.
            let metric =
                Metric::named(metric).map_or_else(String::new, |metric| metric_name(Lang::Ja, metric));
            Refusal::NothingFound { metric, budget: budget.to_string() }
        }
        ErrorKind::TooManyToCompare { found, limit } => {
            Refusal::TooManyToCompare { found: found.to_string(), limit: limit.to_string() }
        }
        ErrorKind::Unlike { key } => Refusal::Unlike { key: (*key).to_owned() },
        ErrorKind::TooManyUpdates { found, limit } => {
            Refusal::TooManyUpdates { found: found.to_string(), limit: limit.to_string() }
        }
        ErrorKind::EmptyList { key } => Refusal::EmptyList { key: key.clone() },
        ErrorKind::ListedTwice { key, value } => {
            Refusal::ListedTwice { key: key.clone(), value: value.clone() }
        }
        ErrorKind::NoneHas { key, methods } => {
            Refusal::NoneHas { key: key.clone(), methods: methods.join(", ") }
        }
        ErrorKind::Formula { place, mistake } => return formula::formula(place, mistake),
        ErrorKind::Exclusive { keys: [first, second] } => {
            Refusal::Exclusive { first: (*first).to_owned(), second: (*second).to_owned() }
        }
        ErrorKind::Singular { point, eigenvalues: [low, high] } => {
            Refusal::Singular { point: exact(*point), low: shortest(*low), high: shortest(*high) }
        }
        ErrorKind::NoDerivatives { point } => Refusal::NoDerivatives { point: exact(*point) },
        ErrorKind::Tolerance { value } => Refusal::Tolerance { value: shortest(*value) },
        ErrorKind::Noise { value } => Refusal::Noise { value: shortest(*value) },
        ErrorKind::Seed { found, limit } => Refusal::Seed { found: found.clone(), limit: limit.to_string() },
        ErrorKind::Batch { found, objective, limit } => {
            let (found, objective) = (found.clone(), objective.clone());
            Refusal::Batch { found, objective, limit: limit.to_string() }
        }
        ErrorKind::NoExamples { objective, known } => {
            Refusal::NoExamples { objective: objective.clone(), known: known.join(", ") }
        }
        ErrorKind::LogEmpty => Refusal::LogEmpty,
        ErrorKind::LogColumns { found } => Refusal::LogColumns { found: found.join(", ") },
        ErrorKind::LogColumn { wanted, found } => {
            Refusal::LogColumn { wanted: wanted.clone(), found: found.join(", ") }
        }
        ErrorKind::LogNumbers { column } => Refusal::LogNumbers { column: column.clone() },
        ErrorKind::LogBinary => Refusal::LogBinary,
        ErrorKind::LogUnpacked { limit } => Refusal::LogUnpacked { limit: limit.to_string() },
        ErrorKind::LogLong { line, limit } => {
            Refusal::LogLong { line: line.to_string(), limit: limit.to_string() }
        }
        ErrorKind::LogLine { line, found } => {
            Refusal::LogLine { line: line.to_string(), found: format!("{found:?}") }
        }
        ErrorKind::NothingRandom => Refusal::NothingRandom,
        ErrorKind::Seeds { found, limit } => {
            Refusal::Seeds { found: found.clone(), limit: limit.to_string() }
        }
        ErrorKind::Syntax { line, column, text, hint } => {
            let (line, column, text) = (line.to_string(), column.to_string(), text.clone());
            match hint {
                None => Refusal::Syntax { line, column, text },
                Some(hint) => Refusal::SyntaxHint { line, column, text, hint: japanese_hint(*hint) },
            }
        }
        ErrorKind::InSpec { line, cause, .. } => {
            Refusal::InSpec { line: line.to_string(), message: japanese(cause) }
        }
        // A kind that is newer than this catalogue: its own words are better than none.
        other => return other.to_string(),
    })
}

/// A point with all its digits.
fn exact([x, y]: [f64; 2]) -> String {
    format!("({}, {})", shortest(x), shortest(y))
}

fn japanese_hint(hint: SyntaxHint) -> String {
    Lang::Ja.say(&match hint {
        SyntaxHint::DigitsAroundPoint => Refusal::HintDigitsAroundPoint,
        SyntaxHint::QuotedName => Refusal::HintQuotedName,
        SyntaxHint::DuplicateKey => Refusal::HintDuplicateKey,
        other => return other.to_string(),
    })
}
