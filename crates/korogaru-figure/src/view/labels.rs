//! Labels beside lines and arrows, where they hide as little as possible.

use crate::drawing::text;
use crate::font;
use crate::palette::Palette;
use crate::path::clip;
use crate::scene::{Anchor, Colour, Item, Span};

/// Places labels one after the other. None hides another, and each is where it covers the fewest of the
/// points that are to be seen.
pub(super) struct Labels<'a> {
    /// The rectangle that they lie in: left, top, right, bottom.
    edges: [f64; 4],
    /// The middle and the radius of the circle that they lie in, if they do.
    circle: Option<([f64; 2], f64)>,
    size: f64,
    palette: &'a Palette,
    seen: Vec<[f64; 2]>,
    /// The rectangles of what has its place.
    taken: Vec<[f64; 4]>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(edges: [f64; 4], size: f64, palette: &'a Palette) -> Self {
        Self { edges, circle: None, size, palette, seen: Vec::new(), taken: Vec::new() }
    }

    /// Labels in a circle, by its middle and its radius.
    pub(super) fn within(circle: ([f64; 2], f64), size: f64, palette: &'a Palette) -> Self {
        let ([x, y], radius) = circle;
        let edges = [x - radius, y - radius, x + radius, y + radius];
        Self { circle: Some(circle), ..Self::new(edges, size, palette) }
    }

    /// Adds the points of a line, a few pixels apart, to those that are to be seen.
    pub(super) fn keep_seen(&mut self, line: &[[f64; 2]]) {
        const APART: f64 = 3.0;
        // An arrow of a run that diverges may be longer than any page.
        let pieces = clip(&[line.to_vec()], self.edges);
        for ends in pieces.iter().flat_map(|piece| piece.windows(2)) {
            let ([x, y], [to_x, to_y]) = (ends[0], ends[1]);
            let count = (libm::hypot(to_x - x, to_y - y) / APART).ceil().max(1.0);
            let shares = std::iter::successors(Some(0.0), |i| Some(i + 1.0)).take_while(|i| *i <= count);
            self.seen.extend(shares.map(|i| [x + i / count * (to_x - x), y + i / count * (to_y - y)]));
        }
    }

    /// Adds a mark at a place, if there is one.
    pub(super) fn seen_around(&mut self, at: Option<[f64; 2]>) {
        const RADIUS: f64 = 8.0;
        self.taken.extend(at.map(|[x, y]| [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]));
    }

    /// Keeps labels out of a rectangle: left, top, right, bottom.
    pub(super) fn keep_free(&mut self, area: [f64; 4]) {
        self.taken.push(area);
    }

    /// The label beside a line, on either side of one of its points. There is none where there is no room.
    pub(super) fn beside(&mut self, line: &[[f64; 2]], spans: Vec<Span>, colour: Colour) -> Vec<Item> {
        const AWAY: f64 = 3.0;
        let [width, height] = self.extent(&spans);
        // From the middle to both ends.
        let count = line.len().saturating_sub(1);
        let outwards =
            |i: usize| if i.is_multiple_of(2) { count / 2 + i / 2 } else { count / 2 - i.div_ceil(2) };
        let all = (0..2 * count).filter(|&i| i / 2 < count - count / 2 && i.div_ceil(2) <= count / 2);
        let places = all.map(outwards).filter(|&i| i < count).flat_map(|i| {
            let ([x, y], [to_x, to_y]) = (line[i], line[i + 1]);
            let length = libm::hypot(to_x - x, to_y - y).max(f64::MIN_POSITIVE);
            let [across, down] = [-(to_y - y) / length, (to_x - x) / length];
            let reach = 0.5 * (across.abs() * width + down.abs() * height) + AWAY;
            let middle = [f64::midpoint(x, to_x), f64::midpoint(y, to_y)];
            [-1.0, 1.0].map(|side| [middle[0] + side * reach * across, middle[1] + side * reach * down])
        });
        self.at_one_of(places.collect(), spans, colour)
    }

    /// The label with its middle at the first of these places where it covers the least.
    pub(super) fn at_one_of(&mut self, places: Vec<[f64; 2]>, spans: Vec<Span>, colour: Colour) -> Vec<Item> {
        let [width, height] = self.extent(&spans);
        let around =
            |[x, y]: [f64; 2]| [x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0];
        let [left, top, right, bottom] = self.edges;
        let is_free = |area: &[f64; 4]| {
            let apart = |other: &[f64; 4]| {
                area[2] <= other[0] || other[2] <= area[0] || area[3] <= other[1] || other[3] <= area[1]
            };
            area[0] >= left
                && area[1] >= top
                && area[2] <= right
                && area[3] <= bottom
                && self.circle.is_none_or(|circle| lies_in(area, circle))
                && self.taken.iter().all(apart)
        };
        let covered = |area: &[f64; 4]| {
            let inside =
                |[x, y]: &&[f64; 2]| (area[0]..area[2]).contains(x) && (area[1]..area[3]).contains(y);
            self.seen.iter().filter(inside).count()
        };
        let Some(area) = places.into_iter().map(around).filter(is_free).min_by_key(covered) else {
            return Vec::new();
        };
        self.taken.push(area);
        let [left, top, ..] = area;
        let at = [left + width / 2.0, top + height / 2.0 + 0.36 * self.size];
        let fill = Some((self.palette.paper, 0.78));
        vec![
            Item::Rectangle { area: [left, top, width, height], fill, stroke: None },
            text(at, Anchor::Middle, self.size, spans, colour),
        ]
    }

    fn extent(&self, spans: &[Span]) -> [f64; 2] {
        [font::total_width(spans, self.size) + 6.0, 1.25 * self.size]
    }
}

