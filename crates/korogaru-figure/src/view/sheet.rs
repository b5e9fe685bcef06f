use korogaru_lab::{Comparison, Trajectory};
use korogaru_text::{Comparing, Label, end, named_shortly, noise, number, remark, tuning_note};

use super::note::{Mark, mark_items};
use super::setting::hyperparameters;
use super::{Backdrop, TITLE_SIZE, Words, page, plus, squeezed};
use crate::axes::Axes;
use crate::contour::simplify;
use crate::font;
use crate::math;
use crate::scene::{Anchor, Item, Run, Scene};
use crate::theme::{Palette, Style};

const LEFT: f64 = 58.0;
const MARGIN: f64 = 16.0;
/// The least distance of two panels in a row.
const GAP: f64 = 20.0;
/// Of a panel's height to its width, which is the article's.
const SHAPE: f64 = 364.0 / 486.0;
const TOP: f64 = 58.0;
/// Over each panel: the method, and a line for each thing that is said of its run.
const NAME: f64 = 14.0;
const NAME_ROW: f64 = 20.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;
/// Under the last panels, for the axis; and for the key.
const AXIS: f64 = 44.0;
const KEY: f64 = 26.0;
/// How far a contour line may lie from where it belongs: a seventh of its width.
const THIN: f64 = 0.15;
/// A page's height to its width, up to so many panels; and how flat they are made for it, in rows of one's own choice and in
/// those of combinations, which keep together what they have in common.
const SCREEN: f64 = 3.0 / 4.0;
const MOST_ON_A_SCREEN: usize = 12;
const FLAT: f64 = 0.6;
const FLATTEST: f64 = 0.45;
/// The widest panels.
const LARGE: f64 = 300.0;
/// More panels do not stand in a row.
const MOST_COLUMNS: usize = 6;
const DIGITS: usize = 4;
const HYPERPARAMETER_DIGITS: usize = 5;

/// A panel each for the experiments of a comparison, in the same frame over the same contour lines: the path, and over it
/// the method, its hyperparameters, and f at the end. Where a path leaves the view or the numbers, its panel says so.
///
/// `runs` are those of the comparison's experiments, in order.
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
        let area = panel.axes.area();
        items.push(Item::Clipped { area, items: path.line });
        items.extend(panel.minimum_signs(sheet.scale, &style.theme.palette()));
        items.push(Item::Clipped { area, items: path.end });
    }
    compared_page(comparison, runs, style, sheet.size, items)
}

