//! What is said of the logs of trainings.

use korogaru_lab::{Curve, Log, Quantity, Steps};

use crate::number::{shortest, significant};
use crate::phrase::phrases;
use crate::{Align, Block, Document, Lang};

phrases! {
    /// What stands in the figure of some logs and in their table.
    pub enum Logging {
        /// Over the figure.
        Title = "logging-title",
        /// Over a figure of other columns.
        TitleColumns = "logging-title-columns",
        /// What a frame shows.
        Loss = "logging-loss",
        /// What a frame shows.
        GradientNorm = "logging-gradient-norm",
        /// What a frame shows.
        UpdateNorm = "logging-update-norm",
        /// What a frame shows.
        ParameterNorm = "logging-parameter-norm",
        /// Under the last frame.
        StepAxis = "logging-step-axis",
        /// What a row is counted by, in place of a step.
        Row = "logging-row",
        /// Under the last frame, where rows are counted.
        RowAxis = "logging-row-axis",
        /// Under the last frame, where steps begin again in each epoch.
        WithinAxis {
            /// The column of steps.
            step: String,
            /// That of epochs.
            epoch: String,
        } = "logging-within-axis",
        /// Key: which columns are drawn.
        Over {
            /// What is drawn.
            y: String,
            /// The steps.
            x: String,
        } = "logging-over",
        /// Key: the same where rows are counted.
        OverRows {
            /// What is drawn.
            y: String,
        } = "logging-over-rows",
        /// Key: the last number.
        LastAt {
            /// The number.
            loss: String,
            /// Its step.
            at: String,
        } = "logging-last-at",
        /// Key: the least number.
        LeastAt {
            /// The number.
            loss: String,
            /// Its step.
            at: String,
        } = "logging-least-at",
        /// Key: numbers that are not finite.
        NotFiniteAt {
            /// How many.
            count: usize,
            /// The first one's step.
            at: String,
        } = "logging-not-finite-at",
        /// What the figure shows, for a reader who cannot see it.
        Description {
            /// Each log with what it came to.
            logs: String,
        } = "logging-description",
        /// Column: the log's name.
        ColumnLog = "logging-column-log",
        /// Column: the name of the column that is drawn.
        ColumnColumn = "logging-column-column",
        /// Column: how many rows it has.
        ColumnRows = "logging-column-rows",
        /// Column: the first number.
        ColumnFirst = "logging-column-first",
        /// Column: the last number.
        ColumnLast = "logging-column-last",
        /// Column: the least number.
        ColumnLeast = "logging-column-least",
        /// Column: its step.
        ColumnAt = "logging-column-at",
        /// Numbers that are not finite.
        NotFinite {
            /// The log.
            name: String,
            /// The column.
            column: String,
            /// How many.
            count: usize,
            /// The first one's step.
            at: String,
        } = "logging-not-finite",
        /// What the steps are.
        StepsColumn {
            /// The log.
            name: String,
            /// The column.
            column: String,
        } = "logging-steps",
        /// Steps that begin again in each epoch.
        StepsWithin {
            /// The log.
            name: String,
            /// The column of steps.
            step: String,
            /// That of epochs.
            epoch: String,
        } = "logging-steps-within",
        /// Rows in place of steps.
        StepsRows {
            /// The log.
            name: String,
        } = "logging-steps-rows",
        /// What else can be drawn.
        Others {
            /// The log.
            name: String,
            /// The columns.
            columns: String,
        } = "logging-others",
        /// The same where there is much.
        OthersMore {
            /// The log.
            name: String,
            /// Some of the columns.
            columns: String,
            /// How many more.
            count: usize,
        } = "logging-others-more",
        /// Points that stand at the step before them.
        Carried {
            /// The log.
            name: String,
            /// How many.
            count: usize,
        } = "logging-carried",
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
