//! The options of `compare`.

use std::path::PathBuf;

use clap::ArgMatches;
use korogaru_lab::{Comparison, Error, Experiment, Setting, Tune};
use korogaru_text::Problem;

use super::figure::moving;
use super::{Words, path, settings};
use crate::commands::{Command, Compare, Compared, Drawing};
use crate::failure::Failure;
use crate::usage;

/// The options of the search.
const SEARCH: [&str; 3] = ["metric", "budget", "threads"];

impl Words {
    pub(super) fn compare(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let look = self.look(matches)?;
        let overlay = matches.get_flag("overlay");
        let picture = self.drawn(matches)?;
        if picture.is_none() && overlay {
            return Err(self.wrong(&Problem::OverlayNeedsPicture));
        }
        if picture.is_none() && look.is_some() {
            return Err(self.needs_picture(matches));
        }
        let compared = if matches.get_flag("tune") {
            self.tuned(matches)?
        } else {
            Compared::Given(self.given(matches)?)
        };
        let look = look.unwrap_or_default();
        Ok(Command::Compare(Box::new(Compare { compared, picture, overlay, look })))
    }

    /// The file to draw, if there is one, and how.
    fn drawn(&self, matches: &ArgMatches) -> Result<Option<(Drawing, PathBuf)>, Failure> {
        if let Some(path) = path(matches, "output") {
            return Ok(Some((self.drawing(matches, &path)?, path)));
        }
        match moving(matches) {
            Some(option) => Err(self.wrong(&Problem::StandsStill { option })),
            None => Ok(None),
        }
    }

    /// Every combination of the lists; or the runs of a figure that compares, changed by the options.
    fn given(&self, matches: &ArgMatches) -> Result<Comparison, Failure> {
        if let Some(option) = SEARCH.into_iter().find(|option| matches.contains_id(option)) {
            return Err(self.wrong(&Problem::NeedsTune { option: format!("--{option}") }));
        }
        let refused = |wrong: Error| self.refused(&wrong);
        let mut specs = self.specs(matches)?;
        if specs.len() > 1 {
            let path = path(matches, "spec").unwrap_or_default().display().to_string();
            if let Some(option) = ["methods", "method"].into_iter().find(|option| matches.contains_id(option))
            {
                return Err(self.wrong(&Problem::SeveralInFile { path, option: format!("--{option}") }));
            }
            let asked = asked(matches);
            let changed = specs.iter().map(|experiment| experiment.with_settings(&asked));
            let changed: Vec<Experiment> = changed.collect::<Result<_, _>>().map_err(refused)?;
            return Comparison::new(changed).map_err(refused);
        }
        let mut asked = asked(matches);
        let base = specs.pop().unwrap_or_default();
        // What stands in a file is of one method, where no other is named.
        if matches.contains_id("spec") && asked.iter().all(|setting| setting.key != "method") {
            asked.push(Setting::text("method", base.method().info().name));
        }
        Comparison::of_settings(&base, &asked).map_err(refused)
    }

    fn tuned(&self, matches: &ArgMatches) -> Result<Compared, Failure> {
        let refused = |wrong: Error| self.refused(&wrong);
        if let Some(name) = usage::hyperparameter_names().find(|name| matches.contains_id(name)) {
            return Err(self.wrong(&Problem::TuneChooses { option: format!("--{name}") }));
        }
        let given = Comparison::of_settings(&self.base(matches)?, &asked(matches)).map_err(refused)?;
        if !given.is_of_methods() {
            return Err(self.wrong(&Problem::TuneOne));
        }
        let methods: Vec<_> =
            given.experiments().iter().map(|experiment| experiment.method().clone()).collect();
        let metric = self.choice(matches, "metric")?.unwrap_or_default();
        let (budget, threads) = (self.budget(matches)?, self.threads(matches)?);
        let search = Tune::new(&given.experiments()[0], &methods, metric, budget).map_err(refused)?;
        Ok(Compared::Found(Box::new(search), threads))
    }
}

/// What the options ask for, as it was written.
fn asked(matches: &ArgMatches) -> Vec<Setting> {
    let mut asked = settings(matches, usage::experiment_keys());
    if let Some(names) = matches.get_one::<String>("methods") {
        asked.retain(|setting| setting.key != "method");
        asked.push(Setting::text("method", names));
    }
    asked
}
