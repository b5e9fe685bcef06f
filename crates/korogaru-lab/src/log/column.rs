//! A column of a log: its numbers, and its words if there are few.

use super::LogColumns;
use super::names::{Meaning, Name};
use crate::ErrorKind;

/// A column with more different words than this does not tell rows apart.
const MOST_LABELS: usize = 64;

pub(super) struct Column {
    pub(super) name: String,
    pub(super) is: Name,
    pub(super) is_kept: bool,
    pub(super) is_wanted: bool,
    /// Pairs of row and number.
    pub(super) cells: Vec<(usize, f64)>,
    /// The different words of the column, and for each row the index of its word. They are kept for labels,
    /// and for columns whose names say nothing.
    pub(super) words: Vec<String>,
    said: Vec<(usize, usize)>,
    /// Whether a number was found.
    pub(super) has_numbers: bool,
    /// The first cell that is not a number: its row and the error.
    pub(super) wrong: Option<(usize, ErrorKind)>,
}

/// The content of a cell.
pub(super) enum Cell {
    Number(f64),
    Word(String),
    Wrong(ErrorKind),
}

impl Column {
    pub(super) fn of(name: &str, wanted: &LogColumns) -> Self {
        let is = Name::of(name);
        let named = |wanted: &String| is.may_be(wanted);
        let is_wanted = wanted.x.as_ref().is_some_and(named) || wanted.y.iter().any(named);
        let is_kept = !matches!(is.meaning, Meaning::Other | Meaning::Label(_)) || is_wanted;
        let name = name.trim().to_owned();
        Self {
            name,
            is,
            is_kept,
            is_wanted,
            cells: Vec::new(),
            words: Vec::new(),
            said: Vec::new(),
            has_numbers: false,
            wrong: None,
        }
    }

    /// Whether a cell is kept as a word. A whole number may be a word too, such as a version.
    pub(super) fn is_word(&self, text: &str, read: Result<Option<f64>, ()>) -> bool {
        match self.is.meaning {
            _ if self.words.len() > MOST_LABELS => false,
            Meaning::Label(_) | Meaning::Maybe => !text.trim().is_empty(),
            Meaning::Other => match read {
                Ok(number) => number.is_some_and(|number| number.fract() == 0.0),
                Err(()) => true,
            },
            _ => false,
        }
    }

    pub(super) fn take(&mut self, row: usize, cell: Cell) {
        // If two columns have the same name, the first that has something in the row counts.
        let last = match cell {
            Cell::Word(_) => self.said.last().map(|(last, _)| *last),
            _ => self.cells.last().map(|(last, _)| *last),
        };
        if last.is_some_and(|last| last >= row) {
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
                match self.words.len() <= MOST_LABELS {
                    true => self.said.push((row, known.unwrap_or(self.words.len() - 1))),
                    false => self.said = Vec::new(),
                }
            }
            Cell::Wrong(wrong) => {
                self.wrong.get_or_insert((row, wrong));
            }
        }
    }

    /// The number in a row.
    pub(super) fn at(&self, row: usize) -> Option<f64> {
        at(&self.cells, row)
    }

    /// The index of the word in a row, if the words are few.
    pub(super) fn word(&self, row: usize) -> Option<usize> {
        at(&self.said, row)
    }

    /// The indices of the words in these rows.
    pub(super) fn told(&self, rows: &[usize]) -> Vec<usize> {
        let mut told = Vec::new();
        for word in rows.iter().filter_map(|row| self.word(*row)) {
            if !told.contains(&word) {
                told.push(word);
            }
        }
        told
    }
}

/// The value of a row, in a list that is sorted by rows.
pub(super) fn at<T: Copy>(all: &[(usize, T)], row: usize) -> Option<T> {
    // If every row has a value, the row is its index.
    if let Some((found, one)) = all.get(row)
        && *found == row
    {
        return Some(*one);
    }
    all.binary_search_by_key(&row, |(row, _)| *row).ok().map(|place| all[place].1)
}
