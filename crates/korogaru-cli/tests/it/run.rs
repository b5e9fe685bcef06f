//! `run`: the numbers in three forms.

use crate::{done, done_with};

/// The numbers of a CSV as bits, row by row.
fn bits(csv: &str) -> Vec<Vec<u64>> {
    let number = |word: &str| word.parse::<f64>().unwrap().to_bits();
    csv.lines().skip(1).map(|line| line.split(',').map(number).collect()).collect()
}

/// The goldens are printed by Python from the reference (`xtask goldens`).
macro_rules! golden {
    ($name:literal) => {
        include_str!(concat!("../../../korogaru-lab/tests/it/goldens/", $name, ".csv"))
    };
}

#[test]
fn csv_equals_the_reference_to_the_last_bit() {
    let cases: [(&str, &[&str]); 10] = [
        (golden!("momentum-lr0.1-momentum0.9-30"), &[]),
        (golden!("momentum-lr0.1-momentum0.9-50"), &["--iterations", "50"]),
        (golden!("momentum-lr0.95-momentum0-30"), &["--lr", ".95", "--momentum", "0"]),
        (golden!("momentum-lr0.95-momentum0.5-30"), &["--lr", ".95", "--momentum", ".5"]),
        (golden!("momentum-lr0.95-momentum0.9-30"), &["--lr", "0.95", "--momentum=0.9"]),
        (golden!("sgd-lr0.95-30"), &["--method", "sgd", "--lr", ".95"]),
        (golden!("nesterov-lr0.1-momentum0.9-30"), &["--method", "nesterov", "--lr", ".1"]),
        (golden!("adagrad-lr1.5-30"), &["--method", "adagrad", "--lr", "1.5"]),
        (golden!("rmsprop-lr0.1-30"), &["--method", "rmsprop", "--lr", ".1"]),
        (golden!("adam-lr0.3-30"), &["--method", "adam", "--lr", ".3"]),
    ];
    for (golden, options) in cases {
        let words: Vec<&str> =
            ["run", "--format", "csv"].into_iter().chain(options.iter().copied()).collect();
        let run = done(&words);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert_eq!(run.stdout.lines().next(), golden.lines().next(), "{options:?}");
        assert_eq!(bits(&run.stdout), bits(golden), "{options:?}");
    }
}

#[test]
fn a_bare_run_is_the_articles_first() {
    let run = done(&["run"]);
    insta::assert_snapshot!(run.stdout);
    let japanese = done(&["run", "--lang", "ja"]);
    let lines: Vec<&str> = japanese.stdout.lines().collect();
    insta::assert_snapshot!([lines[0], lines[2], lines[lines.len() - 1]].join("\n"));
}

#[test]
fn the_locale_chooses_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let first_line = |locale: &str, words: &[&str]| {
        let output = crate::korogaru(folder.path(), words).env("LANG", locale).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned()
    };
    // Windows has no variable for this, but a system setting that a test must not change.
    assert!(cfg!(windows) || first_line("ja_JP.UTF-8", &["run"]).contains("初期値"));
    assert!(first_line("de_DE.UTF-8", &["run"]).contains("from"));
    assert!(first_line("ja_JP.UTF-8", &["run", "--lang", "en"]).contains("from"));
    assert!(first_line("C", &["run", "--lang=ja"]).contains("初期値"));
    assert!(first_line("C", &["--lang", "ja", "run"]).contains("初期値"));
}

#[test]
fn endings_are_said() {
    let ending = |words: &[&str]| {
        let run = done(words);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let lines: Vec<String> = run.stdout.lines().rev().map(str::to_owned).collect();
        let last: Vec<String> = lines.into_iter().take_while(|line| !line.is_empty()).collect();
        last.into_iter().rev().collect::<Vec<_>>().join("\n")
    };
    let mut said = Vec::new();
    for lang in ["en", "ja"] {
        said.push(ending(&["run", "--lr", "2.85", "--lang", lang]));
        said.push(ending(&["run", "--lr", "2.85", "--iterations", "5000", "--lang", lang]));
        said.push(ending(&["run", "--iterations", "1", "--lang", lang]));
        said.push(ending(&["run", "--iterations", "0", "--lang", lang]));
        said.push(ending(&["run", "--objective", "saddle", "--iterations", "3", "--lang", lang]));
    }
    insta::assert_snapshot!(said.join("\n\n"));
}

/// Where a run goes into a file, the terminal says that it is not all there, and why.
#[test]
fn a_run_that_ends_early_is_said_beside_its_file() {
    let long = ["--lr", "4", "--iterations", "2000"];
    for words in [
        &["run", "-o", "run.csv"][..],
        &["run", "-o", "run.txt"],
        &["run", "--format", "json"],
        &["figure", "-o", "run.svg"],
        &["explain", "-o", "run.svg"],
    ] {
        let done = done(&[words, &long].concat());
        assert!(done.code == 0 && done.stderr.starts_with("note: It diverges: at update "), "{words:?}");
        assert_eq!(done.stderr.lines().count(), 1);
    }
}

