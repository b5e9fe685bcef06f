//! The map of a sweep: a colour for each run, what theory says, and the best run.

mod axes;
mod chart;
mod key;

use korogaru_lab::{Landmarks, Map, Metric, Outcome};
use korogaru_text::{
    SweepPhrase, best_cell, divergence_meaning, map_caption, metric_meaning, number, seeds_meaning, swept,
    swept_with,
};

use super::axis_scale::AxisScale;
use super::{LINE_TOLERANCE, Metadata, page};
use crate::axes::SIZE;
use crate::contour::simplify;
use crate::drawing::{centred, disc, fitted, haloed, stroked, text};
use crate::font;
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Colour, Item, Scene, Shape, Span};
use crate::theme::{Style, Theme};
use axes::MapAxes;
pub use chart::MapChart;

/// The columns and rows of the picture, whose cells are two pixels wide and high. Each shows the run nearest
/// to its middle.
const COLUMNS: usize = 210;
const ROWS: usize = 168;
/// How many cells apart the stripes on cells that diverge are.
const STRIPE: usize = 5;
const COLOURS: f64 = 48.0;
const TEXT_SIZE: f64 = 11.0;
/// The baseline of the first line under the map, and the distance to the next.
const CAPTIONS: f64 = 447.0;
const LINE: f64 = 13.5;
/// Between the last line and the edge of the page.
const UNDER: f64 = 6.0;
const NOTE_SIZE: f64 = 11.5;

/// Draws the map of a sweep. The first axis goes to the right, the second upwards.
///
/// The colour of a cell shows the metric of its run, and darker is better. Runs that diverge are striped,
/// which tells them from slow ones. If theory covers the method and the axes are η and α, the map also shows
/// the end of the stable range, the critical damping of both modes, and the best η and α. The best run is
/// marked and named.
#[must_use]
pub fn map_figure(map: &Map, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = map.sweep().experiment();
    let formula = experiment.objective().formula();
    let axes = MapAxes::new(map.sweep().axes());
    let colour_map = ColourMap::new(map, style);

    let mut items = vec![colour_map.cells(map, &axes.frame, &palette)];
    let landmarks = map.sweep().landmarks();
    items.extend(
        landmarks
            .iter()
            .flat_map(|landmarks| axes.landmarks(landmarks, [palette.carried, palette.minimum], &palette)),
    );
    items.extend(axes.items(map.sweep(), &palette));
    if let Some(cell) = map.best() {
        let at = axes.cell(map.at(cell));
        items.extend(best(at, &palette));
        items.extend(note(map, at, &axes.frame, style, &palette));
    }
    let seen = landmarks.as_ref().map_or_else(Seen::default, |landmarks| Seen::of(landmarks, &axes));
    items.extend(key::key(map, &colour_map, seen, &axes.frame, style, &palette));

    let [middle, _] = axes.frame.middle();
    items.push(centred(math::words(swept(style.lang, map.sweep())), 18.0, [middle, 28.0], palette.ink));
    items.push(centred(math::equation(formula), 13.0, [middle, 49.0], palette.secondary));
    let captions = captions(map, landmarks.as_ref(), style, &palette);
    let height = SIZE[1].max((CAPTIONS + LINE * captions.len() as f64 - LINE + UNDER).ceil());
    items.extend(captions);
    let [first, second] = map.sweep().axes().each_ref().map(|axis| {
        format!("{} {}–{}", axis.name(), number::shortest(axis.low()), number::shortest(axis.high()))
    });
    let description = style.lang.say(&SweepPhrase::Description {
        method: swept_with(style.lang, map.sweep()),
        formula: formula.to_owned(),
        first,
        second,
        best: best_cell(style.lang, map),
    });
    let words =
        Metadata { experiments: vec![map.sweep().to_toml()], ..Metadata::of(experiment, description, style) };
    page(style, words, [SIZE[0], height], items)
}

/// Which parts of the theory lie in the frame, and so have a line in the key.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    stable_end: bool,
    critical: bool,
    optimum: bool,
}

impl Seen {
    fn of(landmarks: &Landmarks, axes: &MapAxes<'_>) -> Self {
        let any = |points: &[[f64; 2]]| points.iter().any(|&point| axes.inside(point).is_some());
        Self {
            stable_end: any(&landmarks.stable_end),
            critical: landmarks.critical.iter().any(|points| any(points)),
            optimum: axes.inside(landmarks.optimum).is_some(),
        }
    }
}

