use crate::{Minimum, Objective};

/// Styblinski and Tang's function (1990): four valleys, one of them the deepest.
///
/// f(x, y) = (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2
#[derive(Clone, Copy, Debug, Default)]
pub struct StyblinskiTang;

impl Objective for StyblinskiTang {
    known! {
        name: "styblinski-tang",
        formula: "(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2",
        domain: [-5.0, 5.0], [-5.0, 5.0], start: [4.5, -0.5],
        minima: [Minimum { point: [-2.903534027771177, -2.903534027771177], value: -78.33233140754285 }],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let [a, b] = [x, y].map(|u| u * u * u * u - 16.0 * (u * u) + 5.0 * u);
        (a + b) / 2.0
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x, y].map(|u| 2.0 * (u * u * u) - 16.0 * u + 2.5)
    }

    fn hessian(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        let [xx, yy] = [x, y].map(|u| 6.0 * (u * u) - 16.0);
        [xx, 0.0, yy]
    }
}
