//! Messages say what is wrong and what would be right, in both languages. The exit code is 2 for arguments
//! and 1 for the rest, and no file is left behind.

use crate::{done, done_with, korogaru};

/// The messages of a command in English and Japanese, after checks that hold for every refusal.
fn refused(code: i32, files: &[(&str, &str)], words: &[&str]) -> String {
    let mut said = format!("$ korogaru {}\n", words.join(" "));
    for lang in ["en", "ja"] {
        let with_lang: Vec<&str> = ["--lang", lang].into_iter().chain(words.iter().copied()).collect();
        let done = done_with(files, &with_lang);
        assert_eq!(done.code, code, "{words:?}: {}", done.stderr);
        assert_eq!(done.stdout, "", "{words:?}");
        let kept: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(done.files(), kept, "{words:?} left something behind");
        assert_eq!(done.stderr.lines().count(), 1, "{words:?}: {}", done.stderr);
        said += &done.stderr;
    }
    said + "\n"
}

fn arguments(cases: &[&[&str]]) -> String {
    cases.iter().map(|words| refused(2, &[], words)).collect()
}

#[test]
fn noise() {
    insta::assert_snapshot!(arguments(&[
        &["run", "--noise", "-1"],
        &["run", "--noise", "nan"],
        &["run", "--batch", "4"],
        &["run", "--objective", "least-squares", "--batch", "0"],
        &["run", "--objective", "least-squares", "--batch", "65"],
        &["run", "--noise", "1", "--seed", "-1"],
        &["run", "--noise", "1", "--seed", "4294967296"],
        &["run", "--seeds", "10"],
        &["run", "--noise", "1", "--seeds", "0"],
        &["run", "--noise", "1", "--seeds", "many"],
        &["run", "--noise", "1", "--seeds", "4000001"],
        &["figure", "--noise", "1", "--seeds", "5", "--view", "contour", "-o", "a.svg"],
        &["figure", "--noise", "1", "--seeds", "5", "-o", "a.gif"],
    ]));
}

#[test]
fn hyperparameters() {
    insta::assert_snapshot!(arguments(&[
        &["run", "--lr", "-0.1"],
        &["run", "--lr=-1e-9"],
        &["run", "--lr", "nan"],
        &["run", "--lr", "inf"],
        &["run", "--lr", "fast"],
        &["run", "--momentum", "1"],
        &["run", "--momentum", "-0.5"],
        &["run", "--momentum", "1.5"],
        &["run", "--method", "sgd", "--momentum", ".9"],
        &["run", "--beta1", ".9"],
        &["run", "--method", "adagrad", "--eps", "0"],
        &["figure", "--lr", "-1", "-o", "a.svg"],
        &["figure", "--lr", ".1,.5", "--momentum", "0,.9", "-o", "a.svg"],
        &["run", "--iterations", "30,50"],
        &["run", "--method", "sgd,momentum"],
    ]));
}

#[test]
fn names() {
    insta::assert_snapshot!(arguments(&[
        &["run", "--method", "momentun"],
        &["run", "--method", "lion"],
        &["run", "--objective", "rosenbrok"],
        &["run", "--objective", "x^2"],
        &["run", "--format", "cvs"],
        &["figure", "--view", "map", "-o", "a.svg"],
        &["figure", "--theme", "night", "-o", "a.svg"],
        &["completions", "bsh"],
        &["runn"],
        &["run", "--learning-rate", ".1"],
        &["run", "--momentun", ".1"],
        &["run", "fast"],
        &["run", "--lr"],
        &["run", "--lr", "--momentum", ".5"],
        &["run", "--start", "-x"],
        &["run", "--alpha", ".5"],
        &["book", "--output", "x"],
        &["figure", "--out", "x.png"],
        &["--iterations", "3"],
        &["run", "--lr", ".1", "--lr", ".2"],
        &["figure"],
        &["completions"],
    ]));
}

