use std::fs::{OpenOptions, Permissions};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use tempfile::SpooledTempFile;

use crate::fault::Fault;
use crate::part::{Part, is_abandoned};
use crate::place::Place;

/// A result that is not made beside its place is kept in memory up to so many bytes, and beyond in a file without a name.
const IN_MEMORY: usize = 1 << 25;

/// Writes a file: beside its place, moved there once it is whole, with the permissions of the file that it replaces or those
/// that a new file gets. Links are followed. What is no regular file is written as it stands: a pipe, a device, a descriptor
/// that is open already (`/dev/stdout`, `/dev/fd/3`), the last where it stands or at the end, as it was opened.
///
/// A file that may be written to in a folder where none can be made is written in place, when the whole result is there.
///
/// What a process that was killed has left beside the place is removed.
///
/// # Errors
///
/// What `write` gives, or the system, or a [`Fault`]; a file that was there is as it was, but for [`Fault::Partial`].
/// [`Interrupted`](io::ErrorKind::Interrupted) after [`abandon`](crate::abandon).
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
            let mut whole = SpooledTempFile::new(IN_MEMORY);
            buffered(&mut whole, write)?;
            return over(path, &mut whole);
        }
        Err(error) => return Err(error),
    };
    buffered(part.file(), write)?;
    if let Some(permissions) = there {
        part.file().set_permissions(permissions)?;
    }
    match part.persist(path) {
        Ok(()) => Ok(()),
        // A file on which another is mounted, as containers do.
        Err((error, mut part)) if is_there && matches!(error.kind(), ResourceBusy | CrossesDevices) => {
            over(path, part.file())
        }
        Err((error, _)) => Err(error),
    }
}

/// Puts what is whole in the place of what is there.
fn over(path: &Path, whole: &mut (impl Read + io::Seek)) -> io::Result<()> {
    let mut there = OpenOptions::new().write(true).open(path)?;
    whole.rewind()?;
    // Shortened last: as long as what is new has no room, what is old is not given away.
    let written = io::copy(whole, &mut there).and_then(|length| there.set_len(length));
    written.map_err(|error| Fault::Partial(error).into())
}

fn buffered(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out).and_then(|()| out.flush())
}
