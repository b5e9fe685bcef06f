use crate::{Minimum, Objective, Plane};

/// The book's function, (6.2): a valley whose slope across is twenty times that along it.
///
/// f(x, y) = x²/20 + y²
#[derive(Clone, Copy, Debug, Default)]
pub struct Book;

impl Objective for Book {
    fn name(&self) -> &str {
        "book"
    }

    fn formula(&self) -> &str {
        "x²/20 + y²"
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        x * x / 20.0 + y * y
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x / 10.0, 2.0 * y]
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [0.1, 0.0, 2.0]
    }

    fn is_quadratic(&self) -> bool {
        true
    }

    fn domain(&self) -> Plane {
        Plane::known([-10.0, 10.0], [-5.0, 5.0])
    }

    /// The article draws both axes from −10 to 10.
    fn view(&self) -> Plane {
        Plane::known([-10.0, 10.0], [-10.0, 10.0])
    }

    fn minima(&self) -> &[Minimum] {
        &[Minimum { point: [0.0, 0.0], value: 0.0 }]
    }

    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }
}
