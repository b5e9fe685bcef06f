//! What a training wrote down of itself.

mod columns;
mod csv;
mod json;
mod whole;

use std::io::{self, BufRead};

use crate::{Error, ErrorKind};
use columns::Columns;

/// The most bytes of a row: what has longer ones is no log, and would fill the memory.
const LONGEST: usize = 1 << 20;

/// The losses of a training, and its norms, as its log has them.
///
/// A log is CSV with a heading (cells divided by commas, semicolons or tabs), or a JSON object a line. What is known of it is
/// known by the names of its columns, in any case, with `-` or a space for `_`, and without what stands before a `/`:
///
/// | what | names |
/// |---|---|
/// | the step | `step`, `global_step`, `steps`, `iteration`, `iter`, `update`, `batch`, `epoch` |
/// | the loss | `loss`, `train_loss`, `training_loss`, `f`, `value` |
/// | norms | `grad_norm`, `gradient_norm`, `update_norm`, `param_norm` |
///
/// Of several names for one thing the first in this table counts that the heading has, or JSON's first row with a loss. Where there is no step, rows are counted from 0. Other columns
/// are passed over. Rows may come in any order; of two with one step the later counts, as after a restart. A row without a step
/// or a loss is left out and counted (JSON's other lines, such as those of an evaluation, are such rows, also those with other names for the same). NaN and infinities
/// are losses, also as JSON's dialects write them (`NaN`, `Infinity`). A row has at most a mebibyte. The last line of a training that still runs may be
/// half written: where no line end follows it and it cannot be read, it is left out.
///
/// ```
/// use korogaru_lab::Log;
///
/// let text = "Step,train/loss,lr\n0,2.5,0.1\n10,NaN,0.1\n5,1.25,0.1\n15,0.";
/// let log = Log::read(text.as_bytes())??;
/// assert_eq!(log.loss()[..2], [[0.0, 2.5], [5.0, 1.25]]);
/// assert!(log.loss()[2][1].is_nan() && log.is_cut_off());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Log {
    loss: Vec<[f64; 2]>,
    norms: Vec<(String, Vec<[f64; 2]>)>,
    left_out: usize,
    repeated: usize,
    cut_off: bool,
}

impl Log {
    /// Reads a log, row by row: of what is read nothing is kept but the numbers.
    ///
    /// # Errors
    ///
    /// The outer error is that of the source. The inner one is [`ErrorKind::LogLine`] for a line that cannot be read or
    /// whose quotes do not end, [`ErrorKind::LogLong`] for a row of more than a mebibyte,
    /// [`ErrorKind::LogColumns`] where no column is a loss, [`ErrorKind::LogEmpty`] where no row has one.
    pub fn read(mut source: impl BufRead) -> io::Result<Result<Self, Error>> {
        let start = source.fill_buf()?;
        let mark = if start.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        source.consume(mark);
        let is_json = match source.fill_buf()? {
            [] => return Ok(Err(ErrorKind::LogEmpty.into())),
            [first, ..] => *first == b'{',
        };
        let mut log = Self::default();
        let read = if is_json { json::read(source, &mut log)? } else { csv::read(source, &mut log)? };
        Ok(read.and_then(|()| log.sorted()).map_err(Error::from))
    }

    /// Step and loss, by step, each step once. Losses may be NaN or infinite.
    #[must_use]
    pub fn loss(&self) -> &[[f64; 2]] {
        &self.loss
    }

    /// The least loss that is a finite number, with the first step that has it before it. `None` where none is finite.
    #[must_use]
    pub fn least(&self) -> Option<[f64; 2]> {
        let finite = self.loss.iter().filter(|point| point[1].is_finite());
        finite.copied().min_by(|a, b| a[1].total_cmp(&b[1]))
    }

    /// How many losses are NaN or infinite.
    #[must_use]
    pub fn not_finite(&self) -> usize {
        self.loss.iter().filter(|point| !point[1].is_finite()).count()
    }

    /// The step of the first loss that is NaN or infinite.
    #[must_use]
    pub fn first_not_finite(&self) -> Option<f64> {
        self.loss.iter().find(|point| !point[1].is_finite()).map(|point| point[0])
    }

    /// The norms that the log has: each with its name in the table above, and step and norm, by step.
    #[must_use]
    pub fn norms(&self) -> &[(String, Vec<[f64; 2]>)] {
        &self.norms
    }

    /// How many rows have no step or no loss.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many rows were replaced by a later one of the same step.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// Whether the last line was half written, and left out.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Takes a row in. Its step is the number of rows before it where the log has none.
    fn take(&mut self, row: usize, columns: &Columns, numbers: &[Option<f64>]) {
        let step = columns.step.map_or(Some(row as f64), |place| numbers[place]);
        let step = step.filter(|step| step.is_finite());
        let loss = columns.loss.and_then(|place| numbers[place]);
        let (Some(step), Some(loss)) = (step, loss) else {
            self.left_out += 1;
            return;
        };
        self.loss.push([step, loss]);
        for (name, place) in &columns.norms {
            let Some(norm) = numbers[*place] else { continue };
            match self.norms.iter_mut().find(|(known, _)| known == name) {
                Some((_, points)) => points.push([step, norm]),
                None => self.norms.push(((*name).to_owned(), vec![[step, norm]])),
            }
        }
    }

    fn sorted(mut self) -> Result<Self, ErrorKind> {
        if self.loss.is_empty() {
            return Err(ErrorKind::LogEmpty);
        }
        let before = self.loss.len();
        by_step(&mut self.loss);
        self.repeated = before - self.loss.len();
        self.norms.iter_mut().for_each(|(_, points)| by_step(points));
        Ok(self)
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
