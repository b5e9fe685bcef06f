//! Runs of an experiment, with what is said about them.

use indicatif::DecimalBytes;
use korogaru_lab::{Experiment, Trajectory, run_watched};
use korogaru_text::{Lang, Problem, nothing_to_show};

use crate::failure::Failure;
use crate::output;
use crate::progress::Watch;
use crate::rows::MUCH;

/// Runs an experiment, with a sign of how far it is. One without a point is refused, since there is nothing
/// to show of it.
pub(crate) fn trajectory(experiment: &Experiment, lang: Lang) -> Result<Trajectory, Failure> {
    announce(lang, Trajectory::size_of(experiment));
    let watch = Watch::new(lang, experiment.iterations());
    let trajectory = run_watched(experiment, &watch);
    watch.clear();
    let trajectory = trajectory.ok_or(Failure::Interrupted)?;
    refuse_empty(&trajectory)?;
    Ok(trajectory)
}

/// Refuses a run without a point.
pub(crate) fn refuse_empty(run: &Trajectory) -> Result<(), Failure> {
    if run.is_empty() { Err(nothing_to_show(run).into()) } else { Ok(()) }
}

/// Refuses an experiment without a point, before it is run many times.
pub(crate) fn has_a_point(experiment: &Experiment, lang: Lang) -> Result<(), Failure> {
    let start = experiment.clone().with_iterations(0).expect("no iteration is not too many");
    trajectory(&start, lang).map(|_| ())
}

/// Says how many bytes runs will keep, where that is much.
pub(crate) fn announce(lang: Lang, size: usize) {
    if let Some(size) = much(size) {
        output::note(lang, &Problem::MuchMemory { size: DecimalBytes(size).to_string() });
    }
}

/// A size that a person wants to know beforehand.
fn much(size: usize) -> Option<u64> {
    Some(size as u64).filter(|size| *size >= MUCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_takes_much_memory_says_so() {
        let run = |iterations| Experiment::default().with_iterations(iterations).unwrap();
        let of = |iterations| much(Trajectory::size_of(&run(iterations)));
        assert_eq!((of(10_000_000), of(1_000_000)), (Some(560_000_056), None));
    }
}
