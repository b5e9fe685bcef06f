use korogaru_figure::theory_figure;
use korogaru_lab::{Theory as Found, run};
use korogaru_text::{Lang, nothing_to_show};

use super::figure::write_titled;
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::TheoryFormat;

/// `korogaru theory`: what an experiment will do, said before it is run, beside what it does.
#[derive(Debug)]
pub(crate) struct Theory {
    pub(crate) theory: Found,
    pub(crate) destination: Destination<TheoryFormat>,
}

impl Theory {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let theory = self.theory;
        let trajectory = run(theory.experiment());
        if trajectory.is_empty() {
            return Err(Failure::Arguments(nothing_to_show(lang, &trajectory)));
        }
        match self.destination {
            Destination::Drawn { picture, path, look } => {
                let scene = theory_figure(&theory, &trajectory, look.style(lang));
                write_titled(lang, &path, picture, &look, scene)
            }
            Destination::Written(written) => {
                written.write(lang, |format, out| format.write(&theory, &trajectory, lang, out))
            }
        }
    }
}
