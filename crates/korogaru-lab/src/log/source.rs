//! The text of a log, however it is packed and encoded.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use encoding_rs::{Decoder, SHIFT_JIS, UTF_16BE, UTF_16LE};
use flate2::bufread::MultiGzDecoder;

/// The most bytes that are unpacked. The numbers stay in memory, and a few packed bytes can become any number
/// of them.
pub(super) const MOST_UNPACKED: u64 = 128 << 20;

/// How the reading of a packed log ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    #[default]
    Whole,
    /// Before the end that it should have, as in a file that is still being written.
    Early,
    /// At [`MOST_UNPACKED`] bytes, after which reading stops.
    TooLong,
}

/// A text that is decoded while it is read.
pub(super) type Text<'a> = Box<dyn BufRead + 'a>;

/// The text in UTF-8 without a byte order mark, and how it ended, which is known once it is read.
pub(super) fn text<'a>(source: impl BufRead + 'a) -> io::Result<(Text<'a>, Rc<Cell<End>>)> {
    let end = Rc::new(Cell::new(End::Whole));
    let (start, source) = begun(source, 4)?;
    let text = match start[..] {
        [0x1f, 0x8b, ..] => {
            let unpacked = MultiGzDecoder::new(source);
            decoded(BufReader::new(Unpacked { unpacked, left: MOST_UNPACKED, end: Rc::clone(&end) }))?
        }
        _ => decoded(source)?,
    };
    Ok((text, end))
}

/// Whether the source is a picture, and the source from its first byte.
pub(super) fn is_picture(source: impl BufRead) -> io::Result<(bool, impl BufRead)> {
    const MARKS: [&[u8]; 6] = [b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"%PDF", b"<svg", b"<?xml"];
    let (start, source) = begun(source, 5)?;
    let (text, has) = (start.trim_ascii_start(), |mark: &&[u8]| start.starts_with(mark));
    Ok((MARKS.iter().any(has) || text.starts_with(b"<svg"), source))
}

/// The first bytes, also from a pipe that gives one at a time, and the source from its first byte.
fn begun(mut source: impl BufRead, count: u64) -> io::Result<(Vec<u8>, impl BufRead)> {
    let mut start = Vec::new();
    source.by_ref().take(count).read_to_end(&mut start)?;
    Ok((start.clone(), Cursor::new(start).chain(source)))
}

fn decoded<'a>(source: impl BufRead + 'a) -> io::Result<Text<'a>> {
    let (start, mut source) = begun(source, 4)?;
    let (mark, coding) = match start[..] {
        [0xef, 0xbb, 0xbf, ..] => (3, None),
        [0xff, 0xfe, ..] => (2, Some(UTF_16LE)),
        [0xfe, 0xff, ..] => (2, Some(UTF_16BE)),
        // Without a mark, UTF-16 is recognised by two first letters that are ASCII.
        [a, 0, b, 0] if a != 0 && b != 0 => (0, Some(UTF_16LE)),
        [0, a, 0, b] if a != 0 && b != 0 => (0, Some(UTF_16BE)),
        _ => (0, None),
    };
    source.read_exact(&mut [0; 3][..mark])?;
    let coding =
        coding.map_or(Coding::Unknown, |coding| Coding::Of(coding.new_decoder_without_bom_handling()));
    Ok(Box::new(BufReader::new(Decoded { source, coding, ready: Cursor::default() })))
}

struct Unpacked<R> {
    unpacked: MultiGzDecoder<R>,
    left: u64,
    end: Rc<Cell<End>>,
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.unpacked.read(into) {
            Ok(count) if count as u64 > self.left => {
                self.end.set(End::TooLong);
                Ok(0)
            }
            Ok(count) => {
                self.left -= count as u64;
                Ok(count)
            }
            Err(wrong) if wrong.kind() == io::ErrorKind::UnexpectedEof => {
                self.end.set(End::Early);
                Ok(0)
            }
            Err(wrong) => Err(wrong),
        }
    }
}

enum Coding {
    /// Only ASCII so far.
    Unknown,
    Utf8,
    Of(Decoder),
}

impl Coding {
    /// Decides by the first line that is not ASCII. It is Shift_JIS, as Excel writes it in Japan, if it is
    /// Japanese in that encoding and not UTF-8.
    fn of(line: &[u8]) -> Self {
        let is_japanese = |c: char| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿');
        let is_utf8 = std::str::from_utf8(line).map_or_else(|wrong| wrong.error_len().is_none(), |_| true);
        let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(line);
        match text.is_some_and(|text| text.contains(is_japanese)) && !is_utf8 {
            true => Self::Of(SHIFT_JIS.new_decoder_without_bom_handling()),
            false => Self::Utf8,
        }
    }
}

/// Decodes any encoding to UTF-8. What cannot be decoded becomes the replacement character.
struct Decoded<R> {
    source: R,
    coding: Coding,
    ready: Cursor<Vec<u8>>,
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        /// The most bytes of a line that are looked at.
        const MOST: u64 = 1 << 16;
        while self.ready.position() == self.ready.get_ref().len() as u64 {
            // Passes on what has arrived.
            let come = self.source.fill_buf()?;
            let (is_end, ascii) = (come.is_empty(), come.iter().take_while(|byte| byte.is_ascii()).count());
            let mut bytes = match self.coding {
                Coding::Unknown => come[..ascii].to_vec(),
                _ => come.to_vec(),
            };
            self.source.consume(bytes.len());
            if bytes.is_empty() && !is_end {
                self.source.by_ref().take(MOST).read_until(b'\n', &mut bytes)?;
                self.coding = Coding::of(&bytes);
            }
            if let Coding::Of(decoder) = &mut self.coding {
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0);
                let mut text = String::with_capacity(room);
                let _ = decoder.decode_to_string(&bytes, &mut text, is_end);
                bytes = text.into_bytes();
            }
            self.ready = Cursor::new(bytes);
            if is_end {
                // A decoder that has ended must not be called again.
                self.coding = Coding::Utf8;
                break;
            }
        }
        self.ready.read(into)
    }
}
