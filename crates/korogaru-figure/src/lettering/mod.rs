//! A user's own texts in a figure, in any script.

#[cfg(feature = "installed-fonts")]
mod faces;
mod names;
#[cfg(feature = "installed-fonts")]
mod outlines;
mod title;

use std::path::PathBuf;

use korogaru_text::Problem;

use crate::font;
use crate::scene::Face;

/// Where fonts are looked for that have the characters that the bundled font lacks. Without the feature
/// `installed-fonts` none are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fonts {
    /// Only the bundled font is used.
    Bundled,
    /// The fonts of the system are used.
    #[default]
    Installed,
    /// The fonts in a folder and its subfolders are used.
    Folder(PathBuf),
}

/// A figure or an animation with a user's own texts, and what could not be drawn of them.
#[derive(Clone, Debug)]
pub struct Lettered<F> {
    /// The figure with the texts.
    pub figure: F,
    /// The characters that no font has, each once. They are left out of the figure.
    pub undrawn: Vec<char>,
    /// Whether a title was too long for the figure, so that it ends in "…".
    pub shortened: bool,
}

impl<F> Lettered<F> {
    /// What the user should be told.
    #[must_use]
    pub fn notes(&self) -> Vec<Problem> {
        let named = |c: &char| format!("{c} (U+{:04X})", u32::from(*c));
        let characters: Vec<String> = self.undrawn.iter().map(named).collect();
        let undrawn =
            (!characters.is_empty()).then(|| Problem::Undrawn { characters: characters.join(", ") });
        undrawn.into_iter().chain(self.shortened.then_some(Problem::TitleShortened)).collect()
    }
}

fn is_bundled(c: char) -> bool {
    font::has(Face::Sans, c)
}

/// Composes a letter and its mark to one character, which the bundled font has. Names of files may have two,
/// か and ゛ for が.
#[cfg(feature = "installed-fonts")]
fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let of_two = composed.chars().next_back();
        let of_two = of_two.and_then(|letter| unicode_normalization::char::compose(letter, c));
        if let Some(one) = of_two.filter(|one| is_bundled(*one)) {
            composed.pop();
            composed.push(one);
        } else {
            composed.push(c);
        }
    }
    composed
}

#[cfg(not(feature = "installed-fonts"))]
fn composed(text: &str) -> String {
    text.to_owned()
}