/// Advised limits have few digits.
#[test]
fn advised_limits_have_few_digits() {
    let limits = |words: &[&str]| {
        let said = done(&[&["run"], words].concat()).stdout;
        said[said.find("--xlim").unwrap()..].split(" shows").next().unwrap().to_owned()
    };
    assert_eq!(limits(&["--start", "100,100", "--method", "adam"]), "--xlim 96.8,100.2 --ylim 96.8,100.2");
    let valley = ["--formula", "(x-5)^2+y^2", "--start", "4,3", "--xlim", "0,1", "--ylim", "0,1"];
    assert_eq!(limits(&valley), "--xlim 3.9,5.8 --ylim -2.4,3.3");
}

#[test]
fn long_tables_show_both_ends_and_csv_shows_all() {
    let table = done(&["run", "--iterations", "1000"]).stdout;
    assert!(table.contains("921 rows left out"));
    assert!(table.lines().count() < 100);
    let csv = done(&["run", "--iterations", "1000", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().count(), 1002);
}

#[test]
fn negative_starts_work_as_typed() {
    let plain = done(&["run", "--start", "-7,2", "--format", "csv"]).stdout;
    assert_eq!(plain, done(&["run", "--format", "csv"]).stdout);
    assert_eq!(plain, done(&["run", "--start=-7,2", "--format", "csv"]).stdout);
    let both = done(&["run", "--start", "-7,-2", "--iterations", "0", "--format", "csv"]).stdout;
    assert!(both.contains("\n0,-7.0,-2.0,"));
    assert_eq!(plain, done(&["run", "--start", "−７，２", "--lr", "０．１", "--format", "csv"]).stdout);
    let point = done(&["run", "--start", "-.5,2", "--iterations", "0", "--format", "csv"]).stdout;
    assert!(point.contains("\n0,-0.5,2.0,"));
}

#[test]
fn another_method_keeps_the_articles_rates() {
    let csv = |method| done(&["run", "--method", method, "--format", "csv"]).stdout;
    assert_eq!(csv("momentum"), done(&["run", "--format", "csv"]).stdout);
    let words = ["run", "--method", "nesterov", "--lr", ".1", "--momentum", ".9", "--format", "csv"];
    assert_eq!(csv("nesterov"), done(&words).stdout);
}

#[test]
fn json_has_the_experiment_and_the_same_numbers() {
    let json: serde_json::Value = serde_json::from_str(&done(&["run", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["objective"], "book");
    assert_eq!(json["hyperparameters"]["momentum"], 0.9);
    assert_eq!(json["start"], serde_json::json!([-7.0, 2.0]));
    assert_eq!(json["diverged_at"], serde_json::Value::Null);
    assert_eq!(json["ylim"], serde_json::json!([-10.0, 10.0]));
    let far = done(&["run", "--lr", "2.85", "--iterations", "5000", "--format", "json"]).stdout;
    let far: serde_json::Value = serde_json::from_str(&far).unwrap();
    assert_eq!(far["diverged_at"], 280);
    assert_eq!(far["trajectory"].as_array().unwrap().len(), 280);
    let csv = done(&["run", "--format", "csv"]).stdout;
    let columns: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    for (line, row) in bits(&csv).iter().zip(json["trajectory"].as_array().unwrap()) {
        let numbers = columns.iter().map(|column| row[column].as_f64().unwrap().to_bits());
        assert!(numbers.eq(line.iter().copied()), "{row}");
    }
}

#[test]
fn a_files_extension_says_its_form_unless_an_option_does() {
    let read = |words: &[&str], name: &str| {
        let run = done(words);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
        assert_eq!(run.files(), [name]);
        std::fs::read_to_string(run.folder.path().join(name)).unwrap()
    };
    assert!(read(&["run", "-o", "a.csv"], "a.csv").starts_with("iteration,"));
    assert!(read(&["run", "-o", "a.json"], "a.json").starts_with('{'));
    assert!(read(&["run", "-o", "a.txt"], "a.txt").starts_with("Momentum"));
    assert!(read(&["run", "-o", "a.txt", "--format", "csv"], "a.txt").starts_with("iteration,"));
}

#[test]
fn a_spec_is_an_experiment_and_options_win() {
    let spec = "objective = \"himmelblau\"\nlr = 0.01\niterations = 2\n";
    let run = |words: &[&str]| done_with(&[("spec.toml", spec)], words).stdout;
    let from_file = run(&["run", "--spec", "spec.toml", "--format", "csv"]);
    let words = ["run", "--objective", "himmelblau", "--lr", ".01", "--iterations", "2", "--format", "csv"];
    assert_eq!(from_file, run(&words));
    let options = run(&["run", "--spec", "spec.toml", "--iterations", "7", "--format", "csv"]);
    assert_eq!(options.lines().count(), 9);
}
