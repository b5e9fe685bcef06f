//! `metadata` elements in SVG files (SVG 2, section 5.8).

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};

use super::{ID, LOG_ID, LONGEST_TEXT, Texts, Wrong};

use crate::Error;

/// The deepest nesting of elements. Tools nest groups, but never this deep.
const DEEPEST: usize = 1000;

/// The most bytes of white space around a text.
const AROUND: usize = 1 << 10;

/// Whether a file begins like XML. No experiment in TOML can.
pub(super) fn is_markup(file: &[u8]) -> bool {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    file.trim_ascii_start().starts_with(b"<")
}

/// Reads the markup up to the end of `<svg>`, which must be there. Entities that the file defines are not
/// expanded. If a wanted text contains one, the file is refused.
pub(super) fn read(file: &[u8], texts: &mut Texts) -> Result<(), Error> {
    let text = str::from_utf8(file).map_err(|error| match error.error_len() {
        // The file ends in the middle of a character.
        None => texts.wrong(Wrong::CutOff),
        Some(_) => texts.wrong(Wrong::Damaged),
    })?;
    let mut reader = Reader::from_str(text);
    let (mut depth, mut whole) = (0_usize, false);
    // The text that is being read, and the depth of its element in the document.
    let mut now: Option<(usize, Vec<u8>)> = None;
    loop {
        let event = reader.read_event();
        let at_end = reader.buffer_position() >= text.len() as u64;
        let event = event.map_err(|error| texts.wrong(of_error(&error, at_end)))?;
        match event {
            Event::Start(start) => {
                // Documents of other kinds have no experiments.
                if depth == 0 && start.local_name().as_ref() != b"svg" {
                    return Ok(());
                }
                depth += 1;
                if depth > DEEPEST {
                    return Err(texts.wrong(Wrong::Damaged));
                }
                let id = metadata(&start).filter(|_| now.is_none());
                texts.is_of_log |= id.as_deref() == Some(LOG_ID.as_bytes());
                if id.is_some_and(|id| is_experiment(&id)) {
                    now = Some((depth, Vec::new()));
                }
            }
            Event::Empty(_) if depth == 0 => return Ok(()),
            Event::End(_) => {
                if let Some((_, text)) = now.take_if(|(at, _)| *at == depth) {
                    texts.take(text.trim_ascii_start().to_vec())?;
                }
                depth -= 1;
                whole |= depth == 0;
            }
            Event::Eof if whole => return Ok(()),
            Event::Eof => return Err(texts.wrong(Wrong::CutOff)),
            said => {
                let Some((_, text)) = &mut now else { continue };
                if !add(text, &said) {
                    return Err(texts.wrong(Wrong::Damaged));
                }
                if text.len() > LONGEST_TEXT + AROUND {
                    return Err(texts.wrong(Wrong::TextTooLong));
                }
            }
        }
    }
}

/// The id of a `metadata` element.
fn metadata<'a>(start: &'a BytesStart<'_>) -> Option<Cow<'a, [u8]>> {
    if start.local_name().as_ref() != b"metadata" {
        return None;
    }
    // Duplicate attributes do no harm here, and the check is slow for elements with many attributes.
    let mut attributes = start.attributes();
    let id = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == b"id");
    id.map(|id| id.value)
}

fn is_experiment(id: &[u8]) -> bool {
    let numbered = |rest: &[u8]| match rest {
        [] => true,
        [b'-', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    id.strip_prefix(ID.as_bytes()).is_some_and(numbered)
}

/// Adds the text of an event. Returns `false` for a reference to an entity that the file defines.
fn add(text: &mut Vec<u8>, event: &Event<'_>) -> bool {
    match event {
        Event::Text(said) => text.extend_from_slice(said),
        Event::CData(said) => text.extend_from_slice(said),
        Event::GeneralRef(reference) => {
            let character = match &**reference {
                b"amp" => Some('&'),
                b"lt" => Some('<'),
                b"gt" => Some('>'),
                b"quot" => Some('"'),
                b"apos" => Some('\''),
                _ => reference.resolve_char_ref().ok().flatten(),
            };
            let Some(character) = character else { return false };
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        _ => {}
    }
    true
}

fn of_error(error: &XmlError, at_end: bool) -> Wrong {
    match error {
        // Each of these errors is markup that begins and does not end.
        XmlError::Syntax(syntax) if !matches!(syntax, SyntaxError::InvalidBangMarkup) => Wrong::CutOff,
        XmlError::IllFormed(IllFormedError::MissingEndTag(_)) => Wrong::CutOff,
        XmlError::IllFormed(IllFormedError::UnclosedReference) if at_end => Wrong::CutOff,
        _ => Wrong::Damaged,
    }
}
