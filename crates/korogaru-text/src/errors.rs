use korogaru::{ErrorKind as OptimizerErrorKind, Range, RuleErrorKind};
use korogaru_lab::{ErrorKind, Expected, FormulaPart, FormulaPlace, Mistake, Namespace, SyntaxHint};

use crate::refusal::Refusal;
use crate::{Lang, Problem};

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
        ErrorKind::Optimizer(kind) => refusal_of_optimizer(kind),
        ErrorKind::UnknownName { namespace, name, known } => {
            let (name, known) = (name.clone(), known.join(", "));
            match namespace {
                Namespace::Method => Refusal::UnknownMethod { name, known },
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
            Refusal::AxisAlone { key: key.clone(), low: format!("{low:?}"), high: format!("{high:?}") }
        }
        ErrorKind::AxisLogarithm { key, low } => {
            Refusal::AxisLogarithm { key: key.clone(), low: format!("{low:?}") }
        }
        ErrorKind::AxisTwice { key } => Refusal::AxisTwice { key: key.clone() },
        ErrorKind::MetricNeedsMinimum { metric, objective } => {
            Refusal::MetricNeedsMinimum { metric: (*metric).to_owned(), objective: objective.clone() }
        }
        ErrorKind::NotFinite { key, value } => {
            Refusal::NotFinite { key: key.clone(), value: format!("{value:?}") }
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
            Refusal::EmptyRange { key: key.clone(), low: format!("{low:?}"), high: format!("{high:?}") }
        }
        ErrorKind::NoTheory { method, covered } => {
            Refusal::NoTheory { method: method.clone(), covered: covered.join(", ") }
        }
        ErrorKind::NoMinimum { objective } => Refusal::NoMinimum { objective: objective.clone() },
        ErrorKind::NoMinimumFound { formula } => Refusal::NoMinimumFound { formula: formula.clone() },
        ErrorKind::NothingToCompare => Refusal::NothingToCompare,
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
        ErrorKind::Formula { place, mistake } => return formula(place, mistake),
        ErrorKind::Exclusive { keys: [first, second] } => {
            Refusal::Exclusive { first: (*first).to_owned(), second: (*second).to_owned() }
        }
        ErrorKind::Singular { point, eigenvalues: [low, high] } => {
            Refusal::Singular { point: exact(*point), low: format!("{low:?}"), high: format!("{high:?}") }
        }
        ErrorKind::NoDerivatives { point } => Refusal::NoDerivatives { point: exact(*point) },
        ErrorKind::Tolerance { value } => Refusal::Tolerance { value: format!("{value:?}") },
        ErrorKind::Noise { value } => Refusal::Noise { value: format!("{value:?}") },
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
    format!("({x:?}, {y:?})")
}

/// Where in a formula something is wrong, with a mark under it, as the lab's own `Display` has it.
fn formula(place: &FormulaPlace, mistake: &Mistake) -> String {
    if *mistake == Mistake::Empty {
        return Lang::Ja.say(&Refusal::FormulaEmpty);
    }
    let heading = Lang::Ja.say(&Refusal::Formula { at: place.at.to_string() });
    let mistake = Lang::Ja.say(&match mistake {
        Mistake::Expected(FormulaPart::Operand) => Refusal::FormulaOperand,
        Mistake::Expected(FormulaPart::Operator) => Refusal::FormulaOperator,
        Mistake::Expected(FormulaPart::OperatorOrClose) => Refusal::FormulaOperatorOrClose,
        Mistake::Expected(FormulaPart::Open { function }) => {
            Refusal::FormulaOpen { function: (*function).to_owned() }
        }
        Mistake::Expected(FormulaPart::Comma { function }) => {
            Refusal::FormulaComma { function: (*function).to_owned() }
        }
        Mistake::UnknownName { name, known } => {
            Refusal::FormulaUnknownName { name: name.clone(), known: known.join(", ") }
        }
        Mistake::UnknownCharacter { character } => {
            Refusal::FormulaUnknownCharacter { character: character.escape_debug().to_string() }
        }
        Mistake::NumberTooLarge => Refusal::FormulaNumberTooLarge,
        Mistake::TooManyArguments { function, takes } => {
            Refusal::FormulaTooManyArguments { function: (*function).to_owned(), takes: takes.to_string() }
        }
        Mistake::TooDeep { limit } => Refusal::FormulaTooDeep { limit: limit.to_string() },
        Mistake::TooLong { found, limit } => {
            Refusal::FormulaTooLong { found: found.to_string(), limit: limit.to_string() }
        }
        other => return format!("{heading}\n  {}\n  {:2$}^ {other}", place.shown, "", place.before),
    });
    format!("{heading}\n  {}\n  {:2$}^ {mistake}", place.shown, "", place.before)
}

