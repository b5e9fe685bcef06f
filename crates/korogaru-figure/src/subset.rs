//! Subsets of the bundled fonts with the letters of one document.

use std::collections::BTreeMap;

use write_fonts::FontBuilder;
use write_fonts::dump_table;
use write_fonts::read::tables::{glyf::Glyf, head::Head, hhea::Hhea, hmtx::Hmtx, loca::Loca, maxp::Maxp};
use write_fonts::read::{FontRef, ReadError, TableProvider as _, TopLevelTable as _};
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

/// A TrueType file with only the glyphs of these characters. They have the metrics of the bundled `font`,
/// which has one glyph for each character, no composite glyphs and no hints.
pub(crate) fn subset(font: &[u8], characters: impl IntoIterator<Item = char>) -> Vec<u8> {
    cut(font, characters).expect("the bundled fonts are well formed, which a test checks")
}

fn cut(font: &[u8], characters: impl IntoIterator<Item = char>) -> Result<Vec<u8>, ReadError> {
    let font = FontRef::new(font)?;
    let cmap = font.cmap()?;
    // The glyphs are in the order of their characters, so that the same letters give the same file.
    let old: BTreeMap<char, GlyphId> =
        characters.into_iter().filter_map(|c| Some((c, cmap.map_codepoint(c)?))).collect();
    let kept: Vec<GlyphId> = [GlyphId::NOTDEF].into_iter().chain(old.values().copied()).collect();

    let (outlines, ends) = outlines(&font, &kept)?;
    let count = u16::try_from(kept.len()).map_err(|_| ReadError::OutOfBounds)?;
    let new = (1..count).map(|i| GlyphId::from(u32::from(i)));
    let characters =
        Cmap::from_mappings(old.keys().copied().zip(new)).map_err(|_| ReadError::MalformedData("cmap"))?;
    let characters = dump_table(&characters).map_err(|_| ReadError::MalformedData("cmap"))?;

    let mut builder = FontBuilder::new();
    builder.add_raw(Glyf::TAG, outlines).add_raw(Loca::TAG, ends).add_raw(Tag::new(b"cmap"), characters);
    builder.add_raw(Hmtx::TAG, metrics(&font, &kept)?);
    // The number of glyphs, and that their offsets are written in 32 bits.
    for (tag, place, number) in [(Head::TAG, 50, 1), (Hhea::TAG, 34, count), (Maxp::TAG, 4, count)] {
        let mut table = table(&font, tag)?.to_vec();
        table.get_mut(place..place + 2).ok_or(ReadError::OutOfBounds)?.copy_from_slice(&number.to_be_bytes());
        builder.add_raw(tag, table);
    }
    builder.copy_missing_tables(font);
    Ok(builder.build())
}

/// The outlines one after the other, and the offsets where each begins and the last one ends.
fn outlines(font: &FontRef<'_>, kept: &[GlyphId]) -> Result<(Vec<u8>, Vec<u8>), ReadError> {
    let (loca, glyf) = (font.loca(None)?, table(font, Glyf::TAG)?);
    let (mut outlines, mut ends) = (Vec::new(), vec![0; 4]);
    for glyph in kept {
        let index = glyph.to_u32() as usize;
        let offset = |index| loca.get_raw(index).ok_or(ReadError::OutOfBounds);
        let outline = glyf.get(offset(index)? as usize..offset(index + 1)? as usize);
        outlines.extend_from_slice(outline.ok_or(ReadError::OutOfBounds)?);
        outlines.resize(outlines.len().next_multiple_of(4), 0);
        let end = u32::try_from(outlines.len()).map_err(|_| ReadError::OutOfBounds)?;
        ends.extend_from_slice(&end.to_be_bytes());
    }
    Ok((outlines, ends))
}

/// The advance and the left side bearing of each glyph.
fn metrics(font: &FontRef<'_>, kept: &[GlyphId]) -> Result<Vec<u8>, ReadError> {
    let hmtx = font.hmtx()?;
    let mut metrics = Vec::with_capacity(4 * kept.len());
    for &glyph in kept {
        let advance = hmtx.advance(glyph).ok_or(ReadError::OutOfBounds)?;
        let side = hmtx.side_bearing(glyph).ok_or(ReadError::OutOfBounds)?;
        metrics.extend_from_slice(&advance.to_be_bytes());
        metrics.extend_from_slice(&side.to_be_bytes());
    }
    Ok(metrics)
}

fn table<'a>(font: &FontRef<'a>, tag: Tag) -> Result<&'a [u8], ReadError> {
    Ok(font.table_data(tag).ok_or(ReadError::TableIsMissing(tag))?.as_bytes())
}

#[cfg(test)]
mod tests {
    use ttf_parser::{Face as Metrics, OutlineBuilder};

    use super::*;
    use crate::font;
    use crate::scene::Face;

    /// An outline as text.
    #[derive(Default)]
    struct Drawn(String);

    impl OutlineBuilder for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("M{x} {y}");
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("L{x} {y}");
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0 += &format!("Q{x1} {y1} {x} {y}");
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0 += &format!("C{x1} {y1} {x2} {y2} {x} {y}");
        }
        fn close(&mut self) {
            self.0.push('Z');
        }
    }

    fn drawn(metrics: &Metrics<'_>, c: char) -> Option<(String, Option<u16>)> {
        let glyph = metrics.glyph_index(c)?;
        let mut outline = Drawn::default();
        let _ = metrics.outline_glyph(glyph, &mut outline);
        Some((outline.0, metrics.glyph_hor_advance(glyph)))
    }

    #[test]
    fn what_is_kept_is_drawn_as_before_and_nothing_else_is() {
        for (face, text) in [(Face::Sans, "学習率 η = 0.1、30 回"), (Face::Math, "αvη"), (Face::Sans, "")]
        {
            let whole = font::file(face);
            let part = subset(whole, text.chars());
            let (before, after) = (Metrics::parse(whole, 0).unwrap(), Metrics::parse(&part, 0).unwrap());
            for c in korogaru_text::characters() {
                let expected = if text.contains(c) { drawn(&before, c) } else { None };
                assert_eq!(drawn(&after, c), expected, "{c:?} of {text:?}");
            }
            let letters: std::collections::BTreeSet<char> = text.chars().collect();
            assert_eq!(usize::from(after.number_of_glyphs()), letters.len() + 1);
            assert_eq!((after.ascender(), after.units_per_em()), (before.ascender(), before.units_per_em()));
        }
    }

    /// The page and the command draw the same figures.
    #[test]
    fn both_fonts_give_the_same_file() {
        let [whole, page]: [&[u8]; 2] = [
            include_bytes!("../fonts/KorogaruSans-Regular.ttf"),
            include_bytes!("../fonts/KorogaruSans-Page.ttf"),
        ];
        let letters = korogaru_text::characters();
        assert!(subset(whole, letters.iter().copied()) == subset(page, letters.iter().copied()));
        assert!(page.len() < 150_000, "it travels in every page");
    }

    #[test]
    fn the_order_of_letters_changes_nothing_and_few_make_a_small_file() {
        let whole = font::file(Face::Sans);
        assert_eq!(subset(whole, "速度 v".chars()), subset(whole, "v 度速度".chars()));
        assert!(subset(whole, "0.1".chars()).len() < 4000);
    }

    #[test]
    fn a_damaged_font_is_refused() {
        let whole = font::file(Face::Math);
        for length in (0..whole.len()).step_by(97) {
            let _ = cut(&whole[..length], "αv".chars());
        }
        assert!(cut(&whole[..300], "αv".chars()).is_err());
    }
}
