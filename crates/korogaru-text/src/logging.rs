//! What is said of the logs of trainings.

use korogaru_lab::{Curve, Log, Quantity, Steps};

use crate::number::{shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang};

phrases! {
    /// What stands in the figure of some logs and in their table.
    pub enum Logging {
        Title = "logging-title",
        TitleColumns = "logging-title-columns",
        Loss = "logging-loss",
        GradientNorm = "logging-gradient-norm",
        UpdateNorm = "logging-update-norm",
        ParameterNorm = "logging-parameter-norm",
        StepAxis = "logging-step-axis",
        Row = "logging-row",
        RowAxis = "logging-row-axis",
        WithinAxis { step: String, epoch: String } = "logging-within-axis",
        Over { y: String, x: String } = "logging-over",
        OverRows { y: String } = "logging-over-rows",
        LastAt { loss: String, at: String } = "logging-last-at",
        LeastAt { loss: String, at: String } = "logging-least-at",
        NotFiniteAt { count: usize, at: String } = "logging-not-finite-at",
        Description { logs: String } = "logging-description",
        ColumnLog = "logging-column-log",
        ColumnColumn = "logging-column-column",
        ColumnRows = "logging-column-rows",
        ColumnFirst = "logging-column-first",
        ColumnLast = "logging-column-last",
        ColumnLeast = "logging-column-least",
        ColumnAt = "logging-column-at",
        NotFinite { name: String, column: String, count: usize, at: String } = "logging-not-finite",
        StepsColumn { name: String, column: String } = "logging-steps",
        StepsWithin { name: String, step: String, epoch: String } = "logging-steps-within",
        StepsRows { name: String } = "logging-steps-rows",
        Others { name: String, columns: String } = "logging-others",
        OthersMore { name: String, columns: String, count: usize } = "logging-others-more",
        Carried { name: String, count: usize } = "logging-carried",
        LeftOut { name: String, count: usize } = "logging-left-out",
        Repeated { name: String, count: usize } = "logging-repeated",
        CutOff { name: String } = "logging-cut-off",
    }
}

/// What a curve shows, in words.
#[must_use]
pub fn quantity(lang: Lang, quantity: &Quantity) -> String {
    match quantity {
        Quantity::Loss => lang.say(&Logging::Loss),
        Quantity::GradientNorm => lang.say(&Logging::GradientNorm),
        Quantity::UpdateNorm => lang.say(&Logging::UpdateNorm),
        Quantity::ParameterNorm => lang.say(&Logging::ParameterNorm),
        Quantity::Other(words) => words.clone(),
        _ => String::new(),
    }
}

/// Which column of a log is drawn over which.
#[must_use]
pub fn over(lang: Lang, curve: &Curve, steps: &Steps) -> String {
    let y = curve.column().to_owned();
    lang.say(&match steps {
        Steps::Column(x) => Logging::Over { y, x: x.clone() },
        Steps::Within { epoch, step } => Logging::Over { y, x: format!("{epoch}, {step}") },
        _ => Logging::OverRows { y },
    })
}

/// What the steps of a log are, in a word.
#[must_use]
pub fn step(lang: Lang, steps: &Steps) -> String {
    /// Longer names have no room beside a number.
    const MOST: usize = 14;
    match steps {
        Steps::Rows => lang.say(&Logging::Row),
        Steps::Column(name) if !name.eq_ignore_ascii_case("step") => {
            let last = name.rsplit('/').next().unwrap_or_default();
            if last.chars().count() <= MOST { last.to_owned() } else { "x =".to_owned() }
        }
        _ => lang.say(&Logging::StepAxis),
    }
}

/// A step with the word for it: `epoch 3`.
#[must_use]
pub fn at(lang: Lang, steps: &Steps, number: f64) -> String {
    format!("{} {}", step(lang, steps), shortest(number))
}

/// A log's name with that of a run of it.
#[must_use]
pub fn name_of_run(name: &str, curve: &Curve) -> String {
    curve.run().map_or(name.to_owned(), |run| format!("{name}: {run}"))
}

/// Logs, each with its name, in a table, and what of them is not in it.
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
        Logging::ColumnLog,
        Logging::ColumnColumn,
        Logging::ColumnRows,
        Logging::ColumnFirst,
        Logging::ColumnLast,
        Logging::ColumnLeast,
        Logging::ColumnAt,
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
        Steps::Column(column) => Logging::StepsColumn { name: name(), column: column.clone() },
        Steps::Within { epoch, step } => {
            Logging::StepsWithin { name: name(), step: step.clone(), epoch: epoch.clone() }
        }
        _ => Logging::StepsRows { name: name() },
    };
    let mut notes = vec![steps];
    notes.extend(log.curves().iter().chain(log.norms()).filter_map(|curve| {
        let at = at(lang, log.steps(), curve.first_not_finite()?);
        let (count, column) = (curve.not_finite(), curve.column().to_owned());
        Some(Logging::NotFinite { name: name_of_run(&name(), curve), column, count, at })
    }));
    let counted =
        |count: usize, phrase: fn(String, usize) -> Logging| (count > 0).then(|| phrase(name(), count));
    notes.extend(counted(log.carried(), |name, count| Logging::Carried { name, count }));
    notes.extend(counted(log.left_out(), |name, count| Logging::LeftOut { name, count }));
    notes.extend(counted(log.repeated(), |name, count| Logging::Repeated { name, count }));
    notes.extend(log.is_cut_off().then(|| Logging::CutOff { name: name() }));
    notes.extend(others(name(), log.others()));
    notes.iter().map(|phrase| lang.say(phrase)).collect()
}

fn others(name: String, others: &[String]) -> Option<Logging> {
    const MOST: usize = 10;
    let columns = others.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match others.len().checked_sub(MOST) {
        _ if others.is_empty() => None,
        None | Some(0) => Some(Logging::Others { name, columns }),
        Some(count) => Some(Logging::OthersMore { name, columns, count }),
    }
}
