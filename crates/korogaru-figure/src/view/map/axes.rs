//! The axes of a map: the values of two hyperparameters, in a frame on the page.

use korogaru_lab::{Axis, Interval, Sweep};
use korogaru_text::number;

use crate::frame::{Frame, NUMBER, SYMBOL, symbol};
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Item};
use crate::ticker::{Ticks, width};
use crate::view::axis_scale::AxisScale;

/// Between the numbers of the second axis and the edge of the page, for the axis's symbol.
const NAME: f64 = 24.0;
/// From the frame to the symbol of the first axis.
const UNDER: f64 = 31.0;

/// Two axes of a sweep in a frame. A value is in the middle of its cell, so that half a cell lies beyond each
/// end.
pub(super) struct MapAxes<'a> {
    pub(super) axes: &'a [Axis; 2],
    pub(super) frame: Frame,
}

impl<'a> MapAxes<'a> {
    /// The axes of a map in a figure.
    pub(super) fn new(axes: &'a [Axis; 2]) -> Self {
        Self { axes, frame: Frame { left: 66.0, top: 64.0, right: 486.0, bottom: 400.0 } }
    }

    /// The place of two numbers, which may be outside the frame.
    pub(super) fn place(&self, numbers: [f64; 2]) -> Option<[f64; 2]> {
        let [first, second] = [0, 1].map(|i| along(&self.axes[i], numbers[i]));
        Some(self.frame.at([first?, second?]))
    }

    /// The place of the values of a cell.
    pub(super) fn cell(&self, values: [f64; 2]) -> [f64; 2] {
        self.frame.at([0, 1].map(|i| along(&self.axes[i], values[i]).unwrap_or(0.5)))
    }

    /// The place of two numbers, if it is in the frame.
    pub(super) fn inside(&self, numbers: [f64; 2]) -> Option<[f64; 2]> {
        self.place(numbers).filter(|&at| self.frame.contains(at, 0.0))
    }

    /// The frame, its ticks and numbers, and the axes' symbols.
    pub(super) fn items(&self, sweep: &Sweep, palette: &Palette) -> Vec<Item> {
        let frame = &self.frame;
        // The ticks are chosen so that the widest label would fit everywhere.
        let widest = ticks(&self.axes[0], 0.0).widest(NUMBER);
        let firsts = ticks(&self.axes[0], (widest + 8.0) / (0.75 * frame.width()));
        let mut taken = f64::NEG_INFINITY;
        let mut below = frame.below(&firsts, UNDER, palette, |_, x, text| {
            let half = width(text, NUMBER) / 2.0;
            let is_free = x - half > taken;
            if is_free {
                taken = x + half + 8.0;
            }
            is_free
        });

        let seconds = ticks(&self.axes[1], 2.05 * NUMBER / frame.height());
        let size = frame.size_beside(&seconds, NAME);
        let mut taken = f64::INFINITY;
        let mut beside = frame.beside(&seconds, size, palette, |y| {
            let is_free = y + 0.5 * NUMBER < taken;
            if is_free {
                taken = y - NUMBER;
            }
            is_free
        });

        beside.numbers.extend(below.offset.take().into_iter().chain(beside.offset.take()));
        let mut items = frame.items(&mut below, &mut beside, palette);
        let [first, second] = sweep.hyperparameters().map(|h| math::formula(h.symbol));
        let [middle_x, middle_y] = frame.middle();
        items.push(symbol([middle_x, frame.bottom + UNDER], Anchor::Middle, first, palette));
        let left = (frame.numbers_end() - seconds.widest(size) - 6.0).max(20.0);
        items.push(symbol([left, middle_y + 0.3 * SYMBOL], Anchor::End, second, palette));
        items
    }
}

/// How far a number is along an axis, from 0 to 1. There is half a cell beyond each end.
fn along(axis: &Axis, number: f64) -> Option<f64> {
    let count = axis.count() as f64;
    Some((axis.share(number)? * (count - 1.0) + 0.5) / count)
}

/// Ticks at round numbers, at least `room` apart, as a share of the axis. An axis with few values has ticks
/// at these values, since a number between two of them belongs to no cell.
fn ticks(axis: &Axis, room: f64) -> Ticks {
    const FEW: usize = 6;
    let interval = match axis.is_logarithmic() {
        true => Interval::new(libm::log10(axis.low()), libm::log10(axis.high())),
        false => Interval::new(axis.low(), axis.high()),
    };
    let Some(interval) = interval.filter(|_| axis.count() > FEW) else { return cells(axis) };
    let ticks = match axis.is_logarithmic() {
        true => AxisScale::Logarithmic(interval).ticks(room),
        false => Ticks::even(interval),
    };
    ticks.placed(|number| along(axis, number))
}

/// Ticks at the values of an axis, with as few digits as tell them apart.
fn cells(axis: &Axis) -> Ticks {
    /// Longer labels are written relative to an offset.
    const LONG: usize = 8;
    let values = axis.values();
    let written = |digits| -> Vec<String> {
        values.iter().map(|&value| number::hyperparameter(value, digits)).collect()
    };
    let apart = |texts: &Vec<String>| texts.windows(2).all(|pair| pair[0] != pair[1]);
    let texts = (4..17).map(written).find(apart).unwrap_or_else(|| written(17));
    let mut ticks = match texts.iter().any(|text| text.chars().count() > LONG) {
        true => Ticks::of(values),
        false => Ticks::labelled(values.into_iter().zip(texts).collect()),
    };
    for (cell, (at, _)) in ticks.all.iter_mut().enumerate() {
        *at = (cell as f64 + 0.5) / axis.count() as f64;
    }
    ticks
}
