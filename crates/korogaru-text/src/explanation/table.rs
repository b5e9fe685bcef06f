//! Tables of an explanation.

use korogaru_lab::{Acting, Explanation, Field, Forces, Mechanism, Relation, Update};

use super::{AXES, degrees, percent, whole as all_digits, written};
use crate::{Align, Block, ExplanationPhrase, Label, Lang, both_ends};

/// The largest number of terms of an unrolled velocity that is shown.
const MOST_TERMS: usize = 8;

/// Tables all columns of [`Explanation::columns`], for one step or for all.
pub(super) fn whole(lang: Lang, explanation: &Explanation<'_>, step: Option<&Update>) -> Block {
    let mut names = explanation.columns();
    names[0] = lang.say(&Label::Update);
    let align = |name: &String| if name.starts_with("relation") { Align::Left } else { Align::Right };
    let align = names.iter().map(align).collect();
    let cell = |cell: Field| match cell {
        Field::Number(number) => written(number),
        Field::Relation(relation) => lang.say(&ExplanationPhrase::from(relation)),
        Field::Count(_) | Field::Empty => cell.to_string(),
    };
    let row = |step: &Update| explanation.row(step).into_iter().map(cell).collect();
    let mut rows = vec![names];
    match step {
        Some(step) => rows.push(row(step)),
        None => rows.extend(both_ends(lang, explanation.updates(), |step| row(&step))),
    }
    Block::Table { align, rows }
}

/// Tables all steps. A method with two parts has them along x and y, their sum, whether they add or cancel,
/// and the angle between the vectors. Another has step sizes and moves, or gradients and moves.
pub(super) fn short(lang: Lang, explanation: &Explanation<'_>) -> Block {
    let (align, headings) = short_columns(lang, explanation).into_iter().unzip();
    let mut rows = vec![headings];
    rows.extend(both_ends(lang, explanation.updates(), |step| short_row(lang, &step)));
    Block::Table { align, rows }
}

fn short_columns(lang: Lang, explanation: &Explanation<'_>) -> Vec<(Align, String)> {
    let numbers = |heading: String| (Align::Right, heading);
    let say = |phrase: ExplanationPhrase| lang.say(&phrase);
    let mut columns = vec![numbers(lang.say(&Label::Update))];
    let mechanism = explanation.mechanism();
    for axis in AXES {
        if mechanism.has_forces() {
            let parts = [format!("{axis}: α·v"), "−η·g".to_owned(), "= v".to_owned()];
            columns.extend(parts.map(numbers));
            columns.push((Align::Left, String::new()));
        } else {
            let axis = || axis.to_owned();
            let first = match mechanism {
                Mechanism::StepSize => ExplanationPhrase::ColumnSize { axis: axis() },
                _ => ExplanationPhrase::ColumnGradient { axis: axis() },
            };
            columns.push(numbers(say(first)));
            columns.push(numbers(say(ExplanationPhrase::ColumnMoved { axis: axis() })));
        }
    }
    if mechanism.has_forces() {
        columns.push(numbers(say(ExplanationPhrase::ColumnAngle)));
    }
    columns
}

fn short_row(lang: Lang, step: &Update) -> Vec<String> {
    let mut row = vec![step.number.to_string()];
    for axis in [0, 1] {
        match (step.forces(), &step.acting) {
            (Some(forces), _) => {
                row.extend([forces.carried, forces.fresh, forces.sum].map(|part| written(part[axis])));
                row.push(relation(lang, forces, axis));
            }
            (None, Acting::StepSizes(_)) => {
                let nothing = || lang.say(&ExplanationPhrase::WordNothing);
                row.push(step.step_size(axis).map_or_else(nothing, written));
                row.push(written(step.moved[axis]));
            }
            (None, _) => row.extend([step.gradient[axis], step.moved[axis]].map(written)),
        }
    }
    if let Some(forces) = step.forces() {
        row.push(forces.angle().map_or(String::new(), |angle| degrees(angle.degrees)));
    }
    row
}

/// Says in a word whether the parts add or cancel, and how much cancels.
fn relation(lang: Lang, forces: &Forces, axis: usize) -> String {
    let relation = forces.relation(axis);
    let word = lang.say(&ExplanationPhrase::from(relation));
    match (relation, forces.cancelled(axis)) {
        (Relation::Cancels, Some(share)) => format!("{word} {}", percent(share)),
        _ => word,
    }
}

/// Tables the gradients that make up the velocity after a step, the newest first. A row has the age j of a
/// gradient, the step in which it came, αʲ, and −η·αʲ·g along x and y. A remark says how many older ones are
/// left out. `None` for a method without a velocity, and where there is only one gradient.
pub(super) fn unrolled(lang: Lang, explanation: &Explanation<'_>, step: &Update) -> Option<Block> {
    let mut terms = explanation.unrolled(step.number)?;
    let say = |phrase: ExplanationPhrase| lang.say(&phrase);
    let mut rows = vec![vec![
        say(ExplanationPhrase::ColumnAge),
        lang.say(&Label::Update),
        "αʲ".to_owned(),
        "x: −η·αʲ·g".to_owned(),
        "y: −η·αʲ·g".to_owned(),
    ]];
    let mut least = 1.0;
    for term in terms.by_ref().take(MOST_TERMS) {
        let [x, y] = term.part.map(written);
        least = term.weight;
        rows.push(vec![term.age.to_string(), term.update.to_string(), whole_or_short(term.weight), x, y]);
    }
    if rows.len() <= 2 {
        return None;
    }
    let count = terms.count();
    if count > 0 {
        rows.push(vec![say(ExplanationPhrase::UnrolledOlder { count, weight: written(least) })]);
    }
    Some(Block::Table { align: vec![Align::Right; 5], rows })
}

/// Writes a weight, with all its digits where it has few.
fn whole_or_short(weight: f64) -> String {
    let (short, all) = (written(weight), all_digits(weight));
    if all.len() <= short.len() { all } else { short }
}
