use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use korogaru_files::Fault;
use korogaru_text::{Lang, Problem, message_with_options};

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
    /// A signal, whose listener ends the program.
    Interrupted,
    /// Whoever read our output has stopped reading, which is theirs to do.
    ReaderGone,
}

impl Failure {
    /// A file or folder that could not be written.
    pub(crate) fn cannot_write(lang: Lang, path: &Path, error: &io::Error) -> Self {
        let reason = match (Fault::of(error), error.kind()) {
            // Windows tells the two apart for nobody.
            (None, io::ErrorKind::NotFound) if path.ancestors().skip(1).any(Path::is_file) => {
                lang.say(&Problem::ReasonNotADirectory)
            }
            (None, io::ErrorKind::NotFound) => lang.say(&Problem::ReasonNoFolder),
            _ => reason(lang, error),
        };
        Self::Other(lang.say(&Problem::CannotWrite { path: path.display().to_string(), reason }))
    }

    /// A file that could not be read.
    pub(crate) fn cannot_read(lang: Lang, path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            // What Windows says of a folder.
            io::ErrorKind::PermissionDenied if path.is_dir() => lang.say(&Problem::ReasonIsADirectory),
            _ => reason(lang, error),
        };
        Self::Other(lang.say(&Problem::CannotRead { path: path.display().to_string(), reason }))
    }

    /// A figure that there is not, with the options that would put it right.
    pub(crate) fn undrawable(lang: Lang, why: &korogaru_figure::Error) -> Self {
        Self::Arguments(message_with_options(lang, why.kind()))
    }

    /// Says what is wrong on standard error, and gives the exit code.
    pub(crate) fn report(self, lang: Lang) -> ExitCode {
        let error = lang.say(&Problem::Error);
        let (text, code) = match self {
            Self::Arguments(message) => (format!("{error}: {message}\n"), 2),
            Self::Other(message) => (format!("{error}: {message}\n"), 1),
            // It says so itself, and knows the exit code. It waits for others for 750 ms at most.
            Self::Interrupted => {
                thread::sleep(Duration::from_secs(2));
                return ExitCode::FAILURE;
            }
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
    match Fault::of(error) {
        Some(Fault::ReadOnly) => return lang.say(&Problem::ReasonFileReadOnly),
        Some(Fault::NotOpen(number)) => {
            return lang.say(&Problem::ReasonNotOpen { number: number.to_string() });
        }
        Some(Fault::Partial(error)) => {
            return lang.say(&Problem::ReasonPartial { reason: reason(lang, error) });
        }
        Some(Fault::Temporary { folder, error }) => {
            return lang.say(&Problem::ReasonTemporary {
                folder: folder.display().to_string(),
                reason: match error.kind() {
                    io::ErrorKind::NotFound => lang.say(&Problem::ReasonNoFolder),
                    _ => reason(lang, error),
                },
                variable: if cfg!(windows) { "TMP" } else { "TMPDIR" }.to_owned(),
            });
        }
        Some(Fault::NoName) | None => {}
    }
    // What Linux and others have for links in a circle, which has no kind of its own yet.
    if cfg!(unix) && matches!(error.raw_os_error(), Some(40 | 62)) {
        return lang.say(&Problem::ReasonLoop);
    }
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
