//! Many runs: a map over two hyperparameters, and the best hyperparameters of each method.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use korogaru_figure::{Style, map_figure};
use korogaru_lab::{Axis, Best, Experiment, KEYS, Metric, Progress, Setting, Sweep, Tune, Value};
use korogaru_text::{Alternatives, Lang, Problem, map_line, not_two_axes};
use numpy::{PyArray1, PyArray2, PyArrayMethods as _};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::experiment::{self, value};
use super::figure::Figure;
use super::speech::{language, of_locale, refused, theme};

/// Names of methods: one name, or a list of names.
#[derive(Debug, FromPyObject)]
pub(crate) enum Names {
    #[pyo3(transparent, annotation = "str")]
    One(String),
    #[pyo3(transparent, annotation = "sequence of str")]
    Several(Vec<String>),
}

impl Names {
    pub(super) fn all(self) -> Vec<String> {
        match self {
            Self::One(name) => vec![name],
            Self::Several(names) => names,
        }
    }
}

/// Runs an experiment over a grid of two hyperparameters.
///
/// Parameters
/// ----------
/// objective : str
///     The name of a function that comes with the lab, see :func:`objectives`.
/// formula : str, optional
///     A function of x and y in place of ``objective``, as for :func:`run`.
/// start : pair of float, optional
///     The first point. The default is the usual one of the objective.
/// method : str
///     See :func:`methods`.
/// metric : {"loss", "steps", "rate"}
///     ``"loss"`` is f at the end. ``"steps"`` is the number of updates until f stays near the minimum, or
///     ``inf`` if it does not. ``"rate"`` is the mean factor by which the distance shrinks with each update.
/// log : bool
///     Whether the values of ``lr``, or else of the first axis, have equal ratios.
/// threads : int, optional
///     The number of threads, at most 1024. The default is that of the machine. It changes no result.
/// language : {"en", "ja"}, optional
///     The language of figures, and of error messages, which are English by default.
/// **settings
///     As for :func:`run`. Two hyperparameters must be ``(low, high, count)``: they are the axes, with both
///     ends.
///
/// Returns
/// -------
/// Map
///
/// Raises
/// ------
/// ValueError
///     If a name is unknown, a value is out of range, or there are not exactly two axes.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> found = korogaru.sweep(lr=(0.1, 0.5, 3), momentum=(0.0, 0.9, 2))
/// >>> found.values.shape
/// (3, 2)
#[pyfunction]
#[pyo3(signature = (objective=None, start=None, method="momentum", *, formula=None, metric="loss", log=false, threads=None, language=None, **settings),
       text_signature = "(objective='book', start=None, method='momentum', *, formula=None, metric='loss', log=False, threads=None, language=None, **settings)")]
#[expect(clippy::too_many_arguments, reason = "Python's keyword arguments")]
pub(crate) fn sweep(
    py: Python<'_>,
    objective: Option<&str>,
    start: Option<&Bound<'_, PyAny>>,
    method: &str,
    formula: Option<&str>,
    metric: &str,
    log: bool,
    threads: Option<usize>,
    language: Option<&str>,
    settings: Option<&Bound<'_, PyDict>>,
) -> PyResult<Map> {
    let lang = self::language(language)?;
    let in_words = |error: korogaru_lab::Error| refused(lang.unwrap_or(Lang::En), &error);
    let mut list = named(objective, formula, start)?;
    list.push(Setting { key: "method".to_owned(), value: Value::Name(method.to_owned()) });
    let mut axes = Vec::new();
    for (key, given) in experiment::settings(settings)? {
        let value = value(&given)?;
        match &value {
            // A list of another form is no axis, as is said below.
            Value::Numbers(numbers) if !KEYS.contains(&&*key) => {
                if let [low, high, _] = numbers[..]
                    && let Ok(count) = given.get_item(2)?.extract()
                {
                    axes.push(Axis::new(&key, low, high, count).map_err(in_words)?);
                }
            }
            _ => list.push(Setting { key, value }),
        }
    }
    let experiment = Experiment::default().with_settings(&list).map_err(in_words)?;
    let axes: [Axis; 2] = axes.try_into().map_err(|axes: Vec<_>| {
        PyValueError::new_err(lang.unwrap_or(Lang::En).say(&not_two_axes(
            experiment.method(),
            axes.len(),
            true,
        )))
    })?;
    let axes = if log { Axis::one_logarithmic(axes).map_err(in_words)? } else { axes };
    let sweep = Sweep::new(&experiment, axes, self::metric(metric, lang)?).map_err(in_words)?;
    let ear = Ear::default();
    let map = py.detach(|| sweep.run(count_of(threads), &ear));
    Ok(Map { inner: ear.heard(map)?, lang })
}

