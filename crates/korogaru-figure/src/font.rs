//! The bundled fonts. The font for text covers the catalogue and, with the feature `jis`, the characters of
//! Japanese titles.

use std::sync::LazyLock;

use ttf_parser::Face as Metrics;

use crate::scene::{Face, Span, Text};

const WHOLE: &[u8] = include_bytes!("../fonts/KorogaruSans-Regular.ttf");
const PAGE: &[u8] = include_bytes!("../fonts/KorogaruSans-Page.ttf");
const SANS: &[u8] = if cfg!(feature = "jis") { WHOLE } else { PAGE };
const MATH: &[u8] = include_bytes!("../fonts/KorogaruMath-Italic.ttf");

/// The bundled fonts, each with the name of its family. A page that shows [`fragment`](crate::fragment)s
/// needs them.
#[must_use]
pub fn faces() -> [(&'static str, &'static [u8]); 2] {
    [Face::Sans, Face::Math].map(|face| (family(face), file(face)))
}

/// The name of the family, in SVG and in the font itself.
pub(crate) fn family(face: Face) -> &'static str {
    match face {
        Face::Sans => "Korogaru Sans",
        Face::Math => "Korogaru Math",
    }
}

pub(crate) fn file(face: Face) -> &'static [u8] {
    match face {
        Face::Sans => SANS,
        Face::Math => MATH,
    }
}

/// The width of a span in pixels, at an em of `size` pixels.
pub(crate) fn width(span: &Span, size: f64) -> f64 {
    let metrics = metrics(span.face);
    let advance = |c| metrics.glyph_index(c).and_then(|glyph| metrics.glyph_hor_advance(glyph));
    let units: u32 = span.text.chars().map(|c| u32::from(advance(c).unwrap_or(0))).sum();
    f64::from(units) * size / f64::from(metrics.units_per_em())
}

/// Whether a face has a character.
pub(crate) fn has(face: Face, c: char) -> bool {
    metrics(face).glyph_index(c).is_some()
}

/// The width of a text in pixels. It is computed from the metrics of the bundled fonts, so that it is the
/// same everywhere.
#[must_use]
pub fn text_width(text: &Text) -> f64 {
    total_width(&text.spans, text.size)
}

/// The width in pixels of spans in one line.
pub(crate) fn total_width(spans: &[Span], size: f64) -> f64 {
    spans.iter().map(|span| width(span, size)).sum()
}

fn metrics(face: Face) -> &'static Metrics<'static> {
    static SANS: LazyLock<Metrics<'static>> = LazyLock::new(|| parse(Face::Sans));
    static MATH: LazyLock<Metrics<'static>> = LazyLock::new(|| parse(Face::Math));
    match face {
        Face::Sans => &SANS,
        Face::Math => &MATH,
    }
}

fn parse(face: Face) -> Metrics<'static> {
    Metrics::parse(file(face), 0).expect("the bundled fonts are well formed, which a test checks")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;

    #[test]
    fn the_catalogue_can_be_written_without_an_empty_box() {
        for font in [WHOLE, PAGE].map(|font| Metrics::parse(font, 0).unwrap()) {
            let printable = korogaru_text::characters().into_iter().filter(|c| !c.is_control());
            let missing: String = printable.filter(|&c| font.glyph_index(c).is_none()).collect();
            assert_eq!(missing, "", "run `cargo xtask fonts`");
        }
    }

    #[test]
    fn so_can_formulas_and_symbols() {
        let symbols =
            korogaru::METHODS.iter().flat_map(|info| info.hyperparameters).map(|h| h.symbol.to_owned());
        let methods = korogaru::METHODS.iter().flat_map(|info| info.formula).map(ToString::to_string);
        let objectives = korogaru_lab::objectives::all();
        let formulas = objectives.iter().map(|objective| objective.formula().to_owned());
        for text in symbols.chain(methods).chain(formulas) {
            for span in math::equation(&text) {
                for c in span.text.chars() {
                    assert!(has(span.face, c), "{c:?} of {text:?} in {:?}", span.face);
                }
            }
        }
    }

    /// The characters of Japanese titles: kanji of level 1, and letters and marks in either of the two common
    /// encodings.
    #[cfg(feature = "jis")]
    #[test]
    fn so_can_japanese_titles() {
        let titles = "第3講 資料 機械学習の基礎 授業 層 問題 東京 亜腕 （株）〜～－― 、。「」〃々〆〇ー※①⑳Ⅳ№㈱℃→∴■◎ｱﾟＡｚ Дя";
        let missing: String = titles.chars().filter(|&c| !has(Face::Sans, c)).collect();
        assert_eq!(missing, "");
        let font = Metrics::parse(WHOLE, 0).unwrap();
        let kanji = ('\u{4e00}'..='\u{9fff}').filter(|&c| font.glyph_index(c).is_some()).count();
        assert!(kanji >= 2965, "{kanji}");
    }

    /// Numbers in place of symbols: products, powers of any update, and numbers of any size.
    #[test]
    fn so_can_equations_in_numbers() {
        let missing: String =
            "0123456789e+−×/√().,=←∞⁰¹²³⁴⁵⁶⁷⁸⁹".chars().filter(|&c| !has(Face::Sans, c)).collect();
        assert_eq!(missing, "");
    }
}
