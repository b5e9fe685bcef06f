//! Sentences about the logs of trainings.

use korogaru_lab::{Curve, Log, Quantity, Steps};

use crate::number::{shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Label, Lang};

phrases! {
    /// Phrases in the figure and in the table of logs.
    pub enum LogPhrase {
        Title = "log-title",
        TitleColumns = "log-title-columns",
        GradientNorm = "log-gradient-norm",
        UpdateNorm = "log-update-norm",
        ParameterNorm = "log-parameter-norm",
        StepAxis = "log-step-axis",
        Row = "log-row",
        RowAxis = "log-row-axis",
        WithinAxis { step: String, epoch: String } = "log-within-axis",
        Over { y: String, x: String } = "log-over",
        OverRows { y: String } = "log-over-rows",
        LastAt { loss: String, at: String } = "log-last-at",
        LeastAt { loss: String, at: String } = "log-least-at",
        NotFiniteAt { count: usize, at: String } = "log-not-finite-at",
        Description { logs: String } = "log-description",
        ColumnLog = "log-column-log",
        ColumnColumn = "log-column-column",
        ColumnRows = "log-column-rows",
        ColumnFirst = "log-column-first",
        ColumnLast = "log-column-last",
        ColumnLeast = "log-column-least",
        ColumnAt = "log-column-at",
        NotFinite { name: String, column: String, count: usize, at: String } = "log-not-finite",
        StepsColumn { name: String, column: String } = "log-steps",
        StepsWithin { name: String, step: String, epoch: String } = "log-steps-within",
        StepsRows { name: String } = "log-steps-rows",
        Others { name: String, columns: String } = "log-others",
        OthersMore { name: String, columns: String, count: usize } = "log-others-more",
        Carried { name: String, count: usize } = "log-carried",
        LeftOut { name: String, count: usize } = "log-left-out",
        Repeated { name: String, count: usize } = "log-repeated",
        CutOff { name: String } = "log-cut-off",
    }
}

/// Names what a curve shows.
#[must_use]
pub fn quantity(lang: Lang, quantity: &Quantity) -> String {
    match quantity {
        Quantity::Loss => lang.say(&Label::Loss),
        Quantity::GradientNorm => lang.say(&LogPhrase::GradientNorm),
        Quantity::UpdateNorm => lang.say(&LogPhrase::UpdateNorm),
        Quantity::ParameterNorm => lang.say(&LogPhrase::ParameterNorm),
        Quantity::Other(words) => words.clone(),
        _ => String::new(),
    }
}

/// Says which column of a log is drawn over which.
#[must_use]
pub fn over(lang: Lang, curve: &Curve, steps: &Steps) -> String {
    let y = curve.column().to_owned();
    lang.say(&match steps {
        Steps::Column(x) => LogPhrase::Over { y, x: x.clone() },
        Steps::Within { epoch, step } => LogPhrase::Over { y, x: format!("{epoch}, {step}") },
        _ => LogPhrase::OverRows { y },
    })
}

/// Names the steps of a log in a word.
#[must_use]
pub fn step(lang: Lang, steps: &Steps) -> String {
    /// Longer names have no room beside a number.
    const MOST: usize = 14;
    match steps {
        Steps::Rows => lang.say(&LogPhrase::Row),
        Steps::Column(name) if !name.eq_ignore_ascii_case("step") => {
            let last = name.rsplit('/').next().unwrap_or_default();
            if last.chars().count() <= MOST { last.to_owned() } else { "x =".to_owned() }
        }
        _ => lang.say(&LogPhrase::StepAxis),
    }
}

/// Names a step: `epoch 3`.
#[must_use]
pub fn at(lang: Lang, steps: &Steps, number: f64) -> String {
    format!("{} {}", step(lang, steps), shortest(number))
}

