//! Texts in which some letters are in the bundled font and others are outlines from installed fonts.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::usvg::fontdb::{ID, Source};
use resvg::usvg::{FontFamily, Group, Node, Options, Paint, Tree};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Fonts, faces, is_bundled};
use crate::font;
use crate::math;
use crate::scene::{Anchor, Colour, Face, Item, Segment, Span, Text};

/// Lays out text in the bundled font, and in other fonts if it lacks a character. The text is shaped, and may
/// run in both directions.
pub(super) struct Writer {
    options: Options<'static>,
    chosen: BTreeMap<char, ID>,
    undrawn: Vec<char>,
}

enum Piece {
    /// Text in the bundled font.
    Bundled(Span),
    /// Outlines from this face, or from the bundled one with characters that it lacks from others.
    Outlined(String, Option<ID>),
}

impl Writer {
    /// A writer for texts with these characters, which the bundled font lacks.
    pub(super) fn new(lacking: &[char], fonts: &Fonts) -> Self {
        let mut database = faces::lending(fonts);
        let (chosen, undrawn) = faces::chosen(&database, lacking);
        let bundled = database.load_font_source(Source::Binary(Arc::new(font::file(Face::Sans))))[0];
        let mut options = Options { fontdb: Arc::new(database), ..Options::default() };
        // A family is the index of a chosen face, or the bundled one.
        let lent: Vec<ID> = chosen.values().copied().collect();
        options.font_resolver.select_font = Box::new(move |font, _| {
            let Some(FontFamily::Named(name)) = font.families().first() else { return Some(bundled) };
            Some(name.parse().ok().and_then(|number: usize| lent.get(number).copied()).unwrap_or(bundled))
        });
        let by_character = chosen.clone();
        options.font_resolver.select_fallback = Box::new(move |c, used, _| {
            let id = by_character.get(&c).copied().unwrap_or(bundled);
            (!used.contains(&id)).then_some(id)
        });
        Self { options, chosen, undrawn }
    }

    /// The characters that no font has, each once.
    pub(super) fn undrawn(&self) -> &[char] {
        &self.undrawn
    }

    /// The width of a text at a size.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        self.pieces(&math::words(text)).iter().map(|piece| self.piece_width(piece, size)).sum()
    }

    /// The items of a text. Letters of the bundled font remain text, and the others become outlines.
    pub(super) fn items(&self, text: &Text) -> Vec<Item> {
        let Text { at: [x, y], anchor, size, colour, ref spans } = *text;
        let pieces = self.pieces(spans);
        let widths: Vec<f64> = pieces.iter().map(|piece| self.piece_width(piece, size)).collect();
        let total: f64 = widths.iter().sum();
        let mut x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - total / 2.0,
            Anchor::End => x - total,
        };
        let mut items = Vec::new();
        for (piece, width) in pieces.into_iter().zip(widths) {
            match piece {
                Piece::Bundled(span) if span.text.trim().is_empty() => {}
                Piece::Bundled(span) => {
                    let text = Text { at: [x, y], anchor: Anchor::Start, size, colour, spans: vec![span] };
                    items.push(Item::Text(text));
                }
                Piece::Outlined(text, face) => {
                    let Some(tree) = self.tree(&text, face, size, colour) else { continue };
                    let from = x - f64::from(tree.root().bounding_box().left());
                    let before = items.len();
                    outlines(tree.root(), &mut items);
                    items[before..].iter_mut().for_each(|item| item.move_by([from, y]));
                }
            }
            x += width;
        }
        items
    }

    /// Divides a text. A letter with its marks comes from one face, and letters of the bundled font stay in
    /// it. If some letters run from right to left, the order of all letters depends on their neighbours, and
    /// they are laid out together.
    fn pieces(&self, spans: &[Span]) -> Vec<Piece> {
        let drawn = |text: &str| text.chars().filter(|c| !self.undrawn.contains(c)).collect::<String>();
        let whole: String = spans.iter().map(|span| drawn(&span.text)).collect();
        if BidiInfo::new(&whole, Some(Level::ltr())).has_rtl() {
            return vec![Piece::Outlined(whole, None)];
        }
        let mut pieces = Vec::new();
        for span in spans {
            for letter in drawn(&span.text).graphemes(true) {
                let lent = letter.chars().find_map(|c| self.chosen.get(&c)).copied();
                match (pieces.last_mut(), lent) {
                    (Some(Piece::Outlined(text, face)), Some(_)) if *face == lent => text.push_str(letter),
                    (_, Some(_)) => pieces.push(Piece::Outlined(letter.to_owned(), lent)),
                    (last, None) => {
                        // Invisible characters that say how to draw others are left out.
                        let seen = letter.chars().filter(|c| is_bundled(*c));
                        match last {
                            Some(Piece::Bundled(last)) if last.face == span.face => last.text.extend(seen),
                            _ => pieces.push(Piece::Bundled(Span { text: seen.collect(), face: span.face })),
                        }
                    }
                }
            }
        }
        pieces
    }

    fn piece_width(&self, piece: &Piece, size: f64) -> f64 {
        match piece {
            Piece::Bundled(span) => font::width(span, size),
            Piece::Outlined(text, face) => {
                let tree = self.tree(text, *face, size, Colour(0, 0, 0));
                tree.map_or(0.0, |tree| f64::from(tree.root().bounding_box().width()))
            }
        }
    }

    fn tree(&self, text: &str, face: Option<ID>, size: f64, colour: Colour) -> Option<Tree> {
        let number = face.and_then(|face| self.chosen.values().position(|id| *id == face));
        let family = number.map_or_else(|| font::family(Face::Sans).to_owned(), |number| number.to_string());
        let text = crate::svg::escaped(text);
        let document = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">\
             <text font-family=\"'{family}'\" font-size=\"{size}\" fill=\"{colour}\">{text}</text></svg>"
        );
        Tree::from_str(&document, &self.options).ok()
    }
}

/// Adds all paths of a group, from back to front.
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
