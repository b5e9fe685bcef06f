//! A run with what is needed to draw it and to talk about it.

use std::sync::{Arc, OnceLock};

use korogaru_figure::{Backdrop, Style};
use korogaru_lab::{Interval, Setting, Theory};
use korogaru_text::{Lang, named};
use numpy::{PyArray1, PyArray2, PyArrayMethods as _};
use pyo3::exceptions::{PyMemoryError, PyValueError};
use pyo3::prelude::*;

use super::animation::Animation;
use super::experiment::value;
use super::figure::Figure;
use super::objective::PythonObjective;
use super::speech::{language, no_point, of_locale, refused, theme, undrawable};

pub(super) struct Run {
    trajectory: korogaru_lab::Trajectory,
    /// The function, if it is Python's.
    own: Option<Arc<PythonObjective>>,
    lang: Option<Lang>,
    /// The contour lines, once a figure has needed them.
    backdrop: OnceLock<Backdrop>,
}

/// x, y and z.
pub(super) type Heights<'py> =
    (Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<f64>>, Bound<'py, PyArray2<f64>>);

/// A row of x and y for each iteration.
pub(super) type Rows<'py> = PyResult<Bound<'py, PyArray2<f64>>>;

impl Run {
    pub(super) fn new(
        trajectory: korogaru_lab::Trajectory,
        own: Option<Arc<PythonObjective>>,
        lang: Option<Lang>,
    ) -> Self {
        Self { trajectory, own, lang, backdrop: OnceLock::new() }
    }

    pub(super) fn trajectory(&self) -> &korogaru_lab::Trajectory {
        &self.trajectory
    }

    /// One number for each iteration.
    pub(super) fn column<'py>(
        &self,
        py: Python<'py>,
        of: impl Fn(usize) -> f64,
    ) -> Bound<'py, PyArray1<f64>> {
        PyArray1::from_iter(py, (0..self.trajectory.len()).map(of))
    }

    pub(super) fn rows<'py>(&self, py: Python<'py>, of: impl Fn(usize) -> [f64; 2]) -> Rows<'py> {
        let flat: Vec<f64> = (0..self.trajectory.len()).flat_map(of).collect();
        PyArray1::from_vec(py, flat).reshape([self.trajectory.len(), 2])
    }

    /// Whether the function is Python's.
    pub(super) fn is_own(&self) -> bool {
        self.own.is_some()
    }

    /// The run in one line, for those who write code.
    pub(super) fn described(&self) -> String {
        let experiment = self.trajectory.experiment();
        let formula = experiment.objective().formula();
        let made = self.trajectory.len().saturating_sub(1);
        let iterations = match self.trajectory.diverged_at() {
            None => format!("{made} iterations"),
            Some(at) => format!("{made} of {} iterations, diverged at {at}", experiment.iterations()),
        };
        format!("{} on {formula}, {iterations}", named(Lang::En, experiment))
    }

    /// The language that was asked for, or else that of the run.
    pub(super) fn language(&self, code: Option<&str>) -> PyResult<Option<Lang>> {
        Ok(language(code)?.or(self.lang))
    }

    /// Contour lines are found outside the lock, since a function of Python's may wait for other threads.
    pub(super) fn backdrop(&self, py: Python<'_>) -> PyResult<&Backdrop> {
        if let Some(there) = self.backdrop.get() {
            return Ok(there);
        }
        let experiment = self.trajectory.experiment();
        let new = match &self.own {
            None => py.detach(|| Backdrop::new(experiment)),
            Some(_) => Backdrop::new(experiment),
        };
        self.check()?;
        Ok(self.backdrop.get_or_init(|| new))
    }

    /// Raises what the function raised, if it is Python's.
    fn check(&self) -> PyResult<()> {
        self.own.as_ref().map_or(Ok(()), |function| function.check())
    }

    /// How to draw the run, if it has a point.
    fn style(&self, language: Option<&str>, theme: &str) -> PyResult<Style> {
        let lang = self.language(language)?.unwrap_or_else(of_locale);
        let style = Style { lang, theme: self::theme(theme)? };
        if self.trajectory.is_empty() {
            return Err(no_point(lang, &self.trajectory));
        }
        Ok(style)
    }

    pub(super) fn figure(&self, py: Python<'_>, language: Option<&str>, theme: &str) -> PyResult<Figure> {
        let style = self.style(language, theme)?;
        let backdrop = self.backdrop(py)?;
        let scene = py.detach(|| backdrop.trajectory_figure(&self.trajectory, style));
        Ok(Figure::new(scene, style))
    }

    pub(super) fn animation(
        &self,
        py: Python<'_>,
        fps: Option<f64>,
        pause: Option<f64>,
        language: Option<&str>,
        theme: &str,
    ) -> PyResult<Animation> {
        let style = self.style(language, theme)?;
        let backdrop = self.backdrop(py)?;
        let explanation = korogaru_lab::Explanation::new(&self.trajectory);
        let animation = py.detach(|| backdrop.animation(&explanation, style));
        let animation = animation.and_then(|animation| animation.at(fps, pause));
        Ok(Animation::new(animation.map_err(|why| undrawable(style.lang, &why))?, style))
    }

    pub(super) fn theory(&self, at: Option<&Bound<'_, PyAny>>, tolerance: f64) -> PyResult<Theory> {
        let in_words = |error: korogaru_lab::Error| refused(self.lang.unwrap_or(Lang::En), &error);
        let point = |given| Ok::<_, PyErr>(Setting { key: "at".to_owned(), value: value(given)? });
        let at =
            at.map(point).transpose()?.map(|setting| setting.to_point()).transpose().map_err(in_words)?;
        let theory = Theory::new(self.trajectory.experiment(), at);
        self.check()?;
        theory.and_then(|theory| theory.with_tolerance(tolerance)).map_err(in_words)
    }

    /// f on a grid over what figures show.
    pub(super) fn heights<'py>(
        &self,
        py: Python<'py>,
        columns: usize,
        rows: usize,
    ) -> PyResult<Heights<'py>> {
        if columns < 2 || rows < 2 {
            return Err(PyValueError::new_err("columns and rows must be at least 2"));
        }
        let experiment = self.trajectory.experiment();
        let view = experiment.view();
        let points = |along: Interval, count: usize| -> Vec<f64> {
            (0..count).map(|i| along.low() + along.width() * (i as f64 / (count - 1) as f64)).collect()
        };
        let mut heights = Vec::new();
        let count = columns.checked_mul(rows).filter(|&count| heights.try_reserve_exact(count).is_ok());
        let Some(count) = count else {
            let message = format!("there is no memory for {columns} × {rows} points");
            return Err(PyMemoryError::new_err(message));
        };
        let (xs, ys) = (points(view.x, columns), points(view.y, rows));
        heights.resize(count, 0.0);
        for (line, &y) in heights.chunks_mut(columns).zip(&ys) {
            experiment.objective().values(&xs, y, line);
        }
        self.check()?;
        let heights = PyArray1::from_vec(py, heights).reshape([rows, columns])?;
        Ok((PyArray1::from_vec(py, xs), PyArray1::from_vec(py, ys), heights))
    }
}
