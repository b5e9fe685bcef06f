use korogaru_lab::{Comparison, Trajectory};
use korogaru_text::{
    ComparisonPhrase, Label, end, minima, named_shortly, noise, number, remark, tuning_note,
};

use super::note::{Mark, mark_items};
use super::setting::hyperparameters;
use super::{Backdrop, Metadata, TITLE_SIZE, page};
use crate::axes::Axes;
use crate::contour::simplify;
use crate::drawing::{KeyRow, plus, squeezed};
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Item, Scene, Span};
use crate::theme::Style;

const LEFT: f64 = 58.0;
const MARGIN: f64 = 16.0;
/// The least distance between two panels in a row.
const GAP: f64 = 20.0;
/// The ratio of the height of a panel to its width, which is the article's.
const SHAPE: f64 = 364.0 / 486.0;
const TOP: f64 = 58.0;
/// The lines over each panel: the method, and what is said of its run.
const NAME: f64 = 14.0;
const NAME_ROW: f64 = 20.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;
/// The room under the last panels for the axis, and for the key.
const AXIS: f64 = 44.0;
const KEY: f64 = 26.0;
/// The greatest error of a contour line: a seventh of its width.
const THIN: f64 = 0.15;
/// The greatest ratio of the height of a page to its width, for pages of up to this many panels. To reach it,
/// panels may be made as flat as these ratios; the second is for combinations, whose rows have something in
/// common.
const SCREEN: f64 = 3.0 / 4.0;
const MOST_ON_A_SCREEN: usize = 12;
const FLAT: f64 = 0.6;
const FLATTEST: f64 = 0.45;
/// The greatest width of a panel.
const LARGE: f64 = 300.0;
/// The most panels in a row.
const MOST_COLUMNS: usize = 6;
const DIGITS: usize = 4;
const HYPERPARAMETER_DIGITS: usize = 5;

/// Draws a panel for each experiment of a comparison. All panels have the same view and the same contour
/// lines. Over each panel are the method, its hyperparameters, and f at the end, and whether the path left
/// the view or diverged.
///
/// `runs` must be the runs of the comparison's experiments, in order.
///
/// ```
/// use korogaru_figure::{Style, Theme, sheet_figure, svg};
/// use korogaru_lab::book;
/// use korogaru_text::Lang;
///
/// let methods = book::methods();
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let scene = sheet_figure(&methods, &methods.run(), style);
/// assert_eq!(scene.experiments.len(), 4);
/// assert!(svg(&scene).contains("AdaGrad"));
/// ```
#[must_use]
pub fn sheet_figure(comparison: &Comparison, runs: &[Trajectory], style: Style) -> Scene {
    let sheet = Sheet::new(comparison, runs, style);
    let mut items = sheet.items;
    for (panel, run) in sheet.panels.iter().zip(runs) {
        let mut path = panel.path(run, sheet.scale, style);
        path.line.append(&mut path.start);
        items.push(panel.clipped(path.line));
        items.extend(panel.minimum_signs(sheet.scale, &style.theme.palette()));
        items.push(panel.clipped(path.end));
    }
    compared_page(comparison, runs, style, sheet.size, items)
}

/// The parts of a sheet that do not depend on how far the runs have come.
pub(super) struct Sheet {
    pub(super) size: [f64; 2],
    pub(super) items: Vec<Item>,
    /// The panels, one for each run.
    pub(super) panels: Vec<Backdrop>,
    pub(super) scale: f64,
}

impl Sheet {
    pub(super) fn new(comparison: &Comparison, runs: &[Trajectory], style: Style) -> Self {
        let palette = style.theme.palette();
        let Plan { places, wide, tall, said, tops, first, gap, page } = Plan::new(comparison, runs, style);
        let columns = 1 + places.iter().map(|[column, _]| *column).max().unwrap_or(0);
        let whole = Backdrop::new(&comparison.experiments()[0]);
        let scale = if columns > 3 { 0.65 } else { 0.75 };
        let mut items = Vec::new();
        let mut panels = Vec::new();
        for ((run, said), &[column, row]) in runs.iter().zip(said).zip(&places) {
            let left = first + column as f64 * (wide + gap);
            let [top, head] = tops[row];
            let is_lowest = !places.contains(&[column, row + 1]);
            let panel =
                whole.reframed(Frame { left, top, right: left + wide, bottom: top + tall }).simplified();
            items.push(panel.contours(style, 1.0));
            items.extend(panel.axes.numbered(&palette, [is_lowest, column == 0]));
            panels.push(panel);
            let (colour, _) = style.theme.method_of(run.experiment());
            let name = math::words(run.experiment().method().info().label);
            let from = top - head + NAME;
            items.push(squeezed(name, NAME, wide, Anchor::Start, [left, from], colour));
            for (line, spans) in said.into_iter().enumerate() {
                let at = [left, from + NAME_ROW - 3.0 + LINE_ROW * line as f64];
                items.push(squeezed(spans, LINE, wide, Anchor::Start, at, palette.secondary));
            }
        }
        let formula = whole.objective.formula();
        let (middle, room) = (page[0] / 2.0, page[0] - 2.0 * MARGIN);
        items.push(squeezed(
            math::equation(formula),
            TITLE_SIZE - 2.0,
            room,
            Anchor::Middle,
            [middle, 34.0],
            palette.ink,
        ));
        items.extend(key(comparison, &whole, page, style, &palette));
        Self { size: page, items, panels, scale }
    }
}

