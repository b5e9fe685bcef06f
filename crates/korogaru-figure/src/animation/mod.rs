//! Figures that move.

#[cfg(feature = "gif-frames")]
mod colour_table;
#[cfg(feature = "gif-frames")]
mod difference;
#[cfg(feature = "gif")]
mod drawn;
#[cfg(feature = "gif-frames")]
mod gif;
mod pace;
mod svg;

#[cfg(feature = "gif")]
pub use drawn::gif;
#[cfg(feature = "gif-frames")]
pub use gif::GifFrames;
pub use pace::Pace;
pub use svg::animated_svg;

use crate::Error;
use crate::scene::{Item, Scene};

/// A figure that moves: a scene that does not change, layers that are visible in some of the frames, and a
/// pace.
///
/// Frame 0 is the first. The last frame is the whole picture, and is what a reader sees where nothing moves.
#[derive(Clone, Debug)]
pub struct Animation {
    /// What every frame shows, under the layers. Its size, its words and its experiments are those of the
    /// animation.
    pub still: Scene,
    /// The layers, the last on top.
    pub layers: Vec<Layer>,
    /// The number of frames, at least 1.
    pub frames: usize,
    /// How long each frame is shown.
    pub pace: Pace,
}

/// A layer of an [`Animation`]: items that are visible from one frame to another.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The first frame in which the items are visible.
    pub first: usize,
    /// The last frame in which they are visible.
    pub last: usize,
    /// The items, the last on top.
    pub items: Vec<Item>,
}

impl Layer {
    /// Whether the layer is visible in a frame.
    #[must_use]
    pub fn is_in(&self, frame: usize) -> bool {
        (self.first..=self.last).contains(&frame)
    }
}

impl Animation {
    /// One frame as a scene.
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

    /// The items of a frame over the scene that does not change.
    pub(crate) fn moving(&self, frame: usize) -> Vec<Item> {
        let seen = self.layers.iter().filter(|layer| layer.is_in(frame));
        joined(seen.flat_map(|layer| &layer.items))
    }

    /// Returns the animation with other frames a second and another pause, where they are given.
    ///
    /// # Errors
    ///
    /// [`FramesPerSecond`](crate::ErrorKind::FramesPerSecond) and [`Pause`](crate::ErrorKind::Pause) if a
    /// number is beyond the limits of [`Pace`].
    pub fn at(self, fps: Option<f64>, pause: Option<f64>) -> Result<Self, Error> {
        let pace = Pace::new(fps.unwrap_or(self.pace.fps()), pause.unwrap_or(self.pace.pause()))?;
        Ok(Self { pace, ..self })
    }
}

/// Joins neighbours that look alike. A path that was added frame by frame becomes one path again and is
/// clipped once.
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
