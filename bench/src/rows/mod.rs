//! What is measured: one file for each group of rows.

mod book;
mod build;
mod contour;
mod startup;

use crate::Result;
use crate::row::Row;
use crate::setup::Setup;

/// All groups, in the table's order.
pub(crate) const GROUPS: &[Group] = &[
    Group { name: "book", slow: false, rows: book::rows },
    Group { name: "startup", slow: false, rows: startup::rows },
    Group { name: "contour", slow: false, rows: contour::rows },
    Group { name: "build", slow: true, rows: build::rows },
];

/// Rows that belong together.
#[derive(Debug)]
pub(crate) struct Group {
    /// For `--only`.
    pub(crate) name: &'static str,
    /// Whether it takes minutes, and so is measured only on demand.
    pub(crate) slow: bool,
    /// Measures them.
    pub(crate) rows: fn(&Setup) -> Result<Vec<Row>>,
}
