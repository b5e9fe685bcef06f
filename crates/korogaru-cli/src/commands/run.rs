use korogaru_lab::{Experiment, Trajectory, run_watched};
use korogaru_text::{Lang, nothing_to_show};

use crate::destination::Written;
use crate::failure::Failure;
use crate::format::Format;
use crate::progress::Watch;

/// `korogaru run`: every step of an experiment in numbers.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) experiment: Experiment,
    pub(crate) written: Written<Format>,
}

impl Run {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = trajectory(&self.experiment, lang)?;
        self.written.write(lang, trajectory.len(), |format, out| format.write(&trajectory, lang, out))
    }
}

/// Runs an experiment, with a sign of how far it is. One without a point is refused: there is nothing to show of it.
pub(super) fn trajectory(experiment: &Experiment, lang: Lang) -> Result<Trajectory, Failure> {
    let watch = Watch::new(lang, experiment.iterations());
    let trajectory = run_watched(experiment, &watch);
    watch.clear();
    let trajectory = trajectory.ok_or(Failure::Interrupted)?;
    match trajectory.is_empty() {
        true => Err(Failure::Arguments(nothing_to_show(lang, &trajectory))),
        false => Ok(trajectory),
    }
}
