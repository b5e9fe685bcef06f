//! `plot`: logs of trainings as tables and figures.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::{done_with, korogaru};

#[test]
fn a_table_says_what_each_log_came_to() {
    let files = [
        ("a.csv", "step,loss,lr\n0,2.5,.1\n10,0.5,.1\n5,1,.1\n10,0.25,.1\n"),
        ("b.jsonl", "{\"step\":0,\"loss\":1}\n{\"step\":1,\"loss\":NaN}\n{\"eval\":3}\n{\"step\":2,\"lo"),
    ];
    let said = ["en", "ja"].map(|lang| {
        let plotted = done_with(&files, &["plot", "a.csv", "./b.jsonl", "-o", "both.svg", "--lang", lang]);
        assert_eq!((plotted.code, plotted.stderr.as_str()), (0, ""));
        let drawn = fs::read_to_string(plotted.folder.path().join("both.svg")).unwrap();
        assert!(drawn.contains(">a.csv<") && drawn.contains(">b.jsonl<"));
        plotted.stdout
    });
    insta::assert_snapshot!(said.join("----\n"));
}

/// Nothing is written if something is wrong.
#[test]
fn what_is_no_log_is_refused() {
    let files = [
        ("good.csv", "loss\n1\n"),
        ("empty.csv", ""),
        ("heading.csv", "step,loss\n"),
        ("other.csv", "step,accuracy\n0,1\n"),
        ("ragged.csv", "step,loss\n0,1\n1\n2,1\n"),
        ("words.csv", "step,loss\n0,low\n1,1\n"),
        ("broken.jsonl", "{\"loss\":1}\n{\"loss\"}\n"),
        ("far.csv", "step,loss\n-1e308,1\n1e308,2\n"),
        ("great.csv", "step,loss\n0,-1.7e308\n1,1.7e308\n"),
        ("picture.gif", "GIF89a"),
    ];
    let good = "good.csv";
    let cases: [(i32, &[&str]); 18] = [
        (2, &["plot"]),
        (1, &["plot", "none.csv"]),
        (1, &["plot", "."]),
        (2, &["plot", "empty.csv"]),
        (2, &["plot", "heading.csv"]),
        (2, &["plot", "other.csv"]),
        (2, &["plot", "ragged.csv"]),
        (2, &["plot", "words.csv"]),
        (2, &["plot", good, "broken.jsonl", "-o", "a.svg"]),
        (2, &["plot", good, "-o", "a.pdf"]),
        (2, &["plot", good, "--theme", "dark"]),
        (2, &["plot", "far.csv", "-o", "a.svg"]),
        (2, &["plot", "great.csv", "-o", "a.svg"]),
        (2, &["plot", good, "--y", "acc"]),
        (2, &["plot", "other.csv", "--x", "epoch", "--y", "accuracy"]),
        (2, &["plot", "picture.gif"]),
        (2, &["plot", "-", "-"]),
        (2, &["plot", good, good, good, good, good, good, good, "-o", "a.svg"]),
    ];
    let mut said = String::new();
    for lang in ["en", "ja"] {
        for (code, words) in cases {
            let refused = done_with(&files, &[words, &["--lang", lang]].concat());
            assert_eq!((refused.code, refused.stdout.as_str()), (code, ""), "{words:?}: {}", refused.stderr);
            assert_eq!(refused.files().len(), files.len(), "{words:?}");
            said += &format!("{}\n{}", words.join(" "), refused.stderr);
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn standard_input_is_a_log_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = korogaru(folder.path(), &["plot", "-", "-o", "in.png"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"loss\n3\n2\n1\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains('3'));
    assert!(fs::read(folder.path().join("in.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn what_is_left_out_of_a_name_is_told() {
    let ran = crate::done_with(
        &[("a\u{e000}.csv", "step,loss\n1,3\n2,1\n")],
        &["plot", "a\u{e000}.csv", "-o", "a.svg"],
    );
    let note = "note: no installed font can draw these characters, which are left out: \u{e000} (U+E000)\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (0, note));
}

/// The columns that are drawn, those that are not, and the steps are named.
#[test]
fn what_was_chosen_is_said() {
    let files = [
        (
            "hydra.csv",
            "epoch,step,test/loss,train/loss,val/loss,lr\n0,49,,1.8,,.1\n0,49,,,1.6,.1\n1,99,,1.2,,.1\n1,99,.97,,1.1,.1\n",
        ),
        (
            "mm.json",
            "{\"seed\": 0}\n{\"epoch\": 1, \"iter\": 50, \"loss\": 3}\n{\"epoch\": 2, \"iter\": 50, \"loss\": 1}\n",
        ),
        ("wandb.csv", "Step,run-a - loss,run-a - loss__MIN,run-b - loss\n0,2.5,2,2.6\n10,1.5,1,1.7\n"),
        ("yolo.csv", "  epoch,  train/box_loss,  val/box_loss\n  1,  2.8,  inf\n  2,  1.7,  2.2\n"),
        ("rows.csv", "loss\n2\n1\nnan\n"),
        ("ja.csv", "エポック;訓練損失;検証損失;正解率\n1;2,5;2,6;0,1\n2;1,5;nan;0,4\n"),
        ("pairs.log", "start\nstep=1.5e3 loss=2.5\nstep=3e3 loss=1.5\n"),
        (
            "methods.log",
            "=====iteration:0=====\nSGD:2.3\nAdam:2.2\n=====iteration:100=====\nSGD:1.3\nAdam:0.5\n",
        ),
    ];
    let mut said = String::new();
    for lang in ["en", "ja"] {
        for words in [
            &["hydra.csv", "mm.json"][..],
            &["wandb.csv", "rows.csv", "-o", "a.png"],
            &["methods.log", "-o", "d.svg"],
            &["ja.csv", "pairs.log", "-o", "c.svg"],
            &["yolo.csv", "--y", "train/box_loss", "--y", "val/box_loss", "--x", "epoch", "-o", "b.svg"],
        ] {
            let plotted = done_with(&files, &[&["plot"], words, &["--lang", lang]].concat());
            assert_eq!((plotted.code, plotted.stderr.as_str()), (0, ""), "{words:?}");
            said += &format!("{}\n{}", words.join(" "), plotted.stdout);
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_picture_of_a_log_is_no_experiment() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "step,loss\n0,1\n").unwrap();
    for (picture, format) in [("a.svg", "SVG"), ("a.png", "PNG")] {
        assert!(
            korogaru(folder.path(), &["plot", "a.csv", "-o", picture]).output().unwrap().status.success()
        );
        let refused = korogaru(folder.path(), &["run", "--spec", picture]).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        let expected =
            format!("this {format} is a picture of the log of a training, which cannot be run again");
        assert!(said.contains(&expected), "{said}");
    }
}
