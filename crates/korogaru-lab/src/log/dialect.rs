//! Turns JSON as programs print it into strict JSON.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, Read};

use super::LONGEST;

/// How far the reading has come.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// The number of the line, from 1.
    pub(super) line: Cell<u64>,
    /// The number of bytes since the last row was taken.
    pub(super) row: Cell<usize>,
    /// The beginning of the line.
    pub(super) text: RefCell<Vec<u8>>,
}

/// Turns JSON, and what Python prints of dicts (single quotes, `None`, `nan`, `np.float64(1.5)`, tuples),
/// into strict JSON. Numbers become strings, so that they are parsed later, exactly and in whatever form.
///
/// It looks at one byte after the other and stores at most a word. Mistakes in the input stay mistakes.
pub(super) struct Strict<'p, R> {
    source: R,
    progress: &'p Progress,
    state: State,
    /// The word outside of strings that is being read.
    word: Vec<u8>,
    open: Vec<Open>,
    ready: Vec<u8>,
    given: usize,
    is_ended: bool,
}

enum State {
    Plain,
    Text {
        quote: u8,
        is_escaped: bool,
    },
    /// Inside a call, after its first argument.
    Skipped {
        depth: usize,
    },
}

#[derive(PartialEq)]
enum Open {
    Other,
    Tuple,
    Call,
}

/// The longest word that is read, and the deepest nesting of brackets.
const MOST: usize = 200;

impl<'p, R: BufRead> Strict<'p, R> {
    pub(super) fn new(source: R, progress: &'p Progress) -> Self {
        let (word, open, ready) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, progress, state: State::Plain, word, open, ready, given: 0, is_ended: false }
    }

    fn take(&mut self, byte: u8) {
        match self.state {
            State::Plain => self.plain(byte),
            State::Text { quote, is_escaped } => self.in_text(byte, quote, is_escaped),
            State::Skipped { depth } => {
                let depth = match byte {
                    b'(' => depth + 1,
                    b')' => depth - 1,
                    _ => depth,
                };
                self.state = if depth == 0 { State::Plain } else { State::Skipped { depth } };
            }
        }
    }

    fn plain(&mut self, byte: u8) {
        if (byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'.' | b'+' | b'-' | b'#')
            || !byte.is_ascii())
            && self.word.len() < MOST
        {
            self.word.push(byte);
            return;
        }
        if byte == b'(' {
            let word = std::mem::take(&mut self.word);
            let unsigned = word.strip_prefix(b"-").unwrap_or(&word);
            if unsigned.eq_ignore_ascii_case(b"nan") {
                self.ready.extend_from_slice(b"\"nan\"");
                self.state = State::Skipped { depth: 1 };
                return;
            }
            let open = if word.is_empty() { Open::Tuple } else { Open::Call };
            if open == Open::Tuple {
                self.ready.push(b'[');
            }
            self.open(open);
            return;
        }
        self.end_word();
        match byte {
            b'"' | b'\'' => {
                self.ready.push(b'"');
                self.state = State::Text { quote: byte, is_escaped: false };
            }
            b',' if self.open.last() == Some(&Open::Call) => {
                self.open.pop();
                self.state = State::Skipped { depth: 1 };
            }
            b')' => match self.open.pop() {
                Some(Open::Call) => {}
                Some(Open::Tuple) => self.ready.push(b']'),
                _ => self.ready.push(byte),
            },
            b'{' | b'[' => {
                self.open(Open::Other);
                self.ready.push(byte);
            }
            b'}' | b']' => {
                self.open.pop();
                self.ready.push(byte);
            }
            _ => self.ready.push(byte),
        }
    }

    fn open(&mut self, open: Open) {
        if self.open.len() < MOST {
            self.open.push(open);
        }
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        match &word[..] {
            b"" => {}
            b"null" | b"None" => self.ready.extend_from_slice(b"null"),
            b"true" | b"True" => self.ready.extend_from_slice(b"true"),
            b"false" | b"False" => self.ready.extend_from_slice(b"false"),
            other => self.ready.extend([b"\"", other, b"\""].concat()),
        }
    }

    fn in_text(&mut self, byte: u8, quote: u8, is_escaped: bool) {
        let text = |is_escaped| State::Text { quote, is_escaped };
        if is_escaped {
            match byte {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u' => {
                    self.ready.extend([b'\\', byte]);
                }
                b'x' => self.ready.extend(b"\\u00"),
                b'\'' => self.ready.push(byte),
                0..=0x1f => self.ready.push(b' '),
                _ => self.ready.extend([b'\\', b'\\', byte]),
            }
            self.state = text(false);
            return;
        }
        self.state = text(byte == b'\\');
        match byte {
            b'\\' => {}
            _ if byte == quote => {
                self.ready.push(b'"');
                self.state = State::Plain;
            }
            b'"' => self.ready.extend(b"\\\""),
            0..=0x1f => self.ready.push(b' '),
            _ => self.ready.push(byte),
        }
    }
}

impl<R: BufRead> Read for Strict<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.is_ended {
            self.ready.clear();
            self.given = 0;
            let Some(&byte) = self.source.fill_buf()?.first() else {
                self.is_ended = true;
                self.end_word();
                break;
            };
            self.source.consume(1);
            self.progress.row.set(self.progress.row.get() + 1);
            if self.progress.row.get() > LONGEST {
                return Err(io::Error::other("a row that is too long"));
            }
            let mut text = self.progress.text.borrow_mut();
            match byte {
                b'\n' => {
                    self.progress.line.set(self.progress.line.get() + 1);
                    text.clear();
                }
                _ if text.len() < MOST => text.push(byte),
                _ => {}
            }
            drop(text);
            self.take(byte);
        }
        let mut rest = &self.ready[self.given..];
        let count = rest.read(into)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_python_prints_is_json() {
        let strict = |text: &str| {
            let mut out = String::new();
            Strict::new(text.as_bytes(), &Progress::default()).read_to_string(&mut out).unwrap();
            out
        };
        for (text, json) in [
            (r#"{'loss': 2.3, "a": [1, -5e-05]}"#, r#"{"loss": "2.3", "a": ["1", "-5e-05"]}"#),
            ("{'a': None, 'b': True, 'c': (1, 2)}", r#"{"a": null, "b": true, "c": ["1", "2"]}"#),
            ("[nan, -inf, -nan(ind), 1.#QNAN]", r#"["nan", "-inf", "nan", "1.#QNAN"]"#),
            ("{'x': np.float64(2.5), 'y': tensor(0.5, device='cuda:0')}", r#"{"x": "2.5", "y": "0.5"}"#),
            (
                r#"{'it\'s "so"': "NaN \" Infinity", 'b\x41\d': 1}"#,
                r#"{"it's \"so\"": "NaN \" Infinity", "b\u0041\\d": "1"}"#,
            ),
        ] {
            assert_eq!(strict(text), json);
        }
    }
}
