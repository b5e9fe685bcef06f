//! A run allocates its memory before the first iteration.

use allocation_counter::measure;
use korogaru::METHODS;
use korogaru_lab::{Experiment, run};

#[test]
fn a_run_allocates_nothing_per_step() {
    for info in METHODS {
        let allocations = |iterations| {
            let method = info.default_method().with("lr", 0.001).unwrap();
            let experiment = Experiment::default().with_method(method).with_iterations(iterations).unwrap();
            let mut length = 0;
            let counted = measure(|| length = run(&experiment).len()).count_total;
            assert_eq!(length, iterations + 1, "{}", info.name);
            counted
        };
        assert_eq!(allocations(1), allocations(10_000), "{}", info.name);
    }
}
