use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use korogaru_figure::{Backdrop, Style};
use korogaru_lab::{Interval, Setting};
use korogaru_text::{Lang, named};
use numpy::{PyArray1, PyArray2, PyArrayMethods as _};
use pyo3::exceptions::{PyAttributeError, PyMemoryError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use super::animation::Animation;
use super::experiment::value;
use super::explanation::Explanation;
use super::figure::Figure;
use super::objective::PythonObjective;
use super::speech::{language, no_point, of_locale, refused, theme, undrawable};
use super::theory::Theory;
use super::{files, table};

/// Every step of a run: row i is iteration i, and row 0 the start.
///
/// Arrays are float64, of n + 1 elements after n iterations, or n + 1 rows of x and y; fewer where the run diverged. Each
/// is made when it is asked for.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Trajectory {
    inner: korogaru_lab::Trajectory,
    /// The function, where it is Python's.
    own: Option<Arc<PythonObjective>>,
    lang: Option<Lang>,
    /// The contour lines, once a figure has needed them.
    backdrop: OnceLock<Backdrop>,
}

type Rows<'py> = PyResult<Bound<'py, PyArray2<f64>>>;

impl Trajectory {
    pub(super) fn new(
        inner: korogaru_lab::Trajectory,
        own: Option<Arc<PythonObjective>>,
        lang: Option<Lang>,
    ) -> Self {
        Self { inner, own, lang, backdrop: OnceLock::new() }
    }

    /// Contour lines are found outside the lock, since a function of Python's may wait for other threads.
    pub(super) fn backdrop(&self, py: Python<'_>) -> PyResult<&Backdrop> {
        if let Some(there) = self.backdrop.get() {
            return Ok(there);
        }
        let new = match &self.own {
            None => py.detach(|| Backdrop::new(self.inner.experiment())),
            Some(function) => {
                let new = Backdrop::new(self.inner.experiment());
                function.check()?;
                new
            }
        };
        Ok(self.backdrop.get_or_init(|| new))
    }

    pub(super) fn inner(&self) -> &korogaru_lab::Trajectory {
        &self.inner
    }

    /// The language to speak: the one asked for, or else that of the run.
    pub(super) fn language(&self, code: Option<&str>) -> PyResult<Option<Lang>> {
        Ok(language(code)?.or(self.lang))
    }

    fn column<'py>(&self, py: Python<'py>, of: impl Fn(usize) -> f64) -> Bound<'py, PyArray1<f64>> {
        PyArray1::from_iter(py, (0..self.inner.len()).map(of))
    }

    fn rows<'py>(&self, py: Python<'py>, of: impl Fn(usize) -> [f64; 2]) -> Rows<'py> {
        let flat: Vec<f64> = (0..self.inner.len()).flat_map(of).collect();
        PyArray1::from_vec(py, flat).reshape([self.inner.len(), 2])
    }

    /// The two parts of each velocity. There is none at the start, where both are 0 as the velocity is.
    fn parts<'py>(&self, py: Python<'py>, part: impl Fn(&korogaru::rule::Velocity<f64>) -> f64) -> Rows<'py> {
        self.velocity(py)?;
        self.rows(py, |i| self.inner.velocity_parts(i).map_or([0.0; 2], |[x, y]| [part(&x), part(&y)]))
    }
}