/// Find the best hyperparameters of each method, by the same search with the same budget of runs.
///
/// Parameters
/// ----------
/// methods : str or sequence of str, optional
///     All by default, see :func:`methods`.
/// objective, formula, start, metric, threads, language
///     As for :func:`sweep`.
/// iterations : int
///     The number of updates in each run.
/// budget : int
///     The largest number of runs for each method. Each setting runs from several starts. A setting is not
///     taken if one of its paths leaves the view.
///
/// Returns
/// -------
/// dict of str to dict
///     For each method: its best hyperparameters by name; the metric under its own name and f at the end as
///     ``loss``, both of the run from ``start``; as ``worst`` the metric of the worst of several starts, by
///     which settings were compared; the number of ``runs``; and in ``at_ends`` the names of the
///     hyperparameters whose best value is an end of the range that was tried, so that a better one may lie
///     beyond it. If nothing was found within the budget, the hyperparameters are None and the numbers are
///     inf.
///
/// Raises
/// ------
/// ValueError
///     If a name is unknown or a value is out of range.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> found = korogaru.tune(["sgd", "momentum"], budget=500)
/// >>> found["momentum"]["loss"] < found["sgd"]["loss"]
/// True
/// >>> found["sgd"]["at_ends"]
/// []
#[pyfunction]
#[pyo3(signature = (methods=None, objective=None, start=None, *, formula=None, iterations=30, metric="loss", budget=Tune::BUDGET, threads=None, language=None),
       text_signature = "(methods=None, objective='book', start=None, *, formula=None, iterations=30, metric='loss', budget=20000, threads=None, language=None)")]
#[expect(clippy::too_many_arguments, reason = "Python's keyword arguments")]
pub(crate) fn tune<'py>(
    py: Python<'py>,
    methods: Option<Names>,
    objective: Option<&str>,
    start: Option<&Bound<'py, PyAny>>,
    formula: Option<&str>,
    iterations: usize,
    metric: &str,
    budget: usize,
    threads: Option<usize>,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyDict>> {
    let lang = self::language(language)?.unwrap_or(Lang::En);
    let in_words = |error: korogaru_lab::Error| refused(lang, &error);
    let experiment =
        Experiment::default().with_settings(&named(objective, formula, start)?).map_err(in_words)?;
    let experiment = experiment.with_iterations(iterations).map_err(in_words)?;
    let known = || korogaru::METHODS.iter().map(|info| info.name.to_owned()).collect();
    let methods = methods
        .map_or_else(known, Names::all)
        .iter()
        .map(|name| experiment.method_named(name).map_err(in_words))
        .collect::<PyResult<Vec<_>>>()?;
    let metric = self::metric(metric, Some(lang))?;
    let tune = Tune::new(&experiment, &methods, metric, budget).map_err(in_words)?;
    let ear = Ear::default();
    let found = py.detach(|| tune.run(count_of(threads), &ear));
    let found = ear.heard(found)?;
    let all = PyDict::new(py);
    for tuned in found {
        let one = PyDict::new(py);
        let best = tuned.best.as_ref();
        for (hyperparameter, _) in tuned.method.hyperparameters() {
            one.set_item(hyperparameter.name, best.and_then(|best| best.method.get(hyperparameter.name)))?;
        }
        let number = |of: fn(&Best) -> f64| best.map_or(f64::INFINITY, of);
        one.set_item("loss", number(|best| best.loss))?;
        one.set_item(metric.name(), number(|best| best.value))?;
        one.set_item("worst", number(|best| best.worst))?;
        one.set_item("runs", tuned.runs)?;
        one.set_item("at_ends", tuned.best.map(|best| best.at_ends).unwrap_or_default())?;
        all.set_item(tuned.method.info().name, one)?;
    }
    Ok(all)
}

