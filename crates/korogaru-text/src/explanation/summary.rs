use korogaru_lab::{Explanation, Mechanism, Relation, Summary, objectives};

use super::{AXES, written};
use crate::{ExplanationPhrase, Label, Lang, diverged};

/// Sums a run up, one sentence on a line: how often the parts cancel along x, along y and as vectors, and why
/// the first steps add or cancel. For a method without these parts it says what there is to see.
#[must_use]
pub fn summary(lang: Lang, explanation: &Explanation<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if explanation.is_empty() {
        lines.push(lang.say(&ExplanationPhrase::NoStep));
    } else if let Some(summary) = explanation.summary() {
        match alone(lang, explanation, &summary) {
            Some(alone) => lines.push(alone),
            None => lines.extend(of_forces(lang, explanation, &summary)),
        }
    } else {
        lines.extend(of_sizes(explanation).iter().map(|phrase| lang.say(phrase)));
    }
    lines.extend(diverged(lang, explanation.trajectory()));
    lines
}

/// Says why the two parts never act together in a run. `None` for a run in which they do.
#[must_use]
pub fn alone(lang: Lang, explanation: &Explanation<'_>, summary: &Summary) -> Option<String> {
    let phrase = match summary.last_acting {
        None => ExplanationPhrase::NothingEver,
        Some(1) if summary.updates > 0 => ExplanationPhrase::NothingAfterFirst,
        Some(_) if summary.updates == 0 => ExplanationPhrase::SingleStep,
        Some(_) if !summary.is_fresh_alone() => return None,
        Some(_) if explanation.mechanism() == Mechanism::Fresh => {
            let method = explanation.trajectory().experiment().method().info().label.to_owned();
            return Some(lang.say(&Label::FreshAlone { method }));
        }
        Some(_) => ExplanationPhrase::NeverCarried,
    };
    Some(lang.say(&phrase))
}

fn of_forces(lang: Lang, explanation: &Explanation<'_>, summary: &Summary) -> Vec<String> {
    let [x, y] = summary.axes.map(|tally| tally.of(Relation::Cancels));
    let obtuse = summary.vectors.of(Relation::Cancels);
    let mut phrases = vec![ExplanationPhrase::Tally { count: summary.updates, x, y, obtuse }];
    if explanation.mechanism() == Mechanism::LookAhead {
        phrases.push(ExplanationPhrase::PointAhead);
    }
    phrases.extend([0, 1].into_iter().filter_map(|axis| beginning(explanation, summary, axis)));
    if is_default_valley(explanation) && summary.crossing[1].is_some_and(|step| step > 1) {
        phrases.push(ExplanationPhrase::Article);
    }
    phrases.iter().map(|phrase| lang.say(phrase)).collect()
}

/// Says why the parts first add or cancel along an axis. `None` where nothing acts along it.
fn beginning(explanation: &Explanation<'_>, summary: &Summary, axis: usize) -> Option<ExplanationPhrase> {
    let (adds, valley) = (summary.axes[axis].of(Relation::Adds) > 0, summary.valley[axis]);
    let cancels = summary.first_cancelling[axis];
    let axis_name = AXES[axis].to_owned();
    let crossing = summary.crossing[axis].filter(|crossing| cancels.is_none_or(|first| first > *crossing));
    let Some(crossing) = crossing else {
        return match cancels {
            Some(cancels) => Some(ExplanationPhrase::FirstCancels { axis: axis_name, cancels }),
            None if summary.crossing[axis].is_some() || !adds => None,
            // Why noisy gradients never cancel nobody knows.
            None if explanation.trajectory().experiment().noise().is_any() => None,
            None if valley => Some(ExplanationPhrase::NeverCrosses { axis: axis_name }),
            None => Some(ExplanationPhrase::NeverChanges { axis: axis_name }),
        };
    };
    let step = explanation.update(crossing).ok()?;
    let (axis, from, to) = (axis_name, written(step.from[axis]), written(step.to[axis]));
    match (cancels, valley) {
        (Some(cancels), true) if crossing == 1 => {
            Some(ExplanationPhrase::CrossesAtOnce { axis, from, to, cancels })
        }
        (Some(cancels), false) if crossing == 1 => {
            Some(ExplanationPhrase::ChangesAtOnce { axis, from, to, cancels })
        }
        (Some(cancels), true) => Some(ExplanationPhrase::CrossesLate { axis, crossing, from, to, cancels }),
        (Some(cancels), false) => Some(ExplanationPhrase::ChangesLate { axis, crossing, from, to, cancels }),
        (None, _) if crossing == 1 || crossing < explanation.len() => None,
        (None, true) => Some(ExplanationPhrase::CrossesLast { axis, crossing, from, to }),
        (None, false) => Some(ExplanationPhrase::ChangesLast { axis, crossing, from, to }),
    }
}

/// Whether the run is one of Momentum on the book's function from the article's start, as the article's
/// example is.
fn is_default_valley(explanation: &Explanation<'_>) -> bool {
    let experiment = explanation.trajectory().experiment();
    let book = objectives::all().into_iter().next();
    book.is_some_and(|book| {
        book.name() == experiment.objective().name()
            && book.start().map(f64::to_bits) == experiment.start().map(f64::to_bits)
            && experiment.method().info().name == "momentum"
    })
}

fn of_sizes(explanation: &Explanation<'_>) -> Vec<ExplanationPhrase> {
    if explanation.mechanism() == Mechanism::Unseen {
        return vec![ExplanationPhrase::UnseenSummary];
    }
    let ends = |axis: usize| -> Option<[String; 2]> {
        let mut sizes = explanation.updates().filter_map(|step| step.step_size(axis));
        let first = sizes.next()?;
        Some([first, sizes.next_back().unwrap_or(first)].map(written))
    };
    let along = |axis: usize, ends: Option<[String; 2]>| match (AXES[axis].to_owned(), ends) {
        (axis, Some([first, last])) => ExplanationPhrase::SizeSummaryAlong { axis, first, last },
        (axis, None) => ExplanationPhrase::NothingDownEver { axis },
    };
    match (ends(0), ends(1)) {
        (Some([x_first, x_last]), Some([y_first, y_last])) => {
            vec![ExplanationPhrase::SizesSummary { x_first, x_last, y_first, y_last }]
        }
        (x, y) => vec![along(0, x), along(1, y)],
    }
}
