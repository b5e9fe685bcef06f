//! `korogaru explain`: why a run moved as it did.

use std::io::{self, Write};

use korogaru_figure::{ExplanationView, explanation_figure};
use korogaru_lab::{Experiment, Explanation, Update};
use korogaru_text::{ExplanationPhrase, Help, Lang, Problem, explanation};

use super::Command;
use crate::choice::{Choice as _, choices};
use crate::destination::Destination;
use crate::drawing::{Picture, write_titled};
use crate::failure::Failure;
use crate::options::Options;
use crate::output::{self, TextWriter};
use crate::progress::waiting;
use crate::running::trajectory;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) struct Explain {
    experiment: Experiment,
    /// The number of the update, as it was typed.
    step: Option<String>,
    /// What a picture shows.
    view: Option<ExplanationView>,
    destination: Destination<Format>,
}

choices! {
    /// How an explanation is written down.
    #[derive(Default)]
    Format {
        /// Sentences, equations and a short table.
        #[default]
        Text = "text",
        /// All columns, rounded for a reader.
        Table = "table",
        /// All columns with all digits.
        Csv = "csv",
    }
}

impl Command for Explain {
    const NAME: &'static str = "explain";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Explain,
                &[
                    ("korogaru explain", Help::ExampleExplain),
                    ("korogaru explain --lr .95 --momentum .5 --step 2", Help::ExampleExplainStep),
                    (
                        "korogaru explain --lr .95 --momentum .5 --step 2 -o step.png",
                        Help::ExampleExplainArrows,
                    ),
                    ("korogaru explain --method adam -o steps.csv", Help::ExampleExplainCsv),
                ],
            )
            .option("step", "K", &Help::Step)
            .choice::<ExplanationView>("view", "VIEW", &Help::ExplainView)
            .choice::<Format>("format", "FORMAT", &Help::ExplainFormat)
            .output(&Help::ExplainOutput)
            .picture()
            .experiment()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let view = options.choice("view")?;
        let step = options.text("step").map(str::to_owned);
        if view.is_some() && options.path("output").as_deref().and_then(Picture::of_file).is_none() {
            return Err(Problem::ViewNeedsPicture.into());
        }
        let destination = options.destination()?;
        Ok(Self { experiment: options.experiment()?, step, view, destination })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = trajectory(&self.experiment, lang)?;
        let explained = Explanation::new(&trajectory);
        let step = self.step.as_deref().map(|text| explained.update_named(text)).transpose()?;
        match self.destination {
            Destination::Written(written) => {
                let rows = if step.is_some() { 1 } else { explained.len() };
                written.write(lang, rows, |format, out| format.write(&explained, step.as_ref(), lang, out))
            }
            Destination::Drawn { picture, path, look } => {
                let style = look.style(lang);
                let scene =
                    waiting(lang, || explanation_figure(&explained, step.as_ref(), self.view, None, style))?;
                write_titled(lang, &path, picture, &look, scene)?;
                output::note_on_run(lang, &trajectory);
                Ok(())
            }
        }
    }
}

impl Format {
    fn write(
        self,
        explained: &Explanation<'_>,
        step: Option<&Update>,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self, step) {
            (Self::Text, Some(step)) => {
                write!(out, "{}", explanation::step_report(lang, explained, step).plain())
            }
            (Self::Text, None) => {
                write!(out, "{}", explanation::report(lang, explained).plain())?;
                match explained.is_empty() {
                    true => Ok(()),
                    false => writeln!(out, "{}", lang.say(&ExplanationPhrase::Hint)),
                }
            }
            (Self::Table, step) => {
                write!(out, "{}", explanation::table_report(lang, explained, step).plain())
            }
            (Self::Csv, Some(step)) => TextWriter::run(out, |text| explained.write_csv([*step], text)),
            (Self::Csv, None) => TextWriter::run(out, |text| explained.write_csv(explained.updates(), text)),
        }
    }
}
