use std::path::PathBuf;

use korogaru_figure::{Style, Theme, theory_figure};
use korogaru_lab::{Theory as Found, run};
use korogaru_text::{Lang, Problem};

use super::figure::{Picture, write_picture};
use crate::failure::Failure;
use crate::format::TheoryFormat;
use crate::output;

/// `korogaru theory`: what an experiment will do, said before it is run, beside what it does.
#[derive(Debug)]
pub(crate) struct Theory {
    pub(crate) theory: Found,
    pub(crate) output: TheoryOutput,
}

/// Where what is found goes, and in which form.
#[derive(Debug)]
pub(crate) enum TheoryOutput {
    /// To a file, or else the terminal.
    Written { format: TheoryFormat, path: Option<PathBuf> },
    /// A figure.
    Drawn { picture: Picture, path: PathBuf, theme: Theme },
}

impl Theory {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let theory = self.theory;
        let trajectory = run(theory.experiment());
        if trajectory.is_empty() {
            return Err(Failure::Arguments(lang.say(&Problem::NothingToDraw)));
        }
        match self.output {
            TheoryOutput::Drawn { picture, path, theme } => {
                let scene = theory_figure(&theory, &trajectory, Style { lang, theme });
                write_picture(lang, &path, picture, &scene)
            }
            TheoryOutput::Written { format, path: Some(path) } => {
                output::to_file(lang, &path, |out| format.write(&theory, &trajectory, lang, out))
            }
            TheoryOutput::Written { format, path: None } => {
                output::to_terminal(lang, |out| format.write(&theory, &trajectory, lang, out))
            }
        }
    }
}
