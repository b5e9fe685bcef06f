use std::thread;

use korogaru_figure::Backdrop;
use korogaru_lab::{Ensemble as Runs, Experiment};
use korogaru_text::{Lang, error, nothing_to_show};

use super::figure::write_titled;
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::Format;
use crate::progress::waiting;

/// `run` and `figure` with `--seeds`: many runs with noisy gradients.
#[derive(Debug)]
pub(crate) struct Ensemble {
    pub(crate) experiment: Experiment,
    pub(crate) seeds: usize,
    pub(crate) destination: Destination<Format>,
}

impl Ensemble {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let runs = waiting(lang, || Runs::run(&self.experiment, self.seeds, threads))
            .map_err(|wrong| Failure::Arguments(error(lang, wrong.kind())))?;
        if let Some(first) = runs.runs().first().filter(|_| runs.is_empty()) {
            return Err(Failure::Arguments(nothing_to_show(lang, first)));
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
