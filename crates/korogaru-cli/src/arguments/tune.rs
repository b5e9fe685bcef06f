//! The options of `tune`.

use clap::ArgMatches;
use korogaru::{METHODS, Method};
use korogaru_lab::{Error, ErrorKind, Metric, Tune as Search, half_width};

use super::{Words, settings};
use crate::commands::{Command, Tune};
use crate::failure::Failure;
use crate::usage;

impl Words {
    pub(super) fn tune(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let refused = |wrong: Error| self.refused(&wrong);
        let metric: Metric = self.choice(matches, "metric")?.unwrap_or_default();
        let threads = self.threads(matches)?;
        let written = self.written(matches)?;

        let experiment = self.experiment_with(matches, &settings(matches, usage::TUNE_KEYS.into_iter()))?;
        let names: Vec<&str> = match matches.get_one::<String>("methods") {
            None => METHODS.iter().map(|info| info.name).collect(),
            Some(names) => names.split([',', '，', '、']).map(str::trim).collect(),
        };
        let methods = names.into_iter().map(|name| experiment.method_named(name));
        let methods = methods.collect::<Result<Vec<Method>, _>>().map_err(refused)?;
        let budget = self.budget(matches)?;
        let search = Search::new(&experiment, &methods, metric, budget).map_err(refused)?;
        Ok(Command::Tune(Box::new(Tune { search, threads, written })))
    }

    /// The runs of a search for each method.
    pub(super) fn budget(&self, matches: &ArgMatches) -> Result<usize, Failure> {
        let Some(found) = matches.get_one::<String>("budget") else { return Ok(Search::BUDGET) };
        half_width(found).trim().parse().map_err(|_| {
            let (found, least, limit) = (found.clone(), Search::LEAST, Search::MOST);
            self.refused(&ErrorKind::Budget { found, least, limit }.into())
        })
    }
}