pub(super) fn named(
    objective: Option<&str>,
    formula: Option<&str>,
    start: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Setting>> {
    let said = [("objective", objective), ("formula", formula)];
    let mut list: Vec<Setting> = said
        .into_iter()
        .filter_map(|(key, text)| Some(Setting { key: key.to_owned(), value: Value::Name(text?.to_owned()) }))
        .collect();
    if let Some(start) = start {
        list.push(Setting { key: "start".to_owned(), value: value(start)? });
    }
    Ok(list)
}

pub(super) fn metric(name: &str, lang: Option<Lang>) -> PyResult<Metric> {
    Metric::named(name).ok_or_else(|| {
        let lang = lang.unwrap_or(Lang::En);
        let (option, value) = ("metric".to_owned(), name.to_owned());
        let known = Alternatives::of(&Metric::ALL.map(Metric::name));
        PyValueError::new_err(lang.say(&Problem::NotAChoice { option, value, known }))
    })
}

pub(super) fn count_of(threads: Option<usize>) -> usize {
    threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// The results of a sweep.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Map {
    inner: korogaru_lab::Map,
    lang: Option<Lang>,
}

impl Map {
    fn table<'py, T: numpy::Element>(
        &self,
        py: Python<'py>,
        all: Vec<T>,
    ) -> PyResult<Bound<'py, PyArray2<T>>> {
        PyArray1::from_vec(py, all).reshape(self.inner.sweep().axes().each_ref().map(Axis::count))
    }
}

#[pymethods]
impl Map {
    /// The names of the two axes.
    #[getter]
    fn names(&self) -> (String, String) {
        let [first, second] = self.inner.sweep().axes().each_ref().map(|axis| axis.name().to_owned());
        (first, second)
    }

    /// The values of the two axes.
    #[getter]
    fn axes<'py>(&self, py: Python<'py>) -> (Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<f64>>) {
        let [first, second] =
            self.inner.sweep().axes().each_ref().map(|axis| PyArray1::from_vec(py, axis.values()));
        (first, second)
    }

    /// The metric, also of runs that diverge. There is one row for each value of the first axis and one
    /// column for each of the second.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        self.table(py, self.inner.values().to_vec())
    }

    /// Whether each run diverges, that is f grows without end. On a quadratic, theory says so for SGD,
    /// Momentum and Nesterov. Otherwise a longer run does.
    #[getter]
    fn diverging<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<bool>>> {
        self.table(py, (0..self.inner.cells()).map(|cell| self.inner.outcome(cell).diverges()).collect())
    }

    /// The hyperparameters of the best run by name, or None if there is none. If gradients are random, the
    /// median over several seeds decides.
    #[getter]
    fn best<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let Some(cell) = self.inner.best() else { return Ok(None) };
        let best = PyDict::new(py);
        for (axis, value) in self.inner.sweep().axes().iter().zip(self.inner.at(cell)) {
            best.set_item(axis.name(), value)?;
        }
        Ok(Some(best))
    }

    /// The map as a figure.
    #[pyo3(signature = (*, theme="light", language=None))]
    fn figure(&self, py: Python<'_>, theme: &str, language: Option<&str>) -> PyResult<Figure> {
        let lang = self::language(language)?.or(self.lang).unwrap_or_else(of_locale);
        let style = Style { lang, theme: self::theme(theme)? };
        Ok(Figure::new(py.detach(|| map_figure(&self.inner, style)), style))
    }

    fn __repr__(&self) -> String {
        format!("Map({})", map_line(self.lang.unwrap_or_else(of_locale), &self.inner))
    }
}

/// Notices what Python's signal handlers raise, such as `KeyboardInterrupt`, while a sweep runs without the
/// interpreter.
#[derive(Default)]
pub(super) struct Ear {
    raised: Mutex<Option<PyErr>>,
}

impl Progress for Ear {
    /// Handlers only run on the main thread. On other threads nothing is raised.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method itself is of one lifetime only"
    )]
    fn done(&self, _: usize) -> ControlFlow<()> {
        match Python::attach(|py| py.check_signals()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                ControlFlow::Break(())
            }
        }
    }
}

impl Ear {
    /// The result, or what was raised.
    pub(super) fn heard<T>(self, found: Option<T>) -> PyResult<T> {
        let raised = self.raised.into_inner().unwrap_or_else(PoisonError::into_inner);
        match (found, raised) {
            (_, Some(error)) => Err(error),
            (found, None) => Ok(found.expect("nothing else ends it")),
        }
    }
}
