//! The functions that come with the lab, one file each.

use std::sync::Arc;

use crate::Objective;
use crate::reading::alike;

/// The methods of an objective that only state what is known about it.
macro_rules! known {
    (
        name: $name:literal, formula: $formula:literal,
        domain: $x:expr, $y:expr, start: $start:expr $(, minima: $minima:expr)? $(,)?
    ) => {
        fn name(&self) -> &str {
            $name
        }

        fn formula(&self) -> &str {
            $formula
        }

        fn domain(&self) -> $crate::Plane {
            $crate::Plane::known($x, $y)
        }

        fn start(&self) -> [f64; 2] {
            $start
        }

        $(fn minima(&self) -> &[$crate::Minimum] {
            const MINIMA: &[$crate::Minimum] = &$minima;
            MINIMA
        })?
    };
}

mod beale;
mod book;
mod booth;
mod himmelblau;
mod least_squares;
mod matyas;
mod rastrigin;
mod rosenbrock;
mod saddle;
mod styblinski_tang;

pub use beale::Beale;
pub use book::Book;
pub use booth::Booth;
pub use himmelblau::Himmelblau;
pub use least_squares::LeastSquares;
pub use matyas::Matyas;
pub use rastrigin::Rastrigin;
pub use rosenbrock::Rosenbrock;
pub use saddle::Saddle;
pub use styblinski_tang::StyblinskiTang;

/// All of them, the book's first. To add an objective, add its file, and its line here.
///
/// ```
/// for objective in korogaru_lab::objectives::all() {
///     println!("{}: f(x, y) = {}", objective.name(), objective.formula());
/// }
/// ```
#[must_use]
pub fn all() -> Vec<Arc<dyn Objective>> {
    vec![
        Arc::new(Book),
        Arc::new(Rosenbrock),
        Arc::new(Himmelblau),
        Arc::new(Beale),
        Arc::new(Booth),
        Arc::new(Matyas),
        Arc::new(Rastrigin),
        Arc::new(StyblinskiTang),
        Arc::new(Saddle),
        Arc::new(LeastSquares),
    ]
}

/// The objective of that name; capitals, hyphens, underscores and spaces do not matter.
///
/// ```
/// assert_eq!(korogaru_lab::objectives::named("Styblinski Tang").unwrap().name(), "styblinski-tang");
/// ```
#[must_use]
pub fn named(name: &str) -> Option<Arc<dyn Objective>> {
    all().into_iter().find(|objective| alike(objective.name(), name))
}
