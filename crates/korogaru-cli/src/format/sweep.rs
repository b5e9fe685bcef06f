use std::io::{self, Write};

use korogaru_lab::Map;

use crate::choice::Choice;
use crate::output::TextWriter;

/// How a sweep is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum SweepFormat {
    /// All digits, a row a cell.
    #[default]
    Csv,
}

impl Choice for SweepFormat {
    const ALL: &'static [Self] = &[Self::Csv];

    fn name(self) -> &'static str {
        "csv"
    }
}

impl SweepFormat {
    pub(crate) fn write(self, map: &Map, out: &mut dyn Write) -> io::Result<()> {
        TextWriter::run(out, |text| map.write_csv(text))
    }
}
