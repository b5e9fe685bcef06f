//! A log's text, whatever it is packed and written in.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;

/// The most bytes that are unpacked of a log: its numbers stay in memory, and a few bytes can become any number of them.
pub(super) const MOST_UNPACKED: u64 = 128 << 20;

/// How a packed log came to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    #[default]
    Whole,
    /// Before the end that it should have, as where it is still written.
    Early,
    /// It is not read on from [`MOST_UNPACKED`] bytes on.
    TooLong,
}

/// A text that is read as it comes.
pub(super) type Text<'a> = Box<dyn BufRead + 'a>;

/// How two bytes make a number of UTF-16.
type Order = fn([u8; 2]) -> u16;

/// The text in UTF-8 without a byte order mark, and how it ends, which is known when it is read.
pub(super) fn text<'a>(source: impl BufRead + 'a) -> io::Result<(Text<'a>, Rc<Cell<End>>)> {
    let end = Rc::new(Cell::new(End::Whole));
    let (start, source) = begun(source)?;
    let text = match start[..] {
        [0x1f, 0x8b, ..] => {
            let unpacked = MultiGzDecoder::new(source);
            decoded(BufReader::new(Unpacked { unpacked, left: MOST_UNPACKED, end: Rc::clone(&end) }))?
        }
        _ => decoded(source)?,
    };
    Ok((text, end))
}

/// The first four bytes, also of a pipe that gives one at a time, and the source from its first byte on.
fn begun(mut source: impl BufRead) -> io::Result<(Vec<u8>, impl BufRead)> {
    let mut start = Vec::new();
    source.by_ref().take(4).read_to_end(&mut start)?;
    Ok((start.clone(), Cursor::new(start).chain(source)))
}

fn decoded<'a>(source: impl BufRead + 'a) -> io::Result<Text<'a>> {
    let (start, mut source) = begun(source)?;
    let (mark, of): (usize, Option<Order>) = match start[..] {
        [0xef, 0xbb, 0xbf, ..] => (3, None),
        [0xff, 0xfe, ..] => (2, Some(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => (2, Some(u16::from_be_bytes)),
        // Without a mark: the first letters are those of ASCII.
        [a, 0, b, 0] if a != 0 && b != 0 => (0, Some(u16::from_le_bytes)),
        [0, a, 0, b] if a != 0 && b != 0 => (0, Some(u16::from_be_bytes)),
        _ => (0, None),
    };
    source.read_exact(&mut [0; 3][..mark])?;
    Ok(match of {
        None => Box::new(source),
        Some(of) => Box::new(BufReader::new(Utf16 { source, of, ready: Cursor::default() })),
    })
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

/// UTF-16 as UTF-8, with the replacement character for what is neither.
struct Utf16<R> {
    source: R,
    of: fn([u8; 2]) -> u16,
    ready: Cursor<Vec<u8>>,
}

impl<R: BufRead> Utf16<R> {
    fn unit(&mut self) -> io::Result<Option<u16>> {
        let mut pair = Vec::with_capacity(2);
        self.source.by_ref().take(2).read_to_end(&mut pair)?;
        Ok(<[u8; 2]>::try_from(pair).ok().map(self.of))
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        const AT_ONCE: usize = 4096;
        if self.ready.position() == self.ready.get_ref().len() as u64 {
            let mut units = Vec::new();
            // No pair is divided.
            while units.len() < AT_ONCE
                || (units.len() == AT_ONCE && matches!(units.last(), Some(0xd800..=0xdbff)))
            {
                let Some(unit) = self.unit()? else { break };
                units.push(unit);
                // What has come is handed on, as far as it is whole lines.
                if unit == u16::from(b'\n') {
                    break;
                }
            }
            self.ready = Cursor::new(String::from_utf16_lossy(&units).into_bytes());
        }
        self.ready.read(into)
    }
}
