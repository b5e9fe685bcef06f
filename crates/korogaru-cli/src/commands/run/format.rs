use std::io::{self, Write};

use korogaru_lab::Trajectory;
use korogaru_text::Lang;

use super::{json, table};
use crate::choice::choices;
use crate::output::TextWriter;

choices! {
    /// How a trajectory is written down.
    #[derive(Default)]
    Format {
        /// Rounded, for a reader.
        #[default]
        Table = "table",
        /// All digits, a row for each iteration.
        Csv = "csv",
        /// All digits, with the experiment.
        Json = "json",
    }
}

impl Format {
    pub(crate) fn write(self, trajectory: &Trajectory, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Table => table::write(trajectory, lang, out),
            Self::Csv => TextWriter::run(out, |text| trajectory.write_csv(text)),
            Self::Json => json::write(trajectory, out),
        }
    }
}
