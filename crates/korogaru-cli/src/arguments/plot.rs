//! The options of `plot`.

use std::path::PathBuf;

use clap::ArgMatches;
use korogaru_text::Problem;

use super::{Words, path};
use crate::choice::Choice;
use crate::commands::{Command, Picture, Plot};
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
        Ok(Command::Plot(Plot { logs, picture, look: look.unwrap_or_default() }))
    }

    /// The file to draw, if there is one.
    fn picture(&self, matches: &ArgMatches) -> Result<Option<(Picture, PathBuf)>, Failure> {
        self.stands_still(matches)?;
        let Some(path) = path(matches, "output") else { return Ok(None) };
        let Some(picture) = Picture::of_file(&path) else {
            let (path, known) = (path.display().to_string(), self.lang.alternatives(&Picture::names()));
            return Err(self.wrong(&Problem::Extension { path, known }));
        };
        Ok(Some((picture, path)))
    }
}
