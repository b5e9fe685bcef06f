//! Sentences about searches for the best hyperparameters.

use korogaru_lab::{Best, Interval, Plane, SearchScale, Searched, Tune, Tuned};

use crate::comparison::common_noise;
use crate::noise::assigned;
use crate::number::{point, shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang, metric_meaning, metric_name};

phrases! {
    /// Phrases in the report of a search.
    pub enum TunePhrase {
        Heading { formula: String, start: String, iterations: usize } = "tune-heading",
        ColumnMethod = "tune-column-method",
        ColumnBest = "tune-column-best",
        ColumnWorst { starts: usize } = "tune-column-worst",
        ColumnRuns = "tune-column-runs",
        NotFound = "tune-not-found",
        AtEnd { method: String, names: String } = "tune-at-end",
        Starts { count: usize, others: String, bounds: String } = "tune-starts",
        WithinView = "tune-within-view",
        WithinBounds { x: String, y: String } = "tune-within-bounds",
        Endless = "tune-endless",
        Seeds { seeds: usize } = "tune-seeds",
        Note { metric: String, starts: usize, budget: usize, bounds: String } = "tune-note",
        NoteWithinView = "tune-note-within-view",
        NoteWithinBounds { x: String, y: String } = "tune-note-within-bounds",
        LeftOut { methods: String } = "tune-left-out",
        Search { budget: usize, rounds: usize } = "tune-search",
        Grid = "tune-grid",
        Scales { low: String, high: String, decay: String } = "tune-scales",
        Choice = "tune-choice",
    }
}

/// Reports the best hyperparameters of each method in a table, and describes the search in full.
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
    let say = |phrase: &TunePhrase| lang.say(phrase);
    let experiment = tune.experiment();
    let heading = say(&TunePhrase::Heading {
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), 4),
        iterations: experiment.iterations(),
    });
    let mut rows = vec![vec![
        say(&TunePhrase::ColumnMethod),
        say(&TunePhrase::ColumnBest),
        metric_name(lang, tune.metric()),
        say(&TunePhrase::ColumnWorst { starts: tune.starts().len() }),
        say(&TunePhrase::ColumnRuns),
    ]];
    rows.extend(found.iter().map(|tuned| {
        let label = tuned.method.info().label.to_owned();
        let best = tuned.best.as_ref().map_or_else(|| say(&TunePhrase::NotFound), hyperparameters);
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

/// Says how the best hyperparameters were found: what was not found or lies at an end of the values that were
/// tried, the starts, the budget and the grids.
#[must_use]
pub fn tuning_search(lang: Lang, tune: &Tune, found: &[Tuned]) -> Vec<String> {
    let say = |phrase: &TunePhrase| lang.say(phrase);
    let searched = Searched::of(tune, found);
    let ends = found.iter().filter_map(|tuned| {
        let best = tuned.best.as_ref().filter(|best| !best.at_ends.is_empty())?;
        let (method, names) = (tuned.method.info().label.to_owned(), best.at_ends.join(", "));
        Some(say(&TunePhrase::AtEnd { method, names }))
    });
    let others: Vec<String> = tune.starts()[1..].iter().map(|start| point(*start, 4)).collect();
    let bounds = say(&match searched.bounds {
        None => TunePhrase::WithinView,
        Some(Plane { x, y }) => TunePhrase::WithinBounds { x: ends_of(x), y: ends_of(y) },
    });
    let starts = say(&TunePhrase::Starts { count: searched.starts, others: others.join(", "), bounds });
    let [low, high] = SearchScale::Ratios.ends();
    let [_, decay] = SearchScale::FromOne.ends();
    let search = [
        say(&TunePhrase::Search { budget: searched.budget, rounds: Tune::ROUNDS }),
        say(&TunePhrase::Grid),
        say(&TunePhrase::Scales { low: shortest(low), high: shortest(high), decay: shortest(decay) }),
        say(&TunePhrase::Choice),
        metric_meaning(lang, searched.metric),
    ];
    let noted = left_out(lang, &searched).into_iter().chain(endless(lang, &searched)).chain(ends);
    noted.chain([starts]).chain(seeds(lang, &searched)).chain(search).collect()
}

/// Writes the two ends of a side of a rectangle.
fn ends_of(side: Interval) -> String {
    format!("[{}, {}]", significant(side.low(), 4), significant(side.high(), 4))
}

/// Says under a picture how the settings of a comparison were found. There are further lines where each start
/// had several runs, where no setting is best, and where methods are left out.
#[must_use]
pub fn tuning_note(lang: Lang, searched: &Searched) -> Vec<String> {
    let Searched { metric, budget, starts, bounds, .. } = *searched;
    let bounds = lang.say(&match bounds {
        None => TunePhrase::NoteWithinView,
        Some(Plane { x, y }) => TunePhrase::NoteWithinBounds { x: ends_of(x), y: ends_of(y) },
    });
    let note = lang.say(&TunePhrase::Note { metric: metric_name(lang, metric), starts, budget, bounds });
    let further = seeds(lang, searched).into_iter().chain(endless(lang, searched));
    [note].into_iter().chain(further).chain(left_out(lang, searched)).collect()
}

/// Says how many runs each start had, if it had several.
fn seeds(lang: Lang, searched: &Searched) -> Option<String> {
    let seeds = searched.seeds;
    (seeds > 1).then(|| lang.say(&TunePhrase::Seeds { seeds }))
}

/// Says that no setting is best, if that is so.
fn endless(lang: Lang, searched: &Searched) -> Option<String> {
    searched.is_endless.then(|| lang.say(&TunePhrase::Endless))
}

/// Names the methods for which a search found no setting, if there are any.
fn left_out(lang: Lang, searched: &Searched) -> Option<String> {
    let methods: Vec<String> = searched.not_found.iter().map(|&label| label.to_owned()).collect();
    (!methods.is_empty()).then(|| lang.say(&TunePhrase::LeftOut { methods: lang.list(&methods) }))
}

fn hyperparameters(best: &Best) -> String {
    let all = assigned(best.method.hyperparameters(), shortest);
    all.collect::<Vec<_>>().join(", ")
}
