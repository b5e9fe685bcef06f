use korogaru_text::Lang;

use crate::scene::{Colour, Shape};

/// How a figure looks: its language and its theme.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Of all words in it.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
}

/// Dark lines on light paper, or light lines on dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// For print and light pages.
    #[default]
    Light,
    /// For dark pages and projectors.
    Dark,
}

/// The colours of a theme. Text has at least 4.5:1 on paper, which a test checks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    /// Behind everything.
    pub(crate) paper: Colour,
    /// Text and the path of Momentum.
    pub(crate) ink: Colour,
    /// Text of second rank.
    pub(crate) secondary: Colour,
    /// Frame and ticks.
    pub(crate) frame: Colour,
    /// The minimum.
    pub(crate) minimum: Colour,
    /// What is carried on, α·v: the blue of the Okabe–Ito set, darkened until it reads.
    pub(crate) carried: Colour,
    /// What is fresh, −η·g: its orange.
    pub(crate) fresh: Colour,
    /// The two together: its reddish purple.
    pub(crate) sum: Colour,
    /// Of a map, cells that diverge: their ground and the stripes on it.
    pub(crate) diverging: [Colour; 2],
    /// Of a map, cells that did not come as far as was asked.
    pub(crate) not_reached: Colour,
    /// What belongs to the axis y where x has the ink: its bluish green.
    pub(crate) along_y: Colour,
}

impl Theme {
    pub(crate) fn palette(self) -> Palette {
        match self {
            Self::Light => Palette {
                paper: Colour(0xfd, 0xfd, 0xfb),
                ink: Colour(0x1b, 0x1f, 0x24),
                secondary: Colour(0x56, 0x5d, 0x66),
                frame: Colour(0x8b, 0x90, 0x94),
                minimum: Colour(0xc4, 0x3e, 0x00),
                carried: Colour(0x00, 0x5f, 0x99),
                fresh: Colour(0xd0, 0x70, 0x00),
                sum: Colour(0x6b, 0x1f, 0x52),
                diverging: [Colour(0xe4, 0xe2, 0xde), Colour(0x9c, 0x99, 0x94)],
                not_reached: Colour(0xff, 0xff, 0xff),
                along_y: Colour(0x00, 0x7a, 0x58),
            },
            Self::Dark => Palette {
                paper: Colour(0x14, 0x17, 0x1a),
                ink: Colour(0xec, 0xec, 0xe7),
                secondary: Colour(0xa7, 0xad, 0xb4),
                frame: Colour(0x6d, 0x74, 0x7c),
                minimum: Colour(0xff, 0x8a, 0x4c),
                carried: Colour(0x3a, 0x86, 0xc8),
                fresh: Colour(0xf0, 0xa2, 0x02),
                sum: Colour(0xf6, 0xcf, 0xe3),
                diverging: [Colour(0x2a, 0x2d, 0x31), Colour(0x6b, 0x70, 0x77)],
                not_reached: Colour(0x00, 0x00, 0x00),
                along_y: Colour(0x2c, 0xc2, 0x95),
            },
        }
    }

    /// The colour and marker of a method, near the Okabe–Ito set and moved until each reads on its paper and no two are
    /// alike to a reader who lacks one of the three kinds of cones, which a test asks.
    #[must_use]
    pub fn method(self, name: &str) -> (Colour, Shape) {
        let (light, dark, shape) = match name {
            "sgd" => (Colour(0xb0, 0x73, 0x00), Colour(0xe6, 0x9f, 0x00), Shape::TriangleUp),
            "nesterov" => (Colour(0x90, 0x3c, 0x76), Colour(0xc4, 0x9e, 0xc5), Shape::Diamond),
            "adagrad" => (Colour(0x00, 0x7a, 0x58), Colour(0x2c, 0xc2, 0x95), Shape::Square),
            "rmsprop" => (Colour(0x00, 0x81, 0xe9), Colour(0x41, 0x84, 0xfb), Shape::TriangleDown),
            "adam" => (Colour(0x8c, 0x0a, 0x05), Colour(0xd2, 0x59, 0x46), Shape::Cross),
            _ => (self.palette().ink, self.palette().ink, Shape::Circle),
        };
        match self {
            Self::Light => (light, shape),
            Self::Dark => (dark, shape),
        }
    }

