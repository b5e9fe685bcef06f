//! Any text as a formula: it is refused at a place inside it, or it is read and evaluated, and its printed
//! form is the same formula.
//!
//!     cargo fuzz run formula -- -dict=fuzz/formula.dict

#![no_main]

use std::sync::Arc;

use korogaru_lab::{Axis, ErrorKind, Experiment, Formula, Metric, Objective as _, Sweep, run};
use libfuzzer_sys::fuzz_target;

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

const POINTS: [[f64; 2]; 6] =
    [[0.0, 0.0], [-7.0, 2.0], [1.25, 0.75], [1e300, -1e300], [f64::NAN, 1.0], [f64::INFINITY, -0.0]];

fuzz_target!(|text: &str| {
    let formula = match Formula::new(text) {
        Ok(formula) => formula,
        Err(error) => {
            let ErrorKind::Formula { place, .. } = error.kind() else { panic!("{error:?}") };
            assert!(place.at <= text.chars().count() + 1);
            let said = error.to_string();
            assert!(said.contains("formula") && said.len() < 1000 + 8 * text.len(), "{said}");
            return;
        }
    };
    let again = Formula::new(formula.written());
    for point in POINTS {
        let mut line = [0.0; 3];
        formula.values(&[point[0]; 3], point[1], &mut line);
        assert!(line.iter().all(|&value| same(value, formula.value(point))));
        let _ = formula.gradient(point);
        let (_, _) = (formula.hessian(point), formula.undefined(point));
        // The printed form may be longer than a formula can be.
        if let Ok(again) = &again {
            assert!(same(again.value(point), formula.value(point)));
        }
    }
    // A few runs side by side, each with the bits of the single run.
    let experiment = Experiment::default().with_objective(Arc::new(formula)).with_iterations(2).unwrap();
    let axes = [Axis::new("lr", 0.0, 2.0, 3).unwrap(), Axis::new("momentum", 0.0, 0.9, 3).unwrap()];
    let map = Sweep::new(&experiment, axes, Metric::Loss).unwrap().run(1, &()).unwrap();
    for cell in 0..map.cells() {
        let single = run(&map.sweep().experiment_of(cell));
        // A run has no point if f has no value at its start.
        let last = single.len().checked_sub(1).map_or(f64::NAN, |last| single.value(last));
        assert!(same(map.value(cell), last));
    }
});
