//! The sentences, read once a language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Argument, Lang};

type Bundle = FluentBundle<FluentResource>;

const EN: [&str; 13] = [
    include_str!("../locales/en/comparing.ftl"),
    include_str!("../locales/en/errors.ftl"),
    include_str!("../locales/en/explaining.ftl"),
    include_str!("../locales/en/exploring.ftl"),
    include_str!("../locales/en/help.ftl"),
    include_str!("../locales/en/label.ftl"),
    include_str!("../locales/en/logging.ftl"),
    include_str!("../locales/en/meaning.ftl"),
    include_str!("../locales/en/problem.ftl"),
    include_str!("../locales/en/report.ftl"),
    include_str!("../locales/en/sweeping.ftl"),
    include_str!("../locales/en/theory.ftl"),
    include_str!("../locales/en/tuning.ftl"),
];

const JA: [&str; 13] = [
    include_str!("../locales/ja/comparing.ftl"),
    include_str!("../locales/ja/errors.ftl"),
    include_str!("../locales/ja/explaining.ftl"),
    include_str!("../locales/ja/exploring.ftl"),
    include_str!("../locales/ja/help.ftl"),
    include_str!("../locales/ja/label.ftl"),
    include_str!("../locales/ja/logging.ftl"),
    include_str!("../locales/ja/meaning.ftl"),
    include_str!("../locales/ja/problem.ftl"),
    include_str!("../locales/ja/report.ftl"),
    include_str!("../locales/ja/sweeping.ftl"),
    include_str!("../locales/ja/theory.ftl"),
    include_str!("../locales/ja/tuning.ftl"),
];

/// The files of a language.
pub(crate) fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}

