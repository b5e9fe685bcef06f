//! Logs: what a training wrote down about itself.

mod choice;
mod column;
mod delimited;
mod dialect;
mod format;
mod json;
mod labels;
mod names;
mod number;
mod printed;
mod source;
mod steps;
mod table;

use std::io::{self, BufRead};

use crate::{Error, ErrorKind};
use format::{Format, Head};
use source::End;
use table::Table;

/// The most bytes of a row. A file with longer rows is not a log, and would fill the memory.
const LONGEST: usize = 1 << 20;

/// The losses and norms of a training, read from its log.
///
/// A log has one of these forms:
///
/// - A table with a heading. Cells are separated by commas, semicolons, tabs or spaces. The heading may be a
///   comment, and may be repeated.
/// - JSON: one object in each line, or values over any lines. These are an array of rows, rows in the array
///   of an object as in `trainer_state.json`, or arrays of numbers under their names.
/// - What a training printed: JSON or Python's dicts among other text, or numbers after their names
///   (`step=1 loss=2.5`, `Epoch [1/5], Loss: 2.5`, `epoch 1 loss 2.5`). A step that has a line of its own is
///   the step of the lines below it.
/// - A list of numbers, or one number in each line: these are the loss.
///
/// It may be packed by gzip (at most 128 MiB are unpacked) or written in UTF-16 or Shift_JIS. The name of a
/// column says what it is, in any case and however its words are joined (`train_loss`, `Loss/train`,
/// `trainLoss`), in English or Japanese (`エポック`, `訓練損失`, `検証損失`). The value of an
/// object inside a row is named by the path to it:
///
/// | what | words |
/// |---|---|
/// | the step | `step`, `iteration`, `iter`, `it`, `update`, `batch`, `epoch`, with `global`, `num` |
/// | the loss | `loss`, `cost`, `f`, `value`, with `total`, `avg`, `step`, `epoch` and similar words |
/// | norms | `grad_norm`, `gradient_norm`, `update_norm`, `param_norm` |
/// | examples | `train`; `val`, `valid`, `validation`, `dev`, `eval`; `test` |
/// | runs | `run-a - loss` |
///
/// Words in a row can say the same. A column `mode`, `split` or `phase`, and any column with only such words,
/// says which examples a row is about. A column such as `run`, `seed`, `fold`, `model` or `optimizer` says
/// which run. If rows have a `value`, a column such as `tag`, `metric`, `key` or `name` names it.
///
/// Each run has one curve for the training examples (a name without examples means these), one for validation
/// and one for the test. If several columns fit a curve, the one with the simplest name is drawn, unless it
/// is nearly empty. If there are several columns of steps, the one that tells the most rows of the training
/// apart counts. A step that begins again in each epoch is counted on over the epochs. A row of a validation
/// or a test without a step is drawn at the step before it. If there is no step, rows are counted from 0.
/// [`LogColumns`] chooses other columns.
///
/// Rows may come in any order. If two rows have the same step, the later one counts, as after a restart,
/// unless a column of a few words or numbers (`lr`, `version`) tells all such rows apart; then each of its
/// values is a run. A word in an object holds for all rows inside the object. A row of which nothing is drawn
/// is left out and counted, and so is an object among other text that cannot be read. NaN and infinities are
/// losses too, in the forms that programs write (`NaN`, `-nan(ind)`, `1.#INF`). If commas do not separate
/// cells, they may be decimal signs, and points then separate thousands (`1.000;2,5`). A row has at most a
/// mebibyte. The last line of a training that still runs may be half written: if it has no line end and
/// cannot be read, it is left out.
///
/// ```
/// use korogaru_lab::{Examples, Log};
///
/// let text = "Step,train/loss,val/loss\n0,2.5,\n10,NaN,2.25\n5,1.25,\n15,0.";
/// let log = Log::read(text.as_bytes())??;
/// let [training, validation] = log.curves() else { panic!("two curves") };
/// assert_eq!(training.points()[..2], [[0.0, 2.5], [5.0, 1.25]]);
/// assert!(training.points()[2][1].is_nan() && log.is_cut_off());
/// assert_eq!((validation.examples(), validation.points()), (Examples::Validation, &[[10.0, 2.25]][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Log {
    curves: Vec<Curve>,
    norms: Vec<Curve>,
    steps: Steps,
    others: Vec<String>,
    left_out: usize,
    repeated: usize,
    carried: usize,
    cut_off: bool,
}

