//! `explain`: why a run moved as it did.

use std::fs;

use crate::done;

fn said(words: &[&str]) -> String {
    let words: Vec<&str> = ["explain"].into_iter().chain(words.iter().copied()).collect();
    let done = done(&words);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?}");
    done.stdout
}

#[test]
fn a_bare_explanation_is_of_the_articles_first_run() {
    insta::assert_snapshot!(said(&[]));
    insta::assert_snapshot!(said(&["--lang", "ja"]));
}

/// The article's example, with the numbers that the article gives.
#[test]
fn the_articles_three_steps() {
    let step = |number| said(&["--lr", ".95", "--momentum", ".5", "--step", number]);
    assert!(step("1").contains("v_y ← 0.5 × 0 − 0.95 × 4 = 0 − 3.8 = −3.8\n"));
    assert!(step("2").contains("v_y ← 0.5 × (−3.8) − 0.95 × (−3.6) = −1.9 + 3.42 = 1.52\n"));
    assert!(step("3").contains("v_y ← 0.5 × 1.52 − 0.95 × (−0.56) = 0.76 + 0.532 = 1.292\n"));
}

#[test]
fn tables_of_every_kind_of_method() {
    let mut all = String::new();
    for words in [
        &["--iterations", "4"][..],
        &["--iterations", "4", "--format", "table"],
        &["--iterations", "4", "--format", "table", "--lang", "ja"],
        &["--iterations", "4", "--format", "table", "--step", "3"],
        &["--method", "adam", "--iterations", "3"],
        &["--method", "adam", "--iterations", "3", "--lang", "ja"],
        &["--method", "adagrad", "--iterations", "3", "--format", "table"],
        &["--method", "nesterov", "--iterations", "3", "--format", "table"],
        &["--iterations", "0"],
        &["--iterations", "1", "--lang", "ja"],
    ] {
        all += &format!("$ korogaru explain {}\n{}\n", words.join(" "), said(words));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn long_tables_show_both_ends_and_csv_shows_all() {
    let text = said(&["--iterations", "1000"]);
    assert!(text.contains("920 rows left out") && text.lines().count() < 100);
    let numbers: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|w| w.parse::<usize>().is_ok())
        .collect();
    assert_eq!((numbers.len(), numbers[39], numbers[40], numbers[79]), (80, "40", "961", "1000"));
    assert_eq!(said(&["--iterations", "1000", "--format", "csv"]).lines().count(), 1001);
}

/// The sums have the bits of the velocities that `run` prints.
#[test]
fn csv_has_all_digits() {
    let explained = said(&["--format", "csv"]);
    let run = done(&["run", "--format", "csv"]).stdout;
    let column = |csv: &str, name: &str| -> Vec<String> {
        let index = csv.lines().next().unwrap().split(',').position(|column| column == name).unwrap();
        csv.lines().skip(1).map(|line| line.split(',').nth(index).unwrap().to_owned()).collect()
    };
    for (ours, theirs) in [("sum_x", "vx"), ("sum_y", "vy"), ("dx", "dx"), ("dy", "dy")] {
        assert_eq!(column(&explained, ours), column(&run, theirs)[1..], "{ours}");
    }
    assert_eq!(column(&explained, "gx"), column(&run, "gx")[..30]);
    assert_eq!(explained.lines().nth(1).unwrap().split(',').nth(13), Some("fresh-only"));
    let one = said(&["--format", "csv", "--step", "7"]);
    assert_eq!(one.lines().nth(1), explained.lines().nth(7));
}

#[test]
fn a_files_extension_says_what_is_written() {
    let read = |words: &[&str], name: &str| {
        let done = done(&[&["explain"], words].concat());
        assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (0, "", ""), "{words:?}");
        assert_eq!(done.files(), [name]);
        fs::read(done.folder.path().join(name)).unwrap()
    };
    assert!(read(&["-o", "a.csv"], "a.csv").starts_with(b"step,gx,"));
    assert!(read(&["-o", "a.txt"], "a.txt").starts_with(b"Momentum"));
    assert!(read(&["--step", "2", "-o", "a.png"], "a.png").starts_with(b"\x89PNG"));
    let svg = |words: &[&str]| String::from_utf8(read(words, "a.svg")).unwrap();
    assert!(svg(&["-o", "a.svg"]).contains("6 of 29"), "all steps are a ribbon");
    assert!(svg(&["--step", "2", "-o", "a.svg"]).contains("update 2 of 30"), "one step has arrows");
    assert!(svg(&["--step", "2", "--view", "arrows", "-o", "a.svg"]).contains("update 2 of 30"));
    assert!(svg(&["--view", "curves", "--theme", "dark", "-o", "a.svg"]).contains("fill=\"#14171a\""));
    assert!(svg(&["--method", "adam", "--step", "2", "--lang", "ja", "-o", "a.svg"]).contains("実効学習率"));
}

/// A `--format` is the same as the file extension of that name, for each command that writes numbers.
#[test]
fn forms_are_files_extensions() {
    for (command, forms) in [
        ("run", &["table", "csv", "json"][..]),
        ("theory", &["text", "json", "csv"]),
        ("explain", &["text", "table", "csv"]),
    ] {
        for form in forms {
            let said = done(&[command, "--format", form]).stdout;
            let name = format!("a.{form}");
            let written = done(&[command, "-o", &name]);
            assert_eq!(
                fs::read_to_string(written.folder.path().join(&name)).unwrap(),
                said,
                "{command} {form}"
            );
        }
        let listed = done(&[command, "--format", "no such form"]).stderr;
        assert!(forms.iter().all(|form| listed.contains(form)), "{listed}");
    }
}
