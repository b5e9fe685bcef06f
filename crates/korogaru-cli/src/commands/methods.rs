//! `korogaru methods`: a list of the methods.

use korogaru::{METHODS, MethodInfo};
use korogaru_text::number::shortest;
use korogaru_text::{Align, Help, Lang, Report, columns, hyperparameter_meaning, method_meaning};

use super::Command;
use crate::failure::Failure;
use crate::options::Options;
use crate::output;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) struct Methods;

impl Command for Methods {
    const NAME: &'static str = "methods";
    const TRAINS: bool = false;

    fn usage(usage: Usage) -> Usage {
        usage.about(&Help::Methods, &[("korogaru methods", Help::ExampleMethods)])
    }

    fn parse(_: &Options<'_>) -> Result<Self, Failure> {
        Ok(Self)
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        output::to_terminal(|out| {
            for (i, method) in METHODS.iter().enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                let meaning = method_meaning(lang, method.name).unwrap_or_default();
                writeln!(out, "{} ({})\n  {meaning}", method.name, method.label)?;
                for line in method.formula {
                    writeln!(out, "    {line}")?;
                }
                let align = [Align::Left; 4];
                out.write_all(columns(&align, &hyperparameters(method, lang)).as_bytes())?;
                let state = match method.slots {
                    [] => Report::NoState,
                    slots => Report::State { slots: slots.join(", ") },
                };
                writeln!(out, "  {}", lang.say(&state))?;
            }
            writeln!(out, "\n{}", lang.say(&Report::DefaultsOfRuns))
        })
    }
}

fn hyperparameters(method: &MethodInfo, lang: Lang) -> Vec<Vec<String>> {
    let row = |h: &korogaru::Hyperparameter| {
        let meaning = hyperparameter_meaning(lang, h.name).unwrap_or_default();
        let default = lang.say(&Report::Default { value: shortest(h.default) });
        vec![format!("  --{}", h.name), h.symbol.to_owned(), default, meaning]
    };
    method.hyperparameters.iter().map(row).collect()
}
