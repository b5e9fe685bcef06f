//! Small sweeps. `cargo xtask test` counts their instructions under callgrind and compares the counts with
//! `instructions.txt`.
//!
//! Without an argument it prints the names of the cases; with one it runs that case. Only what happens inside
//! `counted_from_here` is counted.

use std::hint::black_box;
use std::sync::Arc;

use korogaru::Method;
use korogaru_lab::{Axis, Experiment, Formula, Metric, Sweep};

/// An experiment, and the hyperparameter that is swept besides the learning rate.
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

/// The number of values along each axis, and of updates in each run.
const SIDE: usize = 32;
const ITERATIONS: usize = 50;

fn main() {
    // Cargo adds `--bench` when it runs this itself.
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
    // The first sweep looks for the widest backend, which is AVX2 under callgrind.
    let _ = black_box(sweep.run(1, &()));
    counted_from_here(|| {
        black_box(sweep.run(1, &()));
    });
}

#[inline(never)]
fn counted_from_here(case: impl FnOnce()) {
    case();
}
