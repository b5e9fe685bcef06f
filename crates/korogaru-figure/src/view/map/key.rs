use korogaru_lab::{Map, Outcome};
use korogaru_text::{SweepPhrase, metric_name};

use super::{ColourMap, Seen, best, optimum, stripes};
use crate::axes::SIZE as PAGE;
use crate::drawing::{dash, fitted};
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Item, Span};
use crate::theme::Style;
use crate::ticker::Ticks;

const SIZE: f64 = 11.0;
const ROW: f64 = 20.0;
/// The width and the height of the colour bar.
const BAR: [f64; 2] = [14.0, 168.0];
const STEPS: usize = 48;
/// The size of a swatch, in cells of the map.
const SWATCH: [usize; 2] = [9, 6];

/// The key right of the frame: the colour bar, and the meaning of the marks.
pub(super) fn key(
    map: &Map,
    colour_map: &ColourMap,
    seen: Seen,
    frame: &Frame,
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    let left = frame.right + 16.0;
    let text = |at: [f64; 2], spans: Vec<Span>| fitted(at, spans, SIZE, PAGE[0], palette.secondary);
    let words = |phrase: &SweepPhrase| style.words(phrase);
    let mut items = Vec::new();

    let coloured = |&cell: &usize| map.is_comparable(cell);
    let mut first = frame.top + SIZE;
    // If no cell has a colour, there is no colour bar.
    if (0..map.cells()).any(|cell| coloured(&cell)) {
        let name = metric_name(style.lang, map.sweep().metric());
        items.push(text([left, frame.top + SIZE - 2.0], math::words(name)));
        let numbers = colour_map.scale.ticks(1.7 * SIZE / BAR[1]);
        let room = PAGE[0] - left - 4.0;
        let under = [PAGE[0] - 4.0, frame.top + 2.0 * SIZE + 2.0];
        let offset = numbers.offset(under, SIZE, room, palette.secondary);
        let top = frame.top + SIZE + if offset.is_some() { 22.0 } else { 8.0 };
        items.extend(offset);
        items.extend(bar([left, top], &numbers, colour_map, style, palette));
        first = top + BAR[1] + 1.4 * ROW;
    }

    let mut baseline = first;
    let mark = |baseline: f64| [left + 8.0, baseline - 0.36 * SIZE];
    let mut row = |marks: Vec<Item>, phrase: &SweepPhrase| {
        items.extend(marks);
        items.push(text([left + 23.0, baseline], words(phrase)));
        baseline += ROW;
        baseline
    };
    let mut at = first;
    let [columns, rows] = SWATCH;
    let swatch = |at: [f64; 2], colours| Item::Cells {
        area: [at[0] - columns as f64, at[1] - rows as f64, 2.0 * columns as f64, 2.0 * rows as f64],
        columns,
        colours,
    };
    if map.diverging() > 0 {
        let cells = (0..columns * rows).map(|i| stripes(i % columns, i / columns, palette)).collect();
        at = row(vec![swatch(mark(at), cells)], &SweepPhrase::Diverges);
    }
    let not_reached = |&cell: &usize| map.outcome(cell) == Outcome::Settled && !map.value(cell).is_finite();
    // If f falls without end, no minimum can be reached.
    let blank = match (0..map.cells()).any(|cell| not_reached(&cell)) {
        true => Some(SweepPhrase::NotReached),
        false => (map.falling() > 0).then_some(SweepPhrase::Falls),
    };
    if let Some(blank) = blank {
        let [x, y] = mark(at);
        let area = [x - columns as f64, y - rows as f64, 2.0 * columns as f64, 2.0 * rows as f64];
        let (fill, stroke) = (Some((palette.not_reached, 1.0)), Some((palette.frame, 0.8)));
        at = row(vec![Item::Rectangle { area, fill, stroke }], &blank);
    }
    let line = |[x, y]: [f64; 2], colour, width| dash([x - 9.0, y], 18.0, colour, width);
    if seen.stable_end {
        at = row(vec![line(mark(at), palette.minimum, 2.2)], &SweepPhrase::StableEnd);
    }
    if seen.critical {
        at = row(vec![line(mark(at), palette.carried, 1.4)], &SweepPhrase::Critical);
    }
    if seen.optimum {
        at = row(optimum(mark(at), palette).to_vec(), &SweepPhrase::Optimum);
    }
    if map.best().is_some() {
        row(best(mark(at), palette).to_vec(), &SweepPhrase::BestCell);
    }
    items
}

/// The colour bar with its numbers.
fn bar(
    [left, top]: [f64; 2],
    numbers: &Ticks,
    colour_map: &ColourMap,
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    let colours = (0..STEPS).rev().map(|i| style.theme.height((i as f64 + 0.5) / STEPS as f64)).collect();
    let mut items = vec![Item::Cells { area: [left, top, BAR[0], BAR[1]], columns: 1, colours }];
    let mut ticks = Vec::new();
    let mut taken = f64::INFINITY;
    for (number, written) in &numbers.all {
        let Some(share) = colour_map.scale.share(*number).filter(|share| (0.0..=1.0).contains(share)) else {
            continue;
        };
        let y = top + BAR[1] * (1.0 - share);
        ticks.push(vec![[left + BAR[0], y], [left + BAR[0] + 3.0, y]]);
        if y + 0.36 * SIZE < taken {
            let at = [left + BAR[0] + 7.0, y + 0.36 * SIZE];
            items.push(fitted(at, math::words(written.as_str()), SIZE, PAGE[0], palette.secondary));
            taken = y - 0.9 * SIZE;
        }
    }
    items.push(Item::Lines { lines: ticks, colour: palette.frame, width: 1.0 });
    items
}
