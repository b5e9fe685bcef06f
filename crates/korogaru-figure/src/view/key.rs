use korogaru_lab::Spacing;
use korogaru_text::{Label, number};

use super::{Backdrop, fitted, plus};
use crate::axes::SIZE as PAGE;
use crate::math;
use crate::scale;
use crate::scene::{Item, Run};
use crate::theme::{Palette, Style};

const SIZE: f64 = 11.0;
const ROW: f64 = 17.0;

impl Backdrop {
    /// Right of the frame: what height each line is at, the highest on top as on a hill, and what + means.
    pub(super) fn key(&self, style: Style, palette: &Palette) -> Vec<Item> {
        let (mut items, mut baseline) = self.key_of_heights(style, palette);
        let left = self.axes.right + 14.0;
        if !self.minima().is_empty() {
            baseline += 1.5 * ROW;
            items.push(plus(&[[left + 4.0, baseline - 0.35 * SIZE]], 4.5, (palette.minimum, 1.8)));
            let mut words = vec![Label::Minimum];
            if self.objective.minima_are_found() {
                words.push(Label::MinimumFound);
            }
            for label in words {
                let runs = math::words(style.lang.say(&label));
                items.push(fitted([left + 12.0, baseline], runs, SIZE, PAGE[0], palette.secondary));
                baseline += 0.85 * ROW;
            }
        }
        items
    }

    /// The heights alone, and the last line of them.
    pub(super) fn key_of_heights(&self, style: Style, palette: &Palette) -> (Vec<Item>, f64) {
        let left = self.axes.right + 14.0;
        let mut baseline = self.axes.top + SIZE;
        let mut items = Vec::new();
        // What is too long for the margin is set smaller.
        let text = |at: [f64; 2], runs: Vec<Run>| fitted(at, runs, SIZE, PAGE[0], palette.secondary);

        let (common, heights) = self.heights();
        if !self.levels.is_empty() {
            let height = style.lang.say(&Label::Height);
            match &common {
                Some(common) => {
                    items.push(text([left, baseline], math::formula(&format!("{height} ="))));
                    baseline += 0.9 * ROW;
                    items.push(text([left, baseline], math::words(format!("{common} + …"))));
                }
                None => items.push(text([left, baseline], math::formula(&height))),
            }
        }
        for (level, number) in self.levels.iter().zip(heights).rev() {
            baseline += ROW;
            let y = baseline - 0.35 * SIZE;
            items.push(Item::Lines {
                lines: vec![vec![[left, y], [left + 16.0, y]]],
                colour: style.theme.height(level.place),
                width: 2.5,
            });
            items.push(text([left + 22.0, baseline], math::words(number)));
        }
        (items, baseline)
    }

    /// The heights of the levels as they are written, the lowest first, and what each is to be added to, if anything.
    pub(super) fn heights(&self) -> (Option<String>, Vec<String>) {
        let heights: Vec<f64> = self.levels.iter().map(|level| level.height).collect();
        match self.objective.spacing() {
            Spacing::Linear => scale::apart(&heights),
            // 0.1 and 1000 have no digits in common to align.
            _ => (None, heights.iter().map(|&height| number::shortest(height)).collect()),
        }
    }
}
