//! What is found of formulas: minima, and how their heights are spaced.

use korogaru_lab::{Experiment, Formula, Interval, Objective, Plane, Setting, Spacing};
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
