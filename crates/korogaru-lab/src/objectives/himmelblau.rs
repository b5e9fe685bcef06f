use crate::{Minimum, Objective, Spacing};

/// Himmelblau's function (1972): four minima of equal depth.
///
/// f(x, y) = (x² + y − 11)² + (x + y² − 7)²
#[derive(Clone, Copy, Debug, Default)]
pub struct Himmelblau;

impl Objective for Himmelblau {
    known! {
        name: "himmelblau",
        formula: "(x² + y − 11)² + (x + y² − 7)²",
        domain: [-5.0, 5.0], [-5.0, 5.0], start: [0.0, 0.0],
        minima: [
            Minimum { point: [3.0, 2.0], value: 0.0 },
            Minimum { point: [-2.805118086952745, 3.131312518250573], value: 0.0 },
            Minimum { point: [-3.779310253377747, -3.28318599128617], value: 0.0 },
            Minimum { point: [3.584428340330492, -1.848126526964404], value: 0.0 },
        ],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
        a * a + b * b
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
        [4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b]
    }

    fn hessian(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        let (a, b) = (x * x + y - 11.0, x + y * y - 7.0);
        [4.0 * a + 8.0 * (x * x) + 2.0, 4.0 * (x + y), 4.0 * b + 8.0 * (y * y) + 2.0]
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}
