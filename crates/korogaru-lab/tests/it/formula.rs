//! Formulas: how they are read, what they compute, what is refused, and what is found of them.

use std::sync::Arc;

use korogaru_lab::{
    Axis, ErrorKind, Experiment, Formula, FormulaPart, Interval, Metric, Mistake, Objective, Partial, Plane,
    Setting, Spacing, Sweep, objectives, run,
};
use proptest::prelude::*;

fn formula(text: &str) -> Formula {
    Formula::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn value(text: &str, point: [f64; 2]) -> f64 {
    formula(text).value(point)
}

#[test]
fn precedence_is_that_of_mathematics() {
    let at = [3.0, 2.0];
    for (text, expected) in [
        ("-y^2", -4.0),
        ("2^3^2", 512.0),
        ("2^-1", 0.5),
        ("2^-1^2", 0.5),
        ("-2^2", -4.0),
        ("1-2-3", -4.0),
        ("1-(2-3)", 2.0),
        ("12/3/2", 2.0),
        ("12/3*2", 8.0),
        ("1/2x", 1.5),
        ("2x", 6.0),
        ("xy", 6.0),
        ("xy²", 12.0),
        ("2x^2", 18.0),
        ("2x²", 18.0),
        ("x²^y", 81.0),
        ("2^x²", 512.0),
        ("x⁻²", 1.0 / 9.0),
        ("(1-x)(2+y)", -8.0),
        ("3sin(0)y + 1", 1.0),
        ("x(y+1)", 9.0),
        ("--x", 3.0),
        ("+x", 3.0),
        ("x*-y", -6.0),
        ("x--y", 5.0),
        ("√(x+1)", 2.0),
        ("√4x", 6.0),
        ("2√4", 4.0),
        ("√4²", 4.0),
        ("x**2", 9.0),
        ("max(x, y) + 10min(x, y)", 23.0),
        ("2e1x", 60.0),
        ("1e-1 + .5 + 2.", 2.6),
        ("2e-1", 0.2),
        ("e - e", 0.0),
        ("2e - 2e", 0.0),
        ("abs(-x)", 3.0),
        ("log10(1000)", 3.0),
        ("log2(8)", 3.0),
        ("cbrt(27)", 3.0),
        ("ln(1)", 0.0),
        ("x × y · 2 ÷ 4 − 1", 2.0),
        ("ｘ＾２　＋　３（ｙ－１）", 12.0),
        ("x^0 + 0^0", 2.0),
    ] {
        assert_eq!(value(text, at), expected, "{text}");
    }
    assert_eq!(value("2pi", at).to_bits(), std::f64::consts::TAU.to_bits());
    assert_eq!(value("atan2(y, x)", [1.0, 1.0]), std::f64::consts::FRAC_PI_4);
    assert_eq!(value("π", at), value("pi", at));
    assert_eq!(value("e^x", at).to_bits(), value("exp(x)", at).to_bits());
}

/// The mistake in a text, and the character from 1.
fn wrong(text: &str) -> (usize, Mistake) {
    let error = Formula::new(text).unwrap_err();
    match error.kind() {
        ErrorKind::Formula { place, mistake } => (place.at, mistake.clone()),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn mistakes_are_found_where_they_stand() {
    use FormulaPart::*;
    let expected = |at, part| (at, Mistake::Expected(part));
    for (text, found) in [
        ("", (1, Mistake::Empty)),
        (" 　", (1, Mistake::Empty)),
        ("x^2 + * y", expected(7, Operand)),
        ("x +", expected(4, Operand)),
        ("x) + y", expected(2, Operator)),
        ("(x + y", expected(7, OperatorOrClose)),
        ("()", expected(2, Operand)),
        ("x 2", expected(3, Operator)),
        ("0,5x", expected(2, Operator)),
        ("1.2.3", expected(4, Operator)),
        ("sin x", expected(5, Open { function: "sin" })),
        ("sin(x", expected(6, OperatorOrClose)),
        ("max(x)", expected(6, Comma { function: "max" })),
        ("sin(x, y)", (6, Mistake::TooManyArguments { function: "sin", takes: 1 })),
        ("max(x, y, 1)", (9, Mistake::TooManyArguments { function: "max", takes: 2 })),
        ("x = y", (3, Mistake::UnknownCharacter { character: '=' })),
        ("x + あ", (5, Mistake::UnknownCharacter { character: 'あ' })),
        ("ｘ＋あ", (3, Mistake::UnknownCharacter { character: 'あ' })),
        ("x + .", (5, Mistake::UnknownCharacter { character: '.' })),
        ("x⁻", (2, Mistake::UnknownCharacter { character: '⁻' })),
        ("1e999", (1, Mistake::NumberTooLarge)),
        ("x⁹⁹⁹⁹⁹", (2, Mistake::NumberTooLarge)),
    ] {
        assert_eq!(wrong(text), found, "{text:?}");
    }
    for (text, at, unknown, suggestion) in [
        ("x + y + z", 9, "z", None),
        ("x^2 + sine(y)", 7, "sine", Some("sin")),
        ("log(x)", 1, "log", Some("ln")),
        ("2*X", 3, "X", Some("x")),
        ("x2 + y", 1, "x2", Some("x")),
        ("xsqr(y)", 1, "xsqr", Some("sqrt")),
        ("sqr(y)", 1, "sqr", Some("sqrt")),
    ] {
        let error = Formula::new(text).unwrap_err();
        let ErrorKind::Formula { place, mistake: Mistake::UnknownName { name, .. } } = error.kind() else {
            panic!("{text}: {error}");
        };
        assert_eq!((place.at, name.as_str()), (at, unknown), "{text}");
        assert_eq!(error.kind().suggestion(), suggestion, "{text}");
    }
}

#[test]
fn length_and_depth_are_bounded() {
    let sum = |terms: usize| vec!["x"; terms].join("+");
    assert!(Formula::new(&sum(500)).is_ok());
    assert_eq!(wrong(&sum(501)), (1001, Mistake::TooLong { found: 1001, limit: Formula::LONGEST }));
    for many in ["(", "-", "√", "2^", "sin(", "1+(", "max(1,", "2^-"] {
        let text = many.repeat(5000);
        assert_eq!(wrong(&text).1, Mistake::TooLong { found: text.chars().count(), limit: Formula::LONGEST });
        let (at, mistake) = wrong(&many.repeat(150));
        assert_eq!(mistake, Mistake::TooDeep { limit: Formula::DEEPEST }, "{many}");
        assert!(at > Formula::DEEPEST / 2, "{many} at {at}");
    }
    let nested = |depth: usize| format!("{}x{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(value(&nested(99), [4.0, 0.0]), 4.0);
    assert!(Formula::new(&nested(100)).is_err());
    let deep = format!("{}x{}", "1+(y*".repeat(33), ")".repeat(33));
    assert_eq!(value(&deep, [1.0, 1.0]), 34.0);
}

#[test]
fn messages_point_at_the_place() {
    let said = |text: &str| Formula::new(text).unwrap_err().to_string();
    assert_eq!(
        said("x^2 + * y"),
        "the formula is wrong at character 7\n  x^2 + * y\n        ^ expected a number, a variable, a function or (",
    );
    // Full-width characters are shown as what they mean, so that what stands before the mark has one width.
    assert_eq!(
        said("ｘ＾２＋＊ｙ"),
        "the formula is wrong at character 5\n  x^2+*y\n      ^ expected a number, a variable, a function or (",
    );
    let long = format!("{}+*y+{}", ["x"; 100].join("+"), ["x"; 100].join("+"));
    let lines: Vec<String> = said(&long).lines().map(str::to_owned).collect();
    let mark = lines[2].find('^').unwrap();
    assert_eq!(lines[1].chars().nth(mark), Some('*'));
    assert!(lines[1].starts_with("  …") && lines[1].ends_with('…') && lines[1].chars().count() < 80);
    assert!(said("x\u{1b}[31m").contains("x\u{fffd}[31m"));
}

/// The built-in functions that can be typed: all but means over data.
fn typed() -> Vec<Arc<dyn Objective>> {
    objectives::all().into_iter().filter(|objective| objective.examples() == 0).collect()
}

#[test]
fn the_built_in_functions_print_as_they_are_written() {
    for objective in typed() {
        assert_eq!(formula(objective.formula()).formula(), objective.formula(), "{}", objective.name());
    }
    for (text, printed) in [
        ("x^2/20+y^2", "x²/20 + y²"),
        ("1/2x", "1/2·x"),
        ("x*sin(y)", "x·sin(y)"),
        ("(x+1)*sin(y)*2", "(x + 1)sin(y)·2"),
        ("2*e*x", "2·e·x"),
        ("x^2^3 - -y", "x^(2³) − (−y)"),
        ("(x^2)^3", "(x²)³"),
        ("x^-2", "x^(−2)"),
        ("sqrt(x^2+y^2) + √x*y", "√(x² + y²) + √x·y"),
        ("(√x)²", "(√x)²"),
        ("x-(y-1)", "x − (y − 1)"),
        ("x/(y*2)", "x/(y·2)"),
        ("-(x+y)*2", "−(x + y)·2"),
        ("x^0.5*y", "x^0.5·y"),
        ("0.0000001x^120", "1e-7x¹²⁰"),
        ("max(x,-y)", "max(x, −y)"),
    ] {
        assert_eq!(formula(text).formula(), printed, "{text}");
    }
    let long = ["sin(x)"; 100].join("+");
    assert!(formula(&long).formula().chars().count() <= 73 && formula(&long).formula().ends_with('…'));
    assert!(formula(&long).written().chars().count() > 600);
}

fn sides(objective: &dyn Objective, [u, v]: [f64; 2]) -> [f64; 2] {
    let domain = objective.domain();
    [domain.x.low() + u * domain.x.width(), domain.y.low() + v * domain.y.width()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// The built-in functions, typed: the same bits where the order of operations is the same, else to rounding.
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

/// Formulas of smooth functions, with brackets everywhere.
fn smooth() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_owned()),
        Just("y".to_owned()),
        (1..40_i32).prop_map(|n| format!("{}", f64::from(n) / 8.0))
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let one = (
            prop::sample::select(vec![
                "sin(#)",
                "cos(#)",
                "atan(#)",
                "tanh(#)",
                "asinh(#)",
                "exp(-abs(#)/9)",
                "ln(1+(#)^2)",
                "log2(2+(#)^2)",
                "sqrt(1+(#)^2)",
                "cbrt(3+(#)^2)",
                "asin(tanh(#)/2)",
                "acos(cos(#)/2)",
                "tan(sin(#)/2)",
                "sinh(sin(#))",
                "cosh(cos(#))",
                "acosh(2+(#)^2)",
                "atanh(sin(#)/2)",
                "log10(1+(#)^2)",
                "-(#)",
                "(#)^2",
                "(#)^3",
                "(2+(#)^2)^-2",
                "(2+(#)^2)^1.5",
                "2^sin(#)",
                "1/(2+(#)^2)",
                "3-(#)",
                "(#)/7",
                "√(2+cos(#))",
            ]),
            inner.clone(),
        )
            .prop_map(|(shape, a)| shape.replace('#', &a));
        let two = (
            prop::sample::select(vec![
                "(#)+($)",
                "(#)-($)",
                "(#)*($)",
                "(#)/(2+($)^2)",
                "max((#),($))",
                "min((#),($))",
                "atan2((#),2+($)^2)",
                "(2+(#)^2)^sin($)",
            ]),
            inner.clone(),
            inner,
        )
            .prop_map(|(shape, a, b)| shape.replace('#', &a).replace('$', &b));
        prop_oneof![one, two]
    })
    .prop_filter("it fits", |text| text.chars().count() <= Formula::LONGEST)
}

/// By central differences at two widths, extrapolated.
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
        // Near a kink, or where derivatives of higher orders are large, differences tell nothing.
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

    /// Whichever points are evaluated beside it, a point has its own value.
    #[test]
    fn a_line_has_the_bits_of_points(text in smooth(), xs in prop::collection::vec(-9.0..9.0_f64, 0..75)) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let mut line = vec![7.0; xs.len()];
        f.values(&xs, 0.5, &mut line);
        for (x, value) in xs.iter().zip(line) {
            prop_assert_eq!(value.to_bits(), f.value([*x, 0.5]).to_bits(), "{}", text);
        }
    }

    /// Value and gradient, whichever runs go over the formula beside it: more than are evaluated together, and a rest.
    #[test]
    fn runs_side_by_side_have_the_bits_of_one(text in smooth(), start in [-9.0..9.0_f64, -9.0..9.0_f64]) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let experiment = Experiment::default().with_objective(Arc::new(f)).with_start(start).unwrap();
        let experiment = experiment.with_iterations(4).unwrap();
        let axes = [Axis::new("lr", 0.01, 1.9, 7).unwrap(), Axis::new("momentum", 0.0, 0.9, 5).unwrap()];
        let map = Sweep::new(&experiment, axes, Metric::Loss).unwrap().run(1, &()).unwrap();
        for cell in 0..map.cells() {
            let single = run(&map.sweep().experiment_of(cell));
            // A run whose start has no value has no point.
            let last = single.len().checked_sub(1).map_or(f64::NAN, |last| single.value(last));
            let found = map.value(cell);
            let same = found.to_bits() == last.to_bits() || (found.is_nan() && last.is_nan());
            prop_assert!(same, "{}: {:?}, not {:?}", text, found, last);
        }
    }

    #[test]
    fn what_is_printed_reads_as_the_same(text in smooth(), x in -3.0..3.0_f64, y in -3.0..3.0_f64) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        prop_assume!(f.written().chars().count() <= Formula::LONGEST);
        let again = formula(f.written());
        prop_assert_eq!(again.written(), f.written());
        prop_assert_eq!(again.value([x, y]).to_bits(), f.value([x, y]).to_bits(), "{} as {}", text, f.written());
        prop_assert_eq!(again.hessian([x, y]).map(f64::to_bits), f.hessian([x, y]).map(f64::to_bits));
    }
}

