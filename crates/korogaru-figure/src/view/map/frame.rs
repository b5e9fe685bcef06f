use korogaru_lab::{Axis, Interval, Sweep};
use korogaru_text::number;

use crate::font;
use crate::math;
use crate::scene::{Anchor, Item, Text};
use crate::theme::Palette;
use crate::ticks::Ticks;
use crate::view::heights::Scale;

const TICK: f64 = 4.0;
const TICK_SIZE: f64 = 11.5;
const NAME_SIZE: f64 = 15.0;

/// The plane of two axes on the page. A value stands in the middle of its cell, so that half a cell lies beyond each end.
pub(super) struct Frame<'a> {
    pub(super) axes: &'a [Axis; 2],
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl<'a> Frame<'a> {
    pub(super) fn new(axes: &'a [Axis; 2]) -> Self {
        Self { axes, left: 66.0, top: 64.0, right: 486.0, bottom: 400.0 }
    }

    /// Left, top, width, height.
    pub(super) fn area(&self) -> [f64; 4] {
        [self.left, self.top, self.right - self.left, self.bottom - self.top]
    }

    /// Where numbers stand, which may be beside the frame.
    pub(super) fn place(&self, numbers: [f64; 2]) -> Option<[f64; 2]> {
        let [first, second] = [0, 1].map(|i| along(&self.axes[i], numbers[i]));
        Some(self.at([first?, second?]))
    }

    /// The same of a cell's own values.
    pub(super) fn cell(&self, values: [f64; 2]) -> [f64; 2] {
        self.at([0, 1].map(|i| along(&self.axes[i], values[i]).unwrap_or(0.5)))
    }

    /// The same where it lies in the frame.
    pub(super) fn inside(&self, numbers: [f64; 2]) -> Option<[f64; 2]> {
        let [x, y] = self.place(numbers)?;
        let there = (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y);
        there.then_some([x, y])
    }

    fn at(&self, [across, up]: [f64; 2]) -> [f64; 2] {
        [self.left + across * (self.right - self.left), self.bottom - up * (self.bottom - self.top)]
    }

    /// Frame, ticks, numbers and the axes' symbols.
    pub(super) fn items(&self, sweep: &Sweep, palette: &Palette) -> Vec<Item> {
        let mut items = Vec::new();
        let mut lines = Vec::new();
        let mut number = |at, anchor, size: f64, text: &str| {
            let runs = math::words(text);
            items.push(Item::Text(Text { at, anchor, size, colour: palette.secondary, runs }));
        };

        // With room for what would be written if there were room for all.
        let across = self.right - self.left;
        let widest = ticks(&self.axes[0], 0.0).widest(TICK_SIZE);
        let firsts = ticks(&self.axes[0], (widest + 8.0) / (0.75 * across));
        let mut taken = f64::NEG_INFINITY;
        for (share, text) in &firsts.all {
            let [x, _] = self.at([*share, 0.0]);
            lines.push(vec![[x, self.bottom], [x, self.bottom + TICK]]);
            let half = width(text, TICK_SIZE) / 2.0;
            if x - half > taken {
                number([x, self.bottom + TICK + TICK_SIZE + 1.0], Anchor::Middle, TICK_SIZE, text);
                taken = x + half + 8.0;
            }
        }

        let seconds = ticks(&self.axes[1], 2.05 * TICK_SIZE / (self.bottom - self.top));
        let widest = seconds.widest(TICK_SIZE).max(1.0);
        let numbers = self.left - TICK - 3.0;
        let room = numbers - 24.0;
        let size = TICK_SIZE * (room / widest).min(1.0);
        let mut taken = f64::INFINITY;
        for (share, text) in &seconds.all {
            let [_, y] = self.at([0.0, *share]);
            lines.push(vec![[self.left - TICK, y], [self.left, y]]);
            if y + 0.5 * TICK_SIZE < taken {
                number([numbers, y + 0.36 * size], Anchor::End, size, text);
                taken = y - TICK_SIZE;
            }
        }
        let under = [self.right, self.bottom + 31.0];
        items.extend(firsts.common(under, TICK_SIZE, 0.45 * across, palette.secondary));
        let above = [numbers, self.top - 8.0];
        items.extend(seconds.common(above, TICK_SIZE, numbers - 4.0, palette.secondary));
        items.push(Item::Lines { lines, colour: palette.frame, width: 1.0 });
        items.push(Item::Rectangle { area: self.area(), fill: None, stroke: Some((palette.frame, 1.0)) });

        let symbols = sweep.hyperparameters().map(|h| h.symbol);
        let middle = [f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom)];
        let used = widest.min(room);
        let beside = [(numbers - used - 6.0).max(20.0), middle[1] + 0.3 * NAME_SIZE];
        let places = [([middle[0], self.bottom + 31.0], Anchor::Middle), (beside, Anchor::End)];
        for ((at, anchor), symbol) in places.into_iter().zip(symbols) {
            let runs = math::formula(symbol);
            items.push(Item::Text(Text { at, anchor, size: NAME_SIZE, colour: palette.ink, runs }));
        }
        items
    }
}

/// From 0 to 1, where a number stands along an axis, half a cell being beyond each end.
fn along(axis: &Axis, number: f64) -> Option<f64> {
    let count = axis.count() as f64;
    Some((axis.share(number)? * (count - 1.0) + 0.5) / count)
}

/// Where round numbers of an axis stand, a share of its length apart; of a few values these themselves, since a number
/// between two of them is that of no cell.
fn ticks(axis: &Axis, room: f64) -> Ticks {
    const FEW: usize = 6;
    let interval = match axis.is_logarithmic() {
        true => Interval::new(libm::log10(axis.low()), libm::log10(axis.high())),
        false => Interval::new(axis.low(), axis.high()),
    };
    let Some(interval) = interval.filter(|_| axis.count() > FEW) else { return cells(axis) };
    let mut ticks = match axis.is_logarithmic() {
        true => Scale::Logarithmic(interval).ticks(room),
        false => Ticks::even(interval),
    };
    ticks.all = ticks.all.into_iter().filter_map(|(n, text)| Some((along(axis, n)?, text))).collect();
    ticks
}

/// Where its values stand, with as few digits as tell them apart.
fn cells(axis: &Axis) -> Ticks {
    /// What is longer is written without what all have in common.
    const LONG: usize = 8;
    let values = axis.values();
    let written = |digits| -> Vec<String> {
        values.iter().map(|&value| number::hyperparameter(value, digits)).collect()
    };
    let apart = |texts: &Vec<String>| texts.windows(2).all(|pair| pair[0] != pair[1]);
    let texts = (4..17).map(written).find(apart).unwrap_or_else(|| written(17));
    let mut ticks = match texts.iter().any(|text| text.chars().count() > LONG) {
        true => Ticks::of(values),
        false => Ticks::written(values.into_iter().zip(texts).collect()),
    };
    for (cell, (at, _)) in ticks.all.iter_mut().enumerate() {
        *at = (cell as f64 + 0.5) / axis.count() as f64;
    }
    ticks
}

fn width(text: &str, size: f64) -> f64 {
    font::total_width(&math::words(text), size)
}
