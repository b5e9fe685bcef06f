//! What is measured: one file for each group of rows.

mod animation;
mod book;
mod build;
mod cached;
mod contour;
mod explorer;
mod frameworks;
mod half;
mod large;
mod many;
mod methods;
mod mlp;
mod package;
mod resnet;
mod scalars;
mod startup;
mod sweep;
mod threshold;

use crate::Result;
use crate::row::Row;
use crate::setup::Setup;

/// All groups, in the order of the table.
pub(crate) const GROUPS: &[Group] = &[
    Group { name: "large", slow: false, rows: large::rows },
    Group { name: "resnet", slow: false, rows: resnet::rows },
    Group { name: "mlp", slow: false, rows: mlp::rows },
    Group { name: "cached", slow: false, rows: cached::rows },
    Group { name: "many", slow: false, rows: many::rows },
    Group { name: "scalars", slow: false, rows: scalars::rows },
    Group { name: "frameworks", slow: false, rows: frameworks::rows },
    Group { name: "half", slow: false, rows: half::rows },
    Group { name: "methods", slow: false, rows: methods::rows },
    Group { name: "threshold", slow: false, rows: threshold::rows },
    Group { name: "python", slow: false, rows: package::rows },
    Group { name: "sweep", slow: false, rows: sweep::rows },
    Group { name: "book", slow: false, rows: book::rows },
    Group { name: "animation", slow: false, rows: animation::rows },
    Group { name: "explorer", slow: false, rows: explorer::rows },
    Group { name: "startup", slow: false, rows: startup::rows },
    Group { name: "contour", slow: false, rows: contour::rows },
    Group { name: "build", slow: true, rows: build::rows },
];

/// A group of rows.
#[derive(Debug)]
pub(crate) struct Group {
    /// Its name for `--only`.
    pub(crate) name: &'static str,
    /// Whether it takes minutes, so that it is measured only on demand.
    pub(crate) slow: bool,
    /// Measures the rows.
    pub(crate) rows: fn(&Setup) -> Result<Vec<Row>>,
}
