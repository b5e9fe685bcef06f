//! A flag that lets an optimizer make only one update at a time.

use std::sync::atomic::{AtomicU32, Ordering};

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::IntoPyDict as _;

/// The number of this process among those that it was forked from.
static PROCESS: AtomicU32 = AtomicU32::new(1);

/// Which process is updating, or 0. A child of a fork has the flag of an update that a thread of its parent
/// is making, but not that thread. With a flag alone it could never update again.
#[derive(Debug, Default)]
pub(crate) struct Busy(AtomicU32);

impl Busy {
    /// # Errors
    ///
    /// `RuntimeError` if an update is being made.
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

/// Marks an optimizer as updating, as long as this value lives.
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

/// Counts the children of a fork, if the system can fork.
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
