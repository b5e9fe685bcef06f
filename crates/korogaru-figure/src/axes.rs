//! The frame of a figure: where the plane lies on the page, its ticks and their numbers.

use korogaru_lab::Plane;

use crate::math;
use crate::scene::{Anchor, Face, Item, Run, Text};
use crate::theme::Palette;
use crate::ticks::Ticks;

/// Size of a figure in pixels, which is the article's.
pub(crate) const SIZE: [f64; 2] = [640.0, 480.0];

const TICK: f64 = 4.0;
const TICK_SIZE: f64 = 11.5;
const LABEL_SIZE: f64 = 15.0;

/// A rectangle of the plane on a rectangle of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axes {
    pub(crate) view: Plane,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Axes {
    pub(crate) fn new(view: Plane) -> Self {
        Self { view, left: 66.0, top: 66.0, right: 552.0, bottom: 430.0 }
    }

    /// A point of the plane on the page.
    pub(crate) fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let share_x = (x - self.view.x.low()) / self.view.x.width();
        let share_y = (y - self.view.y.low()) / self.view.y.width();
        [self.left + share_x * (self.right - self.left), self.bottom - share_y * (self.bottom - self.top)]
    }

    /// Left, top, width, height.
    pub(crate) fn area(&self) -> [f64; 4] {
        [self.left, self.top, self.right - self.left, self.bottom - self.top]
    }

    /// Left, top, right, bottom, with a margin around.
    pub(crate) fn edges(&self, margin: f64) -> [f64; 4] {
        [self.left - margin, self.top - margin, self.right + margin, self.bottom + margin]
    }

    /// Room left of a frame in which the numbers along y keep their size.
    pub(crate) fn room(view: Plane) -> f64 {
        Ticks::even(view.y).widest(TICK_SIZE) + TICK + 3.0 + 20.0
    }

    /// How far the widest number under a frame may reach beyond its ends.
    pub(crate) fn overhang(view: Plane) -> f64 {
        Ticks::even(view.x).widest(TICK_SIZE) / 2.0
    }

    /// Frame, ticks, numbers, and the names of the axes.
    pub(crate) fn items(&self, palette: &Palette) -> Vec<Item> {
        self.numbered(palette, [true, true])
    }

    /// Frame and ticks, with numbers and name of x and of y where they are wanted: frames side by side share them.
    pub(crate) fn numbered(&self, palette: &Palette, [along_x, along_y]: [bool; 2]) -> Vec<Item> {
        let mut ticks = Vec::new();
        let mut items = Vec::new();
        let number = |at, anchor, size, text: &str| {
            Item::Text(Text { at, anchor, size, colour: palette.secondary, runs: math::words(text) })
        };

        let xs = Ticks::even(self.view.x);
        let steps = xs.all.windows(2).map(|pair| pair[1].0 - pair[0].0);
        let apart = (self.right - self.left) / self.view.x.width() * steps.fold(f64::INFINITY, f64::min);
        // Long numbers stand at every second or third tick.
        let stride = (xs.widest(TICK_SIZE) + 6.0) / apart;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some ten ticks")]
        let stride = (stride.ceil() as usize).max(1);
        for (i, (x, text)) in xs.all.iter().enumerate() {
            let [px, _] = self.place([*x, self.view.y.low()]);
            ticks.push(vec![[px, self.bottom], [px, self.bottom + TICK]]);
            if along_x && i % stride == 0 {
                let at = [px, self.bottom + TICK + TICK_SIZE + 1.0];
                items.push(number(at, Anchor::Middle, TICK_SIZE, text));
            }
        }

        let ys = Ticks::even(self.view.y);
        // Long numbers are set smaller: there is no more room at the left.
        let room = self.left - TICK - 3.0 - 20.0;
        let size = TICK_SIZE * (room / ys.widest(TICK_SIZE)).min(1.0);
        for (y, text) in &ys.all {
            let [_, py] = self.place([self.view.x.low(), *y]);
            ticks.push(vec![[self.left - TICK, py], [self.left, py]]);
            if along_y {
                items.push(number([self.left - TICK - 3.0, py + 0.36 * size], Anchor::End, size, text));
            }
        }
        items.push(Item::Lines { lines: ticks, colour: palette.frame, width: 1.0 });
        items.push(Item::Rectangle { area: self.area(), fill: None, stroke: Some((palette.frame, 1.0)) });

        let name = |at, anchor, letter: &str| {
            let runs = vec![Run { text: letter.to_owned(), face: Face::Math }];
            Item::Text(Text { at, anchor, size: LABEL_SIZE, colour: palette.ink, runs })
        };
        let (middle_x, middle_y) =
            (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom));
        if along_x {
            items.push(name([middle_x, self.bottom + 36.0], Anchor::Middle, "x"));
            let (at, room) = ([self.right, self.bottom + 34.0], 0.45 * (self.right - self.left));
            items.extend(xs.common(at, TICK_SIZE, room, palette.secondary));
        }
        if along_y {
            let numbers = self.left - TICK - 3.0;
            let left_of_numbers = (numbers - ys.widest(size) - 8.0).max(12.0);
            items.push(name([left_of_numbers, middle_y + 0.3 * LABEL_SIZE], Anchor::End, "y"));
            let at = [numbers, self.top - 8.0];
            items.extend(ys.common(at, TICK_SIZE, numbers - 4.0, palette.secondary));
        }
        items
    }
}
