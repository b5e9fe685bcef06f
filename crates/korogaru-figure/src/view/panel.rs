//! Axes over the updates of a run or the steps of a log.

use korogaru_lab::Interval;
use korogaru_text::number;

use super::axis_scale::AxisScale;
use crate::axes::share;
use crate::frame::{DrawnAxis, Frame, label, stride};
use crate::palette::Palette;
use crate::scene::{Anchor, Item};
use crate::ticker::{self, Ticks};

/// The least distance of two numbers at the left of a panel.
const APART: f64 = 19.0;

/// Updates from left to right and numbers upwards, in a frame on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    pub(super) frame: Frame,
    /// The ends of the axis to the right.
    pub(super) steps: Interval,
    /// The scale of the axis upwards.
    pub(super) scale: AxisScale,
}

/// From 0 to a number of updates, or to 1 if there are none, with some room at both ends.
pub(super) fn updates(count: usize, room: f64) -> Interval {
    Interval::new(-room, count.max(1) as f64 + room).expect("its ends are apart")
}

/// An axis for cells that are one update wide each, from update 1 to the last.
pub(super) fn cells(count: usize) -> Interval {
    Interval::new(0.5, count.max(1) as f64 + 0.5).expect("its ends are apart")
}

impl Panel {
    pub(super) fn across(&self, step: f64) -> f64 {
        self.frame.at([share(self.steps, step), 0.0])[0]
    }

    /// The left and the right end of cell `i`, if a cell is `each` updates wide and there are `last` updates.
    pub(super) fn cell(&self, i: usize, each: usize, last: usize) -> [f64; 2] {
        [i * each, ((i + 1) * each).min(last)].map(|update| self.across(update as f64 + 0.5))
    }

    /// The gap between two cells, if there is room for one.
    pub(super) fn cell_gap(&self, each: usize) -> f64 {
        if each == 1 && self.across(2.0) - self.across(1.0) > 4.0 { 1.0 } else { 0.0 }
    }

    pub(super) fn upwards(&self, number: f64) -> Option<f64> {
        self.scale.share(number).map(|share| self.frame.at([0.0, share])[1])
    }

    /// The place of a point on the page, or `None` if the number has no place.
    pub(super) fn place(&self, [step, number]: [f64; 2]) -> Option<[f64; 2]> {
        Some([self.across(step), self.upwards(number)?])
    }

    /// Items, clipped to the frame, with room at its sides for whole markers at the first and the last step.
    pub(super) fn inside(&self, items: Vec<Item>) -> Item {
        const ASIDE: f64 = 4.0;
        let [left, top, width, height] = self.frame.area();
        Item::Clipped { area: [left - ASIDE, top, width + 2.0 * ASIDE, height], items }
    }

    /// Both axes and the frame. `numbers` says whether there are numbers under it.
    pub(super) fn axes(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let mut items = self.heights_axis(palette);
        items.extend(self.steps_axis(numbers, palette));
        items.push(self.frame.outline(palette));
        items
    }

    /// The name of the axis under the frame.
    pub(super) fn name(&self, text: String, palette: &Palette) -> Item {
        let [middle, _] = self.frame.middle();
        label([middle, self.frame.bottom + 34.0], Anchor::Middle, text, palette)
    }

    /// Ticks under the frame at whole numbers of steps. `numbers` says whether their numbers are written.
    pub(super) fn steps_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let steps = ticker::ticks(self.steps).into_iter();
        let whole = steps.filter(|step| (step - step.round()).abs() < 1e-9 && *step >= 0.0);
        self.ticks_below(whole_numbers(whole), numbers, palette)
    }

    /// Ticks under the frame at any numbers, which may be below 0. They are whole if there are two whole
    /// ones, and may otherwise be parts, such as parts of an epoch.
    pub(super) fn numbers_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let near = 1e-9 * self.steps.width().min(1.0);
        let ticks = ticker::ticks(self.steps);
        let whole = whole_numbers(ticks.iter().copied().filter(|tick| (tick - tick.round()).abs() < near));
        let ticks = if whole.all.len() > 1 { whole } else { Ticks::of(ticks) };
        self.ticks_below(ticks, numbers, palette)
    }

    fn ticks_below(&self, ticks: Ticks, are_written: bool, palette: &Palette) -> Vec<Item> {
        let ticks = ticks.placed(|step| Some(share(self.steps, step)));
        let stride = self.frame.stride_below(&ticks, 8.0);
        let written = |i: usize, _, _: &str| are_written && i.is_multiple_of(stride);
        let DrawnAxis { marks, numbers, offset } = self.frame.below(&ticks, 34.0, palette, written);
        let mut items = vec![Item::Lines { lines: marks, colour: palette.frame, width: 1.0 }];
        items.extend(numbers);
        items.extend(offset.filter(|_| are_written));
        items
    }

    /// Ticks and numbers at the left of the frame, and a thin line at 0.
    pub(super) fn heights_axis(&self, palette: &Palette) -> Vec<Item> {
        let (frame, scale) = (&self.frame, self.scale);
        let mut ticks = scale.ticks(APART / frame.height()).placed(|number| scale.share(number));
        let size = frame.size_beside(&ticks, 4.0);
        if matches!(scale, AxisScale::Linear(_)) {
            // On a logarithmic scale the numbers are chosen so that all fit.
            let stride = stride(APART / (frame.height() * ticks.closest()));
            // If not all fit, 0 is among those that are written.
            let zero = ticks.all.iter().position(|(_, text)| text.parse() == Ok(0.0)).unwrap_or(0);
            let all = ticks.all.into_iter().enumerate();
            ticks.all = all.filter(|(i, _)| i % stride == zero % stride).map(|(_, tick)| tick).collect();
        }
        let DrawnAxis { mut marks, numbers, offset } = frame.beside(&ticks, size, palette, |_| true);
        if let AxisScale::Linear(interval) = scale
            && interval.contains(0.0)
            && let Some(y) = self.upwards(0.0)
        {
            marks.push(vec![[frame.left, y], [frame.right, y]]);
        }
        let mut items: Vec<Item> = offset.into_iter().chain(numbers).collect();
        items.push(Item::Lines { lines: marks, colour: palette.frame, width: 0.8 });
        items
    }
}

fn whole_numbers(numbers: impl Iterator<Item = f64>) -> Ticks {
    // Adding zero turns −0 into 0.
    let whole = numbers.map(|number| number.round() + 0.0);
    Ticks::labelled(whole.map(|number| (number, number::shortest(number))).collect())
}