/// What is said of a run under the name of its method, in lines of this room.
pub(super) fn ending(run: &Trajectory, runs: &[Trajectory], room: f64, style: Style) -> Vec<Vec<Span>> {
    // Hyperparameters that a search found have more digits than anybody reads. The file carries all of them.
    let written = |value| number::hyperparameter(value, HYPERPARAMETER_DIGITS);
    let mut lines = hyperparameters(run.experiment().method(), written, LINE, room);
    let random = noise(style.lang, run.experiment());
    if !random.is_empty() {
        lines.push(math::words(style.lang.list(&random)));
    }
    lines.extend(end(style.lang, run, runs).map(upright));
    lines.extend(remark(style.lang, run).map(math::words));
    lines
}

/// Upright words, but for f.
fn upright(said: String) -> Vec<Span> {
    match said.split_once("f = ") {
        Some((before, after)) => {
            let parts = [math::words(before), math::assignment("f", after)].concat();
            parts.into_iter().filter(|span| !span.text.is_empty()).collect()
        }
        None => math::words(said),
    }
}

/// The page of a comparison, with a description in words.
pub(super) fn compared_page(
    comparison: &Comparison,
    runs: &[Trajectory],
    style: Style,
    size: [f64; 2],
    items: Vec<Item>,
) -> Scene {
    let experiments = comparison.experiments();
    let first = &experiments[0];
    let end = |run: &Trajectory| {
        let named = named_shortly(style.lang, run.experiment(), HYPERPARAMETER_DIGITS);
        Some(format!("{named} {}", end(style.lang, run, runs)?))
    };
    let ends: Vec<String> = runs.iter().filter_map(end).collect();
    let description = style.lang.say(&ComparisonPhrase::Description {
        formula: first.objective().formula().to_owned(),
        start: number::place(first.start(), comparison.view(), DIGITS),
        runs: ends.join("; "),
    });
    let found = comparison.searched().map(|searched| tuning_note(style.lang, searched)).unwrap_or_default();
    let description = [vec![description], found].concat().join(" ");
    let mut labels: Vec<String> =
        experiments.iter().map(|experiment| experiment.method().info().label.to_owned()).collect();
    labels.dedup();
    labels.extend(noise(style.lang, first));
    let metadata = Metadata { title: labels.join(", "), description, experiments: comparison.to_toml() };
    page(style, metadata, size, items)
}

/// The places of the panels on a page.
struct Plan {
    /// The column and the row of each panel.
    places: Vec<[usize; 2]>,
    /// The width and the height of a panel.
    wide: f64,
    tall: f64,
    /// The lines over each panel.
    said: Vec<Vec<Vec<Span>>>,
    /// For each row the top of its panels, and the height of the lines over them.
    tops: Vec<[f64; 2]>,
    /// The left edge of the first panel.
    first: f64,
    gap: f64,
    page: [f64; 2],
}

impl Plan {
    /// The columns are those of the combinations, or about as many as rows. If the page would be taller than
    /// a screen, panels become flatter, the rows of the combinations become columns, or there are more
    /// columns.
    fn new(comparison: &Comparison, runs: &[Trajectory], style: Style) -> Self {
        let count = runs.len();
        let combined = comparison.columns().filter(|columns| *columns <= MOST_COLUMNS);
        let square = (1..=MOST_COLUMNS).find(|side| side * side >= count).unwrap_or(MOST_COLUMNS);
        let wish = combined.unwrap_or(if count <= 3 { count } else { square });
        let usual = |columns: usize| [300.0, 300.0, 300.0, 240.0, 240.0, 200.0, 200.0][columns.min(6)];
        let places = |columns: usize| (0..count).map(|i| [i % columns, i / columns]).collect::<Vec<_>>();
        let of = |columns, wide, least| Self::of(comparison, runs, style, (places(columns), wide, least));
        if count <= MOST_ON_A_SCREEN {
            let least = if combined.is_some() { FLATTEST } else { FLAT };
            let repeated = |columns: &usize| combined.is_some_and(|row| columns.is_multiple_of(row));
            let filled = |columns: &usize| (columns - count % columns) % columns <= 1;
            let all = || 1..=MOST_COLUMNS;
            let others = all().filter(repeated).chain(all().filter(filled)).chain(all());
            let wished = [usual(wish), LARGE].into_iter().find_map(|wide| of(wish, wide, Some(least)));
            let turned = || {
                let columns = count / combined?;
                let places = places(combined?).into_iter().map(|[column, row]| [row, column]).collect();
                let wide = usual(columns);
                (columns <= MOST_COLUMNS)
                    .then(|| Self::of(comparison, runs, style, (places, wide, Some(least))))?
            };
            let mut others = others.map(|columns| (columns, usual(columns)));
            let other = || others.find_map(|(columns, wide)| of(columns, wide, Some(FLAT)));
            if let Some(plan) = wished.or_else(turned).or_else(other) {
                return plan;
            }
        }
        of(wish, usual(wish), None).expect("without a limit there is a plan")
    }

