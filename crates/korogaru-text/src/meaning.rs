//! The texts of names: what a method, a hyperparameter, a function, a mode or a run of the article is.
//!
//! Their keys in the catalogue are made from the names, so that a new name needs a sentence in each language
//! and no line here. A name that a user has made has no text.

use korogaru_lab::book::Lesson;
use korogaru_lab::theory::Regime;

use crate::{Lang, catalogue};

/// What a built-in method does, in a sentence.
///
/// ```
/// use korogaru_text::{Lang, method_meaning};
///
/// assert_eq!(method_meaning(Lang::En, "rmsprop").as_deref(), Some("AdaGrad that forgets old gradients."));
/// assert_eq!(method_meaning(Lang::En, "mine"), None);
/// ```
#[must_use]
pub fn method_meaning(lang: Lang, name: &str) -> Option<String> {
    of_name(lang, "method", name)
}

/// What a hyperparameter of the built-in methods is.
#[must_use]
pub fn hyperparameter_meaning(lang: Lang, name: &str) -> Option<String> {
    of_name(lang, "hyperparameter", name)
}

/// What a built-in objective is like, in a sentence.
#[must_use]
pub fn objective_meaning(lang: Lang, name: &str) -> Option<String> {
    of_name(lang, "objective", name)
}

/// The title of a built-in objective, for where it is chosen and not typed.
#[must_use]
pub fn objective_title(lang: Lang, name: &str) -> Option<String> {
    of_name(lang, "title", name)
}

/// The name of what a mode does.
#[must_use]
pub fn regime_name(lang: Lang, regime: Regime) -> String {
    of_name(lang, "regime", regime.name()).unwrap_or_else(|| regime.name().to_owned())
}

/// What a mode does, in a sentence.
#[must_use]
pub fn regime_meaning(lang: Lang, regime: Regime) -> String {
    of_name(lang, "regime-meaning", regime.name()).unwrap_or_else(|| regime.name().to_owned())
}

/// What a run of the article shows.
#[must_use]
pub fn lesson_meaning(lang: Lang, lesson: Lesson) -> String {
    of_name(lang, "lesson", lesson_name(lesson)).unwrap_or_default()
}

fn lesson_name(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::Overshoot => "overshoot",
        Lesson::Return => "return",
        Lesson::Sgd => "sgd",
        Lesson::CancelAndAdd => "cancel-and-add",
        Lesson::Swing => "swing",
    }
}

fn of_name(lang: Lang, kind: &str, name: &str) -> Option<String> {
    catalogue::said(lang, &format!("{kind}-{name}"), None, &[])
}

/// The keys of all these texts.
#[cfg(test)]
pub(crate) fn keys() -> Vec<String> {
    let methods = korogaru::METHODS.iter().map(|method| format!("method-{}", method.name));
    let hyperparameters = korogaru_lab::hyperparameters();
    let hyperparameters = hyperparameters.iter().map(|h| format!("hyperparameter-{}", h.name));
    let objectives = korogaru_lab::objectives::all();
    let objectives = objectives.iter().flat_map(|objective| {
        [format!("objective-{}", objective.name()), format!("title-{}", objective.name())]
    });
    let regimes = Regime::ALL.into_iter().flat_map(|regime| {
        [format!("regime-{}", regime.name()), format!("regime-meaning-{}", regime.name())]
    });
    let lessons = korogaru_lab::book::runs().map(|run| format!("lesson-{}", lesson_name(run.lesson)));
    methods.chain(hyperparameters).chain(objectives).chain(regimes).chain(lessons).collect()
}
