//! Letters as outlines, from fonts that may be installed.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style};
use resvg::usvg::{Group, Node, Options, Paint, Tree};
use ttf_parser::{Face as Metrics, OutlineBuilder};

use super::Fonts;
use crate::font;
use crate::scene::{Anchor, Colour, Face, Item, Segment};

/// Lays out text by the bundled font and, where it lacks a character, by others: shaped, and in both directions.
pub(super) struct Writer {
    options: Options<'static>,
    undrawn: Vec<char>,
}

impl Writer {
    /// One for texts in which these characters are lacking.
    pub(super) fn new(lacking: &[char], fonts: &Fonts) -> Self {
        let mut database = match fonts {
            Fonts::Bundled => Database::new(),
            Fonts::Installed => INSTALLED.clone(),
            Fonts::Folder(folder) => {
                let mut database = Database::new();
                database.load_fonts_dir(folder);
                database
            }
        };
        let (chosen, undrawn) = chosen(&database, lacking);
        database.load_font_source(Source::Binary(Arc::new(font::file(Face::Sans))));
        let mut options = Options { fontdb: Arc::new(database), ..Options::default() };
        options.font_resolver.select_fallback = Box::new(move |c, used, _| {
            let known = chosen.get(&c).copied().or_else(|| chosen.values().next().copied());
            known.filter(|id| !used.contains(id))
        });
        Self { options, undrawn }
    }

    /// The characters, each once, that no font has.
    pub(super) fn undrawn(&self) -> Vec<char> {
        self.undrawn.clone()
    }

    /// How wide a text is at a size.
    pub(super) fn width(&mut self, text: &str, size: f64) -> f64 {
        let tree = self.tree(text, size, Colour(0, 0, 0));
        tree.map_or(0.0, |tree| f64::from(tree.root().bounding_box().width()))
    }

    /// The text with its anchor at a place.
    pub(super) fn items(
        &self,
        text: &str,
        size: f64,
        [x, y]: [f64; 2],
        anchor: Anchor,
        colour: Colour,
    ) -> Vec<Item> {
        let Some(tree) = self.tree(text, size, colour) else { return Vec::new() };
        let bounds = tree.root().bounding_box();
        let from = match anchor {
            Anchor::Start => f64::from(bounds.left()),
            Anchor::Middle => f64::from(bounds.left()) + f64::from(bounds.width()) / 2.0,
            Anchor::End => f64::from(bounds.right()),
        };
        let mut items = Vec::new();
        outlines(tree.root(), &mut items);
        for item in &mut items {
            item.move_by([x - from, y]);
        }
        items
    }

    fn tree(&self, text: &str, size: f64, Colour(r, g, b): Colour) -> Option<Tree> {
        let family = font::family(Face::Sans);
        let text = crate::svg::escaped(text);
        let document = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">\
             <text font-family=\"'{family}'\" font-size=\"{size}\" fill=\"#{r:02x}{g:02x}{b:02x}\">{text}</text></svg>"
        );
        Tree::from_str(&document, &self.options).ok()
    }
}

static INSTALLED: LazyLock<Database> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_system_fonts();
    database
});

/// For each lacking character a font that can draw it: one for all of them where there is one, or else the first for each;
/// and the characters for which there is none.
fn chosen(database: &Database, lacking: &[char]) -> (BTreeMap<char, ID>, Vec<char>) {
    let mut wanted: Vec<char> = lacking.iter().copied().filter(|c| !is_ignorable(*c)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut faces: Vec<&FaceInfo> = database.faces().collect();
    // Plain faces first; names, so that the order does not depend on that of the files.
    faces.sort_by_key(|face| {
        let plain = (face.style != Style::Normal, face.weight.0.abs_diff(400), face.monospaced);
        (
            plain,
            face.families.first().map(|(name, _)| name.clone()),
            face.post_script_name.clone(),
            face.index,
        )
    });
    let mut first: BTreeMap<char, ID> = BTreeMap::new();
    for face in faces {
        let has: Vec<char> = database
            .with_face_data(face.id, |data, index| {
                let Ok(metrics) = Metrics::parse(data, index) else { return Vec::new() };
                wanted.iter().copied().filter(|c| has_outline(&metrics, *c)).collect()
            })
            .unwrap_or_default();
        if has.len() == wanted.len() {
            return (has.into_iter().map(|c| (c, face.id)).collect(), Vec::new());
        }
        for c in has {
            first.entry(c).or_insert(face.id);
        }
    }
    let undrawn = wanted.into_iter().filter(|c| !first.contains_key(c)).collect();
    (first, undrawn)
}

/// Whether a font has the character as an outline, or as a space: a picture of pixels cannot be drawn.
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

/// What says how its neighbours are joined, ordered or varied, and is itself not seen.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// All paths of a group, from back to front.
fn outlines(group: &Group, items: &mut Vec<Item>) {
    for node in group.children() {
        match node {
            Node::Group(group) => outlines(group, items),
            Node::Text(text) => outlines(text.flattened(), items),
            Node::Path(path) => {
                let Some(Paint::Color(colour)) = path.fill().map(resvg::usvg::Fill::paint) else { continue };
                let Some(data) = path.data().clone().transform(path.abs_transform()) else { continue };
                let fill = Colour(colour.red, colour.green, colour.blue);
                items.push(Item::Outline { segments: data.segments().map(Segment::from).collect(), fill });
            }
            Node::Image(_) => {}
        }
    }
}

impl From<resvg::tiny_skia::PathSegment> for Segment {
    fn from(segment: resvg::tiny_skia::PathSegment) -> Self {
        use resvg::tiny_skia::PathSegment;
        let at = |point: resvg::tiny_skia::Point| [f64::from(point.x), f64::from(point.y)];
        match segment {
            PathSegment::MoveTo(to) => Self::Move(at(to)),
            PathSegment::LineTo(to) => Self::Line(at(to)),
            PathSegment::QuadTo(by, to) => Self::Quadratic([at(by), at(to)]),
            PathSegment::CubicTo(by, then, to) => Self::Cubic([at(by), at(then), at(to)]),
            PathSegment::Close => Self::Close,
        }
    }
}
