use crate::{Minimum, Objective};

/// Matyas's function: a long diagonal valley.
/// Source: one of the classical test functions collected by Jamil and Yang (2013).
///
/// f(x, y) = 0.26(x² + y²) − 0.48xy
#[derive(Clone, Copy, Debug, Default)]
pub struct Matyas;

impl Objective for Matyas {
    known! {
        name: "matyas",
        formula: "0.26(x² + y²) − 0.48xy",
        domain: [-10.0, 10.0], [-10.0, 10.0], start: [-9.0, 3.0],
        minima: [Minimum { point: [0.0, 0.0], value: 0.0 }],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        0.26 * (x * x + y * y) - 0.48 * x * y
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x]
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [0.52, -0.48, 0.52]
    }

    fn is_quadratic(&self) -> bool {
        true
    }
}
