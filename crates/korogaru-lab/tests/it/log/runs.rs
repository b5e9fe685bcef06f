//! Rows of several runs and kinds of examples, which words or names tell apart.

use korogaru_lab::ErrorKind;

use super::{asked, curves, drawn, read};

#[test]
fn words_tell_rows_apart_that_would_replace_each_other() {
    for (text, curves) in [
        // A column with no other words than those for examples, whatever its name.
        (
            "{\"type\":\"train\",\"step\":0,\"loss\":3}\n{\"type\":\"eval\",\"step\":0,\"loss\":4}\n{\"type\":\"train\",\"step\":1,\"loss\":2}\n",
            &["loss Training: 0 3, 1 2", "loss (eval) Validation: 0 4"][..],
        ),
        // A value is what its row says it is.
        ("run_id,key,value,step\na,loss,3,0\na,acc,.1,0\na,loss,2,1\n", &["loss Training: 0 3, 1 2"]),
        ("step,name,value\n0,loss,3\n0,acc,.1\n", &["loss Training: 0 3"]),
        ("step,what,value\n0,loss,3\n0,acc,.1\n1,loss,2\n1,acc,.2\n", &["loss Training: 0 3, 1 2"]),
        // Runs by the name of a column.
        ("fold,epoch,loss\n0,0,3\n0,1,2\n1,0,4\n", &["0: loss Training: 0 3, 1 2", "1: loss Training: 0 4"]),
        (
            "optimizer,step,loss\nsgd,0,3\nadam,0,4\n",
            &["sgd: loss Training: 0 3", "adam: loss Training: 0 4"],
        ),
        // Runs by a column that tells rows apart of which some would be lost otherwise.
        (
            "arm,step,loss\nx,0,3\nx,1,2\ny,0,4\ny,1,1\n",
            &["x: loss Training: 0 3, 1 2", "y: loss Training: 0 4, 1 1"],
        ),
        (
            "lr,momentum,step,loss\n.1,0,0,3\n.1,0,1,2\n.1,.9,0,4\n.1,.9,1,1\n",
            &["momentum=0: loss Training: 0 3, 1 2", "momentum=.9: loss Training: 0 4, 1 1"],
        ),
        (
            "a,lr,step,loss\n1,.1,0,3\n1,.1,1,3\n1,.2,0,2\n1,.2,1,2\n2,.1,0,4\n2,.1,1,4\n2,.2,0,1\n2,.2,1,1\n",
            &[
                "a=1, lr=.1: loss Training: 0 3, 1 3",
                "a=1, lr=.2: loss Training: 0 2, 1 2",
                "a=2, lr=.1: loss Training: 0 4, 1 4",
                "a=2, lr=.2: loss Training: 0 1, 1 1",
            ],
        ),
        // Not by a column with another word in each row, nor if no row would be lost.
        ("time,step,loss\n10:01,0,3\n10:02,1,2\n10:03,0,4\n", &["loss Training: 0 4, 1 2"]),
        ("note,step,loss\nx,0,3\nx,1,2\ny,2,4\ny,3,1\n", &["loss Training: 0 3, 1 2, 2 4, 3 1"]),
        // A word that an object has once counts for all rows in it, wherever the word is.
        (
            "[{\"run\":\"a\",\"history\":[{\"step\":0,\"loss\":3},{\"step\":1,\"loss\":2}]},{\"history\":[{\"step\":0,\"loss\":4}],\"run\":\"b\"}]",
            &["a: loss Training: 0 3, 1 2", "b: loss Training: 0 4"],
        ),
        (
            "{\"runs\":[{\"name\":\"a\",\"loss\":[3,2]},{\"name\":\"b\",\"loss\":[4,1]}]}",
            &["a: loss Training: 0 3, 1 2", "b: loss Training: 0 4, 1 1"],
        ),
        // Methods are runs if no column is a loss.
        ("step,SGD,Adam\n0,3,4\n", &["SGD: SGD Training: 0 3", "Adam: Adam Training: 0 4"]),
        ("step,loss,momentum\n0,3,.9\n", &["loss Training: 0 3"]),
    ] {
        assert_eq!(drawn(text), curves, "{text}");
    }
}

#[test]
fn each_run_has_its_own_steps() {
    let own = "a - Step,a - loss,b - Step,b - loss\n0,3,0,4\n10,2,100,1\n";
    let said = ["a: loss Training: 0 3, 10 2", "b: loss Training: 0 4, 100 1"];
    assert_eq!(drawn(own), said);
    assert_eq!(curves(&asked(own, Some("step"), &[]).unwrap()), said);
    let both = "Step,a - epoch,a - loss,b - epoch,b - loss\n0,1,3,10,4\n1,2,2,20,1\n";
    assert_eq!(
        curves(&asked(both, Some("epoch"), &[]).unwrap()),
        ["a: loss Training: 1 3, 2 2", "b: loss Training: 10 4, 20 1"]
    );
    let lacks = asked("a - epoch,a - loss,c - epoch,c - loss,b - loss\n1,3,1,2,4\n", Some("epoch"), &[]);
    assert!(matches!(lacks.unwrap_err(), ErrorKind::LogColumn { wanted, .. } if wanted == "b - epoch"));
    // The steps of each run are counted on over its own epochs, and its evaluation is at its own step.
    let log = read(
        "run,epoch,iter,loss,val_loss\na,1,1,4,\na,1,2,3,\na,2,1,2,\nb,1,5,8,\na,,,,9\nb,1,10,7,\nb,2,5,6,\nb,,,,5\n",
    );
    assert_eq!(
        curves(&log),
        [
            "a: loss Training: 1 4, 2 3, 3 2",
            "a: val_loss Validation: 3 9",
            "b: loss Training: 5 8, 10 7, 15 6",
            "b: val_loss Validation: 15 5",
        ]
    );
}
