use std::path::PathBuf;

use korogaru_figure::{ExplanationView, Style, explanation_figure};
use korogaru_lab::{Acting, Forces, Relation, Update};
use korogaru_text::{Lang, explanation as words, named};
use numpy::{PyArray1, PyArray2, PyArrayMethods as _};
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;

use super::figure::Figure;
use super::files;
use super::speech::{of_locale, refused, theme, undrawable};
use super::trajectory::Trajectory;

/// Why a run moved as it did. Row i is update i + 1, from iteration i to i + 1.
///
/// It prints as a short table of all updates, or of those at both ends of a long run, and the summary of the
/// run. A notebook shows the same.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> explanation = korogaru.run(lr=0.95, momentum=0.5).explain("en")
/// >>> explanation.carried[1].round(4), explanation.fresh[1].round(4)
/// (array([ 0.3325, -1.9   ]), array([0.6018, 3.42  ]))
/// >>> explanation.relations[1]
/// ('adds', 'cancels', 'cancels')
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Explanation {
    trajectory: Py<Trajectory>,
    lang: Option<Lang>,
}

type Rows<'py> = PyResult<Bound<'py, PyArray2<f64>>>;
type Column<'py> = PyResult<Bound<'py, PyArray1<f64>>>;

impl Explanation {
    pub(super) fn new(trajectory: Py<Trajectory>, lang: Option<Lang>) -> Self {
        Self { trajectory, lang }
    }

    fn inner(&self) -> korogaru_lab::Explanation<'_> {
        korogaru_lab::Explanation::new(self.trajectory.get().inner())
    }

    fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(of_locale)
    }

    fn spoken(&self, language: Option<&str>) -> PyResult<Lang> {
        Ok(super::speech::language(language)?.unwrap_or_else(|| self.lang()))
    }

    fn label(&self) -> &'static str {
        self.inner().trajectory().experiment().method().info().label
    }

    /// One row for each update. `what` names what a method without it lacks.
    fn rows<'py>(&self, py: Python<'py>, what: &str, of: impl Fn(&Update) -> Option<[f64; 2]>) -> Rows<'py> {
        let flat: Option<Vec<[f64; 2]>> = self.inner().updates().map(|step| of(&step)).collect();
        let flat =
            flat.filter(|rows| !rows.is_empty() || self.has(what)).ok_or_else(|| self.without(what))?;
        let rows = flat.len();
        PyArray1::from_vec(py, flat.into_iter().flatten().collect()).reshape([rows, 2])
    }

    /// One number for each update, or NaN if there is none, for a method with carried and fresh parts.
    fn column<'py>(&self, py: Python<'py>, of: impl Fn(&Forces) -> Option<f64>) -> Column<'py> {
        if !self.inner().mechanism().has_forces() {
            return Err(self.without("carried and fresh parts"));
        }
        let number = |step: Update| step.forces().and_then(&of).unwrap_or(f64::NAN);
        Ok(PyArray1::from_iter(py, self.inner().updates().map(number)))
    }

    /// Whether the method of a run without updates would have the rows.
    fn has(&self, what: &str) -> bool {
        let forces = self.inner().mechanism().has_forces();
        forces != (what == STEP_SIZES)
    }

    fn without(&self, what: &str) -> PyErr {
        PyAttributeError::new_err(format!("{} has no {what}", self.label()))
    }
}

const PARTS: &str = "carried and fresh parts";
const STEP_SIZES: &str = "step sizes";

