use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a file cannot be written, or may be incomplete, if no error of the system says it.
///
/// ```
/// use korogaru_files::Fault;
///
/// let error = korogaru_files::write("figures/..".as_ref(), |_| Ok(())).unwrap_err();
/// assert!(matches!(Fault::of(&error), Some(Fault::NoName)));
/// ```
#[derive(Debug)]
pub enum Fault {
    /// The path ends in `..` and names no file.
    NoName,
    /// The file exists and must not be written to.
    ReadOnly,
    /// The process has no such descriptor, or has not opened it for writing.
    NotOpen(u32),
    /// The file is in a folder where no other file can be made. It was therefore written in place, and the
    /// writing ended half way.
    Partial(io::Error),
    /// The file is in such a folder, so that the result is kept elsewhere until it is whole. It could not be
    /// kept there.
    Temporary {
        /// The folder for temporary files.
        folder: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
}

impl Fault {
    /// The fault behind an error of [`write`](crate::write), if there is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => f.write_str("this names no file"),
            Self::ReadOnly => f.write_str("the file is read-only"),
            Self::NotOpen(number) => write!(f, "descriptor {number} is not open for writing"),
            Self::Partial(error) => write!(f, "{error}; the file may be partly written"),
            Self::Temporary { folder, error } => {
                write!(f, "the result cannot be kept in {} until it is whole: {error}", folder.display())
            }
        }
    }
}

impl Error for Fault {}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        let kind = match &fault {
            Fault::NoName => io::ErrorKind::InvalidInput,
            Fault::ReadOnly => io::ErrorKind::PermissionDenied,
            Fault::NotOpen(_) => io::ErrorKind::NotFound,
            Fault::Partial(error) | Fault::Temporary { error, .. } => error.kind(),
        };
        Self::new(kind, fault)
    }
}
