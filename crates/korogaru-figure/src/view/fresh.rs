//! The fresh parts alone, for runs in which nothing else acts.

use korogaru_lab::Explanation;
use korogaru_text::{Label, named};

use super::axis_scale::AxisScale;
use super::panel::{Panel, cells};
use super::ribbon::step_axis;
use super::{Metadata, page, titles};
use crate::drawing::{centred, fitted};
use crate::font;
use crate::frame::{Frame, label};
use crate::math;
use crate::scene::{Anchor, Item, Scene};
use crate::theme::Style;

const SIZE: [f64; 2] = [640.0, 372.0];
const LEFT: f64 = 76.0;
const RIGHT: f64 = 568.0;
const TOP: f64 = 76.0;
const TALL: f64 = 104.0;
const GAP: f64 = 18.0;
/// The most bars: one for each pixel.
const BARS: usize = 492;
const NAME: f64 = 14.0;
const SAID: f64 = 12.0;

/// Draws a bar along x and one along y for each update, as long as the fresh part −η·g. If there are more
/// updates than pixels, a bar is the mean of several. `said` is written under them and says why there is
/// nothing else.
pub(super) fn fresh_figure(explanation: &Explanation<'_>, said: String, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = explanation.trajectory().experiment();
    let last = explanation.len();
    let each = last.div_ceil(BARS).max(1);
    let fresh: Vec<[f64; 2]> = explanation.updates().filter_map(|step| Some(step.forces()?.fresh)).collect();
    let mut items = Vec::new();
    for axis in [0, 1] {
        let top = TOP + axis as f64 * (TALL + GAP);
        let frame = Frame { left: LEFT, top, right: RIGHT, bottom: top + TALL };
        let mean = |steps: &[[f64; 2]]| steps.iter().map(|part| part[axis] / steps.len() as f64).sum::<f64>();
        let means: Vec<f64> = fresh.chunks(each).map(mean).collect();
        let scale = AxisScale::linear(means.iter().copied().chain([0.0]));
        let panel = Panel { frame, steps: cells(last), scale };
        items.extend(panel.heights_axis(&palette));
        items.extend(panel.steps_axis(axis == 1, &palette));
        let gap = panel.cell_gap(each);
        let bar = |(i, mean): (usize, &f64)| {
            let [left, right] = panel.cell(i, each, last);
            let (zero, tip) = (panel.upwards(0.0)?, panel.upwards(*mean)?);
            Some([left + gap / 2.0, zero.min(tip), right - left - gap, (zero - tip).abs()])
        };
        let areas = means.iter().enumerate().filter_map(bar).collect();
        items.push(panel.inside(vec![Item::Bars { areas, fill: palette.fresh }]));
        items.push(frame.outline(&palette));
        let name = math::formula("−η·g");
        let at = [RIGHT + 10.0, f64::midpoint(top, top + TALL)];
        let beside = at[0] + font::total_width(&name, NAME) + 1.0;
        items.push(fitted(at, name, NAME, SIZE[0], palette.ink));
        items.push(fitted(
            [beside, at[1] + 4.0],
            math::formula(["x", "y"][axis]),
            10.5,
            SIZE[0],
            palette.ink,
        ));
    }
    let bottom = TOP + 2.0 * TALL + GAP;
    let at = [f64::midpoint(LEFT, RIGHT), bottom + 34.0];
    items.push(label(at, Anchor::Middle, step_axis(each, style), &palette));
    items.push(centred(math::words(said), SAID, [SIZE[0] / 2.0, bottom + 60.0], palette.ink));
    items.extend(titles(experiment, style, SIZE[0] / 2.0, [30.0, 54.0]));
    let description = style.lang.say(&Label::FreshDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        count: last,
    });
    let words = Metadata::of(experiment, description, style);
    page(style, words, SIZE, items)
}
