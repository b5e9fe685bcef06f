use korogaru_figure::map_figure;
use korogaru_lab::Sweep as Runs;
use korogaru_text::{Lang, map_line};

use super::figure::write_titled;
use super::run::has_a_point;
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::SweepFormat;
use crate::output;
use crate::progress::Watch;

/// `korogaru sweep`: an experiment over the values of two hyperparameters.
#[derive(Debug)]
pub(crate) struct Sweep {
    pub(crate) sweep: Runs,
    pub(crate) threads: usize,
    pub(crate) destination: Destination<SweepFormat>,
}

impl Sweep {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        has_a_point(self.sweep.experiment(), lang)?;
        let watch = Watch::new(lang, self.sweep.runs());
        let map = self.sweep.run(self.threads, &watch);
        watch.clear();
        let map = map.ok_or(Failure::Interrupted)?;
        match self.destination {
            Destination::Drawn { picture, path, look } => {
                write_titled(lang, &path, picture, &look, map_figure(&map, look.style(lang)))?;
            }
            Destination::Written(written) => {
                let to_terminal = written.path.is_none();
                written.write(lang, map.cells(), |format, out| format.write(&map, out))?;
                if to_terminal {
                    return Ok(());
                }
            }
        }
        output::to_terminal(lang, |out| writeln!(out, "{}", map_line(lang, &map)))
    }
}
