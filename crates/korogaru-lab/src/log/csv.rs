use std::io::{self, BufRead};

use ::csv::{ByteRecord, ReaderBuilder, Trim};

use super::columns::{Columns, number};
use super::whole::{MARK, Whole};
use super::{LONGEST, Log, short};
use crate::ErrorKind;

pub(super) fn read(source: impl BufRead, log: &mut Log) -> io::Result<Result<(), ErrorKind>> {
    let mut source = Whole::new(source, LONGEST);
    let delimiter = source.delimiter()?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(source);

    let mut heading: Option<(Vec<String>, Columns)> = None;
    let mut record = ByteRecord::new();
    let mut row = 0;
    // What could not be read, until it is known whether it is the last line.
    let mut unread: Option<ErrorKind> = None;
    loop {
        let line = reader.position().line();
        if !reader.read_byte_record(&mut record).map_err(io::Error::from)? {
            break;
        }
        let from = reader.position().byte();
        if !reader.get_mut().next_from(from) {
            return Ok(Err(ErrorKind::LogLong { line, limit: LONGEST }));
        }
        if record.as_slice() == MARK {
            break;
        }
        if let Some(wrong) = unread.take() {
            return Ok(Err(wrong));
        }
        let line = record.position().map_or(line, ::csv::Position::line);
        if record.as_slice().ends_with(MARK) {
            // A quote without its other half. In the last line that is half a line; else it took in all that follows.
            let wrong = ErrorKind::LogLine { line, found: text(&record) };
            let is_last = record.as_slice().iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() == 1;
            if !is_last || heading.is_none() {
                return Ok(Err(wrong));
            }
            unread = Some(wrong);
            break;
        }
        let Some((names, columns)) = &heading else {
            let names: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
            let columns = Columns::of(&names);
            let names: Vec<String> = record.iter().map(short).collect();
            if columns.loss.is_none() {
                return Ok(Err(ErrorKind::LogColumns { found: names }));
            }
            heading = Some((names, columns));
            continue;
        };
        let cells = (0..names.len()).map(|place| match record.get(place) {
            Some(cell) if columns.has(place) => {
                std::str::from_utf8(cell).map_err(|_| ()).and_then(number).map_err(|()| cell)
            }
            _ => Ok(None),
        });
        match cells.collect::<Result<Vec<_>, _>>() {
            Ok(_) if record.len() < names.len() => {
                unread = Some(ErrorKind::LogLine { line, found: text(&record) });
            }
            Ok(numbers) => log.take(row, columns, &numbers),
            Err(cell) => unread = Some(ErrorKind::LogLine { line, found: short(cell) }),
        }
        row += 1;
    }
    match unread {
        Some(wrong) if reader.get_ref().is_ended() => return Ok(Err(wrong)),
        unread => log.cut_off = unread.is_some(),
    }
    Ok(Ok(()))
}

fn text(record: &ByteRecord) -> String {
    short(&record.iter().collect::<Vec<_>>().join(&b','))
}
