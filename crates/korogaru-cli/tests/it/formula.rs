//! `--formula` in place of `--objective`.

use crate::{done, done_with};

#[test]
fn the_books_function_typed_is_the_books() {
    let csv = |options: &[&str]| {
        let words: Vec<&str> =
            ["run", "--format", "csv"].into_iter().chain(options.iter().copied()).collect();
        let run = done(&words);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options:?}");
        run.stdout
    };
    for text in ["x^2/20 + y^2", "x²/20+y²", "ｘ＾２／２０＋ｙ＾２", "y^2 - -x*x/20", "(x^2)/20 + yy"]
    {
        assert_eq!(csv(&["--formula", text]), csv(&[]), "{text}");
    }
    assert_eq!(csv(&["--formula", "-y^2"]), csv(&["--formula=-y^2"]));
    assert_eq!(csv(&["--formula", "−y²"]), csv(&["--formula", "-(y*y)"]));
}

#[test]
fn every_command_takes_one() {
    let formula = "(1-x)^2 + 5(y-x^2)^2";
    for words in [&["run"][..], &["explain"], &["explain", "--step", "2"], &["theory"]] {
        let words: Vec<&str> =
            words.iter().copied().chain(["--formula", formula, "--start", "-1,1", "--lr", ".01"]).collect();
        let said = done(&words);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{words:?}");
        assert!(said.stdout.contains("(1 − x)² + 5(y − x²)²"), "{words:?}: {}", said.stdout);
    }
    let theory = done(&["theory", "--formula", formula, "--lr", ".01", "--format", "json"]).stdout;
    let theory: serde_json::Value = serde_json::from_str(&theory).unwrap();
    assert_eq!(theory["formula"], formula);
    assert_eq!((&theory["at"], &theory["exact"]), (&serde_json::json!([1.0, 1.0]), &false.into()));
    // By hand: f_xx = 2 + 40 at (1, 1), f_xy = −20, f_yy = 10.
    assert_eq!(theory["hessian"], serde_json::json!([42.0, -20.0, 10.0]));
}

/// A figure carries an experiment that draws it again.
#[test]
fn a_figure_can_be_run_again() {
    let words = ["figure", "--formula", "x^2/20 + abs(y)<3", "-o", "a.svg"];
    assert_eq!(done(&words).code, 2);
    let words = ["figure", "--formula", "  max(x^2/20, y) + √(1+y²)·e^-x", "--xlim", "-2,9", "-o", "a.svg"];
    let first = done(&words);
    // The command says that the start is outside.
    assert!(first.code == 0 && first.stderr.starts_with("note: "), "{}", first.stderr);
    let drawn = std::fs::read_to_string(first.folder.path().join("a.svg")).unwrap();
    let metadata =
        drawn.split_once("<metadata id=\"experiment\">").unwrap().1.split_once("</metadata>").unwrap().0;
    let spec = metadata.split_once("formula = ").map(|(_, rest)| format!("formula = {rest}")).unwrap();
    let spec =
        spec.split('<').next().unwrap().replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    assert!(spec.starts_with("formula = \"max(x^2/20, y) + √(1+y²)·e^-x\"\n"), "{spec}");
    let again = done_with(&[("spec.toml", &spec)], &["figure", "--spec", "spec.toml", "-o", "a.svg"]);
    assert_eq!((again.code, again.stderr), (0, first.stderr));
    assert_eq!(std::fs::read_to_string(again.folder.path().join("a.svg")).unwrap(), drawn);
}

#[test]
fn a_file_says_a_formula_and_an_option_another_function() {
    let spec = [("spec.toml", "formula = \"x^2 + 3y^2\"\niterations = 3\n")];
    let run = |options: &[&str]| {
        let words: Vec<&str> =
            ["run", "--spec", "spec.toml"].into_iter().chain(options.iter().copied()).collect();
        done_with(&spec, &words).stdout
    };
    assert!(run(&[]).contains("f(x, y) = x² + 3y²"));
    assert!(run(&["--objective", "booth"]).contains("f(x, y) = (x + 2y − 7)²"));
    assert!(run(&["--formula", "xy"]).contains("f(x, y) = xy"));
}

