//! Comments in GIF files (specification of GIF89a, sections 15 to 27).

use super::bytes::Bytes;
use super::{KEYWORD, LONGEST_TEXT, Texts, Wrong};

use crate::Error;

pub(super) const SIGNATURES: [&[u8]; 2] = [b"GIF89a", b"GIF87a"];

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;
const COMMENT: u8 = 0xfe;

/// Reads block by block up to the trailer, which must be there. No picture is unpacked.
pub(super) fn read(file: &[u8], texts: &mut Texts) -> Result<(), Error> {
    let mut bytes = Bytes(&file[SIGNATURES[0].len()..]);
    blocks(&mut bytes, texts)?.ok_or_else(|| texts.wrong(Wrong::CutOff))
}

/// Returns `None` if the file ends too early.
fn blocks(bytes: &mut Bytes<'_>, texts: &mut Texts) -> Result<Option<()>, Error> {
    macro_rules! some {
        ($read:expr) => {
            match $read {
                Some(read) => read,
                None => return Ok(None),
            }
        };
    }
    let screen = some!(bytes.take(7));
    some!(bytes.take(colours(screen[4])));
    loop {
        match some!(bytes.byte()) {
            EXTENSION => {
                if some!(bytes.byte()) == COMMENT {
                    let mut text = Vec::new();
                    // Bytes beyond the limit are not kept.
                    some!(parts(bytes, |part| {
                        if text.len() <= LONGEST_TEXT + KEYWORD.len() {
                            text.extend_from_slice(part);
                        }
                    }));
                    let said =
                        text.strip_prefix(KEYWORD.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n"));
                    if let Some(said) = said {
                        texts.take(said.to_vec())?;
                    }
                } else {
                    some!(parts(bytes, |_| ()));
                }
            }
            IMAGE => {
                let head = some!(bytes.take(9));
                // The local colour table, and the width of a code.
                some!(bytes.take(colours(head[8]) + 1));
                some!(parts(bytes, |_| ()));
            }
            TRAILER => return Ok(Some(())),
            _ => return Err(texts.wrong(Wrong::Damaged)),
        }
    }
}

/// The length in bytes of the colour table that a field of flags announces.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Reads the sub-blocks of a block up to the empty one at the end. Each begins with its length.
fn parts<'a>(bytes: &mut Bytes<'a>, mut each: impl FnMut(&'a [u8])) -> Option<()> {
    loop {
        match bytes.byte()? {
            0 => return Some(()),
            length => each(bytes.take(usize::from(length))?),
        }
    }
}
