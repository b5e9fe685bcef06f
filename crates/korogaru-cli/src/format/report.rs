use std::io::{self, Write};

use korogaru_lab::Trajectory;
use korogaru_text::number::{point, significant};
use korogaru_text::{Lang, Report, both_ends, ending, method_named, noisy};

use crate::table::{self, Align};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;

/// What was run, a row an iteration, and how it ended.
pub(super) fn write(trajectory: &Trajectory, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let experiment = trajectory.experiment();
    let heading = Report::RunHeading {
        method: method_named(lang, experiment.method()),
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
    for line in ending(lang, trajectory) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
