use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use korogaru_files::Fault;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

/// How often signals are checked.
const ATTENTION: Duration = Duration::from_millis(50);

/// Writes a file so that it is either whole or not there. Other threads run meanwhile, and one of them may
/// read what is written.
///
/// # Errors
///
/// `OSError`, or the class that Python has for its number, with the number, its words and the path. Also what
/// a handler of a signal raises while a pipe waits for its reader.
pub(super) fn write(py: Python<'_>, path: &Path, bytes: &[u8]) -> PyResult<()> {
    let written = if korogaru_files::shows_at_once(path) {
        at_once(py, path, bytes)?
    } else {
        py.detach(|| korogaru_files::write(path, |out| out.write_all(bytes)))
    };
    written.map_err(|error| as_python(path, &error))
}

/// Writes on a thread of its own to something that may never be ready, so that this thread can stop waiting.
fn at_once(py: Python<'_>, path: &Path, bytes: &[u8]) -> PyResult<io::Result<()>> {
    let (done, mut wait) = mpsc::channel();
    let (path, bytes) = (path.to_owned(), bytes.to_vec());
    thread::Builder::new()
        .spawn(move || done.send(korogaru_files::write(&path, |out| out.write_all(&bytes))))?;
    loop {
        let heard;
        (wait, heard) = py.detach(move || {
            let heard = wait.recv_timeout(ATTENTION);
            (wait, heard)
        });
        match heard {
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            heard => return Ok(heard.expect("the thread sends what came of it")),
        }
    }
}

/// Reads a file of at most `limit` bytes. `None` for a longer file.
///
/// # Errors
///
/// As for [`write`].
pub(super) fn read(py: Python<'_>, path: &Path, limit: usize) -> PyResult<Option<Vec<u8>>> {
    match py.detach(|| korogaru_files::read(path, limit)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(None),
        Err(error) => Err(as_python(path, &error)),
    }
}

fn as_python(path: &Path, error: &io::Error) -> PyErr {
    let words = error.to_string();
    let Some(number) = error.raw_os_error() else {
        return PyOSError::new_err((errno(error), words, path.to_owned()));
    };
    let end = format!(" (os error {number})");
    let words = words.strip_suffix(&end).unwrap_or(&words).to_owned();
    // Twice: on Windows it is the fourth that counts, the system's own number, from which Python makes an
    // `errno`.
    PyOSError::new_err((number, words, path.to_owned(), number))
}

/// The error number and words for a fault that is no error of the system. The numbers are the same
/// everywhere.
fn errno(error: &io::Error) -> i32 {
    match (Fault::of(error), error.kind()) {
        (Some(Fault::NotOpen(_)), _) => 9,
        (_, io::ErrorKind::NotFound) => 2,
        (_, io::ErrorKind::PermissionDenied) => 13,
        (_, io::ErrorKind::NotADirectory) => 20,
        (_, io::ErrorKind::IsADirectory) => 21,
        (_, io::ErrorKind::InvalidInput) => 22,
        (_, io::ErrorKind::StorageFull) => 28,
        _ => 5,
    }
}
