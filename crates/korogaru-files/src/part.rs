//! Files that are not whole yet. They are made in the folder of their place and moved there.
//!
//! Each is locked as long as it is written. A file that nobody has locked was left by a process that was
//! killed, and the next write in the folder removes it. A process that a signal ends removes its own files.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::unfinished::Listed;

const PREFIX: &str = ".korogaru-";
const SUFFIX: &str = ".part";

/// A file in the folder of its place. It is removed unless it is moved there.
pub(crate) struct Part {
    file: NamedTempFile,
    // Dropped after the file, so that a file is listed until it is gone.
    _listed: Listed,
}

impl Part {
    /// Makes a file in a folder, whose path must be absolute.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        remove_left(folder);
        let mut number = None;
        let new = |path: &Path| claim(path).inspect_err(|error| number = error.raw_os_error());
        let made = Builder::new().prefix(PREFIX).suffix(SUFFIX).make_in(folder, new);
        // The system's own error, without the name of a file that nobody asked for.
        let made = made.map_err(|error| number.map_or(error, io::Error::from_raw_os_error))?;
        let (file, listed) = made.into_parts();
        let (file, listed) = (NamedTempFile::from_parts(file.0, listed), file.1);
        Ok(Self { file, _listed: listed })
    }

    pub(crate) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Moves the file to its place. If that fails, the file is returned with the error.
    pub(crate) fn persist(self, path: &Path) -> Result<(), (io::Error, Self)> {
        let Self { file, _listed } = self;
        match file.persist(path) {
            Ok(_) => Ok(()),
            Err(error) => Err((error.error, Self { file: error.file, _listed })),
        }
    }
}

/// Makes a file, locks it and lists it. The error is [`AlreadyExists`](io::ErrorKind::AlreadyExists) if the
/// name is taken, also by a process that is just removing an abandoned file.
fn claim(path: &Path) -> io::Result<(File, Listed)> {
    Listed::made(path, || {
        let file = File::options().read(true).write(true).create_new(true).open(path)?;
        // If the system has no locks, nobody removes anything.
        let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        if taken || !path.exists() { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(file) }
    })
}

/// Removes the unfinished files in a folder that nobody has locked. Files that cannot be opened are kept.
fn remove_left(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        // Skips pipes, since opening one waits for a writer, and links, which may lead to other files.
        if !is_part || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        // The lock is held until the file is removed, so that nobody takes it meanwhile.
        if let Ok(file) = File::open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}
