//! A frame of numbers over a count, of which a figure may have several.

use korogaru_lab::{Interval, Plane};

use crate::axes::Axes;
use crate::font;
use crate::math;
use crate::path;
use crate::scale;
use crate::scene::{Anchor, Item, Text};
use crate::theme::Palette;

const TICK: f64 = 4.0;
const SIZE: f64 = 11.0;

/// A frame with its scales.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    pub(super) axes: Axes,
}

impl Panel {
    /// A frame (left, top, right, bottom) for numbers between those ends.
    pub(super) fn new(x: [f64; 2], y: [f64; 2], [left, top, right, bottom]: [f64; 4]) -> Self {
        let unit = Interval::new(-1.0, 1.0).expect("−1 lies below 1");
        let interval = |[low, high]: [f64; 2]| Interval::new(low, high).unwrap_or(unit);
        let view = Plane { x: interval(x), y: interval(y) };
        Self { axes: Axes { view, left, top, right, bottom } }
    }

    /// A point on the page.
    pub(super) fn place(&self, point: [f64; 2]) -> [f64; 2] {
        self.axes.place(point)
    }

    /// What of lines on the page lies within the frame, or a little outside.
    pub(super) fn clip(&self, lines: &[Vec<[f64; 2]>]) -> Vec<Vec<[f64; 2]>> {
        path::clip(lines, self.axes.edges(8.0))
    }

    /// The line at 0.
    pub(super) fn zero(&self, palette: &Palette) -> Item {
        let Plane { x, .. } = self.axes.view;
        let line = vec![self.place([x.low(), 0.0]), self.place([x.high(), 0.0])];
        Item::Lines { lines: self.clip(&[line]), colour: palette.frame, width: 0.6 }
    }

    /// Frame and ticks, numbers at the left, and under the frame where they are wanted there.
    pub(super) fn items(&self, palette: &Palette, numbers_below: bool) -> Vec<Item> {
        let Axes { view, left, bottom, top, .. } = self.axes;
        let mut marks = Vec::new();
        let mut items = Vec::new();
        let number = |at, anchor, size, text: &str| {
            Item::Text(Text { at, anchor, size, colour: palette.secondary, runs: math::words(text) })
        };
        let whole = |tick: &f64| (tick - tick.round()).abs() < 1e-9;
        let xs: Vec<f64> = scale::ticks(view.x).into_iter().filter(whole).collect();
        for (&x, text) in xs.iter().zip(scale::written(&xs)) {
            let [px, _] = self.place([x, view.y.low()]);
            marks.push(vec![[px, bottom], [px, bottom + TICK]]);
            if numbers_below {
                items.push(number([px, bottom + TICK + SIZE + 1.0], Anchor::Middle, SIZE, &text));
            }
        }
        // Every second one: a panel is low.
        let ys: Vec<f64> = scale::ticks(view.y);
        let zero = ys.iter().position(|y| y.abs() < 1e-9 * view.y.width()).unwrap_or(0);
        let apart = (bottom - top) / ys.len().max(1) as f64;
        let stride = if apart < 1.5 * SIZE { 2 } else { 1 };
        let texts = scale::written(&ys);
        let kept = || (0..ys.len()).filter(|i| i % stride == zero % stride);
        let widest =
            kept().map(|i| font::total_width(&math::words(texts[i].as_str()), SIZE)).fold(0.0, f64::max);
        let size = SIZE * ((left - TICK - 3.0 - 4.0) / widest).min(1.0);
        for i in kept() {
            let [_, py] = self.place([view.x.low(), ys[i]]);
            marks.push(vec![[left - TICK, py], [left, py]]);
            items.push(number([left - TICK - 3.0, py + 0.36 * size], Anchor::End, size, &texts[i]));
        }
        items.push(Item::Lines { lines: marks, colour: palette.frame, width: 1.0 });
        items.push(Item::Rectangle {
            area: self.axes.area(),
            fill: None,
            stroke: Some((palette.frame, 1.0)),
        });
        items
    }
}
