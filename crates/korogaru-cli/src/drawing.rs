//! Pictures as files, still and moving.

use std::path::Path;
use std::thread;

use korogaru_figure::{Animation, Fonts, Lettered, Scene, Theme, animated_svg, gif, png, svg};
use korogaru_text::Lang;

use crate::choice::choices;
use crate::failure::Failure;
use crate::options::Look;
use crate::output;
use crate::progress::{Watch, waiting};

choices! {
    /// A format that pictures are written in. Its name is the extension of its files.
    Picture {
        Svg = "svg",
        Png = "png",
    }
}

choices! {
    /// A format in which pictures move. Its name is the extension of its files.
    Moving {
        Gif = "gif",
        Svg = "svg",
    }
}

/// How fast a picture moves, where that is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Motion {
    pub(crate) fps: Option<f64>,
    pub(crate) pause: Option<f64>,
}

/// How a picture that may move is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Drawing {
    Still(Picture),
    Moving(Moving, Motion),
}

/// Adds the title to a figure, if there is one.
pub(crate) fn titled<F>(
    lang: Lang,
    figure: F,
    look: &Look,
    with: impl FnOnce(F, &str, Theme, &Fonts) -> Lettered<F>,
) -> F {
    let Some(title) = &look.title else { return figure };
    noted(lang, with(figure, title, look.theme, &Fonts::Installed))
}

/// A figure with texts of the user's own. A note says which of them is not as it was written.
pub(crate) fn noted<F>(lang: Lang, lettered: Lettered<F>) -> F {
    for note in lettered.notes() {
        output::note(lang, &note);
    }
    lettered.figure
}

/// Writes a scene, with its title if there is one, as a file.
pub(crate) fn write_titled(
    lang: Lang,
    path: &Path,
    picture: Picture,
    look: &Look,
    scene: Scene,
) -> Result<(), Failure> {
    write_picture(lang, path, picture, &titled(lang, scene, look, Scene::titled))
}

/// Writes a scene as a file.
pub(crate) fn write_picture(lang: Lang, path: &Path, picture: Picture, scene: &Scene) -> Result<(), Failure> {
    let bytes = waiting(lang, || match picture {
        Picture::Svg => svg(scene).into_bytes(),
        Picture::Png => png(scene, 1.0).expect("a scene's own size has pixels, and not too many"),
    });
    output::to_file(path, |out| out.write_all(&bytes))
}

/// Writes an animation, with its title if there is one, as a file.
pub(crate) fn write_animation(
    lang: Lang,
    path: &Path,
    moving: Moving,
    look: &Look,
    animation: Animation,
) -> Result<(), Failure> {
    let animation = &titled(lang, animation, look, Animation::titled);
    let bytes = match moving {
        Moving::Svg => waiting(lang, || animated_svg(animation)).into_bytes(),
        Moving::Gif => {
            let watch = Watch::new(lang, animation.frames);
            let threads = thread::available_parallelism().map_or(1, usize::from);
            let file = gif(animation, threads, &watch);
            watch.clear();
            file.ok_or(Failure::Interrupted)?
        }
    };
    output::to_file(path, |out| out.write_all(&bytes))
}
