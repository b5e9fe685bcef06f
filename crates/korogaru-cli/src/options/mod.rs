//! The options that several commands have. The code that declares them is beside the code that reads them.

mod experiment;
mod output;
mod picture;
mod search;

use std::path::PathBuf;
use std::str::FromStr;

use clap::ArgMatches;
use korogaru_lab::{ErrorKind, Expected, Setting, half_width, nearest};
use korogaru_text::{Alternatives, Problem};

#[cfg(feature = "explore")]
pub(crate) use experiment::iterations_help;
pub(crate) use experiment::{
    Spec, changed, experiment_keys, experiment_of, hyperparameter_names, in_file, is_range,
};
pub(crate) use picture::Look;
pub(crate) use search::SEARCH;

use crate::choice::Choice;
use crate::failure::Failure;

/// The options that a command was given.
pub(crate) struct Options<'a>(pub(crate) &'a ArgMatches);

impl Options<'_> {
    pub(crate) fn text(&self, option: &str) -> Option<&str> {
        self.0.try_get_one::<String>(option).ok().flatten().map(String::as_str)
    }

    /// The values of an option that may be given several times.
    pub(crate) fn texts(&self, option: &str) -> impl Iterator<Item = &str> {
        self.0.get_many::<String>(option).into_iter().flatten().map(String::as_str)
    }

    pub(crate) fn path(&self, option: &str) -> Option<PathBuf> {
        self.0.get_one::<PathBuf>(option).cloned()
    }

    pub(crate) fn paths(&self, argument: &str) -> Vec<PathBuf> {
        self.0.get_many::<PathBuf>(argument).into_iter().flatten().cloned().collect()
    }

    pub(crate) fn flag(&self, option: &str) -> bool {
        self.0.get_flag(option)
    }

    /// Whether the command has this option.
    pub(crate) fn has(&self, option: &str) -> bool {
        self.0.try_contains_id(option).is_ok()
    }

    /// Whether the command has this option, and it is given. Not for flags.
    pub(crate) fn is_given(&self, option: &str) -> bool {
        self.0.try_contains_id(option).unwrap_or(false)
    }

    /// The first of these options that is given.
    pub(crate) fn first_given(&self, options: &[&'static str]) -> Option<&'static str> {
        options.iter().copied().find(|option| self.is_given(option))
    }

    /// The options of these names that were given, as they were written.
    pub(crate) fn settings(&self, keys: impl Iterator<Item = &'static str>) -> Vec<Setting> {
        keys.filter_map(|key| Some(Setting::text(key, self.text(key)?))).collect()
    }

    /// An option as a setting, which reads numbers and points as an experiment does.
    pub(crate) fn setting(&self, option: &str) -> Option<Setting> {
        self.text(option).map(|text| Setting::text(option, text))
    }

    /// The value of an option that takes a whole number.
    pub(crate) fn count(&self, option: &str) -> Result<Option<usize>, Failure> {
        let Some(text) = self.text(option) else { return Ok(None) };
        whole(text).map(Some).ok_or_else(|| {
            let (key, found) = (option.to_owned(), text.to_owned());
            Failure::Lab(ErrorKind::Form { key, expected: Expected::Count, found }.into())
        })
    }

    /// The value of an option that takes one of a few names.
    pub(crate) fn choice<C: Choice>(&self, option: &str) -> Result<Option<C>, Failure> {
        let Some(name) = self.text(option) else { return Ok(None) };
        let wrong = || not_a_choice(format!("--{option}"), name, &C::names());
        C::named(name).map(Some).ok_or_else(wrong)
    }
}

/// A whole number as people type it, if it is in the range of its type.
pub(crate) fn whole<N: FromStr>(text: &str) -> Option<N> {
    half_width(text).trim().parse().ok()
}

/// Refuses a name that is none of these.
pub(crate) fn not_a_choice(option: String, name: &str, names: &[&str]) -> Failure {
    let problem = Problem::NotAChoice { option, value: name.to_owned(), known: Alternatives::of(names) };
    Failure::Unknown(problem, nearest(name, names.iter().copied()).map(str::to_owned))
}
