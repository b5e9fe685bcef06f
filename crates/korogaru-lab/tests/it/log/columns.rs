//! Which columns are drawn, and over what.

use korogaru_lab::{ErrorKind, Steps};

use super::{asked, curves, drawn, read, refused};

/// Each kind of log that programs write, with the curves that a person would see in it.
#[test]
fn the_loss_of_the_training_is_drawn_and_the_others_beside_it() {
    for (text, curves) in [
        // Columns sorted by name, with the test before the training.
        (
            "epoch,step,test/acc,test/loss,train/loss,val/loss\n0,49,,,1.8,\n0,49,,,,1.6\n1,99,,,1.2,\n2,150,.7,.97,,\n",
            &[
                "train/loss Training: 49 1.8, 99 1.2",
                "val/loss Validation: 49 1.6",
                "test/loss Test: 150 0.97",
            ][..],
        ),
        // Validation in rows of its own.
        (
            "{\"eval/loss\": 2.5, \"step\": 0}\n{\"train/loss\": 2.4, \"step\": 10}\n{\"eval/loss\": 2.2, \"step\": 10}\n",
            &["train/loss Training: 10 2.4", "eval/loss Validation: 0 2.5, 10 2.2"],
        ),
        // A validation without a step is drawn at the step before it.
        (
            "{\"step\": 5, \"loss\": 2}\n{\"epoch\": 1, \"val_loss\": 3}\n{\"step\": 9, \"loss\": 1}\n",
            &["loss Training: 5 2, 9 1", "val_loss Validation: 5 3"],
        ),
        // A column says which examples a row is about.
        (
            "mode,step,loss\ntrain,1,2\nval,1,3\ntrain,2,1\n",
            &["loss Training: 1 2, 2 1", "loss (val) Validation: 1 3"],
        ),
        // The column with the most numbers; of equals, the one with the simplest name. An empty one does not
        // count.
        (
            "step,train_loss_epoch,train_loss_step\n1,,2\n2,,1\n2,1.5,\n",
            &["train_loss_step Training: 1 2, 2 1"],
        ),
        ("step,train_loss,loss\n1,2,3\n", &["loss Training: 1 3"]),
        ("step,loss,train_loss\n1,,3\n2,,2\n", &["train_loss Training: 1 3, 2 2"]),
        ("step,iter,loss\n,1,3\n,2,2\n", &["loss Training: 1 3, 2 2"]),
        ("NumIters,LearningRate,loss\n0,.1,2\n100,.1,1\n", &["loss Training: 0 2, 100 1"]),
        // A step that begins again in each epoch is counted on.
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
        // The heading is repeated, also with another column.
        ("epoch,loss\n0,2\nepoch,loss\n1,1\nepoch,lr,loss\n2,.1,.5\n", &["loss Training: 0 2, 1 1, 2 0.5"]),
        ("# step,loss\n0,2\n# step,loss\n100,1\n", &["loss Training: 0 2, 100 1"]),
        ("# step loss\n0.0e+00 2.0\n1.0e+00   1.5\n", &["loss Training: 0 2, 1 1.5"]),
        ("step;loss\n0;2,5\n1;-nan(ind)\n", &["loss Training: 0 2.5, 1 NaN"]),
        ("step\tloss\n0\t2,5\n1\t+Inf\n", &["loss Training: 0 2.5, 1 inf"]),
        // If one sign is the decimal sign, the other one separates thousands, whichever comes first.
        (
            "step;loss\n1.000;2,500\n2.000;1,25\n1.000.000;1.234,5\n",
            &["loss Training: 1000 2.5, 2000 1.25, 1000000 1234.5"],
        ),
        ("step;loss\n1,000;2.5\n2,000;1.125\n", &["loss Training: 1000 2.5, 2000 1.125"]),
        ("step;loss\n1.000;2,500\n", &["loss Training: 1000 2.5"]),
        // If nothing says that they separate thousands, or if both are decimal signs, they do not.
        ("epoch;loss\n1.000;2.500\n2.000;1.250\n", &["loss Training: 1 2.5, 2 1.25"]),
        ("epoch;loss\n1.000;2,5\n1.5;1,25\n", &["loss Training: 1 2.5, 1.5 1.25"]),
        // Japanese joins words without a sign between.
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
        // A JSON document, and what Python prints.
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
    // A name without its run means all runs, and columns without a heading are named by numbers.
    let runs = asked("Step,a - acc,b - acc\n0,1,2\n", None, &["acc"]).unwrap();
    assert_eq!(curves(&runs), ["a: acc Training: 0 1", "b: acc Training: 0 2"]);
    // A name with its run means that run, also if rows name it.
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

/// A step is counted on over the epochs if it begins again in the training, and only then.
#[test]
fn steps_begin_again_or_go_on() {
    for (text, curves) in [
        (
            "{\"epoch\":1,\"step\":100,\"loss\":3}\n{\"epoch\":1,\"step\":200,\"loss\":2}\n{\"epoch\":1,\"val_loss\":4}\n\
             {\"epoch\":2,\"step\":300,\"loss\":1}\n{\"epoch\":2,\"val_loss\":2}\n",
            &["loss Training: 100 3, 200 2, 300 1", "val_loss Validation: 200 4, 300 2"][..],
        ),
        (
            "epoch,step,train_loss,val_loss\n0,50,2.5,\n0,,,2.1\n1,150,1.9,\n1,,,1.6\n",
            &["train_loss Training: 50 2.5, 150 1.9", "val_loss Validation: 50 2.1, 150 1.6"],
        ),
        // A row with only an epoch has no step, and is counted.
        (
            "{\"epoch\":1,\"step\":5,\"loss\":2}\n{\"epoch\":1,\"step\":9,\"loss\":1}\n{\"epoch\":2,\"loss\":1.5}\n",
            &["loss Training: 5 2, 9 1"],
        ),
        // It begins again though no number is repeated.
        ("epoch,iter,loss\n1,10,5\n1,20,4\n2,15,3\n2,25,2\n", &["loss Training: 10 5, 20 4, 35 3, 45 2"]),
        // If epochs do as well, they are taken.
        ("epoch,iter,loss\n1,50,3\n2,50,2\n", &["loss Training: 1 3, 2 2"]),
        // The evaluation counts its steps separately.
        (
            "{\"mode\":\"train\",\"epoch\":1,\"iter\":50,\"loss\":3}\n{\"mode\":\"train\",\"epoch\":1,\"iter\":100,\"loss\":2.5}\n{\"mode\":\"val\",\"epoch\":1,\"iter\":20,\"loss\":4}\n\
             {\"mode\":\"train\",\"epoch\":2,\"iter\":50,\"loss\":2}\n",
            &["loss Training: 50 3, 100 2.5, 150 2", "loss (val) Validation: 20 4"],
        ),
        (
            "{\"epoch\":1,\"batch\":1,\"loss\":3}\n{\"epoch\":1,\"batch\":2,\"loss\":2}\n{\"val_loss\":4}\n\
             {\"epoch\":2,\"batch\":1,\"loss\":1}\n",
            &["loss Training: 1 3, 2 2, 3 1", "val_loss Validation: 2 4"],
        ),
        // Two names of the same step.
        (
            "{\"step\":0,\"val_loss\":4}\n{\"iter\":0,\"loss\":3}\n{\"iter\":9,\"loss\":2}\n{\"step\":9,\"val_loss\":3}\n",
            &["loss Training: 0 3, 9 2", "val_loss Validation: 0 4, 9 3"],
        ),
        (
            "time/iterations,time/total_timesteps,train/loss\n1,2048,\n2,4096,5\n",
            &["train/loss Training: 4096 5"],
        ),
        ("step,loss\n\"1,000\",2\n\"12,000,000\",1\n", &["loss Training: 1000 2, 12000000 1"]),
        // The simplest name, unless its column is nearly empty.
        ("step,loss,loss_smooth\n0,3,2\n1,2,2\n2,,2\n", &["loss Training: 0 3, 1 2"]),
        (
            "step,loss,train_loss\n0,3,2\n1,,2\n2,,2\n3,,2\n4,,2\n",
            &["train_loss Training: 0 2, 1 2, 2 2, 3 2, 4 2"],
        ),
    ] {
        assert_eq!(drawn(text), curves, "{text}");
    }
    assert_eq!(refused("step,loss\n1k,2\n2k,1\n"), ErrorKind::LogLine { line: 2, found: "1k".into() });
}

#[test]
fn no_column_is_lost_or_without_a_name() {
    assert!(read(",epoch,loss\n0,1,2\n").others().is_empty());
    let text = "step,loss,step,Loss\n0,2,0,3\n";
    assert_eq!(read(text).others(), ["step (2)", "Loss (2)"]);
    assert_eq!(curves(&asked(text, None, &["loss (2)"]).unwrap()), ["Loss (2) Training: 0 3"]);
    // The names that are printed are read.
    let text = "mode,run,step,loss\ntrain,a,0,2\nval,a,0,3\nval,b,0,4\n";
    assert_eq!(
        curves(&asked(text, None, &["loss (val)"]).unwrap()),
        ["a: loss (val) Validation: 0 3", "b: loss (val) Validation: 0 4"]
    );
    assert_eq!(curves(&asked(text, None, &["b - loss (val)"]).unwrap()), ["b: loss (val) Validation: 0 4"]);
}
