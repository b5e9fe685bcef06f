//! `korogaru completions`: a script by which a shell completes our options.

use clap_complete::{Shell, generate};
use korogaru_text::{Help, Lang};

use super::Command;
use crate::failure::Failure;
use crate::options::{Options, not_a_choice};
use crate::output;
use crate::usage::{Extent, Usage, command_line, known};

pub(crate) const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

#[derive(Debug)]
pub(super) struct Completions {
    /// One of [`SHELLS`].
    shell: &'static str,
}

impl Command for Completions {
    const NAME: &'static str = "completions";
    const TRAINS: bool = false;

    fn usage(usage: Usage) -> Usage {
        let shell = clap::Arg::new("shell").value_name("SHELL").help(usage.say(&Help::Shell)).required(true);
        let shell = known(shell, &SHELLS).help_heading(usage.say(&Help::Arguments));
        usage
            .about(&Help::Completions, &[("source <(korogaru completions bash)", Help::ExampleCompletions)])
            .arg(shell)
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let name = options.text("shell").unwrap_or_default();
        let shell = SHELLS.into_iter().find(|shell| *shell == name);
        Ok(Self { shell: shell.ok_or_else(|| not_a_choice("SHELL".to_owned(), name, &SHELLS))? })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let shell: Shell = self.shell.parse().expect("the shells that we take are those there are");
        let mut script = Vec::new();
        generate(shell, &mut command_line(lang, Extent::All), "korogaru", &mut script);
        output::to_terminal(|out| out.write_all(&script))
    }
}
