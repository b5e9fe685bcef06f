//! Values and derivatives, at one point and at many.

use std::sync::Arc;

use korogaru_lab::{Axis, Experiment, Formula, Metric, Objective, Sweep, run};
use proptest::prelude::*;

use super::{formula, smooth, typed, value};

fn sides(objective: &dyn Objective, [u, v]: [f64; 2]) -> [f64; 2] {
    let domain = objective.domain();
    [domain.x.low() + u * domain.x.width(), domain.y.low() + v * domain.y.width()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// The built-in functions as formulas have the same bits if their operations are in the same order, and
    /// the same values but for rounding otherwise.
    #[test]
    fn the_built_in_functions_typed_are_the_same(
        objective in prop::sample::select(typed()), u in 0.0..1.0_f64, v in 0.0..1.0_f64,
    ) {
        let typed = formula(objective.formula());
        let at = sides(&*objective, [u, v]);
        let name = objective.name();
        prop_assert_eq!(typed.is_quadratic(), objective.is_quadratic());
        if ["book", "rosenbrock", "himmelblau", "booth", "matyas", "rastrigin", "saddle"].contains(&name) {
            prop_assert_eq!(typed.value(at).to_bits(), objective.value(at).to_bits(), "{}", name);
        }
        if ["book", "saddle"].contains(&name) {
            prop_assert_eq!(typed.gradient(at).map(f64::to_bits), objective.gradient(at).map(f64::to_bits));
            prop_assert_eq!(typed.hessian(at), objective.hessian(at));
        }
        let size = objective.hessian(at).iter().chain(&objective.gradient(at)).chain([&objective.value(at)])
            .fold(1e3, |size: f64, number| size.max(number.abs()));
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-14 * size;
        prop_assert!(near(typed.value(at), objective.value(at)), "{}", name);
        for (a, b) in typed.gradient(at).iter().zip(objective.gradient(at)) {
            prop_assert!(near(*a, b), "{name} at {at:?}: {a} is not {b}");
        }
        for (a, b) in typed.hessian(at).iter().zip(objective.hessian(at)) {
            prop_assert!(near(*a, b), "{name} at {at:?}: {a} is not {b}");
        }
    }
}

/// The slope by central differences at two widths, extrapolated.
fn slope(of: impl Fn(f64) -> f64) -> f64 {
    let slope = |h: f64| (of(h) - of(-h)) / (2.0 * h);
    (4.0 * slope(5e-4) - slope(1e-3)) / 3.0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn derivatives_are_those_of_the_values(text in smooth(), x in -3.0..3.0_f64, y in -3.0..3.0_f64) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let gradient = f.gradient([x, y]);
        let [xx, xy, yy] = f.hessian([x, y]);
        let size = [f.value([x, y]), gradient[0], gradient[1], xx, xy, yy].iter()
            .fold(1.0, |size: f64, number| size.max(number.abs()));
        prop_assume!(size < 1e3);
        // Near a kink, or where derivatives of higher orders are large, differences show nothing.
        let numeric = [slope(|h| f.value([x + h, y])), slope(|h| f.value([x, y + h]))];
        let by_x = slope(|h| f.gradient([x + h, y])[0]);
        let mixed = [slope(|h| f.gradient([x, y + h])[0]), slope(|h| f.gradient([x + h, y])[1])];
        let by_y = slope(|h| f.gradient([x, y + h])[1]);
        let rough = slope(|h| slope(|k| f.gradient([x + h + k, y])[0])).abs()
            + slope(|h| slope(|k| f.gradient([x, y + h + k])[1])).abs();
        prop_assume!(rough < 1e4 && (mixed[0] - mixed[1]).abs() < 1e-6 * size);
        for (exact, numeric) in [(gradient[0], numeric[0]), (gradient[1], numeric[1]), (xx, by_x), (xy, mixed[0]), (yy, by_y)] {
            prop_assert!((exact - numeric).abs() < 1e-4 * size, "{text} at ({x}, {y}): {exact} is not {numeric}");
        }
    }

    /// A point has its own value, whichever points are evaluated beside it.
    #[test]
    fn a_line_has_the_bits_of_points(text in smooth(), xs in prop::collection::vec(-9.0..9.0_f64, 0..75)) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let mut line = vec![7.0; xs.len()];
        f.values(&xs, 0.5, &mut line);
        for (x, value) in xs.iter().zip(line) {
            prop_assert_eq!(value.to_bits(), f.value([*x, 0.5]).to_bits(), "{}", text);
        }
    }

    /// A run has its own value and gradient, whichever runs are evaluated beside it: more than are evaluated
    /// together, and a remainder.
    #[test]
    fn runs_side_by_side_have_the_bits_of_one(text in smooth(), start in [-9.0..9.0_f64, -9.0..9.0_f64]) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let experiment = Experiment::default().with_objective(Arc::new(f)).with_start(start).unwrap();
        let experiment = experiment.with_iterations(4).unwrap();
        let axes = [Axis::new("lr", 0.01, 1.9, 7).unwrap(), Axis::new("momentum", 0.0, 0.9, 5).unwrap()];
        let map = Sweep::new(&experiment, axes, Metric::Loss).unwrap().run(1, &()).unwrap();
        for cell in 0..map.cells() {
            let single = run(&map.sweep().experiment_of(cell));
            // A run has no point if f has no value at its start.
            let last = single.len().checked_sub(1).map_or(f64::NAN, |last| single.value(last));
            let found = map.value(cell);
            let same = found.to_bits() == last.to_bits() || (found.is_nan() && last.is_nan());
            prop_assert!(same, "{}: {:?}, not {:?}", text, found, last);
        }
    }
}

