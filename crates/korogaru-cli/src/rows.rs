//! Rows that are counted as they are written.

use std::io::{self, Write};

use indicatif::DecimalBytes;
use korogaru_lab::Progress as _;
use korogaru_text::{Lang, Problem};

use crate::output;
use crate::progress::Watch;

/// A size that a person wants to know of before it is written.
const MUCH: u64 = 256_000_000;

/// The rows by whose length it is judged how much there will be.
const SAMPLE: usize = 10_000;

/// Writes on, and says how many rows there are, and beforehand that they will be many.
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

    fn count(&mut self, bytes: &[u8], end: u8) {
        let before = self.rows;
        self.rows += bytes.iter().filter(|byte| **byte == end).count();
        self.bytes += bytes.len() as u64;
        if self.rows / 1024 > before / 1024 {
            // What is heard cannot end a file that is half written.
            let _ = self.watch.done(self.rows.min(self.all));
        }
        if !self.judged && self.rows >= SAMPLE {
            self.judged = true;
            let size = self.bytes / self.rows as u64 * self.all as u64;
            if size >= MUCH {
                let size = DecimalBytes(size).to_string();
                output::note(self.lang, &Problem::Much { size });
            }
        }
    }
}

impl Write for Rows<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if let Some(end) = self.end {
            self.count(&bytes[..written], end);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
