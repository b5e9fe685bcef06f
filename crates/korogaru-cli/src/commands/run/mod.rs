//! `korogaru run`: every update of an experiment in numbers.

mod format;
mod json;
mod table;

use korogaru_lab::Experiment;
use korogaru_text::{Help, Lang, diverged};

pub(super) use format::Format;
pub(super) use json::experiment_entries;

use super::Command;
use super::ensemble::Ensemble;
use crate::destination::{Destination, Written};
use crate::failure::Failure;
use crate::options::Options;
use crate::output;
use crate::running::trajectory;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) enum Run {
    One {
        experiment: Experiment,
        written: Written<Format>,
    },
    /// With `--seeds`.
    Many(Ensemble),
}

impl Command for Run {
    const NAME: &'static str = "run";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Run,
                &[
                    ("korogaru run", Help::ExampleRun),
                    ("korogaru run --lr .95 --momentum .5 --format csv", Help::ExampleRunCsv),
                    ("korogaru run --objective himmelblau --start -4,0 --lr .01", Help::ExampleRunObjective),
                    (r#"korogaru run --formula "(x-1)^2 + exp(y) - y" --lr .05"#, Help::ExampleRunFormula),
                    ("korogaru run --objective least-squares --batch 4 --seeds 100", Help::ExampleRunSeeds),
                    ("korogaru run --spec experiment.toml -o run.csv", Help::ExampleSpec),
                ],
            )
            .choice::<Format>("format", "FORMAT", &Help::Format)
            .output(&Help::Output)
            .experiment()
            .seeds()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let seeds = options.count("seeds")?;
        let written = options.written()?;
        let experiment = options.experiment()?;
        Ok(match seeds {
            None => Self::One { experiment, written },
            Some(seeds) => {
                Self::Many(Ensemble { experiment, seeds, destination: Destination::Written(written) })
            }
        })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        match self {
            Self::One { experiment, written } => {
                let trajectory = trajectory(&experiment, lang)?;
                // The table on the terminal ends with what there is to say of the run.
                let says_all = written.format == Format::Table && written.path.is_none();
                written.write(lang, trajectory.len(), |format, out| format.write(&trajectory, lang, out))?;
                if let (false, Some(why)) = (says_all, diverged(lang, &trajectory)) {
                    output::noted(lang, &why);
                }
                Ok(())
            }
            Self::Many(ensemble) => ensemble.run(lang),
        }
    }
}
