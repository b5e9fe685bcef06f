use korogaru_lab::{Acting, Explanation, Forces, Relation, Step};

use super::{AXES, degrees, equations, heading, percent, place, table, written};
use crate::{Explaining, Lang};

/// One step, line by line: the update with its numbers put in, (6.3) and (6.4) for Momentum; whether the parts add or
/// cancel, and by how much; and what the velocity is made of. An empty line stands between these.
#[must_use]
pub fn step(lang: Lang, explanation: &Explanation<'_>, step: &Step) -> Vec<String> {
    let say = |phrase: Explaining| lang.say(&phrase);
    let mut lines = vec![heading(lang, explanation)];
    let (from, to) = (place(step.from), place(step.to));
    lines.push(say(Explaining::Step { step: step.number, count: explanation.len(), from, to }));
    lines.push(String::new());
    lines.extend(equations::lines(explanation, step));
    lines.push(String::new());
    match &step.acting {
        Acting::StepSizes([x, y]) => {
            let sizes = [x.size, y.size].map(written);
            let [x_size, y_size] = sizes;
            lines.push(say(Explaining::StepSizes { x: x_size, y: y_size, rate: written(x.rate) }));
        }
        Acting::Forces(_) | Acting::LookAhead { .. } => {}
        _ => {
            let (gradient, moved) = (place(step.gradient), place(step.moved));
            lines.push(say(Explaining::Unseen { gradient, moved }));
        }
    }
    if let Some(forces) = step.forces() {
        lines.extend([0, 1].map(|axis| along_axis(lang, forces, axis)));
        lines.extend(between_vectors(lang, forces));
    }
    if let Acting::LookAhead { ball_from, ball_to, .. } = step.acting {
        lines.push(say(Explaining::Ball { from: place(ball_from), to: place(ball_to) }));
    }
    let unrolled = table::unrolled(lang, explanation, step);
    if unrolled.len() > 2 {
        lines.push(String::new());
        lines.push(say(Explaining::Unrolled));
        lines.extend(aligned(&unrolled));
    }
    lines
}

fn along_axis(lang: Lang, forces: &Forces, axis: usize) -> String {
    let [carried, fresh, sum] = [forces.carried, forces.fresh, forces.sum].map(|part| written(part[axis]));
    let relation = forces.relation(axis);
    let axis_name = AXES[axis].to_owned();
    lang.say(&match relation {
        Relation::Adds => Explaining::Adds { axis: axis_name, carried, fresh, sum },
        Relation::CarriedOnly => Explaining::CarriedOnly { axis: axis_name, carried },
        Relation::FreshOnly => Explaining::FreshOnly { axis: axis_name, fresh },
        Relation::Cancels => {
            let share = percent(forces.cancelled(axis).unwrap_or_default());
            Explaining::Cancels { axis: axis_name, carried, fresh, sum, share }
        }
        Relation::Nothing | Relation::Across => Explaining::Nothing { axis: axis_name },
    })
}

/// `None` where there are not two vectors.
fn between_vectors(lang: Lang, forces: &Forces) -> Option<String> {
    let angle = forces.angle()?;
    let share = percent(forces.cancelled_of_vectors()?);
    let (cosine, angle) = (written(angle.cosine), degrees(angle.degrees));
    Some(lang.say(&match forces.relation_of_vectors() {
        Relation::Adds => Explaining::VectorsAdd { angle, cosine, share },
        Relation::Cancels => Explaining::VectorsCancel { angle, cosine, share },
        _ => Explaining::VectorsAcross,
    }))
}

/// Rows in columns of digits, which are as wide in every terminal; a row of one cell is a remark.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let width = |text: &String| text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum::<usize>();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter()
            .filter(|row| row.len() > 1)
            .filter_map(|row| row.get(column))
            .map(width)
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let line = |row: &Vec<String>| {
        if let [remark] = &row[..] {
            return format!("  {remark}");
        }
        let cells = row.iter().zip(&widths);
        cells
            .map(|(cell, room)| format!("  {}{cell}", " ".repeat(room.saturating_sub(width(cell)))))
            .collect()
    };
    rows.iter().map(line).collect()
}
