//! Theory compared with the library's own optimizer, on quadratics that are in no file of the lab.

mod article;
mod modes;
mod places;
mod updates;

use std::sync::Arc;

use korogaru::{Convention, METHODS, Method};
use korogaru_lab::theory::{Family, Optimum, Regime, Residual, Verdict};
use korogaru_lab::{
    ErrorKind, Experiment, Interval, Minimum, Objective, Plane, Setting, Theory, objectives, run,
};
use proptest::prelude::*;

/// (a(x − p)² + 2b(x − p)(y − q) + c(y − q)²)/2, which is not an objective of the lab.
#[derive(Debug)]
struct Quadratic {
    hessian: [f64; 3],
    minimum: [Minimum; 1],
}

impl Quadratic {
    /// The quadratic with these eigenvalues, its axes turned by an angle.
    fn new([a, b]: [f64; 2], angle: f64, centre: [f64; 2]) -> Self {
        let (sin, cos) = angle.sin_cos();
        let hessian = [a * cos * cos + b * sin * sin, (a - b) * sin * cos, a * sin * sin + b * cos * cos];
        Self { hessian, minimum: [Minimum { point: centre, value: 0.0 }] }
    }

    fn offset(&self, point: [f64; 2]) -> [f64; 2] {
        let centre = self.minimum[0].point;
        [point[0] - centre[0], point[1] - centre[1]]
    }
}

impl Objective for Quadratic {
    fn name(&self) -> &str {
        "quadratic"
    }

    fn formula(&self) -> &str {
        "(ax² + 2bxy + cy²)/2"
    }

    fn value(&self, point: [f64; 2]) -> f64 {
        let ([x, y], [gx, gy]) = (self.offset(point), self.gradient(point));
        (x * gx + y * gy) / 2.0
    }

    fn gradient(&self, point: [f64; 2]) -> [f64; 2] {
        let ([x, y], [xx, xy, yy]) = (self.offset(point), self.hessian);
        [xx * x + xy * y, xy * x + yy * y]
    }

    fn hessian(&self, _: [f64; 2]) -> [f64; 3] {
        self.hessian
    }

    fn is_quadratic(&self) -> bool {
        true
    }

    fn domain(&self) -> Plane {
        let side = Interval::new(-10.0, 10.0).unwrap();
        Plane { x: side, y: side }
    }

    fn minima(&self) -> &[Minimum] {
        &self.minimum
    }

    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }
}

fn method(family: Family, lr: f64, momentum: f64) -> Method {
    let method = Method::named(family.name()).unwrap().with("lr", lr).unwrap();
    if family == Family::Sgd { method } else { method.with("momentum", momentum).unwrap() }
}

fn experiment(objective: impl Objective + 'static, method: Method, iterations: usize) -> Experiment {
    let experiment = Experiment::default().with_objective(Arc::new(objective));
    experiment.with_method(method).with_iterations(iterations).unwrap()
}

/// A run from −7 along one mode with this ηλ, while the other mode rests.
fn one_mode(family: Family, s: f64, momentum: f64, iterations: usize) -> (Theory, Vec<f64>) {
    // A learning rate is not negative, but a curvature may be.
    let bowl = Quadratic::new([1.0_f64.copysign(s), 3.0], 0.0, [0.0, 0.0]);
    let experiment =
        experiment(bowl, method(family, s.abs(), momentum), iterations).with_start([-7.0, 0.0]).unwrap();
    let trajectory = run(&experiment);
    let theory = Theory::new(&experiment, None).unwrap();
    (theory, (0..trajectory.len()).map(|i| trajectory.position(i)[0]).collect())
}

fn any_family() -> impl Strategy<Value = Family> {
    prop::sample::select(Family::ALL.to_vec())
}
