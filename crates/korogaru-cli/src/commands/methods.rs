use korogaru::{METHODS, MethodInfo};
use korogaru_text::number::shortest;
use korogaru_text::{HyperparameterMeaning, Lang, MethodMeaning, Report};

use crate::failure::Failure;
use crate::output;
use crate::table::{self, Align};

/// `korogaru methods`: what methods there are.
pub(crate) fn run(lang: Lang) -> Result<(), Failure> {
    output::to_terminal(lang, |out| {
        for (i, method) in METHODS.iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            let meaning = MethodMeaning::of(method.name).map_or(String::new(), |meaning| lang.say(&meaning));
            writeln!(out, "{} ({})\n  {meaning}", method.name, method.label)?;
            for line in method.formula {
                writeln!(out, "    {line}")?;
            }
            let align = [Align::Left; 4];
            table::write(out, &align, &hyperparameters(method, lang))?;
            let state = match method.slots {
                [] => Report::NoState,
                slots => Report::State { slots: slots.join(", ") },
            };
            writeln!(out, "  {}", lang.say(&state))?;
        }
        writeln!(out, "\n{}", lang.say(&Report::DefaultsOfRuns))
    })
}

fn hyperparameters(method: &MethodInfo, lang: Lang) -> Vec<Vec<String>> {
    let row = |h: &korogaru::Hyperparameter| {
        let meaning = HyperparameterMeaning::of(h.name).map_or(String::new(), |meaning| lang.say(&meaning));
        let default = lang.say(&Report::Default { value: shortest(h.default) });
        vec![format!("  --{}", h.name), h.symbol.to_owned(), default, meaning]
    };
    method.hyperparameters.iter().map(row).collect()
}
