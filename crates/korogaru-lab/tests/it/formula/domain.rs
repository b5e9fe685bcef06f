//! Where a formula has no value.

use korogaru_lab::{Experiment, Objective, Partial, Setting, run};

use super::formula;

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
    assert_eq!(found("atan2(x, y)", [0.0, 0.0]), (BinaryFunction("atan2"), [0.0, 0.0], true));
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
