//! The fresh parts alone, of a run in which nothing acts beside them.

use korogaru_lab::{Explanation, Interval};
use korogaru_text::{Label, named};

use super::heights::Scale;
use super::panel::{Panel, label};
use super::setting::subtitle;
use super::{TITLE_SIZE, Words, centred, fitted, page};
use crate::font;
use crate::math;
use crate::scene::{Anchor, Item, Scene};
use crate::theme::Style;

const SIZE: [f64; 2] = [640.0, 372.0];
const LEFT: f64 = 76.0;
const RIGHT: f64 = 568.0;
const TOP: f64 = 76.0;
const TALL: f64 = 104.0;
const GAP: f64 = 18.0;
/// The most bars: one a pixel.
const BARS: usize = 492;
const NAME: f64 = 14.0;
const SAID: f64 = 12.0;

/// For each step a bar along x and one along y, as long as the fresh part −η·g, or as the mean of several steps' where they
/// are more than pixels; and under them what is `said` of why there is nothing else.
pub(super) fn fresh_figure(explanation: &Explanation<'_>, said: String, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = explanation.trajectory().experiment();
    let info = experiment.method().info();
    let last = explanation.len();
    let each = last.div_ceil(BARS).max(1);
    let steps = Interval::new(0.5, last.max(1) as f64 + 0.5).expect("a step is as wide as a bar");
    let fresh: Vec<[f64; 2]> = explanation.steps().filter_map(|step| Some(step.forces()?.fresh)).collect();
    let mut items = Vec::new();
    for axis in [0, 1] {
        let top = TOP + axis as f64 * (TALL + GAP);
        let panel = Panel { left: LEFT, top, right: RIGHT, bottom: top + TALL, steps };
        let mean = |steps: &[[f64; 2]]| steps.iter().map(|part| part[axis] / steps.len() as f64).sum::<f64>();
        let means: Vec<f64> = fresh.chunks(each).map(mean).collect();
        let scale = Scale::linear(means.iter().copied().chain([0.0]));
        items.extend(panel.heights_axis(scale, &palette));
        items.extend(panel.steps_axis(axis == 1, &palette));
        let width = panel.across(2.0) - panel.across(1.0);
        let apart = if each == 1 && width > 4.0 { 1.0 } else { 0.0 };
        let bar = |(i, mean): (usize, &f64)| {
            let [first, end] =
                [i * each, ((i + 1) * each).min(last)].map(|step| panel.across(step as f64 + 0.5));
            let (zero, tip) = (panel.upwards(scale, 0.0)?, panel.upwards(scale, *mean)?);
            Some([first + apart / 2.0, zero.min(tip), end - first - apart, (zero - tip).abs()])
        };
        let areas = means.iter().enumerate().filter_map(bar).collect();
        items.push(panel.inside(vec![Item::Bars { areas, fill: palette.fresh }]));
        items.push(panel.frame(&palette));
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
    let middle = f64::midpoint(LEFT, RIGHT);
    let under = if each == 1 { Label::StepAxis } else { Label::StepAxisMeans { count: each } };
    items.push(label([middle, bottom + 34.0], Anchor::Middle, style.lang.say(&under), &palette));
    items.push(centred(math::words(said), SAID, [SIZE[0] / 2.0, bottom + 60.0], palette.ink));
    items.push(centred(math::words(info.label), TITLE_SIZE, [SIZE[0] / 2.0, 30.0], palette.ink));
    items.push(centred(subtitle(experiment, style.lang), 13.0, [SIZE[0] / 2.0, 54.0], palette.secondary));
    let description = style.lang.say(&Label::FreshDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        count: last,
    });
    let words = Words::of(experiment, description, style);
    page(style, words, SIZE, items)
}