/// Whether all corners of a rectangle lie in a circle.
fn lies_in([left, top, right, bottom]: &[f64; 4], ([x, y], radius): ([f64; 2], f64)) -> bool {
    let far = |a: &f64, b: &f64, middle: f64| (a - middle).abs().max((b - middle).abs());
    libm::hypot(far(left, right, x), far(top, bottom, y)) <= radius
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;
    use crate::theme::Theme;

    /// A label beside a line does not lie on it, a second one lies elsewhere, and what has no room has none.
    #[test]
    fn labels_hide_neither_their_line_nor_each_other() {
        let palette = Theme::Light.page();
        let line: Vec<[f64; 2]> = (0..10).map(|i| [f64::from(20 * i), 50.0]).collect();
        let area = |items: &[Item]| match items {
            [Item::Rectangle { area, .. }, Item::Text(_)] => Some(*area),
            _ => None,
        };
        let mut labels = Labels::new([0.0, 0.0, 200.0, 100.0], 12.0, &palette);
        labels.keep_seen(&line);
        let placed: Vec<Option<[f64; 4]>> =
            (0..40).map(|_| area(&labels.beside(&line, math::words("αv"), palette.ink))).collect();
        let all: Vec<[f64; 4]> = placed.iter().copied().flatten().collect();
        assert!(all.len() > 4 && placed.contains(&None), "{}", all.len());
        for (i, [left, top, width, height]) in all.iter().enumerate() {
            assert!(top + height < 50.0 || *top > 50.0);
            let apart = |[x, y, w, h]: &[f64; 4]| {
                x + w <= *left || left + width <= *x || y + h <= *top || top + height <= *y
            };
            assert!(all[..i].iter().all(apart));
        }
    }

    #[test]
    fn lines_of_few_points_have_labels_and_circles_hold_theirs() {
        let palette = Theme::Light.page();
        let named = |line: &[[f64; 2]]| {
            let mut labels = Labels::within(([50.0, 50.0], 48.0), 12.0, &palette);
            labels.beside(line, math::words("v"), palette.ink)
        };
        assert!(named(&[]).is_empty() && named(&[[50.0, 50.0]]).is_empty());
        for line in [&[[20.0, 50.0], [80.0, 50.0]][..], &[[20.0, 50.0], [50.0, 50.0], [80.0, 50.0]]] {
            assert_eq!(named(line).len(), 2);
        }
        // In the corner of the square around the circle there is no room.
        assert!(named(&[[2.0, 2.0], [8.0, 8.0]]).is_empty());
        let mut labels = Labels::new([0.0, 0.0, 100.0, 100.0], 12.0, &palette);
        labels.keep_seen(&[[50.0, 50.0], [1e100, 50.0]]);
        assert!(labels.seen.len() < 100);
    }
}
