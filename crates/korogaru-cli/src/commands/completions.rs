use clap_complete::{Shell, generate};
use korogaru_text::Lang;

use crate::failure::Failure;
use crate::output;
use crate::usage;

/// `korogaru completions`: what a shell needs to complete our options.
#[derive(Debug)]
pub(crate) struct Completions {
    /// One of [`usage::SHELLS`].
    pub(crate) shell: &'static str,
}

impl Completions {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let shell: Shell = self.shell.parse().expect("the shells that we take are those there are");
        let mut script = Vec::new();
        generate(shell, &mut usage::command(lang), "korogaru", &mut script);
        output::to_terminal(lang, |out| out.write_all(&script))
    }
}
