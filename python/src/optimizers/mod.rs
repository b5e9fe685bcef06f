//! The book's optimizers.

mod array;
mod book;
mod busy;
mod class_macro;
mod classes;
mod dict;
mod element;
mod overlap;
mod scalar;
mod update_arrays;
mod update_scalars;
mod work;

pub(crate) use classes::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};

use pyo3::prelude::*;

/// Does what must be done once, when the module is loaded.
///
/// # Errors
///
/// `ImportError` without NumPy.
pub(crate) fn prepare(py: Python<'_>) -> PyResult<()> {
    scalar::prepare(py)?;
    busy::prepare(py)
}
