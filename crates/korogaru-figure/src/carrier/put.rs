//! Adds experiments to a picture that another program has drawn.

use super::{KEYWORD, png};

/// Adds a text chunk for each experiment to a PNG file that another program has drawn, such as a browser. The
/// chunks come after the header. Returns `None` if the file does not begin like a PNG file.
///
/// ```
/// use korogaru_figure::{Backdrop, Style, Theme, carrier, png};
/// use korogaru_lab::Experiment;
/// use korogaru_text::Lang;
///
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let mut scene = Backdrop::new(&Experiment::default()).contour_figure(style);
/// let texts = std::mem::take(&mut scene.experiments);
/// let bare = png(&scene, 1.0).unwrap();
/// assert_eq!(carrier::experiments(&carrier::with_experiments(&bare, &texts).unwrap()).unwrap(), texts);
/// ```
#[must_use]
pub fn with_experiments(file: &[u8], experiments: &[String]) -> Option<Vec<u8>> {
    /// The header is the first chunk: length, type, thirteen bytes of data and checksum.
    const HEADER: usize = 4 + 4 + 13 + 4;
    let (before, after) = file.split_at_checked(png::SIGNATURE.len() + HEADER)?;
    if !before.starts_with(&png::SIGNATURE) {
        return None;
    }
    let mut out = before.to_vec();
    for experiment in experiments {
        // The keyword with its end, no compression, no language, no keyword in another language, and the
        // text.
        let data = [KEYWORD.as_bytes(), &[0, 0, 0, 0, 0], experiment.as_bytes()].concat();
        let chunk = [b"iTXt", data.as_slice()].concat();
        out.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        out.extend(&chunk);
        out.extend(crc32fast::hash(&chunk).to_be_bytes());
    }
    out.extend(after);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_png_stays_alone() {
        assert_eq!(with_experiments(b"GIF89a, and much more than a header is long", &[]), None);
        assert_eq!(with_experiments(b"\x89PNG\r\n\x1a\n", &[]), None);
    }
}
