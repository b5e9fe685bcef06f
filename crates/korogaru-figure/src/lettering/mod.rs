//! Texts of a user's own in a figure, in any script.

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
