//! The options of `explore`.

use clap::ArgMatches;
use korogaru_lab::half_width;
use korogaru_text::Problem;

use super::Words;
use crate::commands::{Command, Explore};
use crate::failure::Failure;

impl Words {
    pub(super) fn explore(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let port = match matches.get_one::<String>("port") {
            None => 0,
            Some(text) => half_width(text)
                .trim()
                .parse()
                .map_err(|_| self.wrong(&Problem::Port { found: text.clone() }))?,
        };
        Ok(Command::Explore(Box::new(Explore {
            experiment: self.experiment(matches)?,
            lang: self.choice(matches, "lang")?,
            theme: self.choice(matches, "theme")?,
            port,
            opens: !matches.get_flag("no-open"),
        })))
    }
}
