//! Experiments side by side.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use korogaru_figure::{Scene, Style, overlay_animation, overlay_figure, sheet_animation, sheet_figure, svg};
use korogaru_lab::{Experiment, Setting, Tune, Tuned, Value, run_watched};
use korogaru_text::{Block, Document, Lang, Problem, comparison, tuning_search};
use numpy::PyArray1;
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::animation::Animation;
use super::experiment::{self, value};
use super::figure::Figure;
use super::many::{Ear, Names, count_of, metric, named};
use super::speech::{language, no_point, of_locale, refused, theme, undrawable};
use super::trajectory::Trajectory;

/// Run experiments that differ only in method, hyperparameters or iterations, to see them side by side.
///
/// Parameters
/// ----------
/// methods : str or sequence of str, optional
///     See :func:`methods`. The default is all methods, or ``"momentum"`` if one of the settings is a list.
/// objective, formula, start
///     As for :func:`sweep`.
/// tune : bool
///     Whether each method has the best hyperparameters that :func:`tune` finds. No hyperparameter can be
///     given then. A method for which nothing is found is left out.
/// metric, budget, threads
///     Arguments of that search, as for :func:`tune`.
/// language : {"en", "ja"}, optional
///     The language of tables and figures, and of error messages, which are English by default.
/// **settings
///     As for :func:`run`. ``iterations`` and hyperparameters can be lists. Every combination is run, and the
///     last key changes fastest.
///
/// Returns
/// -------
/// Comparison
///
/// Raises
/// ------
/// ValueError
///     If a name is unknown, a value is out of range or twice in its list, or there are more than 30 runs.
///
/// Examples
/// --------
/// >>> import korogaru
/// >>> compared = korogaru.compare(lr=[0.1, 0.95], momentum=[0.0, 0.5, 0.9])
/// >>> compared.loss.argmin(), compared.hyperparameters[4]
/// (np.int64(4), {'lr': 0.95, 'momentum': 0.5})
#[pyfunction]
#[pyo3(signature = (methods=None, objective=None, start=None, *, formula=None, tune=false, metric="loss", budget=Tune::BUDGET, threads=None, language=None, **settings),
       text_signature = "(methods=None, objective='book', start=None, *, formula=None, tune=False, metric='loss', budget=20000, threads=None, language=None, **settings)")]
#[expect(clippy::too_many_arguments, reason = "Python's keyword arguments")]
pub(crate) fn compare(
    py: Python<'_>,
    methods: Option<Names>,
    objective: Option<&str>,
    start: Option<&Bound<'_, PyAny>>,
    formula: Option<&str>,
    tune: bool,
    metric: &str,
    budget: usize,
    threads: Option<usize>,
    language: Option<&str>,
    settings: Option<&Bound<'_, PyDict>>,
) -> PyResult<Comparison> {
    let lang = self::language(language)?;
    let words = lang.unwrap_or(Lang::En);
    let in_words = |error: korogaru_lab::Error| refused(words, &error);
    let metric = self::metric(metric, lang)?;
    let mut list = named(objective, formula, start)?;
    if let Some(methods) = methods {
        list.push(Setting::text("method", methods.all().join(",")));
    }
    for (key, given) in experiment::settings(settings)? {
        if tune && korogaru_lab::hyperparameters().iter().any(|known| known.name == key) {
            return Err(PyValueError::new_err(words.say(&Problem::TunedGiven { key })));
        }
        let value = match key.as_str() {
            "iterations" => counts(&given)?,
            _ => value(&given)?,
        };
        list.push(Setting { key, value });
    }
    let compared = korogaru_lab::Comparison::of_settings(&Experiment::default(), &list).map_err(in_words)?;
    let (compared, search) = if tune {
        if !compared.is_of_methods() {
            return Err(PyValueError::new_err(words.say(&Problem::TunedList)));
        }
        let methods: Vec<_> = compared.experiments().iter().map(|one| one.method().clone()).collect();
        let search = Tune::new(&compared.experiments()[0], &methods, metric, budget).map_err(in_words)?;
        let first = &compared.experiments()[0];
        if !first.objective().value(first.start()).is_finite() {
            return Err(no_point(words, &korogaru_lab::run(first)));
        }
        let ear = Ear::default();
        let found = py.detach(|| search.run(count_of(threads), &ear));
        let found = ear.heard(found)?;
        let best = korogaru_lab::Comparison::of_tuned(&search, &found).map_err(in_words)?;
        (best, Some((search, found)))
    } else {
        (compared, None)
    };
    let ear = Ear::default();
    let runs = py.detach(|| compared.experiments().iter().map(|one| run_watched(one, &ear)).collect());
    let runs: Vec<_> = ear.heard(runs)?;
    if let Some(nothing) = runs.iter().find(|run| run.is_empty()) {
        return Err(no_point(words, nothing));
    }
    Ok(Comparison { compared, runs, search, lang })
}

