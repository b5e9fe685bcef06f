use super::{Grid, Line};

/// The contour lines of a grid: a list of lines for each level. Levels must ascend.
///
/// A line goes from cell to cell through the edges that it crosses, at the point where the value interpolated
/// along the edge is the level. In a cell that is crossed twice, the mean of the corners decides which
/// crossings are connected. A value that is not finite makes a hole: no line enters the cells around it.
///
/// ```
/// use korogaru_figure::contour::{Grid, lines};
/// use korogaru_lab::{Objective, objectives::Book};
///
/// let grid = Grid::sample(&Book, Book.domain(), [200, 100]);
/// let lines = lines(&grid, &[4.0]);
/// let [ellipse] = lines[0].as_slice() else { unreachable!() };
/// assert_eq!(ellipse.first(), ellipse.last());
/// ```
#[must_use]
pub fn lines(grid: &Grid, levels: &[f64]) -> Vec<Vec<Line>> {
    if grid.columns() < 2 || grid.rows() < 2 {
        return vec![Vec::new(); levels.len()];
    }
    let cells = crossed_cells(grid, levels);
    let mut seen = vec![0_u64; (2 * grid.heights.len()).div_ceil(64)];
    let follow = |(&level, cells): (&f64, &Vec<Cell>)| {
        seen.fill(0);
        follow_level(grid, level, cells, &mut seen)
    };
    levels.iter().zip(&cells).map(follow).collect()
}

/// A cell, by the column and the row of its lower left corner.
#[derive(Clone, Copy, Debug)]
struct Cell {
    column: usize,
    row: usize,
}

/// For each level, the cells that it may cross. No level crosses most of a grid, and the extremes of a block
/// of points and of the block above it show this for a whole block of cells at once.
fn crossed_cells(grid: &Grid, levels: &[f64]) -> Vec<Vec<Cell>> {
    const BLOCK: usize = 64;
    let blocks = (grid.columns() - 1).div_ceil(BLOCK);
    let extremes_of_row = |row: usize| -> Vec<(f64, f64)> {
        let heights = &grid.heights[row * grid.columns()..][..grid.columns()];
        // The cells of a block extend to the first points of the next block.
        (0..blocks)
            .map(|b| extremes(&heights[b * BLOCK..(b * BLOCK + BLOCK + 1).min(heights.len())]))
            .collect()
    };

    let mut cells = vec![Vec::new(); levels.len()];
    let mut lower = extremes_of_row(0);
    for row in 0..grid.rows() - 1 {
        let upper = extremes_of_row(row + 1);
        for block in 0..blocks {
            let low = lower[block].0.min(upper[block].0);
            let high = lower[block].1.max(upper[block].1);
            let crossed =
                levels.partition_point(|&level| level <= low)..levels.partition_point(|&level| level <= high);
            for column in block * BLOCK..(block * BLOCK + BLOCK).min(grid.columns() - 1) {
                for level in crossed.clone() {
                    let cell = Cell { column, row };
                    if !matches!(cell.corners_above(grid, levels[level]), 0 | 0b1111) {
                        cells[level].push(cell);
                    }
                }
            }
        }
        lower = upper;
    }
    cells
}

/// The lowest and the highest finite value, or (∞, −∞) if there is none. Eight extremes are kept at a time,
/// so that a comparison need not wait for the one before.
pub(super) fn extremes(heights: &[f64]) -> (f64, f64) {
    const LANES: usize = 8;
    let (mut low, mut high) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
    let (chunks, rest) = heights.as_chunks::<LANES>();
    let mut rest_padded = [f64::NAN; LANES];
    rest_padded[..rest.len()].copy_from_slice(rest);
    for chunk in chunks.iter().chain([&rest_padded]) {
        for lane in 0..LANES {
            let height = chunk[lane];
            // Comparisons with NaN are false, so that NaN never becomes an extreme. Infinities are excluded.
            let finite = height.abs() <= f64::MAX;
            low[lane] = if finite & (height < low[lane]) { height } else { low[lane] };
            high[lane] = if finite & (height > high[lane]) { height } else { high[lane] };
        }
    }
    (low.into_iter().fold(f64::INFINITY, f64::min), high.into_iter().fold(f64::NEG_INFINITY, f64::max))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Bottom,
    Right,
    Top,
    Left,
}

impl Cell {
    /// Which corners lie at or above the level: bit 0 is lower left, 1 lower right, 2 upper right, 3 upper
    /// left. Returns 0 if a corner is not finite.
    fn corners_above(self, grid: &Grid, level: f64) -> u8 {
        let corners = self.corners(grid);
        if corners.iter().any(|height| !height.is_finite()) {
            return 0;
        }
        corners.iter().enumerate().fold(0, |bits, (i, &height)| bits | u8::from(height >= level) << i)
    }

