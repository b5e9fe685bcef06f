//! Logs as objects: JSON a line, a document of JSON, Python's dicts among other text.

use std::io::{self, BufRead};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;
use serde_json::error::Category;

use super::dialect::{Progress, Strict};
use super::table::Table;
use super::{LONGEST, short};
use crate::ErrorKind;

/// Whether a line is one whole value. `None` where it would be, if more of it followed.
pub(super) fn is_whole(line: &[u8]) -> Option<bool> {
    let progress = Progress::default();
    let mut reader = Deserializer::from_reader(Strict::new(line, &progress));
    match reader.deserialize_any(IgnoredAny).and_then(|_| reader.end()) {
        Ok(()) => Some(true),
        Err(wrong) if wrong.is_eof() => None,
        Err(_) => Some(false),
    }
}

/// How the rows of a line are taken. `false` where it should be one and cannot be read.
pub(super) type Take = fn(&[u8], &mut Table<'_>) -> bool;

/// Takes the rows of a text line by line.
pub(super) fn lines(
    mut source: impl BufRead,
    table: &mut Table<'_>,
    take: Take,
) -> io::Result<Result<(), ErrorKind>> {
    let (mut bytes, mut line) = (Vec::new(), 1);
    loop {
        // A bar that is drawn over and over goes back to the beginning of its line.
        let buffer = source.fill_buf()?;
        let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (count, is_last) = (end.map_or(buffer.len(), |end| end + 1), buffer.is_empty());
        let is_line = end.is_some_and(|end| buffer[end] == b'\n');
        bytes.extend_from_slice(&buffer[..end.unwrap_or(count)]);
        source.consume(count);
        if bytes.len() > LONGEST {
            return Ok(Err(ErrorKind::LogLong { line, limit: LONGEST }));
        }
        if end.is_some() || is_last {
            table.progress.line.set(line);
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim();
            let passed_over = table.passed_over;
            if !take(text.as_bytes(), table) {
                table.is_cut_off = is_last;
                let wrong = ErrorKind::LogLine { line, found: short(text.as_bytes()) };
                return Ok(if is_last { Ok(()) } else { Err(wrong) });
            }
            if is_last && table.passed_over > passed_over {
                (table.passed_over, table.is_cut_off) = (passed_over, true);
            }
            bytes.clear();
        }
        line += u64::from(is_line);
        if is_last {
            return Ok(Ok(()));
        }
    }
}

/// An object, or objects in other text, as where a program prints both. What begins like an object and is none is refused.
pub(super) fn strict(line: &[u8], table: &mut Table<'_>) -> bool {
    match line.first() {
        Some(b'{') => row(line, table).is_some_and(|length| length == line.len()),
        _ => objects(line, table),
    }
}

/// The objects that stand in other text. What begins like one and is none is passed over.
pub(super) fn objects(line: &[u8], table: &mut Table<'_>) -> bool {
    let mut rest = line;
    while let Some(start) = rest.iter().position(|byte| *byte == b'{') {
        rest = &rest[start..];
        let length = row(rest, table);
        let is_object = matches!(rest[1..].trim_ascii_start(), [b'"' | b'\'', ..]);
        table.passed_over += usize::from(length.is_none() && is_object);
        rest = &rest[length.unwrap_or(1)..];
    }
    true
}

/// The row that a text begins with, and its length.
fn row(text: &[u8], table: &mut Table<'_>) -> Option<usize> {
    let progress = Progress::default();
    let mut reader = Deserializer::from_reader(Strict::new(text, &progress));
    let read = Walk { table, place: Place::Row }.deserialize(&mut reader);
    if read.is_err() {
        table.abort();
    }
    read.ok().map(|()| progress.row.get())
}

/// Values over any lines, one after the other.
pub(super) fn document(source: impl BufRead, table: &mut Table<'_>) -> io::Result<Result<(), ErrorKind>> {
    let progress = Rc::clone(&table.progress);
    progress.line.set(1);
    let mut reader = Deserializer::from_reader(Strict::new(source, &progress));
    while let Err(rest) = reader.end() {
        let walk = Walk { table: &mut *table, place: Place::Row };
        let read =
            if rest.classify() == Category::Syntax { walk.deserialize(&mut reader) } else { Err(rest) };
        let Err(wrong) = read else { continue };
        table.abort();
        let line = progress.line.get();
        return match wrong.classify() {
            Category::Io if progress.row.get() > LONGEST => {
                Ok(Err(ErrorKind::LogLong { line, limit: LONGEST }))
            }
            Category::Io => Err(wrong.into()),
            Category::Eof => {
                table.is_cut_off = true;
                Ok(Ok(()))
            }
            _ => Ok(Err(ErrorKind::LogLine { line, found: short(&progress.text.borrow()) })),
        };
    }
    Ok(Ok(()))
}

/// Goes through a value and takes its rows: objects that are no part of an object, those in arrays wherever they stand, and
/// arrays of numbers by the places of these.
struct Walk<'t, 'w, 'n> {
    table: &'t mut Table<'w>,
    place: Place<'n>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum Place<'n> {
    /// Not within a row.
    Row,
    /// What a row has by this name.
    Field(&'n str),
    /// In the array that a row has by this name.
    Item(&'n str, usize),
    /// In an array that is no part of a row: a row of it, or a number of one column.
    Bare(usize),
    /// In an array that is a row.
    Numbered(usize),
}

impl Walk<'_, '_, '_> {
    fn put(self, text: &str) {
        let (column, down) = match self.place {
            Place::Row => return,
            Place::Field(name) => (self.table.column(name), 0),
            Place::Item(name, down) => (self.table.column(name), down),
            // What has no name goes by its number.
            Place::Bare(down) => (self.table.column("1"), down),
            Place::Numbered(place) => (self.table.column(&(place + 1).to_string()), 0),
        };
        self.table.put(column, down, text);
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a row")
    }

    // Numbers are texts.
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(text);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { table, place } = self;
        if let Place::Field(path) = place {
            while let Some(name) = map.next_key::<String>()? {
                let name = format!("{path}/{name}");
                map.next_value_seed(Walk { table: &mut *table, place: Place::Field(&name) })?;
            }
            return Ok(());
        }
        table.within(|table| {
            let before = table.rows;
            while let Some(name) = map.next_key::<String>()? {
                map.next_value_seed(Walk { table: &mut *table, place: Place::Field(&name) })?;
            }
            // What has rows of its own is none.
            match table.rows == before {
                true => table.commit(),
                false => table.end_rows(before),
            }
            table.abort();
            Ok(())
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self { table, place } = self;
        if let Place::Field(name) = place {
            let mut down = 0;
            while seq
                .next_element_seed(Walk { table: &mut *table, place: Place::Item(name, down) })?
                .is_some()
            {
                down += 1;
            }
            return Ok(());
        }
        table.within(|table| {
            let of = if matches!(place, Place::Row) { Place::Bare } else { Place::Numbered };
            let mut count = 0;
            while seq.next_element_seed(Walk { table: &mut *table, place: of(count) })?.is_some() {
                count += 1;
            }
            if table.has_staged() {
                table.commit();
            }
            Ok(())
        })
    }
}
