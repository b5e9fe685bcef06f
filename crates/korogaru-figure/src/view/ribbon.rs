use korogaru_lab::{Explanation, Forces, Relation, Summary};
use korogaru_text::explanation::alone;
use korogaru_text::{Label, named};

use super::axis_scale::AxisScale;
use super::fresh::fresh_figure;
use super::panel::{Panel, cells};
use super::{Metadata, page, titles};
use crate::colour::of_cosine;
use crate::drawing::fitted;
use crate::frame::{Frame, label, symbol};
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Colour, Item, Scene};
use crate::theme::Style;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 330.0;
const LEFT: f64 = 76.0;
const RIGHT: f64 = 492.0;
const TOP: f64 = 80.0;
const ROW: f64 = 36.0;
const GAP: f64 = 8.0;
/// The most columns of a row: one for each pixel.
const COLUMNS: usize = 416;
/// The narrowest cell that has room for a sign.
const SIGN: f64 = 8.5;
const SIZE: f64 = 11.5;

/// Draws for all updates whether the carried and the fresh part add or cancel: a row of cells for x, for y
/// and for the vectors. The colour shows the cosine of the angle between the parts, which is 1 or −1 along an
/// axis. Dark blue means that they add, yellow that they cancel, and a hollow cell is an update with one part
/// alone. If there are more updates than pixels, a cell is the mean of several.
///
/// If the parts never act together, as in SGD, where nothing is carried on, the figure shows the fresh parts
/// and says why.
///
/// Returns `None` for a method without these parts.
///
/// ```
/// use korogaru_figure::{Style, Theme, ribbon_figure, svg};
/// use korogaru_lab::{Experiment, Explanation, run};
/// use korogaru_text::Lang;
///
/// let trajectory = run(&Experiment::default());
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let scene = ribbon_figure(&Explanation::new(&trajectory), style).unwrap();
/// assert!(svg(&scene).contains("6 of 29")); // along x they cancel in 6 steps of 29
/// ```
#[must_use]
pub fn ribbon_figure(explanation: &Explanation<'_>, style: Style) -> Option<Scene> {
    let summary = explanation.summary()?;
    if let Some(said) = alone(style.lang, explanation, &summary) {
        return Some(fresh_figure(explanation, said, style));
    }
    let palette = style.theme.palette();
    let experiment = explanation.trajectory().experiment();
    let last = explanation.len();
    let each = last.div_ceil(COLUMNS).max(1);
    let bottom = TOP + 3.0 * ROW + 2.0 * GAP;
    let frame = Frame { left: LEFT, top: TOP, right: RIGHT, bottom };
    let panel = Panel { frame, steps: cells(last), scale: AxisScale::unused() };

    let mut items = Vec::new();
    for (row, cells) in rows(explanation, each).iter().enumerate() {
        let top = TOP + row as f64 * (ROW + GAP);
        items.extend(row_items(&panel, top, cells, each, last, &palette));
        let baseline = top + ROW / 2.0 + 0.36 * SIZE;
        items.push(match row {
            0 | 1 => symbol([LEFT - 10.0, baseline], Anchor::End, math::formula(["x", "y"][row]), &palette),
            _ => label([LEFT - 10.0, baseline], Anchor::End, style.lang.say(&Label::Vectors), &palette),
        });
        let text = style.lang.say(&cancelled(&summary, row));
        items.push(fitted([RIGHT + 8.0, baseline], math::words(text), SIZE, WIDTH, palette.secondary));
    }
    items.extend(panel.steps_axis(true, &palette));
    items.push(panel.name(step_axis(each, style), &palette));
    items.extend(key(style, bottom + 60.0, &palette));

    items.extend(titles(experiment, style, WIDTH / 2.0, [30.0, 54.0]));
    let [x, y] = summary.axes.map(|tally| tally.of(Relation::Cancels));
    let description = style.lang.say(&Label::RibbonDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        count: last,
        x,
        y,
        obtuse: summary.vectors.of(Relation::Cancels),
    });
    let words = Metadata::of(experiment, description, style);
    Some(page(style, words, [WIDTH, HEIGHT], items))
}

/// The name of an axis over updates, if a cell is the mean of `each` updates.
pub(super) fn step_axis(each: usize, style: Style) -> String {
    style.lang.say(&if each == 1 { Label::Update } else { Label::UpdateMeans { count: each } })
}

fn cancelled(summary: &Summary, row: usize) -> Label {
    let tally = summary.axes.get(row).unwrap_or(&summary.vectors);
    Label::CancelledCount { cancels: tally.of(Relation::Cancels), count: summary.updates }
}

/// The rows for x, y and the vectors. Each cell is the mean cosine of `each` updates, or `None` if none of
/// them has two parts.
pub(super) fn rows(explanation: &Explanation<'_>, each: usize) -> [Vec<Option<f64>>; 3] {
    let mut rows = [const { Vec::new() }; 3];
    let mut sums = [(0.0, 0_usize); 3];
    for step in explanation.updates() {
        let cosines = step.forces().map_or([None; 3], cosines);
        for ((sum, count), cosine) in sums.iter_mut().zip(cosines) {
            *sum += cosine.unwrap_or(0.0);
            *count += usize::from(cosine.is_some());
        }
        if step.number % each == 0 || step.number == explanation.len() {
            for (row, (sum, count)) in rows.iter_mut().zip(&mut sums) {
                row.push((*count > 0).then(|| *sum / *count as f64));
                (*sum, *count) = (0.0, 0);
            }
        }
    }
    rows
}

