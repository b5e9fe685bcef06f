//! Files that are whole or not there, for every window that writes one; and files that are read as far as is safe.
//!
//! ```
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("run.csv");
//! korogaru_files::write(&path, |out| out.write_all(b"x,y\n"))?;
//! assert_eq!(std::fs::read(&path)?, b"x,y\n");
//!
//! let cut_off = korogaru_files::write(&path, |out| {
//!     out.write_all(b"half")?;
//!     Err(std::io::ErrorKind::StorageFull.into())
//! });
//! assert!(cut_off.is_err());
//! assert_eq!(std::fs::read(&path)?, b"x,y\n"); // what was there is there still
//! # Ok::<(), std::io::Error>(())
//! ```

#![forbid(unsafe_code)]

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

use tempfile::Builder;

/// Reads a file of at most so many bytes. Of a longer one, or of a device without an end, no more than that is read.
///
/// # Errors
///
/// [`FileTooLarge`](io::ErrorKind::FileTooLarge) where there is more, or what the system gives.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("run.toml");
/// std::fs::write(&path, "lr = 0.1\n")?;
/// assert_eq!(korogaru_files::read(&path, 9)?, b"lr = 0.1\n");
/// assert!(korogaru_files::read(&path, 8).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn read(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() <= limit { Ok(bytes) } else { Err(io::ErrorKind::FileTooLarge.into()) }
}

/// Writes a file: beside its place, moved there once it is whole, with the permissions of the file that it
/// replaces or those that a new file gets. Links are followed. What is no regular file (a pipe, a device) is
/// written as it stands.
///
/// # Errors
///
/// What `write` gives, or the system; a file that was there is as it was. A path that ends in `..` names no file.
pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if path.file_name().is_none() {
        let message = format!("{} names no file", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if there.is_file() => {
            fs::canonicalize(path).and_then(|path| replace(&path, Some(there.permissions()), write))
        }
        // A link to nowhere is written where it leads.
        Err(_) if !path.is_symlink() => replace(path, None, write),
        _ => write_through(path, write),
    }
}

fn replace(
    path: &Path,
    permissions: Option<fs::Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut number = None;
    let new = |path: &Path| {
        let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
        file.inspect_err(|error| number = error.raw_os_error())
    };
    let made = Builder::new().prefix(".korogaru-").suffix(".part").make_in(folder, new);
    // The system's own error, without the name of a file that nobody asked for.
    let mut file = made.map_err(|error| number.map_or(error, io::Error::from_raw_os_error))?;
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out).and_then(|()| out.flush())?;
    drop(out);
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn write_through(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(fs::OpenOptions::new().write(true).create(true).truncate(true).open(path)?);
    write(&mut out).and_then(|()| out.flush())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of it, and then the disk is full.
    fn half(out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"half")?;
        out.flush()?;
        Err(io::ErrorKind::StorageFull.into())
    }

    fn whole(out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"whole")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        fs::write(&old, "before").unwrap();
        assert!(super::write(&old, half).is_err() && super::write(&new, half).is_err());
        assert_eq!(fs::read_to_string(&old).unwrap(), "before");
        assert_eq!(names(folder.path()), ["old"]);
        super::write(&old, whole).unwrap();
        assert_eq!(fs::read_to_string(&old).unwrap(), "whole");
    }

    #[test]
    fn an_error_is_the_systems_own() {
        let folder = tempfile::tempdir().unwrap();
        let error = super::write(&folder.path().join("none/file"), whole).unwrap_err();
        assert!(error.raw_os_error().is_some() && !error.to_string().contains("part"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        symlink("file", &link).unwrap();
        super::write(&link, whole).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "whole");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

        let nowhere = folder.path().join("nowhere");
        symlink("later", &nowhere).unwrap();
        super::write(&nowhere, whole).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("later")).unwrap(), "whole");
        assert_eq!(names(folder.path()), ["file", "later", "link", "nowhere"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_named_pipe_stays_a_pipe() {
        use std::io::Read as _;
        use std::os::unix::fs::FileTypeExt as _;

        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        // Open at both ends, so that neither waits for the other.
        let mut ends = fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
        super::write(&pipe, whole).unwrap();
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
        let mut read = [0; 5];
        ends.read_exact(&mut read).unwrap();
        assert_eq!(&read, b"whole");
    }
}
