//! Writes files so that they are either whole or not there, and reads files up to a limit.
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
//!
//! # How it is made
//!
//! A file is made in the folder of its place as `.korogaru-….part`, and moved there when it is whole. It is
//! locked as long as it is written (`flock`, which ends with the process). The next write in the folder can
//! therefore tell what a killed process has left, which it removes, from what another process is still
//! writing. A program that a signal ends asks for a list of its own unfinished files ([`Unfinished`]) and
//! removes them. Only the command line does this. In Python an interrupt is Python's own, and no write takes
//! the lock of that list: one thread may write while another forks, and the child would wait for the lock
//! forever.
//!
//! If no file can be made in the folder, or the file cannot take its place (a mount, somebody else's file in
//! a folder such as `/tmp`), the whole result is written in place. [`Unfinished`] knows of this too, so that
//! an interrupt does not say that nothing was written.
//!
//! A file that a shell has opened is written through its descriptor and never replaced. Links are followed
//! one by one, because a link to `/dev/stdout` looks like the file behind it as soon as the system has
//! followed it. A descriptor of this process is doubled (`dup`), so that it shares its position in the file
//! with the shell's next command. That is the one `unsafe` of the crate. The other ways do not work:
//! `/proc/self/fd/3` opened once more has a position of its own, `pidfd_getfd` is refused in containers and
//! unknown to other systems, and a library that takes a number in safe code has the same `unsafe` inside. A
//! descriptor of another process is opened once more, at the position that `/proc` tells.

mod fault;
mod part;
mod place;
#[cfg(test)]
mod tests;
mod unfinished;
mod write;

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

pub use fault::Fault;
pub use place::shows_at_once;
pub use unfinished::Unfinished;
pub use write::write;

/// Reads a file of at most `limit` bytes. If a file is longer, or a device has no end, it reads one byte more
/// than the limit and fails.
///
/// # Errors
///
/// [`FileTooLarge`](io::ErrorKind::FileTooLarge) if there are more bytes, or an error of the system.
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
