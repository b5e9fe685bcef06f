use std::io::{self, BufRead, BufReader};

use serde_json::{Map, Value};

use super::columns::{Columns, number};
use super::{Last, Log};
use crate::ErrorKind;

pub(super) fn read(source: Last<impl BufRead>, log: &mut Log) -> io::Result<Result<(), ErrorKind>> {
    let mut source = BufReader::new(source);
    let (mut line, mut row) = (0, 0);
    let mut bytes = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut has_losses = false;
    loop {
        bytes.clear();
        if source.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        line += 1;
        if let Err(wrong) = source.get_ref().whole() {
            return Ok(Err(wrong));
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.trim().is_empty() {
            continue;
        }
        let wrong = |found: &str| ErrorKind::LogLine { line, found: found.chars().take(60).collect() };
        let Some(object) = object(&text) else {
            // Only the last line can have no end.
            if !bytes.ends_with(b"\n") {
                log.cut_off = true;
                break;
            }
            return Ok(Err(wrong(text.trim())));
        };
        let columns = Columns::of(object.keys().map(String::as_str));
        let mut numbers = Vec::with_capacity(object.len());
        for (place, value) in object.values().enumerate() {
            let read = match value {
                Value::Number(number) => Ok(number.as_f64()),
                Value::String(text) => number(text),
                Value::Null => Ok(None),
                _ => Err(()),
            };
            match read {
                Ok(read) => numbers.push(read),
                Err(()) if !columns.has(place) => numbers.push(None),
                Err(()) => return Ok(Err(wrong(&value.to_string()))),
            }
        }
        has_losses |= columns.loss.is_some();
        if !has_losses && seen.is_empty() {
            seen = object.keys().cloned().collect();
        }
        log.take(row, &columns, &numbers);
        row += 1;
    }
    if !has_losses && !seen.is_empty() {
        return Ok(Err(ErrorKind::LogColumns { found: seen }));
    }
    Ok(Ok(()))
}

/// The object of a line. `NaN` and infinities, which Python writes, are no JSON: as texts they are.
fn object(line: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(line).ok().or_else(|| serde_json::from_str(&quoted(line)).ok())
}

/// The line with quotes about each word outside of texts that stands for a number.
fn quoted(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let (mut in_text, mut escaped) = (false, false);
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        let word =
            ["NaN", "-Infinity", "Infinity"].into_iter().find(|word| !in_text && rest.starts_with(word));
        if let Some(word) = word {
            out.extend(["\"", word, "\""]);
            rest = &rest[word.len()..];
            continue;
        }
        in_text ^= next == '"' && !escaped;
        escaped = next == '\\' && !escaped;
        out.push(next);
        rest = &rest[next.len_utf8()..];
    }
    out
}
