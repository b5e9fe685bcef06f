//! Figures are run again: `--spec` reads the experiments that they carry.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::{done, korogaru};

/// An experiment that differs from the default in every setting.
const OPTIONS: [&str; 14] = [
    "--formula",
    "x^2/20 + 3sin(y)^2",
    "--start",
    "-6,1.5",
    "--method",
    "nesterov",
    "--convention",
    "fresh",
    "--lr",
    ".05",
    "--momentum",
    ".8",
    "--xlim",
    "-8,4",
];

fn run(folder: &Path, words: &[&str]) -> Output {
    korogaru(folder, words).output().unwrap()
}

fn csv(folder: &Path, options: &[&str]) -> String {
    let output = run(folder, &[&["run", "--iterations", "12", "--format", "csv"], options].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_kind_of_figure_runs_again_whatever_its_file_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let expected = csv(folder.path(), &OPTIONS);
    for drawing in [
        &["figure", "-o", "a.svg"][..],
        &["figure", "-o", "a.png", "--theme", "dark", "--lang", "ja"],
        &["figure", "--view", "contour", "-o", "a.svg"],
        &["figure", "-o", "a.gif"],
        &["figure", "--animate", "-o", "a.svg"],
        &["explain", "--step", "2", "-o", "a.png"],
        &["explain", "--view", "curves", "-o", "a.svg"],
        &["theory", "--lang", "ja", "-o", "a.png"],
    ] {
        let drawn = run(folder.path(), &[drawing, &OPTIONS].concat());
        assert!(drawn.status.success(), "{drawing:?}: {}", String::from_utf8_lossy(&drawn.stderr));
        let file = folder.path().join(drawing.iter().find(|word| word.starts_with("a.")).unwrap());
        let renamed = folder.path().join("figure.toml");
        fs::rename(&file, &renamed).unwrap();
        assert_eq!(csv(folder.path(), &["--spec", "figure.toml"]), expected, "{drawing:?}");
    }
}

/// A map carries the experiment that its runs vary, its axes and its metric.
#[test]
fn a_map_is_swept_again() {
    let folder = tempfile::tempdir().unwrap();
    let sweep = |words: &[&str]| {
        let swept = run(folder.path(), &[&["sweep"], words].concat());
        assert!(swept.status.success(), "{}", String::from_utf8_lossy(&swept.stderr));
        String::from_utf8(swept.stdout).unwrap()
    };
    for axes in [
        &["--lr", "0.1:1:4", "--momentum", "0:0.9:3"][..],
        &["--lr", "0.01:1:4", "--log", "--method", "adam", "--axis", "beta1=0:.9:2", "--metric", "steps"],
    ] {
        let first = [axes, &["--formula", "x^2/8 + y^2", "--start", "-6,1.5", "--iterations", "9"]].concat();
        let expected = sweep(&first);
        sweep(&[&first[..], &["-o", "map.svg"]].concat());
        sweep(&["--spec", "map.svg", "-o", "again.png"]);
        assert_eq!(sweep(&["--spec", "again.png"]), expected);
        sweep(&["--spec", "again.png", "-o", "again.svg"]);
        let [map, again] = ["map.svg", "again.svg"].map(|name| fs::read(folder.path().join(name)).unwrap());
        assert!(map == again);
    }
    // What is named besides counts.
    let other =
        sweep(&["--spec", "map.svg", "--lr", ".5:1:2", "--axis", "beta2=.9:.99:2", "--metric", "loss"]);
    assert_eq!(other.lines().next(), Some("lr,beta2,loss"));
    // The metric of the file is not asked whether it fits where another one replaces it: f has no minimum.
    let axes = "[sweep]\nmetric = \"steps\"\nlr = \"0.1:1:2\"\nmomentum = \"0:0.9:2\"\n";
    fs::write(folder.path().join("falls.toml"), format!("formula = \"x + y\"\n{axes}")).unwrap();
    let lost = sweep(&["--spec", "falls.toml", "--metric", "loss"]);
    assert_eq!(lost.lines().next(), Some("lr,momentum,loss"));
}

/// A picture that is no map says no axes.
#[test]
fn a_picture_without_axes_is_not_swept() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["figure", "-o", "path.svg"]);
    let refused = |words: &[&str]| {
        let refused = run(folder.path(), &[&["sweep", "--spec"], words].concat());
        assert_eq!(refused.status.code(), Some(2));
        String::from_utf8(refused.stderr).unwrap()
    };
    let said = refused(&["path.svg"]);
    assert!(said.starts_with("error: path.svg: this picture is not the map of a sweep"), "{said}");
    assert!(refused(&["path.svg", "--lang", "ja"]).contains("軸が分かりません"));
    // Who gives an axis of a map a value does not mean to have it swept over.
    run(folder.path(), &["sweep", "--lr", ".1:1:2", "--momentum", "0:.9:2", "-o", "map.svg"]);
    assert!(refused(&["map.svg", "--lr", ".5"]).contains("a sweep varies two hyperparameters"));
}

