use korogaru_text::Label;

use super::{Backdrop, TITLE_BASELINE, TITLE_SIZE, Words, heading};
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

        let levels = self.heights().join(", ");
        let description = style.lang.say(&Label::ContourDescription { formula: formula.to_owned(), levels });
        let (title, source) = (format!("f(x, y) = {formula}"), self.experiment.to_toml());
        self.scene(style, Words { title, description, source }, items)
    }
}
