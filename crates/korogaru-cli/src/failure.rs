//! Why a command ends without its result, and how that is said.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use korogaru_files::Fault;
use korogaru_lab::{ErrorKind, Expected};
use korogaru_text::{Lang, Problem, message_with_options, suggesting};

use crate::options::{hyperparameter_names, is_range};

/// Why a command ends without its result. [`Failure::report`] is the one place that makes sentences of it.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments are wrong, or contradict each other.
    Arguments(Problem),
    /// A word of the command line is not known. The second value is the word that was likely meant.
    Unknown(Problem, Option<String>),
    /// The parser refuses the arguments for a reason that this program has no words for.
    Parser(String),
    /// The lab or the optimizer refuses what it was given.
    Lab(korogaru_lab::Error),
    /// The lab refuses several values where `compare` would take them. The second value is the option.
    Several(korogaru_lab::Error, String),
    /// Theory has no point to look at, which `--at` would choose.
    NoPoint(korogaru_lab::Error),
    /// The figure cannot be drawn, or gives no experiment.
    Figure(korogaru_figure::Error),
    /// A picture whose axes are to be swept is not a map. The problem says how axes are named.
    NotAMap(Problem),
    /// A file has wrong content.
    InFile(PathBuf, Box<Failure>),
    CannotRead(PathBuf, io::Error),
    CannotWrite(PathBuf, io::Error),
    /// A folder cannot be made, since there is a link of that name to a folder that does not exist.
    LinkToNothing {
        path: PathBuf,
        target: PathBuf,
    },
    #[cfg(feature = "explore")]
    CannotServe(u16, io::Error),
    /// The program was built without the explorer's page.
    #[cfg(feature = "explore")]
    NoPage,
    /// No command was named. The text is the help.
    Help(String),
    /// Help or the version was asked for, and has been shown.
    Answered,
    /// A signal came. Its listener ends the program.
    Interrupted,
    /// Whoever read the output has stopped reading, which is not an error.
    ReaderGone,
}

impl Failure {
    /// Says what is wrong on standard error, and gives the exit code.
    pub(crate) fn report(self, lang: Lang) -> ExitCode {
        let text = match &self {
            Self::Help(help) => help.clone(),
            Self::Answered | Self::ReaderGone => return ExitCode::SUCCESS,
            // The listener says so itself, and knows the exit code. It waits for others for 750 ms at most.
            Self::Interrupted => {
                thread::sleep(Duration::from_secs(2));
                return ExitCode::FAILURE;
            }
            _ => format!("{}: {}\n", lang.say(&Problem::Error), self.message(lang)),
        };
        // Where standard error is closed, the exit code still tells.
        let _ = io::stderr().write_all(text.as_bytes());
        ExitCode::from(self.code())
    }

    /// The exit code: 2 for wrong arguments, among them a file with wrong content; 1 for the rest.
    fn code(&self) -> u8 {
        match self {
            Self::CannotRead(..) | Self::CannotWrite(..) | Self::LinkToNothing { .. } => 1,
            #[cfg(feature = "explore")]
            Self::CannotServe(..) | Self::NoPage => 1,
            _ => 2,
        }
    }

