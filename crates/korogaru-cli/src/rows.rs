//! Rows that are counted as they are written.

use std::io::{self, Write};

use indicatif::DecimalBytes;
use korogaru_lab::Progress as _;
use korogaru_text::{Lang, Problem};

use crate::output;
use crate::progress::Watch;

/// A size, in bytes, that a person wants to know before it is written or kept.
pub(crate) const MUCH: u64 = 256_000_000;

/// The number of rows whose length gives an estimate of the whole size.
const SAMPLE: usize = 10_000;

/// Passes on what is written and counts its rows. If they will be many, a note says so beforehand.
pub(crate) struct Rows<'a> {
    out: &'a mut dyn Write,
    lang: Lang,
    /// How many there will be.
    all: usize,
    /// The byte that ends a row, where rows are counted.
    end: Option<u8>,
    watch: &'a Watch,
    rows: usize,
    bytes: u64,
    judged: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(
        out: &'a mut dyn Write,
        lang: Lang,
        all: usize,
        end: Option<u8>,
        watch: &'a Watch,
    ) -> Self {
        Self { out, lang, all, end, watch, rows: 0, bytes: 0, judged: false }
    }

    /// Counts what was written. Returns the estimated size of everything, once, if that is much.
    fn count(&mut self, bytes: &[u8], end: u8) -> Option<u64> {
        let before = self.rows;
        self.rows += bytes.iter().filter(|byte| **byte == end).count();
        self.bytes += bytes.len() as u64;
        if self.rows / 1024 > before / 1024 {
            // A watch that says stop cannot end a file that is half written.
            let _ = self.watch.done(self.rows.min(self.all));
        }
        if self.judged || self.rows < SAMPLE {
            return None;
        }
        self.judged = true;
        Some(self.bytes / self.rows as u64 * self.all as u64).filter(|size| *size >= MUCH)
    }
}

impl Write for Rows<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if let Some(size) = self.end.and_then(|end| self.count(&bytes[..written], end)) {
            output::note(self.lang, &Problem::Much { size: DecimalBytes(size).to_string() });
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_will_be_much_is_said_once_and_early() {
        let row = "0.123456789012345,".repeat(10) + "\n";
        for (all, said) in [(10_000_000, Some(1_810_000_000)), (1_000_000, None)] {
            let (mut out, watch) = (io::sink(), Watch::on(Lang::En, all, false));
            let mut rows = Rows::new(&mut out, Lang::En, all, Some(b'\n'), &watch);
            let sizes: Vec<u64> = (0..2 * SAMPLE).filter_map(|_| rows.count(row.as_bytes(), b'\n')).collect();
            assert_eq!(sizes, Vec::from_iter(said));
        }
    }
}
