//! Logs as rows of cells under a heading.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use ::csv::{ByteRecord, ReaderBuilder, Trim};

use super::names::{Meaning, Name};
use super::number::number;
use super::table::Table;
use super::{LONGEST, short};
use crate::ErrorKind;

/// Appended after the last line, and in no file that a training writes. If it is not a row by itself, a quote
/// was not closed.
const MARK: &[u8] = b"\0";

pub(super) fn read(
    source: impl BufRead,
    delimiter: u8,
    table: &mut Table<'_>,
) -> io::Result<Result<(), ErrorKind>> {
    table.decimal_comma = delimiter != b',';
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(Counted {
            source: source.chain(&b"\n\0"[..]).take(0),
            ends: VecDeque::new(),
            done: 0,
            at: 0,
            last: 0,
        });
    table.is_ended = false;

    let mut heading = Heading { by_spaces: delimiter == b' ', ..Heading::default() };
    let mut record = ByteRecord::new();
    // The error of a line that could not be read, until it is known whether it is the last line.
    let mut unread: Option<ErrorKind> = None;
    loop {
        let from = reader.position().byte();
        let line = 1 + reader.get_mut().ends_before(from);
        // More than a row may have, with what the buffer reads ahead.
        reader.get_mut().source.set_limit(2 * LONGEST as u64);
        if !reader.read_byte_record(&mut record).map_err(of_csv)? {
            break;
        }
        let length = reader.position().byte() - from;
        if length > LONGEST as u64 {
            return Ok(Err(ErrorKind::LogLong { line, limit: LONGEST }));
        }
        if record.as_slice() == MARK {
            // A line end was added before the mark.
            table.is_ended = length > 1;
            break;
        }
        if let Some(wrong) = unread.take() {
            return Ok(Err(wrong));
        }
        // Empty lines before a row do not belong to it.
        let end = reader.position().byte();
        let within = ends(record.as_slice());
        let line = reader.get_mut().ends_before(end) + u64::from(record.as_slice().ends_with(MARK)) - within;
        if record.as_slice().ends_with(MARK) {
            // A quote was not closed. If that is in the last line, the line is half written. Otherwise the
            // quote took in everything that follows.
            let wrong = ErrorKind::LogLine { line, found: text(&record) };
            let is_last = record.as_slice().iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() == 1;
            if !is_last || heading.columns.is_none() {
                return Ok(Err(wrong));
            }
            unread = Some(wrong);
            break;
        }
        let cells: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
        // Any number of spaces separates two cells.
        let mut cells: Vec<&str> = cells
            .iter()
            .map(AsRef::as_ref)
            .filter(|cell: &&str| delimiter != b' ' || !cell.is_empty())
            .collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        table.progress.line.set(line);
        let Some(columns) = heading.of(&mut cells, table) else { continue };
        if cells.len() < columns.len() {
            unread = Some(ErrorKind::LogLine { line, found: text(&record) });
            continue;
        }
        for (column, cell) in columns.iter().zip(cells) {
            table.put(*column, 0, cell);
        }
        table.commit();
    }
    match unread {
        Some(wrong) if table.is_ended => return Ok(Err(wrong)),
        unread => table.is_cut_off |= unread.is_some(),
    }
    heading.end(table);
    table.settle();
    Ok(Ok(()))
}

/// Counts the ends of lines, of whatever kind.
struct Counted<R> {
    source: R,
    /// The positions of the ends that are not counted yet.
    ends: VecDeque<u64>,
    done: u64,
    at: u64,
    last: u8,
}

impl<R> Counted<R> {
    /// The number of lines that end before a byte. The byte must not decrease from call to call.
    fn ends_before(&mut self, byte: u64) -> u64 {
        while self.ends.pop_front_if(|end| *end < byte).is_some() {
            self.done += 1;
        }
        self.done
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        for byte in &into[..count] {
            if is_end(self.last, *byte) {
                self.ends.push_back(self.at);
            }
            (self.last, self.at) = (*byte, self.at + 1);
        }
        Ok(count)
    }
}

/// Whether a line ends at this byte, and not at the one before.
fn is_end(before: u8, byte: u8) -> bool {
    byte == b'\r' || byte == b'\n' && before != b'\r'
}

fn ends(text: &[u8]) -> u64 {
    let before = std::iter::once(&0).chain(text);
    before.zip(text).filter(|(before, byte)| is_end(**before, **byte)).count() as u64
}

/// The names above the cells. They may be repeated.
#[derive(Default)]
struct Heading {
    /// The names from a comment (`# step,loss`). They count if the first row is not a heading.
    comment: Vec<String>,
    names: Vec<String>,
    columns: Option<Vec<Option<usize>>>,
    by_spaces: bool,
}

impl Heading {
    /// The columns of the cells of a row. `None` if the row is a heading or a comment.
    fn of(&mut self, cells: &mut Vec<&str>, table: &mut Table<'_>) -> Option<&[Option<usize>]> {
        let is_number = |cell: &&str| matches!(number(cell, table.decimal_comma), Ok(Some(_)));
        let has_numbers = cells.iter().any(is_number);
        let are_numbers = has_numbers && cells.iter().all(|cell| number(cell, table.decimal_comma).is_ok());
        if let Some(said) = cells[0].strip_prefix('#') {
            cells[0] = said.trim_start();
            if said.is_empty() && self.by_spaces {
                cells.remove(0);
            }
            if self.columns.is_none() {
                self.comment = owned(cells);
            }
            return None;
        }
        match &self.columns {
            None if are_numbers => {
                let is_said = self.comment.len() == cells.len();
                let names = if is_said {
                    self.comment.clone()
                } else {
                    (1..=cells.len()).map(|i| i.to_string()).collect()
                };
                self.set(names, table);
            }
            None => {
                self.set(owned(cells), table);
                return None;
            }
            Some(_) if !has_numbers && self.is_again(cells) => {
                self.set(owned(cells), table);
                return None;
            }
            Some(_) => {}
        }
        self.columns.as_deref()
    }

    /// Whether a row without numbers is a heading: the same heading again, or another one that names a loss
    /// or a step.
    fn is_again(&self, cells: &[&str]) -> bool {
        let is_known =
            |cell: &&str| matches!(Name::of(cell).meaning, Meaning::Loss { .. } | Meaning::Step { .. });
        cells.iter().all(|cell| !cell.is_empty()) && cells.iter().any(is_known) || self.names == cells
    }

    fn set(&mut self, names: Vec<String>, table: &mut Table<'_>) {
        let mut columns: Vec<Option<usize>> = Vec::new();
        for name in &names {
            // A name that is repeated makes another column.
            let mut column = table.column(name);
            let again = columns.iter().filter(|other| column.is_some() && **other == column).count();
            if again > 0 && !name.is_empty() {
                column = table.column(&format!("{name} ({})", again + 1));
            }
            columns.push(column);
        }
        self.columns = Some(columns);
        self.names = names;
    }

    /// A heading counts even without rows.
    fn end(self, table: &mut Table<'_>) {
        if self.columns.is_none() {
            for name in &self.comment {
                table.column(name);
            }
        }
    }
}

fn owned(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn text(record: &ByteRecord) -> String {
    short(&record.iter().collect::<Vec<_>>().join(&b','))
}

/// The error of the source itself.
fn of_csv(wrong: ::csv::Error) -> io::Error {
    match wrong.into_kind() {
        ::csv::ErrorKind::Io(wrong) => wrong,
        other => io::Error::other(format!("{other:?}")),
    }
}
