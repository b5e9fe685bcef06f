use std::f64::consts::TAU;

use crate::{Minimum, Objective};

/// Rastrigin's function: a bowl full of dents, each a local minimum.
/// Source: Rastrigin (1974), in two dimensions.
///
/// f(x, y) = 20 + x² − 10cos(2πx) + y² − 10cos(2πy)
#[derive(Clone, Copy, Debug, Default)]
pub struct Rastrigin;

impl Objective for Rastrigin {
    known! {
        name: "rastrigin",
        formula: "20 + x² − 10cos(2πx) + y² − 10cos(2πy)",
        domain: [-5.12, 5.12], [-5.12, 5.12], start: [-3.4, 2.3],
        minima: [Minimum { point: [0.0, 0.0], value: 0.0 }],
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        20.0 + x * x - 10.0 * libm::cos(TAU * x) + y * y - 10.0 * libm::cos(TAU * y)
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x, y].map(|u| 2.0 * u + 10.0 * TAU * libm::sin(TAU * u))
    }

    fn hessian(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        let [xx, yy] = [x, y].map(|u| 2.0 + 10.0 * (TAU * TAU) * libm::cos(TAU * u));
        [xx, 0.0, yy]
    }
}
