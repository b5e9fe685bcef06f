//! Options, with their help in the reader's language.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, ValueHint};
use korogaru::{Convention, METHODS};
use korogaru_figure::Theme;
use korogaru_lab::{MAX_ITERATIONS, hyperparameters, objectives};
use korogaru_text::{Help, HyperparameterMeaning, Lang};

use super::experiment_keys;
use crate::choice::Choice;

/// The options of pictures that may move.
pub(super) fn motion(lang: Lang) -> [Arg; 3] {
    let say = |phrase: Help| lang.say(&phrase);
    [
        Arg::new("animate").long("animate").action(ArgAction::SetTrue).help(say(Help::Animate)),
        Arg::new("fps").long("fps").value_name("NUMBER").help(say(Help::Fps)),
        Arg::new("pause").long("pause").value_name("SECONDS").help(say(Help::Pause)),
    ]
}

/// The options that say what to run.
pub(super) fn experiment(lang: Lang) -> Vec<Arg> {
    let say = |phrase: Help| lang.say(&phrase);
    let names = |names: Vec<&str>| names.join(", ");
    let method_names: Vec<&'static str> = METHODS.iter().map(|method| method.name).collect();
    let convention_names = Convention::ALL.map(Convention::name).to_vec();
    let all_objectives = objectives::all();
    let objective_names: Vec<String> = all_objectives.iter().map(|o| o.name().to_owned()).collect();

    let with_examples: Vec<&str> =
        all_objectives.iter().filter(|objective| objective.examples() > 0).map(|o| o.name()).collect();

    let help = |key| match key {
        "objective" => say(Help::Objective { names: objective_names.join(", ") }),
        "formula" => say(Help::Formula),
        "start" => say(Help::Start),
        "method" => say(Help::Method { names: names(method_names.clone()) }),
        "convention" => say(Help::Convention),
        "iterations" => iterations(lang, MAX_ITERATIONS),
        "noise" => say(Help::Noise),
        "batch" => say(Help::Batch { names: names(with_examples.clone()) }),
        "seed" => say(Help::Seed),
        "xlim" => say(Help::Xlim),
        "ylim" => say(Help::Ylim),
        other => hyperparameter_help(lang, other),
    };
    let value = |key| match key {
        "objective" | "method" | "convention" => "NAME",
        "formula" => "FORMULA",
        "start" => "X,Y",
        "iterations" | "batch" | "seed" => "N",
        "noise" => "SIGMA",
        "xlim" | "ylim" => "LOW,HIGH",
        _ => "NUMBER",
    };
    let mut options: Vec<Arg> = experiment_keys()
        .map(|key| {
            let option = Arg::new(key).long(key).value_name(value(key)).help(help(key));
            match key {
                "objective" => option.value_parser(Known(objective_names.clone())).hide_possible_values(true),
                "method" => option.value_parser(Known(method_names.clone())).hide_possible_values(true),
                "convention" => {
                    option.value_parser(Known(convention_names.clone())).hide_possible_values(true)
                }
                _ => option,
            }
        })
        .collect();
    options.push(path("spec", "FILE", say(Help::Spec)).long("spec"));
    options.into_iter().map(|option| option.help_heading(say(Help::Experiment))).collect()
}

pub(super) fn iterations(lang: Lang, limit: usize) -> String {
    lang.say(&Help::Iterations { limit: limit.to_string() })
}

pub(super) fn hyperparameter_help(lang: Lang, name: &str) -> String {
    let having = METHODS.iter().filter(|method| method.hyperparameters.iter().any(|h| h.name == name));
    let methods: Vec<&str> = having.map(|method| method.label).collect();
    let symbol = hyperparameters().iter().find(|h| h.name == name).map_or("", |h| h.symbol);
    let meaning = HyperparameterMeaning::of(name).map_or(String::new(), |meaning| lang.say(&meaning));
    lang.say(&Help::Hyperparameter { symbol: symbol.to_owned(), meaning, methods: methods.join(", ") })
}

pub(super) fn theme(lang: Lang) -> Arg {
    choice::<Theme>("theme", "THEME", lang.say(&Help::Theme))
}

pub(super) fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

pub(super) fn choice<C: Choice>(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .value_parser(Known(C::names()))
        .hide_possible_values(true)
}

pub(super) fn path(name: &'static str, value: &'static str, help: String) -> Arg {
    let parser = clap::builder::PathBufValueParser::new();
    Arg::new(name).value_name(value).help(help).value_hint(ValueHint::FilePath).value_parser(parser)
}

/// Takes any text, and tells shells what is known: we say ourselves, in the reader's language, what is wrong
/// with the rest.
#[derive(Clone, Debug)]
pub(super) struct Known<T>(pub(super) Vec<T>);

impl<T: AsRef<str> + Clone + Send + Sync + 'static> TypedValueParser for Known<T> {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|name| PossibleValue::new(name.as_ref().to_owned()))))
    }
}