#[test]
fn starts_and_counts() {
    insta::assert_snapshot!(arguments(&[
        &["run", "--start", "1"],
        &["run", "--start", "1,2,3"],
        &["run", "--start", "-7,two"],
        &["run", "--start", ""],
        &["run", "--start", "nan,0"],
        &["run", "--iterations", "10000001"],
        &["run", "--iterations", "99999999999999999999999999"],
        &["run", "--iterations", "-1"],
        &["run", "--iterations", "2.5"],
        &["figure", "--xlim", "3,-3", "-o", "a.svg"],
        &["figure", "--ylim", "1", "-o", "a.svg"],
        &["run", "--start", "1e200,1e200", "--objective", "rosenbrock"],
    ]));
}

#[test]
fn theory() {
    insta::assert_snapshot!(arguments(&[
        &["theory", "--method", "adam"],
        &["theory", "--objective", "saddle"],
        &["theory", "--objective", "rosenbrock", "--at", "0,0.005"],
        &["theory", "--objective", "rosenbrock", "--at", "1e200,0"],
        &["theory", "--at", "here"],
        &["theory", "--at", "0,nan"],
        &["theory", "--tolerance", "2"],
        &["theory", "--tolerance", "fine"],
        &["theory", "--format", "table"],
        &["theory", "--format", "csv", "-o", "a.svg"],
        &["theory", "--theme", "dark"],
        &["theory", "--theme", "dark", "-o", "a.json"],
        &["theory", "--start", "1e200,1e200"],
        &["theory", "--view", "contour"],
    ]));
}

#[test]
fn steps_and_pictures_of_an_explanation() {
    insta::assert_snapshot!(arguments(&[
        &["explain", "--step", "31"],
        &["explain", "--step", "0"],
        &["explain", "--step", "-1"],
        &["explain", "--step", "two"],
        &["explain", "--step", "1", "--iterations", "0"],
        &["explain", "--step", "300", "--lr", "2.85", "--iterations", "5000"],
        &["explain", "--step", "99999999999999999999"],
        &["explain", "--step", "31", "-o", "a.png"],
        &["explain", "--view", "ribbon"],
        &["explain", "--view", "ribbon", "-o", "a.csv"],
        &["explain", "--theme", "dark"],
        &["explain", "--view", "arrows", "-o", "a.svg"],
        &["explain", "--view", "curves", "--step", "3", "-o", "a.svg"],
        &["explain", "--view", "ribbons", "-o", "a.svg"],
        &["explain", "--format", "csv", "-o", "a.png"],
        &["explain", "--format", "json"],
        &["explain", "--method", "adam", "-o", "a.png"],
        &["explain", "--iterations", "0", "-o", "a.png"],
        &["explain", "--start", "1e200,1e200", "--objective", "rosenbrock"],
        &["explain", "--steps", "3"],
    ]));
}

#[test]
fn pictures_that_move() {
    insta::assert_snapshot!(arguments(&[
        &["figure", "--fps", "0", "-o", "a.gif"],
        &["figure", "--fps", "fast", "-o", "a.gif"],
        &["figure", "--fps", "60", "--animate", "-o", "a.svg"],
        &["figure", "--pause", "-1", "-o", "a.gif"],
        &["figure", "--pause", "1e9", "-o", "a.gif"],
        &["figure", "--pause", "nan", "-o", "a.gif"],
        &["figure", "--fps", "5", "-o", "a.svg"],
        &["figure", "--pause", "5", "-o", "a.png"],
        &["figure", "--animate", "-o", "a.png"],
        &["figure", "--animate", "-o", "a.webp"],
        &["figure", "--view", "contour", "-o", "a.gif"],
        &["figure", "--view", "contour", "--animate", "-o", "a.svg"],
        &["figure", "--iterations", "0", "-o", "a.gif"],
        &["figure", "--objective", "rosenbrock", "--start", "1e200,1e200", "-o", "a.gif"],
        &["run", "-o", "a.png"],
        &["run", "--noise", "1", "--seeds", "5", "-o", "a.svg"],
        &["tune", "-o", "a.GIF"],
        &["explain", "-o", "a.gif"],
        &["theory", "-o", "a.gif"],
        &["sweep", "-o", "a.gif"],
    ]));
}

