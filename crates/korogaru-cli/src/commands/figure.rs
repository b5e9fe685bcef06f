use std::path::{Path, PathBuf};

use korogaru_figure::{Backdrop, Fonts, Lettered, Scene, Theme, png, svg};
use korogaru_lab::{Experiment, Explanation, Trajectory};
use korogaru_text::{Lang, outside_the_view};

use super::motion::{Motion, Moving, write_animation};
use super::run::trajectory;
use crate::choice::Choice;
use crate::destination::Look;
use crate::failure::Failure;
use crate::output;
use crate::progress::waiting;

/// `korogaru figure`: an experiment as a picture.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) experiment: Experiment,
    pub(crate) view: View,
    pub(crate) look: Look,
    pub(crate) output: PathBuf,
    pub(crate) drawing: Drawing,
}

/// How a figure is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Drawing {
    Still(Picture),
    Moving(Moving, Motion),
}

/// What a figure shows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum View {
    #[default]
    Trajectory,
    Contour,
}

/// A format that pictures are written in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Picture {
    Svg,
    Png,
}

impl Choice for View {
    const ALL: &'static [Self] = &[Self::Trajectory, Self::Contour];

    fn name(self) -> &'static str {
        match self {
            Self::Trajectory => "trajectory",
            Self::Contour => "contour",
        }
    }
}

/// Its name is the extension of its files.
impl Choice for Picture {
    const ALL: &'static [Self] = &[Self::Svg, Self::Png];

    fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

impl Figure {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        if let (View::Contour, Drawing::Still(picture)) = (self.view, self.drawing) {
            let scene = Backdrop::new(&self.experiment).contour_figure(self.look.style(lang));
            return write_titled(lang, &self.output, picture, &self.look, scene);
        }
        let trajectory = trajectory(&self.experiment, lang)?;
        let backdrop = Backdrop::new(&self.experiment);
        self.draw(lang, &backdrop, &trajectory)?;
        // Who draws it wants to see it.
        if let Some(note) = outside_the_view(lang, &trajectory) {
            output::noted(lang, &note);
        }
        Ok(())
    }

    fn draw(&self, lang: Lang, backdrop: &Backdrop, trajectory: &Trajectory) -> Result<(), Failure> {
        let style = self.look.style(lang);
        match self.drawing {
            Drawing::Still(picture) => {
                let scene = waiting(lang, || backdrop.trajectory_figure(trajectory, style));
                write_titled(lang, &self.output, picture, &self.look, scene)
            }
            Drawing::Moving(moving, motion) => {
                let animation = waiting(lang, || backdrop.animation(&Explanation::new(trajectory), style));
                let animation = animation.and_then(|animation| animation.at(motion.fps, motion.pause));
                let animation = animation.map_err(|why| Failure::undrawable(lang, &why))?;
                write_animation(lang, &self.output, moving, &self.look, animation)
            }
        }
    }
}

/// A figure with its title, if there is one.
pub(super) fn titled<F>(
    lang: Lang,
    figure: F,
    look: &Look,
    with: impl FnOnce(F, &str, Theme, &Fonts) -> Lettered<F>,
) -> F {
    let Some(title) = &look.title else { return figure };
    told(lang, with(figure, title, look.theme, &Fonts::Installed))
}

/// A figure with texts of the user's own, where what is not as it was written is said.
pub(super) fn told<F>(lang: Lang, lettered: Lettered<F>) -> F {
    for note in lettered.notes() {
        output::note(lang, &note);
    }
    lettered.figure
}

/// Writes a scene, with its title if there is one, as a file.
pub(super) fn write_titled(
    lang: Lang,
    path: &Path,
    picture: Picture,
    look: &Look,
    scene: Scene,
) -> Result<(), Failure> {
    write_picture(lang, path, picture, &titled(lang, scene, look, Scene::titled))
}

/// Writes a scene as a file.
pub(super) fn write_picture(lang: Lang, path: &Path, picture: Picture, scene: &Scene) -> Result<(), Failure> {
    let bytes = waiting(lang, || match picture {
        Picture::Svg => svg(scene).into_bytes(),
        Picture::Png => png(scene, 1.0).expect("a scene's own size has pixels, and not too many"),
    });
    output::to_file(lang, path, |out| out.write_all(&bytes))
}
