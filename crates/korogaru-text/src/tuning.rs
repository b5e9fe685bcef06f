//! What a search for the best hyperparameters says.

use korogaru_lab::{Best, Scale, Searched, Tune, Tuned};

use crate::comparing::common_noise;
use crate::number::{hyperparameter, point, shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang, metric_meaning, metric_name};

phrases! {
    /// The sentences and columns of a report of tuning.
    pub enum Tuning {
        Heading { formula: String, start: String, iterations: usize } = "tuning-heading",
        ColumnMethod = "tuning-column-method",
        ColumnBest = "tuning-column-best",
        ColumnWorst { starts: usize } = "tuning-column-worst",
        ColumnRuns = "tuning-column-runs",
        NotFound = "tuning-not-found",
        AtEnd { method: String, names: String } = "tuning-at-end",
        Starts { count: usize, others: String } = "tuning-starts",
        Seeds { seeds: usize } = "tuning-seeds",
        Note { metric: String, starts: usize, budget: usize } = "tuning-note",
        LeftOut { methods: String } = "tuning-left-out",
        Search { budget: usize, rounds: usize } = "tuning-search",
        Grid = "tuning-grid",
        Scales { low: String, high: String, decay: String } = "tuning-scales",
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
        say(&Tuning::ColumnWorst { starts: tune.starts().len() }),
        say(&Tuning::ColumnRuns),
    ]];
    rows.extend(found.iter().map(|tuned| {
        let label = tuned.method.info().label.to_owned();
        let best = tuned.best.as_ref().map_or_else(|| say(&Tuning::NotFound), hyperparameters);
        let value = |of: fn(&Best) -> f64| match tuned.best.as_ref().map(of) {
            // That nothing was found is said once.
            None => "–".to_owned(),
            Some(value) if value.is_finite() => significant(value, 4),
            Some(value) => value.to_string(),
        };
        vec![label, best, value(|best| best.value), value(|best| best.worst), tuned.runs.to_string()]
    }));
    let align = vec![Align::Left, Align::Left, Align::Right, Align::Right, Align::Right];
    let random = common_noise(lang, experiment).map(|said| Block::Text(vec![said]));
    let search = [Block::Table { align, rows }, Block::Text(tuning_search(lang, tune, found))];
    Document { blocks: [Block::Heading(heading)].into_iter().chain(random).chain(search).collect() }
}

/// How the best hyperparameters were found, in sentences: what was not found or lies at an end of what was tried, the starts,
/// the budget, the grids.
#[must_use]
pub fn tuning_search(lang: Lang, tune: &Tune, found: &[Tuned]) -> Vec<String> {
    let say = |phrase: &Tuning| lang.say(phrase);
    let ends = found.iter().filter_map(|tuned| {
        let best = tuned.best.as_ref().filter(|best| !best.at_ends.is_empty())?;
        let (method, names) = (tuned.method.info().label.to_owned(), best.at_ends.join(", "));
        Some(say(&Tuning::AtEnd { method, names }))
    });
    let others: Vec<String> = tune.starts()[1..].iter().map(|start| point(*start, 4)).collect();
    let starts = Tuning::Starts { count: tune.starts().len(), others: others.join(", ") };
    let seeds = (tune.seeds() > 1).then(|| say(&Tuning::Seeds { seeds: tune.seeds() }));
    let [low, high] = Scale::Ratios.ends();
    let [_, decay] = Scale::FromOne.ends();
    let search = [
        say(&Tuning::Search { budget: tune.budget(), rounds: Tune::ROUNDS }),
        say(&Tuning::Grid),
        say(&Tuning::Scales { low: shortest(low), high: shortest(high), decay: shortest(decay) }),
        say(&Tuning::Choice),
        metric_meaning(lang, tune.metric()),
    ];
    let not_found: Vec<&str> =
        found.iter().filter(|tuned| tuned.best.is_none()).map(|tuned| tuned.method.info().label).collect();
    let left_out = left_out(lang, &not_found);
    left_out.into_iter().chain(ends).chain([say(&starts)]).chain(seeds).chain(search).collect()
}

/// How the settings of a comparison were found, for its picture: a line, and another one where methods are left out.
#[must_use]
pub fn tuning_note(lang: Lang, searched: &Searched) -> Vec<String> {
    let Searched { metric, budget, starts, ref not_found, .. } = *searched;
    let note = lang.say(&Tuning::Note { metric: metric_name(lang, metric), starts, budget });
    [note].into_iter().chain(left_out(lang, not_found)).collect()
}

/// The methods of which a search found no setting, if there are any.
fn left_out(lang: Lang, not_found: &[&str]) -> Option<String> {
    let methods: Vec<String> = not_found.iter().map(|&label| label.to_owned()).collect();
    (!methods.is_empty()).then(|| lang.say(&Tuning::LeftOut { methods: lang.list(&methods) }))
}

fn hyperparameters(best: &Best) -> String {
    let all: Vec<String> = best
        .method
        .hyperparameters()
        .map(|(h, value)| format!("{} = {}", h.symbol, hyperparameter(value, 4)))
        .collect();
    all.join(", ")
}
