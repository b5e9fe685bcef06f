use korogaru_text::Label;

use super::Backdrop;
use crate::math;
use crate::scale;
use crate::scene::{Anchor, Item, Shape, Text};
use crate::theme::{Palette, Style};

const SIZE: f64 = 11.0;
const ROW: f64 = 17.0;

impl Backdrop {
    /// Right of the frame: what height each line is at, the highest on top as on a hill, and what + means.
    pub(super) fn key(&self, style: Style, palette: &Palette) -> Vec<Item> {
        let left = self.axes.right + 14.0;
        let mut baseline = self.axes.top + SIZE;
        let mut items = Vec::new();
        let text = |at, runs| {
            Item::Text(Text { at, anchor: Anchor::Start, size: SIZE, colour: palette.secondary, runs })
        };

        if !self.levels.is_empty() {
            items.push(text([left, baseline], math::formula(&style.lang.say(&Label::Height))));
        }
        let heights: Vec<f64> = self.levels.iter().map(|level| level.height).collect();
        let numbers = scale::written(&heights);
        for (level, number) in self.levels.iter().zip(numbers).rev() {
            baseline += ROW;
            let y = baseline - 0.35 * SIZE;
            items.push(Item::Lines {
                lines: vec![vec![[left, y], [left + 16.0, y]]],
                colour: style.theme.height(level.place),
                width: 2.5,
            });
            items.push(text([left + 22.0, baseline], math::words(number)));
        }
        if !self.minima(palette).is_empty() {
            baseline += 1.5 * ROW;
            items.push(Item::Markers {
                points: vec![[left + 4.0, baseline - 0.35 * SIZE]],
                shape: Shape::Plus,
                radius: 4.5,
                fill: None,
                stroke: Some((palette.minimum, 1.8)),
            });
            items.push(text([left + 12.0, baseline], math::words(style.lang.say(&Label::Minimum))));
        }
        items
    }
}
