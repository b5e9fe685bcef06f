use std::path::{Path, PathBuf};

use korogaru_figure::{Backdrop, Scene, Style, Theme, png, svg};
use korogaru_lab::{Experiment, run};
use korogaru_text::{Lang, nothing_to_show};

use crate::choice::Choice;
use crate::failure::Failure;
use crate::output;

/// `korogaru figure`: an experiment as a picture.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) experiment: Experiment,
    pub(crate) view: View,
    pub(crate) theme: Theme,
    pub(crate) output: PathBuf,
    pub(crate) format: Picture,
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
        let backdrop = Backdrop::new(&self.experiment);
        let style = Style { lang, theme: self.theme };
        let scene = match self.view {
            View::Contour => backdrop.contour_figure(style),
            View::Trajectory => {
                let trajectory = run(&self.experiment);
                if trajectory.is_empty() {
                    return Err(Failure::Arguments(nothing_to_show(lang, &trajectory)));
                }
                backdrop.trajectory_figure(&trajectory, style)
            }
        };
        write_picture(lang, &self.output, self.format, &scene)
    }
}

/// Writes a scene as a file.
pub(super) fn write_picture(lang: Lang, path: &Path, picture: Picture, scene: &Scene) -> Result<(), Failure> {
    let bytes = match picture {
        Picture::Svg => svg(scene).into_bytes(),
        Picture::Png => png(scene, 1.0).expect("a scene's own size has pixels, and not too many"),
    };
    output::to_file(lang, path, |out| out.write_all(&bytes))
}
