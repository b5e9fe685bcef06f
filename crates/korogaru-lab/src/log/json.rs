use std::io::{self, BufRead, Read};

use serde_json::{Map, Value};

use super::columns::{Columns, Names, number};
use super::{LONGEST, Log, short};
use crate::ErrorKind;

pub(super) fn read(mut source: impl BufRead, log: &mut Log) -> io::Result<Result<(), ErrorKind>> {
    let (mut line, mut row) = (0, 0);
    let mut bytes = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    // As the first row with a loss has them: what goes by other names is another thing.
    let mut chosen: Option<Names> = None;
    loop {
        bytes.clear();
        if source.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        line += 1;
        if bytes.len() > LONGEST {
            return Ok(Err(ErrorKind::LogLong { line, limit: LONGEST }));
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.trim().is_empty() {
            continue;
        }
        let wrong = |found: &str| ErrorKind::LogLine { line, found: short(found.as_bytes()) };
        let Some(object) = object(&text) else {
            // Only the last line can have no end.
            if !bytes.ends_with(b"\n") {
                log.cut_off = true;
                break;
            }
            return Ok(Err(wrong(text.trim())));
        };
        let names: Vec<&str> = object.keys().map(String::as_str).collect();
        let columns = match &chosen {
            Some(chosen) => Columns::named(chosen, &names),
            None => Columns::of(&names),
        };
        chosen = chosen.or_else(|| columns.names(&names));
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
        if chosen.is_none() && seen.is_empty() {
            seen = names.iter().map(|name| short(name.as_bytes())).collect();
        }
        log.take(row, &columns, &numbers);
        row += 1;
    }
    if chosen.is_none() && !seen.is_empty() {
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
