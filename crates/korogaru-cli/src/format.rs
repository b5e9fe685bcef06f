//! The forms in which commands give their numbers.

mod ensemble;
mod explanation;
mod json;
mod report;
mod sweep;
mod theory;
mod tuning;

use std::io::{self, Write};

use korogaru_lab::{Ensemble, Trajectory};
use korogaru_text::Lang;

pub(crate) use explanation::ExplainFormat;
pub(crate) use sweep::SweepFormat;
pub(crate) use theory::TheoryFormat;
pub(crate) use tuning::TuneFormat;

use crate::choice::Choice;
use crate::output::TextWriter;

/// How a trajectory is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Format {
    /// Rounded, for a reader.
    #[default]
    Table,
    /// All digits, a row an iteration.
    Csv,
    /// All digits, with the experiment.
    Json,
}

impl Choice for Format {
    const ALL: &'static [Self] = &[Self::Table, Self::Csv, Self::Json];

    fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl Format {
    pub(crate) fn write(self, trajectory: &Trajectory, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Table => report::write(trajectory, lang, out),
            Self::Csv => TextWriter::run(out, |text| trajectory.write_csv(text)),
            Self::Json => json::write(trajectory, out),
        }
    }

    pub(crate) fn write_ensemble(
        self,
        ensemble: &Ensemble,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Table => ensemble::write_table(ensemble, lang, out),
            Self::Csv => TextWriter::run(out, |text| ensemble.write_csv(text)),
            Self::Json => ensemble::write_json(ensemble, out),
        }
    }
}
