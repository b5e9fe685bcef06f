use crate::Objective;

/// A saddle, without a minimum. The first update off the ridge decides to which side the ball falls.
///
/// f(x, y) = x² − y²
#[derive(Clone, Copy, Debug, Default)]
pub struct Saddle;

impl Objective for Saddle {
    known! {
        name: "saddle",
        formula: "x² − y²",
        domain: [-3.0, 3.0], [-3.0, 3.0], start: [-2.5, 0.01],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        x * x - y * y
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [2.0 * x, -2.0 * y]
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [2.0, 0.0, -2.0]
    }

    fn is_quadratic(&self) -> bool {
        true
    }
}