/// What a message suggests is right, and other mistakes are reported first.
#[test]
fn what_is_missing() {
    insta::assert_snapshot!(arguments(&[
        &["figure"],
        &["figure", "--view", "contour"],
        &["figure", "--noise", "1", "--seeds", "20"],
        &["figure", "--animate"],
        &["figure", "--lr", "abc"],
        &["figure", "--method", "adamw"],
        &["figure", "--noise", "1", "--seeds", "20", "--lr", "abc"],
        &["plot"],
        &["completions"],
    ]));
}

/// The same for every command, and before anything is run.
#[test]
fn a_start_without_a_value() {
    let start = ["--formula", "ln(x) + y^2", "--start", "-1,0"];
    let of = |words: &[&'static str]| [words, &start].concat();
    let cases = [
        of(&["run"]),
        of(&["sweep"]),
        of(&["tune"]),
        of(&["compare"]),
        of(&["compare", "--tune"]),
        of(&["figure", "-o", "a.svg"]),
    ];
    let said: Vec<String> = cases.iter().map(|words| refused(2, &[], words)).collect();
    for said in &said {
        assert_eq!(said.matches("ln(−1)").count(), 2, "{said}");
    }
}

#[test]
fn a_language_that_nobody_speaks_here() {
    let refused = done(&["run", "--lang", "fr"]);
    assert_eq!(refused.code, 2);
    insta::assert_snapshot!(refused.stderr, @"error: --lang takes ja or en, not \"fr\"\n");
}

#[test]
fn files() {
    let mut said = String::new();
    for words in [
        &["figure", "-o", "a.jpg"][..],
        &["figure", "-o", "a"],
        &["figure", "-o", ".svg"],
        &["run", "-o", ".."],
        &["run", "-o", "dir.csv/"],
        &["tune", "-o", "a.json", "--format", "csv"],
        &["sweep", "-o", "a.json"],
    ] {
        said += &refused(2, &[], words);
    }
    let taken = [("taken", "")];
    for words in [
        &["book", "--out", "taken"][..],
        &["book", "--out", "taken/below"],
        &["figure", "-o", "missing/a.svg"],
        &["run", "-o", "missing/a.csv"],
        &["figure", "-o", "taken/a.png"],
        &["run", "--spec", "missing.toml"],
    ] {
        said += &refused(1, &taken, words);
    }
    insta::assert_snapshot!(said);
}

#[test]
fn specs() {
    let cases = [
        "lr = 0.1\nalpha = 0.9\n",
        "lr = 0.1\nmomentun = 0.9\n",
        "method = \"momentum\"\nlr = = 0.1\n",
        "\nlr = \"0.1\"\n",
        "momentum = 1.0\n",
        "method = \"sgd\"\nmomentum = 0.5\n",
        "objective = \"rosenbrok\"\n",
        "start = [1, 2, 3]\n",
        "iterations = 10000001\n",
        "[experiment]\nlr = 0.1\n",
    ];
    let said: Vec<String> = cases
        .iter()
        .map(|text| {
            let refused = refused(2, &[("spec.toml", text)], &["run", "--spec", "spec.toml"]);
            format!("{text}{refused}")
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_spec_that_is_no_text() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("spec.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let output = crate::korogaru(folder.path(), &["run", "--spec", "spec.toml"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    insta::assert_snapshot!(said, @"error: spec.toml: this is neither an experiment as text (TOML) nor a figure (SVG, PNG or GIF)\n");
}

#[test]
fn a_refusal_leaves_what_was_there() {
    let before = [("a.svg", "mine")];
    let refused = done_with(&before, &["figure", "--lr", "-1", "-o", "a.svg"]);
    assert_eq!(refused.code, 2);
    let kept = std::fs::read_to_string(refused.folder.path().join("a.svg")).unwrap();
    assert_eq!(kept, "mine");
}

#[test]
fn sweeps() {
    insta::assert_snapshot!(arguments(&[
        &["sweep", "--lr", ".1"],
        &["sweep", "--lr", ".1:1"],
        &["run", "--lr", ".1:1:3"],
        &["run", "--lr", "０.１：１：３"],
        &["run", "--noise", "0:1:3"],
        &["sweep", "--lr", ".1", "--momentum", ".5", "-o", "a.csv"],
        &["sweep", "--lr", "1:.1:5", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", ".1:.1:5", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", ".1:1:0", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", ".1:1:4097", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", "nan:1:5", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", ".1:1", "--momentum", "0:.9:3", "-o", "a.csv"],
        &["sweep", "--lr", ".1:1:5", "--momentum", "0:1:3", "-o", "a.csv"],
        &["sweep", "--lr", "0:1:5", "--momentum", "0:.9:3", "--log", "-o", "a.csv"],
        &["sweep", "--lr", ".1:1:5", "-o", "a.csv"],
        &["sweep", "--method", "sgd"],
        &["sweep", "--method", "sgd", "--lr", ".1:1:5", "--momentum", "0:.9:3"],
        &["sweep", "--lr", ".1:1:5", "--axis", "lr=.1:1:5"],
        &["sweep", "--lr", ".1:1:5", "--axis", "beta1=0:.9:5"],
        &["sweep", "--lr", ".1:1:5", "--axis", "0:.9:5"],
        &["sweep", "--metric", "speed"],
        &["sweep", "--objective", "saddle", "--metric", "rate"],
        &["sweep", "--threads", "0"],
        &["tune", "--methods", "sgd,momentun"],
        &["tune", "--budget", "1"],
        &["tune", "--budget", "many"],
        &["tune", "--start", "1e200,0"],
        &["sweep", "-o", "map.txt"],
        &["sweep", "-o", "map.csv", "--theme", "dark"],
    ]));
}

/// A mistake in the environment is reported like any other.
#[test]
fn a_backend_that_there_is_not() {
    for words in [&["run"][..], &["sweep"], &["tune"], &["figure", "-o", "a.svg"], &["explain"], &["book"]] {
        let folder = tempfile::tempdir().unwrap();
        let output = korogaru(folder.path(), words).env("KOROGARU_BACKEND", "nope").output().unwrap();
        assert_eq!((output.status.code(), &output.stdout[..]), (Some(2), &b""[..]), "{words:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.starts_with("error: KOROGARU_BACKEND") && said.lines().count() == 1,
            "{words:?}: {said}"
        );
    }
}

#[test]
fn comparisons() {
    let many = (1..=37).map(|i| i.to_string()).collect::<Vec<_>>().join(",");
    insta::assert_snapshot!(arguments(&[
        &["compare", "--methods", "sgd,momentun"],
        &["compare", "--methods", ""],
        &["compare", "--methods", "sgd,adam,sgd"],
        &["compare", "--lr", ".1,0.10"],
        &["compare", "--lr", ".1,,.5"],
        &["compare", "--lr", "-.1,.5"],
        &["compare", "--lr", ".1,fast"],
        &["compare", "--lr", ".1:1:3"],
        &["compare", "--methods", "sgd,adagrad", "--momentum", ".5"],
        &["compare", "--iterations", &many],
        &["compare", "--lr", ".1,.2,.3,.4,.5,.6,.7", "--momentum", "0,.1,.2,.3,.4,.5"],
        &["compare", "--iterations", "10000000"],
        &["compare", "--overlay"],
        &["compare", "--theme", "dark"],
        &["compare", "--lr", ".1,.2", "--overlay", "-o", "a.svg"],
        &["compare", "--tune", "--lr", ".1"],
        &["compare", "--tune", "--iterations", "10,20"],
        &["compare", "--tune", "--budget", "1"],
        &["compare", "--budget", "1000"],
        &["compare", "-o", "a.csv"],
        &["compare", "--animate", "-o", "a.png"],
        &["compare", "--fps", "5", "-o", "a.svg"],
        &["compare", "--fps", "500", "-o", "a.gif"],
        &["compare", "--animate"],
        &["compare", "--pause", "1"],
        &["compare", "--iterations", "0", "-o", "a.gif"],
        &["compare", "--lr", ".1,.2", "--overlay", "-o", "a.gif"],
        &["compare", "--start", "1e200,1e200", "--objective", "rosenbrock"],
    ]));
}
