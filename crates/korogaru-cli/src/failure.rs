use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use korogaru_text::{Lang, Problem};

/// The exit code after Ctrl-C, as shells have it.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why there is no more to do.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments are wrong: exit code 2.
    Arguments(String),
    /// Something else is: exit code 1.
    Other(String),
    /// Help was shown because nothing was asked: exit code 2, without a word more.
    Help(String),
    /// Help or the version was asked for and shown: exit code 0.
    Answered,
    /// Ctrl-C: exit code 130, as shells have it.
    Interrupted,
    /// Whoever read our output has stopped reading, which is theirs to do.
    ReaderGone,
}

impl Failure {
    /// A file or folder that could not be written.
    pub(crate) fn cannot_write(lang: Lang, path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        let reason = match error.kind() {
            io::ErrorKind::NotFound => lang.say(&Problem::ReasonNoFolder),
            _ => reason(lang, error),
        };
        Self::Other(lang.say(&Problem::CannotWrite { path, reason }))
    }

    /// A file that could not be read.
    pub(crate) fn cannot_read(lang: Lang, path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        Self::Other(lang.say(&Problem::CannotRead { path, reason: reason(lang, error) }))
    }

    /// Says what is wrong on standard error, and gives the exit code.
    pub(crate) fn report(self, lang: Lang) -> ExitCode {
        let error = lang.say(&Problem::Error);
        let (text, code) = match self {
            Self::Arguments(message) => (format!("{error}: {message}\n"), 2),
            Self::Other(message) => (format!("{error}: {message}\n"), 1),
            Self::Interrupted => (format!("{error}: {}\n", lang.say(&Problem::Interrupted)), INTERRUPTED),
            Self::Help(help) => (help, 2),
            Self::Answered | Self::ReaderGone => return ExitCode::SUCCESS,
        };
        // Where standard error is closed, the exit code still tells.
        let _ = io::stderr().write_all(text.as_bytes());
        ExitCode::from(code)
    }
}

/// What the system says, in the reader's language where the kind is a common one.
pub(crate) fn reason(lang: Lang, error: &io::Error) -> String {
    let phrase = match error.kind() {
        io::ErrorKind::NotFound => Problem::ReasonNotFound,
        io::ErrorKind::PermissionDenied => Problem::ReasonPermissionDenied,
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => Problem::ReasonNotADirectory,
        io::ErrorKind::IsADirectory => Problem::ReasonIsADirectory,
        io::ErrorKind::StorageFull => Problem::ReasonStorageFull,
        io::ErrorKind::AddrInUse => Problem::ReasonPortInUse,
        io::ErrorKind::ReadOnlyFilesystem => Problem::ReasonReadOnly,
        _ => return error.to_string(),
    };
    lang.say(&phrase)
}
