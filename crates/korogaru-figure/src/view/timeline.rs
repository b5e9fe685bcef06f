//! All steps of a run over one axis, for a page: whether its parts add or cancel, and its curves. A cursor goes over it.

use korogaru_lab::{Explanation, Interval, Trajectory};
use korogaru_text::Label;

use super::curves::{Curve, inside, loss_scale, names, strips};
use super::panel::{Panel, label};
use super::ribbon::rows;
use crate::scene::{Anchor, Item};
use crate::theme::Style;
use crate::tones::Tones;

const LEFT: f64 = 64.0;
/// Right of the frames, for what they show.
const ASIDE: f64 = 76.0;
const TOP: f64 = 4.0;
/// Of the bars up and down, of each row of cells under them, and of a curve's frame.
const BARS: f64 = 36.0;
const ROW: f64 = 8.0;
const TALL: f64 = 56.0;
const GAP: f64 = 12.0;
/// For the steps' numbers.
const AXIS: f64 = 24.0;
/// The name of an axis before its row of cells.
const NAME: f64 = 10.0;

/// The ribbon of adding and cancelling over x(t), y(t), what moved them and the loss, all over one axis of steps.
///
/// ```
/// use korogaru_figure::{Style, Theme, Timeline};
/// use korogaru_lab::{Experiment, Explanation, run};
/// use korogaru_text::Lang;
///
/// let trajectory = run(&Experiment::default());
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let timeline = Timeline::new(&Explanation::new(&trajectory), &[], style, 880.0);
/// assert_eq!((timeline.step(timeline.across(6)), timeline.step(-100.0), timeline.step(5000.0)), (6, 0, 30));
/// assert!(!timeline.items().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Timeline {
    items: Vec<Item>,
    panel: Panel,
    last: usize,
    width: f64,
}

impl Timeline {
    /// That of a run on so many pixels across; the losses of others, each in its method's colour and marker, stand beside the
    /// run's own.
    #[must_use]
    pub fn new(explanation: &Explanation<'_>, others: &[Trajectory], style: Style, width: f64) -> Self {
        let palette = Tones::of(style.theme).palette(style.theme);
        let last = explanation.len();
        let steps = Interval::new(-0.5, last.max(1) as f64 + 0.5).expect("a step is as wide as a cell");
        let right = (width - ASIDE).max(LEFT + 40.0);
        let panel = |top: f64, tall: f64| Panel { left: LEFT, top, right, bottom: top + tall, steps };

        let mut items = Vec::new();
        let mut top = TOP;
        if explanation.mechanism().has_forces() {
            items.extend(ribbon(explanation, &panel(top, BARS), style));
            top += BARS + 2.0 * ROW + GAP;
        }
        let mut strips = strips(explanation, style);
        if let Some(loss) = strips.last_mut().filter(|_| !others.is_empty()) {
            loss.curves.extend(others.iter().map(|other| Curve::loss(other, style)));
            loss.scale = loss_scale(&loss.curves);
        }
        let count = strips.len();
        for (i, strip) in strips.iter().enumerate() {
            let panel = panel(top, TALL);
            items.extend(panel.heights_axis(strip.scale, &palette));
            items.extend(panel.steps_axis(i + 1 == count, &palette));
            items.push(panel.frame(&palette));
            items.push(inside(&panel, strip));
            items.extend(names(&panel, strip, width, palette.ink));
            top += TALL + GAP;
        }
        let axis = style.lang.say(&Label::StepAxis);
        items.push(label([width - 4.0, top - GAP + 17.0], Anchor::End, axis, &palette));
        Self { items, panel: panel(0.0, top - GAP + AXIS), last, width }
    }

    /// What is drawn.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Pixels across and down.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        [self.width, self.panel.bottom]
    }

    /// The end of the frames, from the left.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.panel.right
    }

    /// How far from the left an iteration is.
    #[must_use]
    pub fn across(&self, iteration: usize) -> f64 {
        self.panel.across(iteration as f64)
    }

    /// The iteration nearest to a place, so far from the left.
    #[must_use]
    pub fn step(&self, across: f64) -> usize {
        let steps = self.panel.steps;
        let share = (across - self.panel.left) / (self.panel.right - self.panel.left);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held between two counts"
        )]
        let step = (steps.low() + share * steps.width()).round().clamp(0.0, self.last as f64) as usize;
        step
    }
}

/// For each step a bar, upwards where carried and fresh part add and downwards where they cancel, as long as the cosine of the
/// angle between them; under that a cell for x and one for y.
fn ribbon(explanation: &Explanation<'_>, panel: &Panel, style: Style) -> Vec<Item> {
    let tones = Tones::of(style.theme);
    let palette = tones.palette(style.theme);
    let last = explanation.len();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
    let columns = (panel.right - panel.left).max(1.0) as usize;
    let each = last.div_ceil(columns).max(1);
    let [x, y, vectors] = rows(explanation, each);
    let middle = f64::midpoint(panel.top, panel.bottom);
    let half = (panel.bottom - panel.top) / 2.0;

    let line = vec![vec![[panel.left, middle], [panel.right, middle]]];
    let mut items = vec![Item::Lines { lines: line, colour: palette.frame, width: 0.8 }];
    let apart = if panel.across(1.0) - panel.across(0.0) > 4.0 { 1.0 } else { 0.0 };
    let [mut adding, mut cancelling] = [const { Vec::new() }; 2];
    let mut cell = |i: usize, top: f64, tall: f64, adds: bool| {
        let first = panel.across((i * each) as f64 + 0.5);
        let end = panel.across(((i + 1) * each).min(last) as f64 + 0.5);
        let area = [first + apart / 2.0, top, end - first - apart, tall];
        if adds { adding.push(area) } else { cancelling.push(area) }
    };
    for (i, cosine) in vectors.iter().enumerate().filter_map(|(i, cell)| Some((i, cell.cosine?))) {
        let tall = half * cosine.abs();
        cell(i, if cosine > 0.0 { middle - tall } else { middle }, tall, cosine > 0.0);
    }
    for (row, cells) in [x, y].iter().enumerate() {
        let top = panel.bottom + 2.0 + row as f64 * ROW;
        for (i, cosine) in cells.iter().enumerate().filter_map(|(i, cell)| Some((i, cell.cosine?))) {
            cell(i, top, ROW - 2.0, cosine > 0.0);
        }
    }
    // A bar of its own for each step would be thousands of elements, which a page draws anew while a hand drags.
    let bars = [(adding, tones.adds), (cancelling, tones.cancels)]
        .into_iter()
        .filter(|(areas, _)| !areas.is_empty());
    items.extend(bars.map(|(areas, fill)| Item::Bars { areas, fill }));
    for (row, name) in ["x", "y"].into_iter().enumerate() {
        let at = [panel.left - 6.0, panel.bottom + (row as f64 + 1.0) * ROW];
        let runs = crate::math::formula(name);
        let text =
            crate::scene::Text { at, anchor: Anchor::End, size: NAME, colour: palette.secondary, runs };
        items.push(Item::Text(text));
    }
    let words = [(Label::CosineAdds, tones.adds, -6.0), (Label::CosineCancels, tones.cancels, 14.0)];
    for (word, colour, down) in words {
        let runs = crate::math::words(style.lang.say(&word));
        let at = [panel.right + 10.0, middle + down];
        items.push(super::fitted(at, runs, 12.0, panel.right + ASIDE, colour));
    }
    items
}
