//! The frame of a figure: a rectangle of the page, with an axis under it and an axis at its left.
//!
//! The plane, the panels over updates and the map of a sweep use it. They choose the numbers of an axis and
//! where these are. Only this file draws an axis.

use crate::drawing::text;
use crate::math;
use crate::palette::Palette;
use crate::path;
use crate::scene::{Anchor, Item, Span};
use crate::ticker::Ticks;

const TICK: f64 = 4.0;
/// The size of the numbers.
pub(crate) const NUMBER: f64 = 11.5;
/// The size of the symbols that name an axis.
pub(crate) const SYMBOL: f64 = 15.0;
/// How far lines are kept beyond the frame, so that their ends are never visible in it.
pub(crate) const MARGIN: f64 = 8.0;

/// A rectangle of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// The parts of an axis. Figures draw them in different orders.
pub(crate) struct DrawnAxis {
    pub(crate) marks: Vec<Vec<[f64; 2]>>,
    pub(crate) numbers: Vec<Item>,
    /// The label of the offset, if the numbers have one.
    pub(crate) offset: Option<Item>,
}

impl Frame {
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn middle(&self) -> [f64; 2] {
        [f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom)]
    }

    /// Left, top, width, height.
    pub(crate) fn area(&self) -> [f64; 4] {
        [self.left, self.top, self.width(), self.height()]
    }

    /// Left, top, right, bottom, with a margin around.
    pub(crate) fn edges(&self, margin: f64) -> [f64; 4] {
        [self.left - margin, self.top - margin, self.right + margin, self.bottom + margin]
    }

    /// The point at these shares of the way from left to right and from bottom to top.
    pub(crate) fn at(&self, [across, up]: [f64; 2]) -> [f64; 2] {
        [self.left + across * self.width(), self.bottom - up * self.height()]
    }

    /// Whether a point lies in the frame or in a margin around it.
    pub(crate) fn contains(&self, [x, y]: [f64; 2], margin: f64) -> bool {
        let [left, top, right, bottom] = self.edges(margin);
        (left..=right).contains(&x) && (top..=bottom).contains(&y)
    }

    /// The pieces of lines in the frame or within [`MARGIN`] of it.
    pub(crate) fn clip(&self, lines: &[Vec<[f64; 2]>]) -> Vec<Vec<[f64; 2]>> {
        path::clip(lines, self.edges(MARGIN))
    }

    pub(crate) fn outline(&self, palette: &Palette) -> Item {
        Item::Rectangle { area: self.area(), fill: None, stroke: Some((palette.frame, 1.0)) }
    }

    /// The axis under the frame. `ticks` are at shares of its width, and `is_written` chooses the numbers to
    /// write, by index, place and text. The offset goes `down` pixels below the frame.
    pub(crate) fn below(
        &self,
        ticks: &Ticks,
        down: f64,
        palette: &Palette,
        mut is_written: impl FnMut(usize, f64, &str) -> bool,
    ) -> DrawnAxis {
        let (mut marks, mut numbers) = (Vec::new(), Vec::new());
        for (i, (share, text)) in ticks.all.iter().enumerate() {
            let [x, _] = self.at([*share, 0.0]);
            marks.push(vec![[x, self.bottom], [x, self.bottom + TICK]]);
            if is_written(i, x, text) {
                let at = [x, self.bottom + TICK + NUMBER + 1.0];
                numbers.push(number(at, Anchor::Middle, NUMBER, text, palette));
            }
        }
        let (at, room) = ([self.right, self.bottom + down], 0.45 * self.width());
        DrawnAxis { marks, numbers, offset: ticks.offset(at, NUMBER, room, palette.secondary) }
    }

    /// The axis at the left of the frame, with numbers of a size. `ticks` are at shares of its height, and
    /// `is_written` chooses the numbers to write, by place.
    pub(crate) fn beside(
        &self,
        ticks: &Ticks,
        size: f64,
        palette: &Palette,
        mut is_written: impl FnMut(f64) -> bool,
    ) -> DrawnAxis {
        let right = self.numbers_end();
        let (mut marks, mut numbers) = (Vec::new(), Vec::new());
        for (share, text) in &ticks.all {
            let [_, y] = self.at([0.0, *share]);
            marks.push(vec![[self.left - TICK, y], [self.left, y]]);
            if is_written(y) {
                numbers.push(number([right, y + 0.36 * size], Anchor::End, size, text, palette));
            }
        }
        let offset = ticks.offset([right, self.top - 8.0], NUMBER, right - 4.0, palette.secondary);
        DrawnAxis { marks, numbers, offset }
    }

    /// Where the numbers beside the frame end at the right.
    pub(crate) fn numbers_end(&self) -> f64 {
        self.left - TICK - 3.0
    }

    /// The room that numbers beside a frame need at their full size.
    pub(crate) fn room(ticks: &Ticks) -> f64 {
        ticks.widest(NUMBER) + TICK + 3.0
    }

    /// The size at which numbers beside the frame leave some room to the edge of the page.
    pub(crate) fn size_beside(&self, ticks: &Ticks, room: f64) -> f64 {
        NUMBER * ((self.numbers_end() - room) / ticks.widest(NUMBER).max(1.0)).min(1.0)
    }

    /// Every how many ticks under the frame a number is written, so that there are `gap` pixels between two.
    pub(crate) fn stride_below(&self, ticks: &Ticks, gap: f64) -> usize {
        stride((ticks.widest(NUMBER) + gap) / (self.width() * ticks.closest()))
    }

    /// Both axes and the frame: numbers, ticks, outline.
    pub(crate) fn items(
        &self,
        below: &mut DrawnAxis,
        beside: &mut DrawnAxis,
        palette: &Palette,
    ) -> Vec<Item> {
        let mut items = std::mem::take(&mut below.numbers);
        items.append(&mut beside.numbers);
        let lines = [std::mem::take(&mut below.marks), std::mem::take(&mut beside.marks)].concat();
        items.push(Item::Lines { lines, colour: palette.frame, width: 1.0 });
        items.push(self.outline(palette));
        items
    }
}

/// A number or a word in the size of the numbers.
pub(crate) fn label(at: [f64; 2], anchor: Anchor, said: impl Into<String>, palette: &Palette) -> Item {
    number(at, anchor, NUMBER, said, palette)
}

fn number(at: [f64; 2], anchor: Anchor, size: f64, said: impl Into<String>, palette: &Palette) -> Item {
    text(at, anchor, size, math::words(said), palette.secondary)
}

/// The symbol that names an axis.
pub(crate) fn symbol(at: [f64; 2], anchor: Anchor, spans: Vec<Span>, palette: &Palette) -> Item {
    text(at, anchor, SYMBOL, spans, palette.ink)
}

/// Every how many numbers one is written, where a number takes the room of this many.
pub(crate) fn stride(places: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some ten numbers")]
    let stride = places.ceil().clamp(1.0, 100.0) as usize;
    stride
}
