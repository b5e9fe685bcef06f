//! Small maps whose instructions `cargo xtask test` counts under callgrind and compares with `instructions.txt`.
//!
//! Without an argument it prints the names of the cases, with one it runs that case. What happens inside
//! `counted_from_here` is what counts.

use std::hint::black_box;
use std::sync::Arc;

use korogaru::Method;
use korogaru_lab::{Axis, Experiment, Formula, Metric, Sweep};

/// An experiment, and the hyperparameter that is swept beside the learning rate.
type Case = fn() -> (Experiment, &'static str);

const CASES: [(&str, Case); 3] = [
    ("map", || (Experiment::default(), "momentum")),
    ("map-of-a-formula", || {
        let formula = Formula::new("x^2/20 + y^2").expect("a formula");
        (Experiment::default().with_objective(Arc::new(formula)), "momentum")
    }),
    ("map-of-adam", || {
        let adam = Method::named("adam").expect("a method of the library");
        (Experiment::default().with_method(adam), "beta1")
    }),
];

/// Values along each axis, and updates of each run.
const SIDE: usize = 32;
const ITERATIONS: usize = 50;

fn main() {
    // Cargo adds `--bench` where it runs this itself.
    let Some(wanted) = std::env::args().skip(1).find(|argument| argument != "--bench") else {
        CASES.iter().for_each(|(name, _)| println!("{name}"));
        return;
    };
    let (_, case) = CASES.iter().find(|(name, _)| *name == wanted).expect("a case of the list");
    let (experiment, other) = case();
    let experiment = experiment.with_iterations(ITERATIONS).expect("few iterations");
    let axes = [Axis::new("lr", 0.01, 1.0, SIDE), Axis::new(other, 0.0, 0.9, SIDE)];
    let sweep =
        Sweep::new(&experiment, axes.map(|axis| axis.expect("an axis")), Metric::Loss).expect("a sweep");
    // The first looks for the widest backend, which under callgrind is AVX2.
    let _ = black_box(sweep.run(1, &()));
    counted_from_here(|| {
        black_box(sweep.run(1, &()));
    });
}

#[inline(never)]
fn counted_from_here(case: impl FnOnce()) {
    case();
}
