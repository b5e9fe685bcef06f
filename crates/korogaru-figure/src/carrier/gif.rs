//! GIF: comments, by the specification of GIF89a, sections 15 to 27.

use super::bytes::Bytes;
use super::{KEYWORD, LONGEST_TEXT, Texts, Wrong};

use crate::Error;

pub(super) const SIGNATURES: [&[u8]; 2] = [b"GIF89a", b"GIF87a"];

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;
const COMMENT: u8 = 0xfe;

/// Goes from block to block to the trailer, which has to be there. No picture is unpacked.
pub(super) fn read(file: &[u8], texts: &mut Texts) -> Result<(), Error> {
    let mut bytes = Bytes(&file[SIGNATURES[0].len()..]);
    blocks(&mut bytes, texts)?.ok_or_else(|| texts.wrong(Wrong::CutOff))
}

/// `None` where the file ends too early.
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
                    // The limit holds for what is kept: of a longer comment no more is.
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
                // The colours of its own, and the width of a code.
                some!(bytes.take(colours(head[8]) + 1));
                some!(parts(bytes, |_| ()));
            }
            TRAILER => return Ok(Some(())),
            _ => return Err(texts.wrong(Wrong::Damaged)),
        }
    }
}

/// The bytes of a table of colours that a field of flags tells of.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Goes through the parts of a block, each with its length before it, to the empty one at the end.
fn parts<'a>(bytes: &mut Bytes<'a>, mut each: impl FnMut(&'a [u8])) -> Option<()> {
    loop {
        match bytes.byte()? {
            0 => return Some(()),
            length => each(bytes.take(usize::from(length))?),
        }
    }
}
