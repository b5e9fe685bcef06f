use korogaru::lanes::{Bundle, Divisor, Kernels};
use korogaru::rule::Number;

use crate::sweep::Surface;
use crate::{Minimum, Objective, Plane};

/// The book's function (6.2): a valley that is twenty times as steep across as along.
///
/// f(x, y) = x²/20 + y²
#[derive(Clone, Copy, Debug, Default)]
pub struct Book;

const TEN: Divisor = Divisor::new(10);
const TWENTY: Divisor = Divisor::new(20);

impl Book {
    /// The two quotients of f and of its gradient, x²/20 and x/10, each as numerator and divisor. N is one
    /// number or several side by side.
    #[inline(always)]
    fn divided<N: Number>([x, _]: [N; 2]) -> [(N, Divisor); 2] {
        [(x * x, TWENTY), (x, TEN)]
    }

    /// f and its gradient, from these quotients.
    #[inline(always)]
    fn look<N: Number>([_, y]: [N; 2], [along, slope]: [N; 2]) -> (N, [N; 2]) {
        (along + y * y, [slope, N::from_f64(2.0) * y])
    }

    #[inline(always)]
    fn at(point: [f64; 2]) -> (f64, [f64; 2]) {
        Self::look(point, Self::divided(point).map(|(x, divisor)| x / divisor.value()))
    }
}

impl Objective for Book {
    known! {
        name: "book",
        formula: "x²/20 + y²",
        domain: [-10.0, 10.0], [-5.0, 5.0], start: [-7.0, 2.0],
        minima: [Minimum { point: [0.0, 0.0], value: 0.0 }],
    }

    fn value(&self, point: [f64; 2]) -> f64 {
        Self::at(point).0
    }

    fn gradient(&self, point: [f64; 2]) -> [f64; 2] {
        Self::at(point).1
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        [0.1, 0.0, 2.0]
    }

    fn is_quadratic(&self) -> bool {
        true
    }

    /// The article draws both axes from −10 to 10.
    fn view(&self) -> Plane {
        Plane::known([-10.0, 10.0], [-10.0, 10.0])
    }
}

/// This impl exists because the two divisions, both by known numbers, would take half the time of an update.
impl<const K: usize> Surface<K> for Book {
    #[inline(always)]
    fn eval(
        &mut self,
        kernels: impl Kernels,
        [xs, ys]: &[[Bundle; K]; 2],
        f: &mut [Bundle; K],
        [gx, gy]: &mut [[Bundle; K]; 2],
    ) {
        for k in 0..K {
            let point = [xs[k], ys[k]];
            (f[k], [gx[k], gy[k]]) = Self::look(point, kernels.quotients(Self::divided(point)));
        }
    }
}
