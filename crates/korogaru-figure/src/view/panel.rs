//! A frame over a count of steps: what pictures of time share.

use korogaru_lab::Interval;
use korogaru_text::number;

use super::heights::Scale;
use crate::math;
use crate::path;
use crate::scale;
use crate::scene::{Anchor, Item, Text};
use crate::theme::Palette;
use crate::ticks::Ticks;

const TICK: f64 = 4.0;
const SIZE: f64 = 11.5;
/// The least distance of two numbers at an upright axis.
const APART: f64 = 19.0;

/// A frame on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// From left to right.
    pub(super) steps: Interval,
}

impl Panel {
    pub(super) fn across(&self, step: f64) -> f64 {
        self.left + (step - self.steps.low()) / self.steps.width() * (self.right - self.left)
    }

    pub(super) fn upwards(&self, scale: Scale, number: f64) -> Option<f64> {
        scale.share(number).map(|share| self.bottom - share * (self.bottom - self.top))
    }

    /// A point on the page, where the number has a place.
    pub(super) fn place(&self, scale: Scale, [step, number]: [f64; 2]) -> Option<[f64; 2]> {
        Some([self.across(step), self.upwards(scale, number)?])
    }

    /// What of lines on the page lies within the frame, or a little outside.
    pub(super) fn clip(&self, lines: &[Vec<[f64; 2]>]) -> Vec<Vec<[f64; 2]>> {
        const ASIDE: f64 = 8.0;
        let edges = [self.left - ASIDE, self.top - ASIDE, self.right + ASIDE, self.bottom + ASIDE];
        path::clip(lines, edges)
    }

    /// Items of which no more than what lies in the frame is seen; but marks at the first and at the last step as a whole.
    pub(super) fn inside(&self, items: Vec<Item>) -> Item {
        const ASIDE: f64 = 4.0;
        let width = self.right - self.left + 2.0 * ASIDE;
        Item::Clipped { area: [self.left - ASIDE, self.top, width, self.bottom - self.top], items }
    }

    /// The frame.
    pub(super) fn frame(&self, palette: &Palette) -> Item {
        let area = [self.left, self.top, self.right - self.left, self.bottom - self.top];
        Item::Rectangle { area, fill: None, stroke: Some((palette.frame, 1.0)) }
    }

    /// Ticks under the frame at whole numbers of steps, with the numbers where they are wanted.
    pub(super) fn steps_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let steps = scale::ticks(self.steps).into_iter();
        let whole = steps.filter(|step| (step - step.round()).abs() < 1e-9 && *step >= 0.0);
        self.ticks_below(&whole_numbers(whole), numbers, palette)
    }

    /// The same for any numbers in place of steps: below 0, and parts where there are no two whole ones (of an epoch).
    pub(super) fn numbers_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let near = 1e-9 * self.steps.width().min(1.0);
        let ticks = scale::ticks(self.steps);
        let whole = whole_numbers(ticks.iter().copied().filter(|tick| (tick - tick.round()).abs() < near));
        let ticks = if whole.all.len() > 1 { whole } else { Ticks::of(ticks) };
        self.ticks_below(&ticks, numbers, palette)
    }

    fn ticks_below(&self, ticks: &Ticks, numbers: bool, palette: &Palette) -> Vec<Item> {
        let places: Vec<f64> = ticks.all.iter().map(|(step, _)| self.across(*step)).collect();
        let lines = places.iter().map(|&x| vec![[x, self.bottom], [x, self.bottom + TICK]]).collect();
        let mut items = vec![Item::Lines { lines, colour: palette.frame, width: 1.0 }];
        if numbers {
            let apart = places.get(1).map_or(f64::INFINITY, |next| next - places[0]);
            let stride = stride((ticks.widest(SIZE) + 8.0) / apart);
            for (x, (_, text)) in places.iter().zip(&ticks.all).step_by(stride) {
                let at = [*x, self.bottom + TICK + SIZE + 1.0];
                items.push(label(at, Anchor::Middle, text.as_str(), palette));
            }
            let (at, room) = ([self.right, self.bottom + 34.0], 0.45 * (self.right - self.left));
            items.extend(ticks.common(at, SIZE, room, palette.secondary));
        }
        items
    }

    /// Ticks and numbers left of the frame, and a thin line at 0.
    pub(super) fn heights_axis(&self, scale: Scale, palette: &Palette) -> Vec<Item> {
        let ticks = scale.ticks(APART / (self.bottom - self.top));
        let placed: Vec<(f64, String)> = ticks
            .all
            .iter()
            .filter_map(|(number, text)| Some((self.upwards(scale, *number)?, text.clone())))
            .collect();
        let apart = placed.windows(2).map(|pair| pair[0].0 - pair[1].0).fold(f64::INFINITY, f64::min);
        // Those of a logarithmic scale have been chosen so that all fit.
        let stride = if matches!(scale, Scale::Linear(_)) { stride(APART / apart) } else { 1 };
        // Where not all fit, 0 is among those that stay.
        let zero = placed.iter().position(|(_, text)| text.parse() == Ok(0.0)).unwrap_or(0);
        let right = self.left - TICK - 3.0;
        let room = right - 4.0;
        let size = SIZE * (room / ticks.widest(SIZE).max(1.0)).min(1.0);
        let common = ticks.common([right, self.top - 8.0], SIZE, room, palette.secondary);
        let mut items: Vec<Item> = common.into_iter().collect();
        let mut lines = Vec::new();
        for (i, (y, text)) in placed.into_iter().enumerate() {
            if i % stride != zero % stride {
                continue;
            }
            lines.push(vec![[self.left - TICK, y], [self.left, y]]);
            let at = [right, y + 0.36 * size];
            let runs = math::words(text);
            items.push(Item::Text(Text { at, anchor: Anchor::End, size, colour: palette.secondary, runs }));
        }
        if let Scale::Linear(interval) = scale
            && interval.contains(0.0)
            && let Some(y) = self.upwards(scale, 0.0)
        {
            lines.push(vec![[self.left, y], [self.right, y]]);
        }
        items.push(Item::Lines { lines, colour: palette.frame, width: 0.8 });
        items
    }
}

/// A word or a number in the size of the numbers.
pub(super) fn label(at: [f64; 2], anchor: Anchor, text: impl Into<String>, palette: &Palette) -> Item {
    let runs = math::words(text);
    Item::Text(Text { at, anchor, size: SIZE, colour: palette.secondary, runs })
}

fn whole_numbers(numbers: impl Iterator<Item = f64>) -> Ticks {
    // Adding zero turns −0 into 0.
    let whole = numbers.map(|number| number.round() + 0.0);
    Ticks::written(whole.map(|number| (number, number::shortest(number))).collect())
}

/// Every how many numbers one is written, where each takes this many places.
fn stride(places: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some ten numbers")]
    let stride = places.ceil().clamp(1.0, 100.0) as usize;
    stride
}
