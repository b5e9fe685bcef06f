//! How formulas are read, printed and refused.

use korogaru_lab::{ErrorKind, Experiment, Formula, FormulaPart, Mistake, Objective, Setting, run};
use proptest::prelude::*;

use super::{formula, smooth, tokens, typed, value};

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
        // The characters that word processors make of a hyphen, also in an exponent.
        ("x^2+1e–3y^2", 9.004),
        ("x^2+1e‐3y^2", 9.004),
        ("x^2+1e－3y^2", 9.004),
        ("5e−1 ‑ 5e‒1", 0.0),
        ("x^0 + 0^0", 2.0),
        // Forms that people type elsewhere.
        ("f(x,y) = x + y", 5.0),
        ("f(x, y)=x+y", 5.0),
        ("F = X*Y", 6.0),
        ("f(x) = x^2", 9.0),
        ("g(y)=y", 2.0),
        ("z = x + y", 5.0),
        ("L(x, y) = x + y", 5.0),
        ("ｆ（ｘ，ｙ）＝ｘ＋ｙ", 5.0),
        ("X**2 + Y**2", 13.0),
        ("np.sqrt(x + 1) + math.fabs(-y)", 4.0),
        ("numpy.power(x, 2) + torch.maximum(x, y)", 12.0),
        ("2Math.PI - 2np.pi + np.e - e", 0.0),
        ("np.arctan2(0, x) + arcsin(0)", 0.0),
        ("POW(x, y)", 9.0),
        ("|x - 5|", 2.0),
        ("-|-x|", -3.0),
        ("2|x||y - 3|", 6.0),
        ("x|y|", 6.0),
        ("|x|y", 6.0),
        ("|x|^2 + |y|²", 13.0),
        ("|x| + 2|y|", 7.0),
        ("|x|²|y| - |x|*2|y|", 6.0),
        ("||x| - 5|", 2.0),
        ("|x - |y - 4||", 1.0),
        ("|x|(|y| - 1)|-2|", 6.0),
        ("max(|x|, |y|)", 3.0),
        ("√|x + 1|", 2.0),
        ("f(x,y) := x + y", 5.0),
        ("np.square(x - 1) + square(y)", 8.0),
        ("np.hypot(x + 1, y + 1)", 5.0),
        ("x∗y + 2•y", 10.0),
        ("x^{2} + x^{y - 1}", 12.0),
        ("sin^2(0) + cos²(0) + 2", 3.0),
        ("sqrt^2(x)", 3.0_f64.sqrt() * 3.0_f64.sqrt()),
        ("-cbrt^2(8)", -4.0),
        ("2^cbrt²(8)", 16.0),
        ("sqrt|x - 7| + ln|-1| + |x|", 5.0),
        ("cos²|0| + 1", 2.0),
    ] {
        assert_eq!(value(text, at), expected, "{text}");
    }
    assert_eq!(value("2pi", at).to_bits(), std::f64::consts::TAU.to_bits());
    assert_eq!(value("atan2(y, x)", [1.0, 1.0]), std::f64::consts::FRAC_PI_4);
    assert_eq!(value("π", at), value("pi", at));
    assert_eq!(value("e^x", at).to_bits(), value("exp(x)", at).to_bits());
}

/// The mistake in a text, and the number of its character, from 1.
fn wrong(text: &str) -> (usize, Mistake) {
    let error = Formula::new(text).unwrap_err();
    match error.kind() {
        ErrorKind::Formula { place, mistake } => (place.at, mistake.clone()),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn an_empty_formula_has_no_place_to_point_at() {
    for text in ["", " 　"] {
        assert_eq!(Formula::new(text).unwrap_err().kind(), &ErrorKind::EmptyFormula, "{text:?}");
    }
}

#[test]
fn mistakes_are_found_where_they_stand() {
    use FormulaPart::*;
    let expected = |at, part| (at, Mistake::Expected { part });
    for (text, found) in [
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
        ("sin^2 x", expected(7, Open { function: "sin" })),
        ("sin²x", expected(5, Open { function: "sin" })),
        ("sin^-1(x)", expected(4, Open { function: "sin" })),
        ("sin⁻¹(x)", expected(4, Open { function: "sin" })),
        ("ln x", expected(4, Open { function: "ln" })),
        ("x^{2)", expected(5, OperatorOrClose)),
        ("2{x}", expected(2, Operator)),
        (r"\frac{1}{20}x^2", (1, Mistake::Latex)),
        (r"x \cdot y", (3, Mistake::Latex)),
        ("max(x)", expected(6, Comma { function: "max" })),
        ("sin(x, y)", (6, Mistake::SecondArgument { function: "sin" })),
        ("max(x, y, 1)", (9, Mistake::TooManyArguments { function: "max", takes: 2 })),
        ("x = y", (3, Mistake::UnknownCharacter { character: '=' })),
        ("y = x^2", (3, Mistake::UnknownCharacter { character: '=' })),
        ("x + あ", (5, Mistake::UnknownCharacter { character: 'あ' })),
        ("ｘ＋あ", (3, Mistake::UnknownCharacter { character: 'あ' })),
        ("x + .", (5, Mistake::UnknownCharacter { character: '.' })),
        ("x⁻", (2, Mistake::UnknownCharacter { character: '⁻' })),
        ("1e999", (1, Mistake::NumberTooLarge)),
        ("f(x, y) = log(x)", (11, Mistake::Log)),
        ("np.log(x)", (1, Mistake::Log)),
        ("2xlog(y)", (3, Mistake::Log)),
        ("|x|y|z|", (5, Mistake::Bars)),
        ("|x|y + 2|y|", (9, Mistake::Bars)),
        ("1 + |x|y²|y|", (10, Mistake::Bars)),
        ("|x", expected(3, OperatorOrBar)),
        ("|x)|", expected(3, OperatorOrBar)),
        ("(x|)", expected(4, Operand)),
        ("||", expected(3, Operand)),
        ("x⁹⁹⁹⁹⁹", (2, Mistake::NumberTooLarge)),
    ] {
        assert_eq!(wrong(text), found, "{text:?}");
    }
    for (text, at, unknown, suggestion) in [
        ("x + y + z", 9, "z", None),
        ("x^2 + sine(y)", 7, "sine", Some("sin")),
        ("2*Z", 3, "Z", None),
        ("np.sine(x)", 4, "sine", Some("sin")),
        ("nq.sin(x)", 1, "nq", None),
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
    // Full-width characters are shown as half-width, so that all characters before the mark are equally wide.
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

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
                match error.kind() {
                    ErrorKind::Formula { place, .. } => prop_assert!(
                        place.at <= text.chars().count() + 1 && place.before <= place.shown.chars().count()
                    ),
                    ErrorKind::EmptyFormula => prop_assert!(text.trim().is_empty(), "{text:?}"),
                    _ => panic!("{error:?}"),
                }
                let raw = error.to_string().chars().any(|c| c.is_control() && c != '\n');
                prop_assert!(!raw);
            }
        }
    }
}

/// A left side is not kept, so that every text form has the same formula.
#[test]
fn a_left_side_is_no_part_of_the_formula() {
    assert_eq!(formula(" f(x, y) =  x^2 + |y| ").source(), Some("x^2 + |y|"));
    assert_eq!(formula("|x| + pow(y, 2)").formula(), "abs(x) + y²");
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
    // A view that was chosen stays, and another objective replaces it.
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
