use korogaru_lab::{Acting, Explanation, Mechanism, Relation, Summary, objectives};

use super::{AXES, written};
use crate::{Explaining, Lang, Report};

/// What the run comes to, a sentence a line: how often the parts cancel along x, along y and as vectors, and from the
/// run's own numbers why its first steps add or cancel. For a method without them, what it has.
#[must_use]
pub fn summary(lang: Lang, explanation: &Explanation<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if explanation.is_empty() {
        lines.push(lang.say(&Explaining::NoStep));
    } else if let Some(summary) = explanation.summary() {
        lines.extend(of_forces(lang, explanation, &summary));
    } else {
        lines.extend(of_sizes(explanation).map(|phrase| lang.say(&phrase)));
    }
    let diverged = explanation.trajectory().diverged_at();
    lines.extend(diverged.map(|iteration| lang.say(&Report::RunDiverged { iteration })));
    lines
}

fn of_forces(lang: Lang, explanation: &Explanation<'_>, summary: &Summary) -> Vec<String> {
    let carries = |relation| summary.vectors.of(relation) > 0;
    if summary.steps == 0 {
        return vec![lang.say(&Explaining::SingleStep)];
    }
    let ever =
        [Relation::Adds, Relation::Cancels, Relation::Across, Relation::CarriedOnly].into_iter().any(carries);
    if !ever && carries(Relation::FreshOnly) {
        return vec![lang.say(&Explaining::NeverCarried)];
    }
    let [x, y] = summary.axes.map(|tally| tally.of(Relation::Cancels));
    let obtuse = summary.vectors.of(Relation::Cancels);
    let mut phrases = vec![Explaining::Tally { count: summary.steps, x, y, obtuse }];
    phrases.extend([0, 1].into_iter().filter_map(|axis| beginning(explanation, summary, axis)));
    if is_default_valley(explanation) && summary.crossing[1].is_some_and(|step| step > 1) {
        phrases.push(Explaining::Article);
    }
    phrases.iter().map(|phrase| lang.say(phrase)).collect()
}

/// Why the parts add or cancel along an axis at first. `None` where nothing acts along it.
fn beginning(explanation: &Explanation<'_>, summary: &Summary, axis: usize) -> Option<Explaining> {
    let tally = summary.axes[axis];
    let name = AXES[axis].to_owned();
    let Some(crossing) = summary.crossing[axis] else {
        return (tally.of(Relation::Adds) > 0).then_some(Explaining::NeverCrosses { axis: name });
    };
    let step = explanation.step(crossing).ok()?;
    let (from, to) = (written(step.from[axis]), written(step.to[axis]));
    match summary.first_cancelling[axis] {
        Some(cancels) if crossing == 1 => Some(Explaining::CrossesAtOnce { axis: name, from, to, cancels }),
        Some(cancels) => Some(Explaining::CrossesLate { axis: name, crossing, from, to, cancels }),
        None => (crossing > 1).then_some(Explaining::CrossesLast { axis: name, crossing, from, to }),
    }
}

/// Whether the run is one of Momentum on the book's function from the article's start, which the article's example is too.
fn is_default_valley(explanation: &Explanation<'_>) -> bool {
    let experiment = explanation.trajectory().experiment();
    let book = objectives::all().into_iter().next();
    book.is_some_and(|book| {
        book.name() == experiment.objective().name()
            && book.start().map(f64::to_bits) == experiment.start().map(f64::to_bits)
            && experiment.method().info().name == "momentum"
    })
}

fn of_sizes(explanation: &Explanation<'_>) -> Option<Explaining> {
    if explanation.mechanism() == Mechanism::Unseen {
        return Some(Explaining::UnseenSummary);
    }
    let mut steps = explanation.steps();
    let first = steps.next()?;
    let last = steps.next_back().unwrap_or(first);
    let (Acting::StepSizes([x, y]), Acting::StepSizes([x_last, y_last])) = (first.acting, last.acting) else {
        return None;
    };
    Some(Explaining::SizesSummary {
        x_first: written(x.size),
        x_last: written(x_last.size),
        y_first: written(y.size),
        y_last: written(y_last.size),
    })
}
