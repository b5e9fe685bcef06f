//! An objective of your own, run with the methods that have a velocity and printed update by update.
//!
//!     cargo run -p korogaru-lab --example own_objective

use std::sync::Arc;

use korogaru::{Momentum, Nesterov};
use korogaru_lab::{Experiment, Interval, Minimum, Objective, Plane, run};

/// f(x, y) = (x² + 10y²)/2, ten times as steep along y as along x.
#[derive(Debug)]
struct Trough;

impl Objective for Trough {
    fn name(&self) -> &str {
        "trough"
    }

    fn formula(&self) -> &str {
        "(x² + 10y²)/2"
    }

    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        (x * x + 10.0 * (y * y)) / 2.0
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x, 10.0 * y]
    }

    fn domain(&self) -> Plane {
        let side = Interval::new(-5.0, 5.0).expect("in order");
        Plane { x: side, y: side }
    }

    fn minima(&self) -> &[Minimum] {
        &[Minimum { point: [0.0, 0.0], value: 0.0 }]
    }

    fn start(&self) -> [f64; 2] {
        [-4.0, 2.0]
    }
}

fn main() -> Result<(), korogaru::Error> {
    let experiment = Experiment::default().with_objective(Arc::new(Trough));
    for method in [Momentum::new(0.1, 0.8)?.into(), korogaru::Method::from(Nesterov::new(0.1, 0.8)?)] {
        let trajectory = run(&experiment.clone().with_method(method));
        println!("{:?}", trajectory.experiment().method());
        for iteration in 1..=3 {
            let [x, y] = trajectory.velocity_parts(iteration).expect("both methods have a velocity");
            println!(
                "  {iteration}: along x {:6.3} + {:6.3} = {:6.3}, along y {:6.3} + {:6.3} = {:6.3}",
                x.carried,
                x.fresh,
                x.sum(),
                y.carried,
                y.fresh,
                y.sum(),
            );
        }
        let (_, distance) = trajectory.nearest_minimum().expect("the trough has a minimum");
        println!("  after {} iterations {distance:.5} from the minimum", trajectory.len() - 1);
    }
    Ok(())
}
