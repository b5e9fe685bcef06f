//! `korogaru theory`: what theory predicts for an experiment, beside what the run does.

mod json;

use std::io::{self, Write};

use korogaru_figure::theory_figure;
use korogaru_lab::{Error, ErrorKind, Setting, Trajectory};
use korogaru_text::{Help, Lang, theory};

use super::Command;
use crate::choice::choices;
use crate::destination::Destination;
use crate::drawing::write_titled;
use crate::failure::Failure;
use crate::options::Options;
use crate::output::TextWriter;
use crate::progress::waiting;
use crate::running::trajectory;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) struct Theory {
    theory: korogaru_lab::Theory,
    destination: Destination<Format>,
}

choices! {
    /// How theory is written down.
    #[derive(Default)]
    Format {
        /// In sentences and rounded tables, for a reader.
        #[default]
        Text = "text",
        /// All digits, with the experiment, and the run beside its predictions.
        Json = "json",
        /// The run beside its predictions, a row for each iteration.
        Csv = "csv",
    }
}

impl Command for Theory {
    const NAME: &'static str = "theory";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Theory,
                &[
                    ("korogaru theory", Help::ExampleTheory),
                    ("korogaru theory --lr .95 --momentum .5 -o theory.svg", Help::ExampleTheoryFigure),
                    ("korogaru theory --objective saddle --at 0,0", Help::ExampleTheoryAt),
                    ("korogaru theory --method sgd --tolerance .01 --format json", Help::ExampleTheoryJson),
                ],
            )
            .option("at", "X,Y", &Help::At)
            .option("tolerance", "NUMBER", &Help::Tolerance)
            .choice::<Format>("format", "FORMAT", &Help::TheoryFormat)
            .output(&Help::TheoryOutput)
            .picture()
            .experiment()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let at = options.setting("at").as_ref().map(Setting::to_point).transpose()?;
        let tolerance = options.setting("tolerance").as_ref().map(Setting::to_number).transpose()?;
        let theory = korogaru_lab::Theory::new(&options.experiment()?, at).map_err(refused)?;
        let theory = match tolerance {
            Some(tolerance) => theory.with_tolerance(tolerance)?,
            None => theory,
        };
        Ok(Self { theory, destination: options.destination()? })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let theory = self.theory;
        let trajectory = trajectory(theory.experiment(), lang)?;
        match self.destination {
            Destination::Drawn { picture, path, look } => {
                let scene = waiting(lang, || theory_figure(&theory, &trajectory, look.style(lang)));
                write_titled(lang, &path, picture, &look, scene)
            }
            Destination::Written(written) => {
                let rows = trajectory.len();
                written.write(lang, rows, |format, out| format.write(&theory, &trajectory, lang, out))
            }
        }
    }
}

fn refused(wrong: Error) -> Failure {
    match wrong.kind() {
        ErrorKind::NoMinimum { .. }
        | ErrorKind::NoMinimumFound { .. }
        | ErrorKind::Bottomless { .. }
        | ErrorKind::Singular { .. }
        | ErrorKind::NoDerivatives { .. } => Failure::NoPoint(wrong),
        _ => Failure::Lab(wrong),
    }
}

impl Format {
    fn write(
        self,
        found: &korogaru_lab::Theory,
        trajectory: &Trajectory,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Text => out.write_all(theory(lang, found, trajectory).plain().as_bytes()),
            Self::Csv => TextWriter::run(out, |text| found.write_csv(trajectory, text)),
            Self::Json => json::write(found, trajectory, out),
        }
    }
}
