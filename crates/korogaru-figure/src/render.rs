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

/// A scene in pixels, `scale` to each of its own. `None` where there would be no pixel, or more than the renderer can hold.
/// Every pixel is opaque, since a scene begins with its background.
pub(crate) fn pixels(scene: &Scene, scale: f64) -> Option<Pixmap> {
    pixels_of(&svg_without_fonts(scene), [scene.width, scene.height], scale)
}

/// The same of a document of ours, of a size.
pub(crate) fn pixels_of(document: &str, size: [f64; 2], scale: f64) -> Option<Pixmap> {
    // Our own SVG is well formed; what can be refused is a scene without an area.
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

/// Draws more items over a scene that is there at its own size.
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
    // Every run names a face that has its characters. A fallback would only hide that one did not.
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    options
});
