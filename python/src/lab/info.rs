//! The functions and methods that there are.

use korogaru::METHODS;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A function that comes with the lab.
#[pyclass(frozen, get_all, module = "korogaru")]
pub(crate) struct ObjectiveInfo {
    /// The name, for :func:`run`.
    name: String,
    /// f(x, y) as people write it.
    formula: String,
    /// The usual point to start from.
    start: (f64, f64),
    /// The known global minima.
    minima: Vec<(f64, f64)>,
}

#[pymethods]
impl ObjectiveInfo {
    fn __repr__(&self) -> String {
        format!("ObjectiveInfo({}: f(x, y) = {})", self.name, self.formula)
    }
}

/// A method, with the defaults of its hyperparameters.
#[pyclass(frozen, get_all, module = "korogaru")]
pub(crate) struct MethodInfo {
    /// The name, for :func:`run`.
    name: &'static str,
    /// The name as people write it.
    label: &'static str,
    /// The update in the book's symbols, one assignment for each line.
    formula: Vec<&'static str>,
    /// Name and default of each hyperparameter.
    hyperparameters: Py<PyDict>,
    /// The names of its state.
    slots: Vec<&'static str>,
}

#[pymethods]
impl MethodInfo {
    fn __repr__(&self) -> String {
        format!("MethodInfo({}: {})", self.name, self.formula.join(", "))
    }
}

/// List the functions that come with the lab, the book's first.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> korogaru.objectives()[0]
/// ObjectiveInfo(book: f(x, y) = x²/20 + y²)
#[pyfunction]
pub(crate) fn objectives() -> Vec<ObjectiveInfo> {
    let info = |objective: std::sync::Arc<dyn korogaru_lab::Objective>| ObjectiveInfo {
        name: objective.name().to_owned(),
        formula: objective.formula().to_owned(),
        start: objective.start().into(),
        minima: objective.minima().iter().map(|minimum| minimum.point.into()).collect(),
    };
    korogaru_lab::objectives::all().into_iter().map(info).collect()
}

/// List the methods, the simplest first.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> [method.name for method in korogaru.methods()]
/// ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam']
#[pyfunction]
pub(crate) fn methods(py: Python<'_>) -> PyResult<Vec<MethodInfo>> {
    let info = |method: &korogaru::MethodInfo| {
        let hyperparameters = PyDict::new(py);
        for hyperparameter in method.hyperparameters {
            hyperparameters.set_item(hyperparameter.name, hyperparameter.default)?;
        }
        Ok(MethodInfo {
            name: method.name,
            label: method.label,
            formula: method.formula.to_vec(),
            hyperparameters: hyperparameters.unbind(),
            slots: method.slots.to_vec(),
        })
    };
    METHODS.iter().map(info).collect()
}
