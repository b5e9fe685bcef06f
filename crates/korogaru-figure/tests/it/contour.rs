use korogaru_figure::contour::{Grid, Line, lines};
use korogaru_lab::objectives::{Book, Himmelblau, Saddle};
use korogaru_lab::{Interval, Objective, Plane, objectives};
use proptest::prelude::*;

fn square(side: f64) -> Plane {
    let interval = Interval::new(-side, side).unwrap();
    Plane { x: interval, y: interval }
}

fn is_closed(line: &Line) -> bool {
    line.first() == line.last()
}

#[test]
fn an_ellipse_is_one_closed_line_on_the_ellipse() {
    let grid = Grid::sample(&Book, Book.domain(), Grid::ARTICLE);
    let all = lines(&grid, &[4.0]);
    let [ellipse] = all[0].as_slice() else { panic!("{} lines", all[0].len()) };
    assert!(is_closed(ellipse));
    for &[x, y] in ellipse {
        assert!((Book.value([x, y]) - 4.0).abs() < 1e-4, "({x}, {y})");
    }
    let reach = |axis: usize| ellipse.iter().map(|point| point[axis]).fold(0.0, f64::max);
    assert!((reach(0) - 80.0_f64.sqrt()).abs() < 1e-2 && (reach(1) - 2.0).abs() < 1e-2);
}

#[test]
fn a_line_that_meets_the_border_is_open_and_whole() {
    let grid = Grid::sample(&Book, Book.domain(), Grid::ARTICLE);
    let all = lines(&grid, &[16.0]);
    assert_eq!(all[0].len(), 2, "above and below");
    for line in &all[0] {
        assert!(!is_closed(line));
        let ends = [line[0][0], line[line.len() - 1][0]].map(f64::abs);
        assert!(ends.iter().all(|end| (end - 10.0).abs() < 0.011), "{ends:?}");
    }
}

#[test]
fn four_minima_are_four_rings() {
    let grid = Grid::sample(&Himmelblau, Himmelblau.domain(), [300, 300]);
    let all = lines(&grid, &[1.0, 10.0]);
    for level in &all {
        assert_eq!(level.len(), 4);
        assert!(level.iter().all(is_closed));
    }
}

#[test]
fn beside_a_saddle_lines_do_not_cross() {
    let grid = Grid::sample(&Saddle, square(3.0), [61, 61]);
    for (level, lines) in [-0.01, 0.01].iter().zip(lines(&grid, &[-0.01, 0.01])) {
        assert_eq!(lines.len(), 2, "the two branches of a hyperbola at {level}");
    }
}

/// √(x² + y²), but not a number in the lower left quarter.
#[derive(Debug)]
struct Broken;

impl Objective for Broken {
    fn name(&self) -> &str {
        "broken"
    }
    fn formula(&self) -> &str {
        "broken"
    }
    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        if x < 0.0 && y < 0.0 { f64::NAN } else { (x * x + y * y).sqrt() }
    }
    fn gradient(&self, _: [f64; 2]) -> [f64; 2] {
        [f64::NAN; 2]
    }
    fn domain(&self) -> Plane {
        square(3.0)
    }
    fn start(&self) -> [f64; 2] {
        [1.0, 1.0]
    }
}

#[test]
fn a_hole_ends_lines_and_breaks_nothing() {
    let grid = Grid::sample(&Broken, square(3.0), [100, 100]);
    let all = lines(&grid, &[2.0]);
    let [arc] = all[0].as_slice() else { panic!("{} lines", all[0].len()) };
    assert!(!is_closed(arc));
    assert!(arc.iter().flatten().all(|number| number.is_finite()));
    assert!(arc.iter().all(|point| !(point[0] < -0.06 && point[1] < -0.06)));
}

#[test]
fn too_small_a_grid_has_no_lines() {
    for size in [[0, 0], [1, 5], [5, 1]] {
        assert_eq!(lines(&Grid::sample(&Book, square(1.0), size), &[0.5]), [Vec::<Line>::new()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Every edge of the grid that the level crosses is on exactly one line, and nothing else is: the naive
    /// count of sign changes along all edges is the number of points on all lines.
    #[test]
    fn every_crossing_is_drawn_once(
        objective in prop::sample::select(objectives::all()),
        columns in 2..150_usize,
        rows in 2..90_usize,
        share in 0.01..0.99_f64,
    ) {
        let grid = Grid::sample(&*objective, objective.domain(), [columns, rows]);
        let (low, high) = grid.range().unwrap();
        let level = low + share * share * (high - low);
        let points: usize = lines(&grid, &[level])[0]
            .iter()
            .map(|line| line.len() - usize::from(is_closed(line)))
            .sum();

        let domain = objective.domain();
        let at = |i: usize, j: usize| {
            let x = domain.x.low() + i as f64 * (domain.x.width() / columns as f64);
            let y = domain.y.low() + j as f64 * (domain.y.width() / rows as f64);
            objective.value([x, y]) >= level
        };
        let mut crossings = 0;
        for i in 0..columns {
            for j in 0..rows {
                crossings += usize::from(i + 1 < columns && at(i, j) != at(i + 1, j));
                crossings += usize::from(j + 1 < rows && at(i, j) != at(i, j + 1));
            }
        }
        prop_assert_eq!(points, crossings);
    }
}
