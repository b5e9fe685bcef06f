//! The options of `tune`.

use clap::ArgMatches;
use korogaru::{METHODS, Method};
use korogaru_lab::{Error, ErrorKind, Expected, Metric, Setting, Tune as Search};
use korogaru_text::error;

use super::Words;
use crate::commands::{Command, Tune};
use crate::failure::Failure;
use crate::usage;

impl Words {
    pub(super) fn tune(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let refused = |wrong: Error| Failure::Arguments(error(self.lang, wrong.kind()));
        let metric: Metric = self.choice(matches, "metric")?.unwrap_or_default();
        let threads = self.threads(matches)?;
        let written = self.written(matches)?;

        let said = |key| matches.get_one::<String>(key).map(|text| Setting::text(key, text));
        let settings: Vec<Setting> = usage::TUNE_KEYS.into_iter().filter_map(said).collect();
        let experiment = self.experiment_with(matches, &settings)?;
        let methods: Vec<Method> = match matches.get_one::<String>("methods") {
            None => METHODS.iter().map(korogaru::MethodInfo::default_method).collect(),
            Some(names) => names
                .split(',')
                .map(|name| Method::named(name.trim()).map_err(|wrong| refused(wrong.into())))
                .collect::<Result<_, _>>()?,
        };
        let budget = match matches.get_one::<String>("budget") {
            None => Search::BUDGET,
            Some(text) => text.parse().map_err(|_| {
                let (key, found) = ("budget".to_owned(), text.clone());
                refused(ErrorKind::Form { key, expected: Expected::Count, found }.into())
            })?,
        };
        let search = Search::new(&experiment, &methods, metric, budget).map_err(refused)?;
        Ok(Command::Tune(Box::new(Tune { search, threads, written })))
    }
}