/// What of a sheet does not depend on how far the runs have come.
pub(super) struct Sheet {
    /// Of the page.
    pub(super) size: [f64; 2],
    pub(super) items: Vec<Item>,
    /// One for each run.
    pub(super) panels: Vec<Backdrop>,
    /// Of paths and marks.
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
            let axes = Axes { view: comparison.view(), left, top, right: left + wide, bottom: top + tall };
            let panel = whole.reframed(axes).simplified();
            items.push(panel.contours(style, 1.0));
            items.extend(axes.numbered(&palette, [is_lowest, column == 0]));
            panels.push(panel);
            let (colour, _) = style.theme.method(run.experiment().method().info().name);
            let name = math::words(run.experiment().method().info().label);
            let from = top - head + NAME;
            items.push(squeezed(name, NAME, wide, Anchor::Start, [left, from], colour));
            for (line, runs) in said.into_iter().enumerate() {
                let at = [left, from + NAME_ROW - 3.0 + LINE_ROW * line as f64];
                items.push(squeezed(runs, LINE, wide, Anchor::Start, at, palette.secondary));
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

/// What is said of one of the runs under its method's name, in lines that have so much room.
pub(super) fn ending(run: &Trajectory, runs: &[Trajectory], room: f64, style: Style) -> Vec<Vec<Run>> {
    // What a search found has more digits than anybody reads; the file carries them all.
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

/// Words upright, but for f.
fn upright(said: String) -> Vec<Run> {
    match said.split_once("f = ") {
        Some((before, after)) => {
            let parts = [math::words(before), math::assignment("f", after)].concat();
            parts.into_iter().filter(|run| !run.text.is_empty()).collect()
        }
        None => math::words(said),
    }
}

/// The page of a comparison, which says in words what it shows.
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
    let description = style.lang.say(&Comparing::Description {
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
    let experiments = experiments.iter().map(korogaru_lab::Experiment::to_toml).collect();
    page(style, Words { title: labels.join(", "), description, experiments }, size, items)
}

/// Where the panels of a page stand.
struct Plan {
    /// In which column and row each panel stands.
    places: Vec<[usize; 2]>,
    /// Of a panel.
    wide: f64,
    tall: f64,
    /// What is said over each panel.
    said: Vec<Vec<Vec<Run>>>,
    /// For each row the top of its panels, and how high what is said over them is.
    tops: Vec<[f64; 2]>,
    /// The left edge of the first panel.
    first: f64,
    gap: f64,
    page: [f64; 2],
}

impl Plan {
    /// Columns as the combinations have them, or about as many as rows; where the page would be taller than a screen, flatter
    /// panels, the combinations' rows as columns, or more columns.
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

    /// With panels in such places and so wide. Panels keep their shape, or are made flatter until the page is no taller than a
    /// screen, as far as a share of their width; `None` where that is not far enough.
    fn of(
        comparison: &Comparison,
        runs: &[Trajectory],
        style: Style,
        (places, wide, least): (Vec<[usize; 2]>, f64, Option<f64>),
    ) -> Option<Self> {
        let said: Vec<Vec<Vec<Run>>> = runs.iter().map(|run| ending(run, runs, wide, style)).collect();
        // The panels of a row leave room for the longest text among them.
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

/// How much higher a page is that says how its settings were found.
pub(super) fn foot(comparison: &Comparison, style: Style) -> f64 {
    comparison.searched().map_or(0.0, |searched| LINE_ROW * tuning_note(style.lang, searched).len() as f64)
}

/// At the foot of a page: how the settings were found, where they were; and what the marks mean.
pub(super) fn key(
    comparison: &Comparison,
    backdrop: &Backdrop,
    [width, height]: [f64; 2],
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    const SPACE: f64 = 24.0;
    const INDENT: f64 = 13.0;
    let start = number::place(backdrop.experiment.start(), comparison.view(), DIGITS);
    let start = format!("{} {start}", style.lang.say(&Label::Start));
    let mut entries = vec![(Some(Mark::Start), start), (Some(Mark::End), style.lang.say(&Label::End))];
    if !backdrop.minima().is_empty() {
        let found = backdrop.objective.minima_are_found();
        let found = if found { style.lang.say(&Label::MinimumFound) } else { String::new() };
        entries.push((None, format!("{} {found}", style.lang.say(&Label::Minimum)).trim_end().to_owned()));
    }
    let texts: Vec<(Option<Mark>, Vec<Run>)> =
        entries.into_iter().map(|(mark, text)| (mark, math::words(text))).collect();
    let total: f64 = texts.iter().map(|(_, runs)| INDENT + font::total_width(runs, LINE) + SPACE).sum();
    let baseline = height - 12.0;
    let mut x = ((width - total + SPACE) / 2.0).max(4.0);
    let mut items = Vec::new();
    for (mark, runs) in texts {
        let at = [x + 4.0, baseline - 0.36 * LINE];
        items.extend(match mark {
            Some(mark) => mark_items(mark, at, 0.75, palette.ink, palette),
            None => vec![plus(&[at], 4.5, (palette.minimum, 1.6))],
        });
        let advance = INDENT + font::total_width(&runs, LINE) + SPACE;
        let room = width - x - INDENT;
        items.push(squeezed(runs, LINE, room, Anchor::Start, [x + INDENT, baseline], palette.secondary));
        x += advance;
    }
    let said = comparison.searched().map(|searched| tuning_note(style.lang, searched)).unwrap_or_default();
    for (line, text) in said.into_iter().rev().enumerate() {
        let at = [width / 2.0, baseline - KEY + 6.0 - LINE_ROW * line as f64];
        let room = width - 2.0 * MARGIN;
        items.push(squeezed(math::words(text), LINE, room, Anchor::Middle, at, palette.secondary));
    }
    items
}

impl Backdrop {
    /// The same lines with no more points than their frame can show.
    fn simplified(mut self) -> Self {
        for line in self.levels.iter_mut().flat_map(|level| &mut level.lines) {
            *line = simplify(line, THIN);
        }
        self
    }
}
