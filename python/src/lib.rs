//! The extension module behind the Python package korogaru.

mod optimizers;

use pyo3::prelude::*;

/// The compiled part of korogaru.
#[pymodule]
mod _korogaru {
    #[pymodule_export]
    use crate::optimizers::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};
}