/// A number of updates, or a list of them.
fn counts(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    if given.is_instance_of::<PyString>() || given.try_iter().is_err() {
        return value(given);
    }
    let counts: Vec<String> =
        given.try_iter()?.map(|count| Ok(value(&count?)?.to_string())).collect::<PyResult<_>>()?;
    Ok(Value::Text(counts.join(",")))
}

/// Experiments side by side: row i of every array is run i.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Comparison {
    compared: korogaru_lab::Comparison,
    runs: Vec<korogaru_lab::Trajectory>,
    /// The search for the best hyperparameters of each method, and its results.
    search: Option<(Tune, Vec<Tuned>)>,
    lang: Option<Lang>,
}

type Floats<'py> = Bound<'py, PyArray1<f64>>;

impl Comparison {
    fn speaks(&self, code: Option<&str>) -> PyResult<Lang> {
        Ok(language(code)?.or(self.lang).unwrap_or_else(of_locale))
    }

    fn document(&self, lang: Lang) -> Document {
        let mut document = comparison(lang, &self.compared, &self.runs);
        if let Some((search, found)) = &self.search {
            document.blocks.push(Block::Text(tuning_search(lang, search, found)));
        }
        document
    }

    fn scene(&self, overlay: bool, style: Style) -> Result<Scene, korogaru_figure::Error> {
        if overlay {
            return overlay_figure(&self.compared, &self.runs, style);
        }
        Ok(sheet_figure(&self.compared, &self.runs, style))
    }

    fn ends<'py>(&self, py: Python<'py>, of: impl Fn(&korogaru_lab::Trajectory) -> f64) -> Floats<'py> {
        PyArray1::from_iter(py, self.runs.iter().map(of))
    }
}

/// The last iteration of a run. Every run has at least the start.
fn last(run: &korogaru_lab::Trajectory) -> usize {
    run.len().saturating_sub(1)
}