    fn corners(self, grid: &Grid) -> [f64; 4] {
        let Self { column, row } = self;
        [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
            .map(|(column, row)| grid.height(column, row))
    }

    /// The side by which a line leaves that comes in by `side`, or `None` if the level does not cross `side`.
    fn way_out(self, grid: &Grid, level: f64, way_in: Side) -> Option<Side> {
        use Side::{Bottom, Left, Right, Top};
        // The sides that are connected, for each set of corners above the level.
        let pairs: &[[Side; 2]] = match self.corners_above(grid, level) {
            0b0001 | 0b1110 => &[[Left, Bottom]],
            0b0010 | 0b1101 => &[[Bottom, Right]],
            0b0100 | 0b1011 => &[[Right, Top]],
            0b1000 | 0b0111 => &[[Top, Left]],
            0b0011 | 0b1100 => &[[Left, Right]],
            0b0110 | 0b1001 => &[[Bottom, Top]],
            diagonal @ (0b0101 | 0b1010) => {
                let mean = self.corners(grid).iter().sum::<f64>() / 4.0;
                // The corners on the mean's side of the level are connected through the middle.
                if (mean >= level) == (diagonal == 0b0101) {
                    &[[Bottom, Right], [Top, Left]]
                } else {
                    &[[Left, Bottom], [Right, Top]]
                }
            }
            _ => &[],
        };
        pairs.iter().find_map(|&[a, b]| match way_in {
            side if side == a => Some(b),
            side if side == b => Some(a),
            _ => None,
        })
    }

    /// The number of the edge of a side. The cell beyond has the same edge.
    fn edge(self, grid: &Grid, side: Side) -> usize {
        let point = |column: usize, row: usize| 2 * (row * grid.columns() + column);
        match side {
            Side::Bottom => point(self.column, self.row),
            Side::Top => point(self.column, self.row + 1),
            Side::Left => point(self.column, self.row) + 1,
            Side::Right => point(self.column + 1, self.row) + 1,
        }
    }

    /// The cell beyond a side, and the side by which a line enters it.
    fn beyond(self, grid: &Grid, side: Side) -> Option<(Self, Side)> {
        let Self { column, row } = self;
        let (columns, rows) = (grid.columns() - 1, grid.rows() - 1);
        match side {
            Side::Bottom => row.checked_sub(1).map(|row| (Self { column, row }, Side::Top)),
            Side::Top => (row + 1 < rows).then_some((Self { column, row: row + 1 }, Side::Bottom)),
            Side::Left => column.checked_sub(1).map(|column| (Self { column, row }, Side::Right)),
            Side::Right => (column + 1 < columns).then_some((Self { column: column + 1, row }, Side::Left)),
        }
    }

    /// The point where the level crosses a side.
    fn crossing(self, grid: &Grid, level: f64, side: Side) -> [f64; 2] {
        let Self { column, row } = self;
        let ((c0, r0), (c1, r1)) = match side {
            Side::Bottom => ((column, row), (column + 1, row)),
            Side::Top => ((column, row + 1), (column + 1, row + 1)),
            Side::Left => ((column, row), (column, row + 1)),
            Side::Right => ((column + 1, row), (column + 1, row + 1)),
        };
        let (a, b) = (grid.height(c0, r0), grid.height(c1, r1));
        let share = (level - a) / (b - a);
        let between = |a: f64, b: f64| a + share * (b - a);
        [between(grid.xs[c0], grid.xs[c1]), between(grid.ys[r0], grid.ys[r1])]
    }
}

/// The lines of one level through its cells. `seen` has a bit for each edge.
fn follow_level(grid: &Grid, level: f64, cells: &[Cell], seen: &mut [u64]) -> Vec<Line> {
    let mut lines = Vec::new();
    for &cell in cells {
        for side in [Side::Bottom, Side::Right, Side::Top, Side::Left] {
            let edge = cell.edge(grid, side);
            if is_seen(seen, edge) || cell.way_out(grid, level, side).is_none() {
                continue;
            }
            mark_seen(seen, edge);
            let mut line = vec![cell.crossing(grid, level, side)];
            let closed = follow(grid, level, cell, side, seen, &mut line);
            if !closed {
                // The line began in the middle. Its other half goes backwards from the same edge.
                if let Some((cell, side)) = cell.beyond(grid, side) {
                    line.reverse();
                    follow(grid, level, cell, side, seen, &mut line);
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// Follows a line from a side of a cell until it closes, or ends at the border of the grid or at a hole.
/// Returns whether it closes.
fn follow(grid: &Grid, level: f64, cell: Cell, side: Side, seen: &mut [u64], line: &mut Line) -> bool {
    let first_edge = cell.edge(grid, side);
    let (mut cell, mut way_in) = (cell, side);
    while let Some(way_out) = cell.way_out(grid, level, way_in) {
        line.push(cell.crossing(grid, level, way_out));
        let edge = cell.edge(grid, way_out);
        if edge == first_edge {
            return true;
        }
        mark_seen(seen, edge);
        match cell.beyond(grid, way_out) {
            Some(next) => (cell, way_in) = next,
            None => return false,
        }
    }
    false
}

fn is_seen(seen: &[u64], edge: usize) -> bool {
    seen[edge / 64] >> (edge % 64) & 1 == 1
}

fn mark_seen(seen: &mut [u64], edge: usize) {
    seen[edge / 64] |= 1 << (edge % 64);
}
