use std::io::{self, Write};

use korogaru_lab::Trajectory;
use korogaru_text::number::{point, significant};
use korogaru_text::{Lang, Report, both_ends, diverged, noisy};

use crate::table::{self, Align};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;

/// What was run, a row an iteration, and how it ended.
pub(super) fn write(trajectory: &Trajectory, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let experiment = trajectory.experiment();
    let heading = Report::RunHeading {
        method: experiment.method().to_string(),
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), DIGITS),
    };
    writeln!(out, "{}", lang.say(&heading))?;
    if let Some(line) = noisy(lang, experiment) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;

    let mut columns = trajectory.columns();
    columns[0] = lang.say(&Report::ColumnIteration);
    let mut rows = vec![columns];
    rows.extend(both_ends(lang, 0..trajectory.len(), |iteration| {
        let numbers = trajectory.row(iteration).map(|number| significant(number, DIGITS));
        [iteration.to_string()].into_iter().chain(numbers).collect()
    }));
    let align = vec![Align::Right; rows[0].len()];
    table::write(out, &align, &rows)?;
    writeln!(out)?;
    for line in ending(trajectory, lang) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn ending(trajectory: &Trajectory, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let found = trajectory.experiment().objective().minima_are_found();
    if let Some(last) = trajectory.len().checked_sub(1) {
        let end = point(trajectory.position(last), DIGITS);
        lines.push(lang.say(&match trajectory.nearest_minimum() {
            Some((minimum, distance)) => {
                let (count, minimum) = (last, point(minimum.point, DIGITS));
                let distance = significant(distance, DIGITS);
                match found {
                    false => Report::RunEnd { count, end, minimum, distance },
                    true => Report::RunEndFound { count, end, minimum, distance },
                }
            }
            None if found => Report::RunEndNoneFound { count: last, end },
            None => Report::RunEndNoMinimum { count: last, end },
        }));
    }
    let left = trajectory.left(trajectory.experiment().view());
    lines.extend(left.map(|iteration| match iteration {
        0 => lang.say(&Report::RunOutside),
        _ => lang.say(&Report::RunLeft { iteration }),
    }));
    lines.extend(diverged(lang, trajectory));
    lines
}
