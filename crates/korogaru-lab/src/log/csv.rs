use std::io::{self, BufRead};

use ::csv::{ByteRecord, ReaderBuilder, Trim};

use super::columns::{Columns, number};
use super::{Last, Log};
use crate::ErrorKind;

pub(super) fn read(mut source: Last<impl BufRead>, log: &mut Log) -> io::Result<Result<(), ErrorKind>> {
    let delimiter = source.delimiter()?;
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(Trim::All).from_reader(source);
    let names = reader.byte_headers().map_err(io::Error::from)?.clone();
    let names: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let columns = Columns::of(names.iter().map(String::as_str));
    if let Err(wrong) = reader.get_ref().whole() {
        return Ok(Err(wrong));
    }
    if columns.loss.is_none() {
        return Ok(Err(ErrorKind::LogColumns { found: names }));
    }

    let mut record = ByteRecord::new();
    let mut row = 0;
    // What could not be read, until it is known whether it is the last line.
    let mut unread: Option<ErrorKind> = None;
    while reader.read_byte_record(&mut record).map_err(io::Error::from)? {
        if let Some(wrong) = unread.take() {
            return Ok(Err(wrong));
        }
        let line = record.position().map_or(0, ::csv::Position::line);
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
            Ok(numbers) => log.take(row, &columns, &numbers),
            Err(cell) => {
                let found = String::from_utf8_lossy(cell).into_owned();
                unread = Some(ErrorKind::LogLine { line, found });
            }
        }
        row += 1;
    }
    if let Err(wrong) = reader.get_ref().whole() {
        return Ok(Err(wrong));
    }
    match unread {
        Some(wrong) if reader.get_ref().is_ended() => return Ok(Err(wrong)),
        unread => log.cut_off = unread.is_some(),
    }
    Ok(Ok(()))
}

fn text(record: &ByteRecord) -> String {
    record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",")
}