    /// A plan with panels at these places and of this width. Without a limit, panels keep their shape. With
    /// one, they are made flatter until the page is no taller than a screen; the limit is the least ratio of
    /// their height to their width. Returns `None` if that is not enough.
    fn of(
        comparison: &Comparison,
        runs: &[Trajectory],
        style: Style,
        (places, wide, least): (Vec<[usize; 2]>, f64, Option<f64>),
    ) -> Option<Self> {
        let said: Vec<Vec<Vec<Span>>> = runs.iter().map(|run| ending(run, runs, wide, style)).collect();
        // A row has room for the longest text over its panels.
        let [columns, rows] = [0, 1].map(|i| 1 + places.iter().map(|place| place[i]).max().unwrap_or(0));
        let mut heads = vec![0.0_f64; rows];
        for (said, [_, row]) in said.iter().zip(&places) {
            heads[*row] = heads[*row].max(NAME_ROW + LINE_ROW * said.len() as f64 + 6.0);
        }
        let overhang = Axes::overhang(comparison.view());
        let first = LEFT.max(Axes::room(comparison.view()));
        let gap = GAP.max(2.0 * overhang + 8.0);
        let width = first + columns as f64 * (wide + gap) - gap + MARGIN.max(overhang + 4.0);

        let foot = AXIS + KEY + foot(comparison, style);
        let mut tall = (wide * SHAPE).round();
        if let Some(least) = least {
            let rows = heads.len() as f64;
            let rest = TOP - MARGIN + heads.iter().sum::<f64>() + rows * MARGIN + foot;
            tall = tall.min(((SCREEN * width - rest) / rows).floor());
            if tall < least * wide {
                return None;
            }
        }
        let mut bottom = TOP - MARGIN;
        let tops = heads.into_iter().map(|head| {
            let top = bottom + MARGIN + head;
            bottom = top + tall;
            [top, head]
        });
        let tops = tops.collect();
        Some(Self { places, wide, tall, said, tops, first, gap, page: [width, bottom + foot] })
    }
}

/// How much higher a page is if it says how its settings were found.
pub(super) fn foot(comparison: &Comparison, style: Style) -> f64 {
    comparison.searched().map_or(0.0, |searched| LINE_ROW * tuning_note(style.lang, searched).len() as f64)
}

/// The foot of a page: how the settings were found, if they were, and the meaning of the marks.
pub(super) fn key(
    comparison: &Comparison,
    backdrop: &Backdrop,
    [width, height]: [f64; 2],
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    const INDENT: f64 = 13.0;
    let start = number::place(backdrop.experiment.start(), comparison.view(), DIGITS);
    let baseline = height - 12.0;
    let y = baseline - 0.36 * LINE;
    let mark = |mark| -> Box<dyn Fn(f64) -> Vec<Item> + '_> {
        Box::new(move |x| mark_items(mark, [x + 4.0, y], 0.75, palette.ink, palette))
    };
    let start = format!("{} {start}", style.lang.say(&Label::Start));
    let mut entries =
        vec![(mark(Mark::Start), math::words(start)), (mark(Mark::End), style.words(&Label::End))];
    if !backdrop.minima().is_empty() {
        let said = minima(style.lang, &*backdrop.objective).join(" ");
        let sign = move |x: f64| vec![plus(&[[x + 4.0, y]], 4.5, (palette.minimum, 1.6))];
        entries.push((Box::new(sign), math::words(said)));
    }
    let row = KeyRow { at: [width / 2.0, baseline], size: LINE, indent: INDENT, gap: 24.0, page: width };
    let mut items = row.items(entries, palette.secondary);
    let said = comparison.searched().map(|searched| tuning_note(style.lang, searched)).unwrap_or_default();
    for (line, text) in said.into_iter().rev().enumerate() {
        let at = [width / 2.0, baseline - KEY + 6.0 - LINE_ROW * line as f64];
        let room = width - 2.0 * MARGIN;
        items.push(squeezed(math::words(text), LINE, room, Anchor::Middle, at, palette.secondary));
    }
    items
}

impl Backdrop {
    /// Removes points of contour lines that the frame is too small to show.
    fn simplified(mut self) -> Self {
        for line in self.levels.iter_mut().flat_map(|level| &mut level.lines) {
            *line = simplify(line, THIN);
        }
        self
    }
}