/// The sentence of a key with its places filled.
pub(crate) fn say(lang: Lang, id: &str, arguments: &[(&'static str, Argument)]) -> String {
    said(lang, id, None, arguments).expect("every phrase stands in every language, which a test checks")
}

/// The same of a key that may be absent: in certain words, where it has them, and else in its own.
pub(crate) fn said(
    lang: Lang,
    id: &str,
    words: Option<&str>,
    arguments: &[(&'static str, Argument)],
) -> Option<String> {
    let message = bundle(lang).get_message(id)?;
    let special = words.and_then(|words| message.get_attribute(words));
    let pattern = special.map(|attribute| attribute.value()).or_else(|| message.value())?;
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, argument)| match argument {
            Argument::Text(text) => (*name, FluentValue::from(text.as_str())),
            Argument::Count(count) => (*name, FluentValue::from(*count)),
        })
        .collect();
    Some(bundle(lang).format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// The lines of a key in its file.
pub(crate) fn sentence(lang: Lang, id: &str) -> Option<String> {
    let lines = || sources(lang).iter().flat_map(|source| source.lines());
    let first = lines().position(|line| line.split_once(" =").is_some_and(|(key, _)| key == id))?;
    let more = lines().skip(first + 1).take_while(|line| line.starts_with(' '));
    Some(lines().skip(first).take(1).chain(more).collect())
}

fn bundle(lang: Lang) -> &'static Bundle {
    static JA: OnceLock<Bundle> = OnceLock::new();
    static EN: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::Ja => JA.get_or_init(|| read(lang)),
        Lang::En => EN.get_or_init(|| read(lang)),
    }
}

fn read(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().expect("a language's code is a language identifier");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Neither language is written from right to left, and the marks would show up in files.
    bundle.set_use_isolating(false);
    for source in sources(lang) {
        let resource = FluentResource::try_new((*source).to_owned());
        let resource = resource.expect("the catalogue is well formed, which a test checks");
        bundle.add_resource(resource).expect("no key stands twice, which a test checks");
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        Comparing, Explaining, Exploring, Help, HyperparameterMeaning, Label, LessonMeaning, Logging,
        MethodMeaning, ObjectiveMeaning, ObjectiveTitle, Phrase, Problem, RegimeMeaning, RegimeName, Report,
        Sweeping, TheoryReport, Tuning,
    };

    struct Entry {
        id: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    }

    /// Every phrase.
    fn entries() -> Vec<Entry> {
        fn all<P: Phrase>(phrases: &[P]) -> Vec<Entry> {
            let entry = |p: &P| Entry { id: p.id(), arguments: p.arguments() };
            phrases.iter().map(entry).collect()
        }
        [
            all(&Comparing::all_phrases()),
            all(&Logging::all_phrases()),
            all(&Explaining::all_phrases()),
            all(&Exploring::all_phrases()),
            all(&Help::all_phrases()),
            all(&Label::all_phrases()),
            all(&HyperparameterMeaning::all_phrases()),
            all(&LessonMeaning::all_phrases()),
            all(&MethodMeaning::all_phrases()),
            all(&ObjectiveMeaning::all_phrases()),
            all(&ObjectiveTitle::all_phrases()),
            all(&Problem::all_phrases()),
            all(&Report::all_phrases()),
            all(&RegimeMeaning::all_phrases()),
            all(&RegimeName::all_phrases()),
            all(&Sweeping::all_phrases()),
            all(&TheoryReport::all_phrases()),
            all(&Tuning::all_phrases()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    #[test]
    fn every_phrase_is_said_in_every_language() {
        for Entry { id, arguments } in entries() {
            for lang in Lang::ALL {
                let message = bundle(lang).get_message(id).and_then(|message| message.value());
                let pattern = message.unwrap_or_else(|| panic!("{lang:?} lacks {id}"));
                let filled: FluentArgs<'_> = arguments
                    .iter()
                    .map(|(name, argument)| match argument {
                        Argument::Text(_) => (*name, FluentValue::from("…")),
                        Argument::Count(_) => (*name, FluentValue::from(2)),
                    })
                    .collect();
                let mut errors = Vec::new();
                let said = bundle(lang).format_pattern(pattern, Some(&filled), &mut errors);
                assert!(errors.is_empty(), "{lang:?} {id}: {errors:?}");
                assert!(!said.trim().is_empty(), "{lang:?} {id} is empty");
            }
        }
    }

    #[test]
    fn every_argument_is_used_in_every_language() {
        for Entry { id, arguments } in entries() {
            for lang in Lang::ALL {
                let sentence = sentence(lang, id).expect("it stands there");
                for (name, _) in &arguments {
                    assert!(sentence.contains(&format!("${name}")), "{lang:?} {id} does not use ${name}");
                }
            }
        }
    }

    #[test]
    fn nothing_stands_in_the_catalogue_that_no_phrase_says() {
        let entries = entries();
        let phrases: BTreeSet<&str> = entries.iter().map(|entry| entry.id).collect();
        assert_eq!(phrases.len(), entries.len(), "no key belongs to two phrases");
        let messages = messages().into_iter().map(|(id, _)| id).chain(["error-formula-place"]);
        let known: BTreeSet<&str> = phrases.into_iter().chain(messages).collect();
        for lang in Lang::ALL {
            for line in sources(lang).iter().flat_map(|source| source.lines()) {
                let Some((id, _)) = line.split_once(" =") else { continue };
                // What the crate of figures says is looked for there.
                if !id.starts_with([' ', '#', '-']) && !id.starts_with("figure-") {
                    assert!(known.contains(id), "{lang:?}: no phrase says {id}");
                }
            }
        }
    }

    /// The messages of the libraries below.
    fn messages() -> Vec<(&'static str, &'static [&'static str])> {
        [
            korogaru::rule::RuleErrorKind::MESSAGES,
            korogaru::rule::Range::MESSAGES,
            korogaru::ErrorKind::MESSAGES,
            korogaru_lab::ErrorKind::MESSAGES,
            korogaru_lab::Expected::MESSAGES,
            korogaru_lab::Namespace::MESSAGES,
            korogaru_lab::SyntaxHint::MESSAGES,
            korogaru_lab::Mistake::MESSAGES,
            korogaru_lab::FormulaPart::MESSAGES,
        ]
        .concat()
    }

    #[test]
    fn every_error_is_said_in_japanese() {
        assert_eq!(crate::unsaid(&messages()), Vec::<String>::new());
    }
}
