//! Contour lines by marching squares.
//!
//! The article's grid has two million points, and a person waits for its picture. The function is evaluated
//! once, only cells that a level can cross are looked at, and each line is followed from cell to cell. This
//! takes a few milliseconds; `bench/` has the record.

mod grid;
mod march;
mod simplify;

pub use grid::Grid;
pub use march::lines;
pub(crate) use simplify::simplify;

/// The points of one contour line, in order. The last point of a closed line is its first.
pub type Line = Vec<[f64; 2]>;
