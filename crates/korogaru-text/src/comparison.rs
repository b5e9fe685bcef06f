//! Sentences about comparisons.

use korogaru_lab::{Comparison, Experiment, Trajectory};

use crate::noise::setting;
use crate::number::{hyperparameter, place, significant, within};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Label, Lang, Report, TunePhrase, diverged_label, noise};

phrases! {
    /// Phrases in the table and in the figures of a comparison.
    pub enum ComparisonPhrase {
        Heading { formula: String, start: String } = "comparison-heading",
        Noise { noise: String } = "comparison-noise",
        ColumnHyperparameters = "comparison-column-hyperparameters",
        ColumnLoss = "comparison-column-loss",
        End { count: usize, value: String } = "comparison-end",
        SomeOutside { count: usize } = "comparison-some-outside",
        Description { formula: String, start: String, runs: String } = "comparison-description",
    }
}

/// Tables how runs end: method, hyperparameters, updates, f at the end, the distance from the nearest
/// minimum, and whether the path left the view or its numbers stopped being finite.
///
/// ```
/// use korogaru_lab::book;
/// use korogaru_text::{Lang, comparison};
///
/// let methods = book::methods();
/// let table = comparison(Lang::En, &methods, &methods.run()).plain();
/// assert!(table.contains("AdaGrad") && table.contains("η = 1.5"));
/// ```
#[must_use]
pub fn comparison(lang: Lang, compared: &Comparison, runs: &[Trajectory]) -> Document {
    let first = &compared.experiments()[0];
    let heading = lang.say(&ComparisonPhrase::Heading {
        formula: first.objective().formula().to_owned(),
        start: place(first.start(), compared.view(), 4),
    });
    let mut rows = vec![vec![
        lang.say(&TunePhrase::ColumnMethod),
        lang.say(&ComparisonPhrase::ColumnHyperparameters),
        lang.say(&Report::ColumnIterations),
        lang.say(&ComparisonPhrase::ColumnLoss),
        lang.say(&Report::ColumnDistance),
        String::new(),
    ]];
    rows.extend(runs.iter().map(|run| {
        let loss = last_value(run, runs).unwrap_or_default();
        let distance = run.nearest_minimum().map_or(String::new(), |(_, d)| significant(d, 4));
        let method = run.experiment().method();
        let given = setting(lang, method, |value| hyperparameter(value, 5));
        vec![
            method.info().label.to_owned(),
            given.join(", "),
            run.len().saturating_sub(1).to_string(),
            loss,
            distance,
            remark(lang, run).unwrap_or_default(),
        ]
    }));
    let align = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left, Align::Left].to_vec();
    let random = common_noise(lang, first).map(|said| Block::Text(vec![said]));
    let table = Block::Table { align, rows };
    Document { blocks: [Block::Heading(heading)].into_iter().chain(random).chain([table]).collect() }
}

/// Says at which f a run has ended and after how many updates. f has enough digits to differ from the ends of
/// the other runs and from their starts. `None` for a run without a point.
#[must_use]
pub fn end(lang: Lang, run: &Trajectory, runs: &[Trajectory]) -> Option<String> {
    let value = last_value(run, runs)?;
    Some(lang.say(&ComparisonPhrase::End { count: run.len() - 1, value }))
}

fn last_value(run: &Trajectory, runs: &[Trajectory]) -> Option<String> {
    let last = |run: &Trajectory| Some(run.value(run.len().checked_sub(1)?));
    let starts = runs.iter().filter(|run| !run.is_empty()).map(|run| run.value(0));
    let (low, high) = starts
        .chain(runs.iter().filter_map(last))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    Some(within(last(run)?, high - low, 4))
}

/// Says what is random in all runs that begin as this one does.
pub(crate) fn common_noise(lang: Lang, experiment: &Experiment) -> Option<String> {
    let noise = noise(lang, experiment);
    (!noise.is_empty()).then(|| lang.say(&ComparisonPhrase::Noise { noise: lang.list(&noise) }))
}

/// Says what a reader must know to read a run's path: that its numbers stop being finite, or that part of it
/// is outside the view.
#[must_use]
pub fn remark(lang: Lang, run: &Trajectory) -> Option<String> {
    let view = run.experiment().view();
    diverged_label(lang, run).or_else(|| match (run.left(view), run.outside(view)) {
        (_, 0) => None,
        (Some(0), _) => Some(lang.say(&Label::Outside)),
        (Some(iteration), _) => Some(lang.say(&Label::Left { iteration })),
        (None, count) => Some(lang.say(&ComparisonPhrase::SomeOutside { count })),
    })
}