#[test]
fn endings_are_said() {
    let mut said = Vec::new();
    for lang in ["en", "ja"] {
        for options in [
            &["--formula", "x^2/20 + y^2"][..],
            &["--formula", "x^2 - y^2", "--iterations", "1"],
            &["--formula", "-ln(x) + x^2 + y^2", "--start", "1,1", "--lr", "1.5"],
            &["--formula", "sqrt(x) + y^2", "--start", "0.25,0", "--lr", ".25"],
            &["--formula", "x^4 + y^4", "--lr", "1"],
            &["--formula", "(x-100)^2+(y-100)^2", "--start", "0,0"],
            &["--formula", "(x-3)^2"],
            &["--formula", "7"],
            &["--formula", "3x - y", "--iterations", "100"],
            &["--formula", "x^2 - y^2", "--iterations", "20000"],
            &["--xlim", "-7,0.5"],
            &["--xlim", "20,21"],
            &["--lr", "2.85"],
        ] {
            let words: Vec<&str> =
                ["run", "--lang", lang].into_iter().chain(options.iter().copied()).collect();
            let run = done(&words);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options:?}");
            let lines: Vec<&str> = run.stdout.lines().rev().take_while(|line| !line.is_empty()).collect();
            said.push(lines.into_iter().rev().collect::<Vec<_>>().join("\n"));
        }
    }
    insta::assert_snapshot!(said.join("\n\n"));
}

/// The view that is advised for a run outside the view shows the run.
#[test]
fn the_advice_on_the_view_works() {
    for options in [
        &["--formula", "(x-100)^2+(y-100)^2", "--start", "0,0"][..],
        &["--formula", "(x-1e6)^2+3(y+1e6)^2", "--start", "0,0"],
        &["--formula", "(x-30)^2"],
        &["--xlim", "-7,0.5"],
        &["--xlim", "20,21", "--ylim", "5,6"],
    ] {
        for lang in ["en", "ja"] {
            let words: Vec<&str> =
                ["run", "--lang", lang].into_iter().chain(options.iter().copied()).collect();
            let said = done(&words).stdout;
            let mut advised = words[3..].to_vec();
            let tokens: Vec<&str> = said.split_whitespace().collect();
            for (option, limits) in tokens.iter().zip(&tokens[1..]) {
                if let Some(at) = option.find("--").filter(|_| option.ends_with("lim")) {
                    let option = &option[at..];
                    if let Some(place) = advised.iter().position(|word| *word == option) {
                        advised.drain(place..place + 2);
                    }
                    advised.extend([option, *limits]);
                }
            }
            assert!(advised.iter().any(|word| word.ends_with("lim")), "{said}");
            let again: Vec<&str> =
                ["run", "--lang", lang].into_iter().chain(advised.iter().copied()).collect();
            let (again, figure) = (done(&again), done(&[&["figure", "-o", "a.svg"], &advised[..]].concat()));
            assert_eq!(
                (again.code, figure.code, figure.files().len()),
                (0, 0, 1),
                "{advised:?}: {}",
                again.stderr
            );
            assert!(!again.stdout.contains("--") && !again.stdout.contains("描画範囲"), "{}", again.stdout);
        }
    }
}

#[test]
fn what_is_wrong_is_pointed_at() {
    let brackets = "(".repeat(5000);
    let mut said = String::new();
    for formula in [
        "",
        "x^2 + * y",
        "x + y + z",
        "2(x + y",
        "sin x",
        "sqr(x) + y",
        "log(x)",
        "max(x)",
        "x == y",
        "ｘ＾２＋あ",
        "1e999x",
        &brackets,
    ] {
        for lang in ["en", "ja"] {
            let run = done(&["figure", "--formula", formula, "-o", "a.svg", "--lang", lang]);
            assert_eq!((run.code, run.stdout.as_str(), run.files().len()), (2, "", 0), "{formula}");
            said += &run.stderr;
        }
        said += "\n";
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let mut said = String::new();
    for options in [
        &["run", "--formula", "x", "--objective", "book"][..],
        &["run", "--formula"],
        &["run", "--formula", "x", "--formula", "y"],
        &["theory", "--formula", "x^2 - y^2"],
        &["theory", "--formula", "x + 2y"],
        &["theory", "--formula", "7"],
        &["sweep", "--formula", "x^2 - y^2", "--metric", "steps"],
        &["run", "--formula", "x^2 + y^2", "--batch", "2"],
        &["run", "--formula", "ln(x) + y"],
        &["figure", "--formula", "√(x+7) + y", "-o", "a.svg"],
        &["run", "--formla", "x"],
    ] {
        for lang in ["en", "ja"] {
            let words: Vec<&str> = ["--lang", lang].into_iter().chain(options.iter().copied()).collect();
            let run = done(&words);
            assert_eq!((run.code, run.stdout.as_str(), run.files().len()), (2, "", 0), "{options:?}");
            said += &run.stderr;
        }
        said += "\n";
    }
    insta::assert_snapshot!(said);
}
