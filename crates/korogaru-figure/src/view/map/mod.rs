//! The map of a sweep: a colour a run, what theory says over it, and the best run.

mod chart;
mod frame;
mod key;

use korogaru_lab::{Fate, Landmarks, Map, Metric};
use korogaru_text::{
    Sweeping, best_cell, divergence_meaning, map_caption, metric_meaning, number, seeds_meaning, swept,
    swept_with,
};

use super::heights::Scale;
use super::{LINE_TOLERANCE, Words, centred, fitted, page};
use crate::axes::SIZE;
use crate::contour::simplify;
use crate::font;
use crate::math;
use crate::path;
use crate::scene::{Anchor, Colour, Item, Run, Scene, Shape, Text};
use crate::theme::{Palette, Style};
pub use chart::MapChart;
use frame::Frame;

/// The cells of the picture, which show the run nearest to their middle: two pixels each.
const COLUMNS: usize = 210;
const ROWS: usize = 168;
/// Every so many cells a stripe crosses the cells that diverge.
const STRIPE: usize = 5;
/// In how many steps of colour a map is drawn.
const SHADES: f64 = 48.0;
const TEXT_SIZE: f64 = 11.0;
/// The first line under the map, and how far the next one is.
const CAPTIONS: f64 = 447.0;
const LINE: f64 = 13.5;
/// Between the last of them and the edge.
const UNDER: f64 = 6.0;
const NOTE_SIZE: f64 = 11.5;

/// The map of a sweep, the first axis to the right and the second upwards.
///
/// Each cell has the colour of its metric, darker being better; runs that diverge are striped, and so told from slow
/// ones. Where theory covers the method and the axes are η and α, the end of the stable range, the critical damping of
/// both modes and the best η and α are drawn over it. The best run is marked and named.
#[must_use]
pub fn map_figure(map: &Map, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = map.sweep().experiment();
    let formula = experiment.objective().formula();
    let frame = Frame::new(map.sweep().axes());
    let shades = Shades::new(map, style);

    let mut items = vec![shades.cells(map, &frame, &palette)];
    let landmarks = map.sweep().landmarks();
    items.extend(landmarks.iter().flat_map(|landmarks| frame.landmarks(landmarks, &palette)));
    items.extend(frame.items(map.sweep(), &palette));
    if let Some(cell) = map.best() {
        let at = frame.cell(map.at(cell));
        items.extend(best(at, &palette));
        items.extend(note(map, at, &frame, style, &palette));
    }
    let seen = landmarks.as_ref().map_or_else(Seen::default, |landmarks| Seen::of(landmarks, &frame));
    items.extend(key::key(map, &shades, seen, &frame, style, &palette));

    let middle = f64::midpoint(frame.left, frame.right);
    items.push(centred(math::words(swept(style.lang, map.sweep())), 18.0, [middle, 28.0], palette.ink));
    items.push(centred(math::equation(formula), 13.0, [middle, 49.0], palette.secondary));
    let captions = captions(map, landmarks.as_ref(), style, &palette);
    let height = SIZE[1].max((CAPTIONS + LINE * captions.len() as f64 - LINE + UNDER).ceil());
    items.extend(captions);
    let [first, second] = map.sweep().axes().each_ref().map(|axis| {
        format!("{} {}–{}", axis.name(), number::shortest(axis.low()), number::shortest(axis.high()))
    });
    let description = style.lang.say(&Sweeping::Description {
        method: swept_with(style.lang, map.sweep()),
        formula: formula.to_owned(),
        first,
        second,
        best: best_cell(style.lang, map),
    });
    let words = Words::of(experiment, description, style);
    page(style, words, [SIZE[0], height], items)
}

/// What of the theory lies within the frame, and so has a line in the key.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    stable_end: bool,
    critical: bool,
    optimum: bool,
}

impl Seen {
    fn of(landmarks: &Landmarks, frame: &Frame<'_>) -> Self {
        let any = |points: &[[f64; 2]]| points.iter().any(|&point| frame.inside(point).is_some());
        Self {
            stable_end: any(&landmarks.stable_end),
            critical: landmarks.critical.iter().any(|points| any(points)),
            optimum: frame.inside(landmarks.optimum).is_some(),
        }
    }
}

