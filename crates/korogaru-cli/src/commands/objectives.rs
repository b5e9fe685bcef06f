//! `korogaru objectives`: a list of the functions.

use korogaru_lab::{Objective, objectives};
use korogaru_text::number::{point, significant};
use korogaru_text::{Help, Lang, Report, objective_meaning};

use super::Command;
use crate::failure::Failure;
use crate::options::Options;
use crate::output;
use crate::usage::Usage;

/// Digits of a minimum.
const DIGITS: usize = 7;

#[derive(Debug)]
pub(super) struct Objectives;

impl Command for Objectives {
    const NAME: &'static str = "objectives";
    const TRAINS: bool = false;

    fn usage(usage: Usage) -> Usage {
        usage.about(&Help::Objectives, &[("korogaru objectives", Help::ExampleObjectives)])
    }

    fn parse(_: &Options<'_>) -> Result<Self, Failure> {
        Ok(Self)
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        output::to_terminal(|out| {
            for (i, objective) in objectives::all().iter().enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                let meaning = objective_meaning(lang, objective.name()).unwrap_or_default();
                writeln!(out, "{}\n  {meaning}", objective.name())?;
                writeln!(out, "    f(x, y) = {}", objective.formula())?;
                writeln!(out, "  {}", lang.say(&minima(&**objective)))?;
                let start = Report::CustomaryStart { point: point(objective.start(), DIGITS) };
                writeln!(out, "  {}", lang.say(&start))?;
            }
            Ok(())
        })
    }
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
