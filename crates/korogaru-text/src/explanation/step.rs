use korogaru_lab::{Acting, Explanation, Forces, Relation, Update};

use super::{AXES, degrees, equations, heading, percent, place, table, written};
use crate::{Block, Document, ExplanationPhrase, Lang};

/// Explains one step: the update with its numbers, which are (6.3) and (6.4) for Momentum; whether the parts
/// add or cancel, and by how much; and what the velocity is made of.
#[must_use]
pub fn step_report(lang: Lang, explanation: &Explanation<'_>, step: &Update) -> Document {
    let say = |phrase: ExplanationPhrase| lang.say(&phrase);
    let (from, to) = (place(step.from), place(step.to));
    let which = say(ExplanationPhrase::Step { step: step.number, count: explanation.len(), from, to });
    let mut lines = Vec::new();
    if explanation.trajectory().experiment().noise().is_any() {
        let full = explanation.trajectory().full_gradient(step.number - 1);
        let noise = [0, 1].map(|axis| step.gradient[axis] - full[axis]);
        let (gradient, full, noise) = (place(step.gradient), place(full), place(noise));
        lines.push(say(ExplanationPhrase::Noisy { gradient, full, noise }));
    }
    match &step.acting {
        Acting::StepSizes(sizes) => lines.extend(step_sizes(lang, step, &written(sizes[0].rate))),
        Acting::Forces(_) | Acting::LookAhead { .. } => {}
        _ => {
            let (gradient, moved) = (place(step.gradient), place(step.moved));
            lines.push(say(ExplanationPhrase::Unseen { gradient, moved }));
        }
    }
    if let Some(forces) = step.forces() {
        lines.extend([0, 1].map(|axis| along_axis(lang, forces, axis)));
        lines.extend(between_vectors(lang, forces));
    }
    if let Acting::LookAhead { ball_from, ball_to, .. } = step.acting {
        lines.push(say(ExplanationPhrase::Ball { from: place(ball_from), to: place(ball_to) }));
    }
    let mut blocks = heading(lang, explanation);
    blocks.extend([
        Block::Text(vec![which]),
        Block::Equations(equations::lines(explanation, step)),
        Block::Text(lines),
    ]);
    if let Some(unrolled) = table::unrolled(lang, explanation, step) {
        blocks.push(Block::Text(vec![say(ExplanationPhrase::Unrolled)]));
        blocks.push(unrolled);
    }
    Document { blocks }
}

fn step_sizes(lang: Lang, step: &Update, rate: &str) -> Vec<String> {
    let [x, y] = [0, 1].map(|axis| step.step_size(axis).map(written));
    let along = |axis: usize, size: Option<String>| {
        let (axis, rate) = (AXES[axis].to_owned(), rate.to_owned());
        lang.say(&match size {
            Some(size) => ExplanationPhrase::StepSizeAlong { axis, size, rate },
            None => ExplanationPhrase::NothingDown { axis },
        })
    };
    match (x, y) {
        (Some(x), Some(y)) => vec![lang.say(&ExplanationPhrase::StepSizes { x, y, rate: rate.to_owned() })],
        (x, y) => vec![along(0, x), along(1, y)],
    }
}

fn along_axis(lang: Lang, forces: &Forces, axis: usize) -> String {
    let [carried, fresh, sum] = [forces.carried, forces.fresh, forces.sum].map(|part| written(part[axis]));
    let relation = forces.relation(axis);
    let axis_name = AXES[axis].to_owned();
    lang.say(&match relation {
        Relation::Adds => ExplanationPhrase::Adds { axis: axis_name, carried, fresh, sum },
        Relation::CarriedOnly => ExplanationPhrase::CarriedOnly { axis: axis_name, carried },
        Relation::FreshOnly => ExplanationPhrase::FreshOnly { axis: axis_name, fresh },
        Relation::Cancels => {
            let share = percent(forces.cancelled(axis).unwrap_or_default());
            ExplanationPhrase::Cancels { axis: axis_name, carried, fresh, sum, share }
        }
        Relation::Nothing | Relation::Across => ExplanationPhrase::Nothing { axis: axis_name },
    })
}

/// `None` unless there are two vectors.
fn between_vectors(lang: Lang, forces: &Forces) -> Option<String> {
    let angle = forces.angle()?;
    let share = percent(forces.cancelled_of_vectors()?);
    let (cosine, angle) = (written(angle.cosine), degrees(angle.degrees));
    Some(lang.say(&match forces.relation_of_vectors() {
        Relation::Adds => ExplanationPhrase::VectorsAdd { angle, cosine, share },
        Relation::Cancels => ExplanationPhrase::VectorsCancel { angle, cosine, share },
        _ => ExplanationPhrase::VectorsAcross,
    }))
}
