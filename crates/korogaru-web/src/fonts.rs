//! Gives the page the bundled fonts. They are in the program because figures need them, so that the file has
//! them only once.

use leptos::prelude::*;
use web_sys::FontFace;

/// Adds the fonts to the document.
pub(crate) fn lend() {
    for (family, bytes) in korogaru_figure::faces() {
        let face = FontFace::new_with_array_buffer(family, &js_sys::Uint8Array::from(bytes).buffer());
        if let Ok(face) = face {
            // A browser that refuses them shows its own fonts.
            let _ = face.load();
            let _ = document().fonts().add(&face);
        }
    }
}
