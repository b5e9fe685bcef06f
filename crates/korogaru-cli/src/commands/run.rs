use std::path::PathBuf;

use korogaru_lab::{Experiment, run};
use korogaru_text::{Lang, Problem};

use crate::failure::Failure;
use crate::format::Format;
use crate::output;

/// `korogaru run`: every step of an experiment in numbers.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) experiment: Experiment,
    pub(crate) format: Format,
    pub(crate) output: Option<PathBuf>,
}

impl Run {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = run(&self.experiment);
        if trajectory.is_empty() {
            return Err(Failure::Arguments(lang.say(&Problem::NothingToDraw)));
        }
        match &self.output {
            Some(path) => output::to_file(lang, path, |out| self.format.write(&trajectory, lang, out)),
            None => output::to_terminal(lang, |out| self.format.write(&trajectory, lang, out)),
        }
    }
}
