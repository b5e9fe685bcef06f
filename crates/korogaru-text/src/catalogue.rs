//! The sentences, read once a language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Argument, Lang};

type Bundle = FluentBundle<FluentResource>;

const EN: [&str; 14] = [
    include_str!("../locales/en/comparing.ftl"),
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
    include_str!("../locales/en/undrawable.ftl"),
    include_str!("../locales/en/tuning.ftl"),
    include_str!("../locales/en/unreadable.ftl"),
];

const JA: [&str; 15] = [
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
    include_str!("../locales/ja/undrawable.ftl"),
    include_str!("../locales/ja/tuning.ftl"),
    include_str!("../locales/ja/unreadable.ftl"),
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
    let bundle = bundle(lang);
    let message = bundle.get_message(id).and_then(|message| message.value());
    let pattern = message.expect("every phrase stands in every language, which a test checks");
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, argument)| match argument {
            Argument::Text(text) => (*name, FluentValue::from(text.as_str())),
            Argument::Count(count) => (*name, FluentValue::from(*count)),
        })
        .collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
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
    use crate::errors::{formula::FormulaRefusal, optimizer::OptimizerRefusal, refusal::Refusal};
    use crate::{
        Comparing, Explaining, Exploring, Help, HyperparameterMeaning, Label, LessonMeaning, Logging,
        MethodMeaning, ObjectiveMeaning, ObjectiveTitle, Phrase, Problem, RegimeMeaning, RegimeName, Report,
        Sweeping, TheoryReport, Tuning, Undrawable, Unreadable,
    };

    struct Entry {
        id: &'static str,
        arguments: Vec<(&'static str, Argument)>,
        languages: &'static [Lang],
    }

    /// Every phrase with the languages it stands in. The libraries' own `Display` says refusals in English.
    fn entries() -> Vec<Entry> {
        fn all<P: Phrase>(phrases: &[P], languages: &'static [Lang]) -> Vec<Entry> {
            let entry = |p: &P| Entry { id: p.id(), arguments: p.arguments(), languages };
            phrases.iter().map(entry).collect()
        }
        [
            all(&Comparing::all_phrases(), &Lang::ALL),
            all(&Logging::all_phrases(), &Lang::ALL),
            all(&Explaining::all_phrases(), &Lang::ALL),
            all(&Exploring::all_phrases(), &Lang::ALL),
            all(&Help::all_phrases(), &Lang::ALL),
            all(&Label::all_phrases(), &Lang::ALL),
            all(&HyperparameterMeaning::all_phrases(), &Lang::ALL),
            all(&LessonMeaning::all_phrases(), &Lang::ALL),
            all(&MethodMeaning::all_phrases(), &Lang::ALL),
            all(&ObjectiveMeaning::all_phrases(), &Lang::ALL),
            all(&ObjectiveTitle::all_phrases(), &Lang::ALL),
            all(&Problem::all_phrases(), &Lang::ALL),
            all(&Report::all_phrases(), &Lang::ALL),
            all(&RegimeMeaning::all_phrases(), &Lang::ALL),
            all(&RegimeName::all_phrases(), &Lang::ALL),
            all(&Sweeping::all_phrases(), &Lang::ALL),
            all(&TheoryReport::all_phrases(), &Lang::ALL),
            all(&Undrawable::all_phrases(), &Lang::ALL),
            all(&Tuning::all_phrases(), &Lang::ALL),
            all(&Unreadable::all_phrases(), &Lang::ALL),
            all(&Refusal::all_phrases(), &[Lang::Ja]),
            all(&OptimizerRefusal::all_phrases(), &[Lang::Ja]),
            all(&FormulaRefusal::all_phrases(), &[Lang::Ja]),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The lines of a key's sentence in the file.
    fn sentence<'a>(text: &'a str, id: &str) -> Option<Vec<&'a str>> {
        let lines: Vec<&str> = text.lines().collect();
        let first = lines.iter().position(|line| line.starts_with(&format!("{id} =")))?;
        let more = lines[first + 1..].iter().take_while(|line| line.starts_with(' '));
        Some([lines[first]].into_iter().chain(more.copied()).collect())
    }

    #[test]
    fn every_phrase_is_said_in_every_language() {
        for Entry { id, arguments, languages } in entries() {
            for &lang in languages {
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
        for Entry { id, arguments, languages } in entries() {
            for &lang in languages {
                let text = sources(lang).concat();
                let sentence = sentence(&text, id).expect("it stands there").concat();
                for (name, _) in &arguments {
                    assert!(sentence.contains(&format!("${name}")), "{lang:?} {id} does not use ${name}");
                }
            }
        }
    }

    #[test]
    fn nothing_stands_in_the_catalogue_that_no_phrase_says() {
        let entries = entries();
        let known: BTreeSet<&str> = entries.iter().map(|entry| entry.id).collect();
        assert_eq!(known.len(), entries.len(), "no key belongs to two phrases");
        for lang in Lang::ALL {
            for line in sources(lang).iter().flat_map(|source| source.lines()) {
                let Some((id, _)) = line.split_once(" =") else { continue };
                if !id.starts_with([' ', '#', '-']) {
                    assert!(known.contains(id), "{lang:?}: no phrase says {id}");
                }
            }
        }
    }
}