#[test]
fn at_kinks_the_gradient_is_the_documented_one() {
    let gradient = |text, point| formula(text).gradient(point);
    assert_eq!(gradient("abs(x) + abs(y)", [0.0, -2.0]), [0.0, -1.0]);
    assert_eq!(gradient("max(x, 2y)", [2.0, 1.0]), [1.0, 0.0]);
    assert_eq!(gradient("max(2y, x)", [2.0, 1.0]), [0.0, 2.0]);
    assert_eq!(gradient("min(x, 2y)", [2.0, 1.0]), [1.0, 0.0]);
    assert_eq!(gradient("min(3x, 2y)", [2.0, 1.0]), [0.0, 2.0]);
    assert_eq!(gradient("sqrt(x^2 + y^2)", [0.0, 0.0]), [0.0, 0.0]);
    assert_eq!(gradient("sqrt(x^2 + y^2)", [4.0, 0.0]), [1.0, 0.0]);
    assert_eq!(gradient("(x^2 + y^2)^0.5", [0.0, 0.0]), [0.0, 0.0]);
    assert_eq!(formula("abs(x)y").hessian([-1.0, 1.0]), [0.0, -1.0, 0.0]);
}

#[test]
fn derivatives_by_hand() {
    let f = formula("x^3*y^2 + x/y");
    assert_eq!(f.gradient([2.0, 4.0]), [3.0 * 4.0 * 16.0 + 0.25, 2.0 * 8.0 * 4.0 - 2.0 / 16.0]);
    assert_eq!(
        f.hessian([2.0, 4.0]),
        [6.0 * 2.0 * 16.0, 6.0 * 4.0 * 4.0 - 1.0 / 16.0, 2.0 * 8.0 + 4.0 / 64.0]
    );
    let f = formula("atan2(y, x)");
    let near = |found: &[f64], expected: &[f64]| {
        assert!(
            found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15),
            "{found:?} is not {expected:?}"
        );
    };
    near(&f.gradient([1.0, 1.0]), &[-0.5, 0.5]);
    near(&f.hessian([1.0, 1.0]), &[0.5, 0.0, -0.5]);
    assert_eq!(formula("7").hessian([1.0, 2.0]), [0.0; 3]);
    assert_eq!(formula("sin(x) + sin(y)").hessian([0.0, 0.0]), [0.0; 3]);
    assert_eq!(formula("x^y").gradient([2.0, 3.0]), [12.0, 8.0 * libm_ln2()]);
    assert_eq!(formula("x^y").gradient([0.0, 2.0]), [0.0, 0.0]);
}

fn libm_ln2() -> f64 {
    value("ln(2)", [0.0; 2])
}
