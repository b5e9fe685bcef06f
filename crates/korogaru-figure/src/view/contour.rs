use korogaru_text::Label;

use super::{Backdrop, Metadata, NoContours, SIZE, TITLE_BASELINE, TITLE_SIZE, constant, page};
use crate::math;
use crate::scene::Scene;
use crate::theme::Style;

impl Backdrop {
    /// Draws the function alone: its contour lines, its formula as the title, and a plus sign at each
    /// minimum.
    #[must_use]
    pub fn contour_figure(&self, style: Style) -> Scene {
        let palette = style.theme.palette();
        let formula = self.objective.formula();
        let mut items = vec![self.contours(style, 1.75)];
        items.extend(self.axes.items(&palette));
        items.extend(self.minimum_signs(1.0, &palette));
        items.extend(self.key(style, &palette));
        items.push(self.heading(math::equation(formula), TITLE_SIZE, TITLE_BASELINE, palette.ink));

        let description = style.lang.say(&self.described());
        let title = format!("f(x, y) = {formula}");
        let words = Metadata { title, ..Metadata::of(&self.experiment, description, style) };
        page(style, words, SIZE, items)
    }

    fn described(&self) -> Label {
        let formula = self.objective.formula().to_owned();
        match self.bare {
            Some(NoContours::Undefined) => Label::UndefinedDescription { formula },
            Some(NoContours::Constant(height)) => {
                Label::ConstantDescription { formula, height: constant(height) }
            }
            None if self.levels.is_empty() => Label::BareDescription { formula },
            None => {
                let (offset, mut heights) = self.heights();
                if let Some(offset) = offset {
                    heights.iter_mut().for_each(|height| *height = format!("{offset} + {height}"));
                }
                Label::ContourDescription { formula, levels: heights.join(", ") }
            }
        }
    }
}