/// A line each: what is run in every cell and how many diverge; what is shown; of which seeds; what to diverge is; and where
/// theory looks.
fn captions(map: &Map, landmarks: Option<&Landmarks>, style: Style, palette: &Palette) -> Vec<Item> {
    let lang = style.lang;
    let divergence = (map.diverging() > 0).then(|| divergence_meaning(lang, map));
    let falling = (map.falling() > 0).then(|| lang.say(&Sweeping::Falling { count: map.falling() }));
    let near = landmarks.filter(|landmarks| !landmarks.is_exact).map(|landmarks| {
        let minimum = number::point(landmarks.at, 4);
        lang.say(&Sweeping::TheoryNear { minimum })
    });
    let always = [map_caption(lang, map), metric_meaning(lang, map.sweep().metric())];
    let lines =
        always.into_iter().chain(seeds_meaning(lang, map)).chain(divergence).chain(falling).chain(near);
    lines
        .enumerate()
        .map(|(line, text)| {
            let at = [24.0, CAPTIONS + LINE * line as f64];
            fitted(at, math::words(text), TEXT_SIZE, SIZE[0], palette.secondary)
        })
        .collect()
}

/// The colours of a map's numbers.
struct Shades {
    scale: Scale,
    style: Style,
}

impl Shades {
    /// From the least to the largest number of the runs that can be compared. Losses and steps go by their logarithms.
    fn new(map: &Map, style: Style) -> Self {
        /// Below this share of the largest number all is one colour: what rounding leaves.
        const LEAST: f64 = 1e-16;
        let shown = |&cell: &usize| map.is_comparable(cell);
        let numbers = || (0..map.cells()).filter(shown).map(|cell| map.value(cell));
        let scale = match map.sweep().metric() {
            Metric::Rate => Scale::linear(numbers()),
            _ if numbers().all(|number| number <= 0.0) => Scale::linear(numbers()),
            Metric::Loss if numbers().any(|number| number < 0.0) => Scale::linear(numbers()),
            Metric::Loss | Metric::Steps => {
                let largest = numbers().fold(0.0, f64::max);
                Scale::logarithmic(numbers().filter(|&number| number >= LEAST * largest))
            }
        };
        Self { scale, style }
    }

    /// That of a cell, or `diverging` where its run diverges.
    fn colour(&self, map: &Map, cell: usize, diverging: Colour) -> Colour {
        let value = map.value(cell);
        match map.fate(cell) {
            _ if map.is_comparable(cell) => {
                let share = self.scale.share(value).unwrap_or(0.0).clamp(0.0, 1.0);
                self.style.theme.height((share * SHADES).round() / SHADES)
            }
            Fate::Settled | Fate::Fell => self.style.theme.palette().not_reached,
            _ => diverging,
        }
    }

    fn cells(&self, map: &Map, frame: &Frame<'_>, palette: &Palette) -> Item {
        let [columns, rows] = map.sweep().axes().each_ref().map(korogaru_lab::Axis::count);
        let nearest = |i: usize, of: usize, count: usize| ((2 * i + 1) * count / (2 * of)).min(count - 1);
        let mut colours = Vec::with_capacity(COLUMNS * ROWS);
        for row in 0..ROWS {
            let second = nearest(ROWS - 1 - row, ROWS, rows);
            for column in 0..COLUMNS {
                let cell = map.index(nearest(column, COLUMNS, columns), second);
                colours.push(self.colour(map, cell, stripes(column, row, palette)));
            }
        }
        Item::Cells { area: frame.area(), columns: COLUMNS, colours }
    }
}

fn stripes(column: usize, row: usize, palette: &Palette) -> Colour {
    palette.diverging[usize::from((column + row).is_multiple_of(STRIPE))]
}

/// ✕ with a rim of paper.
fn optimum(at: [f64; 2], palette: &Palette) -> [Item; 2] {
    let cross = |radius: f64, stroke| Item::Markers {
        points: vec![(at, radius)],
        shape: Shape::Cross,
        fill: None,
        stroke: Some(stroke),
    };
    [cross(6.5, (palette.paper, 5.0)), cross(5.5, (palette.minimum, 2.2))]
}

