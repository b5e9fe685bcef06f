//! The bundled fonts for the page itself. They are in the program, for figures, and so stand in the file once.

use leptos::prelude::*;
use web_sys::FontFace;

/// Gives the fonts to the document.
pub(crate) fn lend() {
    for (family, bytes) in korogaru_figure::faces() {
        let face = FontFace::new_with_array_buffer(family, &js_sys::Uint8Array::from(bytes).buffer());
        if let Ok(face) = face {
            // A browser that refuses shows its own fonts.
            let _ = face.load();
            let _ = document().fonts().add(&face);
        }
    }
}
