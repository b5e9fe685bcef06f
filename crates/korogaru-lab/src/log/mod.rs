//! What a training wrote down of itself.

mod choice;
mod column;
mod delimited;
mod dialect;
mod form;
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
use form::{Form, Head};
use source::End;
use table::Table;

/// The most bytes of a row: what has longer ones is no log, and would fill the memory.
const LONGEST: usize = 1 << 20;

/// The losses of a training, and its norms, as its log has them.
///
/// A log is a table with a heading (cells divided by commas, semicolons, tabs or spaces; the heading may be a comment, and come
/// again), JSON (an object a line, or values over any lines: an array of rows, rows in the array of an object as in
/// `trainer_state.json`, arrays of numbers by name), or what a training printed: JSON and Python's dicts among other text, or
/// numbers behind their names (`step=1 loss=2.5`, `Epoch [1/5], Loss: 2.5`, `epoch 1 loss 2.5`), where a step that has a line of
/// its own is that of the lines below. A list of numbers, or one number a line, is the loss. It may be packed by gzip (of which
/// at most 128 MiB are unpacked) or written in UTF-16 or Shift_JIS. What a column is says its name, in any
/// case and however its words are joined (`train_loss`, `Loss/train`, `trainLoss`), in English or Japanese (`エポック`,
/// `訓練損失`, `検証損失`); what an object within a row has goes by the path to it:
///
/// | what | words |
/// |---|---|
/// | the step | `step`, `iteration`, `iter`, `it`, `update`, `batch`, `epoch`, also with `global`, `num`, `trainer` |
/// | the loss | `loss`, `cost`, `f`, `value`, also with `total`, `avg`, `step`, `epoch` and their like |
/// | norms | `grad_norm`, `gradient_norm`, `update_norm`, `param_norm` |
/// | examples | `train`; `val`, `valid`, `validation`, `dev`, `eval`; `test`. A column `mode`, `split` or `phase` says it too, and any that has no other words |
/// | runs | `run-a - loss`. A column such as `run`, `seed`, `fold`, `model` or `optimizer` says it too |
/// | names | where rows have a `value`, a column such as `tag`, `metric`, `key` or `name` says of what |
///
/// There is one curve for the examples of training (bare names are taken for those), one for validation and one for the test,
/// for each run. Of several columns for one curve the barest is drawn, unless it is nearly empty. Of several
/// steps the one counts that tells the most rows of the training apart; a step that begins again in an epoch is counted on over
/// the epochs. A row of a validation or a test without a step stands at the step before it. Where there is no step, rows are
/// counted from 0. [`LogColumns`] names other columns.
///
/// Rows may come in any order. Of two with one step the later counts, as after a restart, unless a column of a few words or
/// numbers (`lr`, `version`) tells all such rows apart: then each is a run. What an object says in a word counts for the rows in
/// it. A row of which nothing is drawn, and an object that cannot be read among other text, is left out and counted. NaN and
/// infinities are losses, as programs write them (`NaN`, `-nan(ind)`, `1.#INF`). Where commas
/// do not divide cells they may be decimal signs, and then points divide thousands (`1.000;2,5`). A row has at most a mebibyte.
/// The last line of a training that still runs may be half written: where no line end follows it and it cannot be read, it is
/// left out.
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

/// Which columns of a log to draw. By default those that [`Log`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogColumns {
    /// What stands for the step.
    pub x: Option<String>,
    /// What is drawn over it, in place of losses and norms. A name without its run (`loss`) stands for all runs, one with it
    /// (`run-a - loss`) for that, also where rows name theirs, and one with examples (`loss (val)`) for those that rows name.
    pub y: Vec<String>,
}

/// Which examples a number of a training is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Examples {
    /// Those it learns from.
    Training,
    /// Those it is watched by.
    Validation,
    /// Those it is judged by.
    Test,
}

/// What a curve shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quantity {
    /// The loss.
    Loss,
    /// The norm of the gradient.
    GradientNorm,
    /// The norm of what an update changes.
    UpdateNorm,
    /// The norm of the parameters.
    ParameterNorm,
    /// Something else, in the words of its column.
    Other(String),
}

