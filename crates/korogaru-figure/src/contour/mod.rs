//! Contour lines by marching squares.
//!
//! The article's grid has two million points, and a person waits for its picture. Evaluating the function
//! once, looking only at cells that a level can cross, and following each line from cell to cell keeps it to a
//! few milliseconds; `bench/` has the record.

mod grid;
mod march;
mod simplify;

pub use grid::Grid;
pub use march::lines;
pub(crate) use simplify::simplify;

/// The points of one contour line in order. A closed line ends where it began.
pub type Line = Vec<[f64; 2]>;
