//! `compare`: experiments side by side, in a table and in a picture.

use std::fs;
use std::path::Path;

use crate::{done, korogaru};

fn table(words: &[&str]) -> String {
    let compared = done(&[&["compare"], words].concat());
    assert_eq!((compared.code, compared.stderr.as_str()), (0, ""), "{words:?}");
    assert!(compared.files().is_empty());
    compared.stdout
}

#[test]
fn a_table_says_how_each_ends() {
    insta::assert_snapshot!(
        [
            table(&[]),
            table(&["--lang", "ja"]),
            table(&["--lr", ".1,2.85", "--momentum", "0,.9", "--lang", "ja"]),
            table(&["--method", "sgd", "--iterations", "1,30", "--objective", "saddle"]),
            table(&["--noise", ".5", "--seed", "3", "--methods", "sgd,adam"]),
            table(&["--xlim", "-7,0.5", "--methods", "momentum,sgd", "--iterations", "50"]),
        ]
        .join("\n")
    );
}

/// The numbers are those of the single run.
#[test]
fn the_ends_are_those_of_run() {
    let compared = table(&["--lr", ".95", "--momentum", ".5,.9"]);
    let row = compared.lines().find(|line| line.contains("α = 0.5")).unwrap();
    let run = done(&["run", "--lr", ".95", "--momentum", ".5"]);
    let last = run.stdout.lines().find(|line| line.trim_start().starts_with("30 ")).unwrap();
    let number = |text: &str| -> f64 { text.replace('−', "-").parse().unwrap() };
    let loss = number(last.split_whitespace().nth(3).unwrap());
    let said = number(row.split("  ").filter(|cell| !cell.is_empty()).nth(3).unwrap().trim());
    assert!((said / loss - 1.0).abs() < 1e-3, "{row}\n{last}");
}

#[test]
fn the_best_of_each_comes_with_its_search() {
    let said = table(&["--tune", "--budget", "500", "--methods", "sgd,momentum"]);
    let tuned = done(&["tune", "--budget", "500", "--methods", "sgd,momentum"]).stdout;
    let sentences = |text: &str| text[text.rfind("\n\n").unwrap()..].to_owned();
    assert_eq!(sentences(&said), sentences(&tuned));
    assert!(said.contains("up to 500 runs"));
}

#[test]
fn a_picture_is_drawn_and_its_format_is_the_extensions() {
    let folder = tempfile::tempdir().unwrap();
    for words in [
        &["-o", "a.svg"][..],
        &["-o", "a.svg", "--overlay", "--lang", "ja"],
        &["-o", "a.svg", "--overlay", "--tune", "--budget", "500", "--theme", "dark"],
        &["-o", "a.png", "--lr", ".1,.5"],
        &["-o", "a.gif", "--iterations", "3"],
        &["-o", "a.gif", "--iterations", "3", "--overlay", "--fps", "10"],
        &["-o", "a.svg", "--animate", "--pause", "1"],
    ] {
        let output = korogaru(folder.path(), &[&["compare"], words].concat()).output().unwrap();
        assert!(output.status.success(), "{words:?}");
        let file = fs::read(folder.path().join(words[1])).unwrap();
        let signature = match words[1] {
            "a.png" => b"\x89PNG",
            "a.gif" => b"GIF8",
            _ => b"<svg",
        };
        assert!(file.starts_with(signature), "{words:?}");
        let moves = String::from_utf8_lossy(&file).contains("prefers-reduced-motion");
        assert_eq!(moves, words.contains(&"--animate"), "{words:?}");
    }
}

fn run(folder: &Path, words: &[&str]) -> String {
    let output = korogaru(folder, words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The book's sheet, whose methods each have their own η, and a grid.
#[test]
fn a_comparison_is_run_again() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["book"]);
    let again = run(folder.path(), &["compare", "--spec", "figures/methods.png", "-o", "again.svg"]);
    assert!(again.contains("η = 1.5") && again.contains("η = 0.95"), "{again}");
    let original = fs::read(folder.path().join("figures/methods.svg")).unwrap();
    assert!(original == fs::read(folder.path().join("again.svg")).unwrap());
    let longer = run(folder.path(), &["compare", "--spec", "again.svg", "--iterations", "50"]);
    assert_eq!(longer.matches("  50  ").count(), 4, "{longer}");

    let refused = |words: &[&str]| korogaru(folder.path(), words).output().unwrap().status.code();
    assert_eq!(refused(&["compare", "--spec", "again.svg", "--methods", "sgd"]), Some(2));
    assert_eq!(refused(&["compare", "--spec", "again.svg", "--tune"]), Some(2));
    assert_eq!(refused(&["run", "--spec", "again.svg"]), Some(2));
}
