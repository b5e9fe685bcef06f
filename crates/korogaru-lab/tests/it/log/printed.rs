//! What trainings print.

use korogaru_lab::Steps;

use super::{asked, curves, drawn, read};

#[test]
fn numbers_behind_their_names() {
    let loss = &["loss Training: 1 2.5, 2 1.5"][..];
    let capital = &["Loss Training: 1 2.5, 2 1.5"][..];
    for (text, curves) in [
        ("Epoch [1/5], Loss: 2.5\nEpoch [2/5], Loss: 1.5\n", capital),
        ("Step 1, Loss: 2.5\nStep 2, Loss: 1.5\n", capital),
        ("epoch 1, loss 2.5\nepoch 2, loss 1.5\n", loss),
        ("epoch 1 loss 2.5\nepoch 2 loss 1.5\n", loss),
        ("epoch  1  loss 2.5  t = 2.98·u + -1.0\nepoch  2  loss 1.5  t = 2.98·u + 1.0\n", loss),
        ("INFO:root:Epoch: 1 - loss: 2.5 - time: 3s\nINFO:root:Epoch: 2 - loss: 1.5 - time: 3s\n", loss),
        ("2026-01-01 10:00:00 INFO epoch 1: loss 2.5\n2026-01-01 10:00:09 INFO epoch 2: loss 1.5\n", loss),
        ("エポック 1 損失: 2.5\nエポック 2 損失: 1.5\n", &["損失 Training: 1 2.5, 2 1.5"]),
        // A step in a line of its own is the step of the lines below.
        (
            "Epoch 1/2\n1875/1875 [====] - 3s 2ms/step - loss: 2.5 - val_loss: 3\nEpoch 2/2\n1875/1875 [====] - 3s 2ms/step - loss: 1.5 - val_loss: 2\n",
            &["loss Training: 1 2.5, 2 1.5", "val_loss Validation: 1 3, 2 2"],
        ),
        (
            "Epoch 0/1\n----------\ntrain Loss: 2.5 Acc: 0.7\nval Loss: 3 Acc: 0.7\n\nEpoch 1/1\n----------\ntrain Loss: 1.5 Acc: 0.8\nval Loss: 2 Acc: 0.8\n",
            &["train Loss Training: 0 2.5, 1 1.5", "val Loss Validation: 0 3, 1 2"],
        ),
        (
            "===========iteration:0===========\nSGD:2.35\nMomentum:2.1\n===========iteration:100===========\nSGD:1.5\nMomentum:0.5\n",
            &["SGD: SGD Training: 0 2.35, 100 1.5", "Momentum: Momentum Training: 0 2.1, 100 0.5"],
        ),
        (
            "step 0: train loss 4.2, val loss 4.3\niter 0: loss 4.1, time 31223.24ms, mfu -100.00%\niter 10: loss 3.1, time 127.10ms\n",
            &["loss Training: 0 4.1, 10 3.1", "val loss Validation: 0 4.3"],
        ),
        (
            "Train Epoch: 1 [0/60000 (0%)]\tLoss: 2.5\nTrain Epoch: 1 [640/60000 (1%)]\tLoss: 1.5\n\nTest set: Average loss: 0.05, Accuracy: 9838/10000 (98%)\n\nTrain Epoch: 2 [0/60000 (0%)]\tLoss: 1\n",
            &["Loss Training: 0 2.5, 640 1.5, 1280 1", "Test Average loss Test: 640 0.05"],
        ),
        // Numbers without names are the loss.
        ("[2.5, 1.5, nan]\n", &["1 Training: 0 2.5, 1 1.5, 2 NaN"]),
        ("[2.5,\n 1.5]\n", &["1 Training: 0 2.5, 1 1.5"]),
        ("2.5\n1.5\n", &["1 Training: 0 2.5, 1 1.5"]),
    ] {
        assert_eq!(drawn(text), curves, "{text}");
    }
}

/// The book's trainer prints many losses below one epoch, which are then not of that epoch.
#[test]
fn lines_without_a_loss_are_counted() {
    let text = "train loss:2.5\n=== epoch:1, train acc:0.3, test acc:0.32 ===\ntrain loss:2\ntrain loss:1.5\n\
                === epoch:2, train acc:0.4, test acc:0.4 ===\ntrain loss:1\n";
    let log = read(text);
    assert_eq!(curves(&log), ["train loss Training: 0 2.5, 1 2, 2 1.5, 3 1"]);
    assert_eq!((log.steps(), log.left_out()), (&Steps::Rows, 2));
    let accuracies = asked(text, None, &["test acc"]).unwrap();
    assert_eq!(curves(&accuracies), ["test acc Test: 1 0.32, 2 0.4"]);
    // Neither is what comes before it.
    let log = read("train loss:2.5\n=== epoch:1, train acc:0.3 ===\ntrain loss:2\n");
    assert_eq!((curves(&log), log.left_out()), (vec!["train loss Training: 0 2.5, 1 2".into()], 1));
    // An object that cannot be read is skipped.
    let log = read("{\"step\":1,\"loss\":2.5,}\n{\"step\":2,\"loss\":1.5}\nmore {text}\n{\"step\":3,\"lo");
    assert_eq!(
        (curves(&log), log.left_out(), log.is_cut_off()),
        (vec!["loss Training: 2 1.5".into()], 1, true)
    );
}
