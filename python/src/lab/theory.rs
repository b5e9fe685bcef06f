use korogaru_figure::{Style, theory_figure};
use korogaru_lab::theory::{Family, Mode, Optimum};
use korogaru_text::{Lang, named};
use numpy::{Complex64, PyArray1, PyArray2, PyArrayMethods as _};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::figure::Figure;
use super::speech::{language, no_point, of_locale, theme};
use super::trajectory::Trajectory;

/// What theory says about a run: what each direction does, the best learning rate and momentum, and where
/// every point will be. It prints as a report.
///
/// The two modes are in the order of their eigenvalues, the smaller one first.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Theory {
    inner: korogaru_lab::Theory,
    trajectory: Py<Trajectory>,
    lang: Option<Lang>,
}

type Pair<'py> = Bound<'py, PyArray1<f64>>;

impl Theory {
    pub(super) fn new(inner: korogaru_lab::Theory, trajectory: Py<Trajectory>, lang: Option<Lang>) -> Self {
        Self { inner, trajectory, lang }
    }

    fn of_modes<'py>(&self, py: Python<'py>, of: impl Fn(Mode) -> f64) -> Pair<'py> {
        PyArray1::from_vec(py, self.inner.modes().map(of).to_vec())
    }

    fn own_best(&self) -> Option<Optimum> {
        self.inner.best(self.inner.family())
    }

    fn language(&self, code: Option<&str>) -> PyResult<Lang> {
        Ok(language(code)?.or(self.lang).unwrap_or_else(of_locale))
    }

    fn document(&self, lang: Lang) -> korogaru_text::Document {
        korogaru_text::theory(lang, &self.inner, self.trajectory.get().inner())
    }
}

#[pymethods]
impl Theory {
    /// The point at which the derivatives were taken.
    #[getter]
    fn at(&self) -> (f64, f64) {
        self.inner.at().into()
    }

    /// The minimum or saddle of the quadratic with these derivatives. It is ``at`` itself if that is one.
    #[getter]
    fn centre(&self) -> (f64, f64) {
        self.inner.centre().into()
    }

    /// Whether the function is known to be a quadratic. Otherwise all of this holds only near ``at``.
    #[getter]
    fn exact(&self) -> bool {
        self.inner.is_exact()
    }

