use std::io::{self, Write};

use korogaru_lab::Trajectory;
use korogaru_text::number::{point, significant};
use korogaru_text::{Align, Label, Lang, Report, both_ends, columns, ending, method_named, noisy};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;

/// What was run, a row for each iteration, and how it ended.
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

    let mut head = trajectory.columns();
    head[0] = lang.say(&Label::Update);
    let mut rows = vec![head];
    rows.extend(both_ends(lang, 0..trajectory.len(), |iteration| {
        let numbers = trajectory.row(iteration).map(|number| significant(number, DIGITS));
        [iteration.to_string()].into_iter().chain(numbers).collect()
    }));
    let align = vec![Align::Right; rows[0].len()];
    writeln!(out, "{}", columns(&align, &rows))?;
    for line in ending(lang, trajectory) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
