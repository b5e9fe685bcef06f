//! `theory`: in words, as numbers and as a figure.

use std::fs;

use crate::done;

fn json(words: &[&str]) -> serde_json::Value {
    let words: Vec<&str> = ["theory", "--format", "json"].into_iter().chain(words.iter().copied()).collect();
    let done = done(&words);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?}");
    serde_json::from_str(&done.stdout).unwrap()
}

/// The numbers that the article's function must have, to ten digits.
#[test]
fn json_has_all_digits() {
    let found = json(&[]);
    let near = |value: &serde_json::Value, expected: f64| {
        let value = value.as_f64().unwrap();
        assert!((value - expected).abs() < 6e-11, "{value} is not {expected}");
    };
    near(&found["condition_number"], 20.0);
    near(&found["rate"], 0.948_683_298_1);
    near(&found["best"]["momentum"]["lr"], 1.335_814_746_8);
    near(&found["best"]["momentum"]["momentum"], 0.402_605_484_2);
    near(&found["best"]["momentum"]["rate"], 0.634_512_004_7);
    near(&found["best"]["sgd"]["lr"], 0.952_380_952_4);
    near(&found["best"]["sgd"]["rate"], 0.904_761_904_8);
    assert_eq!(found["steps"], 262);
    assert_eq!(found["steps_taken"], serde_json::Value::Null);
    assert_eq!(found["modes"][1]["eigenvalue"], 2.0);
    assert_eq!(found["modes"][1]["direction"], serde_json::json!([0.0, 1.0]));
    assert_eq!(found["modes"][1]["regime"], "underdamped");
    assert!(found["residual"].as_f64().unwrap() < 1e-13);
    assert_eq!(found["trajectory"].as_array().unwrap().len(), 31);
    assert_eq!(found["trajectory"][1]["predicted_y"], 1.6);
    assert_eq!(found["objective"], "book");

    let saddle = json(&["--objective", "saddle", "--at", "-1,2"]);
    assert_eq!(saddle["best"], serde_json::json!({}));
    assert_eq!(
        (&saddle["condition_number"], &saddle["steps"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    // y is 0 after one update, and 7·.95ᵗ is √53/2 for t = 12.8.
    assert_eq!(json(&["--method", "sgd", "--lr", ".5", "--tolerance", ".5"])["steps"], 13);
}

#[test]
fn text_is_the_report() {
    let english = done(&["theory"]).stdout;
    assert!(
        english.starts_with("Theory of Momentum (η = 0.1, α = 0.9)")
            && english.contains("slower than the best SGD")
    );
    assert!(done(&["theory", "--lang", "ja"]).stdout.contains("最良の SGD より遅くなります"));
}

#[test]
fn csv_is_the_run_beside_its_predictions() {
    let csv = done(&["theory", "--format", "csv", "--iterations", "2"]).stdout;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "iteration,x,y,predicted_x,predicted_y");
    assert_eq!((lines[1], lines.len()), ("0,-7.0,2.0,-7.0,2.0", 4));
}

#[test]
fn a_files_extension_says_what_it_is() {
    let read = |words: &[&str], name: &str| {
        let done = done(words);
        assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (0, "", ""), "{words:?}");
        assert_eq!(done.files(), [name]);
        fs::read(done.folder.path().join(name)).unwrap()
    };
    assert!(read(&["theory", "-o", "a.svg", "--theme", "dark"], "a.svg").starts_with(b"<svg"));
    assert!(read(&["theory", "-o", "a.png"], "a.png").starts_with(b"\x89PNG"));
    assert!(read(&["theory", "-o", "a.json"], "a.json").starts_with(b"{"));
    assert!(read(&["theory", "-o", "a.csv"], "a.csv").starts_with(b"iteration,"));
    assert!(read(&["theory", "-o", "a.txt"], "a.txt").starts_with(b"Theory"));
}
