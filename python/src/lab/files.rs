use std::path::Path;

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

/// Writes a file that is whole or not there.
///
/// # Errors
///
/// `OSError`, or the class that Python has for its number, with the number, its words and the path.
pub(super) fn write(py: Python<'_>, path: &Path, bytes: &[u8]) -> PyResult<()> {
    let written = korogaru_files::write(path, |out| out.write_all(bytes));
    written.map_err(|error| {
        let Some(number) = error.raw_os_error() else { return error.into() };
        let words = PyModule::import(py, "os").and_then(|os| os.call_method1("strerror", (number,)));
        match words {
            Ok(words) => PyOSError::new_err((number, words.unbind(), path.to_owned())),
            Err(error) => error,
        }
    })
}
