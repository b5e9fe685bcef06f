//! What a comparison says.

use korogaru_lab::{Comparison, Experiment, Trajectory};

use crate::number::{hyperparameter, point, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Label, Lang, Report, Tuning, diverged_label, noise};

phrases! {
    /// What stands in the table of a comparison and in its figures.
    pub enum Comparing {
        Heading { formula: String, start: String } = "comparing-heading",
        Noise { noise: String } = "comparing-noise",
        ColumnHyperparameters = "comparing-column-hyperparameters",
        ColumnLoss = "comparing-column-loss",
        End { count: usize, value: String } = "comparing-end",
        SomeOutside { count: usize } = "comparing-some-outside",
        Description { formula: String, start: String, runs: String } = "comparing-description",
    }
}

/// The ends of the runs in a table: method, hyperparameters, updates, f at the end, the distance from the nearest minimum,
/// and whether the path left the view or its numbers.
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
    let heading = lang.say(&Comparing::Heading {
        formula: first.objective().formula().to_owned(),
        start: point(first.start(), 4),
    });
    let mut rows = vec![vec![
        lang.say(&Tuning::ColumnMethod),
        lang.say(&Comparing::ColumnHyperparameters),
        lang.say(&Report::ColumnIterations),
        lang.say(&Comparing::ColumnLoss),
        lang.say(&Report::ColumnDistance),
        String::new(),
    ]];
    rows.extend(runs.iter().map(|run| {
        let last = run.len().checked_sub(1);
        let loss = last.map_or(String::new(), |last| significant(run.value(last), 4));
        let distance = run.nearest_minimum().map_or(String::new(), |(_, d)| significant(d, 4));
        let method = run.experiment().method();
        let given: Vec<String> = method
            .hyperparameters()
            .map(|(h, value)| format!("{} = {}", h.symbol, hyperparameter(value, 5)))
            .collect();
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

/// What is random in all runs that begin as this one does, in a sentence.
pub(crate) fn common_noise(lang: Lang, experiment: &Experiment) -> Option<String> {
    let noise = noise(lang, experiment);
    (!noise.is_empty()).then(|| lang.say(&Comparing::Noise { noise: lang.list(&noise) }))
}

/// What a reader must know to read a run's path right: that its numbers end, or that it is not all in the view.
#[must_use]
pub fn remark(lang: Lang, run: &Trajectory) -> Option<String> {
    let view = run.experiment().view();
    diverged_label(lang, run).or_else(|| match (run.left(view), run.outside(view)) {
        (_, 0) => None,
        (Some(0), _) => Some(lang.say(&Label::Outside)),
        (Some(iteration), _) => Some(lang.say(&Label::Left { iteration })),
        (None, count) => Some(lang.say(&Comparing::SomeOutside { count })),
    })
}
