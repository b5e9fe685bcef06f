//! Pixels, from SVG and the bundled fonts alone.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::font;
#[cfg(feature = "gif")]
use crate::scene::Item;
use crate::scene::{Face, Scene};
#[cfg(feature = "gif")]
use crate::svg::svg_of_layer;
use crate::svg::svg_without_fonts;

/// Renders a scene at `scale` pixels for each of its own. Returns `None` if there would be no pixel, or more
/// than the renderer can hold. Every pixel is opaque, since a scene begins with its background.
pub(crate) fn pixels(scene: &Scene, scale: f64) -> Option<Pixmap> {
    pixels_of(&svg_without_fonts(scene), [scene.width, scene.height], scale)
}

/// Renders one of our own documents, of a size.
pub(crate) fn pixels_of(document: &str, size: [f64; 2], scale: f64) -> Option<Pixmap> {
    // Our own SVG is well-formed. Only a scene without an area is refused.
    let tree = Tree::from_str(document, &OPTIONS).ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and is refused"
    )]
    let [width, height] = size.map(|length| (length * scale).round() as u32);
    let mut pixels = Pixmap::new(width, height)?;
    #[expect(clippy::cast_possible_truncation, reason = "a scale needs no more digits than an f32 has")]
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Some(pixels)
}

/// Draws items over the pixels of a scene, which has its own size there.
#[cfg(feature = "gif")]
pub(crate) fn draw_over(pixels: &mut Pixmap, scene: &Scene, items: &[Item]) {
    let tree = Tree::from_str(&svg_of_layer(scene, items), &OPTIONS);
    let tree = tree.expect("it is well formed, and the scene has an area, since it has been drawn");
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
}

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in [Face::Sans, Face::Math] {
        fonts.load_font_source(Source::Binary(Arc::new(font::file(face))));
    }
    let mut options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    // Every span names a face that has its characters. A fallback would hide a mistake.
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    options
});
