use std::path::PathBuf;
use std::sync::Arc;

use korogaru_text::Lang;
use numpy::PyArray1;
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use super::animation::Animation;
use super::drawing::{Heights, Rows, Run};
use super::explanation::Explanation;
use super::explorer::Explorer;
use super::figure::Figure;
use super::objective::PythonObjective;
use super::theory::Theory;
use super::{files, table};

/// Every update of a run: row i is iteration i, and row 0 is the start.
///
/// Arrays are float64. After n iterations they have n + 1 elements, or n + 1 rows of x and y, and fewer if
/// the run diverged. An array is made when it is asked for.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Trajectory {
    run: Run,
}

impl Trajectory {
    pub(super) fn new(
        trajectory: korogaru_lab::Trajectory,
        own: Option<Arc<PythonObjective>>,
        lang: Option<Lang>,
    ) -> Self {
        Self { run: Run::new(trajectory, own, lang) }
    }

    pub(super) fn run(&self) -> &Run {
        &self.run
    }

    pub(super) fn inner(&self) -> &korogaru_lab::Trajectory {
        self.run.trajectory()
    }

    /// The two parts of each velocity. At the start both are 0, as the velocity is.
    fn parts<'py>(&self, py: Python<'py>, part: impl Fn(&korogaru::rule::Velocity<f64>) -> f64) -> Rows<'py> {
        self.velocity(py)?;
        self.run.rows(py, |i| self.inner().velocity_parts(i).map_or([0.0; 2], |[x, y]| [part(&x), part(&y)]))
    }
}

