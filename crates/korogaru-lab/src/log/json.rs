//! Logs as objects: one JSON object in each line, a JSON document, or Python's dicts among other text.

use std::io::{self, BufRead};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;
use serde_json::error::Category;

use super::dialect::{Progress, Strict};
use super::table::Table;
use super::{LONGEST, short};
use crate::ErrorKind;

/// Whether a line is exactly one value. `None` if it could be one when more of it followed.
pub(super) fn is_whole(line: &[u8]) -> Option<bool> {
    let progress = Progress::default();
    let mut reader = Deserializer::from_reader(Strict::new(line, &progress));
    match reader.deserialize_any(IgnoredAny).and_then(|_| reader.end()) {
        Ok(()) => Some(true),
        Err(wrong) if wrong.is_eof() => None,
        Err(_) => Some(false),
    }
}

/// Takes the rows of a line. Returns `false` if the line should be a row and cannot be read.
pub(super) type Take = fn(&[u8], &mut Table<'_>) -> bool;

/// Takes the rows of a text line by line.
pub(super) fn lines(
    mut source: impl BufRead,
    table: &mut Table<'_>,
    take: Take,
) -> io::Result<Result<(), ErrorKind>> {
    let (mut bytes, mut line) = (Vec::new(), 1);
    loop {
        // A progress bar that is drawn again and again returns to the beginning of its line.
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

/// Takes an object, or objects in other text, since some programs print both. A line that begins like an
/// object and is not one is refused.
pub(super) fn strict(line: &[u8], table: &mut Table<'_>) -> bool {
    match line.first() {
        Some(b'{') => row(line, table).is_some_and(|length| length == line.len()),
        _ => objects(line, table),
    }
}

/// Takes the objects in other text. What begins like an object and is not one is skipped.
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

/// Takes the row at the beginning of a text. Returns its length.
fn row(text: &[u8], table: &mut Table<'_>) -> Option<usize> {
    let progress = Progress::default();
    let mut reader = Deserializer::from_reader(Strict::new(text, &progress));
    let read = Walk { table, context: Context::Row }.deserialize(&mut reader);
    if read.is_err() {
        table.abort();
    }
    read.ok().map(|()| progress.row.get())
}

/// Takes values one after the other, over any number of lines.
pub(super) fn document(source: impl BufRead, table: &mut Table<'_>) -> io::Result<Result<(), ErrorKind>> {
    let progress = Rc::clone(&table.progress);
    progress.line.set(1);
    let mut reader = Deserializer::from_reader(Strict::new(source, &progress));
    while let Err(rest) = reader.end() {
        let walk = Walk { table: &mut *table, context: Context::Row };
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

/// Walks through a value and takes its rows: objects that are not part of an object, objects in arrays
/// anywhere, and the elements of arrays of numbers, each by its index.
struct Walk<'t, 'w, 'n> {
    table: &'t mut Table<'w>,
    context: Context<'n>,
}

/// Where a value is.
#[derive(Clone, Copy)]
enum Context<'n> {
    /// Outside of any row.
    Row,
    /// The value of a row under this name.
    Field(&'n str),
    /// In the array that a row has under this name.
    Item(&'n str, usize),
    /// In an array that is not part of a row. It is a row, or a number of a single column.
    Bare(usize),
    /// In an array that is a row.
    Numbered(usize),
}

impl Walk<'_, '_, '_> {
    fn put(self, text: &str) {
        let (column, down) = match self.context {
            Context::Row => return,
            Context::Field(name) => (self.table.column(name), 0),
            Context::Item(name, down) => (self.table.column(name), down),
            // A column without a name is named by its number.
            Context::Bare(down) => (self.table.column("1"), down),
            Context::Numbered(place) => (self.table.column(&(place + 1).to_string()), 0),
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

    // Numbers arrive as strings.
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
        let Self { table, context } = self;
        if let Context::Field(path) = context {
            while let Some(name) = map.next_key::<String>()? {
                let name = format!("{path}/{name}");
                map.next_value_seed(Walk { table: &mut *table, context: Context::Field(&name) })?;
            }
            return Ok(());
        }
        table.within(|table| {
            let before = table.rows;
            while let Some(name) = map.next_key::<String>()? {
                map.next_value_seed(Walk { table: &mut *table, context: Context::Field(&name) })?;
            }
            // An object that contains rows is not a row itself.
            match table.rows == before {
                true => table.commit(),
                false => table.end_rows(before),
            }
            table.abort();
            Ok(())
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self { table, context } = self;
        if let Context::Field(name) = context {
            let mut down = 0;
            while seq
                .next_element_seed(Walk { table: &mut *table, context: Context::Item(name, down) })?
                .is_some()
            {
                down += 1;
            }
            return Ok(());
        }
        table.within(|table| {
            let of = if matches!(context, Context::Row) { Context::Bare } else { Context::Numbered };
            let mut count = 0;
            while seq.next_element_seed(Walk { table: &mut *table, context: of(count) })?.is_some() {
                count += 1;
            }
            if table.has_staged() {
                table.commit();
            }
            Ok(())
        })
    }
}
