//! The rows of a log, as far as they may be drawn.

use std::collections::HashMap;
use std::mem::take;
use std::ops::Range;
use std::rc::Rc;

use super::column::{Cell, Column};
use super::dialect::Progress;
use super::names::{self, Label, Meaning, Name, plain};
use super::number::{local, number, thousands};
use super::{LogColumns, short};
use crate::ErrorKind;

/// The most names that are kept for columns that nobody asked for.
const MOST_LISTED: usize = 200;

/// Columns with their numbers, in the order of the rows.
pub(super) struct Table<'w> {
    pub(super) wanted: &'w LogColumns,
    pub(super) columns: Vec<Column>,
    /// The column of a name, both in the form in which names are compared and as it is written.
    places: HashMap<String, Option<usize>>,
    /// The cells of the row so far: the column, how many rows further down, and the content.
    staged: Vec<(usize, usize, Cell)>,
    pub(super) rows: usize,
    pub(super) progress: Rc<Progress>,
    pub(super) decimal_comma: bool,
    /// Whether a comma and a point are known to be decimal signs, and the numbers whose sign may as well
    /// separate thousands: the sign, the row and the column.
    decimal: [bool; 2],
    doubtful: Vec<(u8, usize, usize)>,
    /// Whether the last line has a line end.
    pub(super) is_ended: bool,
    pub(super) is_cut_off: bool,
    /// Whether the last line may be cut off inside a number.
    pub(super) is_early: bool,
    /// How many objects among other text could not be read.
    pub(super) passed_over: usize,
    above: Above,
}

/// The steps that have a line of text of their own, above other lines.
#[derive(Default)]
struct Above {
    steps: Vec<(usize, f64)>,
    /// How many such lines there are.
    lines: usize,
    /// The columns before all such lines, and those since the last one.
    loose: Vec<usize>,
    below: Vec<usize>,
    /// The rows that have a step from such a line, and the column of the step.
    given: Vec<(usize, usize)>,
    /// Whether a column occurs twice below one such line, or before all and below one. The steps are then not
    /// those of the lines below.
    is_wrong: bool,
}

impl<'w> Table<'w> {
    pub(super) fn new(wanted: &'w LogColumns) -> Self {
        Self {
            wanted,
            columns: Vec::new(),
            places: HashMap::new(),
            staged: Vec::new(),
            rows: 0,
            progress: Rc::default(),
            decimal_comma: false,
            decimal: [false; 2],
            doubtful: Vec::new(),
            is_ended: true,
            is_cut_off: false,
            is_early: false,
            passed_over: 0,
            above: Above::default(),
        }
    }

    /// Whether a column of that name was asked for.
    pub(super) fn is_wanted(&self, name: &str) -> bool {
        Column::of(name, self.wanted).is_wanted
    }

