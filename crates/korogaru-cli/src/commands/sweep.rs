use std::path::PathBuf;

use korogaru_figure::{Style, Theme, map_figure};
use korogaru_lab::{Map, Sweep as Runs};
use korogaru_text::{Lang, Problem, map_line};

use super::figure::{Picture, write_picture};
use crate::failure::Failure;
use crate::output::{self, TextWriter};
use crate::progress::Watch;

/// `korogaru sweep`: an experiment over the values of two hyperparameters.
#[derive(Debug)]
pub(crate) struct Sweep {
    pub(crate) sweep: Runs,
    pub(crate) threads: usize,
    pub(crate) output: SweepOutput,
}

/// Where a map goes, and in which form.
#[derive(Debug)]
pub(crate) enum SweepOutput {
    /// Numbers, to a file or else the terminal.
    Csv { path: Option<PathBuf> },
    /// A figure.
    Drawn { picture: Picture, path: PathBuf, theme: Theme },
}

impl Sweep {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let watch = Watch::new(lang, self.sweep.cells());
        let map = self.sweep.run(self.threads, &watch);
        watch.clear();
        let map = map.filter(|_| !watch.interrupted()).ok_or(Failure::Interrupted)?;
        if map.is_empty() {
            return Err(Failure::Arguments(lang.say(&Problem::NothingToDraw)));
        }
        let csv = |map: &Map, out: &mut dyn std::io::Write| TextWriter::run(out, |text| map.write_csv(text));
        match self.output {
            SweepOutput::Csv { path: None } => return output::to_terminal(lang, |out| csv(&map, out)),
            SweepOutput::Drawn { picture, path, theme } => {
                write_picture(lang, &path, picture, &map_figure(&map, Style { lang, theme }))?;
            }
            SweepOutput::Csv { path: Some(path) } => output::to_file(lang, &path, |out| csv(&map, out))?,
        }
        output::to_terminal(lang, |out| writeln!(out, "{}", map_line(lang, &map)))
    }
}
