//! Where output goes: the terminal, or a file that is whole or not there.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use korogaru_text::{Lang, Problem};

use crate::failure::Failure;
use crate::{interrupt, progress};

/// Writes to standard output. A reader that went away ends the command quietly.
pub(crate) fn to_terminal(
    lang: Lang,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    interrupt::wrote();
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(|error| match is_reader_gone(&error) {
        true => Failure::ReaderGone,
        false => Failure::cannot_write(lang, Path::new("stdout"), &error),
    })
}

/// Whether nobody reads any longer. Windows has two errors for that, of which Rust knows one by its kind.
fn is_reader_gone(error: &io::Error) -> bool {
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe
        || cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED)
}

/// Writes a file, as [`korogaru_files::write`] does.
pub(crate) fn to_file(
    lang: Lang,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let written = path.display().to_string();
    // What ends in a separator is the name of a folder, of one that is not there too.
    let is_folder = |name| {
        written.ends_with(std::path::is_separator) && path.with_file_name(name).symlink_metadata().is_err()
    };
    if path.file_name().is_none_or(is_folder) {
        return Err(Failure::Arguments(lang.say(&Problem::NoFileName { path: written })));
    }
    if korogaru_files::shows_at_once(path) {
        interrupt::wrote();
    }
    korogaru_files::write(path, write).map_err(|error| match error.kind() {
        _ if is_reader_gone(&error) => Failure::ReaderGone,
        io::ErrorKind::Interrupted => Failure::Interrupted,
        _ => Failure::cannot_write(lang, path, &error),
    })?;
    interrupt::wrote();
    Ok(())
}

/// Says on standard error what the reader should know of a command that went well.
pub(crate) fn note(lang: Lang, problem: &Problem) {
    noted(lang, &lang.say(problem));
}

/// The same of a sentence.
pub(crate) fn noted(lang: Lang, said: &str) {
    // Where standard error is closed, nobody reads it.
    let line = format!("{}: {said}\n", lang.say(&Problem::Note));
    let _ = progress::beside(|| io::stderr().write_all(line.as_bytes()));
}

/// Makes a folder, with those above it, unless it is there.
pub(crate) fn make_folder(lang: Lang, path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| match (fs::metadata(path), fs::read_link(path)) {
        // That it is there already is not what is wrong with a link that leads nowhere.
        (Err(wrong), Ok(target)) if wrong.kind() == io::ErrorKind::NotFound => {
            let target = target.display().to_string();
            let (path, reason) =
                (path.display().to_string(), lang.say(&Problem::ReasonLinkToNothing { target }));
            Failure::Other(lang.say(&Problem::CannotWrite { path, reason }))
        }
        (Err(wrong), Ok(_)) => Failure::cannot_write(lang, path, &wrong),
        _ => Failure::cannot_write(lang, path, &error),
    })
}

/// Lets what writes text write to where bytes go, and keeps the error that text has no room for.
pub(crate) struct TextWriter<'a> {
    out: &'a mut dyn Write,
    error: Option<io::Error>,
}

impl<'a> TextWriter<'a> {
    /// Runs `write` on `out`, and gives the error behind a [`fmt::Error`].
    pub(crate) fn run(
        out: &'a mut dyn Write,
        write: impl FnOnce(&mut Self) -> fmt::Result,
    ) -> io::Result<()> {
        let mut text = Self { out, error: None };
        match write(&mut text) {
            Ok(()) => Ok(()),
            Err(fmt::Error) => {
                Err(text.error.unwrap_or_else(|| io::Error::other("cannot be written as text")))
            }
        }
    }
}

impl fmt::Write for TextWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}
