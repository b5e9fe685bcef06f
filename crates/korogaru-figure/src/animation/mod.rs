//! Figures that move.

#[cfg(feature = "gif-frames")]
mod difference;
#[cfg(feature = "gif")]
mod drawn;
#[cfg(feature = "gif-frames")]
mod gif;
mod pace;
#[cfg(feature = "gif-frames")]
mod palette;
mod svg;

#[cfg(feature = "gif")]
pub use drawn::gif;
#[cfg(feature = "gif-frames")]
pub use gif::GifFrames;
pub use pace::Pace;
pub use svg::animated_svg;

use crate::Error;
use crate::scene::{Item, Scene};

/// A figure that moves: what stands still, what is seen in some of its frames, and how long each is shown.
///
/// Any figure can be made to move: what makes its scene for one step makes the cels of that step. Frame 0 is the first, and
/// the last one is the whole picture, which is what is seen where nothing moves.
#[derive(Clone, Debug)]
pub struct Animation {
    /// What is seen in every frame, under all else; its size, its words and its experiments are the animation's.
    pub still: Scene,
    /// What is seen in some frames, the last on top.
    pub cels: Vec<Cel>,
    /// The number of frames, at least 1.
    pub frames: usize,
    /// How long each is shown.
    pub pace: Pace,
}

/// Items that are seen in some frames of an [`Animation`].
#[derive(Clone, Debug)]
pub struct Cel {
    /// The first frame in which they are.
    pub first: usize,
    /// The last one.
    pub last: usize,
    /// What is drawn, the last on top.
    pub items: Vec<Item>,
}

impl Cel {
    /// Whether it is seen in a frame.
    #[must_use]
    pub fn is_in(&self, frame: usize) -> bool {
        (self.first..=self.last).contains(&frame)
    }
}

impl Animation {
    /// A frame as a scene of its own.
    ///
    /// ```
    /// use korogaru_figure::{Backdrop, Style, Theme, svg};
    /// use korogaru_lab::{Experiment, Explanation, run};
    /// use korogaru_text::Lang;
    ///
    /// let experiment = Experiment::default();
    /// let trajectory = run(&experiment);
    /// let style = Style { lang: Lang::En, theme: Theme::Light };
    /// let animation = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap();
    /// assert_eq!(animation.frames, 31); // one for each update, and one for where it ended
    /// assert!(svg(&animation.frame(5)).contains("update 6 of 30"));
    /// ```
    #[must_use]
    pub fn frame(&self, frame: usize) -> Scene {
        let mut scene = self.still.clone();
        scene.items.extend(self.moving(frame));
        scene
    }

    /// What a frame has over what stands still.
    pub(crate) fn moving(&self, frame: usize) -> Vec<Item> {
        let seen = self.cels.iter().filter(|cel| cel.is_in(frame));
        joined(seen.flat_map(|cel| &cel.items))
    }

    /// The same at another pace, where one is said.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::FramesPerSecond`](crate::ErrorKind::FramesPerSecond) and [`Pause`](crate::ErrorKind::Pause) for a number beyond the limits of [`Pace`].
    pub fn at(self, fps: Option<f64>, pause: Option<f64>) -> Result<Self, Error> {
        let pace = Pace::new(fps.unwrap_or(self.pace.fps()), pause.unwrap_or(self.pace.pause()))?;
        Ok(Self { pace, ..self })
    }
}

/// Neighbours that look alike as one item: a path that has come frame by frame is one path, and is clipped once.
fn joined<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for item in items {
        match (out.last_mut(), item) {
            (
                Some(Item::Lines { lines, colour, width }),
                Item::Lines { lines: more, colour: c, width: w },
            ) if colour == c && width.to_bits() == w.to_bits() => lines.extend(more.iter().cloned()),
            (
                Some(Item::Markers { points, shape, fill, stroke }),
                Item::Markers { points: more, shape: s, fill: f, stroke: k },
            ) if (&*shape, &*fill, &*stroke) == (s, f, k) => points.extend(more),
            (Some(Item::Clipped { area, items }), Item::Clipped { area: a, items: more })
                if area.map(f64::to_bits) == a.map(f64::to_bits) =>
            {
                items.extend(more.iter().cloned());
            }
            _ => out.push(item.clone()),
        }
    }
    for item in &mut out {
        if let Item::Clipped { items, .. } = item {
            *items = joined(&*items);
        }
    }
    out
}
