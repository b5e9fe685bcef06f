//! The functions that come with the lab, one file each.

use std::sync::Arc;

use crate::Objective;
use crate::reading::alike;

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
