use std::time::Duration;

use contour::ContourBuilder;
use korogaru_figure::contour::{Grid, lines};
use korogaru_figure::ticker::levels;
use korogaru_lab::objectives::Book;
use korogaru_lab::{Interval, Objective};

use crate::Result;
use crate::row::{Bar, Quantity, Row};
use crate::sample::{Samples, alternate, time};
use crate::setup::Setup;

/// The number of samples of ours alone, and of pairs with the rival, which is slower.
const ALONE: usize = 101;
const PAIRS: usize = 25;

/// The contour lines of the article's grid of two million points, in this process, at the levels that
/// matplotlib chooses.
pub(crate) fn rows(_: &Setup) -> Result<Vec<Row>> {
    let sample = || Grid::sample(&Book, Book.domain(), Grid::ARTICLE);
    let grid = sample();
    let (low, high) = grid.range().ok_or("the grid has no height")?;
    let levels = levels(low, high, Book.spacing());

    let both = Samples::collect(ALONE, || Ok(time(|| lines(&sample(), &levels))))?;

    let rival = Rival::new();
    rival.check(&lines(&grid, &levels), &levels)?;
    let ours = || Ok(time(|| lines(&grid, &levels)));
    let theirs = || Ok(time(|| rival.lines(&levels)));
    let pairs = alternate(PAIRS, ours, theirs)?;

    let bar = Bar::Within(Duration::from_millis(15));
    Ok(vec![
        Row::alone("contour lines of 2000 × 1000 points, heights included", Quantity::Time(both), Some(bar)),
        Row::compared("contour lines of 2000 × 1000 points, heights given, vs crate contour", pairs, None),
    ])
}

/// The crate `contour` on the same values of f.
struct Rival {
    builder: ContourBuilder,
    heights: Vec<f64>,
}

impl Rival {
    fn new() -> Self {
        let [columns, rows] = Grid::ARTICLE;
        let (area, step) =
            (Book.domain(), |interval: Interval, count: usize| interval.width() / count as f64);
        let (x_step, y_step) = (step(area.x, columns), step(area.y, rows));
        let xs: Vec<f64> = (0..columns).map(|i| area.x.low() + i as f64 * x_step).collect();
        let mut heights = vec![0.0; columns * rows];
        for (row, line) in heights.chunks_exact_mut(columns).enumerate() {
            Book.values(&xs, area.y.low() + row as f64 * y_step, line);
        }
        // With smoothing, points are interpolated between grid points, as ours are. The crate counts from the
        // corners of cells around the grid points, half a cell before the first.
        let builder = ContourBuilder::new(columns, rows, true)
            .x_origin(area.x.low() - x_step / 2.0)
            .y_origin(area.y.low() - y_step / 2.0)
            .x_step(x_step)
            .y_step(y_step);
        Self { builder, heights }
    }

    fn lines(&self, levels: &[f64]) -> contour::Result<Vec<contour::Line>> {
        self.builder.lines(&self.heights, levels)
    }

    /// Checks that both draw the same: each of our points is one of theirs. The rival has more points, since
    /// it closes lines along the border.
    fn check(&self, ours: &[Vec<korogaru_figure::contour::Line>], levels: &[f64]) -> Result {
        let theirs = self.lines(levels).map_err(|error| format!("crate contour: {error}"))?;
        // Points are rounded to a lattice far finer than the grid, and neighbours that rounding may reach
        // count too.
        let place = |[x, y]: [f64; 2]| [(x * 1e6).round() as i64, (y * 1e6).round() as i64];
        for ((ours, theirs), level) in ours.iter().zip(&theirs).zip(levels) {
            let known: std::collections::HashSet<[i64; 2]> =
                theirs.geometry().iter().flatten().map(|at| place([at.x, at.y])).collect();
            let near =
                |[x, y]: [i64; 2]| (-1..=1).any(|dx| (-1..=1).any(|dy| known.contains(&[x + dx, y + dy])));
            let lost = ours.iter().flatten().filter(|&&point| !near(place(point))).count();
            if lost > 0 {
                return Err(format!("at level {level}, {lost} points of ours are not among theirs"));
            }
        }
        Ok(())
    }
}
