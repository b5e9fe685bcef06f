use crate::{Minimum, Objective, Spacing};

/// Booth's function: a tilted bowl.
/// Source: one of the classical test functions collected by Jamil and Yang (2013).
///
/// f(x, y) = (x + 2y − 7)² + (2x + y − 5)²
#[derive(Clone, Copy, Debug, Default)]
pub struct Booth;

impl Objective for Booth {
    known! {
        name: "booth",
        formula: "(x + 2y − 7)² + (2x + y − 5)²",
        domain: [-10.0, 10.0], [-10.0, 10.0], start: [-8.0, 2.0],
        minima: [Minimum { point: [1.0, 3.0], value: 0.0 }],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let (a, b) = (x + 2.0 * y - 7.0, 2.0 * x + y - 5.0);
        a * a + b * b
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (a, b) = (x + 2.0 * y - 7.0, 2.0 * x + y - 5.0);
        [2.0 * a + 4.0 * b, 4.0 * a + 2.0 * b]
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [10.0, 8.0, 10.0]
    }

    fn is_quadratic(&self) -> bool {
        true
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}
