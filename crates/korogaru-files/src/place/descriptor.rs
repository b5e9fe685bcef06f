//! Descriptors that have a path: `/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3`, and links to these.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom};
use std::os::fd::BorrowedFd;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{OFlags, fcntl_getfl};

use super::end_of_links;
use crate::fault::Fault;

/// A descriptor that is named by a path.
pub(crate) struct Descriptor {
    /// `/proc/1234/fd/3`, or `/dev/fd/3` where there is no `/proc`.
    path: PathBuf,
    number: u32,
    /// Whether it is a descriptor of this process.
    own: bool,
}

impl Descriptor {
    /// The descriptor that a path leads to.
    pub(super) fn at(path: &Path) -> Option<Self> {
        let path = end_of_links(path, has_descriptors).ok()?;
        let folder = path.parent().filter(|folder| has_descriptors(folder))?;
        let number = path.file_name()?.to_str()?.parse().ok()?;
        let own = folder == Path::new("/dev/fd")
            || fs::canonicalize("/proc/self").is_ok_and(|process| folder.starts_with(process));
        Some(Self { number, own, path })
    }

    /// Opens a file that writes at the descriptor's position, or at the end if the descriptor was opened so.
    ///
    /// # Errors
    ///
    /// [`Fault::NotOpen`] if it is not open for writing. Nothing has been written then.
    pub(crate) fn open(&self) -> io::Result<File> {
        let opened = if self.own { self.doubled() } else { self.opened_once_more() };
        opened.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Fault::NotOpen(self.number).into(),
            _ => error,
        })
    }

    /// Another descriptor of the same open file. Writing moves the position for all that share it, such as
    /// the shell's next command.
    #[expect(unsafe_code, reason = "a number says nothing of what is open under it")]
    fn doubled(&self) -> io::Result<File> {
        let number = self.number.try_into().map_err(|_| io::ErrorKind::NotFound)?;
        // SAFETY: the number is looked at by one call, which gives a descriptor of our own or says that
        // nothing is open under it. What is open there was meant by whoever named it, and is neither kept nor
        // closed.
        let file = unsafe { BorrowedFd::borrow_raw(number) }.try_clone_to_owned().map(File::from);
        let file = file.map_err(|error| match error.raw_os_error() {
            Some(number) if number == rustix::io::Errno::BADF.raw_os_error() => {
                io::ErrorKind::NotFound.into()
            }
            _ => error,
        })?;
        match fcntl_getfl(&file)? & OFlags::RWMODE {
            OFlags::RDONLY => Err(io::ErrorKind::NotFound.into()),
            _ => Ok(file),
        }
    }

    /// Opens the descriptor of another process.
    fn opened_once_more(&self) -> io::Result<File> {
        let state = self.state()?;
        if state.as_ref().is_some_and(|state| !state.writes) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let mut options = File::options();
        options.write(true).append(state.as_ref().is_some_and(|state| state.appends));
        let mut file = options.open(&self.path)?;
        if let Some(state) = state.filter(|state| !state.appends && state.position > 0) {
            file.seek(SeekFrom::Start(state.position))?;
        }
        Ok(file)
    }

    /// The state of the descriptor, if the system tells it.
    fn state(&self) -> io::Result<Option<State>> {
        let Some(process) = self.path.parent().and_then(Path::parent).filter(|at| at.starts_with("/proc"))
        else {
            return Ok(None);
        };
        let text = fs::read_to_string(process.join("fdinfo").join(self.number.to_string()))?;
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let flags = field("flags:").and_then(|flags| u64::from_str_radix(flags, 8).ok());
        Ok(flags.zip(field("pos:").and_then(|position| position.parse().ok())).map(|(flags, position)| {
            State { writes: flags & 0o3 != 0, appends: flags & 0o2000 != 0, position }
        }))
    }
}

struct State {
    writes: bool,
    appends: bool,
    position: u64,
}

/// Whether a folder, whose path has no links, is that of a process's descriptors.
fn has_descriptors(folder: &Path) -> bool {
    let names: Vec<&OsStr> = folder
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name),
            _ => None,
        })
        .collect();
    match names[..] {
        [dev, fd] if dev == "dev" => fd == "fd",
        [proc, _, fd] | [proc, _, _, _, fd] if proc == "proc" => fd == "fd",
        _ => false,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::Write as _;
    use std::os::fd::AsRawFd as _;

    use super::*;

    #[test]
    fn opened_once_more_it_stands_where_it_stood() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        for (appends, expected) in [(false, "one\nnew45678"), (true, "one\n12345678new")] {
            fs::write(&path, "one\n12345678").unwrap();
            let mut file = File::options().write(true).append(appends).open(&path).unwrap();
            file.seek(SeekFrom::Start(4)).unwrap();
            let descriptor = Descriptor::at(format!("/dev/fd/{}", file.as_raw_fd()).as_ref()).unwrap();
            let mut again = descriptor.opened_once_more().unwrap();
            again.write_all(b"new").unwrap();
            // A longer file is not shortened.
            assert_eq!(fs::read_to_string(&path).unwrap().get(..expected.len()), Some(expected));
        }
    }
}
