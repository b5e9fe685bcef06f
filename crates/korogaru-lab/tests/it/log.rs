//! Logs of trainings, as trainings write them.

use korogaru_lab::{Curve, ErrorKind, Log, LogColumns, Quantity, Steps};
use proptest::prelude::*;

fn read(text: &str) -> Log {
    Log::read(text.as_bytes()).unwrap().unwrap()
}

fn refused(text: &str) -> ErrorKind {
    Log::read(text.as_bytes()).unwrap().unwrap_err().kind().clone()
}

fn loss(log: &Log) -> &[[f64; 2]] {
    log.curves()[0].points()
}

#[test]
fn the_same_log_in_every_form() {
    let forms = [
        "step,loss,grad_norm\n0,2.5,1\n1,1.25,0.5\n",
        "\u{feff}Step,Loss,Grad Norm\r\n0,2.5,1\r\n1,1.25,0.5\r\n",
        "epoch\ttrain/loss\tgrad-norm\n0\t2.5\t1\n1\t1.25\t0.5",
        "iter;training_loss;grad_norm;note\n 1 ; 1.25 ; 0.5 ; \n0;2.5;1;first\n",
        "{\"step\": 0, \"loss\": 2.5, \"grad_norm\": 1}\n{\"step\": 1, \"loss\": 1.25, \"grad_norm\": 0.5}\n",
        "{\"loss\": 2.5, \"grad_norm\": \"1\", \"tags\": [1]}\r\n\r\n{\"loss\": 1.25, \"grad_norm\": 5e-1}",
    ];
    for form in forms {
        let log = read(form);
        assert_eq!(loss(&log), [[0.0, 2.5], [1.0, 1.25]], "{form}");
        let [norm] = log.norms() else { panic!("one norm in {form}") };
        assert_eq!(
            (norm.quantity(), norm.points()),
            (&Quantity::GradientNorm, &[[0.0, 1.0], [1.0, 0.5]][..]),
            "{form}"
        );
        assert_eq!((log.left_out(), log.repeated(), log.is_cut_off()), (0, 0, false), "{form}");
    }
}

#[test]
fn what_is_missing_is_counted_and_what_is_not_finite_is_kept() {
    let log = read("step,loss\n0,1\n1,\n2,nan\n3,inf\n,4\n5,null\n6,-Infinity\n");
    assert_eq!(log.left_out(), 3);
    let losses: Vec<String> = loss(&log).iter().map(|[step, loss]| format!("{step} {loss}")).collect();
    assert_eq!(losses, ["0 1", "2 NaN", "3 inf", "6 -inf"]);
    let log = read(
        "{\"step\":0,\"loss\":NaN}\n{\"note\":\"NaN \\\" Infinity\",\"step\":1,\"loss\":-Infinity}\n{\"eval_loss\":1}\n",
    );
    assert!(loss(&log)[0][1].is_nan());
    assert_eq!((loss(&log)[1], log.left_out(), log.carried()), ([1.0, f64::NEG_INFINITY], 0, 1));
}

/// After a restart steps come again, and the later rows count.
#[test]
fn steps_that_come_again() {
    let log = read("step,loss\n0,5\n1,4\n2,3\n1,40\n2,30\n3,20\n");
    assert_eq!(loss(&log), [[0.0, 5.0], [1.0, 40.0], [2.0, 30.0], [3.0, 20.0]]);
    assert_eq!(log.repeated(), 2);
}

#[test]
fn a_last_line_that_is_half_written_is_left_out() {
    for text in [
        "step,loss\n0,1\n1",
        "step,loss\n0,1\n1,-",
        "step,loss\n0,1\n1,2e",
        "{\"step\":0,\"loss\":1}\n{\"step\":1,\"lo",
    ] {
        let log = read(text);
        assert_eq!(loss(&log), [[0.0, 1.0]], "{text}");
    }
    assert!(read("step,loss\n0,1\n1").is_cut_off() && !read("step,loss\n0,1").is_cut_off());
    // With its end it is no half line.
    assert_eq!(refused("step,loss\n0,1\n1,2e\n"), ErrorKind::LogLine { line: 3, found: "2e".into() });
    assert_eq!(refused("{\"loss\":1}\n{\"lo\n"), ErrorKind::LogLine { line: 2, found: "{\"lo".into() });
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(refused(""), ErrorKind::LogEmpty);
    assert_eq!(refused("step,loss\n"), ErrorKind::LogEmpty);
    let found = vec!["step".to_owned(), "accuracy".to_owned()];
    assert_eq!(refused("step,accuracy\n0,1\n"), ErrorKind::LogColumns { found });
    let found = vec!["a".to_owned()];
    assert_eq!(refused("{\"a\":1}\n"), ErrorKind::LogColumns { found });
    let found = "0.5.1".to_owned();
    assert_eq!(refused("step,loss\n0,1\n1,0.5.1\n2,1\n"), ErrorKind::LogLine { line: 3, found });
}

