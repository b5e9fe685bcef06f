use std::io::{self, Write};

use korogaru_lab::{Tune, Tuned};
use korogaru_text::{Lang, tuning};

use crate::choice::Choice;
use crate::output::TextWriter;

/// How the best hyperparameters are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum TuneFormat {
    /// In sentences and a rounded table, for a reader.
    #[default]
    Text,
    /// All digits, a row a method.
    Csv,
}

impl Choice for TuneFormat {
    const ALL: &'static [Self] = &[Self::Text, Self::Csv];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
        }
    }
}

impl TuneFormat {
    pub(crate) fn write(
        self,
        search: &Tune,
        found: &[Tuned],
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Text => out.write_all(tuning(lang, search, found).plain().as_bytes()),
            Self::Csv => TextWriter::run(out, |text| search.write_csv(found, text)),
        }
    }
}
