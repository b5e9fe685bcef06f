use korogaru_figure::theory_figure;
use korogaru_lab::Theory as Found;
use korogaru_text::Lang;

use super::figure::write_titled;
use super::run::trajectory;
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::TheoryFormat;
use crate::progress::waiting;

/// `korogaru theory`: what an experiment will do, said before it is run, beside what it does.
#[derive(Debug)]
pub(crate) struct Theory {
    pub(crate) theory: Found,
    pub(crate) destination: Destination<TheoryFormat>,
}

impl Theory {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let theory = self.theory;
        let trajectory = trajectory(theory.experiment(), lang)?;
        match self.destination {
            Destination::Drawn { picture, path, look } => {
                let scene = waiting(lang, || theory_figure(&theory, &trajectory, look.style(lang)));
                write_titled(lang, &path, picture, &look, scene)
            }
            Destination::Written(written) => {
                let rows = trajectory.len();
                written.write(lang, rows, |format, out| format.write(&theory, &trajectory, lang, out))
            }
        }
    }
}
