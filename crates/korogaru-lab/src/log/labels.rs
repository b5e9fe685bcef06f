//! Columns of words that tell rows apart.

use std::collections::HashMap;

use super::Examples;
use super::column::Column;
use super::names::{self, Label, Meaning};
use super::table::Table;

/// The most columns that are tried. Each takes as long as everything else together.
const MOST_OTHERS: usize = 16;

/// The run that a number belongs to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// The whole name, if the log has several runs.
    pub(super) name: Option<String>,
    /// The part of the name that the column's name gives.
    pub(super) column: Option<String>,
    /// The part that its rows give, as an index.
    rows: usize,
}

impl Run {
    /// Whether both runs have the same rows.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

/// What the words in the rows say.
#[derive(Default)]
pub(super) struct Labels<'t> {
    pub(super) runs: Vec<&'t Column>,
    /// The columns that say which examples, with the examples of each word.
    sets: Vec<(&'t Column, Vec<Option<Examples>>)>,
    /// The runs that rows name, and for each row the index of its run.
    names: Vec<Option<String>>,
    of_rows: Vec<usize>,
}

impl<'t> Labels<'t> {
    /// The columns whose names say that they are labels, and those whose words all say which examples a row
    /// is about.
    pub(super) fn named(table: &'t Table<'_>, rows: &[usize]) -> Self {
        let labels =
            |label: Label| table.columns.iter().filter(move |one| one.is.meaning == Meaning::Label(label));
        let runs = labels(Label::Run).filter(|column| column.told(rows).len() > 1).collect();
        let examples = |column: &Column| -> Vec<Option<Examples>> {
            column.words.iter().map(|word| names::examples_of(word)).collect()
        };
        let mut sets: Vec<_> = labels(Label::Examples).map(|column| (column, examples(column))).collect();
        for column in table.columns.iter().filter(|column| is_free(column)) {
            let (of, told) = (examples(column), column.told(rows));
            let mut kinds = told.iter().map(|word| of[*word]);
            let first = kinds.next().flatten();
            let differ = first.is_some() && kinds.clone().any(|kind| kind != first);
            if differ && kinds.all(|kind| kind.is_some()) {
                sets.push((column, of));
            }
        }
        let mut labels = Self { sets, ..Self::default() };
        labels.set(table, runs);
        labels
    }

    /// Other columns that may tell the runs apart: those with one of a few words or numbers in each of these
    /// rows.
    pub(super) fn others(&self, table: &'t Table<'_>, rows: &[usize]) -> Vec<&'t Column> {
        let fits = |column: &&Column| {
            let told = column.told(rows).len();
            let is_set = self
                .sets
                .iter()
                .any(|(set, of)| std::ptr::eq(*set, *column) && of.iter().all(Option::is_some));
            let is_label = is_free(column) || matches!(column.is.meaning, Meaning::Label(_) | Meaning::Maybe);
            is_label
                && !is_set
                && !self.runs.iter().any(|run| std::ptr::eq(*run, *column))
                && told > 1
                && 2 * told <= rows.len()
                && rows.iter().all(|row| column.word(*row).is_some())
        };
        table.columns.iter().filter(fits).take(MOST_OTHERS).collect()
    }

    /// The same labels with more columns that name runs.
    pub(super) fn with(&self, table: &'t Table<'_>, more: &[&'t Column]) -> Self {
        let mut labels = Self { sets: self.sets.clone(), ..Self::default() };
        labels.set(table, [&self.runs, more].concat());
        labels
    }

    fn set(&mut self, table: &Table<'_>, runs: Vec<&'t Column>) {
        self.runs = runs;
        if self.runs.is_empty() {
            self.names.push(None);
            return;
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        for row in 0..table.rows {
            let words: Vec<String> = self.runs.iter().filter_map(|column| said(column, row)).collect();
            let name = words.join(", ");
            let next = known.len();
            let place = *known.entry(name).or_insert_with_key(|name| {
                self.names.push((!name.is_empty()).then(|| name.clone()));
                next
            });
            self.of_rows.push(place);
        }
    }

    fn rows(&self, row: usize) -> usize {
        self.of_rows.get(row).copied().unwrap_or(0)
    }

    /// The run that a column's number in a row belongs to, if it is one of the known runs.
    pub(super) fn run<'r>(
        &self,
        column: &Column,
        row: usize,
        mut known: impl Iterator<Item = &'r Run>,
    ) -> Run {
        let rows = self.rows(row);
        if let Some(run) = known.find(|run| run.rows == rows && run.column == column.is.run) {
            return run.clone();
        }
        let names = [column.is.run.clone(), self.names[rows].clone()];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Run { name: (!name.is_empty()).then_some(name), column: column.is.run.clone(), rows }
    }

    /// Whether a row belongs to a run.
    pub(super) fn is_of(&self, row: usize, run: &Run) -> bool {
        self.rows(row) == run.rows
    }

    /// Which examples a row is about, with its own word for them.
    pub(super) fn examples(&self, row: usize) -> Option<(&'t str, Examples)> {
        self.sets.iter().find_map(|(column, examples)| {
            let word = column.word(row)?;
            Some((column.words[word].as_str(), examples[word]?))
        })
    }
}

/// Whether a column has words about which its name says nothing.
fn is_free(column: &Column) -> bool {
    matches!(column.is.meaning, Meaning::Other | Meaning::Label(Label::Quantity))
}

/// The word of a row. A number is given with what it counts.
fn said(column: &Column, row: usize) -> Option<String> {
    let word = &column.words[column.word(row)?];
    let is_named = column.is.meaning == Meaning::Label(Label::Run) || word.parse::<f64>().is_err();
    Some(if is_named { word.clone() } else { format!("{}={word}", column.is.metric) })
}
