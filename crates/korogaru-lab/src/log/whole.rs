use std::io::{self, BufRead, Read};

/// The bytes of a CSV file, of which one record at a time may be long.
///
/// After the last of them come a line end and [`MARK`]. Where the reader of CSV gives these as a record of their own, all
/// quotes before them were closed; else they stand at the end of a record that was not.
#[derive(Debug)]
pub(super) struct Whole<R> {
    source: R,
    /// Of the longest record.
    limit: u64,
    /// Bytes given so far, and those of them before the record that is being read.
    given: u64,
    before: u64,
    /// The last byte of the source.
    last: u8,
    /// What is still to be given of the end, once the source is at its own.
    end: Option<&'static [u8]>,
}

/// Stands in no file that a training writes.
pub(super) const MARK: &[u8] = b"\0";

impl<R: BufRead> Whole<R> {
    pub(super) fn new(source: R, limit: usize) -> Self {
        Self { source, limit: limit as u64, given: 0, before: 0, last: b'\n', end: None }
    }

    /// Says where the next record begins. Whether what stands before that is not too long.
    pub(super) fn next_from(&mut self, byte: u64) -> bool {
        let length = byte.saturating_sub(self.before);
        self.before = byte;
        length <= self.limit && !self.is_long()
    }

    /// Whether the last line has its end.
    pub(super) fn is_ended(&self) -> bool {
        matches!(self.last, b'\n' | b'\r')
    }

    fn is_long(&self) -> bool {
        self.given - self.before > self.limit
    }
}

/// Its end is also where a record is too long: no more of that is read.
impl<R: BufRead> Read for Whole<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.is_long() {
            return Ok(0);
        }
        let mut count = if self.end.is_none() { self.source.read(into)? } else { 0 };
        match into[..count].last() {
            Some(&last) => self.last = last,
            None => count = self.end.get_or_insert(b"\n\0").read(into)?,
        }
        self.given += count as u64;
        Ok(count)
    }
}
