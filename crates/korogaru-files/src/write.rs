use std::env;
use std::fs::{OpenOptions, Permissions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

use crate::fault::Fault;
use crate::part::Part;
use crate::place::Place;
use crate::unfinished::{InPlace, is_abandoned};

/// A result that is not made in the folder of its place is kept in memory up to this many bytes, and in a
/// temporary file without a name if it is longer.
const IN_MEMORY: usize = 1 << 25;

/// Writes a file. It is made in the folder of its place and moved there once it is whole. It gets the
/// permissions of the file that it replaces, or those of a new file. Links are followed. What is no regular
/// file is written directly: a pipe, a device, or a descriptor that is open already (`/dev/stdout`,
/// `/dev/fd/3`). A descriptor is written at its position, or at the end of its file, as it was opened.
///
/// If no other file can be made in the folder, or none can take the place of the file, the file is written in
/// place once the whole result is there.
///
/// Unfinished files that a killed process has left in the folder are removed.
///
/// # Errors
///
/// An error of `write` or of the system, or a [`Fault`]. A file that was there is as it was before, unless
/// the error is [`Fault::Partial`]. After [`abandon`](crate::Unfinished::abandon) the error is
/// [`Interrupted`](io::ErrorKind::Interrupted).
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
    // After `abandon` this is the error, and not the one that the removed file caused.
    written.map_err(|error| if is_abandoned() { io::ErrorKind::Interrupted.into() } else { error })
}

/// Refuses a file that must not be written to, since it must not be replaced either. Root may write to every
/// file, but the permissions say what is meant.
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
        // Another file is mounted on this one, as containers do, or it is somebody else's in a folder such as
        // /tmp.
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

/// A result that is kept elsewhere until it is whole. An error here is no fault of its place.
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

/// Writes a whole result over an existing file.
pub(crate) fn over(path: &Path, whole: &mut (impl Read + io::Seek)) -> io::Result<()> {
    let begun = InPlace::begin()?;
    let mut there = OpenOptions::new().write(true).open(path)?;
    whole.rewind()?;
    // The file is shortened last, so that the old content is not lost while there is no room for the new one.
    let written = io::copy(whole, &mut there).and_then(|length| there.set_len(length));
    written.map_err(Fault::Partial)?;
    begun.end()
}

fn buffered(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out).and_then(|()| out.flush())
}
