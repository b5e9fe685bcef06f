//! Writing to the terminal, and to files that are whole or not there.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use korogaru_lab::Trajectory;
use korogaru_text::{Lang, Problem, notes_on_run};

use crate::failure::Failure;
use crate::{interrupt, progress};

/// Writes to standard output. A command whose reader went away ends quietly.
pub(crate) fn to_terminal(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    interrupt::wrote();
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(|error| match is_reader_gone(&error) {
        true => Failure::ReaderGone,
        false => Failure::CannotWrite("stdout".into(), error),
    })
}

/// Whether the reader went away. Windows has two errors for that, and Rust knows only one of them by its
/// kind.
fn is_reader_gone(error: &io::Error) -> bool {
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe
        || cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED)
}

/// Writes a file, as [`korogaru_files::write`] does.
pub(crate) fn to_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let written = path.display().to_string();
    // A path that ends in a separator names a folder, even one that does not exist.
    let is_folder = |name| {
        written.ends_with(std::path::is_separator) && path.with_file_name(name).symlink_metadata().is_err()
    };
    if path.file_name().is_none_or(is_folder) {
        return Err(Problem::NoFileName { path: written }.into());
    }
    if korogaru_files::shows_at_once(path) {
        interrupt::wrote();
    }
    korogaru_files::write(path, write).map_err(|error| match error.kind() {
        _ if is_reader_gone(&error) => Failure::ReaderGone,
        io::ErrorKind::Interrupted => Failure::Interrupted,
        _ => Failure::CannotWrite(path.to_owned(), error),
    })?;
    interrupt::wrote();
    Ok(())
}

/// Says on standard error what the reader should know about a command that went well.
pub(crate) fn note(lang: Lang, problem: &Problem) {
    noted(lang, &lang.say(problem));
}

/// Says a sentence as [`note`] does.
pub(crate) fn noted(lang: Lang, said: &str) {
    // Where standard error is closed, nobody reads it.
    let line = format!("{}: {said}\n", lang.say(&Problem::Note));
    let _ = progress::beside(|| io::stderr().write_all(line.as_bytes()));
}

/// Says what whoever drew or wrote down a run should know of it.
pub(crate) fn note_on_run(lang: Lang, trajectory: &Trajectory) {
    for said in notes_on_run(lang, trajectory) {
        noted(lang, &said);
    }
}

/// Makes a folder and those above it, unless they exist.
pub(crate) fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| match (fs::metadata(path), fs::read_link(path)) {
        // For a link that leads nowhere, the system says that the folder exists, which would mislead.
        (Err(wrong), Ok(target)) if wrong.kind() == io::ErrorKind::NotFound => {
            Failure::LinkToNothing { path: path.to_owned(), target }
        }
        (Err(wrong), Ok(_)) => Failure::CannotWrite(path.to_owned(), wrong),
        _ => Failure::CannotWrite(path.to_owned(), error),
    })
}

/// Writes text where bytes go, and keeps the error that [`fmt::Error`] has no room for.
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
