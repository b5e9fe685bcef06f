//! Finds out the form of a log by its first lines.

use std::io::{self, BufRead, Read};

use super::LONGEST;
use super::column::Column;
use super::json::{self, Take};
use super::names::{Meaning, Name};
use super::number::number;
use super::printed::pairs;
use super::table::Table;

/// How rows are written.
pub(super) enum Format {
    /// Cells with this delimiter between them. Any number of spaces counts as one.
    Delimited(u8),
    /// One row in each line, and how to take it.
    Lines(Take),
    /// JSON values, over any number of lines.
    Document,
    /// Not text.
    Binary,
    Empty,
}

/// A source whose first lines have been looked at.
pub(super) struct Head<R> {
    seen: Vec<u8>,
    source: R,
    is_at_end: bool,
}

impl<R: BufRead> Head<R> {
    pub(super) fn new(source: R) -> Self {
        Self { seen: Vec::new(), source, is_at_end: false }
    }

    /// The source from its first byte.
    pub(super) fn whole(self) -> impl BufRead {
        io::Cursor::new(self.seen).chain(self.source)
    }

    /// Reads one more line. `false` if there is none, or no room for it.
    fn more(&mut self) -> io::Result<bool> {
        let room = (LONGEST + 1).saturating_sub(self.seen.len()) as u64;
        let count = self.source.by_ref().take(room).read_until(b'\n', &mut self.seen)?;
        self.is_at_end = count == 0;
        Ok(count > 0)
    }

    /// The lines that are not empty. The last one may be incomplete.
    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let lines = self.seen.split(|byte| matches!(byte, b'\n' | b'\r'));
        lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
    }

    /// Reads on until `wanted` holds or the source ends.
    fn at_least(&mut self, wanted: impl Fn(&Self) -> bool) -> io::Result<()> {
        while !wanted(self) && self.more()? {}
        Ok(())
    }

    /// The form of the log. Nothing of the source is lost.
    pub(super) fn format(&mut self, table: &Table<'_>) -> io::Result<Format> {
        self.at_least(|head| head.lines().next().is_some())?;
        let Some(first) = self.lines().next() else { return Ok(Format::Empty) };
        if first.contains(&0) {
            return Ok(Format::Binary);
        }
        if matches!(first[0], b'{' | b'[') {
            let is_object = first[0] == b'{';
            match json::is_whole(first) {
                Some(true) if is_object => {
                    // Python prints dicts among other text.
                    let is_python = first[1..].trim_ascii_start().starts_with(b"'");
                    return Ok(Format::Lines(if is_python { json::objects } else { json::strict }));
                }
                Some(true) | None => return Ok(Format::Document),
                Some(false) if is_object => {
                    let others = self.has(json::objects, table, |_| true)?;
                    return Ok(Format::Lines(if others { json::objects } else { json::strict }));
                }
                Some(false) => {}
            }
        }
        self.at_least(|head| head.heading().is_some_and(|(_, row)| row.is_some()))?;
        let (heading, row) = self.heading().unwrap_or((b"", None));
        let delimiter = delimiter(heading, row);
        let names = cells(heading, delimiter);
        let is_loss =
            |name: &str| matches!(Name::of(name).meaning, Meaning::Loss { .. }) || table.is_wanted(name);
        // A line of names and numbers (`step=1 loss=2.5`) would look like a heading with a loss too.
        let is_table = !heading.iter().any(|byte| matches!(byte, b'{' | b'='))
            && names.iter().any(|name| is_loss(name))
            && row.is_none_or(|row| has_number(row, delimiter))
            && !(has_losses(heading, table) && row.is_none_or(|row| has_losses(row, table)));
        if !is_table && self.has(json::objects, table, |_| true)? {
            return Ok(Format::Lines(json::objects));
        }
        let may_be_loss = |column: &Column| is_loss(&column.name) || column.is.meaning == Meaning::Maybe;
        if !is_table && self.has(pairs, table, may_be_loss)? {
            return Ok(Format::Lines(pairs));
        }
        Ok(Format::Delimited(delimiter))
    }

    /// The line that names the columns, as far as known, and the first row.
    fn heading(&self) -> Option<(&[u8], Option<&[u8]>)> {
        let (mut heading, mut comment) = (None, None);
        for line in self.lines() {
            match (line.strip_prefix(b"#"), heading, comment) {
                (Some(said), None, _) => comment = Some(said),
                (Some(_), Some(_), _) => {}
                // A line that begins with a number is not a heading. The heading is then the comment before
                // it.
                (None, None, Some(said)) if begins_with_number(line) => return Some((said, Some(line))),
                (None, None, _) => heading = Some(line),
                (None, Some(heading), _) => return Some((heading, Some(line))),
            }
        }
        heading.or(comment).map(|heading| (heading, None))
    }

    /// Whether rows that are taken in this way have such a column with a number, in the lines that there is
    /// room for.
    fn has(&mut self, take: Take, table: &Table<'_>, is: impl Fn(&Column) -> bool) -> io::Result<bool> {
        self.at_least(|_| false)?;
        let mut scratch = Table::new(table.wanted);
        // A line that is too long has no row.
        let _ = json::lines(&self.seen[..], &mut scratch, take)?;
        Ok(scratch.columns.iter().any(|column| column.has_numbers && is(column)))
    }
}

/// The delimiter of the cells: the one that gives the most names, if the row has one cell for each.
fn delimiter(heading: &[u8], row: Option<&[u8]>) -> u8 {
    let count = |line: &[u8], delimiter: u8| cells(line, delimiter).len();
    let fits = |delimiter: &u8| {
        let names = count(heading, *delimiter);
        names > 1 && row.is_none_or(|row| count(row, *delimiter) >= names)
    };
    // The later one of equals wins: if semicolons separate the cells, a comma is a decimal sign.
    let best =
        [b',', b';', b'\t'].into_iter().filter(fits).max_by_key(|delimiter| count(heading, *delimiter));
    let named = [b',', b'\t', b';'].into_iter().find(|delimiter| count(heading, *delimiter) > 1);
    let by_spaces = || {
        let row = row.filter(|row| count(row, b' ') == count(heading, b' ') && has_number(row, b' '));
        (row.is_some() && count(heading, b' ') > 1).then_some(b' ')
    };
    best.or(named).or_else(by_spaces).unwrap_or(b',')
}

/// The cells of a line. A delimiter inside quotes does not count.
fn cells(line: &[u8], delimiter: u8) -> Vec<String> {
    let mut is_quoted = false;
    let cells = line.split(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted && (*byte == delimiter || (delimiter == b' ' && *byte == b'\t'))
    });
    let cells = cells.map(|cell| String::from_utf8_lossy(cell).trim().trim_matches('"').to_owned());
    cells.filter(|cell| delimiter != b' ' || !cell.is_empty()).collect()
}

fn has_number(row: &[u8], delimiter: u8) -> bool {
    cells(row, delimiter).iter().any(|cell| matches!(number(cell, delimiter != b','), Ok(Some(_))))
}

/// Whether a line names a loss next to its number.
fn has_losses(line: &[u8], table: &Table<'_>) -> bool {
    let mut scratch = Table::new(table.wanted);
    pairs(line, &mut scratch);
    scratch
        .columns
        .iter()
        .any(|column| matches!(column.is.meaning, Meaning::Loss { .. }) && column.has_numbers)
}

fn begins_with_number(line: &[u8]) -> bool {
    [b',', b';', b'\t', b' '].into_iter().any(|delimiter| {
        cells(line, delimiter).first().is_some_and(|cell| matches!(number(cell, true), Ok(Some(_))))
    })
}