/// What was tuned says so again, as long as nothing else is changed.
#[test]
fn a_tuned_comparison_says_again_how_it_was_tuned() {
    let folder = tempfile::tempdir().unwrap();
    let compare = |words: &[&str]| {
        let compared = run(folder.path(), &[&["compare"], words].concat());
        assert!(compared.status.success(), "{}", String::from_utf8_lossy(&compared.stderr));
        String::from_utf8(compared.stdout).unwrap()
    };
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for options in [
        &["--methods", "sgd,momentum"][..],
        &["--methods", "momentum", "--xlim", "-7.5,-6"],
        // Of SGD nothing is found, which is said too.
        &["--methods", "sgd,adagrad", "--metric", "steps", "--overlay"],
    ] {
        compare(&[options, &["--tune", "--budget", "2000", "-o", "tuned.svg"]].concat());
        let overlay: &[&str] = if options.contains(&"--overlay") { &["--overlay"] } else { &[] };
        let said = compare(&[&["--spec", "tuned.svg", "-o", "again.svg"], overlay].concat());
        assert!(read("tuned.svg").contains("Tuned for") && read("tuned.svg") == read("again.svg"));
        assert!(said.contains("Tuned for the least"), "{said}");
        let longer = compare(&["--spec", "tuned.svg", "--iterations", "40", "-o", "longer.svg"]);
        assert!(!longer.contains("Tuned for") && !read("longer.svg").contains("Tuned for"));
    }
}

#[test]
fn options_beside_a_figure_win() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["figure", "--lr", ".95", "--momentum", ".5", "-o", "a.png"]);
    let again = csv(folder.path(), &["--spec", "a.png", "--lr", ".2"]);
    assert_eq!(again, csv(folder.path(), &["--lr", ".2", "--momentum", ".5"]));
}

/// A figure that is drawn from a figure is the same file.
#[test]
fn a_copy_of_a_copy_is_the_original() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &[&["figure", "-o", "a.png"], &OPTIONS[..]].concat());
    run(folder.path(), &["figure", "--spec", "a.png", "-o", "b.svg"]);
    run(folder.path(), &["figure", "--spec", "b.svg", "-o", "c.png"]);
    let read = |name| fs::read(folder.path().join(name)).unwrap();
    assert!(read("a.png") == read("c.png"));
}

/// Files that are not figures, or are damaged, in both languages.
#[test]
fn files_that_carry_no_experiment_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["figure", "-o", "good.png"]);
    run(folder.path(), &["figure", "-o", "good.svg"]);
    let (png, svg) = (
        fs::read(folder.path().join("good.png")).unwrap(),
        fs::read(folder.path().join("good.svg")).unwrap(),
    );
    let mut changed = png.clone();
    let at = png.windows(8).position(|part| part == b"lr = 0.1").unwrap();
    changed[at + 7] = b'3';
    let wrong = String::from_utf8(svg.clone()).unwrap().replace("\nlr = 0.1", "\nlr = -0.1");
    let files: [(&str, &[u8]); 8] = [
        ("half.png", &png[..png.len() / 2]),
        ("half.svg", &svg[..svg.len() / 2]),
        ("changed.png", &changed),
        ("wrong.svg", wrong.as_bytes()),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"),
        ("other.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("empty.gif", b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b"),
        ("half.gif", b"GIF89a\x01\0\x01"),
    ];
    let mut said = String::new();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        for lang in ["en", "ja"] {
            let output = run(folder.path(), &["run", "--spec", name, "--lang", lang]);
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{name}");
            said += &String::from_utf8(output.stderr).unwrap();
        }
    }
    insta::assert_snapshot!(said);
}

/// A file of 10 GB, which is not read to its end, and a device without an end.
#[test]
fn no_more_is_read_than_a_figure_can_be_long() {
    let folder = tempfile::tempdir().unwrap();
    let file = fs::File::create(folder.path().join("huge.png")).unwrap();
    file.set_len(10 << 30).unwrap();
    let output = run(folder.path(), &["run", "--spec", "huge.png"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    insta::assert_snapshot!(said, @"error: huge.png: this is too long for an experiment or a figure: it has more than 32 MiB");
    if cfg!(unix) {
        assert_eq!(run(folder.path(), &["run", "--spec", "/dev/zero"]).status.code(), Some(2));
    }
    let missing = done(&["run", "--spec", "missing.png"]);
    assert_eq!(missing.code, 1);
}
