//! `run` and `figure` with `--seeds`: many runs with noisy gradients.

mod format;

use std::thread;

use korogaru_figure::Backdrop;
use korogaru_lab::Experiment;
use korogaru_text::Lang;

use super::run::Format;
use crate::destination::Destination;
use crate::drawing::write_titled;
use crate::failure::Failure;
use crate::progress::waiting;
use crate::running::refuse_empty;

#[derive(Debug)]
pub(super) struct Ensemble {
    pub(super) experiment: Experiment,
    pub(super) seeds: usize,
    pub(super) destination: Destination<Format>,
}

impl Ensemble {
    pub(super) fn run(self, lang: Lang) -> Result<(), Failure> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let runs = || korogaru_lab::Ensemble::run(&self.experiment, self.seeds, threads);
        let runs = waiting(lang, runs)?;
        if let Some(first) = runs.runs().first().filter(|_| runs.is_empty()) {
            refuse_empty(first)?;
        }
        match self.destination {
            Destination::Written(written) => {
                written.write(lang, runs.points(), |format, out| format.write_ensemble(&runs, lang, out))
            }
            Destination::Drawn { picture, path, look } => {
                let scene = || Backdrop::new(&self.experiment).ensemble_figure(&runs, look.style(lang));
                let scene = waiting(lang, scene);
                write_titled(lang, &path, picture, &look, scene)
            }
        }
    }
}
