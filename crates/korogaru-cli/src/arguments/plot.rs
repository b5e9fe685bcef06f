//! The options of `plot`.

use std::path::PathBuf;

use clap::ArgMatches;
use korogaru_lab::LogColumns;
use korogaru_text::Problem;

use super::Words;
use crate::commands::{Command, Plot};
use crate::failure::Failure;

impl Words {
    pub(super) fn plot(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let look = self.look(matches)?;
        let picture = self.picture(matches)?;
        if picture.is_none() && look.is_some() {
            return Err(self.needs_picture(matches));
        }
        let logs: Vec<PathBuf> = matches.get_many::<PathBuf>("logs").into_iter().flatten().cloned().collect();
        if logs.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(self.wrong(&Problem::StandardInputTwice));
        }
        let x = matches.get_one::<String>("x").cloned();
        let y = matches.get_many::<String>("y").into_iter().flatten().cloned().collect();
        let columns = LogColumns { x, y };
        Ok(Command::Plot(Plot { logs, columns, picture, look: look.unwrap_or_default() }))
    }
}
