//! The colours of a page: paler ground, darker words than a figure that stands alone.

use crate::colour::mix;
use crate::scene::Colour;
use crate::theme::{Palette, Theme};

/// The colours of a page in a theme. Text has at least 4.5:1 on its paper.
#[derive(Clone, Copy, Debug)]
pub struct Tones {
    /// Behind everything.
    pub paper: Colour,
    /// Text, and the path of Momentum.
    pub ink: Colour,
    /// Text of second rank.
    pub secondary: Colour,
    /// Rules and frames.
    pub rule: Colour,
    /// What is carried on, α·v.
    pub carried: Colour,
    /// What is fresh, −η·g.
    pub fresh: Colour,
    /// Where the two add.
    pub adds: Colour,
    /// Where they cancel.
    pub cancels: Colour,
    /// Over which contour lines are drawn.
    pub(crate) contour: Colour,
    /// Heights from the lowest to the highest.
    ramp: [Colour; 5],
    /// How much of the ramp's colour the plane has, the rest being paper.
    share: f64,
}

const LIGHT: Tones = Tones {
    paper: Colour(0xfd, 0xfd, 0xfb),
    ink: Colour(0x1b, 0x1f, 0x24),
    secondary: Colour(0x56, 0x5d, 0x66),
    rule: Colour(0xd8, 0xda, 0xd5),
    carried: Colour(0x00, 0x62, 0x9b),
    fresh: Colour(0xb5, 0x47, 0x00),
    adds: Colour(0x1d, 0x73, 0x57),
    cancels: Colour(0x96, 0x3f, 0x80),
    contour: Colour(0x28, 0x3c, 0x46),
    ramp: [
        Colour(0xbd, 0xb7, 0xdf),
        Colour(0xb6, 0xc8, 0xe6),
        Colour(0xb3, 0xdb, 0xd6),
        Colour(0xcf, 0xe6, 0xbf),
        Colour(0xf5, 0xf5, 0xcd),
    ],
    share: 0.58,
};

const DARK: Tones = Tones {
    paper: Colour(0x14, 0x17, 0x1a),
    ink: Colour(0xec, 0xec, 0xe7),
    secondary: Colour(0xa7, 0xad, 0xb4),
    rule: Colour(0x35, 0x3a, 0x40),
    carried: Colour(0x74, 0xbd, 0xf0),
    fresh: Colour(0xff, 0x9d, 0x5e),
    adds: Colour(0x5c, 0xc4, 0x9f),
    cancels: Colour(0xe0, 0x8b, 0xc8),
    contour: Colour(0xdc, 0xe6, 0xe6),
    ramp: [
        Colour(0x30, 0x27, 0x61),
        Colour(0x26, 0x3a, 0x6b),
        Colour(0x1c, 0x51, 0x60),
        Colour(0x2b, 0x62, 0x4f),
        Colour(0x5d, 0x6a, 0x3a),
    ],
    share: 0.66,
};

impl Tones {
    /// Those of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colour of a height from 0, the lowest, to 1, the highest.
    #[must_use]
    pub fn height(&self, place: f64) -> Colour {
        crate::colour::along(&self.ramp, place)
    }

    /// The same, as pale as what a path is drawn over.
    pub(crate) fn ground(&self, place: f64) -> Colour {
        mix(self.paper, self.height(place), self.share)
    }

    /// As the views of figures take them.
    pub(crate) fn palette(&self, theme: Theme) -> Palette {
        Palette {
            paper: self.paper,
            ink: self.ink,
            secondary: self.secondary,
            carried: self.carried,
            fresh: self.fresh,
            sum: self.ink,
            ..theme.palette()
        }
    }
}
