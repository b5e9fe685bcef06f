use crate::{Minimum, Objective, Plane, Spacing};

/// Beale's function (1958): nearly flat but for steep walls at the corners.
///
/// f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²
#[derive(Clone, Copy, Debug, Default)]
pub struct Beale;

impl Objective for Beale {
    fn name(&self) -> &str {
        "beale"
    }

    fn formula(&self) -> &str {
        "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²"
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y);
        a * a + b * b + c * c
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y);
        [
            2.0 * a * (y - 1.0) + 2.0 * b * (y * y - 1.0) + 2.0 * c * (y * y * y - 1.0),
            2.0 * a * x + 4.0 * b * x * y + 6.0 * c * x * y * y,
        ]
    }

    fn domain(&self) -> Plane {
        Plane::known([-4.5, 4.5], [-4.5, 4.5])
    }

    fn minima(&self) -> &[Minimum] {
        &[Minimum { point: [3.0, 0.5], value: 0.0 }]
    }

    fn start(&self) -> [f64; 2] {
        [1.0, 1.0]
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}
