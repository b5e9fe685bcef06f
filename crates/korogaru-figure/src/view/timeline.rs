//! All updates of a run over one axis, for a page with a cursor: whether the parts add or cancel, and the
//! curves.

use korogaru_lab::{Explanation, Trajectory};
use korogaru_text::Label;

use super::axis_scale::AxisScale;
use super::curves::{Series, loss_scale, subplots};
use super::panel::{Panel, updates};
use super::ribbon::rows;
use crate::drawing::{fitted, text};
use crate::frame::{Frame, label};
use crate::math;
use crate::scene::{Anchor, Item};
use crate::theme::Style;

const LEFT: f64 = 64.0;
/// The room right of the frames, for the names.
const ASIDE: f64 = 92.0;
const TOP: f64 = 4.0;
/// The heights of the bars, of each row of cells under them, and of the frame of a curve.
const BARS: f64 = 36.0;
const ROW: f64 = 8.0;
const TALL: f64 = 56.0;
const GAP: f64 = 12.0;
/// The room for the numbers under the last frame.
const AXIS: f64 = 24.0;
/// The size of the names of the rows of cells.
const NAME: f64 = 11.0;

/// A chart of all updates of a run: whether the carried and the fresh part add or cancel, x(t), y(t), what
/// moved them, and the loss.
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
    /// The timeline of a run, with this width in pixels. The losses of other runs are drawn with that of the
    /// run, each in the colour and with the marker of its method.
    #[must_use]
    pub fn new(explanation: &Explanation<'_>, others: &[Trajectory], style: Style, width: f64) -> Self {
        let palette = style.theme.page();
        let last = explanation.len();
        let steps = updates(last, 0.5);
        let right = (width - ASIDE).max(LEFT + 40.0);
        let frame = |top: f64, tall: f64| Frame { left: LEFT, top, right, bottom: top + tall };
        let over = |frame| Panel { frame, steps, scale: AxisScale::unused() };

        let mut items = Vec::new();
        let mut top = TOP;
        if explanation.mechanism().has_forces() {
            items.extend(ribbon(explanation, &over(frame(top, BARS)), style));
            top += BARS + 2.0 * ROW + GAP;
        }
        let mut subplots = subplots(explanation, style);
        if let Some(loss) = subplots.last_mut().filter(|_| !others.is_empty()) {
            loss.curves.extend(others.iter().map(|other| Series::loss(other, style)));
            loss.scale = loss_scale(&loss.curves);
        }
        let count = subplots.len();
        for (i, subplot) in subplots.iter().enumerate() {
            let panel = subplot.panel(frame(top, TALL), steps);
            items.extend(subplot.items(&panel, i + 1 == count, width, &palette));
            top += TALL + GAP;
        }
        let axis = style.lang.say(&Label::Update);
        items.push(label([width - 4.0, top - GAP + 17.0], Anchor::End, axis, &palette));
        Self { items, panel: over(frame(0.0, top - GAP + AXIS)), last, width }
    }

    /// The items to draw.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        [self.width, self.panel.frame.bottom]
    }

    /// The right end of the frames, in pixels from the left.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.panel.frame.right
    }

    /// The place of an iteration, in pixels from the left.
    #[must_use]
    pub fn across(&self, iteration: usize) -> f64 {
        self.panel.across(iteration as f64)
    }

    /// The iteration nearest to a place, which is given in pixels from the left.
    #[must_use]
    pub fn step(&self, across: f64) -> usize {
        let Panel { frame, steps, .. } = self.panel;
        let share = (across - frame.left) / frame.width();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held between two counts"
        )]
        let step = (steps.low() + share * steps.width()).round().clamp(0.0, self.last as f64) as usize;
        step
    }
}

/// For each update a bar, which goes upwards if the parts add and downwards if they cancel. Its length is the
/// cosine of the angle between them. Under it is a cell for x and a cell for y.
fn ribbon(explanation: &Explanation<'_>, panel: &Panel, style: Style) -> Vec<Item> {
    let palette = style.theme.page();
    let (frame, last) = (panel.frame, explanation.len());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
    let columns = frame.width().max(1.0) as usize;
    let each = last.div_ceil(columns).max(1);
    let [x, y, vectors] = rows(explanation, each);
    let [_, middle] = frame.middle();
    let half = frame.height() / 2.0;

    let line = vec![vec![[frame.left, middle], [frame.right, middle]]];
    let mut items = vec![Item::Lines { lines: line, colour: palette.frame, width: 0.8 }];
    let gap = panel.cell_gap(each);
    let [mut adding, mut cancelling] = [const { Vec::new() }; 2];
    let mut cell = |i: usize, top: f64, tall: f64, adds: bool| {
        let [left, right] = panel.cell(i, each, last);
        let area = [left + gap / 2.0, top, right - left - gap, tall];
        if adds { adding.push(area) } else { cancelling.push(area) }
    };
    for (i, cosine) in vectors.iter().enumerate().filter_map(|(i, cosine)| Some((i, (*cosine)?))) {
        let tall = half * cosine.abs();
        cell(i, if cosine > 0.0 { middle - tall } else { middle }, tall, cosine > 0.0);
    }
    for (row, cells) in [x, y].iter().enumerate() {
        let top = frame.bottom + 2.0 + row as f64 * ROW;
        for (i, cosine) in cells.iter().enumerate().filter_map(|(i, cosine)| Some((i, (*cosine)?))) {
            cell(i, top, ROW - 2.0, cosine > 0.0);
        }
    }
    // All bars of a colour are one item, since a page cannot draw thousands of elements while a user drags.
    let bars = [(adding, palette.adds), (cancelling, palette.cancels)]
        .into_iter()
        .filter(|(areas, _)| !areas.is_empty());
    items.extend(bars.map(|(areas, fill)| Item::Bars { areas, fill }));
    for (row, name) in ["x", "y"].into_iter().enumerate() {
        let at = [frame.left - 6.0, frame.bottom + (row as f64 + 1.0) * ROW];
        let spans = math::formula(name);
        items.push(text(at, Anchor::End, NAME, spans, palette.secondary));
    }
    let words = [(Label::CosineAdds, palette.adds, -6.0), (Label::CosineCancels, palette.cancels, 14.0)];
    for (word, colour, down) in words {
        let spans = style.words(&word);
        let at = [frame.right + 10.0, middle + down];
        items.push(fitted(at, spans, 12.0, frame.right + ASIDE, colour));
    }
    items
}
