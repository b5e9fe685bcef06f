use std::io::{self, Write};

use korogaru_lab::{Tune, Tuned};
use korogaru_text::{Lang, tuning};

use crate::choice::Choice;
use crate::usage::hyperparameter_names;

/// How the best hyperparameters are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum TuneFormat {
    /// In sentences and a rounded table, for a reader.
    #[default]
    Text,
    /// All digits, a row a method.
    Csv,
}

impl Choice for TuneFormat {
    const ALL: &'static [Self] = &[Self::Text, Self::Csv];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
        }
    }
}

impl TuneFormat {
    pub(crate) fn write(
        self,
        search: &Tune,
        found: &[Tuned],
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Text => out.write_all(tuning(lang, search, found).plain().as_bytes()),
            Self::Csv => csv(search, found, out),
        }
    }
}

/// What a method does not have is empty.
fn csv(search: &Tune, found: &[Tuned], out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = hyperparameter_names().collect();
    writeln!(out, "method,{},{},runs", names.join(","), search.metric().name())?;
    for tuned in found {
        let value = |name: &&str| tuned.method.get(name).map_or(String::new(), |value| format!("{value:?}"));
        let values: Vec<String> = names.iter().map(value).collect();
        writeln!(out, "{},{},{:?},{}", tuned.method.info().name, values.join(","), tuned.value, tuned.runs)?;
    }
    Ok(())
}
