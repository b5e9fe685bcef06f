//! Where output goes: the terminal, or a file that is whole or not there.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use korogaru_text::{Lang, Problem};
use tempfile::Builder;

use crate::failure::Failure;

/// Writes to standard output. A reader that went away ends the command quietly.
pub(crate) fn to_terminal(
    lang: Lang,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ReaderGone,
        _ => Failure::cannot_write(lang, Path::new("stdout"), &error),
    })
}

/// Writes a file: beside its place, moved there once it is whole, with the permissions of the file that it
/// replaces or those that a new file gets. Links are followed. What is no regular file (a pipe, a device) is
/// written as it stands.
pub(crate) fn to_file(
    lang: Lang,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    if path.file_name().is_none() {
        let path = path.display().to_string();
        return Err(Failure::Arguments(lang.say(&Problem::NoFileName { path })));
    }
    let written = match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if there.is_file() => {
            fs::canonicalize(path).and_then(|path| replace(&path, Some(there.permissions()), write))
        }
        // A link to nowhere is written where it leads.
        Err(_) if !path.is_symlink() => replace(path, None, write),
        _ => write_through(path, write),
    };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ReaderGone,
        _ => Failure::cannot_write(lang, path, &error),
    })
}

fn replace(
    path: &Path,
    permissions: Option<fs::Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".korogaru-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666)); // less the umask
    }
    let mut file = builder.tempfile_in(folder)?;
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

/// Makes a folder, with those above it, unless it is there.
pub(crate) fn make_folder(lang: Lang, path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::cannot_write(lang, path, &error))
}

/// Lets what writes text write to where bytes go, and keeps the error that text has no room for.
pub(crate) struct TextWriter<'a> {
    out: &'a mut dyn Write,
    error: Option<io::Error>,
}

impl<'a> TextWriter<'a> {
    /// Runs `write` on `out`, and gives the error behind a [`fmt::Error`].
    pub(crate) fn run(
        out: &'a mut dyn Write,
        write: impl FnOnce(&mut Self) -> fmt::Result,
    ) -> io::Result<()> {
        let mut text = Self { out, error: None };
        match write(&mut text) {
            Ok(()) => Ok(()),
            Err(fmt::Error) => {
                Err(text.error.unwrap_or_else(|| io::Error::other("cannot be written as text")))
            }
        }
    }
}

impl fmt::Write for TextWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
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
        assert!(to_file(Lang::En, &old, half).is_err() && to_file(Lang::En, &new, half).is_err());
        assert_eq!(fs::read_to_string(&old).unwrap(), "before");
        assert_eq!(names(folder.path()), ["old"]);
        to_file(Lang::En, &old, whole).unwrap();
        assert_eq!(fs::read_to_string(&old).unwrap(), "whole");
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
        to_file(Lang::En, &link, whole).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "whole");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

        let nowhere = folder.path().join("nowhere");
        symlink("later", &nowhere).unwrap();
        to_file(Lang::En, &nowhere, whole).unwrap();
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
        to_file(Lang::En, &pipe, whole).unwrap();
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
        let mut read = [0; 5];
        ends.read_exact(&mut read).unwrap();
        assert_eq!(&read, b"whole");
    }
}
