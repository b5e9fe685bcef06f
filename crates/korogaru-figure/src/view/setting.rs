//! What was run, under a picture's title.

use korogaru::{Convention, Method};
use korogaru_lab::Experiment;
use korogaru_text::{Lang, noise, number};

use crate::font;
use crate::math;
use crate::scene::Run;

/// The size in which assignments are measured that stand in one line.
const SIZE: f64 = 11.5;

/// The function, the method's hyperparameters and what is random in one line.
pub(super) fn subtitle(experiment: &Experiment, lang: Lang) -> Vec<Run> {
    let mut runs = math::equation(experiment.objective().formula());
    for line in hyperparameters(experiment.method(), number::shortest, SIZE, f64::INFINITY) {
        runs.extend(math::words("    "));
        runs.extend(line);
    }
    for word in noise(lang, experiment) {
        runs.extend(math::words(format!("    {word}")));
    }
    runs
}

/// The method's hyperparameters, their numbers so written, and its convention, in as many lines of a size as their room needs.
pub(super) fn hyperparameters(
    method: &Method,
    written: impl Fn(f64) -> String,
    size: f64,
    room: f64,
) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
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

/// How the velocity is made, where that is not as in the book: the one way to say it that needs no words, v ← α·v + g.
pub(super) fn convention(method: &Method) -> Option<Vec<Run>> {
    let velocity = method.formula().iter().find(|line| line.starts_with('v'))?;
    (method.convention() == Some(Convention::LrOutside)).then(|| math::formula(velocity))
}
