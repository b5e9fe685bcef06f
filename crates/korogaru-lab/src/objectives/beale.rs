use crate::{Minimum, Objective, Spacing};

/// Beale's function (1958): nearly flat, with steep walls at the corners.
///
/// f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²
#[derive(Clone, Copy, Debug, Default)]
pub struct Beale;

impl Objective for Beale {
    known! {
        name: "beale",
        formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
        domain: [-4.5, 4.5], [-4.5, 4.5], start: [1.0, 1.0],
        minima: [Minimum { point: [3.0, 0.5], value: 0.0 }],
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

    fn hessian(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        // In powers of y: term i is cᵢ − x + x·yⁱ, and its derivatives are yⁱ − 1 and
        // i·x·yⁱ⁻¹.
        let (y2, y3) = (y * y, y * y * y);
        let (a, b, c) = (1.5 - x + x * y, 2.25 - x + x * y2, 2.625 - x + x * y3);
        let (ax, bx, cx) = (y - 1.0, y2 - 1.0, y3 - 1.0);
        let (ay, by, cy) = (x, 2.0 * x * y, 3.0 * x * y2);
        [
            2.0 * (ax * ax + bx * bx + cx * cx),
            2.0 * (ax * ay + a + bx * by + 2.0 * y * b + cx * cy + 3.0 * y2 * c),
            2.0 * (ay * ay + by * by + 2.0 * x * b + cy * cy + 6.0 * x * y * c),
        ]
    }

    fn spacing(&self) -> Spacing {
        Spacing::Logarithmic
    }
}
