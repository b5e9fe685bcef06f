use crate::{Minimum, Objective, Spacing};

/// Rosenbrock's banana (1960): a curved valley that is easy to reach and slow to follow.
///
/// f(x, y) = (1 − x)² + 100(y − x²)²
#[derive(Clone, Copy, Debug, Default)]
pub struct Rosenbrock;

impl Objective for Rosenbrock {
    known! {
        name: "rosenbrock",
        formula: "(1 − x)² + 100(y − x²)²",
        domain: [-2.0, 2.0], [-1.0, 3.0], start: [-1.2, 1.0],
        minima: [Minimum { point: [1.0, 1.0], value: 0.0 }],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let (a, b) = (1.0 - x, y - x * x);
        a * a + 100.0 * (b * b)
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (a, b) = (1.0 - x, y - x * x);
        [-2.0 * a - 400.0 * x * b, 200.0 * b]
    }

    fn hessian(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        let b = y - x * x;
        [2.0 - 400.0 * b + 800.0 * (x * x), -400.0 * x, 200.0]
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}