fn japanese_hint(hint: SyntaxHint) -> String {
    Lang::Ja.say(&match hint {
        SyntaxHint::DigitsAroundPoint => Refusal::HintDigitsAroundPoint,
        SyntaxHint::QuotedName => Refusal::HintQuotedName,
        SyntaxHint::DuplicateKey => Refusal::HintDuplicateKey,
        other => return other.to_string(),
    })
}

fn refusal_of_optimizer(kind: &OptimizerErrorKind) -> Refusal {
    match kind {
        OptimizerErrorKind::Rule(RuleErrorKind::Hyperparameter { name, value, range }) => {
            let (name, value) = ((*name).to_owned(), format!("{value:?}"));
            match range {
                Range::NonNegative => Refusal::NotNonNegative { name, value },
                Range::Positive => Refusal::NotPositive { name, value },
                Range::ZeroToBelowOne => Refusal::NotBelowOne { name, value },
                _ => Refusal::NotFinite { key: name, value },
            }
        }
        OptimizerErrorKind::Rule(RuleErrorKind::Backend { name, available }) => {
            Refusal::UnknownBackend { name: name.clone(), available: available.join(", ") }
        }
        OptimizerErrorKind::BackendVariable { value, available } => {
            Refusal::BackendVariable { value: value.clone(), available: available.join(", ") }
        }
        OptimizerErrorKind::UnknownHyperparameter { method, name, known } => Refusal::UnknownHyperparameter {
            method: (*method).to_owned(),
            name: name.clone(),
            known: known.join(", "),
        },
        OptimizerErrorKind::UnknownMethod { name, known } => {
            Refusal::UnknownMethod { name: name.clone(), known: known.join(", ") }
        }
        OptimizerErrorKind::GradientLength { tensor, expected, found } => Refusal::GradientLength {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        OptimizerErrorKind::GradientShape { tensor, expected, found } => Refusal::GradientShape {
            tensor: tensor.clone(),
            expected: format!("{expected:?}"),
            found: format!("{found:?}"),
        },
        OptimizerErrorKind::MissingGradient { tensor } => Refusal::MissingGradient { tensor: tensor.clone() },
        OptimizerErrorKind::ExtraGradient { tensor } => Refusal::ExtraGradient { tensor: tensor.clone() },
        OptimizerErrorKind::DuplicateTensor { tensor } => Refusal::DuplicateTensor { tensor: tensor.clone() },
        OptimizerErrorKind::MissingTensor { tensor } => Refusal::MissingTensor { tensor: tensor.clone() },
        OptimizerErrorKind::ExtraTensor { tensor } => Refusal::ExtraTensor { tensor: tensor.clone() },
        OptimizerErrorKind::LengthChanged { tensor, expected, found } => Refusal::LengthChanged {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        OptimizerErrorKind::ElementType { tensor, expected, found } => Refusal::ElementType {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        OptimizerErrorKind::SlotType { tensor, slot, expected, found } => Refusal::SlotType {
            tensor: tensor.clone(),
            slot: (*slot).to_owned(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        OptimizerErrorKind::Rule(RuleErrorKind::Convention { name, known }) => {
            Refusal::UnknownConvention { name: name.clone(), known: known.join(", ") }
        }
        OptimizerErrorKind::NoConvention { method } => Refusal::NoConvention { method: (*method).to_owned() },
        OptimizerErrorKind::NoCounterpart { tensor, velocity, lr } => Refusal::NoCounterpart {
            tensor: tensor.clone(),
            velocity: format!("{velocity:?}"),
            lr: format!("{lr:?}"),
        },
        OptimizerErrorKind::UnknownTensor { tensor } => Refusal::UnknownTensor { tensor: tensor.clone() },
        OptimizerErrorKind::UnknownSlot { method, slot, known } => {
            let (method, slot, known) = ((*method).to_owned(), slot.clone(), known.join(", "));
            if known.is_empty() {
                Refusal::NoState { method, slot }
            } else {
                Refusal::UnknownSlot { method, slot, known }
            }
        }
        other => Refusal::Other { message: korogaru::Error::from(other.clone()).to_string() },
    }
}