#[pymethods]
impl Comparison {
    /// The name of each run's method.
    #[getter]
    fn methods(&self) -> Vec<&'static str> {
        self.compared.experiments().iter().map(|experiment| experiment.method().info().name).collect()
    }

    /// Each run's hyperparameters by name.
    #[getter]
    fn hyperparameters<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let of = |experiment: &Experiment| {
            let all = PyDict::new(py);
            for (hyperparameter, value) in experiment.method().hyperparameters() {
                all.set_item(hyperparameter.name, value)?;
            }
            Ok(all)
        };
        self.compared.experiments().iter().map(of).collect()
    }

    /// How many updates each run made. A run that diverged made fewer than were asked for.
    #[getter]
    fn iterations<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<i64>> {
        PyArray1::from_iter(py, self.runs.iter().map(|run| i64::try_from(last(run)).unwrap_or(i64::MAX)))
    }

    /// x at the end of each run.
    #[getter]
    fn x<'py>(&self, py: Python<'py>) -> Floats<'py> {
        self.ends(py, |run| run.position(last(run))[0])
    }

    /// y at the end of each run.
    #[getter]
    fn y<'py>(&self, py: Python<'py>) -> Floats<'py> {
        self.ends(py, |run| run.position(last(run))[1])
    }

    /// f at the end of each run.
    #[getter]
    fn loss<'py>(&self, py: Python<'py>) -> Floats<'py> {
        self.ends(py, |run| run.value(last(run)))
    }

    /// The distance from each end to the nearest known minimum. It is NaN if none is known.
    #[getter]
    fn distance<'py>(&self, py: Python<'py>) -> Floats<'py> {
        self.ends(py, |run| run.nearest_minimum().map_or(f64::NAN, |(_, distance)| distance))
    }

    /// How many points of each path are outside the view.
    #[getter]
    fn outside<'py>(&self, py: Python<'py>) -> Bound<'py, PyArray1<i64>> {
        let view = self.compared.view();
        let outside = |run: &korogaru_lab::Trajectory| i64::try_from(run.outside(view)).unwrap_or(i64::MAX);
        PyArray1::from_iter(py, self.runs.iter().map(outside))
    }

    /// The table of the ends as text. After a search it says how each method was tuned.
    ///
    /// Parameters
    /// ----------
    /// language : {"ja", "en"}, optional
    ///     The language of the comparison or of the locale by default.
    #[pyo3(signature = (language=None))]
    fn report(&self, language: Option<&str>) -> PyResult<String> {
        Ok(self.document(self.speaks(language)?).plain())
    }

    /// A figure with one panel for each run, or with all paths in one panel and their losses below it.
    ///
    /// Parameters
    /// ----------
    /// overlay : bool
    ///     Whether all paths are in one panel. The runs must be of different methods.
    /// language : {"ja", "en"}, optional
    ///     The language of the comparison or of the locale by default.
    /// theme : {"light", "dark"}
    ///
    /// Returns
    /// -------
    /// Figure
    ///     The same bytes as ``korogaru compare -o`` writes.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If an overlay has a method twice.
    #[pyo3(signature = (*, overlay=false, language=None, theme="light"))]
    fn figure(&self, py: Python<'_>, overlay: bool, language: Option<&str>, theme: &str) -> PyResult<Figure> {
        let lang = self.speaks(language)?;
        let style = Style { lang, theme: self::theme(theme)? };
        let scene = py.detach(|| self.scene(overlay, style)).map_err(|why| undrawable(lang, &why))?;
        Ok(Figure::new(scene, style))
    }

    /// The figure, which is also written to a file if a path is given.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     The file. Its extension says which kind: .svg or .png.
    /// overlay, language, theme
    ///     As for :meth:`figure`.
    ///
    /// Returns
    /// -------
    /// Figure
    #[pyo3(signature = (path=None, *, overlay=false, language=None, theme="light"))]
    fn plot(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
        overlay: bool,
        language: Option<&str>,
        theme: &str,
    ) -> PyResult<Figure> {
        let figure = self.figure(py, overlay, language, theme)?;
        if let Some(path) = path {
            figure.write(py, &path)?;
        }
        Ok(figure)
    }

    /// The figure as an animation, in which all balls roll at once.
    ///
    /// Parameters
    /// ----------
    /// path : path-like, optional
    ///     A file to write. Its extension says which kind: .gif or .svg.
    /// overlay, language, theme
    ///     As for :meth:`figure`.
    /// fps : float, optional
    ///     Frames per second. The default is 5, and more for long runs.
    /// pause : float, optional
    ///     How many seconds longer the last frame is shown. The default is 3.
    ///
    /// Returns
    /// -------
    /// Animation
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If no run has an update, an overlay has a method twice, the pace is out of range, or the extension
    ///     is another one.
    /// OSError
    ///     If the file cannot be written.
    ///
    /// Examples
    /// --------
    /// >>> import korogaru
    /// >>> korogaru.compare(["sgd", "momentum"], iterations=3).animate()
    /// Animation(SGD, Momentum, 4 frames)
    #[pyo3(signature = (path=None, *, overlay=false, fps=None, pause=None, language=None, theme="light"))]
    #[expect(clippy::too_many_arguments, reason = "Python's keyword arguments")]
    fn animate(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
        overlay: bool,
        fps: Option<f64>,
        pause: Option<f64>,
        language: Option<&str>,
        theme: &str,
    ) -> PyResult<Animation> {
        let lang = self.speaks(language)?;
        let style = Style { lang, theme: self::theme(theme)? };
        let drawn = if overlay { overlay_animation } else { sheet_animation };
        let animation = py.detach(|| drawn(&self.compared, &self.runs, style));
        let animation = animation.and_then(|animation| animation.at(fps, pause));
        let animation = Animation::new(animation.map_err(|why| undrawable(lang, &why))?, style);
        if let Some(path) = path {
            animation.write(py, &path)?;
        }
        Ok(animation)
    }

    /// The figure above the table, as notebooks show it. The figure is a picture of its own, so that several
    /// of them on a page do not get in each other's way.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        let lang = self.lang.unwrap_or_else(of_locale);
        let style = Style { lang, theme: korogaru_figure::Theme::Light };
        let (said, picture) = py.detach(|| {
            let scene = sheet_figure(&self.compared, &self.runs, style);
            let said = scene.description.replace('&', "&amp;").replace('"', "&quot;");
            (said, STANDARD.encode(svg(&scene)))
        });
        let table = self.document(lang).html();
        format!("<img src=\"data:image/svg+xml;base64,{picture}\" alt=\"{said}\">\n{table}")
    }

    /// One of the runs, with all its numbers.
    fn __getitem__(&self, index: isize) -> PyResult<Trajectory> {
        let from_the_end = if index < 0 { self.runs.len() } else { 0 };
        let run = from_the_end.checked_add_signed(index).and_then(|index| self.runs.get(index));
        let run = run.ok_or_else(|| PyIndexError::new_err("there is no run of that number"))?;
        Ok(Trajectory::new(run.clone(), None, self.lang))
    }

    fn __len__(&self) -> usize {
        self.runs.len()
    }

    fn __repr__(&self) -> String {
        let mut labels: Vec<&str> =
            self.compared.experiments().iter().map(|one| one.method().info().label).collect();
        labels.dedup();
        let random = korogaru_text::noise(Lang::En, &self.compared.experiments()[0]);
        let words: Vec<String> = labels.into_iter().map(str::to_owned).chain(random).collect();
        format!("Comparison({}, {} runs)", words.join(", "), self.runs.len())
    }
}
