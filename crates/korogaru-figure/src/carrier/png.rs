//! Text chunks in PNG files (PNG specification, third edition, sections 5.3 and 11.3.3).

use super::bytes::Bytes;
use super::{KEYWORD, LOG_KEYWORD, LONGEST_TEXT, Texts, Wrong};

use crate::Error;

pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Reads chunk by chunk up to the last, which must be there. The checksums of text chunks must be right.
pub(super) fn read(file: &[u8], texts: &mut Texts) -> Result<(), Error> {
    let mut bytes = Bytes(&file[SIGNATURE.len()..]);
    let cut_off = texts.wrong(Wrong::CutOff);
    loop {
        let length = bytes.number().ok_or_else(|| cut_off.clone())?;
        // A length that does not fit into memory is beyond the end of the file too.
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let kind = bytes.take(4).ok_or_else(|| cut_off.clone())?;
        if !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(texts.wrong(Wrong::Damaged));
        }
        let data = bytes.take(length).ok_or_else(|| cut_off.clone())?;
        let sum = bytes.number().ok_or_else(|| cut_off.clone())?;
        if let b"tEXt" | b"zTXt" | b"iTXt" = kind {
            let mut hasher = crc32fast::Hasher::new();
            hasher.update(kind);
            hasher.update(data);
            if hasher.finalize() != sum {
                return Err(texts.wrong(Wrong::Damaged));
            }
            chunk(kind, data, texts)?;
        }
        if kind == b"IEND" {
            return Ok(());
        }
    }
}

/// Adds the text of a chunk that has the keyword.
fn chunk(kind: &[u8], data: &[u8], texts: &mut Texts) -> Result<(), Error> {
    let (keyword, mut rest) = until_zero(data).unwrap_or_default();
    texts.is_of_log |= keyword == LOG_KEYWORD.as_bytes();
    if keyword != KEYWORD.as_bytes() {
        return Ok(());
    }
    let damaged = texts.wrong(Wrong::Damaged);
    let compressed = match kind {
        b"tEXt" => false,
        b"zTXt" => {
            let [0, after @ ..] = rest else { return Err(damaged) };
            rest = after;
            true
        }
        _ => {
            let [compressed @ (0 | 1), 0, after @ ..] = rest else { return Err(damaged) };
            // The language, and the keyword in it.
            let text = until_zero(after).and_then(|(_, after)| until_zero(after));
            rest = text.ok_or_else(|| damaged.clone())?.1;
            *compressed == 1
        }
    };
    let text = if compressed { unpacked(rest, texts)? } else { bounded(rest, texts)?.to_vec() };
    // tEXt and zTXt are Latin-1, and a character has the same number there as in Unicode.
    let text = match kind {
        b"iTXt" => text,
        _ => text.into_iter().map(char::from).collect::<String>().into_bytes(),
    };
    texts.take(text)
}

fn until_zero(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = data.iter().position(|&byte| byte == 0)?;
    Some((&data[..end], &data[end + 1..]))
}

fn bounded<'a>(text: &'a [u8], texts: &Texts) -> Result<&'a [u8], Error> {
    if text.len() <= LONGEST_TEXT { Ok(text) } else { Err(texts.wrong(Wrong::TextTooLong)) }
}

/// Unpacks a text, and stops at the limit for the length of a text.
fn unpacked(data: &[u8], texts: &Texts) -> Result<Vec<u8>, Error> {
    use fdeflate::BoundedDecompressionError::{DecompressionError, OutputTooLarge};

    fdeflate::decompress_to_vec_bounded(data, LONGEST_TEXT).map_err(|error| match error {
        OutputTooLarge { .. } => texts.wrong(Wrong::TextTooLong),
        DecompressionError { .. } => texts.wrong(Wrong::Damaged),
    })
}
