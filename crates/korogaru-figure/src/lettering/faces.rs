//! Chooses installed faces for characters that the bundled font lacks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Style};
use ttf_parser::{Face as Metrics, OutlineBuilder, Tag};

use super::Fonts;

/// The faces that may be used.
pub(super) fn lending(fonts: &Fonts) -> Database {
    static INSTALLED: LazyLock<Database> = LazyLock::new(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        database
    });
    match fonts {
        Fonts::Bundled => Database::new(),
        Fonts::Installed => INSTALLED.clone(),
        Fonts::Folder(folder) => {
            let mut database = Database::new();
            database.load_fonts_dir(folder);
            database
        }
    }
}

/// Chooses a face for each lacking character, and returns the characters that no face has. Characters that
/// Japanese shares with Chinese and Korean come from a Japanese face if there is one, since other faces draw
/// them in other forms.
pub(super) fn chosen(database: &Database, lacking: &[char]) -> (BTreeMap<char, ID>, Vec<char>) {
    let mut wanted: Vec<char> = lacking.iter().copied().filter(|c| !is_ignorable(*c)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let (mut shared, mut others): (Vec<char>, Vec<char>) = wanted.into_iter().partition(|c| is_shared(*c));
    let mut faces: Vec<&FaceInfo> = database.faces().collect();
    // Plain faces come first, then names decide, so that the order of the files does not matter.
    faces.sort_by_cached_key(|face| {
        let family = face.families.first().map(|(name, _)| name.clone()).unwrap_or_default();
        let with_serifs = family.contains("Mincho") || (family.contains("Serif") && !family.contains("Sans"));
        let plain = (face.style != Style::Normal, face.weight.0.abs_diff(400), with_serifs, face.monospaced);
        (plain, family, face.post_script_name.clone(), face.index)
    });
    let mut chosen = BTreeMap::new();
    if !shared.is_empty() {
        let ranks: Vec<u8> = faces.iter().map(|face| foreignness(database, face)).collect();
        for rank in 0..=MOST_FOREIGN {
            let alike = faces.iter().zip(&ranks).filter(|(_, own)| **own == rank).map(|(face, _)| *face);
            lend(database, alike, &mut shared, &mut chosen);
        }
    }
    lend(database, faces.into_iter(), &mut others, &mut chosen);
    shared.append(&mut others);
    shared.sort_unstable();
    (chosen, shared)
}

/// Moves the characters that these faces have from `wanted` to `chosen`. If one face has all of them, it is
/// chosen for all, and otherwise the first face for each.
fn lend<'a>(
    database: &Database,
    faces: impl Iterator<Item = &'a FaceInfo>,
    wanted: &mut Vec<char>,
    chosen: &mut BTreeMap<char, ID>,
) {
    let mut first: BTreeMap<char, ID> = BTreeMap::new();
    for face in faces {
        if wanted.is_empty() {
            break;
        }
        let has = with_metrics(database, face, |metrics| {
            wanted.iter().copied().filter(|c| has_outline(metrics, *c)).collect::<Vec<char>>()
        });
        let has = has.unwrap_or_default();
        if has.len() == wanted.len() {
            first = has.into_iter().map(|c| (c, face.id)).collect();
            break;
        }
        for c in has {
            first.entry(c).or_insert(face.id);
        }
    }
    wanted.retain(|c| !first.contains_key(c));
    chosen.append(&mut first);
}

fn with_metrics<T>(database: &Database, face: &FaceInfo, ask: impl FnOnce(&Metrics<'_>) -> T) -> Option<T> {
    database.with_face_data(face.id, |data, index| Some(ask(&Metrics::parse(data, index).ok()?))).flatten()
}

/// Whether Japanese shares a character with Chinese or Korean, in which it may have another form.
fn is_shared(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

const MOST_FOREIGN: u8 = 2;

/// How far a face is from Japanese. It is 0 if the face names itself in Japanese or as "JP", or says that it
/// has Japanese and neither Chinese nor Korean. It is 1 if the face says that it has all of these, and
/// otherwise 2.
fn foreignness(database: &Database, face: &FaceInfo) -> u8 {
    let named = face.families.iter().any(|(name, language)| {
        *language == Language::Japanese_Japan || name.split_whitespace().any(|word| word == "JP")
    });
    let pages = with_metrics(database, face, code_pages).flatten().unwrap_or(0);
    let (japanese, others) = (pages & JIS != 0, pages & CHINESE_OR_KOREAN != 0);
    match (named, japanese, others) {
        (true, ..) | (_, true, false) => 0,
        (_, true, true) => 1,
        _ => MOST_FOREIGN,
    }
}

const JIS: u32 = 1 << 17;
const CHINESE_OR_KOREAN: u32 = 0b1111 << 18;

/// The first 32 code pages of a face: `ulCodePageRange1` in its table OS/2.
fn code_pages(metrics: &Metrics<'_>) -> Option<u32> {
    let table = metrics.raw_face().table(Tag::from_bytes(b"OS/2"))?;
    // A table of version 0 ends before this field.
    table.get(78..82)?.try_into().ok().map(u32::from_be_bytes)
}

/// Whether a font has a character as an outline, or as a space. A bitmap cannot be drawn.
fn has_outline(metrics: &Metrics<'_>, c: char) -> bool {
    let Some(glyph) = metrics.glyph_index(c).filter(|glyph| glyph.0 != 0) else { return false };
    c.is_whitespace() || metrics.outline_glyph(glyph, &mut Unseen).is_some()
}

struct Unseen;

impl OutlineBuilder for Unseen {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

/// Whether a character is invisible, and only says how its neighbours are joined, ordered or varied.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}
