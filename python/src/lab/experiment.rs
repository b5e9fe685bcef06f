//! An experiment by keyword arguments, and its run.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use korogaru_figure::carrier;
use korogaru_lab::{Experiment, Setting, Value, run_watched};
use korogaru_text::{Lang, message};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyString};

use super::files;
use super::many::Ear;
use super::objective::PythonObjective;
use super::speech::{language, refused};
use super::trajectory::Trajectory;

/// Let a ball roll down a function, and return all numbers of the run.
///
/// Without arguments this is the article's first run: Momentum with η 0.1 and α 0.9 on f(x, y) = x²/20 + y²,
/// equation (6.2) of the book, 30 updates from (−7, 2).
///
/// Parameters
/// ----------
/// objective : str or callable, optional
///     The name of a function that comes with the lab, see :func:`objectives`, or a Python function of ``x``
///     and ``y``. For contour lines a Python function is called with arrays. If it does not take them, it is
///     called two million times, point by point, so that a figure of a slow function takes long.
/// start : pair of float, optional
///     The first point. The default is the usual one of the objective.
/// method : str, optional
///     The name of a method, see :func:`methods`. The default is ``"momentum"``. For every method the
///     defaults of η and α are the article's, 0.1 and 0.9.
/// gradient : callable, optional
///     ``(∂f/∂x, ∂f/∂y)`` at ``x`` and ``y``, for a Python function as ``objective``.
/// formula : str, optional
///     A function of x and y in place of ``objective``, such as ``"x^2/20 + y^2"``. Its derivatives are
///     exact, and its minima are searched for. :func:`objectives` shows how the functions of the lab are
///     written. With a Python function as ``objective``, this is how figures write it.
/// language : {"en", "ja"}, optional
///     The language of figures, and of error messages, which are English by default.
/// spec : path-like, optional
///     A file with an experiment, as for ``korogaru --spec``: its text (TOML), or a figure (SVG, PNG, GIF),
///     which carries its experiment. All other arguments change that experiment.
/// **settings
///     ``iterations``; the method's hyperparameters ``lr``, ``momentum``, ``decay``, ``eps``, ``beta1``,
///     ``beta2``; ``convention``, ``"book"`` (or ``"inside"``) or ``"fresh"`` (or ``"outside"``); ``noise``,
///     the standard deviation of the noise that is added to each partial derivative; ``batch``, the size of
///     mini-batches of ``objective="least-squares"``; ``seed``, for both of these; ``xlim`` and ``ylim``, the
///     view that figures show.
///
/// Returns
/// -------
/// Trajectory
///
/// Raises
/// ------
/// ValueError
///     If a name is unknown, a value is out of range, or a formula cannot be read. The message shows the
///     place in the formula. Also if a file contains no experiment.
/// OSError
///     If a file cannot be read.
/// TypeError
///     If a Python function is given without its gradient. Exceptions of the function itself are raised as
///     they are.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> trajectory = korogaru.run(lr=0.95, momentum=0.5)
/// >>> trajectory.x[:3]
/// array([-7.      , -6.335   , -5.400675])
/// >>> korogaru.run(formula="x^2/20 + exp(y) - y", iterations=50).minima
/// [(0.0, 0.0)]
#[pyfunction]
#[pyo3(signature = (objective=None, start=None, method=None, *, gradient=None, formula=None, spec=None, language=None, **settings),
       text_signature = "(objective=None, start=None, method=None, *, gradient=None, formula=None, spec=None, language=None, **settings)")]