    /// The colour of a height, from 0 (lowest) to 1: viridis, without the end that the paper swallows.
    pub(crate) fn height(self, height: f64) -> Colour {
        match self {
            Self::Light => crate::colour::viridis(0.92 * height),
            Self::Dark => crate::colour::viridis(0.25 + 0.75 * height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::{Vision, difference};

    fn luminance(Colour(r, g, b): Colour) -> f64 {
        let linear = [r, g, b].map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(a: Colour, b: Colour) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2: text needs 4.5:1, graphical objects 3:1.
    #[test]
    fn what_is_read_stands_out_from_the_paper() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            for text in [palette.ink, palette.secondary, palette.minimum] {
                assert!(contrast(text, palette.paper) >= 4.5, "{theme:?} {text:?}");
            }
            for method in ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"] {
                assert!(contrast(theme.method(method).0, palette.paper) >= 3.0, "{theme:?} {method}");
            }
            assert!(contrast(palette.frame, palette.paper) >= 3.0, "{theme:?} frame");
            for arrow in [palette.carried, palette.fresh, palette.sum, palette.along_y] {
                assert!(contrast(arrow, palette.paper) >= 3.0, "{theme:?} {arrow:?}");
            }
        }
    }

    /// The three arrows, and the two axes, differ in a grey print too.
    #[test]
    fn what_stands_together_differs_in_grey() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            let pairs = [
                (palette.carried, palette.fresh),
                (palette.fresh, palette.sum),
                (palette.carried, palette.sum),
                (palette.ink, palette.along_y),
            ];
            for (a, b) in pairs {
                assert!(contrast(a, b) >= 1.5, "{theme:?} {a:?} {b:?}");
            }
        }
    }

    /// 15 is well beyond what is told apart side by side (some 2), since lines are thin and far from their names.
    #[test]
    fn methods_are_told_apart_by_readers_without_one_kind_of_cones() {
        const LEAST: f64 = 15.0;
        for (theme, vision) in
            [Theme::Light, Theme::Dark].into_iter().flat_map(|theme| Vision::ALL.map(|v| (theme, v)))
        {
            let seen: Vec<_> = korogaru::METHODS
                .iter()
                .map(|info| (info.name, vision.lab(theme.method(info.name).0)))
                .collect();
            for (i, (a, first)) in seen.iter().enumerate() {
                for (b, second) in &seen[..i] {
                    let apart = difference(*first, *second);
                    assert!(apart >= LEAST, "{a} and {b} are {apart} apart: {theme:?}, {vision:?}");
                }
            }
        }
    }

    #[test]
    fn what_a_page_says_stands_out_from_its_paper() {
        for theme in [Theme::Light, Theme::Dark] {
            let tones = crate::tones::Tones::of(theme);
            let words = [tones.ink, tones.secondary, tones.carried, tones.fresh, tones.adds, tones.cancels];
            for text in words {
                assert!(contrast(text, tones.paper) >= 4.5, "{theme:?} {text:?}");
            }
            for place in [0.0, 0.25, 0.5, 0.75, 1.0] {
                for text in [tones.ink, tones.secondary, tones.carried, tones.fresh] {
                    assert!(contrast(text, tones.ground(place)) >= 3.0, "{theme:?} {place} {text:?}");
                }
                assert!(contrast(tones.ink, tones.ground(place)) >= 4.5, "{theme:?} {place}");
            }
        }
    }

    #[test]
    fn methods_have_markers_of_their_own() {
        let shapes: Vec<_> = korogaru::METHODS.iter().map(|info| Theme::Light.method(info.name).1).collect();
        for (i, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..i].contains(shape), "{shape:?} stands for two methods");
        }
    }
}
