use korogaru_lab::{Partial, Theory, Trajectory, Undefined};

use crate::number::{point, significant};
use crate::{Label, Lang, Problem, Report};

/// Digits of an argument at which a function has no value.
const DIGITS: usize = 4;

/// Says of a run that it diverges, or, if it ended early for another reason, at which point f has no value or no
/// slope. `None` for a run of which neither is so.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, run};
/// use korogaru_text::{Lang, diverged};
///
/// let settings = [("formula", "-ln(x) + x^2 + y^2"), ("start", "1,1"), ("method", "sgd"), ("lr", "1.5")];
/// let settings = settings.map(|(key, text)| Setting::text(key, text));
/// let trajectory = run(&Experiment::default().with_settings(&settings)?);
/// assert_eq!(
///     diverged(Lang::En, &trajectory).unwrap(),
///     "At update 1 it comes to (−0.5, −2), where f is not defined: ln(−0.5) has no value. The run ends before it. \
///      A smaller η (lr) may keep it away.",
/// );
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn diverged(lang: Lang, trajectory: &Trajectory) -> Option<String> {
    let Some(iteration) = trajectory.diverged_at() else {
        return trajectory.grows().then(|| lang.say(&growing(trajectory)));
    };
    let phrase = match trajectory.undefined() {
        None if trajectory.fell() => Report::RunFell { iteration },
        None => Report::RunDiverged { iteration },
        Some((at, undefined)) => {
            let (point, expression) = (point(at, DIGITS), expression(&undefined));
            match undefined.has_value {
                false => Report::RunUndefined { iteration, point, expression },
                true => Report::RunWithoutSlope { iteration, point, expression },
            }
        }
    };
    Some(lang.say(&phrase))
}

/// That a run diverges whose numbers are still finite, with the end of the stable range where theory holds.
fn growing(trajectory: &Trajectory) -> Report {
    let theory = Theory::new(trajectory.experiment(), None).ok().filter(Theory::is_exact);
    match theory.and_then(|theory| theory.stable_below()) {
        Some(end) => Report::RunUnstable { end: significant(end, DIGITS) },
        None => Report::RunGrows,
    }
}

/// Says the same in a few words, for a figure.
#[must_use]
pub fn diverged_label(lang: Lang, trajectory: &Trajectory) -> Option<String> {
    let iteration = trajectory.diverged_at()?;
    let phrase = match trajectory.undefined() {
        None => Label::Diverged { iteration },
        Some((_, undefined)) => {
            let expression = expression(&undefined);
            match undefined.has_value {
                false => Label::Undefined { iteration, expression },
                true => Label::WithoutSlope { iteration, expression },
            }
        }
    };
    Some(lang.say(&phrase))
}

/// Why a run without a point has nothing to show.
#[must_use]
pub fn nothing_to_show(trajectory: &Trajectory) -> Problem {
    match trajectory.undefined() {
        None => Problem::NothingToDraw,
        Some((_, undefined)) => {
            let expression = expression(&undefined);
            match undefined.has_value {
                false => Problem::StartUndefined { expression },
                true => Problem::StartWithoutSlope { expression },
            }
        }
    }
}

/// The expression that has no value: `ln(−0.5)`, `1/0`, `(−4)^0.5`.
fn expression(undefined: &Undefined) -> String {
    let [u, w] = undefined.arguments.map(|number| significant(number, DIGITS));
    let bracketed = |number: String| if number.starts_with('−') { format!("({number})") } else { number };
    match undefined.operation {
        Partial::Quotient => format!("{u}/{}", bracketed(w)),
        Partial::Power => format!("{}^{}", bracketed(u), bracketed(w)),
        Partial::BinaryFunction(name) => format!("{name}({u}, {w})"),
        Partial::Function(name) => format!("{name}({u})"),
        // A kind that is newer than this catalogue.
        _ => u,
    }
}