fn cosines(forces: &Forces) -> [Option<f64>; 3] {
    let along = |axis| match forces.relation(axis) {
        Relation::Adds => Some(1.0),
        Relation::Cancels => Some(-1.0),
        _ => None,
    };
    [along(0), along(1), forces.angle().map(|angle| angle.cosine)]
}

fn row_items(
    panel: &Panel,
    top: f64,
    cells: &[Option<f64>],
    each: usize,
    last: usize,
    palette: &Palette,
) -> Vec<Item> {
    let mut items = Vec::new();
    let width = panel.across(2.0) - panel.across(1.0);
    let gap = panel.cell_gap(each);
    let [mut light, mut dark] = [const { Vec::new() }; 2];
    for (i, cell) in cells.iter().enumerate() {
        let [left, right] = panel.cell(i, each, last);
        let &Some(cosine) = cell else {
            if gap > 0.0 {
                items.push(hollow([left + 1.0, top + 1.0, right - left - 2.0, ROW - 2.0], palette));
            }
            continue;
        };
        let area = [left + gap / 2.0, top, right - left - gap, ROW];
        items.push(Item::Rectangle { area, fill: Some((of_cosine(cosine), 1.0)), stroke: None });
        if each == 1 && width >= SIGN && cosine.abs() > 0.0 {
            let at = ([f64::midpoint(left, right), top + ROW / 2.0], cosine > 0.0);
            // The sign is light on dark blue and dark on yellow.
            if cosine > -0.1 { light.push(at) } else { dark.push(at) }
        }
    }
    let size = (0.24 * width).min(4.5);
    items.extend(signs(&light, size, Colour(0xff, 0xff, 0xff)));
    items.extend(signs(&dark, size, Colour(0x14, 0x17, 0x1a)));
    items.push(Item::Rectangle {
        area: [panel.frame.left, top, panel.frame.width(), ROW],
        fill: None,
        stroke: Some((palette.frame, 1.0)),
    });
    items
}

/// A plus or a minus at each place, for a print without colours.
fn signs(places: &[([f64; 2], bool)], size: f64, colour: Colour) -> Vec<Item> {
    let of = |plus: bool| places.iter().filter(move |place| place.1 == plus).map(|place| place.0);
    let mut items = Vec::new();
    let plus: Vec<[f64; 2]> = of(true).collect();
    if !plus.is_empty() {
        items.push(crate::drawing::plus(&plus, size, (colour, 1.3)));
    }
    let minus: Vec<_> = of(false).map(|[x, y]| vec![[x - size, y], [x + size, y]]).collect();
    if !minus.is_empty() {
        items.push(Item::Lines { lines: minus, colour, width: 1.3 });
    }
    items
}

fn hollow(area: [f64; 4], palette: &Palette) -> Item {
    Item::Rectangle { area, fill: Some((palette.paper, 1.0)), stroke: Some((palette.frame, 0.6)) }
}

/// The key: the colours from adding over a right angle to cancelling, and the meaning of a hollow cell.
fn key(style: Style, top: f64, palette: &Palette) -> Vec<Item> {
    const PARTS: usize = 60;
    const BAR: f64 = 220.0;
    const THICK: f64 = 12.0;
    let mut items = Vec::new();
    let part = BAR / PARTS as f64;
    for i in 0..PARTS {
        let cosine = 1.0 - 2.0 * (i as f64 + 0.5) / PARTS as f64;
        // Each part is a little wider, so that no seam is visible.
        let more = if i + 1 < PARTS { 0.5 } else { 0.0 };
        let area = [LEFT + i as f64 * part, top, part + more, THICK];
        items.push(Item::Rectangle { area, fill: Some((of_cosine(cosine), 1.0)), stroke: None });
    }
    items.push(Item::Rectangle {
        area: [LEFT, top, BAR, THICK],
        fill: None,
        stroke: Some((palette.frame, 1.0)),
    });
    let baseline = top + THICK + 15.0;
    let ends = [
        (LEFT, Anchor::Start, Label::CosineAdds),
        (LEFT + BAR / 2.0, Anchor::Middle, Label::CosineZero),
        (LEFT + BAR, Anchor::End, Label::CosineCancels),
    ];
    items.extend(ends.map(|(x, anchor, text)| label([x, baseline], anchor, style.lang.say(&text), palette)));
    let alone = style.lang.say(&Label::OnePartAlone);
    let left = LEFT + BAR + 40.0;
    items.push(hollow([left, top, THICK, THICK], palette));
    let at = [left + THICK + 6.0, top + 0.86 * THICK];
    items.push(label(at, Anchor::Start, alone, palette));
    items
}
