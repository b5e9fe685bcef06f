//! Sentences about sweeps and their maps.

use korogaru::Method;
use korogaru::rule::Range;
use korogaru_lab::{Axis, Map, Metric};

use crate::noise::{assigned, with_noise};
use crate::number::{hyperparameter, place, shortest, significant, within};
use crate::phrase::phrases;
use crate::{Label, Lang, Problem, Report};

phrases! {
    /// Phrases in and beside the map of a sweep.
    pub enum SweepPhrase {
        Steps = "sweep-steps",
        Rate = "sweep-rate",
        LossMeaning = "sweep-loss-meaning",
        StepsMeaning { tolerance: String } = "sweep-steps-meaning",
        RateMeaning = "sweep-rate-meaning",
        Best { at: String, metric: String, value: String } = "sweep-best",
        BestOfSeeds { at: String, metric: String, value: String, seeds: usize } = "sweep-best-of-seeds",
        NoBest = "sweep-no-best",
        Diverges = "sweep-diverges",
        Falls = "sweep-falls",
        Falling { count: usize } = "sweep-falling",
        FallingAnd { falling: String, rest: String } = "sweep-falling-and",
        NotReached = "sweep-not-reached",
        StableEnd = "sweep-stable-end",
        Critical = "sweep-critical",
        Optimum = "sweep-optimum",
        TheoryNear { minimum: String } = "sweep-theory-near",
        BestCell = "sweep-best-cell",
        Caption { cells: usize, start: String, iterations: usize, diverging: usize } = "sweep-caption",
        OfSeeds { seed: String, seeds: usize } = "sweep-of-seeds",
        DivergesByTheory = "sweep-diverges-by-theory",
        DivergesTried { updates: usize } = "sweep-diverges-tried",
        Description {
            method: String, formula: String, first: String, second: String, best: String,
        } = "sweep-description",
        TimeLeft = "sweep-time-left",
    }
}

/// The name of a metric.
#[must_use]
pub fn metric_name(lang: Lang, metric: Metric) -> String {
    match metric {
        Metric::Loss => lang.say(&Label::Loss),
        Metric::Steps => lang.say(&SweepPhrase::Steps),
        Metric::Rate => lang.say(&SweepPhrase::Rate),
    }
}

/// How a metric is found.
#[must_use]
pub fn metric_meaning(lang: Lang, metric: Metric) -> String {
    lang.say(&match metric {
        Metric::Loss => SweepPhrase::LossMeaning,
        Metric::Steps => SweepPhrase::StepsMeaning { tolerance: shortest(Metric::TOLERANCE) },
        Metric::Rate => SweepPhrase::RateMeaning,
    })
}

/// Says which cell of a map is best and how good it is. The place has enough digits to differ from the cells
/// beside it.
///
/// ```
/// use korogaru_lab::{Axis, Experiment, Metric, Sweep};
/// use korogaru_text::{Lang, best_cell};
///
/// let axes = [Axis::new("lr", 0.5, 1.5, 3)?, Axis::new("momentum", 0.0, 0.5, 2)?];
/// let map = Sweep::new(&Experiment::default(), axes, Metric::Loss)?.run(1, &()).unwrap();
/// assert_eq!(best_cell(Lang::En, &map), "best: η = 1, α = 0.5, loss 1.489e−8");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn best_cell(lang: Lang, map: &Map) -> String {
    let Some(cell) = map.best() else { return lang.say(&SweepPhrase::NoBest) };
    let (axes, values) = (map.sweep().axes(), map.at(cell));
    let along = |(i, h)| assigned([(h, values[i])].into_iter(), move |value| on_axis(value, &axes[i]));
    let at: Vec<String> = map.sweep().hyperparameters().into_iter().enumerate().flat_map(along).collect();
    let metric = metric_name(lang, map.sweep().metric());
    let value = significant(map.best_value().unwrap_or(f64::NAN), 4);
    let at = at.join(", ");
    lang.say(&match map.sweep().seeds() {
        1 => SweepPhrase::Best { at, metric, value },
        seeds => SweepPhrase::BestOfSeeds { at, metric, value, seeds },
    })
}