/// The lines under the map: what is run in each cell and how many runs diverge, what is shown, for which
/// seeds, what diverging means, and where theory applies.
fn captions(map: &Map, landmarks: Option<&Landmarks>, style: Style, palette: &Palette) -> Vec<Item> {
    let lang = style.lang;
    let divergence = (map.diverging() > 0).then(|| divergence_meaning(lang, map));
    let falling = (map.falling() > 0).then(|| lang.say(&SweepPhrase::Falling { count: map.falling() }));
    let near = landmarks.filter(|landmarks| !landmarks.is_exact).map(|landmarks| {
        let minimum = number::point(landmarks.at, 4);
        lang.say(&SweepPhrase::TheoryNear { minimum })
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

struct ColourMap {
    scale: AxisScale,
    style: Style,
    /// The colour of a share of the scale.
    ramp: fn(Theme, f64) -> Colour,
}

impl ColourMap {
    /// Goes from the least to the greatest number of the runs that can be compared. Losses and counts of
    /// updates have a logarithmic scale.
    fn new(map: &Map, style: Style) -> Self {
        /// Below this share of the greatest number everything has one colour, since it is what rounding
        /// leaves.
        const LEAST: f64 = 1e-16;
        let shown = |&cell: &usize| map.is_comparable(cell);
        let numbers = || (0..map.cells()).filter(shown).map(|cell| map.value(cell));
        let scale = match map.sweep().metric() {
            Metric::Rate => AxisScale::linear(numbers()),
            _ if numbers().all(|number| number <= 0.0) => AxisScale::linear(numbers()),
            Metric::Loss if numbers().any(|number| number < 0.0) => AxisScale::linear(numbers()),
            Metric::Loss | Metric::Steps => {
                let largest = numbers().fold(0.0, f64::max);
                AxisScale::logarithmic(numbers().filter(|&number| number >= LEAST * largest))
            }
        };
        Self { scale, style, ramp: Theme::height }
    }

    /// The colour of a cell, or `diverging` if its run diverges.
    fn colour(&self, map: &Map, cell: usize, diverging: Colour) -> Colour {
        let value = map.value(cell);
        match map.outcome(cell) {
            _ if map.is_comparable(cell) => {
                let share = self.scale.share(value).unwrap_or(0.0).clamp(0.0, 1.0);
                (self.ramp)(self.style.theme, (share * COLOURS).round() / COLOURS)
            }
            Outcome::Settled | Outcome::Fell => self.style.theme.palette().not_reached,
            _ => diverging,
        }
    }

    fn cells(&self, map: &Map, frame: &Frame, palette: &Palette) -> Item {
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

/// A cross with a rim of paper.
fn optimum(at: [f64; 2], palette: &Palette) -> [Item; 2] {
    let cross = |radius: f64, stroke| stroked(vec![(at, radius)], Shape::Cross, stroke);
    [cross(6.5, (palette.paper, 5.0)), cross(5.5, (palette.minimum, 2.2))]
}

/// A ring with a rim of paper.
fn best(at: [f64; 2], palette: &Palette) -> [Item; 2] {
    [(palette.paper, 5.0), (palette.ink, 2.0)].map(|stroke| disc(at, 6.0, None, Some(stroke)))
}

/// The note beside the best cell, on the side of the middle of the frame.
fn note(map: &Map, [x, y]: [f64; 2], frame: &Frame, style: Style, palette: &Palette) -> Vec<Item> {
    const PADDING: f64 = 6.0;
    const AWAY: f64 = 13.0;
    const ROW: f64 = 1.3 * NOTE_SIZE;
    let said = best_cell(style.lang, map);
    let typeset = |text: &str| upright(math::formula(text));
    let wide = |spans: &[Span]| font::total_width(spans, NOTE_SIZE);
    let mut lines = vec![typeset(&said)];
    // A note that would hide most of a row of cells has two lines.
    let comma = said.rmatch_indices([',', '、']).next().filter(|_| wide(&lines[0]) > 0.75 * frame.width());
    if let Some((at, comma)) = comma {
        let (settings, number) = said.split_at(at + comma.len());
        lines = vec![typeset(settings), typeset(number.trim_start())];
    }
    let width = lines.iter().map(|spans| wide(spans)).fold(0.0, f64::max) + 2.0 * PADDING;
    let height = NOTE_SIZE + ROW * (lines.len() - 1) as f64 + 2.0 * PADDING;
    let left = if x > frame.middle()[0] { x - AWAY - width } else { x + AWAY };
    let left = left.min(frame.right - 3.0 - width).max(frame.left + 3.0);
    let above = y - AWAY - height;
    let top = if above < frame.top + 3.0 { y + AWAY } else { above };
    let fill = Some((palette.paper, 0.92));
    let stroke = Some((palette.frame, 0.8));
    let mut items = vec![Item::Rectangle { area: [left, top, width, height], fill, stroke }];
    items.extend(lines.into_iter().enumerate().map(|(line, spans)| {
        let at = [left + PADDING, top + PADDING + 0.82 * NOTE_SIZE + ROW * line as f64];
        text(at, Anchor::Start, NOTE_SIZE, spans, palette.ink)
    }));
    items
}

/// Sets words upright and leaves symbols italic.
fn upright(spans: Vec<Span>) -> Vec<Span> {
    let word = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    spans
        .into_iter()
        .map(|span| if word(&span.text) { math::words(span.text).remove(0) } else { span })
        .collect()
}

impl MapAxes<'_> {
    /// What theory says, drawn over the cells: critical damping and the end of the stable range in these
    /// colours, and the best values.
    fn landmarks(&self, landmarks: &Landmarks, colours: [Colour; 2], palette: &Palette) -> Vec<Item> {
        let critical = landmarks.critical.iter().flat_map(|points| self.line(points)).collect();
        let all = [(critical, colours[0], 1.4), (self.line(&landmarks.stable_end), colours[1], 2.2)];
        let lines = all.into_iter().map(|(lines, colour, width): (_, _, f64)| {
            let items = haloed(lines, (palette.paper, width + 2.0), (colour, width)).into();
            Item::Clipped { area: self.frame.area(), items }
        });
        let optimum = self.inside(landmarks.optimum).map(|at| optimum(at, palette));
        lines.chain(optimum.into_iter().flatten()).collect()
    }

    /// A line on the page, cut where it leaves the frame.
    fn line(&self, points: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
        let placed: Vec<[f64; 2]> = points.iter().filter_map(|&point| self.place(point)).collect();
        self.frame.clip(&[placed]).iter().map(|line| simplify(line, LINE_TOLERANCE)).collect()
    }
}
