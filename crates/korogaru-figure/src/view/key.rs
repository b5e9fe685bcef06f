use korogaru_lab::Spacing;
use korogaru_text::{Label, minima, number};

use super::Backdrop;
use crate::axes::SIZE as PAGE;
use crate::drawing::{dash, fitted, plus};
use crate::math;
use crate::palette::Palette;
use crate::scene::{Item, Span};
use crate::theme::Style;
use crate::ticker;

const SIZE: f64 = 11.0;
const ROW: f64 = 17.0;

impl Backdrop {
    /// The key right of the frame: the height of each line, the highest on top as on a hill, and the meaning
    /// of +.
    pub(super) fn key(&self, style: Style, palette: &Palette) -> Vec<Item> {
        let (mut items, mut baseline) = self.key_of_heights(style, palette);
        let left = self.axes.frame.right + 14.0;
        if !self.minima().is_empty() {
            baseline += 1.5 * ROW;
            items.push(plus(&[[left + 4.0, baseline - 0.35 * SIZE]], 4.5, (palette.minimum, 1.8)));
            for words in minima(style.lang, &*self.objective) {
                let spans = math::words(words);
                items.push(fitted([left + 12.0, baseline], spans, SIZE, PAGE[0], palette.secondary));
                baseline += 0.85 * ROW;
            }
        }
        items
    }

    /// The heights alone, and the baseline of the last one.
    pub(super) fn key_of_heights(&self, style: Style, palette: &Palette) -> (Vec<Item>, f64) {
        let left = self.axes.frame.right + 14.0;
        let mut baseline = self.axes.frame.top + SIZE;
        let mut items = Vec::new();
        // Texts that are too long for the margin are made smaller.
        let text = |at: [f64; 2], spans: Vec<Span>| fitted(at, spans, SIZE, PAGE[0], palette.secondary);

        let (offset, heights) = self.heights();
        if !self.levels.is_empty() {
            let height = style.lang.say(&Label::Height);
            match &offset {
                Some(offset) => {
                    items.push(text([left, baseline], math::formula(&format!("{height} ="))));
                    baseline += 0.9 * ROW;
                    items.push(text([left, baseline], math::words(format!("{offset} + …"))));
                }
                None => items.push(text([left, baseline], math::formula(&height))),
            }
        }
        for (level, number) in self.levels.iter().zip(heights).rev() {
            baseline += ROW;
            let y = baseline - 0.35 * SIZE;
            items.push(dash([left, y], 16.0, style.theme.height(level.place), 2.5));
            items.push(text([left + 22.0, baseline], math::words(number)));
        }
        (items, baseline)
    }

    /// The labels of the levels, from the lowest, and their offset, if they have one.
    pub(super) fn heights(&self) -> (Option<String>, Vec<String>) {
        let heights: Vec<f64> = self.levels.iter().map(|level| level.height).collect();
        match self.objective.spacing() {
            Spacing::Linear => ticker::with_offset(&heights),
            // Numbers such as 0.1 and 1000 have no digits to align.
            _ => (None, heights.iter().map(|&height| number::shortest(height)).collect()),
        }
    }
}