    /// The index of the column of a name. `None` if there are too many that nobody asked for.
    pub(super) fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let key = plain(name);
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None => {
                let column = Column::of(name, self.wanted);
                let is_room = column.is_kept || self.columns.len() < MOST_LISTED;
                is_room.then(|| {
                    self.columns.push(column);
                    self.columns.len() - 1
                })
            }
        };
        if place.is_some() {
            self.places.insert(key, place);
            self.places.insert(name.to_owned(), place);
        }
        place
    }

    /// Takes a cell of the row that is being read.
    pub(super) fn put(&mut self, column: Option<usize>, down: usize, text: &str) {
        let Some(place) = column else { return };
        let column = &mut self.columns[place];
        let mut read = number(text, self.decimal_comma);
        if read.is_err() && matches!(column.is.meaning, Meaning::Step { .. }) {
            read = thousands(text).map(Some).ok_or(());
        }
        if column.is_word(text, read) {
            self.staged.push((place, down, Cell::Word(text.trim().chars().take(200).collect())));
        }
        if !column.is_kept {
            let is_label = matches!(column.is.meaning, Meaning::Label(label) if label != Label::Setting);
            column.has_numbers |= matches!(read, Ok(Some(_))) && !is_label;
            return;
        }
        let cell = match read {
            Ok(Some(number)) => {
                match self.decimal_comma.then(|| local(text)).flatten() {
                    Some((_, sign, true)) => self.doubtful.push((sign, self.rows + down, place)),
                    Some((_, sign, false)) => self.decimal[usize::from(sign == b'.')] = true,
                    None => {}
                }
                Cell::Number(number)
            }
            Ok(None) => return,
            Err(()) => {
                let (line, found) = (self.progress.line.get(), short(text.as_bytes()));
                Cell::Wrong(ErrorKind::LogLine { line, found })
            }
        };
        self.staged.push((place, down, cell));
    }

    /// Ends the row.
    pub(super) fn commit(&mut self) {
        let mut staged = take(&mut self.staged);
        // A value gets the name that the row gives it.
        let is_value = |table: &Self, place: usize| names::is_value(&table.columns[place].name);
        let tag = staged.iter().position(|(place, _, cell)| {
            self.columns[*place].is.meaning == Meaning::Label(Label::Quantity)
                && matches!(cell, Cell::Word(_))
        });
        if let Some(tag) = tag.filter(|_| staged.iter().any(|(place, ..)| is_value(self, *place)))
            && let (_, _, Cell::Word(tag)) = staged.remove(tag)
        {
            let to = self.column(&tag);
            staged.retain_mut(|(place, _, cell)| {
                if is_value(self, *place) {
                    let Some(to) = to else { return false };
                    *place = to;
                    self.columns[to].has_numbers |= matches!(cell, Cell::Number(_));
                    return self.columns[to].is_kept;
                }
                true
            });
        }
        let deepest = staged.iter().map(|(_, down, _)| *down).max().unwrap_or(0);
        let first = self.rows;
        let words = if deepest > 0 { words(&staged) } else { Vec::new() };
        for (place, down, cell) in staged.drain(..) {
            self.columns[place].take(first + down, cell);
        }
        self.label(&words, first + 1..first + 1 + deepest);
        self.staged = staged;
        self.rows += 1 + deepest;
        self.progress.row.set(0);
    }

    /// Gives the words of an object to all rows inside it that have no other word.
    fn label(&mut self, words: &[(usize, String)], rows: Range<usize>) {
        for (place, word) in words {
            for row in rows.clone() {
                self.columns[*place].take(row, Cell::Word(word.clone()));
            }
        }
    }

    /// Ends an object that contains the rows from this one on, and is not a row itself.
    pub(super) fn end_rows(&mut self, from: usize) {
        let words = words(&self.staged);
        self.label(&words, from..self.rows);
    }

    /// If words name losses in the column of values, the values get the words as names.
    fn name_values(&mut self) {
        let is_value = |column: &Column| names::is_value(&column.name) && !column.is_wanted;
        let is_loss = |word: &String| matches!(Name::of(word).meaning, Meaning::Loss { .. });
        let Some(value) = self.columns.iter().position(is_value) else { return };
        let names = |column: &Column| column.is.meaning == Meaning::Other && column.words.iter().any(is_loss);
        let Some(names) = self.columns.iter().position(names) else { return };
        self.columns[value].has_numbers = false;
        for (row, number) in take(&mut self.columns[value].cells) {
            let Some(word) = self.columns[names].word(row) else { continue };
            let word = self.columns[names].words[word].clone();
            if let Some(to) = self.column(&word) {
                self.columns[to].take(row, Cell::Number(number));
            }
        }
    }

    /// Ends a line of other text. Only its numbers and labels count. A line of steps alone gives these to the
    /// lines below it.
    pub(super) fn commit_printed(&mut self) {
        self.staged.retain(|(.., cell)| !matches!(cell, Cell::Wrong(_)));
        let is_step = |place: usize| matches!(self.columns[place].is.meaning, Meaning::Step { .. });
        let mut numbers: Vec<(usize, f64)> = Vec::new();
        numbers.extend(self.staged.iter().filter_map(|(place, _, cell)| match cell {
            Cell::Number(number) => Some((*place, *number)),
            _ => None,
        }));
        if numbers.is_empty() {
            return self.abort();
        }
        if numbers.iter().all(|(place, _)| is_step(*place)) {
            self.above = Above {
                steps: numbers,
                lines: 1 + self.above.lines,
                below: Vec::new(),
                ..take(&mut self.above)
            };
            return self.abort();
        }
        let has_step = numbers.iter().any(|(place, _)| is_step(*place));
        for (place, _) in numbers.iter().filter(|_| !has_step) {
            let Above { steps, loose, below, is_wrong, .. } = &mut self.above;
            let is_below = !steps.is_empty();
            *is_wrong |= is_below && (loose.contains(place) || below.contains(place));
            let seen = if is_below { below } else { loose };
            if !seen.contains(place) {
                seen.push(*place);
            }
        }
        for (place, number) in self.above.steps.clone() {
            if !numbers.iter().any(|(other, _)| *other == place) {
                self.above.given.push((self.rows, place));
                self.staged.push((place, 0, Cell::Number(number)));
            }
        }
        self.commit();
    }

    /// Decides what columns are whose names do not say it. Steps above several lines with the same column are
    /// no steps. If there is no other loss, methods are runs with their losses, and a column without a name
    /// is the loss.
    pub(super) fn conclude(&mut self) {
        let above = take(&mut self.above);
        if above.is_wrong {
            self.passed_over += above.lines;
            for (place, column) in self.columns.iter_mut().enumerate() {
                let rows: Vec<usize> =
                    above.given.iter().filter(|(_, of)| *of == place).map(|(row, _)| *row).collect();
                column.cells.retain(|(row, _)| rows.binary_search(row).is_err());
            }
        }
        self.name_values();
        let is_loss = |column: &Column| matches!(column.is.meaning, Meaning::Loss { .. });
        let may_be = |column: &&mut Column| column.is.meaning == Meaning::Maybe && !column.cells.is_empty();
        if self.columns.iter().any(is_loss) || !self.wanted.y.is_empty() {
            return;
        }
        let is_alone = self.columns.len() == 1;
        let several = self.columns.iter_mut().filter(may_be).count() > 1;
        let is_told = |column: &&mut Column| if column.name == "1" { is_alone } else { several };
        for column in self.columns.iter_mut().filter(may_be).filter(is_told) {
            column.is.be_loss(!is_alone);
        }
    }

    /// If the table has only one decimal sign, the other sign separates thousands. If neither is known to be
    /// one, the comma is, since commas do not separate the cells then.
    pub(super) fn settle(&mut self) {
        let has = |sign: u8| self.doubtful.iter().any(|(found, ..)| *found == sign);
        let thousands = match self.decimal {
            [true, false] => b'.',
            [false, true] => b',',
            [false, false] if has(b',') => b'.',
            _ => return,
        };
        for (_, row, place) in self.doubtful.iter().filter(|(sign, ..)| *sign == thousands) {
            let cells = &mut self.columns[*place].cells;
            if let Ok(at) = cells.binary_search_by_key(row, |(row, _)| *row) {
                cells[at].1 = (1000.0 * cells[at].1).round();
            }
        }
    }

    /// Drops what was taken of the row.
    pub(super) fn abort(&mut self) {
        self.staged.clear();
    }

    /// Reads a row inside a row. What the outer row has so far is put aside.
    pub(super) fn within<T>(&mut self, row: impl FnOnce(&mut Self) -> T) -> T {
        let outer = take(&mut self.staged);
        let read = row(self);
        self.staged = outer;
        read
    }

    /// Whether the row has more than words.
    pub(super) fn has_staged(&self) -> bool {
        self.staged.iter().any(|(.., cell)| !matches!(cell, Cell::Word(_)))
    }

    /// The names of the columns, short enough for a message.
    pub(super) fn names(&self) -> Vec<String> {
        let named = self.columns.iter().filter(|column| !column.name.is_empty());
        named.map(|column| short(column.name.as_bytes())).collect()
    }
}

/// The words that an object has only once.
fn words(staged: &[(usize, usize, Cell)]) -> Vec<(usize, String)> {
    let is_once = |place: usize| {
        let mut cells =
            staged.iter().filter(|(other, _, cell)| *other == place && matches!(cell, Cell::Word(_)));
        cells.next().is_some_and(|(_, down, _)| *down == 0) && cells.next().is_none()
    };
    let word = |(place, _, cell): &(usize, usize, Cell)| match cell {
        Cell::Word(word) if is_once(*place) => Some((*place, word.clone())),
        _ => None,
    };
    staged.iter().filter_map(word).collect()
}
