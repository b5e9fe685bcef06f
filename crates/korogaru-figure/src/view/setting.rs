//! What was run, in one line under the title of a figure.

use korogaru::{Convention, Method};
use korogaru_lab::Experiment;
use korogaru_text::{Lang, noise, number};

use crate::font;
use crate::math;
use crate::scene::Span;

/// The size at which assignments in one line are measured.
const SIZE: f64 = 11.5;

/// The function, the method's hyperparameters and what is random in one line.
pub(super) fn subtitle(experiment: &Experiment, lang: Lang) -> Vec<Span> {
    let mut spans = math::equation(experiment.objective().formula());
    for line in hyperparameters(experiment.method(), number::shortest, SIZE, f64::INFINITY) {
        spans.extend(math::words("    "));
        spans.extend(line);
    }
    for word in noise(lang, experiment) {
        spans.extend(math::words(format!("    {word}")));
    }
    spans
}

/// The hyperparameters of a method and its convention, in as many lines as they need in `room`. `written`
/// gives the text of a number.
pub(super) fn hyperparameters(
    method: &Method,
    written: impl Fn(f64) -> String,
    size: f64,
    room: f64,
) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    let assignment = |symbol, value| math::assignment(symbol, &written(value));
    let assignments = method.hyperparameters().map(|(h, value)| assignment(h.symbol, value));
    for assignment in assignments.chain(convention(method)) {
        let wider = lines.last().map(|line| [&line[..], &math::words("    "), &assignment].concat());
        match wider.filter(|line| font::total_width(line, size) <= room) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(assignment),
        }
    }
    lines
}

/// The formula of the velocity, v ← α·v + g, if the convention is not the book's. It needs no words.
pub(super) fn convention(method: &Method) -> Option<Vec<Span>> {
    let velocity = method.formula().iter().find(|line| line.starts_with('v'))?;
    (method.convention() == Some(Convention::LrOutside)).then(|| math::formula(velocity))
}
