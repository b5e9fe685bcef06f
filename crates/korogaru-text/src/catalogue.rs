//! The sentences, which are read once for each language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Argument, Lang};

type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($lang:literal) => {
        files!($lang: "comparison" "errors" "explanation" "explorer" "help" "label" "log" "meaning" "problem"
            "report" "sweep" "theory" "tune")
    };
    ($lang:literal: $($file:literal)*) => {
        &[$( include_str!(concat!("../locales/", $lang, "/", $file, ".ftl")) ),*]
    };
}

/// The files of a language.
pub(crate) fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ja => files!("ja"),
        Lang::En => files!("en"),
    }
}

/// Says the sentence of a key with its places filled.
pub(crate) fn say(lang: Lang, id: &str, arguments: &[(&'static str, Argument)]) -> String {
    said(lang, id, None, arguments).expect("every phrase is in every language, which a test checks")
}

/// Says the sentence of a key that may be absent. Where the key has a wording of the name `words`, it is
/// taken instead of the key's own.
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
            Argument::Alternatives(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                (*name, FluentValue::from(lang.alternatives(&names)))
            }
        })
        .collect();
    Some(bundle(lang).format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// The lines that a key has in its file.
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
        bundle.add_resource(resource).expect("no key is there twice, which a test checks");
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        ComparisonPhrase, ExplanationPhrase, ExplorerPhrase, Help, Label, LogPhrase, Phrase, Problem, Report,
        SweepPhrase, TheoryPhrase, TunePhrase, meaning,
    };

    struct Entry {
        id: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    }

    /// All phrases of all enums.
    fn entries() -> Vec<Entry> {
        fn all<P: Phrase>(phrases: &[P]) -> Vec<Entry> {
            let entry = |p: &P| Entry { id: p.id(), arguments: p.arguments() };
            phrases.iter().map(entry).collect()
        }
        [
            all(&ComparisonPhrase::all_phrases()),
            all(&LogPhrase::all_phrases()),
            all(&ExplanationPhrase::all_phrases()),
            all(&ExplorerPhrase::all_phrases()),
            all(&Help::all_phrases()),
            all(&Label::all_phrases()),
            all(&Problem::all_phrases()),
            all(&Report::all_phrases()),
            all(&crate::errors::SettingLabel::all_phrases()),
            all(&SweepPhrase::all_phrases()),
            all(&TheoryPhrase::all_phrases()),
            all(&TunePhrase::all_phrases()),
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
                        Argument::Text(_) | Argument::Alternatives(_) => (*name, FluentValue::from("…")),
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
    fn every_name_has_its_texts_in_every_language() {
        for key in meaning::keys() {
            for lang in Lang::ALL {
                assert!(said(lang, &key, None, &[]).is_some(), "{lang:?} lacks {key}");
            }
        }
    }

    #[test]
    fn every_argument_is_used_in_every_language() {
        for Entry { id, arguments } in entries() {
            for lang in Lang::ALL {
                let sentence = sentence(lang, id).expect("it is there");
                for (name, _) in &arguments {
                    assert!(sentence.contains(&format!("${name}")), "{lang:?} {id} does not use ${name}");
                }
            }
        }
    }

    #[test]
    fn the_catalogue_has_nothing_that_no_phrase_says() {
        let (entries, names) = (entries(), meaning::keys());
        let phrases: BTreeSet<&str> = entries.iter().map(|entry| entry.id).collect();
        assert_eq!(phrases.len(), entries.len(), "no key belongs to two phrases");
        let messages = messages().into_iter().map(|(id, _)| id).chain(["error-formula-place"]);
        let names = names.iter().map(String::as_str);
        let known: BTreeSet<&str> = phrases.into_iter().chain(messages).chain(names).collect();
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

    #[test]
    fn every_sentence_that_another_refers_to_is_there() {
        for lang in Lang::ALL {
            for text in sources(lang) {
                let places = text.split("{ ").skip(1).filter_map(|place| place.split(" }").next());
                for id in places.filter(|place| place.starts_with(|c: char| c.is_ascii_lowercase())) {
                    assert!(bundle(lang).has_message(id), "{lang:?} lacks {id}");
                }
            }
        }
    }

    /// The messages of the libraries that this crate knows.
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
