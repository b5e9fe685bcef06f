use std::io::{self, BufRead, Read};

use crate::ErrorKind;

/// The most bytes of a line: what has longer ones is no log, and would fill the memory.
const LONGEST: usize = 1 << 20;

/// Bytes on their way, of which the last is remembered: whether a text ends with a line end. They end within a line that
/// is too long.
#[derive(Debug)]
pub(super) struct Last<R> {
    source: R,
    last: u8,
    /// Lines that have ended.
    lines: u64,
    /// Bytes since then.
    length: usize,
}

impl<R> Last<R> {
    pub(super) fn of(source: R) -> Self {
        Self { source, last: b'\n', lines: 0, length: 0 }
    }

    /// Whether it ended within a line that is too long.
    pub(super) fn whole(&self) -> Result<(), ErrorKind> {
        match self.length > LONGEST {
            true => Err(ErrorKind::LogLong { line: self.lines + 1, limit: LONGEST }),
            false => Ok(()),
        }
    }

    /// Whether the last line so far has its end.
    pub(super) fn is_ended(&self) -> bool {
        matches!(self.last, b'\n' | b'\r')
    }
}

impl<R: BufRead> Last<R> {
    /// What divides the cells of the first line: a tab or a semicolon where there is one and no comma.
    pub(super) fn delimiter(&mut self) -> io::Result<u8> {
        let start = self.source.fill_buf()?;
        let line = start.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(start);
        let found = [b',', b'\t', b';'].into_iter().find(|delimiter| line.contains(delimiter));
        Ok(found.unwrap_or(b','))
    }
}

impl<R: BufRead> Read for Last<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.length > LONGEST {
            return Ok(0);
        }
        let count = self.source.read(into)?;
        for &byte in &into[..count] {
            self.length += 1;
            if byte == b'\n' || byte == b'\r' {
                self.lines += u64::from(byte == b'\n');
                self.length = 0;
            } else if self.length > LONGEST {
                // No further than this, so that the line stays the one that is too long.
                return Ok(count);
            }
            self.last = byte;
        }
        Ok(count)
    }
}
