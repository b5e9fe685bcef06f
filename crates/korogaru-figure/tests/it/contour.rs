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

/// √(x² + y²), but NaN in the lower left quarter.
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

/// Any function, for a grid of exactly these values.
#[derive(Debug)]
struct Of(fn(f64, f64) -> f64);

impl Objective for Of {
    fn name(&self) -> &str {
        "of"
    }
    fn formula(&self) -> &str {
        "of"
    }
    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        self.0(x, y)
    }
    fn gradient(&self, _: [f64; 2]) -> [f64; 2] {
        [f64::NAN; 2]
    }
    fn domain(&self) -> Plane {
        square(1.0)
    }
    fn start(&self) -> [f64; 2] {
        [0.0, 0.0]
    }
}

/// A grid with the values at the points (0, 0) to (columns − 1, rows − 1).
fn whole(heights: fn(f64, f64) -> f64, [columns, rows]: [u8; 2]) -> Grid {
    let interval = |count: u8| Interval::new(0.0, f64::from(count)).unwrap();
    let area = Plane { x: interval(columns), y: interval(rows) };
    Grid::sample(&Of(heights), area, [columns, rows].map(usize::from))
}

/// The corners that the lines in a single cell cut off, one for each line.
fn cut_off(grid: &Grid, level: f64) -> Vec<[f64; 2]> {
    let all = lines(grid, &[level]);
    let mut corners: Vec<[f64; 2]> = all[0]
        .iter()
        .map(|line| {
            let [[ax, ay], [bx, by]] = line[..] else { panic!("{line:?} is not across one cell") };
            // One of its two ends is on a horizontal side, at a corner's y, and the other on a vertical side,
            // at its x.
            let side = |number: f64| number.abs() < 1e-12 || (number - 1.0).abs() < 1e-12;
            if side(ax) && side(by) { [ax, by] } else { [bx, ay] }
        })
        .collect();
    corners.sort_by(|a, b| a.partial_cmp(b).unwrap());
    corners
}

/// Corners on the mean's side of the level are connected through the middle. The two others are cut off.
#[test]
fn in_a_cell_crossed_twice_the_mean_decides_what_is_connected() {
    let rising = [[0.0, 0.0], [1.0, 1.0]];
    let falling = [[0.0, 1.0], [1.0, 0.0]];
    // 1 at (0, 0) and (1, 1), 0 at the others: the mean is a half.
    let high_on_rising = whole(|x, y| 1.0 - x - y + 2.0 * x * y, [2, 2]);
    assert_eq!(cut_off(&high_on_rising, 0.4), falling);
    assert_eq!(cut_off(&high_on_rising, 0.6), rising);
    assert_eq!(
        cut_off(&high_on_rising, 0.5),
        falling,
        "a mean at the level counts as above, as a corner does"
    );
    // The same, mirrored.
    let high_on_falling = whole(|x, y| x + y - 2.0 * x * y, [2, 2]);
    assert_eq!(cut_off(&high_on_falling, 0.4), rising);
    assert_eq!(cut_off(&high_on_falling, 0.6), falling);
    assert_eq!(cut_off(&high_on_falling, 0.5), rising);
    // One high corner lifts the mean above a level that the other corner barely reaches.
    let lifted = whole(|x, y| if x + y > 1.0 { 9.0 } else { 1.0 - x - y }, [2, 2]);
    assert_eq!(cut_off(&lifted, 0.9), falling);
}

/// A line crosses an edge where the interpolated value is the level, and at a point of the grid that has the
/// level itself. This holds also around the 64th column, at the end of a block of cells that is skipped
/// together.
#[test]
fn a_level_that_points_of_the_grid_have_is_drawn_once_through_them() {
    for column in [1, 2, 63, 64, 65, 99] {
        let grid = whole(|x, _| x, [100, 4]);
        let level = f64::from(column);
        assert_eq!(lines(&grid, &[level]), [[[0.0, 1.0, 2.0, 3.0].map(|y| [level, y])]], "{column}");
        let between = level - 0.25;
        assert_eq!(lines(&grid, &[between]), [[[0.0, 1.0, 2.0, 3.0].map(|y| [between, y])]], "{column}");
    }
    // The border at the lowest value has nothing below it. The one at the highest is reached from below.
    let grid = whole(|x, _| x, [100, 4]);
    assert_eq!(lines(&grid, &[0.0]), [Vec::<Line>::new()]);
    assert_eq!(lines(&grid, &[100.0]), [Vec::<Line>::new()]);
}

/// A value equal to the level counts as above it. A plateau at the level has a line around it if everything
/// else is lower, and none if everything else is higher.
#[test]
fn a_plateau_at_the_level_belongs_to_what_is_above() {
    fn from_middle(x: f64, y: f64) -> f64 {
        ((x - 5.0).abs().max((y - 5.0).abs()) - 2.0).max(0.0)
    }
    let hill = lines(&whole(|x, y| -from_middle(x, y), [11, 11]), &[0.0]);
    let [ring] = hill[0].as_slice() else { panic!("{} lines", hill[0].len()) };
    assert!(is_closed(ring));
    for &[x, y] in ring {
        assert!(((x - 5.0).abs().max((y - 5.0).abs()) - 2.0).abs() < 1e-12, "({x}, {y})");
    }
    assert_eq!(lines(&whole(from_middle, [11, 11]), &[0.0]), [Vec::<Line>::new()]);
    assert_eq!(lines(&whole(|_, _| 0.0, [11, 11]), &[0.0]), [Vec::<Line>::new()]);
}

/// Many levels cross each edge. Each must have all of its lines, and none twice.
#[test]
fn levels_through_the_same_cells_are_drawn_each_by_itself() {
    let grid = whole(|x, y| 100.0 * x + 10.0 * y, [3, 3]);
    let levels: Vec<f64> = (0..22).map(|i| 10.0 * f64::from(i) + 5.0).collect();
    let together = lines(&grid, &levels);
    assert_eq!(together.len(), levels.len());
    for (&level, together) in levels.iter().zip(&together) {
        let [line] = together.as_slice() else { panic!("{} lines at {level}", together.len()) };
        assert!(line.iter().all(|&[x, y]| (100.0 * x + 10.0 * y - level).abs() < 1e-9), "{level}: {line:?}");
        assert_eq!(lines(&grid, &[level]), [[line.clone()]]);
    }
}

#[test]
fn too_small_a_grid_has_no_lines() {
    for size in [[0, 0], [1, 5], [5, 1]] {
        assert_eq!(lines(&Grid::sample(&Book, square(1.0), size), &[0.5]), [Vec::<Line>::new()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Every edge of the grid that the level crosses is on exactly one line, and nothing else is: the number
    /// of sign changes along all edges is the number of points on all lines.
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
