//! Formulas: how they are read, what they compute, which are refused, and what is found out about them.

mod derivatives;
mod domain;
mod minima;
mod reading;

use std::sync::Arc;

use korogaru_lab::{Formula, Objective, objectives};
use proptest::prelude::*;

fn formula(text: &str) -> Formula {
    Formula::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn value(text: &str, point: [f64; 2]) -> f64 {
    formula(text).value(point)
}

/// The built-in functions that can be written as formulas: all but means over data.
fn typed() -> Vec<Arc<dyn Objective>> {
    objectives::all().into_iter().filter(|objective| objective.examples() == 0).collect()
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

/// Texts that are nearly formulas.
fn tokens() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "x", "y", "π", "pi", "e", "2", ".5", "1e3", "2e", "+", "-", "−", "*", "/", "^", "²", "⁻", "³", "(",
        ")", "(", ")", ",", " ", "sin(", "sqrt", "√", "max(", "atan2(", "ln(", "z", "ｘ", "（", "あ",
        "\u{1b}", "x(", ")y", "0", "e-", "|", "np.", "log(", "pow(", "f(x,y)=", "X", "arctan(",
    ]);
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}
