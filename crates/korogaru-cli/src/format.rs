//! The forms in which `run` and `theory` give their numbers.

mod json;
mod report;
mod theory;

use std::io::{self, Write};
use std::path::Path;

use korogaru_lab::Trajectory;
use korogaru_text::Lang;

pub(crate) use theory::TheoryFormat;

use crate::output::TextWriter;

/// How a trajectory is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Rounded, for a reader.
    Table,
    /// All digits, a row an iteration.
    Csv,
    /// All digits, with the experiment.
    Json,
}

impl Format {
    pub(crate) const NAMES: [&'static str; 3] = ["table", "csv", "json"];

    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "table" => Some(Self::Table),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The form that a file's extension means.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        Self::named(&path.extension()?.to_str()?.to_ascii_lowercase())
    }

    pub(crate) fn write(self, trajectory: &Trajectory, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Table => report::write(trajectory, lang, out),
            Self::Csv => TextWriter::run(out, |text| trajectory.write_csv(text)),
            Self::Json => json::write(trajectory, out),
        }
    }
}
