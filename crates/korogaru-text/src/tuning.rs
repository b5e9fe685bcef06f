//! What a search for the best hyperparameters says.

use korogaru_lab::{Scale, Tune, Tuned};

use crate::comparing::common_noise;
use crate::number::{point, shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang, metric_meaning, metric_name};

phrases! {
    /// The sentences and columns of a report of tuning.
    pub enum Tuning {
        /// The first line.
        Heading {
            /// f(x, y).
            formula: String,
            /// The first point.
            start: String,
            /// The number of updates.
            iterations: usize,
        } = "tuning-heading",
        /// Column: the method.
        ColumnMethod = "tuning-column-method",
        /// Column: the best hyperparameters.
        ColumnBest = "tuning-column-best",
        /// Column: the number of runs.
        ColumnRuns = "tuning-column-runs",
        /// A method of which no run can be called best.
        NoBest = "tuning-no-best",
        /// That a best value is an end of its scale.
        AtEnd {
            /// The method.
            method: String,
            /// The hyperparameters.
            names: String,
        } = "tuning-at-end",
        /// The budget and the rounds.
        Search {
            /// The most runs for each method.
            budget: usize,
            /// How many rounds.
            rounds: usize,
        } = "tuning-search",
        /// The grids.
        Grid = "tuning-grid",
        /// The scales.
        Scales {
            /// The least η.
            low: String,
            /// The greatest η.
            high: String,
            /// The greatest decay.
            decay: String,
        } = "tuning-scales",
        /// What is best.
        Choice = "tuning-choice",
    }
}

/// The best hyperparameters of each method in a table, with the search in full.
///
/// ```
/// use korogaru_lab::{Experiment, Metric, Tune};
/// use korogaru_text::{Lang, tuning};
///
/// let methods = [korogaru::Method::named("sgd")?];
/// let tune = Tune::new(&Experiment::default(), &methods, Metric::Loss, 500)?;
/// let report = tuning(Lang::En, &tune, &tune.run(1, &()).unwrap()).plain();
/// assert!(report.contains("SGD") && report.contains("up to 500 runs"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn tuning(lang: Lang, tune: &Tune, found: &[Tuned]) -> Document {
    let say = |phrase: &Tuning| lang.say(phrase);
    let experiment = tune.experiment();
    let heading = say(&Tuning::Heading {
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), 4),
        iterations: experiment.iterations(),
    });
    let mut rows = vec![vec![
        say(&Tuning::ColumnMethod),
        say(&Tuning::ColumnBest),
        metric_name(lang, tune.metric()),
        say(&Tuning::ColumnRuns),
    ]];
    rows.extend(found.iter().map(|tuned| {
        let best = if tuned.value.is_nan() { say(&Tuning::NoBest) } else { hyperparameters(tuned) };
        let label = tuned.method.info().label.to_owned();
        vec![label, best, significant(tuned.value, 4), tuned.runs.to_string()]
    }));
    let align = vec![Align::Left, Align::Left, Align::Right, Align::Right];
    let random = common_noise(lang, experiment).map(|said| Block::Text(vec![said]));
    let search = [Block::Table { align, rows }, Block::Text(tuning_search(lang, tune, found))];
    Document { blocks: [Block::Heading(heading)].into_iter().chain(random).chain(search).collect() }
}

/// How the best hyperparameters were found, in sentences: what lies at an end of a range, the budget, the grids.
#[must_use]
pub fn tuning_search(lang: Lang, tune: &Tune, found: &[Tuned]) -> Vec<String> {
    let say = |phrase: &Tuning| lang.say(phrase);
    let ends = found.iter().filter(|tuned| !tuned.at_ends.is_empty()).map(|tuned| {
        let (method, names) = (tuned.method.info().label.to_owned(), tuned.at_ends.join(", "));
        say(&Tuning::AtEnd { method, names })
    });
    let [low, high] = Scale::Ratios.ends();
    let [_, decay] = Scale::FromOne.ends();
    let search = [
        say(&Tuning::Search { budget: tune.budget(), rounds: Tune::ROUNDS }),
        say(&Tuning::Grid),
        say(&Tuning::Scales { low: shortest(low), high: shortest(high), decay: shortest(decay) }),
        say(&Tuning::Choice),
        metric_meaning(lang, tune.metric()),
    ];
    ends.chain(search).collect()
}

fn hyperparameters(tuned: &Tuned) -> String {
    let all: Vec<String> = tuned
        .method
        .hyperparameters()
        .map(|(h, value)| format!("{} = {}", h.symbol, significant(value, 4)))
        .collect();
    all.join(", ")
}
