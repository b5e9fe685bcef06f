//! Finds lines that others hide, and makes them wider.

use std::collections::HashSet;

use crate::animation::Layer;
use crate::scene::Item;

/// Places within this many pixels look alike.
const CELL: f64 = 1.5;
/// The share of a line that another must cover to hide it.
const MOST: f64 = 0.75;

/// For drawings over one another, the last on top, by how much each must be wider to be seen on both sides of
/// those that cover it: `more` for each of these.
pub(super) fn wider(drawings: &[Vec<Item>], more: f64) -> Vec<f64> {
    let cells: Vec<HashSet<[i64; 2]>> = drawings.iter().map(|items| cells(items)).collect();
    let near = |[x, y]: [i64; 2]| (-1..=1).flat_map(move |dx| (-1..=1).map(move |dy| [x + dx, y + dy]));
    let covers = |over: usize, under: usize| {
        let is_under = |cell: &&[i64; 2]| near(**cell).any(|cell| cells[over].contains(&cell));
        let covered = cells[under].iter().filter(is_under).count();
        covered > 0 && covered as f64 >= MOST * cells[under].len() as f64
    };
    let mut times = vec![0_u8; drawings.len()];
    for under in (0..drawings.len()).rev() {
        let over = (under + 1..drawings.len()).filter(|over| covers(*over, under));
        times[under] = over.map(|over| times[over] + 1).max().unwrap_or(0);
    }
    times.into_iter().map(|times| f64::from(times) * more).collect()
}

/// Makes lines and markers wider, by `more` pixels on each side.
pub(super) fn widen(items: &mut [Item], more: f64) {
    for item in items {
        match item {
            Item::Lines { width, .. } => *width += 2.0 * more,
            Item::Markers { points, .. } => points.iter_mut().for_each(|(_, radius)| *radius += more),
            Item::Clipped { items, .. } => widen(items, more),
            _ => {}
        }
    }
}

/// Like [`widen`], for layers of an animation.
pub(super) fn widened(mut layers: Vec<Layer>, more: f64) -> Vec<Layer> {
    layers.iter_mut().for_each(|layer| widen(&mut layer.items, more));
    layers
}

/// The cells of a raster through which lines go.
fn cells(items: &[Item]) -> HashSet<[i64; 2]> {
    let lines = items.iter().filter_map(|item| match item {
        Item::Lines { lines, .. } => Some(lines),
        _ => None,
    });
    let segments = lines.flatten().flat_map(|line| line.windows(2));
    let along = segments.flat_map(|ends| {
        let ([x, y], [to_x, to_y]) = (ends[0], ends[1]);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what is drawn is on the page"
        )]
        let steps = ((to_x - x).hypot(to_y - y) / CELL).ceil() as u32;
        (0..=steps).map(move |step| {
            let share = f64::from(step) / f64::from(steps.max(1));
            [x + share * (to_x - x), y + share * (to_y - y)]
        })
    });
    #[expect(clippy::cast_possible_truncation, reason = "what is drawn is on the page")]
    let cell = |at: [f64; 2]| at.map(|along| (along / CELL).floor() as i64);
    along.map(cell).collect()
}
