//! The rows of a log, as far as they may be drawn.

use std::collections::HashMap;
use std::rc::Rc;

use super::dialect::Progress;
use super::names::{Label, Meaning, Name, plain};
use super::number::{local, number};
use super::{LogColumns, short};
use crate::ErrorKind;

/// The most names that are kept of columns that nobody wants.
const MOST_LISTED: usize = 200;
/// More words than these tell nothing apart.
const MOST_LABELS: usize = 64;

/// Columns with their numbers, whose order is that of the rows.
pub(super) struct Table<'w> {
    pub(super) wanted: &'w LogColumns,
    pub(super) columns: Vec<Column>,
    /// By the name as it is compared, and as it is written.
    places: HashMap<String, Option<usize>>,
    /// What the row has so far: the column, how many rows further down, and the cell.
    staged: Vec<(usize, usize, Cell)>,
    pub(super) rows: usize,
    pub(super) progress: Rc<Progress>,
    pub(super) decimal_comma: bool,
    /// Whether a comma and a point are decimal signs, and numbers whose sign may as well divide thousands: the sign, the row
    /// and the column.
    decimal: [bool; 2],
    doubtful: Vec<(u8, usize, usize)>,
    /// Whether the last line has its end.
    pub(super) is_ended: bool,
    pub(super) is_cut_off: bool,
    /// Whether the last line may be cut off within a number.
    pub(super) is_early: bool,
}

pub(super) struct Column {
    pub(super) name: String,
    pub(super) is: Name,
    is_kept: bool,
    is_wanted: bool,
    /// Row and number. Of a label, the place of its word.
    pub(super) cells: Vec<(usize, f64)>,
    pub(super) words: Vec<String>,
    /// Whether a number was found.
    pub(super) has_numbers: bool,
    /// The first cell that is no number: its row, and what is said of it.
    pub(super) wrong: Option<(usize, ErrorKind)>,
}

enum Cell {
    Number(f64),
    Word(String),
    Wrong(ErrorKind),
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
        }
    }

    /// Whether somebody names it.
    pub(super) fn is_wanted(&self, name: &str) -> bool {
        Column::of(name, self.wanted).is_wanted
    }

    /// The place of the column of a name. `None` for one of too many that nobody wants.
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
        if !column.is_kept {
            column.has_numbers =
                column.has_numbers || matches!(number(text, self.decimal_comma), Ok(Some(_)));
            return;
        }
        let cell = match number(text, self.decimal_comma) {
            _ if matches!(column.is.meaning, Meaning::Label(_))
                && !column.is_wanted
                && !text.trim().is_empty() =>
            {
                Cell::Word(text.trim().chars().take(200).collect())
            }
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
        let mut staged = std::mem::take(&mut self.staged);
        // A value goes by the name that the row gives it.
        let tag = staged.iter().find_map(|(place, _, cell)| match (&self.columns[*place].is.meaning, cell) {
            (Meaning::Label(Label::Quantity), Cell::Word(tag)) => Some(tag.clone()),
            _ => None,
        });
        if let Some(tag) = tag {
            let to = self.column(&tag);
            staged.retain_mut(|(place, ..)| {
                let is_value = plain(&self.columns[*place].name) == "value";
                *place = if is_value { to.unwrap_or(usize::MAX) } else { *place };
                *place != usize::MAX && self.columns[*place].is_kept
            });
        }
        let deepest = staged.iter().map(|(_, down, _)| *down).max().unwrap_or(0);
        for (place, down, cell) in staged.drain(..) {
            self.columns[place].take(self.rows + down, cell);
        }
        self.staged = staged;
        self.rows += 1 + deepest;
        self.progress.row.set(0);
    }

    /// Ends a row that stands in other text, of which no more than numbers and labels counts.
    pub(super) fn commit_numbers(&mut self) {
        self.staged.retain(|(.., cell)| !matches!(cell, Cell::Wrong(_)));
        if self.has_staged() {
            self.commit();
        }
    }

    /// Where the table has one decimal sign, the other one divides thousands. In doubt that is the comma: semicolons divide
    /// the cells where it is.
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

    /// Leaves out what was taken of the row.
    pub(super) fn abort(&mut self) {
        self.staged.clear();
    }

    /// A row within a row: what the outer one has so far stays aside.
    pub(super) fn within<T>(&mut self, row: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::take(&mut self.staged);
        let read = row(self);
        self.staged = outer;
        read
    }

    pub(super) fn has_staged(&self) -> bool {
        !self.staged.is_empty()
    }

    /// The names, as a message has room for them.
    pub(super) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| short(column.name.as_bytes())).collect()
    }
}

impl Column {
    fn of(name: &str, wanted: &LogColumns) -> Self {
        let is = Name::of(name);
        let named = |wanted: &String| is_named(&is, name, wanted);
        let is_wanted = wanted.x.as_ref().is_some_and(named) || wanted.y.iter().any(named);
        let is_kept = is.meaning != Meaning::Other || is_wanted;
        let name = name.trim().to_owned();
        Self {
            name,
            is,
            is_kept,
            is_wanted,
            cells: Vec::new(),
            words: Vec::new(),
            has_numbers: false,
            wrong: None,
        }
    }

    /// Whether somebody means it by a name: the whole one, that without the run, or that with a run that rows name.
    pub(super) fn is_named(&self, wanted: &str) -> bool {
        is_named(&self.is, &self.name, wanted)
    }

    fn take(&mut self, row: usize, cell: Cell) {
        // Of two columns of one name the first that says something counts.
        if self.cells.last().is_some_and(|(last, _)| *last >= row) {
            return;
        }
        match cell {
            Cell::Number(number) => {
                self.has_numbers = true;
                self.cells.push((row, number));
            }
            Cell::Word(word) => {
                let known = self.words.iter().position(|known| *known == word);
                if known.is_none() && self.words.len() <= MOST_LABELS {
                    self.words.push(word);
                }
                let place = known.unwrap_or(self.words.len() - 1);
                if self.words.len() <= MOST_LABELS {
                    self.cells.push((row, place as f64));
                }
            }
            Cell::Wrong(wrong) => {
                self.wrong.get_or_insert((row, wrong));
            }
        }
    }

    /// What a row has in it.
    pub(super) fn at(&self, row: usize) -> Option<f64> {
        // Where every row has something, that is its place.
        if let Some((found, number)) = self.cells.get(row)
            && *found == row
        {
            return Some(*number);
        }
        self.cells.binary_search_by_key(&row, |(row, _)| *row).ok().map(|place| self.cells[place].1)
    }

    /// What the nearest row at or before one has in it.
    pub(super) fn before(&self, row: usize) -> Option<f64> {
        let count = self.cells.partition_point(|(found, _)| *found <= row);
        count.checked_sub(1).map(|place| self.cells[place].1)
    }

    /// The word that a row has in it, where it is a label that tells rows apart.
    pub(super) fn word(&self, row: usize) -> Option<&str> {
        if self.words.len() > MOST_LABELS {
            return None;
        }
        let place = self.at(row)?;
        self.words
            .iter()
            .enumerate()
            .find(|(i, _)| (*i as f64).total_cmp(&place).is_eq())
            .map(|(_, word)| word.as_str())
    }
}

fn is_named(is: &Name, name: &str, wanted: &str) -> bool {
    let wanted = plain(wanted);
    let of_run = || wanted.ends_with(&plain(&format!(" - {name}")));
    plain(name) == wanted || if is.run.is_some() { plain(&is.metric) == wanted } else { of_run() }
}
