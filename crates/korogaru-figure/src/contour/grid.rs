use korogaru_lab::{Interval, Objective, Plane};

/// The values of a function over a rectangle, on a grid of points.
#[derive(Clone, Debug)]
pub struct Grid {
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
    /// Row by row from the lowest y; each row begins at the lowest x.
    pub(super) heights: Vec<f64>,
}

impl Grid {
    /// Columns and rows of the article's grid: x ∈ [−10, 10) and y ∈ [−5, 5) by 0.01.
    pub const ARTICLE: [usize; 2] = [2000, 1000];

    /// Evaluates the function at `columns × rows` points. As with NumPy's `arange`, each axis begins at the
    /// lower end and stops one step before the upper end.
    ///
    /// ```
    /// use korogaru_figure::contour::Grid;
    /// use korogaru_lab::{Objective, objectives::Book};
    ///
    /// let grid = Grid::sample(&Book, Book.domain(), Grid::ARTICLE);
    /// assert_eq!(grid.range(), Some((0.0, 30.0)));
    /// ```
    #[must_use]
    pub fn sample(objective: &dyn Objective, area: Plane, [columns, rows]: [usize; 2]) -> Self {
        let points = |interval: Interval, count: usize| -> Vec<f64> {
            let step = interval.width() / count as f64;
            (0..count).map(|i| interval.low() + i as f64 * step).collect()
        };
        let (xs, ys) = (points(area.x, columns), points(area.y, rows));
        let mut heights = vec![0.0; columns * rows];
        for (row, &y) in heights.chunks_exact_mut(columns.max(1)).zip(&ys) {
            objective.values(&xs, y, row);
        }
        Self { xs, ys, heights }
    }

    /// The lowest and the highest finite value, or `None` if no value is finite.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        let (low, high) = super::march::extremes(&self.heights);
        (low <= high).then_some((low, high))
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len()
    }

    pub(super) fn rows(&self) -> usize {
        self.ys.len()
    }

    pub(super) fn height(&self, column: usize, row: usize) -> f64 {
        self.heights[row * self.columns() + column]
    }
}
