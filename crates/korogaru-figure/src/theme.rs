use korogaru_lab::Experiment;
use korogaru_text::{Lang, Phrase};

use crate::math;
use crate::palette::{self, Palette};
use crate::scene::{Colour, Shape, Span};

/// The language and the theme of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language of all words.
    pub lang: Lang,
    /// Light or dark colours.
    pub theme: Theme,
}

impl Style {
    /// A phrase in the language of the figure, as upright words.
    pub(crate) fn words(self, phrase: &impl Phrase) -> Vec<Span> {
        math::words(self.lang.say(phrase))
    }
}

/// A set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark lines on light paper, for print and light pages.
    #[default]
    Light,
    /// Light lines on dark paper, for dark pages and projectors.
    Dark,
}

impl Theme {
    /// The colours of a figure in a file.
    pub(crate) fn palette(self) -> Palette {
        match self {
            Self::Light => palette::LIGHT,
            Self::Dark => palette::DARK,
        }
    }

    /// The colours of a page. They are those of a figure, but for the carried and the fresh part, whose
    /// colours are darker or lighter so that words in them can be read.
    ///
    /// ```
    /// use korogaru_figure::Theme;
    ///
    /// assert_eq!(Theme::Light.page().paper.to_string(), "#fdfdfb");
    /// ```
    #[must_use]
    pub fn page(self) -> Palette {
        let palette = self.palette();
        let [carried, fresh] = palette.words;
        Palette { carried, fresh, sum: palette.ink, ..palette }
    }

    /// The colour and the marker of a method, by its name. The colours are near the Okabe–Ito set. They are
    /// changed so that each has enough contrast with the paper, and so that readers who lack one of the three
    /// kinds of cones can tell them apart; tests check both.
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

    /// The colour and marker of an experiment's method.
    pub(crate) fn method_of(self, experiment: &Experiment) -> (Colour, Shape) {
        self.method(experiment.method().info().name)
    }

    /// The colour of a height from 0, the lowest, to 1: viridis without the end that has too little contrast
    /// with the paper.
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
            for method in korogaru::METHODS.iter().map(|info| info.name) {
                assert!(contrast(theme.method(method).0, palette.paper) >= 3.0, "{theme:?} {method}");
            }
            assert!(contrast(palette.frame, palette.paper) >= 3.0, "{theme:?} frame");
            for arrow in [palette.carried, palette.fresh, palette.sum, palette.along_y] {
                assert!(contrast(arrow, palette.paper) >= 3.0, "{theme:?} {arrow:?}");
            }
        }
    }

    /// The three arrows differ in a grey print, and so do the lines of the two axes.
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

    /// A difference of about 2 can be seen side by side. Lines are thin and far from their names, and so need
    /// more.
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
            let page = theme.page();
            let words = [page.ink, page.secondary, page.carried, page.fresh, page.adds, page.cancels];
            for text in words {
                assert!(contrast(text, page.paper) >= 4.5, "{theme:?} {text:?}");
            }
            for place in [0.0, 0.25, 0.5, 0.75, 1.0] {
                for text in [page.ink, page.secondary, page.carried, page.fresh] {
                    assert!(contrast(text, page.ground(place)) >= 3.0, "{theme:?} {place} {text:?}");
                }
                assert!(contrast(page.ink, page.ground(place)) >= 4.5, "{theme:?} {place}");
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