/// Texts that are nearly formulas.
fn tokens() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "x", "y", "π", "pi", "e", "2", ".5", "1e3", "2e", "+", "-", "−", "*", "/", "^", "²", "⁻", "³", "(",
        ")", "(", ")", ",", " ", "sin(", "sqrt", "√", "max(", "atan2(", "ln(", "z", "ｘ", "（", "あ",
        "\u{1b}", "x(", ")y", "0", "e-",
    ]);
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn nothing_makes_it_panic(text in prop_oneof![tokens(), any::<String>()]) {
        match Formula::new(&text) {
            Ok(f) => {
                for point in [[0.0, 0.0], [-7.0, 2.0], [1e300, -1e300], [f64::NAN, 1.0], [f64::INFINITY, 0.5]] {
                    let _ = (f.value(point), f.gradient(point), f.hessian(point), f.undefined(point));
                }
                let again = formula(f.written());
                prop_assert_eq!(again.written(), f.written(), "{}", text);
                let at = [1.25, 0.75];
                prop_assert_eq!(again.value(at).to_bits(), f.value(at).to_bits(), "{} as {}", text, f.written());
            }
            Err(error) => {
                let ErrorKind::Formula { place, .. } = error.kind() else { panic!("{error:?}") };
                prop_assert!(place.at <= text.chars().count() + 1 && place.before <= place.shown.chars().count());
                let raw = error.to_string().chars().any(|c| c.is_control() && c != '\n');
                prop_assert!(!raw);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nor_does_the_search_for_minima(text in tokens()) {
        if let Ok(f) = Formula::new(&text) {
            for minimum in f.minima() {
                prop_assert!(f.value(minimum.point).is_finite());
            }
        }
    }

    #[test]
    fn what_is_found_is_a_minimum(text in smooth()) {
        let Ok(f) = Formula::new(&text) else { return Ok(()) };
        let near = |step: f64| [[step, 0.0], [-step, 0.0], [0.0, step], [0.0, -step]];
        for minimum in f.minima() {
            prop_assert_eq!(f.value(minimum.point).to_bits(), minimum.value.to_bits());
            for [dx, dy] in near(1e-2) {
                let [x, y] = minimum.point;
                prop_assert!(f.value([x + dx, y + dy]) > minimum.value - 1e-12, "{} at {:?}", text, minimum);
            }
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

#[test]
fn where_it_has_no_value_is_said() {
    let undefined = |text: &str, point| formula(text).undefined(point);
    let found = |text: &str, point| {
        let found = undefined(text, point).unwrap_or_else(|| panic!("{text} has a value"));
        (found.operation, found.arguments, found.has_value)
    };
    use Partial::*;
    assert_eq!(found("y + ln(x)", [-0.5, 1.0]), (Function("ln"), [-0.5, 0.0], false));
    assert_eq!(found("ln(x)", [0.0, 1.0]), (Function("ln"), [0.0, 0.0], false));
    assert_eq!(found("y/x", [0.0, 2.0]), (Quotient, [2.0, 0.0], false));
    assert_eq!(found("1/(x-y)", [2.0, 2.0]), (Quotient, [1.0, 0.0], false));
    assert_eq!(found("sqrt(x)", [-4.0, 2.0]), (Function("sqrt"), [-4.0, 0.0], false));
    assert_eq!(found("sqrt(x)", [0.0, 2.0]), (Function("sqrt"), [0.0, 0.0], true));
    assert_eq!(found("x^0.5", [-4.0, 2.0]), (Power, [-4.0, 0.5], false));
    assert_eq!(found("x^-2", [0.0, 2.0]), (Power, [0.0, -2.0], false));
    assert_eq!(found("x^y", [-4.0, 2.5]), (Power, [-4.0, 2.5], false));
    assert_eq!(found("x^y", [-4.0, 2.0]), (Power, [-4.0, 2.0], true));
    assert_eq!(found("asin(x)", [2.0, 0.0]), (Function("asin"), [2.0, 0.0], false));
    assert_eq!(found("atan2(x, y)", [0.0, 0.0]), (Pair("atan2"), [0.0, 0.0], true));
    assert_eq!(found("x + ln(-1)", [1.0, 1.0]), (Function("ln"), [-1.0, 0.0], false));
    assert_eq!(found("2x + 1/0", [1.0, 1.0]), (Quotient, [1.0, 0.0], false));
    for (text, point) in [
        ("x^2/20 + y^2", [-7.0, 2.0]),
        ("exp(x)", [1000.0, 0.0]),
        ("x^4", [-1e200, 0.0]),
        ("x^101", [-1e200, 0.0]),
        ("x^2", [1e200, 0.0]),
        ("exp(x) - exp(x)", [1000.0, 0.0]),
        ("sqrt(x^2 + y^2)", [0.0, 0.0]),
    ] {
        assert_eq!(undefined(text, point), None, "{text}");
    }
}

#[test]
fn a_run_that_leaves_the_domain_says_where() {
    let settings = [
        ("formula", "ln(x) + y^2"),
        ("start", "1,1"),
        ("lr", "0.3"),
        ("method", "sgd"),
        ("iterations", "100"),
    ];
    let settings = settings.map(|(key, text)| Setting::text(key, text));
    let trajectory = run(&Experiment::default().with_settings(&settings).unwrap());
    let at = trajectory.diverged_at().unwrap();
    let (point, undefined) = trajectory.undefined().unwrap();
    assert_eq!(point[0], undefined.arguments[0]);
    assert_eq!(undefined.operation, Partial::Function("ln"));
    assert!(undefined.arguments[0] < 0.0 && trajectory.position(at - 1)[0] > 0.0);
    assert!(run(&Experiment::default()).undefined().is_none());
    let far = Experiment::default()
        .with_settings(&[Setting::text("formula", "x^4"), Setting::text("lr", "9")])
        .unwrap();
    let far = run(&far);
    assert!(far.diverged_at().is_some() && far.undefined().is_none());
}

fn minima(text: &str) -> Vec<[f64; 2]> {
    formula(text).minima().iter().map(|minimum| minimum.point).collect()
}

#[test]
fn minima_are_found_where_they_are_known() {
    for objective in typed() {
        let typed = formula(objective.formula());
        let (found, known) = (typed.minima(), objective.minima());
        assert_eq!(found.len(), known.len(), "{}: {found:?}", objective.name());
        for minimum in known {
            let near = found.iter().any(|other| other.distance(minimum.point) < 1e-9);
            assert!(near, "{}: {minimum:?} is not among {found:?}", objective.name());
        }
    }
}

#[test]
fn minima_of_all_kinds() {
    assert_eq!(minima("x^2/20 + y^2"), [[0.0, 0.0]]);
    assert_eq!(minima("(x-0.3)^2 + (y+1.7)^2 + 5"), [[0.3, -1.7]]);
    assert_eq!(minima("x^4 + y^4"), [[0.0, 0.0]]);
    assert_eq!(minima("abs(x-1) + abs(y+2)"), [[1.0, -2.0]]);
    assert_eq!(minima("sqrt(x^2 + y^2)"), [[0.0, 0.0]]);
    assert_eq!(minima("max(x^2, y^2) + abs(x)/3"), [[0.0, 0.0]]);
    assert_eq!(minima("-exp(-x^2-y^2)"), [[0.0, 0.0]]);
    assert_eq!(minima("(x-30)^2 + y^2"), [[30.0, 0.0]]);
    assert_eq!(minima("x - ln(x) + y^2"), [[1.0, 0.0]]);
    assert_eq!(minima("(x^2-1)^2 + y^2"), [[-1.0, 0.0], [1.0, 0.0]]);
    assert_eq!(minima("sin(x) + sin(y)").len(), 9);
}

#[test]
fn none_is_found_where_there_is_none() {
    for text in [
        "x",
        "x^2 - y^2",
        "exp(x) + y^2",
        "x^3 - 3x + y^2",
        "(x-1)^2",
        "7",
        "1/x",
        "ln(x)",
        "-x^2",
        "ln(-1)",
        "x*y",
    ] {
        assert_eq!(minima(text), [] as [[f64; 2]; 0], "{text}");
    }
}

#[test]
fn who_looks_elsewhere_finds_what_is_there() {
    let far = Experiment::default()
        .with_settings(&[Setting::text("formula", "1 - exp(-(x-500)^2 - (y-300)^2)")])
        .unwrap();
    assert!(far.objective().minima().is_empty());
    let side = |low: f64, high| Interval::new(low, high).unwrap();
    let there = far.with_view(Plane { x: side(490.0, 510.0), y: side(290.0, 310.0) });
    assert_eq!(there.objective().minima().iter().map(|m| m.point).collect::<Vec<_>>(), [[500.0, 300.0]]);
    // A detail of a figure does not hide the minimum.
    let detail = Experiment::default()
        .with_settings(&[Setting::text("formula", "x^2+y^2"), Setting::text("xlim", "5,6")])
        .unwrap();
    assert_eq!(detail.objective().minima()[0].point, [0.0, 0.0]);
}

#[test]
fn heights_are_told_apart() {
    assert_eq!(formula("x^2/20 + y^2").spacing(), Spacing::Linear);
    assert_eq!(formula("x^2 - y^2").spacing(), Spacing::Linear);
    assert_eq!(formula("(1 - x)^2 + 100(y - x^2)^2").spacing(), Spacing::Logarithmic);
}

#[test]
fn as_a_setting() {
    let with = |settings: &[(&str, &str)]| {
        let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        Experiment::default().with_settings(&settings)
    };
    let typed = with(&[("formula", "　ｘ^2/20 + y^2 ")]).unwrap();
    assert!(typed.to_toml().starts_with("formula = \"x^2/20 + y^2\"\nstart = [-7.0, 2.0]\n"));
    assert_eq!(Experiment::from_toml(&typed.to_toml()).unwrap(), typed);
    let (typed, book) = (run(&typed), run(&Experiment::default()));
    assert_eq!(typed.len(), book.len());
    for i in 0..book.len() {
        assert_eq!(typed.position(i).map(f64::to_bits), book.position(i).map(f64::to_bits));
        assert_eq!(typed.value(i).to_bits(), book.value(i).to_bits());
    }
    let both = with(&[("formula", "x"), ("objective", "book")]).unwrap_err();
    assert_eq!(both.to_string(), "objective and formula exclude each other: leave one of them out");
    assert_eq!(both.setting(), Some(0));
    // A view of one's own stays, and another objective takes its place.
    let zoomed = with(&[("formula", "x^2+y^2"), ("xlim", "-1,1")]).unwrap();
    assert_eq!(Experiment::from_toml(&zoomed.to_toml()).unwrap().to_toml(), zoomed.to_toml());
    let same = zoomed.with_settings(&[Setting::text("formula", "x^2+y^2")]).unwrap();
    assert_eq!(same.view(), zoomed.view());
    let other = zoomed.with_settings(&[Setting::text("objective", "book")]).unwrap();
    assert_eq!(other, Experiment::default());
    assert_eq!(
        Experiment::from_toml("lr = 0.1\nformula = \"x +\"\n").unwrap_err().to_string(),
        "line 2: the formula is wrong at character 4\n  x +\n     ^ expected a number, a variable, a function or (",
    );
    assert_eq!(
        Experiment::from_toml("formula = 3\n").unwrap_err().to_string(),
        r#"line 1: formula takes a formula such as x^2/20 + y^2, not "3""#
    );
}