/// The columns of a log to draw. By default they are those that [`Log`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogColumns {
    /// The name of the column of steps.
    pub x: Option<String>,
    /// The names of the columns to draw over it, in place of losses and norms. A name without a run (`loss`)
    /// means all runs. A name with a run (`run-a - loss`) means that run, also if rows name their runs. A
    /// name with examples (`loss (val)`) means those that rows name.
    pub y: Vec<String>,
}

/// The examples that a number of a training is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Examples {
    /// The examples that the training learns from.
    Training,
    /// The examples by which it is watched.
    Validation,
    /// The examples by which the result is judged.
    Test,
}

/// The quantity that a curve shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quantity {
    /// The loss.
    Loss,
    /// The norm of the gradient.
    GradientNorm,
    /// The norm of the change that an update makes.
    UpdateNorm,
    /// The norm of the parameters.
    ParameterNorm,
    /// Something else, by the words of its column's name.
    Other(String),
}

/// Where the steps of a log come from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Steps {
    /// The column of this name.
    Column(String),
    /// A column that begins again in each epoch, counted on over the epochs.
    Within {
        /// The column of epochs.
        epoch: String,
        /// The column of steps.
        step: String,
    },
    /// The rows, counted from 0.
    Rows,
}

/// Numbers over steps.
#[derive(Clone, Debug)]
pub struct Curve {
    run: Option<String>,
    column: String,
    quantity: Quantity,
    examples: Examples,
    points: Vec<[f64; 2]>,
}

impl Curve {
    /// The name of the run, if the log has several.
    #[must_use]
    pub fn run(&self) -> Option<&str> {
        self.run.as_deref()
    }

    /// The name of the column as it is written, without the run.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The quantity that the curve shows.
    #[must_use]
    pub fn quantity(&self) -> &Quantity {
        &self.quantity
    }

    /// The examples that the curve is about. They are those of the training unless something says otherwise.
    #[must_use]
    pub fn examples(&self) -> Examples {
        self.examples
    }

    /// Pairs of step and number, sorted by step, each step once. Numbers may be NaN or infinite.
    #[must_use]
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The smallest finite number, with the first step that has it before it. `None` if no number is finite.
    #[must_use]
    pub fn least(&self) -> Option<[f64; 2]> {
        let finite = self.points.iter().filter(|point| point[1].is_finite());
        finite.copied().min_by(|a, b| a[1].total_cmp(&b[1]))
    }

    /// How many numbers are NaN or infinite.
    #[must_use]
    pub fn not_finite(&self) -> usize {
        self.points.iter().filter(|point| !point[1].is_finite()).count()
    }

    /// The step of the first number that is NaN or infinite.
    #[must_use]
    pub fn first_not_finite(&self) -> Option<f64> {
        self.points.iter().find(|point| !point[1].is_finite()).map(|point| point[0])
    }
}

impl Log {
    /// Reads a log row by row. Only the numbers that may be drawn are kept.
    ///
    /// # Errors
    ///
    /// Those of [`read_columns`](Self::read_columns).
    pub fn read(source: impl BufRead) -> io::Result<Result<Self, Error>> {
        Self::read_columns(source, &LogColumns::default())
    }

