//! What a search for the best hyperparameters says.

use korogaru_lab::{Best, Interval, Plane, Scale, Searched, Tune, Tuned};

use crate::comparing::common_noise;
use crate::noise::assigned;
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
        Starts { count: usize, others: String, fence: String } = "tuning-starts",
        Fence = "tuning-fence",
        FenceWide { x: String, y: String } = "tuning-fence-wide",
        Endless = "tuning-endless",
        Seeds { seeds: usize } = "tuning-seeds",
        Note { metric: String, starts: usize, budget: usize, fence: String } = "tuning-note",
        NoteFence = "tuning-note-fence",
        NoteFenceWide { x: String, y: String } = "tuning-note-fence-wide",
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
    let experiment = tune.experiment();
    let ends = found.iter().filter_map(|tuned| {
        let best = tuned.best.as_ref().filter(|best| !best.at_ends.is_empty())?;
        let (method, names) = (tuned.method.info().label.to_owned(), best.at_ends.join(", "));
        Some(say(&Tuning::AtEnd { method, names }))
    });
    let others: Vec<String> = tune.starts()[1..].iter().map(|start| point(*start, 4)).collect();
    let fence = say(&match tune.fence() {
        fence if fence == experiment.view() => Tuning::Fence,
        Plane { x, y } => Tuning::FenceWide { x: ends_of(x), y: ends_of(y) },
    });
    let starts = Tuning::Starts { count: tune.starts().len(), others: others.join(", "), fence };
    let endless = tune.is_endless().then(|| say(&Tuning::Endless));
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
    let noted = left_out.into_iter().chain(endless).chain(ends);
    noted.chain([say(&starts)]).chain(seeds).chain(search).collect()
}

/// The ends of a side of a rectangle.
fn ends_of(side: Interval) -> String {
    format!("[{}, {}]", significant(side.low(), 4), significant(side.high(), 4))
}

/// How the settings of a comparison were found, for its picture: a line, and others where each start had several runs, where
/// no setting is best, and where methods are left out.
#[must_use]
pub fn tuning_note(lang: Lang, searched: &Searched) -> Vec<String> {
    let Searched { metric, budget, starts, seeds, fence, is_endless, ref not_found } = *searched;
    let fence = lang.say(&match fence {
        None => Tuning::NoteFence,
        Some(Plane { x, y }) => Tuning::NoteFenceWide { x: ends_of(x), y: ends_of(y) },
    });
    let note = lang.say(&Tuning::Note { metric: metric_name(lang, metric), starts, budget, fence });
    let seeds = (seeds > 1).then(|| lang.say(&Tuning::Seeds { seeds }));
    let endless = is_endless.then(|| lang.say(&Tuning::Endless));
    [note].into_iter().chain(seeds).chain(endless).chain(left_out(lang, not_found)).collect()
}

/// The methods of which a search found no setting, if there are any.
fn left_out(lang: Lang, not_found: &[&str]) -> Option<String> {
    let methods: Vec<String> = not_found.iter().map(|&label| label.to_owned()).collect();
    (!methods.is_empty()).then(|| lang.say(&Tuning::LeftOut { methods: lang.list(&methods) }))
}

fn hyperparameters(best: &Best) -> String {
    let all = assigned(best.method.hyperparameters(), |value| hyperparameter(value, 4));
    all.collect::<Vec<_>>().join(", ")
}
