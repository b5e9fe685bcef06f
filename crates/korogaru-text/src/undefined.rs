use korogaru_lab::{Partial, Trajectory, Undefined};

use crate::number::{point, significant};
use crate::{Label, Lang, Problem, Report};

/// Digits of a number that a function has no value of.
const DIGITS: usize = 4;

/// For a run whose numbers were not finite in the end: that it diverged, or where it came to that f has no value or slope.
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
    let iteration = trajectory.diverged_at()?;
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

/// The same in a figure.
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

/// Why there is nothing to show of a run without a point.
#[must_use]
pub fn nothing_to_show(lang: Lang, trajectory: &Trajectory) -> String {
    lang.say(&match trajectory.undefined() {
        None => Problem::NothingToDraw,
        Some((_, undefined)) => {
            let expression = expression(&undefined);
            match undefined.has_value {
                false => Problem::StartUndefined { expression },
                true => Problem::StartWithoutSlope { expression },
            }
        }
    })
}

/// What has no value: `ln(−0.5)`, `1/0`, `(−4)^0.5`.
fn expression(undefined: &Undefined) -> String {
    let [u, w] = undefined.arguments.map(|number| significant(number, DIGITS));
    let bracketed = |number: String| if number.starts_with('−') { format!("({number})") } else { number };
    match undefined.operation {
        Partial::Quotient => format!("{u}/{}", bracketed(w)),
        Partial::Power => format!("{}^{}", bracketed(u), bracketed(w)),
        Partial::Pair(name) => format!("{name}({u}, {w})"),
        Partial::Function(name) => format!("{name}({u})"),
        // A kind that is newer than this catalogue.
        _ => u,
    }
}
