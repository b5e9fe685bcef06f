//! Files that are not whole yet: made beside their place, and moved there.
//!
//! Each is held by a lock as long as it is written. One that nobody holds was left by a process that was killed, and the next
//! write beside it removes it. A process that a signal ends removes its own.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::unfinished::Listed;

const PREFIX: &str = ".korogaru-";
const SUFFIX: &str = ".part";

/// A file beside another's place. It is removed unless it is moved there.
pub(crate) struct Part {
    file: NamedTempFile,
    // After the file, which is gone when it is no longer listed.
    _listed: Listed,
}

impl Part {
    /// In a folder, which must be an absolute path.
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

    /// Moves it to its place. Where that cannot be, it is given back.
    pub(crate) fn persist(self, path: &Path) -> Result<(), (io::Error, Self)> {
        let Self { file, _listed } = self;
        match file.persist(path) {
            Ok(_) => Ok(()),
            Err(error) => Err((error.error, Self { file: error.file, _listed })),
        }
    }
}

/// Makes a part, locks and lists it. A name that is taken, be it by a process that is just removing what nobody held, is
/// [`AlreadyExists`](io::ErrorKind::AlreadyExists).
fn claim(path: &Path) -> io::Result<(File, Listed)> {
    Listed::made(path, || {
        let file = File::options().read(true).write(true).create_new(true).open(path)?;
        // Where the system has no locks, nobody removes anything.
        let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        if taken || !path.exists() { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(file) }
    })
}

/// Removes the parts in a folder that nobody holds. What cannot be looked at stays.
fn remove_left(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        // Neither a pipe, which would wait for a writer, nor what a link of that name leads to.
        if !is_part || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        // The lock is held until it is removed, so that nobody takes it meanwhile.
        if let Ok(file) = File::open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}
