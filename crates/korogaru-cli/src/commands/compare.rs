use std::path::{Path, PathBuf};

use korogaru_figure::{overlay_animation, overlay_figure, sheet_animation, sheet_figure};
use korogaru_lab::{Comparison, Trajectory, Tune};
use korogaru_text::{Lang, comparison, error, nothing_to_show, tuning_search};

use super::figure::{Drawing, write_titled};
use super::motion::write_animation;
use super::run::announce;
use super::tune::found;
use crate::destination::Look;
use crate::failure::Failure;
use crate::output;
use crate::progress::waiting;

/// `korogaru compare`: experiments side by side.
#[derive(Debug)]
pub(crate) struct Compare {
    pub(crate) compared: Compared,
    pub(crate) picture: Option<(Drawing, PathBuf)>,
    pub(crate) overlay: bool,
    pub(crate) look: Look,
}

/// What is compared.
#[derive(Debug)]
pub(crate) enum Compared {
    /// As it was said.
    Given(Comparison),
    /// The best of a search, on so many threads.
    Found(Box<Tune>, usize),
}

impl Compare {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let (compared, search) = match &self.compared {
            Compared::Given(compared) => (compared.clone(), Vec::new()),
            Compared::Found(search, threads) => best(search, *threads, lang)?,
        };
        announce(lang, compared.experiments().iter().map(Trajectory::size_of).sum());
        let runs: Vec<Trajectory> = waiting(lang, || compared.run());
        if let Some(nothing) = runs.iter().find(|run| run.is_empty()) {
            return Err(Failure::Arguments(nothing_to_show(lang, nothing)));
        }
        if let Some((drawing, path)) = &self.picture {
            self.draw(lang, &compared, &runs, *drawing, path)?;
        }
        output::to_terminal(lang, |out| {
            out.write_all(comparison(lang, &compared, &runs).plain().as_bytes())?;
            for (i, sentence) in search.iter().enumerate() {
                writeln!(out, "{}{sentence}", if i == 0 { "\n" } else { "" })?;
            }
            Ok(())
        })
    }
}

impl Compare {
    /// The sheet or the overlay, still or moving.
    fn draw(
        &self,
        lang: Lang,
        compared: &Comparison,
        runs: &[Trajectory],
        drawing: Drawing,
        path: &Path,
    ) -> Result<(), Failure> {
        let style = self.look.style(lang);
        let refused = |why: korogaru_figure::Error| Failure::undrawable(lang, &why);
        match drawing {
            Drawing::Still(picture) => {
                let scene = waiting(lang, || match self.overlay {
                    true => overlay_figure(compared, runs, style).map_err(refused),
                    false => Ok(sheet_figure(compared, runs, style)),
                })?;
                write_titled(lang, path, picture, &self.look, scene)
            }
            Drawing::Moving(moving, motion) => {
                let animation = waiting(lang, || match self.overlay {
                    true => overlay_animation(compared, runs, style),
                    false => sheet_animation(compared, runs, style),
                });
                let animation = animation.and_then(|animation| animation.at(motion.fps, motion.pause));
                write_animation(lang, path, moving, &self.look, animation.map_err(refused)?)
            }
        }
    }
}

/// The best of each method, and how they were found; what was not found is said first.
fn best(search: &Tune, threads: usize, lang: Lang) -> Result<(Comparison, Vec<String>), Failure> {
    let found = found(search, threads, lang)?;
    let refused = |wrong: korogaru_lab::Error| Failure::Arguments(error(lang, wrong.kind()));
    let compared = Comparison::of_tuned(search, &found).map_err(refused)?;
    Ok((compared, tuning_search(lang, search, &found)))
}
