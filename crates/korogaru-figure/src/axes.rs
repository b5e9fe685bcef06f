//! The axes of the plane: a rectangle of the plane in a frame on the page.

use std::ops::Range;

use korogaru_lab::{Interval, Plane, Trajectory};

use crate::frame::{Frame, SYMBOL, symbol};
use crate::math;
use crate::palette::Palette;
use crate::path::thin_numbered;
use crate::scene::{Anchor, Item};
use crate::ticker::Ticks;

/// The size of a figure in pixels, which is the article's.
pub(crate) const SIZE: [f64; 2] = [640.0, 480.0];
/// Between the numbers along y and the edge of the page, for the axis's name.
const NAME: f64 = 20.0;

/// A rectangle of the plane on a rectangle of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axes {
    pub(crate) view: Plane,
    pub(crate) frame: Frame,
}

impl Axes {
    /// The axes of a figure with one plane.
    pub(crate) fn new(view: Plane) -> Self {
        Self { view, frame: Frame { left: 66.0, top: 66.0, right: 552.0, bottom: 430.0 } }
    }

    /// A point of the plane on the page.
    pub(crate) fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        self.frame.at([share(self.view.x, x), share(self.view.y, y)])
    }

    /// The points of a run on the page, each with its iteration, without those within `near` pixels of the
    /// one kept before.
    pub(crate) fn points(
        &self,
        run: &Trajectory,
        iterations: Range<usize>,
        near: f64,
    ) -> Vec<(usize, [f64; 2])> {
        thin_numbered(iterations.map(|i| self.place(run.position(i))), near)
    }

    /// The room that is needed left of a frame so that the numbers along y keep their size.
    pub(crate) fn room(view: Plane) -> f64 {
        Frame::room(&Ticks::even(view.y)) + NAME
    }

    /// How far the widest number under a frame may reach beyond its ends.
    pub(crate) fn overhang(view: Plane) -> f64 {
        Ticks::even(view.x).widest(crate::frame::NUMBER) / 2.0
    }

    /// The frame, its ticks and numbers, and the names of the axes.
    pub(crate) fn items(&self, palette: &Palette) -> Vec<Item> {
        self.numbered(palette, [true, true])
    }

    /// The frame and its ticks, and the numbers and the name of x and of y if they are wanted. Frames side by
    /// side share them.
    pub(crate) fn numbered(&self, palette: &Palette, [along_x, along_y]: [bool; 2]) -> Vec<Item> {
        let Self { view, frame } = self;
        let [xs, ys] =
            [view.x, view.y].map(|interval| Ticks::even(interval).placed(|n| Some(share(interval, n))));
        let stride = frame.stride_below(&xs, 6.0);
        let size = frame.size_beside(&ys, NAME);
        let mut below = frame.below(&xs, 34.0, palette, |i, _, _| along_x && i % stride == 0);
        let mut beside = frame.beside(&ys, size, palette, |_| along_y);
        let mut items = frame.items(&mut below, &mut beside, palette);
        let [middle_x, middle_y] = frame.middle();
        if along_x {
            let at = [middle_x, frame.bottom + 36.0];
            items.push(symbol(at, Anchor::Middle, math::formula("x"), palette));
            items.extend(below.offset);
        }
        if along_y {
            let left = (frame.numbers_end() - ys.widest(size) - 8.0).max(12.0);
            let at = [left, middle_y + 0.3 * SYMBOL];
            items.push(symbol(at, Anchor::End, math::formula("y"), palette));
            items.extend(beside.offset);
        }
        items
    }
}

/// How far a number is on the way from the lower to the upper end.
pub(crate) fn share(interval: Interval, number: f64) -> f64 {
    (number - interval.low()) / interval.width()
}
