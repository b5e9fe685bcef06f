//! That an optimizer makes one update at a time.

use std::sync::atomic::{AtomicU32, Ordering};

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::IntoPyDict as _;

/// The number of this process among those that it was forked from.
static PROCESS: AtomicU32 = AtomicU32::new(1);

/// Which process is updating, or 0. A child of a fork has the flag of an update that its parent's thread is making, and not
/// that thread, so that a flag alone would never be taken back there.
#[derive(Debug, Default)]
pub(crate) struct Busy(AtomicU32);

impl Busy {
    /// # Errors
    ///
    /// `RuntimeError` where an update is being made.
    pub(crate) fn begin(&self) -> PyResult<Updating<'_>> {
        let this = PROCESS.load(Ordering::Relaxed);
        if self.0.swap(this, Ordering::Relaxed) == this {
            return Err(PyRuntimeError::new_err(
                "this optimizer is already updating, in another thread or further up; \
                 give each thread an optimizer of its own, or a lock around update",
            ));
        }
        Ok(Updating(self))
    }
}

/// That an optimizer is updating, as long as this lives.
#[derive(Debug)]
pub(crate) struct Updating<'a>(&'a Busy);

impl Drop for Updating<'_> {
    fn drop(&mut self) {
        self.0.0.store(0, Ordering::Relaxed);
    }
}

#[pyfunction]
fn forked() {
    PROCESS.fetch_add(1, Ordering::Relaxed);
}

/// Has children of a fork counted, where the system forks.
///
/// # Errors
///
/// `ImportError` without the module `os`.
pub(crate) fn prepare(py: Python<'_>) -> PyResult<()> {
    let os = PyModule::import(py, "os")?;
    let Some(register) = os.getattr_opt(intern!(py, "register_at_fork"))? else { return Ok(()) };
    let hook = [("after_in_child", wrap_pyfunction!(forked, py)?)].into_py_dict(py)?;
    register.call((), Some(&hook))?;
    Ok(())
}
