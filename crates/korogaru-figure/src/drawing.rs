//! Items that many views draw: lines of text, single lines, markers, and keys in a row.

use crate::axes::SIZE;
use crate::font;
use crate::scene::{Anchor, Colour, Item, Shape, Span, Text};

pub(crate) fn text(at: [f64; 2], anchor: Anchor, size: f64, spans: Vec<Span>, colour: Colour) -> Item {
    Item::Text(Text { at, anchor, size, colour, spans })
}

/// A line of text at a place. It is made smaller if it would be wider than its room.
pub(crate) fn squeezed(
    spans: Vec<Span>,
    size: f64,
    room: f64,
    anchor: Anchor,
    at: [f64; 2],
    colour: Colour,
) -> Item {
    let size = size * (room / font::total_width(&spans, size).max(1.0)).min(1.0);
    text(at, anchor, size, spans, colour)
}

/// A line of text with its middle at a place. It is made smaller if it would be wider than the page.
pub(crate) fn centred(spans: Vec<Span>, size: f64, at: [f64; 2], colour: Colour) -> Item {
    let room = 2.0 * (SIZE[0] - at[0]).min(at[0]) - 24.0;
    squeezed(spans, size, room, Anchor::Middle, at, colour)
}

/// A line of text that begins at a place. It is made smaller if it would reach beyond the right end of the
/// page.
pub(crate) fn fitted(at: [f64; 2], spans: Vec<Span>, size: f64, page: f64, colour: Colour) -> Item {
    squeezed(spans, size, page - at[0] - 4.0, Anchor::Start, at, colour)
}

/// A horizontal line to the right of a place.
pub(crate) fn dash([x, y]: [f64; 2], length: f64, colour: Colour, width: f64) -> Item {
    Item::Lines { lines: vec![vec![[x, y], [x + length, y]]], colour, width }
}

/// Lines over a halo in the colour of the paper, each with its width.
pub(crate) fn haloed(lines: Vec<Vec<[f64; 2]>>, halo: (Colour, f64), line: (Colour, f64)) -> [Item; 2] {
    let item = |lines, (colour, width)| Item::Lines { lines, colour, width };
    [item(lines.clone(), halo), item(lines, line)]
}

pub(crate) fn disc(at: [f64; 2], radius: f64, fill: Option<Colour>, stroke: Option<(Colour, f64)>) -> Item {
    Item::Markers { points: vec![(at, radius)], shape: Shape::Circle, fill, stroke }
}

/// Markers that have a stroke and no fill.
pub(crate) fn stroked(points: Vec<([f64; 2], f64)>, shape: Shape, stroke: (Colour, f64)) -> Item {
    Item::Markers { points, shape, fill: None, stroke: Some(stroke) }
}

pub(crate) fn plus(points: &[[f64; 2]], radius: f64, stroke: (Colour, f64)) -> Item {
    stroked(points.iter().map(|&point| (point, radius)).collect(), Shape::Plus, stroke)
}

/// Markers of a method, with radii that are `more` pixels larger.
pub(crate) fn markers(points: &[([f64; 2], f64)], shape: Shape, more: f64, colour: Colour) -> Item {
    let points = points.iter().map(|&(point, radius)| (point, radius + more)).collect();
    match shape {
        Shape::Plus | Shape::Cross => stroked(points, shape, (colour, 1.6 + 2.0 * more)),
        _ => Item::Markers { points, shape, fill: Some(colour), stroke: None },
    }
}

/// An entry of a key: draws its mark from a place on to the right, and has words.
pub(crate) type Entry<'a> = (Box<dyn Fn(f64) -> Vec<Item> + 'a>, Vec<Span>);

pub(crate) struct KeyRow {
    /// The middle of the row, and its baseline.
    pub(crate) at: [f64; 2],
    pub(crate) size: f64,
    /// The room for a mark, and the room between two entries.
    pub(crate) indent: f64,
    pub(crate) gap: f64,
    pub(crate) page: f64,
}

impl KeyRow {
    pub(crate) fn items(&self, entries: Vec<Entry<'_>>, colour: Colour) -> Vec<Item> {
        let Self { at: [middle, baseline], size, indent, gap, page } = *self;
        let advance = |spans: &[Span]| indent + font::total_width(spans, size) + gap;
        let total: f64 = entries.iter().map(|(_, spans)| advance(spans)).sum::<f64>() - gap;
        let mut left = (middle - total / 2.0).max(4.0);
        let mut items = Vec::new();
        for (mark, spans) in entries {
            items.extend(mark(left));
            let next = left + advance(&spans);
            items.push(fitted([left + indent, baseline], spans, size, page, colour));
            left = next;
        }
        items
    }
}
