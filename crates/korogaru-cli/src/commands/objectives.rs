use korogaru_lab::{Objective, objectives};
use korogaru_text::number::{point, significant};
use korogaru_text::{Lang, ObjectiveMeaning, Report};

use crate::failure::Failure;
use crate::output;

/// Digits of a minimum.
const DIGITS: usize = 7;

/// `korogaru objectives`: what functions there are.
pub(crate) fn run(lang: Lang) -> Result<(), Failure> {
    output::to_terminal(lang, |out| {
        for (i, objective) in objectives::all().iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            let meaning = ObjectiveMeaning::of(objective.name()).map_or(String::new(), |m| lang.say(&m));
            writeln!(out, "{}\n  {meaning}", objective.name())?;
            writeln!(out, "    f(x, y) = {}", objective.formula())?;
            writeln!(out, "  {}", lang.say(&minima(&**objective)))?;
            let start = Report::CustomaryStart { point: point(objective.start(), DIGITS) };
            writeln!(out, "  {}", lang.say(&start))?;
        }
        Ok(())
    })
}

fn minima(objective: &dyn Objective) -> Report {
    match objective.minima() {
        [] => Report::NoMinimum,
        minima @ [first, ..] => {
            let points: Vec<String> = minima.iter().map(|minimum| point(minimum.point, DIGITS)).collect();
            Report::Minima { points: points.join(", "), value: significant(first.value, DIGITS) }
        }
    }
}
