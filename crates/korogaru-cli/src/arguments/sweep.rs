//! The options of `sweep`.

use std::thread;

use clap::ArgMatches;
use korogaru_lab::{Axis, Experiment, MAX_THREADS, Metric, Setting, Sweep as Runs, half_width};
use korogaru_text::{Problem, not_two_axes};

use super::{Words, settings};
use crate::commands::{Command, Sweep};
use crate::failure::Failure;
use crate::usage;

/// What is swept where no axis is given.
const ARTICLES: [(&str, &str); 2] = [("lr", "0.01:3:300"), ("momentum", "0:0.99:100")];

impl Words {
    pub(super) fn sweep(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let refused = |wrong| self.refused(&wrong);
        let metric: Metric = self.choice(matches, "metric")?.unwrap_or_default();
        let destination = self.destination(matches)?;
        let threads = self.threads(matches)?;

        let given = self.axes(matches)?;
        let named: Vec<&str> = given.iter().map(|(name, _)| name.as_str()).collect();
        // What an axis varies has no value of its own.
        let is_axis = |setting: &Setting| {
            let text = matches.get_one::<String>(&setting.key);
            named.contains(&&*setting.key) && text.is_some_and(|text| text.contains([':', '：']))
        };
        let mut settings = settings(matches, usage::experiment_keys());
        settings.retain(|setting| !is_axis(setting));
        let experiment = self.experiment_with(matches, &settings)?;
        let axes = match self
            .axes_or_articles(matches, given, &experiment)?
            .map(|(name, text)| Axis::from_text(&name, &text))
        {
            [Ok(first), Ok(second)] => [first, second],
            [Err(wrong), _] | [_, Err(wrong)] => return Err(refused(wrong)),
        };
        let axes = if matches.get_flag("log") { Axis::one_logarithmic(axes).map_err(refused)? } else { axes };
        let sweep = Runs::new(&experiment, axes, metric).map_err(refused)?;
        Ok(Command::Sweep(Box::new(Sweep { sweep, threads, destination })))
    }

    /// The axes as they are written: those of the hyperparameters' own options, then those of `--axis`.
    fn axes(&self, matches: &ArgMatches) -> Result<Vec<(String, String)>, Failure> {
        let of_option = |name: &'static str| {
            let text = matches.get_one::<String>(name).filter(|text| text.contains([':', '：']))?;
            Some((name.to_owned(), text.clone()))
        };
        let mut axes: Vec<(String, String)> = usage::hyperparameter_names().filter_map(of_option).collect();
        for word in matches.get_many::<String>("axis").into_iter().flatten() {
            let (name, text) =
                word.split_once('=').ok_or_else(|| self.wrong(&Problem::AxisForm { found: word.clone() }))?;
            axes.push((name.trim().to_owned(), text.to_owned()));
        }
        Ok(axes)
    }

    fn axes_or_articles(
        &self,
        matches: &ArgMatches,
        given: Vec<(String, String)>,
        experiment: &Experiment,
    ) -> Result<[(String, String); 2], Failure> {
        // Who gives one of them a value does not mean to have it swept over.
        let is_free = |name: &str| experiment.method().get(name).is_some() && !matches.contains_id(name);
        if given.is_empty() && ARTICLES.iter().all(|(name, _)| is_free(name)) {
            return Ok(ARTICLES.map(|(name, text)| (name.to_owned(), text.to_owned())));
        }
        given
            .try_into()
            .map_err(|given: Vec<_>| self.wrong(&not_two_axes(experiment.method(), given.len(), false)))
    }

    pub(super) fn threads(&self, matches: &ArgMatches) -> Result<usize, Failure> {
        let Some(text) = matches.get_one::<String>("threads") else {
            return Ok(thread::available_parallelism().map_or(1, usize::from));
        };
        let known = |threads: &usize| (1..=MAX_THREADS).contains(threads);
        let wrong = || self.wrong(&Problem::Threads { found: text.clone(), limit: MAX_THREADS });
        half_width(text).trim().parse().ok().filter(known).ok_or_else(wrong)
    }
}
