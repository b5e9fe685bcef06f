use korogaru_lab::{Experiment, run};
use korogaru_text::{Lang, nothing_to_show};

use crate::destination::Written;
use crate::failure::Failure;
use crate::format::Format;

/// `korogaru run`: every step of an experiment in numbers.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) experiment: Experiment,
    pub(crate) written: Written<Format>,
}

impl Run {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = run(&self.experiment);
        if trajectory.is_empty() {
            return Err(Failure::Arguments(nothing_to_show(lang, &trajectory)));
        }
        self.written.write(lang, |format, out| format.write(&trajectory, lang, out))
    }
}
