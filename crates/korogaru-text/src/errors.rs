//! The errors of the libraries in both languages.

use korogaru::message::{Argument, Message};
use korogaru_lab::{ErrorKind, hyperparameters};

use crate::phrase::phrases;
use crate::{Lang, Problem, catalogue};

phrases! {
    /// The labels of settings on a page.
    pub(crate) enum SettingLabel {
        LearningRate = "setting-lr",
        Momentum = "setting-momentum",
        Iterations = "setting-iterations",
        Start = "setting-start",
        Noise = "setting-noise",
        Seed = "setting-seed",
        Formula = "setting-formula",
    }
}

impl SettingLabel {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "lr" => Self::LearningRate,
            "momentum" => Self::Momentum,
            "iterations" => Self::Iterations,
            "start" => Self::Start,
            "noise" => Self::Noise,
            "seed" => Self::Seed,
            "formula" => Self::Formula,
            _ => return None,
        })
    }
}

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
    suggesting(lang, message(lang, kind), kind.suggestion())
}

/// Says an error of any library. An error that the catalogue lacks is said in its own words; a test of each
/// library makes sure that there is none.
///
/// ```
/// use korogaru::Momentum;
/// use korogaru_text::{Lang, message};
///
/// let wrong = Momentum::new(-0.1, 0.9).unwrap_err();
/// assert_eq!(message(Lang::Ja, wrong.kind()), "lr は 0 以上の有限の数にしてください(指定された値は −0.1)。");
/// ```
#[must_use]
pub fn message(lang: Lang, message: &dyn Message) -> String {
    said(lang, message, None)
}

/// Says an error as the command line does, which names its options.
#[must_use]
pub fn message_with_options(lang: Lang, message: &dyn Message) -> String {
    said(lang, message, Some("options"))
}

/// Says the error of a setting as a page does whose fields have labels: the message has the label in place of the
/// setting's key. The label of a hyperparameter besides η and α is its symbol.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
/// use korogaru_text::{Lang, error_with_label};
///
/// let wrong = Experiment::default().with_settings(&[Setting::text("momentum", "2")]).unwrap_err();
/// assert_eq!(
///     error_with_label(Lang::Ja, wrong.kind(), "momentum"),
///     "減衰率 α は 0 以上 1 未満の数にしてください(指定された値は 2)。"
/// );
/// assert_eq!(
///     error_with_label(Lang::En, wrong.kind(), "momentum"),
///     "momentum α must be a number from 0 to below 1, but is 2"
/// );
/// let settings = [Setting::text("method", "adam"), Setting::text("beta1", "2")];
/// let wrong = Experiment::default().with_settings(&settings).unwrap_err();
/// assert!(error_with_label(Lang::En, wrong.kind(), "beta1").starts_with("β₁ must be a number"));
/// ```
#[must_use]
pub fn error_with_label(lang: Lang, kind: &ErrorKind, key: &str) -> String {
    let message = error(lang, kind);
    let symbol = || hyperparameters().into_iter().find(|it| it.name == key).map(|it| it.symbol.to_owned());
    let Some(label) = SettingLabel::of(key).map(|label| lang.say(&label)).or_else(symbol) else {
        return message;
    };
    // The key is a word of its own, and not a part of one.
    let is_word = |&(start, _): &(usize, &str)| {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (before, after) = (&message[..start], &message[start + key.len()..]);
        !before.ends_with(part) && !after.starts_with(part)
    };
    match message.match_indices(key).find(is_word) {
        Some((start, _)) => format!("{}{label}{}", &message[..start], &message[start + key.len()..]),
        None => message,
    }
}

/// Adds to a message the name that was likely meant, where there is one.
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

fn said(lang: Lang, message: &dyn Message, words: Option<&str>) -> String {
    let arguments: Vec<_> = message
        .arguments()
        .into_iter()
        .map(|(name, argument)| match argument {
            Argument::Text(text) => (name, crate::Argument::Text(text.into_owned())),
            Argument::Message(part) => (name, crate::Argument::Text(said(lang, part, words))),
        })
        .collect();
    catalogue::said(lang, message.id(), words, &arguments).unwrap_or_else(|| message.to_string())
}

/// Lists what is wrong with the Japanese sentences of a library's messages, for the tests. `messages` is the
/// list `MESSAGES` of an error. A sentence is wrong if its key is missing or if it has a place for an
/// argument that the message lacks.
#[doc(hidden)]
#[must_use]
pub fn unsaid(messages: &[(&'static str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, names) in messages.iter().filter(|(id, _)| !id.is_empty()) {
        let Some(sentence) = catalogue::sentence(Lang::Ja, id) else {
            wrong.push(format!("no sentence {id}"));
            continue;
        };
        for place in sentence.split('$').skip(1) {
            let end = place.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(place.len());
            if !names.contains(&&place[..end]) {
                wrong.push(format!("{id} has no argument {}", &place[..end]));
            }
        }
    }
    wrong
}
