//! Arrows that can be seen over contour lines.

use crate::path::clip;
use crate::scene::{Colour, Item};

/// The width of the paper around a stroke.
const HALO: f64 = 1.8;
const LONGEST_HEAD: f64 = 11.0;
/// No renderer has pixels that are farther away.
const FAR: f64 = 1e100;
/// The shortest arrow that shows a direction.
const SHORTEST: f64 = 0.5;

/// What an arrow shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The carried part, α·v.
    Carried,
    /// The fresh part, −η·g.
    Fresh,
    /// The sum of the two.
    Sum,
    /// The move of a method without these parts.
    Move,
}

/// An arrow on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrow {
    pub(super) part: Part,
    pub(super) from: [f64; 2],
    pub(super) to: [f64; 2],
    pub(super) colour: Colour,
    /// Of the stroke.
    pub(super) width: f64,
}

impl Arrow {
    pub(super) fn length(&self) -> f64 {
        apart(self.from, self.to)
    }

    /// Whether the arrow is long enough to be drawn.
    pub(super) fn is_seen(&self) -> bool {
        self.length() >= SHORTEST
    }

    /// Applies a function to both ends.
    pub(super) fn map(self, place: impl Fn([f64; 2]) -> [f64; 2]) -> Self {
        Self { from: place(self.from), to: place(self.to), ..self }
    }

    /// Moves the arrow.
    pub(super) fn shifted(self, [dx, dy]: [f64; 2]) -> Self {
        self.map(|[x, y]| [x + dx, y + dy])
    }

    /// Halo, shaft and head, cut at the edges (left, top, right, bottom). If a run diverges, an arrow may be
    /// longer than a renderer can hold.
    pub(super) fn items(&self, paper: Colour, edges: [f64; 4]) -> Vec<Item> {
        if !self.is_seen() {
            return Vec::new();
        }
        // At this distance only the direction matters, and the length is still finite.
        let far = |place: [f64; 2]| place.map(|coordinate| coordinate.clamp(-FAR, FAR));
        let arrow = self.map(far);
        let length = arrow.length();
        let head = LONGEST_HEAD.min(0.55 * length) + 0.6 * self.width;
        let head = head.min(length);
        let along = [0, 1].map(|axis| (arrow.to[axis] - arrow.from[axis]) / length);
        let back = |by: f64| [self.to[0] - by * along[0], self.to[1] - by * along[1]];
        let [left, top, right, bottom] = edges;
        let visible = (left..=right).contains(&self.to[0]) && (top..=bottom).contains(&self.to[1]);

        let shaft = |width, colour| Item::Lines {
            lines: clip(&[vec![arrow.from, if visible { back(0.8 * head) } else { arrow.to }]], edges),
            colour,
            width,
        };
        let triangle = |more: f64, fill| {
            let base = back(head + 0.6 * more);
            let half = 0.4 * head + more;
            let tip = [self.to[0] + 1.4 * more * along[0], self.to[1] + 1.4 * more * along[1]];
            let side = |sign: f64| [base[0] - sign * half * along[1], base[1] + sign * half * along[0]];
            Item::Polygon { corners: vec![tip, side(1.0), side(-1.0)], fill }
        };
        let mut items = vec![shaft(self.width + 2.0 * HALO, paper)];
        if visible {
            items.push(triangle(HALO, paper));
        }
        items.push(shaft(self.width, self.colour));
        if visible {
            items.push(triangle(0.0, self.colour));
        }
        items
    }
}

/// The distance between two places.
pub(super) fn apart([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    libm::hypot(bx - ax, by - ay)
}
