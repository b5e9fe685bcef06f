//! Texts of a user's own in a figure, in any script.

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

/// Where fonts are looked for that have what the bundled one lacks. Without the feature `installed-fonts` there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fonts {
    /// Nowhere.
    Bundled,
    /// Among those of the system.
    #[default]
    Installed,
    /// In a folder, and those in it.
    Folder(PathBuf),
}

/// What a figure, or an animation, is with texts of a user's own.
#[derive(Clone, Debug)]
pub struct Lettered<F> {
    /// With those texts in it.
    pub figure: F,
    /// The characters, each once, that no font has, and that are left out of the picture.
    pub undrawn: Vec<char>,
    /// Whether a title is longer than the picture has room for, so that it ends in "…" there.
    pub shortened: bool,
}

impl<F> Lettered<F> {
    /// What a person who gave the texts should be told.
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

/// With a letter and its mark as the one character that the bundled font has for them: names of files may come in two, か
/// and ゛ for が.
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
