//! `tune`: its report and its numbers.

use std::fs;

use crate::done;

#[test]
fn a_report_says_the_search_in_full() {
    let said = ["en", "ja"].map(|lang| {
        let tuned = done(&["tune", "--budget", "500", "--lang", lang]);
        assert_eq!((tuned.code, tuned.stderr.as_str()), (0, ""));
        tuned.stdout
    });
    insta::assert_snapshot!(said.join("----\n"));
}

/// The numbers in the file are those of the single run.
#[test]
fn a_file_has_all_digits() {
    let tuned = done(&["tune", "--methods", "momentum,sgd", "--budget", "500", "-o", "tuned.csv"]);
    assert_eq!((tuned.code, tuned.stdout.as_str(), tuned.files()), (0, "", vec!["tuned.csv".to_owned()]));
    let file = fs::read_to_string(tuned.folder.path().join("tuned.csv")).unwrap();
    let lines: Vec<Vec<&str>> = file.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(lines[0].join(","), "method,lr,momentum,eps,decay,beta1,beta2,loss,runs,worst");
    assert_eq!((lines[1][0], lines[2][0], lines[2][2], lines[2][8]), ("momentum", "sgd", "", "500"));
    let run = done(&["run", "--lr", lines[1][1], "--momentum", lines[1][2], "--format", "csv"]);
    assert_eq!(run.stdout.lines().last().unwrap().split(',').nth(3), Some(lines[1][7]));
}

/// Whoever types what the report shows gets the result that stands beside it.
#[test]
fn the_settings_shown_are_those_that_were_tried() {
    let said = done(&["tune"]).stdout;
    let rows: Vec<&str> = said.lines().skip(3).take_while(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), 6);
    let keys = [("η", "lr"), ("α", "momentum"), ("ρ", "decay"), ("β₁", "beta1"), ("β₂", "beta2")];
    for row in rows {
        let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let mut words = vec!["run".to_owned(), "--method".to_owned(), cells[0].to_lowercase()];
        for setting in cells[1].split(", ") {
            let (symbol, value) = setting.split_once(" = ").unwrap();
            if let Some((_, key)) = keys.iter().find(|(known, _)| *known == symbol) {
                words.extend([format!("--{key}"), value.to_owned()]);
            }
        }
        words.extend(["--format", "csv"].map(str::to_owned));
        let run = done(&words.iter().map(String::as_str).collect::<Vec<_>>()).stdout;
        let loss: f64 = run.lines().last().unwrap().split(',').nth(3).unwrap().parse().unwrap();
        assert_eq!(korogaru_text::number::significant(loss, 4), cells[2], "{row}");
    }
}

/// A metric that no setting reaches is written as in a sweep, and `compare` does not show it.
#[test]
fn what_is_not_found_is_not_shown() {
    let words = ["--metric", "steps", "--methods", "sgd,nesterov"];
    let tuned = done(&[&["tune", "--format", "csv"], &words[..]].concat());
    let lines: Vec<Vec<&str>> = tuned.stdout.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(lines[1], ["sgd", "", "", "", "", "", "", "inf", "20000", "inf"]);
    assert!(
        lines[2][7].parse::<u32>().unwrap() <= 21 && lines[2][9].parse::<u32>().unwrap() <= 22,
        "{lines:?}"
    );
    let swept = done(&["sweep", "--lr", ".1:.2:2", "--momentum", "0:.5:2", "--metric", "steps"]);
    assert!(swept.stdout.lines().nth(1).unwrap().ends_with(",inf"));

    let report = done(&[&["tune"], &words[..]].concat()).stdout;
    let row = report.lines().find(|line| line.starts_with("SGD")).unwrap();
    assert!(
        row.contains("not found within this budget") && row.contains("–") && !row.contains("inf"),
        "{row}"
    );
    let compared = done(&[&["compare", "--tune", "-o", "a.svg"], &words[..]].concat());
    let picture = fs::read_to_string(compared.folder.path().join("a.svg")).unwrap();
    for said in [&compared.stdout, &picture] {
        assert!(said.contains("No setting found within this budget: SGD."), "{said}");
    }
    assert!(!compared.stdout.contains("η = 0.1,") && picture.contains("worst of 5 starts"));
    let none = done(&["compare", "--tune", "--metric", "steps", "--methods", "sgd", "-o", "b.svg"]);
    assert_eq!((none.code, none.files().len()), (2, 0));
    assert!(none.stderr.contains("no setting of any method"), "{}", none.stderr);
}

/// The report and the picture say what makes a best setting impossible, and the rectangle that a path may not
/// leave if it is not the view.
#[test]
fn what_is_searched_within_is_said() {
    let tuned = |words: &[&str]| {
        let all = [words, &["--methods", "sgd,momentum", "--budget", "500"]].concat();
        let report = done(&[&["tune"], &all[..]].concat());
        let compared = done(&[&["compare", "--tune", "-o", "a.svg"], &all[..]].concat());
        assert_eq!((report.code, compared.code), (0, 0), "{} {}", report.stderr, compared.stderr);
        (report.stdout, fs::read_to_string(compared.folder.path().join("a.svg")).unwrap())
    };
    let (saddle, picture) = tuned(&["--objective", "saddle"]);
    for said in [&saddle, &picture] {
        assert!(said.contains("f falls without end, so that no setting is best"), "{said}");
    }
    assert!(saddle.contains("whose path leaves the view is not taken"));
    let far = ["--formula", "(x-100)^2+(y-100)^2", "--start", "0,0"];
    let (report, picture) = tuned(&[&far[..], &["--lang", "ja"]].concat());
    assert!(report.contains("x: [−10, 111]、y: [−10, 111] の範囲の外へ出る設定を除きます"), "{report}");
    assert!(picture.contains("x: [−10, 111]、y: [−10, 111] の外へ出る設定は除く"), "{picture}");
    let (wide, _) = tuned(&[&far[..], &["--xlim=-5,120", "--ylim=-5,120"]].concat());
    assert!(wide.contains("whose path leaves the view"), "{wide}");
    for budget in ["abc", "0", "-5"] {
        let refused = done(&["tune", "--budget", budget]);
        assert!(refused.stderr.contains("from 500 to 100000000"), "{}", refused.stderr);
    }
}

/// What is not searched stays as it is in the experiment's file.
#[test]
fn a_method_keeps_its_convention_and_its_eps() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("adam.toml");
    fs::write(&file, "method = \"adam\"\neps = 0.5\n").unwrap();
    let file = file.to_str().unwrap();
    let tuned =
        done(&["tune", "--spec", file, "--methods", "adam、sgd", "--budget", "５００", "--format", "csv"]);
    assert_eq!((tuned.code, tuned.stderr.as_str()), (0, ""));
    let line: Vec<&str> = tuned.stdout.lines().nth(1).unwrap().split(',').collect();
    let names = tuned.stdout.lines().next().unwrap().split(',');
    let of =
        |name| names.clone().zip(&line).find(|(known, _)| *known == name).map(|(_, value)| *value).unwrap();
    assert_eq!(of("eps"), "0.5");
    let [lr, beta1, beta2] = ["lr", "beta1", "beta2"].map(of);
    let words = ["run", "--spec", file, "--lr", lr, "--beta1", beta1, "--beta2", beta2, "--format", "csv"];
    assert_eq!(done(&words).stdout.lines().last().unwrap().split(',').nth(3), Some(of("loss")));
}
