//! Rows in every form, and mistakes in them.

use korogaru_lab::{ErrorKind, Log, Quantity};
use proptest::prelude::*;

use super::{loss, read, refused};

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

/// After a restart steps are repeated, and the later rows count.
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
    // A line with its end is not half written.
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

/// Such a quote would take in all rows that follow.
#[test]
fn a_quote_without_its_other_half_is_said() {
    let rows = |from: usize| (from..2000).map(|i| format!("{i},1,ok\n")).collect::<String>();
    let text = format!("step,loss,note\n0,1,ok\n1,1,\"ok\n{}", rows(2));
    let ErrorKind::LogLine { line: 3, found } = refused(&text) else { panic!("{:?}", refused(&text)) };
    assert!(found.starts_with("1,1,ok\u{fffd}2,1,ok") && found.chars().count() == 60, "{found}");
    assert!(matches!(refused("step,\"loss\n0,1\n"), ErrorKind::LogLine { line: 1, .. }));
    // Quotes may contain line ends, and a half-written last line may have an open quote.
    let log = read("step,loss,note\n0,1,\"two\nlines\"\n1,2,\"a \"\"word\"\"\"\n2,3,\"ha");
    assert_eq!((loss(&log), log.is_cut_off()), (&[[0.0, 1.0], [1.0, 2.0]][..], true));
    assert!(!read("step,loss,note\n0,1,\"all\"").is_cut_off());
}

/// Rows of an evaluation, or of a summary at the end, have another kind of loss.
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

proptest! {
    /// Every text is a log with sorted steps, or an error.
    #[test]
    fn no_text_is_too_strange(text in "(step|loss|,|\n|\r|\\{|\"|:|\\}|[0-9.e-]|NaN|\u{feff}|é|;|\t|\\\\){0,40}") {
        if let Ok(log) = Log::read(text.as_bytes()).unwrap() {
            prop_assert!(loss(&log).windows(2).all(|pair| pair[0][0] < pair[1][0]));
        }
    }

    /// The order of the rows does not matter.
    #[test]
    fn order_does_not_matter(losses in prop::collection::vec(-1e6..1e6_f64, 1..40)) {
        let rows: Vec<String> = losses.iter().enumerate().map(|(i, loss)| format!("{i},{loss}\n")).collect();
        let back: String = rows.iter().rev().map(String::as_str).collect();
        let log = read(&format!("step,loss\n{back}"));
        prop_assert!(loss(&log).iter().map(|point| point[1].to_bits()).eq(losses.iter().map(|loss| loss.to_bits())));
    }
}

/// Lines may end in any way, and some may be empty.
#[test]
fn the_line_that_is_wrong_is_named() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["step,loss", "", "", "0,2.5", "", "10,\"x", "y\"", "20,1.5", ""].join(end);
        assert!(matches!(refused(&text), ErrorKind::LogLine { line: 6, .. }), "{end:?}");
        let text = ["step,loss", "0,\"2.5\"", "", "best,1.5", ""].join(end);
        assert_eq!(refused(&text), ErrorKind::LogLine { line: 4, found: "best".into() }, "{end:?}");
    }
}
