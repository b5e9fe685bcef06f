//! `sweep`: its numbers and its messages.

use std::fs;
#[cfg(target_os = "linux")]
use std::process::Stdio;

use crate::done;
#[cfg(target_os = "linux")]
use crate::{interrupt::until_it_listens, listening};

const SMALL: [&str; 5] = ["sweep", "--lr", ".1:.5:3", "--momentum", "0:.9:2"];

fn with<'a>(words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    words.iter().chain(more).copied().collect()
}

/// A run that falls beyond the range of numbers does not diverge, and among runs that diverge none is best.
#[test]
fn where_nothing_is_best_there_is_no_ring() {
    let axes = ["--lr", ".1:1:3", "--momentum", "0:.9:3"];
    let mut said = Vec::new();
    for lang in ["en", "ja"] {
        for words in [
            &["--objective", "saddle", "--iterations", "4000"][..],
            &["--objective", "saddle"],
            &["--lr", "5:50:6", "--momentum", "0:.9:4"],
            &["--lr", "5:50:6", "--momentum", "0:.9:4", "--metric", "rate"],
        ] {
            let axes = if words.contains(&"--lr") { &[][..] } else { &axes[..] };
            let swept = done(&[&["sweep", "--lang", lang, "-o", "a.svg"], axes, words].concat());
            assert_eq!((swept.code, swept.stderr.as_str()), (0, ""));
            let picture = fs::read_to_string(swept.folder.path().join("a.svg")).unwrap();
            let has_ring = picture.contains("best cell") || picture.contains("最良の設定");
            assert_eq!(has_ring, words.len() == 2, "{words:?}");
            said.push(swept.stdout);
        }
    }
    insta::assert_snapshot!(said.concat());
}

/// Each number is that of the single run.
#[test]
fn csv_has_a_line_a_cell() {
    let swept = done(&SMALL);
    assert_eq!((swept.code, swept.stderr.as_str()), (0, ""));
    let lines: Vec<&str> = swept.stdout.lines().collect();
    assert_eq!((lines[0], lines.len()), ("lr,momentum,loss", 7));
    for line in &lines[1..] {
        let [lr, momentum, loss] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let run = done(&["run", "--lr", lr, "--momentum", momentum, "--format", "csv"]);
        let last = run.stdout.lines().last().unwrap();
        assert_eq!(last.split(',').nth(3), Some(loss), "{line}");
    }
    let by_axis = done(&["sweep", "--axis", "lr=.1:.5:3", "--axis", "momentum=0:.9:2"]);
    assert_eq!(by_axis.stdout, swept.stdout);
}

#[test]
fn a_file_is_written_and_the_best_is_said() {
    let said = ["en", "ja"].map(|lang| {
        let swept = done(&with(&SMALL, &["-o", "map.csv", "--threads", "2", "--lang", lang]));
        assert_eq!((swept.code, swept.stderr.as_str()), (0, ""));
        assert_eq!(swept.files(), ["map.csv"]);
        assert_eq!(fs::read_to_string(swept.folder.path().join("map.csv")).unwrap(), done(&SMALL).stdout);
        swept.stdout
    });
    insta::assert_snapshot!(said.join(""));
}

#[test]
fn other_methods_metrics_and_spacings() {
    let adam = done(&[
        "sweep",
        "--method",
        "adam",
        "--axis",
        "beta1=0:.9:2",
        "--lr",
        ".01:1:3",
        "--log",
        "--metric",
        "steps",
    ]);
    assert_eq!((adam.code, adam.stderr.as_str()), (0, ""));
    let lines: Vec<&str> = adam.stdout.lines().collect();
    assert_eq!(lines[0], "lr,beta1,steps");
    assert!(lines[3].starts_with("0.1,0.0,") && lines[1].ends_with(",inf"), "{lines:?}");
    let rate = done(&with(&SMALL, &["--metric", "rate", "--iterations", "5"]));
    assert!(rate.stdout.starts_with("lr,momentum,rate\n"));
}

/// Ctrl-C in the middle of a long sweep.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let words = [
        "sweep",
        "--lr",
        ".01:1:4096",
        "--momentum",
        "0:.9:4096",
        "--iterations",
        "1000000",
        "-o",
        "map.csv",
    ];
    let mut child = listening(folder.path(), &words).stderr(Stdio::piped()).spawn().unwrap();
    let id = child.id().to_string();
    until_it_listens(&mut child);
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: interrupted; nothing was written\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