/// What the steps of a log are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Steps {
    /// A column of this name.
    Column(String),
    /// A column that begins again in each epoch, counted on over them.
    Within {
        /// The column of epochs.
        epoch: String,
        /// The column of steps.
        step: String,
    },
    /// Rows, which were counted from 0.
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
    /// The run, where the log has several.
    #[must_use]
    pub fn run(&self) -> Option<&str> {
        self.run.as_deref()
    }

    /// The column, as it is written, without the run.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// What it shows.
    #[must_use]
    pub fn quantity(&self) -> &Quantity {
        &self.quantity
    }

    /// Which examples it is about; those of the training where nothing says another.
    #[must_use]
    pub fn examples(&self) -> Examples {
        self.examples
    }

    /// Step and number, by step, each step once. Numbers may be NaN or infinite.
    #[must_use]
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The least number that is finite, with the first step that has it before it. `None` where none is finite.
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
    /// Reads a log, row by row: of what is read nothing is kept but the numbers that may be drawn.
    ///
    /// # Errors
    ///
    /// Those of [`read_columns`](Self::read_columns).
    pub fn read(source: impl BufRead) -> io::Result<Result<Self, Error>> {
        Self::read_columns(source, &LogColumns::default())
    }

    /// Reads a log and draws these columns of it.
    ///
    /// # Errors
    ///
    /// The outer error is that of the source. The inner one is [`ErrorKind::LogLine`] for a line that cannot be read or
    /// whose quotes do not end, [`ErrorKind::LogLong`] for a row of more than a mebibyte, [`ErrorKind::LogUnpacked`] for
    /// more than is unpacked, [`ErrorKind::LogPicture`] for a picture, [`ErrorKind::LogBinary`] for what else is no text, [`ErrorKind::LogColumns`] where no column is a
    /// loss or several may be one, [`ErrorKind::LogColumn`] where one that is named is not there, [`ErrorKind::LogEmpty`] where none of
    /// them has a number.
    ///
    /// ```
    /// use korogaru_lab::{Log, LogColumns};
    ///
    /// let columns = LogColumns { x: Some("epoch".into()), y: vec!["acc".into()] };
    /// let log = Log::read_columns("step,epoch,loss,acc\n9,1,2.5,0.1\n19,2,1.5,0.4\n".as_bytes(), &columns)??;
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
        let form = head.form(&table)?;
        let text = head.whole();
        let read = match form {
            Form::Delimited(delimiter) => delimited::read(text, delimiter, &mut table)?,
            Form::Lines(take) => json::lines(text, &mut table, take)?,
            Form::Document => json::document(text, &mut table)?,
            Form::Binary => Err(ErrorKind::LogBinary),
            Form::Empty => Err(ErrorKind::LogEmpty),
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

    /// The curves of losses, or of what was named: by runs, and for each those of training, validation and test. At least one,
    /// and each has a point.
    #[must_use]
    pub fn curves(&self) -> &[Curve] {
        &self.curves
    }

    /// The curves of norms, where no column was named.
    #[must_use]
    pub fn norms(&self) -> &[Curve] {
        &self.norms
    }

    /// What the steps are.
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

    /// How many points were replaced by a later one of the same step.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// How many points of a validation or a test have no step, and stand at the step before them.
    #[must_use]
    pub fn carried(&self) -> usize {
        self.carried
    }

    /// Whether the last line was half written, and left out.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }
}

/// In the order of the steps, the last of each.
fn by_step(points: &mut Vec<[f64; 2]>) {
    // Stable: the later of two with one step stays the later. −0 and 0 are one step.
    points.sort_by(|a, b| (a[0] + 0.0).total_cmp(&(b[0] + 0.0)));
    points.dedup_by(|later, kept| {
        let same = (later[0] + 0.0).total_cmp(&(kept[0] + 0.0)).is_eq();
        if same {
            *kept = *later;
        }
        same
    });
}

/// The beginning of what was found, as a message has room for it. It may be no text at all.
fn short(found: &[u8]) -> String {
    const MOST: usize = 60;
    let text = String::from_utf8_lossy(&found[..found.len().min(4 * MOST)]);
    text.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
