//! The book's optimizers.

mod array;
mod book;
mod busy;
mod class;
mod classes;
mod dict;
mod element;
mod number;
mod numbers;
mod overlap;
mod update;
mod work;

pub(crate) use classes::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};

use pyo3::prelude::*;

/// What is done once, when the module is loaded.
///
/// # Errors
///
/// `ImportError` without NumPy.
pub(crate) fn prepare(py: Python<'_>) -> PyResult<()> {
    number::prepare(py)?;
    busy::prepare(py)
}