/// A ring with a rim of paper.
fn best(at: [f64; 2], palette: &Palette) -> [Item; 2] {
    let ring = |stroke| Item::Markers {
        points: vec![(at, 6.0)],
        shape: Shape::Circle,
        fill: None,
        stroke: Some(stroke),
    };
    [ring((palette.paper, 5.0)), ring((palette.ink, 2.0))]
}

/// The name of the best cell beside it, towards the middle of the frame.
fn note(map: &Map, [x, y]: [f64; 2], frame: &Frame<'_>, style: Style, palette: &Palette) -> Vec<Item> {
    const PADDING: f64 = 6.0;
    const AWAY: f64 = 13.0;
    const ROW: f64 = 1.3 * NOTE_SIZE;
    let text = best_cell(style.lang, map);
    let typeset = |text: &str| upright(math::formula(text));
    let wide = |runs: &[Run]| font::total_width(runs, NOTE_SIZE);
    let mut lines = vec![typeset(&text)];
    // What would hide most of a row of cells stands in two lines.
    let comma = text.rmatch_indices([',', '、']).next().filter(|_| wide(&lines[0]) > 0.75 * frame.area()[2]);
    if let Some((at, comma)) = comma {
        let (settings, number) = text.split_at(at + comma.len());
        lines = vec![typeset(settings), typeset(number.trim_start())];
    }
    let width = lines.iter().map(|runs| wide(runs)).fold(0.0, f64::max) + 2.0 * PADDING;
    let height = NOTE_SIZE + ROW * (lines.len() - 1) as f64 + 2.0 * PADDING;
    let left = if x > f64::midpoint(frame.left, frame.right) { x - AWAY - width } else { x + AWAY };
    let left = left.min(frame.right - 3.0 - width).max(frame.left + 3.0);
    let above = y - AWAY - height;
    let top = if above < frame.top + 3.0 { y + AWAY } else { above };
    let fill = Some((palette.paper, 0.92));
    let stroke = Some((palette.frame, 0.8));
    let mut items = vec![Item::Rectangle { area: [left, top, width, height], fill, stroke }];
    items.extend(lines.into_iter().enumerate().map(|(line, runs)| {
        let at = [left + PADDING, top + PADDING + 0.82 * NOTE_SIZE + ROW * line as f64];
        Item::Text(Text { at, anchor: Anchor::Start, size: NOTE_SIZE, colour: palette.ink, runs })
    }));
    items
}

/// Words upright, of which the symbols alone stay italic.
fn upright(runs: Vec<Run>) -> Vec<Run> {
    let word = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    runs.into_iter().map(|run| if word(&run.text) { math::words(run.text).remove(0) } else { run }).collect()
}

impl Frame<'_> {
    /// What theory says over the cells.
    fn landmarks(&self, landmarks: &Landmarks, palette: &Palette) -> Vec<Item> {
        let critical = landmarks.critical.iter().flat_map(|points| self.line(points)).collect();
        let all =
            [(critical, palette.carried, 1.4), (self.line(&landmarks.stable_end), palette.minimum, 2.2)];
        let lines = all.into_iter().map(|(lines, colour, width): (Vec<Vec<[f64; 2]>>, Colour, f64)| {
            let items = vec![
                Item::Lines { lines: lines.clone(), colour: palette.paper, width: width + 2.0 },
                Item::Lines { lines, colour, width },
            ];
            Item::Clipped { area: self.area(), items }
        });
        let optimum = self.inside(landmarks.optimum).map(|at| optimum(at, palette));
        lines.chain(optimum.into_iter().flatten()).collect()
    }

    /// A line of the plane on the page, cut where it leaves the axes.
    fn line(&self, points: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
        let placed: Vec<[f64; 2]> = points.iter().filter_map(|&point| self.place(point)).collect();
        let edges = [self.left - 8.0, self.top - 8.0, self.right + 8.0, self.bottom + 8.0];
        path::clip(&[placed], edges).iter().map(|line| simplify(line, LINE_TOLERANCE)).collect()
    }
}
