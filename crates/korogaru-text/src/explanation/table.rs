//! The same as rows of cells, which a terminal aligns and a page puts into a table.

use korogaru_lab::{Acting, Cell, Explanation, Forces, Mechanism, Relation, Step};

use super::{AXES, degrees, percent, whole, written};
use crate::{Explaining, Lang, Report};

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// Whether its cells are words and not numbers.
    pub words: bool,
}

impl Column {
    fn numbers(heading: String) -> Self {
        Self { heading, words: false }
    }

    fn words(heading: String) -> Self {
        Self { heading, words: true }
    }
}

/// The most terms of an unrolled velocity that are shown.
const MOST_TERMS: usize = 8;

/// A table of more rows than this shows its first and last rows only.
const MOST_ROWS: usize = 101;
const ROWS_AT_EACH_END: usize = 40;

/// The rows of all steps; of a long run those at both ends, and between them a row of one cell that says how many are
/// left out.
pub fn rows(
    lang: Lang,
    explanation: &Explanation<'_>,
    row: impl Fn(&Step) -> Vec<String>,
) -> Vec<Vec<String>> {
    let count = explanation.len();
    if count <= MOST_ROWS {
        return explanation.steps().map(|step| row(&step)).collect();
    }
    let remark = lang.say(&Report::RowsLeftOut { count: count - 2 * ROWS_AT_EACH_END });
    let head = explanation.steps().take(ROWS_AT_EACH_END).map(|step| row(&step));
    let mut tail: Vec<_> = explanation.steps().rev().take(ROWS_AT_EACH_END).map(|step| row(&step)).collect();
    tail.reverse();
    head.chain([vec![remark]]).chain(tail).collect()
}

/// All columns of [`Explanation::columns`], for a table that is read.
#[must_use]
pub fn columns(lang: Lang, explanation: &Explanation<'_>) -> Vec<Column> {
    let mut names = explanation.columns();
    names[0] = lang.say(&Explaining::ColumnStep);
    let column = |name: String| Column { words: name.starts_with("relation"), heading: name };
    names.into_iter().map(column).collect()
}

/// The row of a step under [`columns`], rounded.
#[must_use]
pub fn row(lang: Lang, explanation: &Explanation<'_>, step: &Step) -> Vec<String> {
    let cell = |cell: Cell| match cell {
        Cell::Number(number) => written(number),
        Cell::Relation(relation) => lang.say(&Explaining::from(relation)),
        Cell::Count(_) | Cell::Empty => cell.to_string(),
    };
    explanation.row(step).into_iter().map(cell).collect()
}

/// The columns of the short form: for x and for y the two parts, their sum and how they stand to each other, and the
/// angle between the vectors; or the step sizes and the moves that they made; or gradients and moves.
#[must_use]
pub fn short_columns(lang: Lang, explanation: &Explanation<'_>) -> Vec<Column> {
    let say = |phrase: Explaining| lang.say(&phrase);
    let mut columns = vec![Column::numbers(say(Explaining::ColumnStep))];
    let mechanism = explanation.mechanism();
    for axis in AXES {
        if mechanism.has_forces() {
            let parts = [format!("{axis}: α·v"), "−η·g".to_owned(), "= v".to_owned()];
            columns.extend(parts.map(Column::numbers));
            columns.push(Column::words(String::new()));
        } else {
            let axis = || axis.to_owned();
            let first = match mechanism {
                Mechanism::StepSize => Explaining::ColumnSize { axis: axis() },
                _ => Explaining::ColumnGradient { axis: axis() },
            };
            columns.push(Column::numbers(say(first)));
            columns.push(Column::numbers(say(Explaining::ColumnMoved { axis: axis() })));
        }
    }
    if mechanism.has_forces() {
        columns.push(Column::numbers(say(Explaining::ColumnAngle)));
    }
    columns
}

/// The row of a step under [`short_columns`].
#[must_use]
pub fn short_row(lang: Lang, step: &Step) -> Vec<String> {
    let mut row = vec![step.number.to_string()];
    for axis in [0, 1] {
        match (step.forces(), &step.acting) {
            (Some(forces), _) => {
                row.extend([forces.carried, forces.fresh, forces.sum].map(|part| written(part[axis])));
                row.push(relation(lang, forces, axis));
            }
            (None, Acting::StepSizes(sizes)) => {
                row.extend([sizes[axis].size, step.moved[axis]].map(written));
            }
            (None, _) => row.extend([step.gradient[axis], step.moved[axis]].map(written)),
        }
    }
    if let Some(forces) = step.forces() {
        row.push(forces.angle().map_or(String::new(), |angle| degrees(angle.degrees)));
    }
    row
}

/// In a word, and where the parts cancel by how much.
fn relation(lang: Lang, forces: &Forces, axis: usize) -> String {
    let relation = forces.relation(axis);
    let word = lang.say(&Explaining::from(relation));
    match (relation, forces.cancelled(axis)) {
        (Relation::Cancels, Some(share)) => format!("{word} {}", percent(share)),
        _ => word,
    }
}

/// The velocity after a step as the gradients that it is made of, the newest first: a heading and then a row a term,
/// with its age j, the step that it came in, αʲ, and −η·αʲ·g along x and y. Where there are many, a row of one cell says
/// how many are left out. Empty for a method without a velocity.
#[must_use]
pub fn unrolled(lang: Lang, explanation: &Explanation<'_>, step: &Step) -> Vec<Vec<String>> {
    let Some(mut terms) = explanation.unrolled(step.number) else { return Vec::new() };
    let say = |phrase: Explaining| lang.say(&phrase);
    let mut rows = vec![vec![
        say(Explaining::ColumnAge),
        say(Explaining::ColumnStep),
        "αʲ".to_owned(),
        "x: −η·αʲ·g".to_owned(),
        "y: −η·αʲ·g".to_owned(),
    ]];
    let mut least = 1.0;
    for term in terms.by_ref().take(MOST_TERMS) {
        let [x, y] = term.part.map(written);
        least = term.weight;
        rows.push(vec![term.age.to_string(), term.step.to_string(), whole_or_short(term.weight), x, y]);
    }
    let count = terms.count();
    if count > 0 {
        rows.push(vec![say(Explaining::UnrolledOlder { count, weight: written(least) })]);
    }
    rows
}

/// A weight with all its digits where it has few.
fn whole_or_short(weight: f64) -> String {
    let (short, all) = (written(weight), whole(weight));
    if all.len() <= short.len() { all } else { short }
}
