//! What a search finds out about formulas: their minima, and how their contour levels are spaced.

use korogaru_lab::{Experiment, Formula, Interval, Lowest, Objective, Plane, Setting, Spacing};
use proptest::prelude::*;

use super::{formula, smooth, tokens, typed};

fn minima(text: &str) -> Vec<[f64; 2]> {
    formula(text).minima().iter().map(|minimum| minimum.point).collect()
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

/// Descents start from at most 128 points, and the formula knows whether there are more minima.
#[test]
fn that_there_are_more_minima_is_said() {
    assert!(minima("sin(5x) + sin(5y)").len() <= 128 && formula("sin(5x) + sin(5y)").has_more_minima());
    // Here there are as many local minima, and one is the lowest.
    let rastrigin = "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)";
    assert!(minima(rastrigin).len() == 1 && !formula(rastrigin).has_more_minima());
    assert!(!formula("sin(x) + sin(y)").has_more_minima());
}

/// The minimum of a quadratic is found wherever it is and however the quadratic is scaled.
#[test]
fn those_of_quadratics_are_found_far_away() {
    assert_eq!(minima("(x-100)^2+(y-100)^2"), [[100.0, 100.0]]);
    assert_eq!(minima("(x-1e6)^2 + 3(y+1e6)^2"), [[1e6, -1e6]]);
    assert_eq!(minima("1e8(x-3)^2 + (y+500)^2/7"), [[3.0, -500.0]]);
    assert_eq!(minima("x^2/1e20 + (y-2)^2"), [[0.0, 2.0]]);
    assert_eq!(minima("1e-200(x-70)^2 + 1e-200(y+x)^2"), [[70.0, -70.0]]);
    // A regression: its normal equations are 4167.8·w + 85.2·b = 11448.6 and 85.2·w + 2·b = 263.
    let [[w, b]] = minima("2083.9x^2+85.2x y+y^2-11448.6x-263y+17354")[..] else { panic!("one") };
    assert!((4167.8 * w + 85.2 * b - 11448.6).abs() < 1e-8 && (85.2 * w + 2.0 * b - 263.0).abs() < 1e-8);
}

#[test]
fn those_of_other_functions_are_found_outside_the_view() {
    for text in [
        "(x-100)^4 + (y+70)^4",
        "sqrt(1 + (x-100)^2 + (y+70)^2)",
        "ln(1 + (x-100)^2 + (y+70)^2)",
        "cosh((x-100)/20) + (y+70)^2",
    ] {
        let found = minima(text);
        assert!(found.len() == 1, "{text}: {found:?}");
        let [x, y] = found[0];
        assert!((x - 100.0).abs() < 1e-3 && (y + 70.0).abs() < 1e-3, "{text}: {found:?}");
    }
    let settings = [("formula", "1 - exp(-(x-500)^2 - (y-300)^2)"), ("start", "499.5,300.2")];
    let near =
        Experiment::default().with_settings(&settings.map(|(key, text)| Setting::text(key, text))).unwrap();
    assert_eq!(near.objective().minima().iter().map(|m| m.point).collect::<Vec<_>>(), [[500.0, 300.0]]);
}

#[test]
fn where_a_function_is_lowest_is_known_without_a_minimum() {
    let lowest = |text: &str| formula(text).lowest([-7.0, 2.0]);
    for (text, expected) in [
        ("(x-3)^2", [3.0, 2.0]),
        ("5(y+1)^2 - 7", [-7.0, -1.0]),
        ("(x+y-1)^2", [-4.0, 5.0]),
        ("(x-1000)^2", [1000.0, 2.0]),
        ("(x^2-4)^2", [-2.0, 2.0]),
        ("cosh(y-3)", [-7.0, 3.0]),
    ] {
        let Lowest::Valley(minimum) = lowest(text) else { panic!("{text}: {:?}", lowest(text)) };
        assert!(minimum.distance(expected) < 1e-6, "{text}: {minimum:?}");
        assert_eq!(minimum.value.to_bits(), formula(text).value(minimum.point).to_bits(), "{text}");
    }
    let Lowest::Valley(ring) = lowest("(x^2+y^2-9)^2") else { panic!("a ring") };
    assert!(
        (libm::hypot(ring.point[0], ring.point[1]) - 3.0).abs() < 1e-6 && ring.point[0] < -2.5,
        "{ring:?}"
    );
    for text in ["x^2 - y^2", "x*y", "-x^2 - 3y^2", "-x^2", "x", "2x - 3y + 1", "x^2 + y", "(x+y)^2 + 1e-6x"]
    {
        assert_eq!(lowest(text), Lowest::Nowhere, "{text}");
    }
    for text in ["7", "x - x", "(x+1)^2 - x^2 - 2x"] {
        assert_eq!(lowest(text), Lowest::Everywhere, "{text}");
    }
    for text in ["exp(x) + y^2", "1/x", "ln(-1)", "x^3", "max(x, 0)"] {
        assert_eq!(lowest(text), Lowest::Unknown, "{text}");
    }
    assert_eq!(lowest("x^2 + y^2"), Lowest::Points);
}

/// Each of several parallel valleys is found, also one beyond the rectangle that is searched.
#[test]
fn of_parallel_valleys_the_nearest_is_told() {
    let half = std::f64::consts::FRAC_PI_2;
    for (text, near, expected) in [
        ("sin(x)", [-7.85, 2.0], [-5.0 * half, 2.0]),
        ("sin(x)", [5.0, -9.0], [3.0 * half, -9.0]),
        ("sin(x)", [30.0, 2.0], [19.0 * half, 2.0]),
        ("(x^2+y^2-9)^2", [-1.6, 1.2], [-2.4, 1.8]),
        ("cos(x)", [9.0, 9.0], [6.0 * half, 9.0]),
        ("sin(x+y)", [-7.0, 2.0], [-4.5 - 2.5 * half, 4.5 - 2.5 * half]),
        ("(x^2-2)^2", [-7.0, 2.0], [-std::f64::consts::SQRT_2, 2.0]),
        ("(x^2-2)^2", [7.0, 2.0], [std::f64::consts::SQRT_2, 2.0]),
        ("(x-1)^2*(x+5.03)^2", [-7.0, 2.0], [-5.03, 2.0]),
        ("(x-1)^2*(x+5.03)^2", [0.0, 2.0], [1.0, 2.0]),
        ("(y-1)^2*(y+5.03)^2", [-7.0, -9.0], [-7.0, -5.03]),
    ] {
        let lowest = formula(text).lowest(near);
        let Lowest::Valley(minimum) = lowest else { panic!("{text}: {lowest:?}") };
        assert!(minimum.distance(expected) < 1e-6, "{text}: {minimum:?} is not {expected:?}");
    }
}

/// None of very many minima is missed: there are 10 along each axis.
#[test]
fn of_very_many_minima_the_nearest_is_told() {
    let third = std::f64::consts::FRAC_PI_3;
    let f = formula("cos(3x)+cos(3y)");
    assert_eq!(f.minima().len(), 100);
    for (near, expected) in [
        ([9.43, 9.43], [9.0 * third, 9.0 * third]),
        ([-9.0, 9.0], [-9.0 * third, 9.0 * third]),
        ([31.0, 1.0], [29.0 * third, third]),
    ] {
        let nearest = f.nearest_minimum(near).unwrap();
        assert!(nearest.distance(expected) < 1e-6, "{near:?}: {nearest:?}");
    }
    // A local minimum is not among the minima.
    let two = formula("(x^2-1)^2 + x/2 + y^2");
    assert_eq!(two.nearest_minimum([1.0, 0.0]).unwrap(), two.minima()[0]);
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
    // A figure of a detail does not hide the minimum.
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
