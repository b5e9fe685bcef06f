//! A title over a figure.

#[cfg(feature = "installed-fonts")]
use super::outlines;
use super::{Fonts, Lettered, composed, is_bundled};
use crate::animation::Animation;
use crate::font;
use crate::math;
use crate::scene::{Anchor, Item, Scene, Text};
use crate::theme::Theme;

/// How much a title adds to the height of a figure.
const HEIGHT: f64 = 32.0;
const BASELINE: f64 = 28.0;
const SIZE: f64 = 20.0;
/// The smallest size. A longer title is shortened.
const LEAST_SIZE: f64 = 12.0;
/// The room at both sides of a title.
const MARGIN: f64 = 14.0;
/// The most characters that are laid out. No figure has room for more.
const MOST: usize = 400;

impl Scene {
    /// Adds a title in one line over the figure, which becomes higher. Control characters and line ends
    /// become spaces. Characters that the bundled font lacks are drawn as outlines from another font, so that
    /// the figure looks the same everywhere. Characters that no font has are left out and returned. A long
    /// title is made smaller, and then shortened. The title that is read to readers who cannot see the figure
    /// is complete.
    ///
    /// ```
    /// use korogaru_figure::{Backdrop, Fonts, Style, Theme, svg};
    /// use korogaru_lab::Experiment;
    /// use korogaru_text::Lang;
    ///
    /// let style = Style { lang: Lang::En, theme: Theme::Light };
    /// let scene = Backdrop::new(&Experiment::default()).contour_figure(style);
    /// let titled = scene.titled("My <valley>", style.theme, &Fonts::Bundled);
    /// assert!(svg(&titled.figure).contains(">My &lt;valley&gt;</tspan>") && titled.undrawn.is_empty());
    /// ```
    #[must_use]
    pub fn titled(mut self, title: &str, theme: Theme, fonts: &Fonts) -> Lettered<Self> {
        let Title { items, undrawn, shortened, name } = Title::new(title, self.width, theme, fonts);
        if !name.is_empty() {
            self.title = name;
            self.height += HEIGHT;
            move_down(&mut self.items);
            self.items.extend(items);
        }
        Lettered { figure: self, undrawn, shortened }
    }
}

impl Animation {
    /// Adds a title over every frame, like [`Scene::titled`].
    #[must_use]
    pub fn titled(mut self, title: &str, theme: Theme, fonts: &Fonts) -> Lettered<Self> {
        let Lettered { figure, undrawn, shortened } = self.still.clone().titled(title, theme, fonts);
        if figure.height > self.still.height {
            self.layers.iter_mut().for_each(|layer| move_down(&mut layer.items));
        }
        self.still = figure;
        Lettered { figure: self, undrawn, shortened }
    }
}

fn move_down(items: &mut [Item]) {
    items.iter_mut().for_each(|item| item.move_by([0.0, HEIGHT]));
}

struct Title {
    items: Vec<Item>,
    undrawn: Vec<char>,
    shortened: bool,
    /// The complete title, in one line.
    name: String,
}

impl Title {
    fn new(title: &str, width: f64, theme: Theme, fonts: &Fonts) -> Self {
        let name = in_one_line(title);
        let lacking: Vec<char> = name.chars().filter(|c| !is_bundled(*c)).collect();
        let (colour, room) = (theme.palette().ink, width - 2.0 * MARGIN);
        let line = |text: &str, size| {
            let (at, spans) = ([width / 2.0, BASELINE], math::words(text));
            Text { at, anchor: Anchor::Middle, size, colour, spans }
        };
        #[cfg(feature = "installed-fonts")]
        if !lacking.is_empty() {
            let writer = outlines::Writer::new(&lacking, fonts);
            let undrawn = writer.undrawn().to_vec();
            let drawn: String = name.chars().filter(|c| !undrawn.contains(c)).collect();
            let (text, size, shortened) = fitting(&drawn, room, |text| writer.width(text, SIZE));
            let items = writer.items(&line(&text, size));
            return Self { items, undrawn, shortened, name };
        }
        #[cfg(not(feature = "installed-fonts"))]
        let _ = fonts;
        let mut undrawn = lacking;
        undrawn.sort_unstable();
        undrawn.dedup();
        let drawn: String = name.chars().filter(|c| !undrawn.contains(c)).collect();
        let (text, size, shortened) =
            fitting(&drawn, room, |text| font::total_width(&math::words(text), SIZE));
        let items = vec![Item::Text(line(&text, size))];
        Self { items, undrawn, shortened, name }
    }
}

/// Replaces line ends and control characters by single spaces, and removes spaces at the ends.
fn in_one_line(title: &str) -> String {
    let spaced: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    composed(&spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// As much of a text as fits into a room, its size, and whether it was shortened. Widths are those at
/// [`SIZE`].
fn fitting(text: &str, room: f64, mut width: impl FnMut(&str) -> f64) -> (String, f64, bool) {
    let count = text.chars().count();
    if count <= MOST {
        let size = SIZE * (room / width(text).max(1.0)).min(1.0);
        if size >= LEAST_SIZE {
            return (text.to_owned(), size, false);
        }
    }
    let first = |count: usize| {
        let first: String = text.chars().take(count).collect();
        format!("{}…", first.trim_end())
    };
    // Searches for the most characters that fit, between a number that fits and one that does not.
    let (mut fits, mut not) = (0, count.min(MOST));
    while not - fits > 1 {
        let middle = usize::midpoint(fits, not);
        if width(&first(middle)) * LEAST_SIZE / SIZE <= room {
            fits = middle;
        } else {
            not = middle;
        }
    }
    (first(fits), LEAST_SIZE, true)
}