#[pymethods]
impl Trajectory {
    /// x after each iteration.
    #[getter]
    fn x<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.column(py, |i| self.inner.position(i)[0])
    }

    /// y after each iteration.
    #[getter]
    fn y<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.column(py, |i| self.inner.position(i)[1])
    }

    /// f at each point.
    #[getter]
    fn loss<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.column(py, |i| self.inner.value(i))
    }

    /// ∂f/∂x and ∂f/∂y at each point: what the next iteration uses.
    #[getter]
    fn gradient<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, |i| self.inner.gradient(i))
    }

    /// How far each iteration moved the point; 0 at the start.
    #[getter]
    fn displacement<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, |i| self.inner.displacement(i))
    }

    /// The velocity v after each iteration, equation (6.3) of the book; 0 at the start.
    ///
    /// Raises
    /// ------
    /// AttributeError
    ///     For a method without a velocity.
    #[getter]
    fn velocity<'py>(&self, py: Python<'py>) -> Rows<'py> {
        let method = self.inner.experiment().method();
        let zeros = vec![0.0; self.inner.slots().len()];
        if method.velocity(1, 0.0, &zeros).is_none() {
            let message = format!("{} has no velocity", method.info().label);
            return Err(PyAttributeError::new_err(message));
        }
        self.rows(py, |i| self.inner.state(i).next().unwrap_or_default())
    }

    /// The carried part α·v of each velocity, with v as it was before; 0 at the start. ``carried + fresh`` is
    /// ``velocity`` to the last bit.
    #[getter]
    fn carried<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.parts(py, |velocity| velocity.carried)
    }

    /// The fresh part −η·g of each velocity, g itself in the convention ``"fresh"``; 0 at the start.
    #[getter]
    fn fresh<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.parts(py, |velocity| velocity.fresh)
    }

    /// All state of the method after each iteration, by name, a row of x and y each.
    #[getter]
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let state = PyDict::new(py);
        for (index, slot) in self.inner.slots().iter().enumerate() {
            state.set_item(slot, self.rows(py, |i| self.inner.state(i).nth(index).unwrap_or_default())?)?;
        }
        Ok(state)
    }

    /// The hyperparameters of the method by name.
    #[getter]
    fn hyperparameters<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let values = PyDict::new(py);
        for (hyperparameter, value) in self.inner.experiment().method().hyperparameters() {
            values.set_item(hyperparameter.name, value)?;
        }
        Ok(values)
    }

    /// The name of the function.
    #[getter]
    fn objective(&self) -> &str {
        self.inner.experiment().objective().name()
    }

    /// The name of the method.
    #[getter]
    fn method(&self) -> &'static str {
        self.inner.experiment().method().info().name
    }

    /// The iteration whose numbers were no longer finite, where there was one: the run ended before it.
    #[getter]
    fn diverged_at(&self) -> Option<usize> {
        self.inner.diverged_at()
    }

    /// What was run, as the text that a file for ``korogaru --spec`` has and that figures carry.
    #[getter]
    fn experiment(&self) -> String {
        self.inner.experiment().to_toml()
    }

    /// The points known to be minima of the function, or found to be the lowest where it is a formula.
    #[getter]
    fn minima(&self) -> Vec<(f64, f64)> {
        self.inner.experiment().objective().minima().iter().map(|minimum| minimum.point.into()).collect()
    }

    /// Whether these were found by looking for them.
    #[getter]
    fn minima_are_found(&self) -> bool {
        self.inner.experiment().objective().minima_are_found()
    }

    /// The path over contour lines, as a figure that shows itself in a notebook.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     By default that of the run, or of the locale.
    /// theme : {"light", "dark"}
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     Where there is no such language or theme, or no point to draw.
    #[pyo3(signature = (language=None, theme="light"))]
    fn figure(&self, py: Python<'_>, language: Option<&str>, theme: &str) -> PyResult<Figure> {
        let lang = self.language(language)?.unwrap_or_else(of_locale);
        let style = Style { lang, theme: self::theme(theme)? };
        if self.inner.is_empty() {
            return Err(no_point(lang, &self.inner));
        }
        let backdrop = self.backdrop(py)?;
        let scene = py.detach(|| backdrop.trajectory_figure(&self.inner, style));
        Ok(Figure::new(scene, style))
    }

    /// The run as it goes, as an animation that plays in a notebook: the path so far, the arrows of what is carried on
    /// and what is fresh, and the update's equations with the numbers of the step.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     Where to write it as well: .gif, or .svg, which a browser plays by itself.
    /// fps : float, optional
    ///     Frames a second, from 0.1 to 50; by default 5, and more for a run of more than 100 steps.
    /// pause : float, optional
    ///     For how many seconds longer the last frame is shown, up to 600; 3 by default.
    /// language : {"ja", "en"}, optional
    ///     By default that of the run, or of the locale.
    /// theme : {"light", "dark"}
    ///
    /// Returns
    /// -------
    /// Animation
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     Where there is no such language, theme or pace, no step to draw, or for another extension.
    /// OSError
    ///     Where the file cannot be written.
    ///
    /// Examples
    /// --------
    /// >>> import korogaru
    /// >>> korogaru.run(iterations=3).animate(fps=2)
    /// Animation(Momentum, 4 frames)
    #[pyo3(signature = (path=None, *, fps=None, pause=None, language=None, theme="light"))]
    fn animate(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
        fps: Option<f64>,
        pause: Option<f64>,
        language: Option<&str>,
        theme: &str,
    ) -> PyResult<Animation> {
        let lang = self.language(language)?.unwrap_or_else(of_locale);
        let style = Style { lang, theme: self::theme(theme)? };
        if self.inner.is_empty() {
            return Err(no_point(lang, &self.inner));
        }
        let backdrop = self.backdrop(py)?;
        let explanation = korogaru_lab::Explanation::new(&self.inner);
        let animation = py.detach(|| backdrop.animation(&explanation, style));
        let animation =
            animation.and_then(|animation| animation.at(fps, pause)).map_err(|why| undrawable(lang, &why))?;
        let animation = Animation::new(animation, style);
        if let Some(path) = path {
            animation.write(py, &path)?;
        }
        Ok(animation)
    }

    /// Why the run moved as it did, step by step: what was carried on, what was fresh, and whether they add or cancel.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     Of its words and figures; by default that of the run, or of the locale.
    ///
    /// Returns
    /// -------
    /// Explanation
    #[pyo3(signature = (language=None))]
    fn explain(slf: Bound<'_, Self>, language: Option<&str>) -> PyResult<Explanation> {
        let lang = slf.get().language(language)?;
        Ok(Explanation::new(slf.unbind(), lang))
    }

    /// What theory says of the run: the modes at a minimum, the best learning rate and momentum, and where every
    /// point should be.
    ///
    /// Parameters
    /// ----------
    /// at : pair of float, optional
    ///     The point whose second derivatives count; by default the known minimum nearest to the start.
    /// tolerance : float
    ///     The share of the first distance to which updates are counted, between 0 and 1.
    ///
    /// Returns
    /// -------
    /// Theory
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     For a method other than SGD, Momentum and Nesterov, a function without a known minimum where no point is
    ///     given, and a point whose second derivatives are of no use.
    ///
    /// Examples
    /// --------
    /// >>> import korogaru
    /// >>> theory = korogaru.run().theory()
    /// >>> theory.eigenvalues, theory.regimes
    /// (array([0.1, 2. ]), ['underdamped', 'underdamped'])
    #[pyo3(signature = (at=None, tolerance=1e-6))]
    fn theory(slf: &Bound<'_, Self>, at: Option<&Bound<'_, PyAny>>, tolerance: f64) -> PyResult<Theory> {
        let this = slf.get();
        let in_words = |error: korogaru_lab::Error| refused(this.lang.unwrap_or(Lang::En), &error);
        let point = |given| Ok::<_, PyErr>(Setting { key: "at".to_owned(), value: value(given)? });
        let at =
            at.map(point).transpose()?.map(|setting| setting.to_point()).transpose().map_err(in_words)?;
        let theory = korogaru_lab::Theory::new(this.inner.experiment(), at);
        if let Some(function) = &this.own {
            function.check()?;
        }
        let theory = theory.and_then(|theory| theory.with_tolerance(tolerance)).map_err(in_words)?;
        Ok(Theory::new(theory, slf.clone().unbind(), this.lang))
    }

    /// Draws contour lines and path onto a matplotlib axis, as the article does.
    ///
    /// Parameters
    /// ----------
    /// ax : matplotlib.axes.Axes, optional
    ///     The current one by default.
    /// **kwargs
    ///     For the line of the path, as ``ax.plot`` takes them.
    ///
    /// Returns
    /// -------
    /// matplotlib.axes.Axes
    #[pyo3(signature = (ax=None, **kwargs))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<&Bound<'py, PyAny>>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let plot = PyModule::import(slf.py(), "korogaru._plot")?.getattr("plot")?;
        plot.call((slf, ax), kwargs)
    }

    /// Heights over what figures show, for contour lines of one's own.
    ///
    /// Parameters
    /// ----------
    /// columns, rows : int
    ///     How many points along x and y, at least 2 each.
    ///
    /// Returns
    /// -------
    /// x, y, z : numpy.ndarray
    ///     Of the shapes (columns,), (rows,) and (rows, columns).
    ///
    /// Raises
    /// ------
    /// MemoryError
    ///     Where there is none for so many points.
    #[pyo3(signature = (columns=400, rows=400))]
    #[expect(clippy::type_complexity, reason = "three arrays")]
    fn heights<'py>(
        &self,
        py: Python<'py>,
        columns: usize,
        rows: usize,
    ) -> PyResult<(Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<f64>>, Bound<'py, PyArray2<f64>>)> {
        if columns < 2 || rows < 2 {
            return Err(PyValueError::new_err("columns and rows must be at least 2"));
        }
        let view = self.inner.experiment().view();
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
            self.inner.experiment().objective().values(&xs, y, line);
        }
        if let Some(function) = &self.own {
            function.check()?;
        }
        let heights = PyArray1::from_vec(py, heights).reshape([rows, columns])?;
        Ok((PyArray1::from_vec(py, xs), PyArray1::from_vec(py, ys), heights))
    }

    /// The limits of what figures show, as ``plt.xlim`` and ``plt.ylim`` take them.
    #[getter]
    fn limits(&self) -> ((f64, f64), (f64, f64)) {
        let view = self.inner.experiment().view();
        ((view.x.low(), view.x.high()), (view.y.low(), view.y.high()))
    }

    /// All columns as CSV, every number in its shortest form that reads back as the same.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     The file to write. Without it, the text is returned.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     Where the file cannot be written; what was there before is there still.
    #[pyo3(signature = (path=None))]
    fn to_csv(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<Option<String>> {
        let mut text = String::new();
        self.inner.write_csv(&mut text).expect("a String takes all text");
        match path {
            None => Ok(Some(text)),
            Some(path) => files::write(py, &path, text.as_bytes()).map(|()| None),
        }
    }

    /// The same columns by Arrow's C stream interface, for Polars, pandas and their like.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface allows to give the own schema where another is asked for.
        let _ = requested_schema;
        table::stream(py, &self.inner)
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __repr__(&self) -> String {
        let experiment = self.inner.experiment();
        let formula = experiment.objective().formula();
        let iterations = match self.inner.diverged_at() {
            None => format!("{} iterations", self.inner.len().saturating_sub(1)),
            Some(at) => {
                let made = self.inner.len().saturating_sub(1);
                format!("{made} of {} iterations, diverged at {at}", experiment.iterations())
            }
        };
        format!("Trajectory({} on {formula}, {iterations})", named(Lang::En, experiment))
    }
}
