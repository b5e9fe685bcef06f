use std::io::{self, Write};

use korogaru_lab::{Explanation, Step};
use korogaru_text::{Explaining, Lang, explanation};

use crate::choice::Choice;
use crate::output::TextWriter;

/// How an explanation is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum ExplainFormat {
    /// Sentences, equations and a short table.
    #[default]
    Text,
    /// All columns, rounded for a reader.
    Table,
    /// All columns with all digits.
    Csv,
}

impl Choice for ExplainFormat {
    const ALL: &'static [Self] = &[Self::Text, Self::Table, Self::Csv];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Table => "table",
            Self::Csv => "csv",
        }
    }
}

impl ExplainFormat {
    pub(crate) fn write(
        self,
        explained: &Explanation<'_>,
        step: Option<&Step>,
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
                    false => writeln!(out, "{}", lang.say(&Explaining::Hint)),
                }
            }
            (Self::Table, step) => {
                write!(out, "{}", explanation::table_report(lang, explained, step).plain())
            }
            (Self::Csv, Some(step)) => TextWriter::run(out, |text| explained.write_csv([*step], text)),
            (Self::Csv, None) => TextWriter::run(out, |text| explained.write_csv(explained.steps(), text)),
        }
    }
}