/// Adds to a log's name the name of one of its runs.
#[must_use]
pub fn name_of_run(name: &str, curve: &Curve) -> String {
    curve.run().map_or(name.to_owned(), |run| format!("{name}: {run}"))
}

/// Tables logs, each with its name, and says what the table leaves out.
///
/// ```
/// use korogaru_lab::Log;
/// use korogaru_text::{Lang, logs};
///
/// let log = Log::read("step,loss\n0,2.5\n10,0.5\n20,nan\n".as_bytes())??;
/// let said = logs(Lang::En, &[("run.csv", &log)]).plain();
/// assert!(said.contains("loss is not finite at step 20"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn logs(lang: Lang, logs: &[(&str, &Log)]) -> Document {
    const DIGITS: usize = 4;
    let heads = [
        LogPhrase::ColumnLog,
        LogPhrase::ColumnColumn,
        LogPhrase::ColumnRows,
        LogPhrase::ColumnFirst,
        LogPhrase::ColumnLast,
        LogPhrase::ColumnLeast,
        LogPhrase::ColumnAt,
    ];
    let mut rows = vec![heads.iter().map(|head| lang.say(head)).collect::<Vec<_>>()];
    let number =
        |point: Option<&[f64; 2]>| point.map_or(String::new(), |point| significant(point[1], DIGITS));
    for (name, log) in logs {
        rows.extend(log.curves().iter().map(|curve| {
            let (points, least) = (curve.points(), curve.least());
            let place = least.map_or(String::new(), |[step, _]| at(lang, log.steps(), step));
            let numbers = [number(points.first()), number(points.last()), number(least.as_ref()), place];
            let names = [name_of_run(name, curve), curve.column().to_owned(), points.len().to_string()];
            [names.to_vec(), numbers.to_vec()].concat()
        }));
    }
    let align = [&[Align::Left; 2][..], &[Align::Right; 5]].concat();
    let notes: Vec<String> = logs.iter().flat_map(|(name, log)| notes(lang, name, log)).collect();
    let blocks = vec![Block::Table { align, rows }, Block::Text(notes)];
    Document { blocks }
}

fn notes(lang: Lang, name: &str, log: &Log) -> Vec<String> {
    let name = || name.to_owned();
    let steps = match log.steps() {
        Steps::Column(column) => LogPhrase::StepsColumn { name: name(), column: column.clone() },
        Steps::Within { epoch, step } => {
            LogPhrase::StepsWithin { name: name(), step: step.clone(), epoch: epoch.clone() }
        }
        _ => LogPhrase::StepsRows { name: name() },
    };
    let mut notes = vec![steps];
    notes.extend(log.curves().iter().chain(log.norms()).filter_map(|curve| {
        let at = at(lang, log.steps(), curve.first_not_finite()?);
        let (count, column) = (curve.not_finite(), curve.column().to_owned());
        Some(LogPhrase::NotFinite { name: name_of_run(&name(), curve), column, count, at })
    }));
    let counted =
        |count: usize, phrase: fn(String, usize) -> LogPhrase| (count > 0).then(|| phrase(name(), count));
    notes.extend(counted(log.carried(), |name, count| LogPhrase::Carried { name, count }));
    notes.extend(counted(log.left_out(), |name, count| LogPhrase::LeftOut { name, count }));
    notes.extend(counted(log.repeated(), |name, count| LogPhrase::Repeated { name, count }));
    notes.extend(log.is_cut_off().then(|| LogPhrase::CutOff { name: name() }));
    notes.extend(others(name(), log.others()));
    notes.iter().map(|phrase| lang.say(phrase)).collect()
}

fn others(name: String, others: &[String]) -> Option<LogPhrase> {
    const MOST: usize = 10;
    let columns = others.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match others.len().checked_sub(MOST) {
        _ if others.is_empty() => None,
        None | Some(0) => Some(LogPhrase::Others { name, columns }),
        Some(count) => Some(LogPhrase::OthersMore { name, columns, count }),
    }
}
