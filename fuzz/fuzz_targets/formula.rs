//! Any text as a formula: it is refused at a place within it, or reads, evaluates and prints as itself.
//!
//!     cargo fuzz run formula

#![no_main]

use korogaru_lab::{ErrorKind, Evaluated, Formula, Objective as _};
use libfuzzer_sys::fuzz_target;

const POINTS: [[f64; 2]; 6] =
    [[0.0, 0.0], [-7.0, 2.0], [1.25, 0.75], [1e300, -1e300], [f64::NAN, 1.0], [f64::INFINITY, -0.0]];

fuzz_target!(|text: &str| {
    let formula = match Formula::new(text) {
        Ok(formula) => formula,
        Err(error) => {
            let ErrorKind::Formula { place, .. } = error.kind() else { panic!("{error:?}") };
            assert!(place.at <= text.chars().count() + 1);
            return;
        }
    };
    let again = Formula::new(formula.written());
    let (xs, ys) = (POINTS.map(|[x, _]| x), POINTS.map(|[_, y]| y));
    let [mut values, mut gx, mut gy] = [[0.0; POINTS.len()]; 3];
    formula.evaluate(&xs, &ys, Evaluated { values: &mut values, gx: &mut gx, gy: &mut gy });
    for (i, point) in POINTS.into_iter().enumerate() {
        let same = |a: f64, b: f64| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
        let [dx, dy] = formula.gradient(point);
        assert!(same(dx, gx[i]) && same(dy, gy[i]) && same(formula.value(point), values[i]));
        let (_, _) = (formula.hessian(point), formula.undefined(point));
        // What is printed may be longer than a formula can be.
        if let Ok(again) = &again {
            assert!(same(again.value(point), formula.value(point)));
        }
    }
});
