use std::io;
use std::path::Path;

use korogaru_files::Fault;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

/// Writes a file that is whole or not there.
///
/// # Errors
///
/// `OSError`, or the class that Python has for its number, with the number, its words and the path.
pub(super) fn write(py: Python<'_>, path: &Path, bytes: &[u8]) -> PyResult<()> {
    korogaru_files::write(path, |out| out.write_all(bytes)).map_err(|error| as_python(py, path, error))
}

/// Reads a file of at most so many bytes. `None` for a longer one.
///
/// # Errors
///
/// As for [`write`].
pub(super) fn read(py: Python<'_>, path: &Path, limit: usize) -> PyResult<Option<Vec<u8>>> {
    match py.detach(|| korogaru_files::read(path, limit)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(None),
        Err(error) => Err(as_python(py, path, error)),
    }
}

fn as_python(py: Python<'_>, path: &Path, error: io::Error) -> PyErr {
    if let Some(fault) = Fault::of(&error) {
        // What the system would have said: EACCES, EBADF, EINVAL and EIO, which have one number everywhere.
        let number = match fault {
            Fault::ReadOnly => 13,
            Fault::NotOpen(_) => 9,
            Fault::NoName => 22,
            Fault::Partial(error) => error.raw_os_error().unwrap_or(5),
        };
        return PyOSError::new_err((number, fault.to_string(), path.to_owned()));
    }
    let Some(number) = error.raw_os_error() else { return error.into() };
    let words = PyModule::import(py, "os").and_then(|os| os.call_method1("strerror", (number,)));
    match words {
        Ok(words) => PyOSError::new_err((number, words.unbind(), path.to_owned())),
        Err(error) => error,
    }
}
