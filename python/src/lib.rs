//! The extension module behind the Python package korogaru.

mod lab;
mod optimizers;

use pyo3::prelude::*;

/// The compiled part of korogaru.
#[pymodule]
mod _korogaru {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::lab::{
        Animation, Comparison, Explanation, Figure, Map, MethodInfo, ObjectiveInfo, Theory, Trajectory,
        compare, methods, objectives, run, sweep, tune,
    };
    #[pymodule_export]
    use crate::optimizers::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        crate::optimizers::prepare(module.py())
    }
}
