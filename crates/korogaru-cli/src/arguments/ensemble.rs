//! The option `--seeds` of `run` and `figure`.

use clap::ArgMatches;
use korogaru_figure::Theme;
use korogaru_lab::{ErrorKind, Expected};
use korogaru_text::{Problem, error};

use super::{Words, path};
use crate::choice::Choice;
use crate::commands::{Command, Ensemble, Picture};
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::Format;

impl Words {
    /// Many runs in numbers, where that many are asked for.
    pub(super) fn many_in_numbers(&self, matches: &ArgMatches) -> Result<Option<Command>, Failure> {
        let Some(seeds) = self.seeds(matches)? else { return Ok(None) };
        let written: crate::destination::Written<Format> = self.written(matches)?;
        self.many(matches, seeds, Destination::Written(written)).map(Some)
    }

    /// Many runs as a figure, where that many are asked for.
    pub(super) fn many_drawn(&self, matches: &ArgMatches) -> Result<Option<Command>, Failure> {
        let Some(seeds) = self.seeds(matches)? else { return Ok(None) };
        self.stands_still(matches)?;
        let others = ["view", "fps", "pause"].into_iter().find(|option| matches.contains_id(option));
        if let Some(option) = others.or(matches.get_flag("animate").then_some("animate")) {
            return Err(self.wrong(&Problem::NotWithSeeds { option: format!("--{option}") }));
        }
        let path = path(matches, "output").unwrap_or_default();
        let picture = Picture::of_file(&path).ok_or_else(|| {
            let known = self.lang.alternatives(&Picture::names());
            self.wrong(&Problem::Extension { path: path.display().to_string(), known })
        })?;
        let theme: Theme = self.theme(matches)?;
        self.many(matches, seeds, Destination::Drawn { picture, path, theme }).map(Some)
    }

    fn many(
        &self,
        matches: &ArgMatches,
        seeds: usize,
        destination: Destination<Format>,
    ) -> Result<Command, Failure> {
        let experiment = self.experiment(matches)?;
        Ok(Command::Ensemble(Ensemble { experiment, seeds, destination }))
    }

    fn seeds(&self, matches: &ArgMatches) -> Result<Option<usize>, Failure> {
        let Some(text) = matches.get_one::<String>("seeds") else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let (key, found) = ("seeds".to_owned(), text.clone());
            let wrong = korogaru_lab::Error::from(ErrorKind::Form { key, expected: Expected::Count, found });
            Failure::Arguments(error(self.lang, wrong.kind()))
        })
    }
}
