//! What is said of the logs of trainings.

use korogaru_lab::Log;

use crate::number::{shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang};

phrases! {
    /// What stands in the figure of some logs and in their table.
    pub enum Logging {
        /// Over the figure.
        Title = "logging-title",
        /// What the first frame shows.
        Loss = "logging-loss",
        /// Under the last frame.
        StepAxis = "logging-step-axis",
        /// Key: the last loss.
        LastAt {
            /// The loss.
            loss: String,
            /// Its step.
            step: String,
        } = "logging-last-at",
        /// Key: the least loss.
        LeastAt {
            /// The loss.
            loss: String,
            /// Its step.
            step: String,
        } = "logging-least-at",
        /// Key: losses that are not finite.
        NotFiniteAt {
            /// How many.
            count: usize,
            /// The first one's step.
            step: String,
        } = "logging-not-finite-at",
        /// What the figure shows, for a reader who cannot see it.
        Description {
            /// Each log with what it came to.
            logs: String,
        } = "logging-description",
        /// Column: the log's name.
        ColumnLog = "logging-column-log",
        /// Column: how many rows it has.
        ColumnRows = "logging-column-rows",
        /// Column: the first loss.
        ColumnFirst = "logging-column-first",
        /// Column: the last loss.
        ColumnLast = "logging-column-last",
        /// Column: the least loss.
        ColumnLeast = "logging-column-least",
        /// Column: its step.
        ColumnAt = "logging-column-at",
        /// Losses that are not finite.
        NotFinite {
            /// The log.
            name: String,
            /// How many.
            count: usize,
            /// The first one's step.
            step: String,
        } = "logging-not-finite",
        /// Rows that say nothing.
        LeftOut {
            /// The log.
            name: String,
            /// How many.
            count: usize,
        } = "logging-left-out",
        /// Rows of which a later one says the same step.
        Repeated {
            /// The log.
            name: String,
            /// How many.
            count: usize,
        } = "logging-repeated",
        /// A last line that is half written.
        CutOff {
            /// The log.
            name: String,
        } = "logging-cut-off",
    }
}

/// Logs, each with its name, in a table, and what of them is not in it.
///
/// ```
/// use korogaru_lab::Log;
/// use korogaru_text::{Lang, logs};
///
/// let log = Log::read("step,loss\n0,2.5\n10,0.5\n20,nan\n".as_bytes())??;
/// let said = logs(Lang::En, &[("run.csv", &log)]).plain();
/// assert!(said.contains("the loss is not finite at step 20"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn logs(lang: Lang, logs: &[(&str, &Log)]) -> Document {
    const DIGITS: usize = 4;
    let heads = [
        Logging::ColumnLog,
        Logging::ColumnRows,
        Logging::ColumnFirst,
        Logging::ColumnLast,
        Logging::ColumnLeast,
        Logging::ColumnAt,
    ];
    let mut rows = vec![heads.iter().map(|head| lang.say(head)).collect::<Vec<_>>()];
    let loss = |point: Option<&[f64; 2]>| point.map_or(String::new(), |point| significant(point[1], DIGITS));
    rows.extend(logs.iter().map(|(name, log)| {
        let (points, least) = (log.loss(), log.least());
        let at = least.map_or(String::new(), |[step, _]| shortest(step));
        let numbers = [loss(points.first()), loss(points.last()), loss(least.as_ref()), at];
        [vec![(*name).to_owned(), points.len().to_string()], numbers.to_vec()].concat()
    }));
    let align = [&[Align::Left][..], &[Align::Right; 5]].concat();
    let notes: Vec<String> = logs.iter().flat_map(|(name, log)| notes(lang, name, log)).collect();
    let mut blocks = vec![Block::Table { align, rows }];
    if !notes.is_empty() {
        blocks.push(Block::Text(notes));
    }
    Document { blocks }
}

fn notes(lang: Lang, name: &str, log: &Log) -> Vec<String> {
    let name = || name.to_owned();
    let lost = log.first_not_finite().map(|step| {
        let (count, step) = (log.not_finite(), shortest(step));
        Logging::NotFinite { name: name(), count, step }
    });
    let counted =
        |count: usize, phrase: fn(String, usize) -> Logging| (count > 0).then(|| phrase(name(), count));
    let left_out = counted(log.left_out(), |name, count| Logging::LeftOut { name, count });
    let repeated = counted(log.repeated(), |name, count| Logging::Repeated { name, count });
    let cut_off = log.is_cut_off().then(|| Logging::CutOff { name: name() });
    [lost, left_out, repeated, cut_off].into_iter().flatten().map(|phrase| lang.say(&phrase)).collect()
}