    fn message(&self, lang: Lang) -> String {
        let shown = |path: &Path| path.display().to_string();
        let lab = |error: &korogaru_lab::Error| {
            let kind = error.kind();
            let message = suggesting(lang, message_with_options(lang, kind), kind.suggestion());
            match kind {
                ErrorKind::Form { key, expected: Expected::Number, found }
                    if is_range(found) && hyperparameter_names().any(|name| name == key) =>
                {
                    lang.say(&Problem::SweepTakesRange { message })
                }
                _ => message,
            }
        };
        let problem = match self {
            Self::Arguments(problem) => return lang.say(problem),
            Self::Unknown(problem, meant) => return suggesting(lang, lang.say(problem), meant.as_deref()),
            Self::Parser(words) => return words.clone(),
            Self::Lab(error) => return lab(error),
            Self::Several(error, option) => {
                Problem::CompareTakesSeveral { message: lab(error), option: option.clone() }
            }
            Self::NoPoint(error) => Problem::ChooseAt { message: lab(error) },
            Self::Figure(error) => return message_with_options(lang, error.kind()),
            Self::NotAMap(axes) => Problem::NotAMap { message: lang.say(axes) },
            Self::InFile(path, wrong) => Problem::InFile { path: shown(path), message: wrong.message(lang) },
            Self::CannotRead(path, error) => {
                let reason = match error.kind() {
                    // What Windows says of a folder.
                    io::ErrorKind::PermissionDenied if path.is_dir() => {
                        lang.say(&Problem::ReasonIsADirectory)
                    }
                    _ => reason(lang, error),
                };
                Problem::CannotRead { path: shown(path), reason }
            }
            Self::CannotWrite(path, error) => {
                Problem::CannotWrite { path: shown(path), reason: reason_not_written(lang, path, error) }
            }
            Self::LinkToNothing { path, target } => {
                let reason = lang.say(&Problem::ReasonLinkToNothing { target: shown(target) });
                Problem::CannotWrite { path: shown(path), reason }
            }
            #[cfg(feature = "explore")]
            Self::CannotServe(port, error) => {
                Problem::CannotServe { port: port.to_string(), reason: reason(lang, error) }
            }
            #[cfg(feature = "explore")]
            Self::NoPage => Problem::NoPage,
            Self::Help(_) | Self::Answered | Self::Interrupted | Self::ReaderGone => return String::new(),
        };
        lang.say(&problem)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Arguments(problem)
    }
}

impl From<korogaru_lab::Error> for Failure {
    fn from(error: korogaru_lab::Error) -> Self {
        Self::Lab(error)
    }
}

impl From<korogaru_figure::Error> for Failure {
    fn from(error: korogaru_figure::Error) -> Self {
        Self::Figure(error)
    }
}

fn reason_not_written(lang: Lang, path: &Path, error: &io::Error) -> String {
    match (Fault::of(error), error.kind()) {
        // Windows has one error for both.
        (None, io::ErrorKind::NotFound) if path.ancestors().skip(1).any(Path::is_file) => {
            lang.say(&Problem::ReasonNotADirectory)
        }
        (None, io::ErrorKind::NotFound) => lang.say(&Problem::ReasonNoFolder),
        _ => reason(lang, error),
    }
}

/// The reason that the system gives, in the reader's language where the kind is a common one.
fn reason(lang: Lang, error: &io::Error) -> String {
    let problem = match (Fault::of(error), error.kind()) {
        (Some(Fault::ReadOnly), _) => Problem::ReasonFileReadOnly,
        (Some(Fault::NotOpen(number)), _) => Problem::ReasonNotOpen { number: number.to_string() },
        (Some(Fault::Partial(error)), _) => Problem::ReasonPartial { reason: reason(lang, error) },
        (Some(Fault::Temporary { folder, error }), _) => Problem::ReasonTemporary {
            folder: folder.display().to_string(),
            reason: match error.kind() {
                io::ErrorKind::NotFound => lang.say(&Problem::ReasonNoFolder),
                _ => reason(lang, error),
            },
            variable: if cfg!(windows) { "TMP" } else { "TMPDIR" }.to_owned(),
        },
        // What Linux and others have for links in a circle, which has no kind of its own yet.
        _ if cfg!(unix) && matches!(error.raw_os_error(), Some(40 | 62)) => Problem::ReasonLoop,
        (_, io::ErrorKind::NotFound) => Problem::ReasonNotFound,
        (_, io::ErrorKind::PermissionDenied) => Problem::ReasonPermissionDenied,
        (_, io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists) => Problem::ReasonNotADirectory,
        (_, io::ErrorKind::IsADirectory) => Problem::ReasonIsADirectory,
        (_, io::ErrorKind::StorageFull) => Problem::ReasonStorageFull,
        (_, io::ErrorKind::AddrInUse) => Problem::ReasonPortInUse,
        (_, io::ErrorKind::ReadOnlyFilesystem) => Problem::ReasonReadOnly,
        _ => return error.to_string(),
    };
    lang.say(&problem)
}
