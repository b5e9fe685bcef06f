use korogaru::message::typed;
use korogaru_lab::{Cause, Interval, Lowest, Plane, Trajectory};

use crate::number::{point, significant};
use crate::{Lang, Report, diverged};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;

/// Says how a run ended: where, how far from a minimum, and whether it left the view or its numbers stopped
/// being finite.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, run};
/// use korogaru_text::{Lang, ending};
///
/// let far = [Setting::text("formula", "(x-100)^2 + y^2"), Setting::text("start", "0,0")];
/// let said = ending(Lang::En, &run(&Experiment::default().with_settings(&far)?));
/// assert!(said[1].contains("since the minimum (100, 0) lies outside it; --xlim"), "{said:?}");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn ending(lang: Lang, trajectory: &Trajectory) -> Vec<String> {
    let end = trajectory.len().checked_sub(1).map(|last| end(trajectory, last));
    let lines = [end, departed(trajectory)].into_iter().flatten().map(|phrase| lang.say(&phrase));
    lines.chain(diverged(lang, trajectory)).collect()
}

/// Says where the run is at its end.
fn end(trajectory: &Trajectory, count: usize) -> Report {
    let objective = trajectory.experiment().objective();
    let last = trajectory.position(count);
    let end = point(last, DIGITS);
    if let Some((minimum, distance)) = trajectory.nearest_minimum() {
        let (minimum, distance) = (point(minimum.point, DIGITS), significant(distance, DIGITS));
        return match objective.minima_are_found() {
            false => Report::RunEnd { count, end, minimum, distance },
            true => Report::RunEndFound { count, end, minimum, distance },
        };
    }
    match objective.lowest(last) {
        Lowest::Valley(minimum) => {
            let distance = significant(minimum.distance(last), DIGITS);
            Report::RunEndValley { count, end, valley: point(minimum.point, DIGITS), distance }
        }
        Lowest::Everywhere => Report::RunEndLevel { count, end },
        Lowest::Nowhere => Report::RunEndBottomless { count, end },
        _ if objective.minima_are_found() => Report::RunEndNoneFound { count, end },
        _ => Report::RunEndNoMinimum { count, end },
    }
}

/// Says what whoever draws a run should know of it: that its picture does not have it all, with the options
/// that show the rest where there are any, and why it ended early if it did. There is nothing to say of a run
/// that grew or fell out of the view, since its picture shows that.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, run};
/// use korogaru_text::{Lang, notes_on_run};
///
/// let article = Experiment::default();
/// assert!(notes_on_run(Lang::En, &run(&article)).is_empty());
/// let far = [Setting::text("lr", "4"), Setting::text("iterations", "2000")];
/// let said = notes_on_run(Lang::En, &run(&article.with_settings(&far)?));
/// assert!(said[0].starts_with("It diverges: at update "), "{said:?}");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn notes_on_run(lang: Lang, trajectory: &Trajectory) -> Vec<String> {
    outside_the_view(lang, trajectory).into_iter().chain(diverged(lang, trajectory)).collect()
}

fn outside_the_view(lang: Lang, trajectory: &Trajectory) -> Option<String> {
    use Report::{RunLeftToMinimum, RunOutside, RunOutsideShown, RunPassing};
    let shown = |report: &Report| {
        matches!(report, RunLeftToMinimum { .. } | RunOutside | RunOutsideShown { .. } | RunPassing { .. })
    };
    departed(trajectory).filter(shown).map(|report| lang.say(&report))
}

/// Says that a run left the view, why, and what helps.
fn departed(trajectory: &Trajectory) -> Option<Report> {
    let view = trajectory.experiment().view();
    let departure = trajectory.departure(view)?;
    let iteration = departure.iteration;
    let other = match departure.cause {
        Cause::Minimum { at } => Some(at),
        _ => None,
    };
    let shown = trajectory.view_with(view, other).map(|limits| options(view, limits));
    Some(match (departure.cause, shown) {
        (Cause::Growth, _) if iteration > 0 => Report::RunLeft { iteration },
        (Cause::Descent, _) if iteration > 0 => Report::RunFalls { iteration },
        (Cause::Minimum { at }, Some(options)) if iteration > 0 => {
            Report::RunLeftToMinimum { iteration, minimum: point(at, DIGITS), options }
        }
        (Cause::Minimum { .. } | Cause::Passing, Some(options)) if iteration > 0 => {
            Report::RunPassing { iteration, options }
        }
        (Cause::Growth | Cause::Descent, _) | (_, None) => Report::RunOutside,
        (_, Some(options)) => Report::RunOutsideShown { options },
    })
}

/// Writes the options that show other limits: `--xlim -10,110`.
fn options(view: Plane, limits: Plane) -> String {
    let option = |name: &str, own: Interval, limits: Interval| {
        (own != limits).then(|| format!("--{name} {},{}", typed(limits.low()), typed(limits.high())))
    };
    let both = [option("xlim", view.x, limits.x), option("ylim", view.y, limits.y)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