#[pymethods]
impl Explanation {
    /// The carried part α·v of each update as it moves the ball, along x and y. It is 0 for SGD.
    ///
    /// Raises
    /// ------
    /// AttributeError
    ///     If the method does not have these parts.
    #[getter]
    fn carried<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, PARTS, |step| Some(step.forces()?.carried))
    }

    /// The fresh part −η·g of each update as it moves the ball, in either convention.
    #[getter]
    fn fresh<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, PARTS, |step| Some(step.forces()?.fresh))
    }

    /// The sum of both parts, which moves the ball.
    #[getter]
    fn sum<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, PARTS, |step| Some(step.forces()?.sum))
    }

    /// The relation of the parts along x, along y and as vectors: "adds", "cancels", "across" (a right
    /// angle), "carried-only", "fresh-only" or "nothing".
    #[getter]
    fn relations(&self) -> PyResult<Vec<(&'static str, &'static str, &'static str)>> {
        let relations = |step: Update| {
            let forces = step.forces()?;
            let vectors = forces.relation_of_vectors();
            Some((forces.relation(0).name(), forces.relation(1).name(), vectors.name()))
        };
        let all: Option<Vec<_>> = self.inner().updates().map(relations).collect();
        all.filter(|_| self.inner().mechanism().has_forces()).ok_or_else(|| self.without(PARTS))
    }

    /// The angle between the two parts in degrees. It is NaN if one of them is 0.
    #[getter]
    fn angle<'py>(&self, py: Python<'py>) -> Column<'py> {
        self.column(py, |forces| Some(forces.angle()?.degrees))
    }

    /// The cosine of the angle.
    #[getter]
    fn cosine<'py>(&self, py: Python<'py>) -> Column<'py> {
        self.column(py, |forces| Some(forces.angle()?.cosine))
    }

    /// The share of the lengths of the two vectors that is lost because they cancel, from 0 to 1. It is NaN
    /// if both are 0.
    #[getter]
    fn share<'py>(&self, py: Python<'py>) -> Column<'py> {
        self.column(py, Forces::cancelled_of_vectors)
    }

    /// The share that is lost along x and along y.
    #[getter]
    fn share_along<'py>(&self, py: Python<'py>) -> Rows<'py> {
        let share = |forces: &Forces, axis| forces.cancelled(axis).unwrap_or(f64::NAN);
        self.rows(py, PARTS, |step| step.forces().map(|forces| [share(forces, 0), share(forces, 1)]))
    }

    /// The number of updates after the first in which the parts cancel: along x, along y, and as vectors,
    /// whose angle is then obtuse.
    #[getter]
    fn cancels(&self) -> PyResult<(usize, usize, usize)> {
        let summary = self.inner().summary().ok_or_else(|| self.without(PARTS))?;
        let [x, y] = summary.axes.map(|tally| tally.of(Relation::Cancels));
        Ok((x, y, summary.vectors.of(Relation::Cancels)))
    }

    /// The effective step size of each update along x and y, such as η/(√h + ε).
    ///
    /// Raises
    /// ------
    /// AttributeError
    ///     If the step size of the method is η, or the method has a velocity.
    #[getter]
    fn step_size<'py>(&self, py: Python<'py>) -> Rows<'py> {
        self.rows(py, STEP_SIZES, |step| match step.acting {
            Acting::StepSizes(sizes) => Some(sizes.map(|size| size.size)),
            _ => None,
        })
    }

    /// The position of the ball before each update. For Nesterov's method the points of the run are α·v ahead
    /// of it.
    #[getter]
    fn ball<'py>(&self, py: Python<'py>) -> Rows<'py> {
        let flat: Vec<f64> = self.inner().updates().flat_map(|step| step.ball()[0]).collect();
        PyArray1::from_vec(py, flat).reshape([self.inner().len(), 2])
    }

    /// The velocity after an update as a sum over the gradients so far, the newest first.
    ///
    /// Parameters
    /// ----------
    /// step : int
    ///     The number of the update, from 1 on.
    ///
    /// Returns
    /// -------
    /// weights, parts : numpy.ndarray
    ///     αʲ, and −η·αʲ·g along x and y, for the ages j from 0 on. The sum of the parts is the velocity,
    ///     except for rounding.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there is no such update.
    /// AttributeError
    ///     If the method has no velocity of this kind.
    #[expect(clippy::type_complexity, reason = "two arrays")]
    fn unrolled<'py>(
        &self,
        py: Python<'py>,
        step: i64,
    ) -> PyResult<(Bound<'py, PyArray1<f64>>, Bound<'py, PyArray2<f64>>)> {
        let step = self.one(step, self.lang())?;
        let terms = self.inner().unrolled(step.number).ok_or_else(|| self.without(PARTS))?;
        let (weights, parts): (Vec<f64>, Vec<[f64; 2]>) = terms.map(|term| (term.weight, term.part)).unzip();
        let rows = parts.len();
        let parts = PyArray1::from_vec(py, parts.into_iter().flatten().collect()).reshape([rows, 2])?;
        Ok((PyArray1::from_vec(py, weights), parts))
    }

    /// The explanation in words, of the whole run or of one update. That of an update has its numbers put
    /// into the equations, (6.3) and (6.4) for Momentum.
    ///
    /// Parameters
    /// ----------
    /// step : int, optional
    ///     The number of the update, from 1 on.
    /// language : {"ja", "en"}, optional
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If there is no such update. The message says which there are.
    #[pyo3(signature = (step=None, language=None))]
    fn text(&self, step: Option<i64>, language: Option<&str>) -> PyResult<String> {
        let (lang, inner) = (self.spoken(language)?, self.inner());
        Ok(match step {
            Some(number) => words::step_report(lang, &inner, &self.one(number, lang)?),
            None => words::report(lang, &inner),
        }
        .plain())
    }

    /// The explanation as a figure that a notebook shows.
    ///
    /// Parameters
    /// ----------
    /// view : {"arrows", "ribbon", "curves"}, optional
    ///     ``"arrows"`` shows the arrows of one update. ``"ribbon"`` shows whether the parts add or cancel,
    ///     over all updates. ``"curves"`` shows x, y, velocity and loss over all updates. The default is the
    ///     arrows if an update is given, and otherwise the ribbon.
    /// step : int, optional
    ///     The number of the update for the arrows, from 1 on.
    /// language : {"ja", "en"}, optional
    /// theme : {"light", "dark"}
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the arguments do not fit together, or there is nothing to draw.
    #[pyo3(signature = (view=None, step=None, language=None, theme="light"))]
    fn figure(
        &self,
        py: Python<'_>,
        view: Option<&str>,
        step: Option<i64>,
        language: Option<&str>,
        theme: &str,
    ) -> PyResult<Figure> {
        let lang = self.spoken(language)?;
        let style = Style { lang, theme: self::theme(theme)? };
        let wrong = |why| undrawable(lang, &why);
        let view = view.map(|name| view_named(lang, name)).transpose().map_err(wrong)?;
        let (inner, trajectory) = (self.inner(), self.trajectory.get());
        let step = step.map(|number| self.one(number, lang)).transpose()?;
        // Only the arrows are drawn over contour lines, which a run keeps once it has them.
        let backdrop = match ExplanationView::of(view, step.is_some()).map_err(wrong)? {
            ExplanationView::Arrows => Some(trajectory.run().backdrop(py)?),
            _ => None,
        };
        let scene = py.detach(|| explanation_figure(&inner, step.as_ref(), view, backdrop, style));
        Ok(Figure::new(scene.map_err(wrong)?, style))
    }

    /// All columns as CSV. Every number is in its shortest form that is read back as the same number, and a
    /// number that does not exist is empty.
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
        let (inner, mut text) = (self.inner(), String::new());
        inner.write_csv(inner.updates(), &mut text).expect("a String takes all text");
        match path {
            None => Ok(Some(text)),
            Some(path) => files::write(py, &path, text.as_bytes()).map(|()| None),
        }
    }

    /// The number of updates.
    fn __len__(&self) -> usize {
        self.inner().len()
    }

    fn __str__(&self) -> PyResult<String> {
        self.text(None, None)
    }

    fn __repr__(&self) -> String {
        format!(
            "Explanation({}, {} updates)",
            named(Lang::En, self.inner().trajectory().experiment()),
            self.inner().len()
        )
    }

    fn _repr_markdown_(&self) -> String {
        words::report(self.lang(), &self.inner()).markdown()
    }
}

impl Explanation {
    fn one(&self, number: i64, lang: Lang) -> PyResult<Update> {
        self.inner().update_named(&number.to_string()).map_err(|error| refused(lang, &error))
    }
}

fn view_named(lang: Lang, name: &str) -> Result<ExplanationView, korogaru_figure::Error> {
    ExplanationView::ALL.into_iter().find(|view| view.name() == name).ok_or_else(|| {
        korogaru_figure::ErrorKind::NoView {
            view: name.to_owned(),
            known: lang.alternatives(&ExplanationView::ALL.map(ExplanationView::name)),
        }
        .into()
    })
}