#[expect(clippy::too_many_arguments, reason = "Python's keyword arguments")]
pub(crate) fn run(
    py: Python<'_>,
    objective: Option<&Bound<'_, PyAny>>,
    start: Option<&Bound<'_, PyAny>>,
    method: Option<&str>,
    gradient: Option<&Bound<'_, PyAny>>,
    formula: Option<String>,
    spec: Option<PathBuf>,
    language: Option<&str>,
    settings: Option<&Bound<'_, PyDict>>,
) -> PyResult<Trajectory> {
    let lang = self::language(language)?;
    let in_words = |error: korogaru_lab::Error| refused(lang.unwrap_or(Lang::En), &error);
    let method = method.map(|name| Setting { key: "method".to_owned(), value: Value::Name(name.to_owned()) });
    let mut list: Vec<Setting> = method.into_iter().collect();
    if let Some(start) = start {
        list.push(Setting { key: "start".to_owned(), value: value(start)? });
    }
    for (key, given) in self::settings(settings)? {
        list.push(Setting { key, value: value(&given)? });
    }
    let mut base = match spec {
        Some(path) => self::spec(py, &path, lang.unwrap_or(Lang::En))?,
        None => Experiment::default(),
    };
    let mut own = None;
    match objective {
        Some(function) if function.is_callable() => {
            let gradient = gradient.ok_or_else(|| {
                PyTypeError::new_err("a function of your own needs its gradient: run(f, gradient=df)")
            })?;
            // The start that was asked for says where to look.
            let at = base.with_settings(&list).map_err(in_words)?.start();
            let function = Arc::new(PythonObjective::new(function, gradient, formula, at)?);
            own = Some(Arc::clone(&function));
            base = base.with_objective(function);
        }
        _ => {
            let mut push = |key: &str, value| list.push(Setting { key: key.to_owned(), value });
            if let Some(name) = objective {
                push("objective", value(name)?);
            }
            if let Some(text) = formula {
                push("formula", Value::Name(text));
            }
        }
    }
    if own.is_none() && gradient.is_some() {
        return Err(PyTypeError::new_err("gradient goes with a function of your own as objective"));
    }
    let experiment = base.with_settings(&list).map_err(in_words)?;
    let trajectory = match &own {
        Some(_) => korogaru_lab::run(&experiment),
        None => {
            let ear = Ear::default();
            let trajectory = py.detach(|| run_watched(&experiment, &ear));
            ear.heard(trajectory)?
        }
    };
    if let Some(function) = &own {
        function.check()?;
    }
    Ok(Trajectory::new(trajectory, own, lang))
}

/// The experiment that a file contains.
fn spec(py: Python<'_>, path: &Path, lang: Lang) -> PyResult<Experiment> {
    let file = files::read(py, path, carrier::LONGEST_FILE)?;
    let unreadable = |said: String| PyValueError::new_err(format!("{}: {said}", path.display()));
    let file = file.ok_or_else(|| unreadable(message(lang, carrier::too_long().kind())))?;
    let text = carrier::experiment(&file).map_err(|wrong| unreadable(message(lang, wrong.kind())))?;
    Experiment::from_toml(&text).map_err(|wrong| unreadable(korogaru_text::error(lang, wrong.kind())))
}

/// Keyword arguments, owned: code that runs while their values are read may change the dict, and could even
/// find a copy of it.
pub(super) fn settings<'py>(
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<(String, Bound<'py, PyAny>)>> {
    let owned: Vec<_> = given.into_iter().flatten().collect();
    let named = owned.into_iter().map(|(key, value)| match key.extract::<String>()? {
        // As the command's option is called.
        key if key == "lang" => {
            Err(PyTypeError::new_err("the language is chosen by language=\"ja\" or \"en\""))
        }
        key => Ok((key, value)),
    });
    named.collect()
}

/// A Python value as the lab takes it.
pub(super) fn value(object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let other = || Ok(Value::Other(object.repr()?.to_string()));
    if object.is_instance_of::<PyBool>() {
        return other();
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(Value::Name(text.to_str()?.to_owned()));
    }
    if !object.is_instance_of::<PyFloat>()
        && let Ok(index) = object.call_method0("__index__")
    {
        return index.extract().map(Value::Whole).or_else(|_| other());
    }
    if let Ok(number) = object.extract() {
        return Ok(Value::Number(number));
    }
    let numbers =
        object.try_iter().and_then(|items| items.map(|item| item?.extract()).collect::<PyResult<Vec<f64>>>());
    numbers.map(Value::Numbers).or_else(|_| other())
}
