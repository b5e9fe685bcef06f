//! Pictures that move.

use std::path::Path;
use std::thread;

use korogaru_figure::{Animation, animated_svg, gif};
use korogaru_text::Lang;

use super::figure::titled;
use crate::choice::Choice;
use crate::destination::Look;
use crate::failure::Failure;
use crate::output;
use crate::progress::{Watch, waiting};

/// A format in which pictures move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moving {
    Gif,
    Svg,
}

/// Its name is the extension of its files.
impl Choice for Moving {
    const ALL: &'static [Self] = &[Self::Gif, Self::Svg];

    fn name(self) -> &'static str {
        match self {
            Self::Gif => "gif",
            Self::Svg => "svg",
        }
    }
}

/// How fast a picture moves, where that is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Motion {
    pub(crate) fps: Option<f64>,
    pub(crate) pause: Option<f64>,
}

/// Writes an animation as a file.
pub(super) fn write_animation(
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
    output::to_file(lang, path, |out| out.write_all(&bytes))
}