    /// Reads a log, to draw these columns of it.
    ///
    /// # Errors
    ///
    /// The outer error is that of the source. The inner one is
    ///
    /// - [`ErrorKind::LogLine`] for a line that cannot be read or has an open quote,
    /// - [`ErrorKind::LogLong`] for a row of more than a mebibyte,
    /// - [`ErrorKind::LogUnpacked`] for a packed log that is too long,
    /// - [`ErrorKind::LogPicture`] for a picture, and [`ErrorKind::LogBinary`] for other files that are not
    ///   text,
    /// - [`ErrorKind::LogColumns`] if no column is a loss or several may be one,
    /// - [`ErrorKind::LogColumn`] if a column that was asked for does not exist,
    /// - [`ErrorKind::LogNumbers`] if it has no number, and [`ErrorKind::LogEmpty`] if nothing can be drawn.
    ///
    /// ```
    /// use korogaru_lab::{Log, LogColumns};
    ///
    /// let columns = LogColumns { x: Some("epoch".into()), y: vec!["acc".into()] };
    /// let text = "step,epoch,loss,acc\n9,1,2.5,0.1\n19,2,1.5,0.4\n";
    /// let log = Log::read_columns(text.as_bytes(), &columns)??;
    /// assert_eq!(log.curves()[0].points(), [[1.0, 0.1], [2.0, 0.4]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_columns(source: impl BufRead, columns: &LogColumns) -> io::Result<Result<Self, Error>> {
        let (is_picture, source) = source::is_picture(source)?;
        if is_picture {
            return Ok(Err(ErrorKind::LogPicture.into()));
        }
        let (text, end) = source::text(source)?;
        let mut table = Table::new(columns);
        let mut head = Head::new(text);
        let format = head.format(&table)?;
        let text = head.whole();
        let read = match format {
            Format::Delimited(delimiter) => delimited::read(text, delimiter, &mut table)?,
            Format::Lines(take) => json::lines(text, &mut table, take)?,
            Format::Document => json::document(text, &mut table)?,
            Format::Binary => Err(ErrorKind::LogBinary),
            Format::Empty => Err(ErrorKind::LogEmpty),
        };
        match end.get() {
            End::Whole => {}
            End::Early => (table.is_early, table.is_cut_off) = (!table.is_cut_off, true),
            End::TooLong => {
                let limit = usize::try_from(source::MOST_UNPACKED >> 20).unwrap_or(usize::MAX);
                return Ok(Err(ErrorKind::LogUnpacked { limit }.into()));
            }
        }
        table.conclude();
        Ok(read.and_then(|()| choice::choose(&table, columns)).map_err(Error::from))
    }

    /// The curves of losses, or of the columns that were asked for: run by run, and for each run those of
    /// training, validation and test. There is at least one, and each has a point.
    #[must_use]
    pub fn curves(&self) -> &[Curve] {
        &self.curves
    }

    /// The curves of norms. Empty if columns were asked for.
    #[must_use]
    pub fn norms(&self) -> &[Curve] {
        &self.norms
    }

    /// Where the steps come from.
    #[must_use]
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// The other columns that have numbers.
    #[must_use]
    pub fn others(&self) -> &[String] {
        &self.others
    }

    /// How many rows have nothing that is drawn, or no step.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many points were replaced by a later point of the same step.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// How many points of a validation or a test have no step and are drawn at the step before them.
    #[must_use]
    pub fn carried(&self) -> usize {
        self.carried
    }

    /// Whether the last line was half written and therefore left out.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }
}

/// Sorts points by step and keeps the last one of each step.
fn by_step(points: &mut Vec<[f64; 2]>) {
    // The sort is stable, so that the later of two points with the same step stays the later. −0 and 0 are
    // the same step.
    points.sort_by(|a, b| (a[0] + 0.0).total_cmp(&(b[0] + 0.0)));
    points.dedup_by(|later, kept| {
        let same = (later[0] + 0.0).total_cmp(&(kept[0] + 0.0)).is_eq();
        if same {
            *kept = *later;
        }
        same
    });
}

/// The beginning of what was found, short enough for a message. It may not be text.
fn short(found: &[u8]) -> String {
    const MOST: usize = 60;
    let text = String::from_utf8_lossy(&found[..found.len().min(4 * MOST)]);
    text.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
