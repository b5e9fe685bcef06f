//! A Python function as an objective.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use korogaru_lab::{Interval, Objective, Plane};
use numpy::{PyArray1, PyReadonlyArray1};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::prelude::*;

/// f(x, y) and its gradient, which may raise. The first exception is kept for the caller. From then on the
/// function has no finite value, so that a run ends.
#[derive(Debug)]
pub(super) struct PythonObjective {
    function: Py<PyAny>,
    gradient: Py<PyAny>,
    name: String,
    formula: String,
    start: [f64; 2],
    raised: Mutex<Option<PyErr>>,
    /// Whether the function refused a whole line at once.
    pointwise: AtomicBool,
}

impl PythonObjective {
    pub(super) fn new(
        function: &Bound<'_, PyAny>,
        gradient: &Bound<'_, PyAny>,
        formula: Option<String>,
        start: [f64; 2],
    ) -> PyResult<Self> {
        if !gradient.is_callable() {
            return Err(PyTypeError::new_err(
                "gradient must be a function of x and y that gives both partial derivatives, as (6.2)'s is \
                 lambda x, y: (x / 10, 2 * y)",
            ));
        }
        let name = function.getattr("__name__").and_then(|name| name.extract::<String>());
        let name = name.ok().filter(|name| name != "<lambda>").unwrap_or_else(|| "f".to_owned());
        Ok(Self {
            function: function.clone().unbind(),
            gradient: gradient.clone().unbind(),
            formula: formula.unwrap_or_else(|| format!("{name}(x, y)")),
            name,
            start,
            raised: Mutex::new(None),
            pointwise: AtomicBool::new(false),
        })
    }

    /// Raises what the function raised.
    pub(super) fn check(&self) -> PyResult<()> {
        self.raised.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Err)
    }

    /// The result of `ask`, or `otherwise` once something was raised.
    fn guarded<T>(&self, otherwise: T, ask: impl FnOnce(Python<'_>) -> PyResult<T>) -> T {
        Python::attach(|py| {
            if self.raised.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
                return otherwise;
            }
            ask(py).unwrap_or_else(|error| {
                *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                otherwise
            })
        })
    }

    fn line(&self, py: Python<'_>, xs: &[f64], y: f64) -> PyResult<Vec<f64>> {
        let ys = PyArray1::from_vec(py, vec![y; xs.len()]);
        let heights = self.function.bind(py).call1((PyArray1::from_slice(py, xs), ys));
        let heights: PyReadonlyArray1<'_, f64> = heights?.extract()?;
        Ok(heights.as_array().to_vec())
    }
}

impl Objective for PythonObjective {
    fn name(&self) -> &str {
        &self.name
    }

    fn formula(&self) -> &str {
        &self.formula
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        self.guarded(f64::NAN, |py| self.function.bind(py).call1((x, y))?.extract())
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        self.guarded([f64::NAN; 2], |py| {
            let pair = self.gradient.bind(py).call1((x, y))?;
            let Ok(values) = pair.try_iter() else {
                let class = pair.get_type().name()?;
                return Err(PyTypeError::new_err(format!(
                    "gradient must give two numbers, and gave {class}"
                )));
            };
            let values: Vec<f64> = values.map(|value| value?.extract()).collect::<PyResult<_>>()?;
            values.try_into().map_err(|values: Vec<f64>| {
                PyTypeError::new_err(format!("gradient must give two numbers, and gave {}", values.len()))
            })
        })
    }

    /// As wide as the article's view. It is around the start of the run, unless a view around the origin
    /// shows the start.
    fn domain(&self) -> Plane {
        let around = |centre: f64| {
            let centre = if centre.abs() <= 10.0 { 0.0 } else { centre };
            Interval::new(centre - 10.0, centre + 10.0)
                .unwrap_or_else(|| Interval::new(-10.0, 10.0).expect("in order"))
        };
        Plane { x: around(self.start[0]), y: around(self.start[1]) }
    }

    fn start(&self) -> [f64; 2] {
        self.start
    }

    /// A whole line at once, if the function takes arrays and returns one number for each point. Otherwise
    /// point by point.
    fn values(&self, xs: &[f64], y: f64, out: &mut [f64]) {
        if !self.pointwise.load(Ordering::Relaxed) {
            let heights = self.guarded(None, |py| match self.line(py, xs, y) {
                Ok(heights) => Ok(Some(heights)),
                // What is no `Exception` is a person's Ctrl-C, or an exit.
                Err(error) if error.is_instance_of::<PyException>(py) => Ok(None),
                Err(error) => Err(error),
            });
            match heights {
                Some(heights) if heights.len() == out.len() => return out.copy_from_slice(&heights),
                _ => self.pointwise.store(true, Ordering::Relaxed),
            }
        }
        out.iter_mut().zip(xs).for_each(|(out, &x)| *out = self.value([x, y]));
    }
}