    /// The second derivatives, two rows of two.
    #[getter]
    fn hessian<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let [xx, xy, yy] = self.inner.hessian();
        PyArray1::from_vec(py, vec![xx, xy, xy, yy]).reshape([2, 2])
    }

    /// The eigenvalues λ of the Hessian.
    #[getter]
    fn eigenvalues<'py>(&self, py: Python<'py>) -> Pair<'py> {
        self.of_modes(py, |mode| mode.eigenvalue)
    }

    /// The eigenvectors, one in each row.
    #[getter]
    fn directions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let flat = self.inner.modes().map(|mode| mode.direction).concat();
        PyArray1::from_vec(py, flat).reshape([2, 2])
    }

    /// κ, the larger eigenvalue divided by the smaller one. None unless both are positive.
    #[getter]
    fn condition_number(&self) -> Option<f64> {
        self.inner.condition_number()
    }

    /// What each mode does: ``"overdamped"``, ``"critical"``, ``"underdamped"``, ``"oscillating-sign"``,
    /// ``"neutral"`` or ``"divergent"``.
    #[getter]
    fn regimes(&self) -> Vec<&'static str> {
        self.inner.modes().map(|mode| mode.regime.name()).to_vec()
    }

    /// The roots of each mode's characteristic equation, one row for each mode, with the larger one in size
    /// first.
    #[getter]
    fn roots<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<Complex64>>> {
        let roots = self.inner.modes().map(|mode| mode.roots).concat();
        let roots: Vec<Complex64> = roots.iter().map(|root| Complex64::new(root.re, root.im)).collect();
        PyArray1::from_vec(py, roots).reshape([2, 2])
    }

    /// The factor by which each update multiplies a mode's coordinate in the long run.
    #[getter]
    fn rates<'py>(&self, py: Python<'py>) -> Pair<'py> {
        self.of_modes(py, |mode| mode.rate)
    }

    /// The factor for the distance, which is the larger of the two.
    #[getter]
    fn rate(&self) -> f64 {
        self.inner.rate()
    }

    /// The rate of SGD with the same learning rate.
    #[getter]
    fn sgd_rate(&self) -> f64 {
        self.inner.sgd_rate()
    }

    /// The number of updates of one period of a mode that oscillates, and NaN for another mode.
    #[getter]
    fn periods<'py>(&self, py: Python<'py>) -> Pair<'py> {
        self.of_modes(py, |mode| mode.period.unwrap_or(f64::NAN))
    }

    /// The momentum at which each mode is critically damped. NaN if there is none.
    #[getter]
    fn critical_momentum<'py>(&self, py: Python<'py>) -> Pair<'py> {
        self.of_modes(py, |mode| mode.critical_momentum.unwrap_or(f64::NAN))
    }

    /// The learning rate below which the distance shrinks. None if there is none, as at a saddle.
    #[getter]
    fn stable_lr(&self) -> Option<f64> {
        self.inner.stable_below()
    }

    /// The fastest learning rate of the run's method. None unless both eigenvalues are positive.
    #[getter]
    fn best_lr(&self) -> Option<f64> {
        self.own_best().map(|best| best.lr)
    }

    /// The fastest momentum of the run's method, which is 0 for SGD. None unless both eigenvalues are
    /// positive.
    #[getter]
    fn best_momentum(&self) -> Option<f64> {
        self.own_best().map(|best| best.momentum)
    }

    /// The rate with ``best_lr`` and ``best_momentum``.
    #[getter]
    fn best_rate(&self) -> Option<f64> {
        self.own_best().map(|best| best.rate)
    }

    /// The best ``lr`` and ``momentum`` of each method with their ``rate``, by the method's name. Empty
    /// unless both eigenvalues are positive.
    #[getter]
    fn best<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for family in Family::ALL {
            if let Some(best) = self.inner.best(family) {
                let values = PyDict::new(py);
                values.set_item("lr", best.lr)?;
                values.set_item("momentum", best.momentum)?;
                values.set_item("rate", best.rate)?;
                all.set_item(family.name(), values)?;
            }
        }
        Ok(all)
    }

    /// The share of the first distance that ``steps`` counts to.
    #[getter]
    fn tolerance(&self) -> f64 {
        self.inner.tolerance()
    }

    /// The number of updates until the distance stays within the tolerance's share of the first. None if it
    /// does not shrink.
    #[getter]
    fn steps(&self) -> Option<u64> {
        self.inner.updates()
    }

    /// The update from which on the run has stayed within that distance. None if it ended outside.
    #[getter]
    fn steps_taken(&self) -> Option<usize> {
        self.inner.updates_taken(self.trajectory.get().inner())
    }

    /// The run's points by the solution of the recurrence, one row of x and y for each.
    #[getter]
    fn predicted<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let len = self.trajectory.get().inner().len();
        let flat: Vec<f64> = py.detach(|| (0..len).flat_map(|i| self.inner.predicted(i)).collect());
        PyArray1::from_vec(py, flat).reshape([len, 2])
    }

    /// The largest distance between a point of the run and its prediction. None if the run has no point.
    #[getter]
    fn residual(&self, py: Python<'_>) -> Option<f64> {
        let trajectory = self.trajectory.get().inner();
        py.detach(|| self.inner.residual(trajectory)).map(|residual| residual.distance)
    }

    /// The report in words, as ``str()`` gives it.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     The language of the run or of the locale by default.
    #[pyo3(signature = (language=None))]
    fn report(&self, language: Option<&str>) -> PyResult<String> {
        Ok(self.document(self.language(language)?).plain())
    }

    /// The run and the solution of its recurrence, with one panel for each mode.
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
        let style = Style { lang: self.language(language)?, theme: self::theme(theme)? };
        let trajectory = self.trajectory.get().inner();
        if trajectory.is_empty() {
            return Err(no_point(style.lang, trajectory));
        }
        Ok(Figure::new(py.detach(|| theory_figure(&self.inner, trajectory, style)), style))
    }

    fn __str__(&self) -> PyResult<String> {
        self.report(None)
    }

    fn _repr_markdown_(&self) -> PyResult<String> {
        Ok(self.document(self.language(None)?).markdown())
    }

    fn __repr__(&self) -> String {
        let [first, second] = self.inner.modes().map(|mode| mode.regime.name());
        format!(
            "Theory({}, {first} and {second}, rate {:?})",
            named(Lang::En, self.inner.experiment()),
            self.inner.rate()
        )
    }
}