#[pymethods]
impl Trajectory {
    /// x after each iteration.
    #[getter]
    fn x<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.run.column(py, |i| self.inner().position(i)[0])
    }

    /// y after each iteration.
    #[getter]
    fn y<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.run.column(py, |i| self.inner().position(i)[1])
    }

    /// f at each point.
    #[getter]
    fn loss<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<f64>> {
        self.run.column(py, |i| self.inner().value(i))
    }

    /// ∂f/∂x and ∂f/∂y at each point, which the next update uses.
    #[getter]
    fn gradient<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.run.rows(py, |i| self.inner().gradient(i))
    }

    /// How far each update moved the point. It is 0 at the start.
    #[getter]
    fn displacement<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.run.rows(py, |i| self.inner().displacement(i))
    }

    /// The velocity v after each update, equation (6.3) of the book. It is 0 at the start.
    ///
    /// Raises
    /// ------
    /// AttributeError
    ///     If the method has no velocity.
    #[getter]
    fn velocity<'py>(&self, py: Python<'py>) -> Rows<'py> {
        let method = self.inner().experiment().method();
        if method.velocity(1, 0.0, &vec![0.0; self.inner().slots().len()]).is_none() {
            return Err(PyAttributeError::new_err(format!("{} has no velocity", method.info().label)));
        }
        self.run.rows(py, |i| self.inner().state(i).next().unwrap_or_default())
    }

    /// The carried part α·v of each velocity, with v as it was before the update. It is 0 at the start.
    /// ``carried + fresh`` is ``velocity`` to the last bit.
    #[getter]
    fn carried<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.parts(py, |velocity| velocity.carried)
    }

    /// The fresh part −η·g of each velocity, or g itself if η is outside (``"fresh"``). It is 0 at the start.
    #[getter]
    fn fresh<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.parts(py, |velocity| velocity.fresh)
    }

    /// All state of the method after each update, by name, with one row of x and y for each.
    #[getter]
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let state = PyDict::new(py);
        for (index, slot) in self.inner().slots().iter().enumerate() {
            state.set_item(
                slot,
                self.run.rows(py, |i| self.inner().state(i).nth(index).unwrap_or_default())?,
            )?;
        }
        Ok(state)
    }

    /// The hyperparameters of the method by name.
    #[getter]
    fn hyperparameters<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let values = PyDict::new(py);
        for (hyperparameter, value) in self.inner().experiment().method().hyperparameters() {
            values.set_item(hyperparameter.name, value)?;
        }
        Ok(values)
    }

    /// The name of the function.
    #[getter]
    fn objective(&self) -> &str {
        self.inner().experiment().objective().name()
    }

    /// The name of the method.
    #[getter]
    fn method(&self) -> &'static str {
        self.inner().experiment().method().info().name
    }

    /// The iteration whose numbers were no longer finite, if there was one. The run ended before it.
    #[getter]
    fn diverged_at(&self) -> Option<usize> {
        self.inner().diverged_at()
    }

    /// The experiment, as the text of a file for ``korogaru --spec``. Figures carry it too.
    #[getter]
    fn experiment(&self) -> String {
        self.inner().experiment().to_toml()
    }

    /// The known minima of the function. For a formula, they are the lowest points that were found.
    #[getter]
    fn minima(&self) -> Vec<(f64, f64)> {
        self.inner().experiment().objective().minima().iter().map(|minimum| minimum.point.into()).collect()
    }

    /// Whether the minima were found by a search.
    #[getter]
    fn minima_are_found(&self) -> bool {
        self.inner().experiment().objective().minima_are_found()
    }

    /// The path over contour lines, as a figure that a notebook shows.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     The language of the run or of the locale by default.
    /// theme : {"light", "dark"}
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there is no such language or theme, or no point to draw.
    #[pyo3(signature = (language=None, theme="light"))]
    fn figure(&self, py: Python<'_>, language: Option<&str>, theme: &str) -> PyResult<Figure> {
        self.run.figure(py, language, theme)
    }

    /// An animation of the run, which a notebook plays. It shows the path so far, the arrows of the carried
    /// and the fresh part, and the equations of each update with its numbers.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     A file to write, .gif or .svg. A browser plays an .svg by itself.
    /// fps : float, optional
    ///     Frames per second, from 0.1 to 50. The default is 5, and more for a run of more than 100 updates.
    /// pause : float, optional
    ///     How many seconds longer the last frame is shown, up to 600. The default is 3.
    /// language : {"ja", "en"}, optional
    ///     The language of the run or of the locale by default.
    /// theme : {"light", "dark"}
    ///
    /// Returns
    /// -------
    /// Animation
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there is no such language or theme, the pace is out of range, there is no update to draw, or
    ///     the extension is another one.
    /// OSError
    ///     If the file cannot be written.
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
        let animation = self.run.animation(py, fps, pause, language, theme)?;
        if let Some(path) = path {
            animation.write(py, &path)?;
        }
        Ok(animation)
    }

    /// An explanation of each update of the run: what was carried on, what was fresh, and whether they add or
    /// cancel.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     The language of its words and figures. The default is that of the run or of the locale.
    ///
    /// Returns
    /// -------
    /// Explanation
    #[pyo3(signature = (language=None))]
    fn explain(slf: Bound<'_, Self>, language: Option<&str>) -> PyResult<Explanation> {
        let lang = slf.get().run.language(language)?;
        Ok(Explanation::new(slf.unbind(), lang))
    }

    /// The explorer with this run, which a notebook shows in the cell: move the ball, and change η and α.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     The language of the run or of the browser by default.
    /// theme : {"light", "dark"}, optional
    ///     That of the browser by default.
    /// height : int
    ///     The height in pixels.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the function is Python's own, or there are more than 10,000 iterations.
    /// RuntimeError
    ///     If the package was built without the page.
    #[pyo3(signature = (language=None, theme=None, height=720))]
    fn explore(&self, language: Option<&str>, theme: Option<&str>, height: u32) -> PyResult<Explorer> {
        Explorer::new(self, self.run.language(language)?, theme, height)
    }

    /// What theory says about the run: the modes at a minimum, the best learning rate and momentum, and where
    /// every point should be.
    ///
    /// Parameters
    /// ----------
    /// at : pair of float, optional
    ///     The point whose second derivatives are used; by default the known minimum nearest to the start.
    /// tolerance : float
    ///     The share of the first distance, between 0 and 1. Updates are counted until the distance is within
    ///     it.
    ///
    /// Returns
    /// -------
    /// Theory
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the method is not SGD, Momentum or Nesterov, the function has no known minimum and no point is
    ///     given, or the second derivatives at the point are of no use.
    ///
    /// Examples
    /// --------
    /// >>> import korogaru
    /// >>> theory = korogaru.run().theory()
    /// >>> theory.eigenvalues, theory.regimes
    /// (array([0.1, 2. ]), ['underdamped', 'underdamped'])
    #[pyo3(signature = (at=None, tolerance=1e-6))]
    fn theory(slf: &Bound<'_, Self>, at: Option<&Bound<'_, PyAny>>, tolerance: f64) -> PyResult<Theory> {
        let run = &slf.get().run;
        Ok(Theory::new(run.theory(at, tolerance)?, slf.clone().unbind(), run.language(None)?))
    }

    /// Draws contour lines and path onto a matplotlib axis, as the article does.
    ///
    /// Parameters
    /// ----------
    /// ax : matplotlib.axes.Axes, optional
    ///     The current axes by default.
    /// **kwargs
    ///     Arguments of ``ax.plot`` for the line of the path.
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

    /// The function's values on a grid over the view, for contour lines of your own.
    ///
    /// Parameters
    /// ----------
    /// columns, rows : int
    ///     The numbers of points along x and y, each at least 2.
    ///
    /// Returns
    /// -------
    /// x, y, z : numpy.ndarray
    ///     Arrays of the shapes (columns,), (rows,) and (rows, columns).
    ///
    /// Raises
    /// ------
    /// MemoryError
    ///     If there is no memory for this many points.
    #[pyo3(signature = (columns=400, rows=400))]
    fn heights<'py>(&self, py: Python<'py>, columns: usize, rows: usize) -> PyResult<Heights<'py>> {
        self.run.heights(py, columns, rows)
    }

    /// The limits of the view, as ``plt.xlim`` and ``plt.ylim`` take them.
    #[getter]
    fn limits(&self) -> ((f64, f64), (f64, f64)) {
        let view = self.inner().experiment().view();
        ((view.x.low(), view.x.high()), (view.y.low(), view.y.high()))
    }

    /// All columns as CSV. Every number is in its shortest form that is read back as the same number.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     The file to write. Without it, the text is returned.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     If the file cannot be written. A file that was there before is unchanged.
    #[pyo3(signature = (path=None))]
    fn to_csv(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<Option<String>> {
        let mut text = String::new();
        self.inner().write_csv(&mut text).expect("a String takes all text");
        match path {
            None => Ok(Some(text)),
            Some(path) => files::write(py, &path, text.as_bytes()).map(|()| None),
        }
    }

    /// The same columns by Arrow's C stream interface, for Polars, pandas and other libraries.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface allows to return this schema if another is requested.
        let _ = requested_schema;
        table::stream(py, self.inner())
    }

    fn __len__(&self) -> usize {
        self.inner().len()
    }

    fn __repr__(&self) -> String {
        format!("Trajectory({})", self.run.described())
    }
}
