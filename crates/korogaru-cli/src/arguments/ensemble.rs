//! The option `--seeds` of `run` and `figure`.

use clap::ArgMatches;
use korogaru_text::Problem;

use super::Words;
use super::figure::moving;
use crate::commands::{Command, Ensemble};
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::Format;

impl Words {
    /// Many runs in numbers, where that many are asked for.
    pub(super) fn many_in_numbers(&self, matches: &ArgMatches) -> Result<Option<Command>, Failure> {
        let Some(seeds) = self.count(matches, "seeds")? else { return Ok(None) };
        let written: crate::destination::Written<Format> = self.written(matches)?;
        self.many(matches, seeds, Destination::Written(written)).map(Some)
    }

    /// Many runs as a figure, where that many are asked for.
    pub(super) fn many_drawn(&self, matches: &ArgMatches) -> Result<Option<Command>, Failure> {
        let Some(seeds) = self.count(matches, "seeds")? else { return Ok(None) };
        let drawn = self.picture(matches)?;
        let view = matches.contains_id("view").then(|| "--view".to_owned());
        if let Some(option) = view.or_else(|| moving(matches)) {
            return Err(self.wrong(&Problem::NotWithSeeds { option }));
        }
        let Some((picture, path)) = drawn else {
            self.experiment(matches)?;
            return Err(self.wrong(&Problem::StillOutputMissing));
        };
        let look = self.look(matches)?.unwrap_or_default();
        self.many(matches, seeds, Destination::Drawn { picture, path, look }).map(Some)
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
}
