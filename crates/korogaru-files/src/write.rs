use std::env;
use std::fs::{OpenOptions, Permissions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

use crate::fault::Fault;
use crate::part::Part;
use crate::place::Place;
use crate::unfinished::{InPlace, is_abandoned};

/// A result that is not made beside its place is kept in memory up to so many bytes, and beyond in a file without a name.
const IN_MEMORY: usize = 1 << 25;

/// Writes a file: beside its place, moved there once it is whole, with the permissions of the file that it replaces or those
/// that a new file gets. Links are followed. What is no regular file is written as it stands: a pipe, a device, a descriptor
/// that is open already (`/dev/stdout`, `/dev/fd/3`), the last where it stands or at the end, as it was opened.
///
/// A file that may be written to is written in place, when the whole result is there, in a folder where none can be made, or
/// none can take its place.
///
/// What a process that was killed has left beside the place is removed.
///
/// # Errors
///
/// What `write` gives, or the system, or a [`Fault`]; a file that was there is as it was, but for [`Fault::Partial`].
/// [`Interrupted`](io::ErrorKind::Interrupted) after [`abandon`](crate::Unfinished::abandon).
pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let written = match Place::of(path)? {
        #[cfg(unix)]
        Place::Open(descriptor) => buffered(descriptor.open()?, write),
        Place::Device(path) => buffered(OpenOptions::new().write(true).open(path)?, write),
        Place::New(path) => replace(&path, None, Part::new, write),
        Place::There(path, permissions) => {
            must_be_writable(&path, &permissions)?;
            replace(&path, Some(permissions), Part::new, write)
        }
    };
    // Not what became of it when its part was taken away.
    written.map_err(|error| if is_abandoned() { io::ErrorKind::Interrupted.into() } else { error })
}

/// A file that must not be written to is not replaced either. For root every file may be written to; the permissions say
/// what is meant.
fn must_be_writable(path: &Path, permissions: &Permissions) -> io::Result<()> {
    let refused = || match OpenOptions::new().write(true).open(path) {
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
        Ok(_) => false,
    };
    if permissions.readonly() || refused() { Err(Fault::ReadOnly.into()) } else { Ok(()) }
}

pub(crate) fn replace(
    path: &Path,
    there: Option<Permissions>,
    beside: impl FnOnce(&Path) -> io::Result<Part>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};

    let is_there = there.is_some();
    let mut part = match beside(path.parent().unwrap_or(path)) {
        Ok(part) => part,
        Err(error) if is_there && matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {
            let mut whole = Kept::new(IN_MEMORY, env::temp_dir());
            buffered(&mut whole, write)?;
            return over(path, &mut whole.file);
        }
        Err(error) => return Err(error),
    };
    buffered(part.file(), write)?;
    if let Some(permissions) = there {
        part.file().set_permissions(permissions)?;
    }
    match part.persist(path) {
        Ok(()) => Ok(()),
        // A file on which another is mounted, as containers do; one of somebody else's in a folder like /tmp.
        Err((error, mut part))
            if is_there
                && (matches!(error.kind(), ResourceBusy | CrossesDevices)
                    || cfg!(unix) && error.kind() == PermissionDenied) =>
        {
            over(path, part.file())
        }
        Err((error, _)) => Err(error),
    }
}

/// A result that is kept until it is whole. What goes wrong here is no fault of its place.
pub(crate) struct Kept {
    file: SpooledTempFile,
    folder: PathBuf,
}

impl Kept {
    pub(crate) fn new(in_memory: usize, folder: PathBuf) -> Self {
        Self { file: SpooledTempFile::new_in(in_memory, &folder), folder }
    }

    fn fault(&self, error: &io::Error) -> io::Error {
        // The system's own error, without the name of a file that nobody asked for.
        let own = error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
        Fault::Temporary { folder: self.folder.clone(), error: own }.into()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).map_err(|error| self.fault(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().map_err(|error| self.fault(&error))
    }
}

/// Puts what is whole in the place of what is there.
pub(crate) fn over(path: &Path, whole: &mut (impl Read + io::Seek)) -> io::Result<()> {
    let begun = InPlace::begin()?;
    let mut there = OpenOptions::new().write(true).open(path)?;
    whole.rewind()?;
    // Shortened last: as long as what is new has no room, what is old is not given away.
    let written = io::copy(whole, &mut there).and_then(|length| there.set_len(length));
    written.map_err(Fault::Partial)?;
    begun.end()
}

fn buffered(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out).and_then(|()| out.flush())
}
