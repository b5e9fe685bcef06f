//! The colours of figures and of the explorer's page. Those of methods are in `theme.rs`, and the maps of
//! heights and cosines in `colour.rs`.

use crate::colour::{along, mix};
use crate::scene::Colour;

/// The colours of a theme.
///
/// Text has a contrast of at least 4.5:1 with the paper, which a test checks.
/// [`Theme::page`](crate::Theme::page) gives those of a page.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Palette {
    /// Behind everything.
    pub paper: Colour,
    /// Text, and the path of Momentum.
    pub ink: Colour,
    /// Text of second rank.
    pub secondary: Colour,
    /// On a page, lines between its parts.
    pub rule: Colour,
    /// On a page, behind what the pointer is over and behind what is chosen.
    pub fill: Colour,
    /// The carried part, α·v: the blue of the Okabe–Ito set, darkened until it reads.
    pub carried: Colour,
    /// The fresh part, −η·g: its orange.
    pub fresh: Colour,
    /// On a page, what is said where the two parts add.
    pub adds: Colour,
    /// On a page, what is said where they cancel.
    pub cancels: Colour,
    /// The sum of the two parts: the reddish purple of the Okabe–Ito set.
    pub(crate) sum: Colour,
    /// Frames and ticks.
    pub(crate) frame: Colour,
    /// The minimum.
    pub(crate) minimum: Colour,
    /// The axis y, where x has the ink: the bluish green of the set.
    pub(crate) along_y: Colour,
    /// The cells of a map that diverge: their ground and the stripes on it.
    pub(crate) diverging: [Colour; 2],
    /// The cells of a map that did not come as far as was asked.
    pub(crate) not_reached: Colour,
    /// On a page, contour lines, mixed with the ground under them.
    pub(crate) contour: Colour,
    /// The carried and the fresh part, in colours in which words can be read.
    pub(crate) words: [Colour; 2],
    /// On a page, heights from the lowest to the highest, and how much of this colour the plane has. The rest
    /// is paper.
    pub(crate) heights: ([Colour; 5], f64),
}

impl Palette {
    /// On a page, the ground of the plane at a height from 0, the lowest, to 1, the highest.
    pub(crate) fn ground(&self, height: f64) -> Colour {
        let (ramp, share) = &self.heights;
        mix(self.paper, along(ramp, height), *share)
    }
}

pub(crate) const LIGHT: Palette = Palette {
    paper: Colour(0xfd, 0xfd, 0xfb),
    ink: Colour(0x1b, 0x1f, 0x24),
    secondary: Colour(0x56, 0x5d, 0x66),
    rule: Colour(0xd8, 0xda, 0xd5),
    fill: Colour(0xf1, 0xf2, 0xee),
    carried: Colour(0x00, 0x5f, 0x99),
    fresh: Colour(0xd0, 0x70, 0x00),
    adds: Colour(0x1d, 0x73, 0x57),
    cancels: Colour(0x96, 0x3f, 0x80),
    sum: Colour(0x6b, 0x1f, 0x52),
    frame: Colour(0x8b, 0x90, 0x94),
    minimum: Colour(0xc4, 0x3e, 0x00),
    along_y: Colour(0x00, 0x7a, 0x58),
    diverging: [Colour(0xe4, 0xe2, 0xde), Colour(0x9c, 0x99, 0x94)],
    not_reached: Colour(0xff, 0xff, 0xff),
    contour: Colour(0x28, 0x3c, 0x46),
    words: [Colour(0x00, 0x62, 0x9b), Colour(0xb5, 0x47, 0x00)],
    heights: (
        [
            Colour(0xbd, 0xb7, 0xdf),
            Colour(0xb6, 0xc8, 0xe6),
            Colour(0xb3, 0xdb, 0xd6),
            Colour(0xcf, 0xe6, 0xbf),
            Colour(0xf5, 0xf5, 0xcd),
        ],
        0.58,
    ),
};

pub(crate) const DARK: Palette = Palette {
    paper: Colour(0x14, 0x17, 0x1a),
    ink: Colour(0xec, 0xec, 0xe7),
    secondary: Colour(0xa7, 0xad, 0xb4),
    rule: Colour(0x35, 0x3a, 0x40),
    fill: Colour(0x1f, 0x23, 0x27),
    carried: Colour(0x3a, 0x86, 0xc8),
    fresh: Colour(0xf0, 0xa2, 0x02),
    adds: Colour(0x5c, 0xc4, 0x9f),
    cancels: Colour(0xe0, 0x8b, 0xc8),
    sum: Colour(0xf6, 0xcf, 0xe3),
    frame: Colour(0x6d, 0x74, 0x7c),
    minimum: Colour(0xff, 0x8a, 0x4c),
    along_y: Colour(0x2c, 0xc2, 0x95),
    diverging: [Colour(0x2a, 0x2d, 0x31), Colour(0x6b, 0x70, 0x77)],
    not_reached: Colour(0x00, 0x00, 0x00),
    contour: Colour(0xdc, 0xe6, 0xe6),
    words: [Colour(0x74, 0xbd, 0xf0), Colour(0xff, 0x9d, 0x5e)],
    heights: (
        [
            Colour(0x30, 0x27, 0x61),
            Colour(0x26, 0x3a, 0x6b),
            Colour(0x1c, 0x51, 0x60),
            Colour(0x2b, 0x62, 0x4f),
            Colour(0x5d, 0x6a, 0x3a),
        ],
        0.66,
    ),
};
