//! What a path leads to.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use crate::fault::Fault;

#[cfg(unix)]
mod descriptor;

#[cfg(unix)]
pub(crate) use descriptor::Descriptor;

/// The number of links that Linux follows.
const MOST_LINKS: usize = 40;

/// What a path leads to.
pub(crate) enum Place {
    /// A descriptor that is open already.
    #[cfg(unix)]
    Open(Descriptor),
    /// Something other than a regular file: a pipe or a device.
    Device(PathBuf),
    /// A regular file. Its path has no links.
    There(PathBuf, Permissions),
    /// A file that does not exist yet. The path of its folder has no links.
    New(PathBuf),
}

impl Place {
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        if path.file_name().is_none() {
            return Err(Fault::NoName.into());
        }
        #[cfg(unix)]
        if let Some(descriptor) = Descriptor::at(path) {
            return Ok(Self::Open(descriptor));
        }
        if cfg!(windows) && names_device(path) {
            return Ok(Self::Device(path.to_owned()));
        }
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if there.is_file() => Ok(Self::There(fs::canonicalize(path)?, there.permissions())),
            Ok(_) => Ok(Self::Device(path.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // With a separator at its end, the path names a folder that does not exist.
                let ends = path.as_os_str().as_encoded_bytes().last();
                if ends.is_some_and(|byte| std::path::is_separator(char::from(*byte))) {
                    return Err(io::ErrorKind::NotADirectory.into());
                }
                end_of_links(path, |_| false).map(Self::New)
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether a path leads to a device on Windows. Windows has `nul` and the like in every folder. It opens
/// them, but tells nothing about them.
pub(crate) fn names_device(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let digit = |rest: &str| matches!(rest.as_bytes(), [b'1'..=b'9']);
    match name.as_str() {
        "nul" | "con" | "conout$" | "prn" | "aux" => true,
        name => name.strip_prefix("com").or(name.strip_prefix("lpt")).is_some_and(digit),
    }
}

/// Whether what is written to a path is seen at once: the path leads to a descriptor, a pipe or a device. A
/// file is seen when it is whole.
///
/// ```
/// assert!(!korogaru_files::shows_at_once("run.csv".as_ref()));
/// # #[cfg(unix)]
/// assert!(korogaru_files::shows_at_once("/dev/stdout".as_ref()));
/// ```
#[must_use]
pub fn shows_at_once(path: &Path) -> bool {
    Place::of(path).is_ok_and(|place| !matches!(place, Place::There(..) | Place::New(_)))
}

/// Follows a path's links, one after the other, until the folder of the link satisfies `stops_in` or no link
/// is left. The folder of the result has no links in its path.
pub(crate) fn end_of_links(path: &Path, stops_in: impl Fn(&Path) -> bool) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let name = path.file_name().ok_or(Fault::NoName)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
        let here = folder.join(name);
        match fs::read_link(&here) {
            Ok(target) if !stops_in(&folder) => path = folder.join(target),
            _ => return Ok(here),
        }
    }
    // The system's own error.
    fs::metadata(&path).map(|_| path)
}
