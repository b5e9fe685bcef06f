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