proptest! {
    /// Whatever stands there: an answer, and steps in order.
    #[test]
    fn no_text_is_too_strange(text in "(step|loss|,|\n|\r|\\{|\"|:|\\}|[0-9.e-]|NaN|\u{feff}|é|;|\t|\\\\){0,40}") {
        if let Ok(log) = Log::read(text.as_bytes()).unwrap() {
            prop_assert!(loss(&log).windows(2).all(|pair| pair[0][0] < pair[1][0]));
        }
    }

    /// Rows in any order are the same log.
    #[test]
    fn order_does_not_matter(losses in prop::collection::vec(-1e6..1e6_f64, 1..40)) {
        let rows: Vec<String> = losses.iter().enumerate().map(|(i, loss)| format!("{i},{loss}\n")).collect();
        let back: String = rows.iter().rev().map(String::as_str).collect();
        let log = read(&format!("step,loss\n{back}"));
        prop_assert!(loss(&log).iter().map(|point| point[1].to_bits()).eq(losses.iter().map(|loss| loss.to_bits())));
    }
}

/// A file that is no log, with lines without end.
#[test]
fn a_line_that_is_too_long_is_not_kept() {
    let limit = 1 << 20;
    assert_eq!(refused(&"x".repeat(3 * limit)), ErrorKind::LogLong { line: 1, limit });
    let long = format!("step,loss\n0,1\n1,{}\n2,1\n", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
    let long = format!("{{\"loss\":1}}\n{{\"loss\":1,\"note\":\"{}\"}}\n{{\"loss\":1}}\n", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 2, limit });
    let just = format!("step,loss\n0,{}1\n", " ".repeat(limit - 4));
    assert_eq!(loss(&read(&just)), [[0.0, 1.0]]);
    // Line ends within quotes, and those of old, are part of a row.
    let quoted = format!("step,loss,note\n0,1,\"{}\"\n", "line\n".repeat(limit / 5));
    assert_eq!(refused(&quoted), ErrorKind::LogLong { line: 2, limit });
    let old = "{\"loss\":1}\r".repeat(limit / 8);
    assert_eq!(loss(&read(&old)).len(), limit / 8);
    // Nor is one within a document, or among other text.
    let long = format!("[\n{{\"loss\":1}},\n{{\"loss\":1,\"note\":\"{}\"}}]", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
    let long = format!("begin\n{{'loss':1}}\n{}", "x".repeat(2 * limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
}

/// It would take in all rows that follow.
#[test]
fn a_quote_without_its_other_half_is_said() {
    let rows = |from: usize| (from..2000).map(|i| format!("{i},1,ok\n")).collect::<String>();
    let text = format!("step,loss,note\n0,1,ok\n1,1,\"ok\n{}", rows(2));
    let ErrorKind::LogLine { line: 3, found } = refused(&text) else { panic!("{:?}", refused(&text)) };
    assert!(found.starts_with("1,1,ok\u{fffd}2,1,ok") && found.chars().count() == 60, "{found}");
    assert!(matches!(refused("step,\"loss\n0,1\n"), ErrorKind::LogLine { line: 1, .. }));
    // Quotes that end may have line ends between them, and half a last line may have half of them.
    let log = read("step,loss,note\n0,1,\"two\nlines\"\n1,2,\"a \"\"word\"\"\"\n2,3,\"ha");
    assert_eq!((loss(&log), log.is_cut_off()), (&[[0.0, 1.0], [1.0, 2.0]][..], true));
    assert!(!read("step,loss,note\n0,1,\"all\"").is_cut_off());
}

/// Those of an evaluation, or of a summary at the end, which have a loss of another kind.
#[test]
fn rows_of_json_go_by_the_names_of_the_first() {
    let log = read(
        "{\"step\":500}\n{\"loss\":2,\"step\":500,\"epoch\":1}\n{\"loss\":0.5}\n{\"epoch\":3,\"train_loss\":1.5}\n\
         {\"train_loss\":1.5,\"step\":900}\n{\"step\":1000,\"Loss\":1}\n",
    );
    assert_eq!((loss(&log), log.left_out(), log.repeated()), (&[[500.0, 2.0], [1000.0, 1.0]][..], 4, 0));
}

#[test]
fn the_least_is_a_number_and_the_lost_are_counted() {
    let log = read("step,loss\n0,nan\n1,2\n2,-inf\n3,1\n4,1\n");
    assert_eq!(
        (log.curves()[0].least(), log.curves()[0].not_finite(), log.curves()[0].first_not_finite()),
        (Some([3.0, 1.0]), 2, Some(0.0))
    );
    assert_eq!(read("step,loss\n0,nan\n").curves()[0].least(), None);
}

/// Curves as texts: run, column, and the numbers over their steps.
fn curves(log: &Log) -> Vec<String> {
    let said = |curve: &Curve| {
        let run = curve.run().map_or(String::new(), |run| format!("{run}: "));
        let points: Vec<String> = curve.points().iter().map(|[step, y]| format!("{step} {y}")).collect();
        format!("{run}{} {:?}: {}", curve.column(), curve.examples(), points.join(", "))
    };
    log.curves().iter().map(said).collect()
}

fn drawn(text: &str) -> Vec<String> {
    curves(&read(text))
}

fn asked(text: &str, x: Option<&str>, y: &[&str]) -> Result<Log, ErrorKind> {
    let y = y.iter().map(|name| (*name).to_owned()).collect();
    let columns = LogColumns { x: x.map(str::to_owned), y };
    Log::read_columns(text.as_bytes(), &columns).unwrap().map_err(|wrong| wrong.kind().clone())
}

/// Each kind of log that programs write, with what a person sees in it.
#[test]
fn the_loss_of_the_training_is_drawn_and_the_others_beside_it() {
    for (text, curves) in [
        // Sorted headings, with the test before the training.
        (
            "epoch,step,test/acc,test/loss,train/loss,val/loss\n0,49,,,1.8,\n0,49,,,,1.6\n1,99,,,1.2,\n2,150,.7,.97,,\n",
            &[
                "train/loss Training: 49 1.8, 99 1.2",
                "val/loss Validation: 49 1.6",
                "test/loss Test: 150 0.97",
            ][..],
        ),
        // Rows of their own.
        (
            "{\"eval/loss\": 2.5, \"step\": 0}\n{\"train/loss\": 2.4, \"step\": 10}\n{\"eval/loss\": 2.2, \"step\": 10}\n",
            &["train/loss Training: 10 2.4", "eval/loss Validation: 0 2.5, 10 2.2"],
        ),
        // A validation without a step stands at the one before it.
        (
            "{\"step\": 5, \"loss\": 2}\n{\"epoch\": 1, \"val_loss\": 3}\n{\"step\": 9, \"loss\": 1}\n",
            &["loss Training: 5 2, 9 1", "val_loss Validation: 5 3"],
        ),
        // A column says which examples a row is about.
        (
            "mode,step,loss\ntrain,1,2\nval,1,3\ntrain,2,1\n",
            &["loss Training: 1 2, 2 1", "loss (val) Validation: 1 3"],
        ),
        // The column with the most numbers, of equals the barest; an empty one yields.
        (
            "step,train_loss_epoch,train_loss_step\n1,,2\n2,,1\n2,1.5,\n",
            &["train_loss_step Training: 1 2, 2 1"],
        ),
        ("step,train_loss,loss\n1,2,3\n", &["loss Training: 1 3"]),
        ("step,loss,train_loss\n1,,3\n2,,2\n", &["train_loss Training: 1 3, 2 2"]),
        ("step,iter,loss\n,1,3\n,2,2\n", &["loss Training: 1 3, 2 2"]),
        ("NumIters,LearningRate,loss\n0,.1,2\n100,.1,1\n", &["loss Training: 0 2, 100 1"]),
        // What begins again in each epoch goes on.
        (
            "{\"seed\": 0}\n{\"epoch\":1,\"iter\":50,\"loss\":3}\n{\"epoch\":1,\"iter\":100,\"loss\":2}\n{\"epoch\":2,\"iter\":50,\"loss\":1}\n",
            &["loss Training: 50 3, 100 2, 150 1"],
        ),
        ("epoch,batch,loss\n0,0,4\n0,1,3\n1,0,2\n1,1,1\n", &["loss Training: 0 4, 1 3, 2 2, 3 1"]),
        // Several runs.
        (
            "\"Step\",\"run-a - train/loss\",\"run-a - train/loss__MIN\",\"run-b - train/loss\"\n\"0\",\"2.5\",\"2\",\"2.6\"\n",
            &["run-a: train/loss Training: 0 2.5", "run-b: train/loss Training: 0 2.6"],
        ),
        ("run,step,loss\na,0,2\nb,0,3\na,1,1\n", &["a: loss Training: 0 2, 1 1", "b: loss Training: 0 3"]),
        (
            "run,tag,step,value\na,loss/train,0,2\na,acc,0,.5\na,loss/val,0,3\n",
            &["loss/train Training: 0 2", "loss/val Validation: 0 3"],
        ),
        // The heading again, also with another column.
        ("epoch,loss\n0,2\nepoch,loss\n1,1\nepoch,lr,loss\n2,.1,.5\n", &["loss Training: 0 2, 1 1, 2 0.5"]),
        ("# step,loss\n0,2\n# step,loss\n100,1\n", &["loss Training: 0 2, 100 1"]),
        ("# step loss\n0.0e+00 2.0\n1.0e+00   1.5\n", &["loss Training: 0 2, 1 1.5"]),
        ("step;loss\n0;2,5\n1;-nan(ind)\n", &["loss Training: 0 2.5, 1 NaN"]),
        ("step\tloss\n0\t2,5\n1\t+Inf\n", &["loss Training: 0 2.5, 1 inf"]),
        // Where one sign is the decimal sign, the other one divides thousands, whichever comes first.
        (
            "step;loss\n1.000;2,500\n2.000;1,25\n1.000.000;1.234,5\n",
            &["loss Training: 1000 2.5, 2000 1.25, 1000000 1234.5"],
        ),
        ("step;loss\n1,000;2.5\n2,000;1.125\n", &["loss Training: 1000 2.5, 2000 1.125"]),
        ("step;loss\n1.000;2,500\n", &["loss Training: 1000 2.5"]),
        // Where nothing says that they divide thousands, or both are decimal signs, they do not.
        ("epoch;loss\n1.000;2.500\n2.000;1.250\n", &["loss Training: 1 2.5, 2 1.25"]),
        ("epoch;loss\n1.000;2,5\n1.5;1,25\n", &["loss Training: 1 2.5, 1.5 1.25"]),
        // In Japanese, which joins words without a sign between.
        (
            "エポック,ステップ,検証損失,訓練損失,正解率\n1,10,,2.5,.1\n1,20,2.25,,.2\n",
            &["訓練損失 Training: 10 2.5", "検証損失 Validation: 20 2.25"],
        ),
        (
            "{\"エポック\": 1, \"学習\": {\"損失\": 2}, \"テスト\": {\"損失\": 3}}\n",
            &["学習/損失 Training: 1 2", "テスト/損失 Test: 1 3"],
        ),
        ("区分,反復回数,損失\n訓練,1,2\n検証,1,3\n", &["損失 Training: 1 2", "損失 (検証) Validation: 1 3"]),
        // Pairs among other text.
        ("step=1 loss=2.5\nstep=2 loss=1.5 note=a\n", &["loss Training: 1 2.5, 2 1.5"]),
        (
            "12:00 INFO start, loss=mse\n12:01 [epoch = 1, train_loss = 2.5] (0.1s)\n12:02 [epoch = 2, train_loss = nan, val_loss=\"3\"]\n",
            &["train_loss Training: 1 2.5, 2 NaN", "val_loss Validation: 2 3"],
        ),
        (" 50%|#  | 1/2, loss=2.5]\r100%|## | 2/2, loss=1.5]\n", &["loss Training: 0 2.5, 1 1.5"]),
        (
            "Step,lr=0.1 - loss,lr=1 - loss\n0,2,3\n",
            &["lr=0.1: loss Training: 0 2", "lr=1: loss Training: 0 3"],
        ),
        (
            "   epoch,   train/loss,  val/loss\n  1,  2.5, inf\n",
            &["train/loss Training: 1 2.5", "val/loss Validation: 1 inf"],
        ),
        ("\n  \n{\"step\":0,\"loss\":2}\n", &["loss Training: 0 2"]),
        (" step,loss\n0,2\n", &["loss Training: 0 2"]),
        // JSON in one piece, and what Python prints.
        (
            "[\n  {\"step\": 1, \"loss\": 2},\n  {\"step\": 2, \"loss\": NaN}\n]\n",
            &["loss Training: 1 2, 2 NaN"],
        ),
        ("[{\"step\": 1, \"loss\": 2}]", &["loss Training: 1 2"]),
        (
            "{\"step\": 1, \"loss\": 2}\nSaved a.pt\n[info] {\"step\": 2, \"loss\": 1}\n",
            &["loss Training: 1 2, 2 1"],
        ),
        (
            "{\n  \"epoch\": 1.0, \"global_step\": 30,\n  \"log_history\": [{\"loss\": 2.3, \"step\": 10}, {\"eval_loss\": 2.2, \"step\": 10}]\n}\n",
            &["loss Training: 10 2.3", "eval_loss Validation: 10 2.2"],
        ),
        ("{\n\"step\": 1,\n\"loss\": 2\n}\n{\n\"step\": 2,\n\"loss\": 1\n}\n", &["loss Training: 1 2, 2 1"]),
        (
            "{\"loss\": [3, 2, 1], \"val_loss\": [3, 2.5, 2]}",
            &["loss Training: 0 3, 1 2, 2 1", "val_loss Validation: 0 3, 1 2.5, 2 2"],
        ),
        (
            "{\"step\": 1, \"train\": {\"loss\": 2}, \"val\": {\"loss\": 3}}\n",
            &["train/loss Training: 1 2", "val/loss Validation: 1 3"],
        ),
        (
            "Loading, with loss\n  5%|#  | 1/20\r{'loss': 2.3, 'lr': 5e-05, 'epoch': 0.33}\nmore {text}\n{'loss': nan, 'other': None, 'epoch': 0.66}\n",
            &["loss Training: 0.33 2.3, 0.66 NaN"],
        ),
        (
            "{'loss': np.float64(2.5), 'step': 1}\nSaving {'to': 'x'}\n{'loss': 1.5, 'step': 2}\n",
            &["loss Training: 1 2.5, 2 1.5"],
        ),
        (
            "2026-01-01 | INFO | train | {\"epoch\": 1, \"train_loss\": \"5.25\"}\n",
            &["train_loss Training: 1 5.25"],
        ),
    ] {
        assert_eq!(drawn(text), curves, "{text}");
    }
}

#[test]
fn the_steps_are_said() {
    let steps = |text: &str| read(text).steps().clone();
    assert_eq!(steps("loss\n1\n"), Steps::Rows);
    assert_eq!(steps("trainer/global_step,loss\n1,2\n"), Steps::Column("trainer/global_step".into()));
    let within = Steps::Within { epoch: "epoch".into(), step: "iter".into() };
    assert_eq!(steps("epoch,iter,loss\n1,1,2\n1,2,2\n2,1,2\n"), within);
    let log = read("step,lr,note,loss,val_loss,acc\n1,.1,a,2,3,\n{\n".trim_end_matches("{\n"));
    assert_eq!(log.others(), ["lr"]);
}

#[test]
fn any_column_can_be_named() {
    let text = "epoch,step,train/box_loss,train/cls_loss,acc\n1,9,2,3,.5\n2,19,1,2,.6\n";
    assert!(matches!(refused(text), ErrorKind::LogColumns { .. }));
    let log = asked(text, Some("Epoch"), &["train/box_loss", "acc"]).unwrap();
    assert_eq!(curves(&log), ["train/box_loss Training: 1 2, 2 1", "acc Training: 1 0.5, 2 0.6"]);
    assert!(log.norms().is_empty());
    let found = ["epoch", "step", "train/box_loss", "train/cls_loss", "acc"].map(str::to_owned).to_vec();
    assert_eq!(
        asked(text, None, &["loss"]).unwrap_err(),
        ErrorKind::LogColumn { wanted: "loss".into(), found }
    );
    let empty = asked("step,loss,acc\n1,2,\n", None, &["acc"]).unwrap_err();
    assert_eq!(empty, ErrorKind::LogNumbers { column: "acc".into() });
    // A name without its run is that of all runs, and what has no heading goes by numbers.
    let runs = asked("Step,a - acc,b - acc\n0,1,2\n", None, &["acc"]).unwrap();
    assert_eq!(curves(&runs), ["a: acc Training: 0 1", "b: acc Training: 0 2"]);
    // One with its run is that run's, also where rows name it.
    for text in ["Step,a - acc,b - acc\n0,1,2\n", "run,step,acc\na,0,1\nb,0,2\n"] {
        assert_eq!(curves(&asked(text, None, &["b - acc"]).unwrap()), ["b: acc Training: 0 2"], "{text}");
        let none = asked(text, None, &["b - acc", "c - acc"]).unwrap_err();
        assert!(matches!(none, ErrorKind::LogColumn { wanted, .. } if wanted == "c - acc"), "{text}");
    }
    let bare = asked("0,2.5\n10,1.5\n", Some("1"), &["2"]).unwrap();
    assert_eq!(curves(&bare), ["2 Training: 0 2.5, 10 1.5"]);
    let rows = asked("[[9.5, 0, 2.5], [9.6, 10, 1.5]]", Some("2"), &["3"]).unwrap();
    assert_eq!(curves(&rows), ["3 Training: 0 2.5, 10 1.5"]);
}

/// The bytes of a text in every coding and packing.
#[test]
fn files_as_they_are_found() {
    use std::io::{BufReader, Write as _};

    let text = "step,loss\n0,2.5\n1,1.5\n";
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let units = |mark: &str| format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
    let (little, big) = (u16::to_le_bytes, u16::to_be_bytes);
    let coded =
        |mark: &str, bytes: fn(u16) -> [u8; 2]| units(mark).into_iter().flat_map(bytes).collect::<Vec<u8>>();
    let files = [
        packed(text.as_bytes()),
        [packed(&text.as_bytes()[..13]), packed(&text.as_bytes()[13..])].concat(),
        coded("\u{feff}", little),
        coded("\u{feff}", big),
        coded("", little),
        coded("", big),
        packed(&coded("\u{feff}", little)),
    ];
    for file in &files {
        // Also where they come a few bytes at a time.
        for most in [1, 3, 8192] {
            let log = Log::read(BufReader::with_capacity(most, &file[..])).unwrap().unwrap();
            assert_eq!((loss(&log), log.is_cut_off()), (&[[0.0, 2.5], [1.0, 1.5]][..], false), "{file:?}");
        }
    }
    for most in 1..16 {
        let log =
            Log::read(BufReader::with_capacity(most, "step;loss\n0;2,5\n".as_bytes())).unwrap().unwrap();
        assert_eq!(loss(&log), [[0.0, 2.5]]);
    }
    let refused = |bytes: &[u8]| Log::read(bytes).unwrap().unwrap_err().kind().clone();
    assert_eq!(refused(b"\x18\0\0\0\0\0\0\0\xa3"), ErrorKind::LogBinary);
    // What is still written ends early; of what would fill the memory not all is unpacked.
    let rows: String = (0..5000).map(|i| format!("{i},{}\n", f64::from(i).sqrt())).collect();
    let whole = packed(format!("step,loss\n{rows}").as_bytes());
    let half = Log::read(&whole[..whole.len() / 2]).unwrap().unwrap();
    assert!(half.is_cut_off() && loss(&half).len() > 100 && loss(&half).iter().all(|[x, y]| *y == x.sqrt()));
    let row = format!("0,1{}\n", " ".repeat((1 << 14) - 4));
    let bomb = packed(format!("step,loss\n{}", row.repeat(129 << 6)).as_bytes());
    assert_eq!(refused(&bomb), ErrorKind::LogUnpacked { limit: 128 });
}

proptest! {
    /// Whatever bytes stand there, an answer comes of it.
    #[test]
    fn no_bytes_are_too_strange(
        start in prop::sample::select(vec!["", "step,loss\n", "{\"loss\":[", "[{'loss': (", "\u{1f}\u{8b}", "a\0b\0", "run - loss\n", "# loss\n"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "(loss|'|\"|:|,|\\{|\\}|\\[|\\]|\\(|\\)|nan|[0-9]|\n|\\\\|#| ){0,60}",
    ) {
        for rest in [&bytes[..], text.as_bytes()] {
            if let Ok(Ok(log)) = Log::read(&[start.as_bytes(), rest].concat()[..]) {
                prop_assert!(log.curves().iter().all(|curve| !curve.points().is_empty()));
            }
        }
    }
}