/// A value of an axis, with enough digits to differ from the value beside it.
fn on_axis(value: f64, axis: &Axis) -> String {
    let apart = axis.values().into_iter().map(|other| (other - value).abs()).filter(|apart| *apart > 0.0);
    let (whole, fine) =
        (hyperparameter(value, 4), within(value, 50.0 * apart.fold(f64::INFINITY, f64::min), 4));
    if fine.len() > whole.len() { fine } else { whole }
}

/// Says when a run of a map counts as divergent.
#[must_use]
pub fn divergence_meaning(lang: Lang, map: &Map) -> String {
    lang.say(&match map.sweep().followed() {
        None => SweepPhrase::DivergesByTheory,
        Some(updates) => SweepPhrase::DivergesTried { updates },
    })
}

/// Says which runs a map's cells show and which its best cell was chosen by. `None` where these are the same,
/// as they are without noise.
#[must_use]
pub fn seeds_meaning(lang: Lang, map: &Map) -> Option<String> {
    let (seed, seeds) = (map.sweep().experiment().noise().seed().to_string(), map.sweep().seeds());
    (seeds > 1).then(|| lang.say(&SweepPhrase::OfSeeds { seed, seeds }))
}

/// Says why a method cannot be swept over this many axes, with an example of what would be right. The example
/// is written as options, or as Python's arguments.
///
/// ```
/// use korogaru::Method;
/// use korogaru_text::{Lang, not_two_axes};
///
/// let problem = not_two_axes(&Method::named("adam")?, 1, false);
/// assert!(Lang::En.say(&problem).contains("--lr .01:1:100 --beta1 0:.99:100"));
/// let problem = not_two_axes(&Method::named("sgd")?, 1, true);
/// assert!(Lang::En.say(&problem).contains("compare(\"sgd\", lr=[0.1, 0.2, 0.5])"));
/// # Ok::<(), korogaru::Error>(())
/// ```
#[must_use]
pub fn not_two_axes(method: &Method, count: usize, python: bool) -> Problem {
    let info = method.info();
    let written = |name: &str, range: Range| match (python, range) {
        (false, Range::NonNegative) => format!("--{name} .01:1:100"),
        (false, Range::ZeroToBelowOne) => format!("--{name} 0:.99:100"),
        (false, _) => format!("--{name} 1e-8:1e-2:100"),
        (true, Range::NonNegative) => format!("{name}=(0.01, 1, 100)"),
        (true, Range::ZeroToBelowOne) => format!("{name}=(0, 0.99, 100)"),
        (true, _) => format!("{name}=(1e-8, 1e-2, 100)"),
    };
    match info.hyperparameters {
        [only] => {
            let (method, name) = (info.name, only.name);
            let example = match python {
                false => format!("korogaru compare --method {method} --{name} .1,.2,.5"),
                true => format!("compare(\"{method}\", {name}=[0.1, 0.2, 0.5])"),
            };
            Problem::OneHyperparameter { method: info.label.to_owned(), name: name.to_owned(), example }
        }
        all => {
            let two: Vec<String> = all.iter().take(2).map(|h| written(h.name, h.range)).collect();
            match python {
                false => Problem::TwoAxes { count, example: two.join(" ") },
                true => Problem::TwoTuples { count, example: two.join(", ") },
            }
        }
    }
}

/// Describes a map in one line, for a terminal.
#[must_use]
pub fn map_line(lang: Lang, map: &Map) -> String {
    let (cells, diverging) = (map.cells(), map.diverging());
    let best = match map.falling() {
        0 => best_cell(lang, map),
        count => {
            let (falling, rest) = (lang.say(&SweepPhrase::Falling { count }), best_cell(lang, map));
            lang.say(&SweepPhrase::FallingAnd { falling, rest })
        }
    };
    let swept =
        with_noise(lang, lang.say(&Report::Swept { cells, diverging, best }), map.sweep().experiment());
    match seeds_meaning(lang, map) {
        None => swept,
        Some(of_seeds) => lang.say(&Label::WithNoise { said: swept, noise: of_seeds }),
    }
}

/// Says what runs in every cell of a map, and how many of these runs diverge.
#[must_use]
pub fn map_caption(lang: Lang, map: &Map) -> String {
    let experiment = map.sweep().experiment();
    let caption = lang.say(&SweepPhrase::Caption {
        cells: map.cells(),
        start: place(experiment.start(), experiment.view(), 4),
        iterations: experiment.iterations(),
        diverging: map.diverging(),
    });
    with_noise(lang, caption, experiment)
}
