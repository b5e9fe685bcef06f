use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::carrier::KEYWORD;
use crate::font;
use crate::scene::{Face, Scene};
use crate::svg::svg_without_fonts;

/// The scene as a PNG file, rendered from its SVG with the bundled fonts alone, `scale` pixels to each of the
/// scene's. `None` where the picture would have no pixel, or more than the renderer can hold.
///
/// ```
/// use korogaru_figure::{Backdrop, Style, Theme, png};
/// use korogaru_lab::Experiment;
/// use korogaru_text::Lang;
///
/// let style = Style { lang: Lang::Ja, theme: Theme::Dark };
/// let file = png(&Backdrop::new(&Experiment::default()).contour_figure(style), 1.0).unwrap();
/// assert!(file.starts_with(b"\x89PNG"));
/// ```
#[must_use]
pub fn png(scene: &Scene, scale: f64) -> Option<Vec<u8>> {
    // Our own SVG is well formed; what can be refused is a scene without an area.
    let tree = Tree::from_str(&svg_without_fonts(scene), &OPTIONS).ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and is refused"
    )]
    let [width, height] = [scene.width * scale, scene.height * scale].map(|length| length.round() as u32);
    let mut pixels = Pixmap::new(width, height)?;
    #[expect(clippy::cast_possible_truncation, reason = "a scale needs no more digits than an f32 has")]
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Some(encode(&pixels, &scene.experiments))
}

/// Every pixel is opaque, since a figure begins with its background, so that colour alone is written.
fn encode(pixels: &Pixmap, experiments: &[String]) -> Vec<u8> {
    let colours: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    for experiment in experiments {
        let text = encoder.add_itxt_chunk(KEYWORD.to_owned(), experiment.clone());
        text.expect("the keyword is a short one of Latin letters");
    }
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&colours)?;
        writer.finish()
    });
    written.expect("a Vec takes all bytes, and the sizes agree");
    file
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
