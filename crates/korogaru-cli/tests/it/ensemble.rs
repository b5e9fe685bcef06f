//! `--seeds`: many runs, as numbers and as figures.

use std::fs;

use crate::done;

#[test]
fn a_table_says_how_the_losses_spread() {
    let said = ["en", "ja"].map(|lang| {
        let words =
            ["run", "--noise", ".5", "--seed", "7", "--seeds", "20", "--iterations", "4", "--lang", lang];
        let many = done(&words);
        assert_eq!((many.code, many.stderr.as_str()), (0, ""));
        many.stdout
    });
    insta::assert_snapshot!(said.join("----\n"));
}

/// A run of an ensemble is the run of its own seed.
#[test]
fn one_run_is_its_own_median() {
    let noisy = ["run", "--objective", "least-squares", "--batch", "5", "--seed", "3", "--format", "csv"];
    let alone = done(&noisy);
    let many = done(&[&noisy[..], &["--seeds", "1"]].concat());
    assert_eq!((many.code, many.stderr.as_str()), (0, ""));
    let column = |text: &str, name: &str| -> Vec<String> {
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let index = lines.next().unwrap().iter().position(|column| column == name).unwrap();
        lines.map(|line| line[index].clone()).collect()
    };
    assert_eq!(column(&many.stdout, "loss_median"), column(&alone.stdout, "f"));
    assert_eq!(column(&many.stdout, "x_p05"), column(&alone.stdout, "x"));
}

#[test]
fn json_has_the_experiment_and_the_bands() {
    let many = done(&["run", "--noise", "2", "--seeds", "3", "--iterations", "2", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&many.stdout).unwrap();
    assert_eq!((&json["noise"], &json["seed"], &json["seeds"]), (&2.0.into(), &1.into(), &3.into()));
    assert_eq!(json["bands"].as_array().unwrap().len(), 3);
    assert_eq!(json["bands"][0]["loss_p95"], 6.45);
}

#[test]
fn a_figure_is_written_whole() {
    let many = done(&["figure", "--noise", "1", "--seeds", "10", "-o", "runs.svg"]);
    assert_eq!((many.code, many.files()), (0, vec!["runs.svg".to_owned()]));
    let file = fs::read_to_string(many.folder.path().join("runs.svg")).unwrap();
    assert!(file.contains("seeds 1 to 10") && file.contains("noise = 1.0"));
}
