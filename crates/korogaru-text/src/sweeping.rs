//! What a sweep says.

use korogaru_lab::{Map, Metric};

use crate::noise::with_noise;
use crate::number::{point, shortest, significant, typeset};
use crate::phrase::phrases;
use crate::{Lang, Report};

phrases! {
    /// What stands in and beside the map of a sweep.
    pub enum Sweeping {
        /// [`Metric::Loss`], over the key.
        Loss = "sweeping-loss",
        /// [`Metric::Steps`], over the key.
        Steps = "sweeping-steps",
        /// [`Metric::Rate`], over the key.
        Rate = "sweeping-rate",
        /// [`Metric::Loss`] in a sentence, with how it is found.
        LossMeaning = "sweeping-loss-meaning",
        /// [`Metric::Steps`] in a sentence, with how it is found.
        StepsMeaning {
            /// The share of the first height.
            tolerance: String,
        } = "sweeping-steps-meaning",
        /// [`Metric::Rate`] in a sentence, with how it is found.
        RateMeaning = "sweeping-rate-meaning",
        /// The best cell.
        Best {
            /// The hyperparameters.
            at: String,
            /// The metric's name.
            metric: String,
            /// Its value.
            value: String,
        } = "sweeping-best",
        /// There is no best cell.
        NoBest = "sweeping-no-best",
        /// Key: cells whose f grew.
        Grows = "sweeping-grows",
        /// Key: cells that did not reach the tolerance.
        NotReached = "sweeping-not-reached",
        /// Key: the end of the stable range by theory.
        StableEnd = "sweeping-stable-end",
        /// Key: where a mode is critically damped.
        Critical = "sweeping-critical",
        /// Key: the best η and α by theory.
        Optimum = "sweeping-optimum",
        /// Of which quadratic theory speaks, where f is none.
        TheoryNear {
            /// The minimum.
            minimum: String,
        } = "sweeping-theory-near",
        /// Key: the best cell.
        BestCell = "sweeping-best-cell",
        /// What is run in every cell.
        Caption {
            /// How many cells.
            cells: usize,
            /// The first point.
            start: String,
            /// The number of updates.
            iterations: usize,
            /// In how many cells f grew.
            growing: usize,
        } = "sweeping-caption",
        /// When f is said to grow.
        GrowsMeaning = "sweeping-grows-meaning",
        /// What a map shows, for a reader who cannot see it.
        Description {
            /// The method.
            method: String,
            /// f(x, y).
            formula: String,
            /// The first axis.
            first: String,
            /// The second one.
            second: String,
            /// What is said of the best cell.
            best: String,
        } = "sweeping-description",
        /// How long a sweep may take yet, after which a time stands.
        TimeLeft = "sweeping-time-left",
    }
}

/// The name of a metric.
#[must_use]
pub fn metric_name(lang: Lang, metric: Metric) -> String {
    lang.say(&match metric {
        Metric::Loss => Sweeping::Loss,
        Metric::Steps => Sweeping::Steps,
        Metric::Rate => Sweeping::Rate,
    })
}

/// How a metric is found.
#[must_use]
pub fn metric_meaning(lang: Lang, metric: Metric) -> String {
    lang.say(&match metric {
        Metric::Loss => Sweeping::LossMeaning,
        Metric::Steps => Sweeping::StepsMeaning { tolerance: shortest(Metric::TOLERANCE) },
        Metric::Rate => Sweeping::RateMeaning,
    })
}

/// What is best in a map: where, and how good.
///
/// ```
/// use korogaru_lab::{Axis, Experiment, Metric, Sweep};
/// use korogaru_text::{Lang, best_cell};
///
/// let axes = [Axis::new("lr", 0.5, 1.5, 3)?, Axis::new("momentum", 0.0, 0.5, 2)?];
/// let map = Sweep::new(&Experiment::default(), axes, Metric::Loss)?.run(1, &()).unwrap();
/// assert_eq!(best_cell(Lang::En, &map), "best: η = 1, α = 0.5, loss 1.489e-8");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn best_cell(lang: Lang, map: &Map) -> String {
    let Some(cell) = map.best() else { return lang.say(&Sweeping::NoBest) };
    let hyperparameters = map.sweep().hyperparameters();
    let values = hyperparameters.iter().zip(map.at(cell));
    let at: Vec<String> =
        values.map(|(h, value)| format!("{} = {}", h.symbol, significant(value, 4))).collect();
    let metric = metric_name(lang, map.sweep().metric());
    let value = significant(map.value(cell), 4);
    lang.say(&Sweeping::Best { at: at.join(", "), metric, value })
}

/// A map in a line, for a terminal.
#[must_use]
pub fn map_line(lang: Lang, map: &Map) -> String {
    let (cells, growing) = (map.cells(), map.growing());
    let best = best_cell(lang, map);
    with_noise(lang, lang.say(&Report::Swept { cells, growing, best }), map.sweep().experiment())
}

/// What is run in every cell of a map, and in how many f grows.
#[must_use]
pub fn map_caption(lang: Lang, map: &Map) -> String {
    let experiment = map.sweep().experiment();
    let caption = lang.say(&Sweeping::Caption {
        cells: map.cells(),
        start: typeset(&point(experiment.start(), 4)),
        iterations: experiment.iterations(),
        growing: map.growing(),
    });
    with_noise(lang, caption, experiment)
}
