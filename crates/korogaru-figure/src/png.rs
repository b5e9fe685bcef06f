use resvg::tiny_skia::Pixmap;

use crate::carrier::{KEYWORD, LOG_KEYWORD};
use crate::render::pixels;
use crate::scene::Scene;

/// Draws a scene as a PNG file. It renders the SVG of the scene, with the bundled fonts alone, at `scale`
/// pixels for each pixel of the scene. Returns `None` if the picture would have no pixel, or more than the
/// renderer can hold.
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
    let pixels = pixels(scene, scale)?;
    Some(encode(&pixels, scene))
}

/// Every pixel is opaque, since a figure begins with its background. So no opacity is written.
fn encode(pixels: &Pixmap, scene: &Scene) -> Vec<u8> {
    let colours: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let experiments = scene.experiments.iter().map(|experiment| (KEYWORD, experiment));
    for (keyword, text) in experiments.chain(scene.log.iter().map(|log| (LOG_KEYWORD, log))) {
        let text = encoder.add_itxt_chunk(keyword.to_owned(), text.clone());
        text.expect("keywords are short ones of Latin letters");
    }
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&colours)?;
        writer.finish()
    });
    written.expect("a Vec takes all bytes, and the sizes agree");
    file
}
