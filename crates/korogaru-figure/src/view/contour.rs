use korogaru_text::Label;

use super::{Backdrop, Bare, TITLE_BASELINE, TITLE_SIZE, Words, constant, heading};
use crate::math;
use crate::scene::Scene;
use crate::theme::Style;

impl Backdrop {
    /// The function alone: its contour lines, its formula as title, and a plus sign at each minimum.
    #[must_use]
    pub fn contour_figure(&self, style: Style) -> Scene {
        let palette = style.theme.palette();
        let formula = self.objective.formula();
        let mut items = vec![self.contours(style, 1.75)];
        items.extend(self.axes.items(&palette));
        items.extend(self.minimum_signs(1.0, &palette));
        items.extend(self.key(style, &palette));
        items.push(heading(math::equation(formula), TITLE_SIZE, TITLE_BASELINE, &self.axes, palette.ink));

        let description = style.lang.say(&self.described());
        let title = format!("f(x, y) = {formula}");
        self.scene(style, Words { title, ..Words::of(&self.experiment, description, style) }, items)
    }

    fn described(&self) -> Label {
        let formula = self.objective.formula().to_owned();
        match self.bare {
            Some(Bare::Undefined) => Label::UndefinedDescription { formula },
            Some(Bare::Constant(height)) => Label::ConstantDescription { formula, height: constant(height) },
            None if self.levels.is_empty() => Label::BareDescription { formula },
            None => {
                let (common, mut heights) = self.heights();
                if let Some(common) = common {
                    heights.iter_mut().for_each(|height| *height = format!("{common} + {height}"));
                }
                Label::ContourDescription { formula, levels: heights.join(", ") }
            }
        }
    }
}
