//! Explanations as people read them.

use korogaru::METHODS;
use korogaru_lab::{Experiment, Explanation, Setting, Trajectory, book, run};
use korogaru_text::{Align, Block, Document, Lang, explanation};

fn with(settings: &[(&str, &str)]) -> Trajectory {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    run(&Experiment::default().with_settings(&settings).unwrap())
}

fn steps(trajectory: &Trajectory, numbers: &[usize]) -> String {
    let explained = Explanation::new(trajectory);
    let mut said = String::new();
    for lang in [Lang::En, Lang::Ja] {
        for &number in numbers {
            let report = explanation::step_report(lang, &explained, &explained.update(number).unwrap());
            said += &format!("{}\n----\n", report.plain());
        }
    }
    said
}

#[test]
fn the_articles_three_steps() {
    insta::assert_snapshot!(steps(&with(&[("lr", ".95"), ("momentum", ".5")]), &[1, 2, 3]));
}

#[test]
fn a_late_step_leaves_old_gradients_out() {
    insta::assert_snapshot!(steps(&run(&Experiment::default()), &[13]));
}

#[test]
fn a_step_of_every_method() {
    let mut said = String::new();
    for info in METHODS {
        said += &steps(&with(&[("method", info.name), ("lr", ".3")]), &[2]);
    }
    said += &steps(&with(&[("convention", "fresh")]), &[2]);
    said += &steps(&with(&[("method", "nesterov"), ("convention", "fresh")]), &[2]);
    insta::assert_snapshot!(said);
}

#[test]
fn a_step_at_the_minimum_and_one_along_an_axis_alone() {
    insta::assert_snapshot!(
        steps(&with(&[("start", "0,0")]), &[2]) + &steps(&with(&[("start", "-7,0")]), &[2])
    );
}

#[test]
fn summaries() {
    let mut said = String::new();
    let mut say = |name: &str, trajectory: &Trajectory| {
        for lang in [Lang::En, Lang::Ja] {
            let lines = explanation::summary(lang, &Explanation::new(trajectory));
            said += &format!("{name}\n{}\n\n", lines.join("\n"));
        }
    };
    for planned in book::runs() {
        say(&format!("{:?}", planned.lesson), &run(&planned.experiment));
    }
    for info in METHODS {
        say(info.name, &with(&[("method", info.name), ("lr", ".3")]));
    }
    say("five", &with(&[("iterations", "5")]));
    say("four", &with(&[("iterations", "4")]));
    say("two", &with(&[("iterations", "2")]));
    say("one", &with(&[("iterations", "1")]));
    say("none", &with(&[("iterations", "0")]));
    say("diverged", &with(&[("lr", "2.85"), ("iterations", "5000")]));
    say("the minimum", &with(&[("start", "0,0")]));
    say("himmelblau", &with(&[("objective", "himmelblau"), ("lr", ".01")]));
    say("himmelblau, four", &with(&[("objective", "himmelblau"), ("lr", ".01"), ("iterations", "4")]));
    say("styblinski-tang", &with(&[("objective", "styblinski-tang"), ("lr", ".08"), ("momentum", ".5")]));
    say("saddle", &with(&[("objective", "saddle")]));
    say("no rate", &with(&[("lr", "0")]));
    say("at once", &with(&[("method", "sgd"), ("lr", ".5"), ("start", "0,2")]));
    say("adam along x", &with(&[("method", "adam"), ("start", "-7,0"), ("lr", ".1")]));
    insta::assert_snapshot!(said);
}

fn summary(lang: Lang, settings: &[(&str, &str)]) -> String {
    explanation::summary(lang, &Explanation::new(&with(settings))).join("\n")
}

/// y runs down a ridge, and along an axis Himmelblau's and Rosenbrock's functions do not have one valley.
#[test]
fn valleys_are_named_where_there_are_valleys() {
    let wrong = [["valley", "too gentle"], ["谷", "なだらか"]];
    for (lang, [valley, gentle]) in [Lang::En, Lang::Ja].into_iter().zip(wrong) {
        let saddle = summary(lang, &[("objective", "saddle")]);
        assert!(!saddle.lines().last().unwrap().contains(valley), "{saddle}");
        for objective in ["himmelblau", "rosenbrock", "booth"] {
            let said = summary(lang, &[("objective", objective), ("lr", ".001")]);
            assert!(said.contains("∂f/∂x") && !said.contains(valley) && !said.contains(gentle), "{said}");
        }
        assert!(summary(lang, &[]).contains(valley) && summary(lang, &[]).contains(gentle));
    }
}

/// From update 5 on, y cancels in 15 of 26 updates. Update 5 is the first in which it does, and not the one
/// from which it always does.
#[test]
fn the_first_step_that_cancels_is_called_no_more_than_that() {
    let said = summary(Lang::En, &[]);
    assert!(said.contains("They first cancel in update 5.") && !said.contains("from step"), "{said}");
    let said = summary(Lang::Ja, &[]);
    assert!(said.contains("最初に打ち消し合うのは 5 回目です。") && !said.contains("回目から"), "{said}");
}

/// While Nesterov's ball goes from 2 to 0.8, the point at which the gradient is taken goes to −0.28.
#[test]
fn nesterovs_point_is_not_called_the_ball() {
    let said = summary(Lang::En, &[("method", "nesterov"), ("lr", ".3")]);
    assert!(said.contains("α·v ahead of the ball") && said.contains("from 2 to −0.28"), "{said}");
    assert!(!said.contains("the ball never") && !said.contains("ball crosses"), "{said}");
}

#[test]
fn a_run_in_which_nothing_acts_says_so() {
    for settings in [&[("lr", "0")][..], &[("start", "0,0")], &[("start", "0,0"), ("iterations", "1")]] {
        assert!(summary(Lang::En, settings).starts_with("Nothing ever acts"), "{settings:?}");
        assert!(summary(Lang::Ja, settings).starts_with("何も働きません"), "{settings:?}");
    }
    let at_once = [("method", "sgd"), ("lr", ".5"), ("start", "0,2")];
    assert!(summary(Lang::En, &at_once).starts_with("Only the first update acts"));
}

/// With g = 0 along y, Adam's η/ε is not the size of a step.
#[test]
fn where_nothing_is_gone_down_no_step_size_is_named() {
    let settings = [("method", "adam"), ("start", "-7,0"), ("lr", ".1")];
    let step = steps(&with(&settings), &[1]);
    let said = summary(Lang::En, &settings) + &summary(Lang::Ja, &settings) + &step;
    assert!(
        said.contains("Along y, there is nothing to go down") && said.contains("y 軸方向には下る勾配がなく")
    );
    assert!(!said.contains("e6") && !said.contains("316228"), "{said}");
}

/// The summary of the article's example agrees with what the article says of it.
#[test]
fn the_articles_example_is_as_it_is_told() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let y = |iteration| (trajectory.position(iteration)[1] * 1e9).round() / 1e9;
    assert_eq!([y(0), y(1)], [2.0, -1.8]);
    assert_eq!(Explanation::new(&trajectory).summary().unwrap().first_cancelling[1], Some(2));
}

type Table<'a> = (&'a [Align], &'a [Vec<String>]);

fn tables(document: &Document) -> Vec<Table<'_>> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Table { align, rows } = block {
            found.push((&align[..], &rows[..]));
        }
    }
    found
}

#[test]
fn rows_have_a_cell_for_every_column() {
    for info in METHODS {
        let trajectory = with(&[("method", info.name)]);
        let explained = Explanation::new(&trajectory);
        for lang in Lang::ALL {
            let step = explained.update(5).unwrap();
            for (document, count) in [
                (explanation::report(lang, &explained), 31),
                (explanation::table_report(lang, &explained, None), 31),
                (explanation::table_report(lang, &explained, Some(&step)), 2),
            ] {
                let [(align, rows)] = tables(&document)[..] else { panic!("one table: {document:?}") };
                assert_eq!(rows.len(), count, "{}", info.name);
                assert!(rows.iter().all(|row| row.len() == align.len()), "{}", info.name);
            }
        }
    }
}

/// A notebook shows the same blocks: equations keep their lines, Markdown's own characters are escaped, and a
/// remark in a table has its row.
#[test]
fn a_notebook_shows_the_same_document() {
    let trajectory = with(&[("iterations", "500")]);
    let explained = Explanation::new(&trajectory);
    for lang in Lang::ALL {
        let step = explanation::step_report(lang, &explained, &explained.update(13).unwrap()).markdown();
        assert!(
            step.starts_with("### Momentum") && step.contains("```text\nv ← α·v − η·g  (6.3)\n  v_x"),
            "{step}"
        );
        for document in [&step, &explanation::report(lang, &explained).markdown()] {
            let rows: Vec<&str> = document.lines().filter(|line| line.starts_with('|')).collect();
            let cells = |row: &&str| row.matches(" |").count();
            assert!(rows.len() > 10 && rows.iter().all(|row| cells(row) == cells(&rows[0])), "{document}");
            assert_eq!(rows.iter().filter(|row| row.ends_with("|  |  |")).count(), 1, "one remark");
        }
    }
    let own = explanation::table_report(Lang::En, &explained, None).markdown();
    assert!(own.contains("| relation\\_x | relation\\_y |"), "{own}");
}

/// Documents are also shown where there are no options.
#[test]
fn a_document_names_no_option_of_the_command_line() {
    let trajectory = with(&[("lr", "2.85"), ("iterations", "5000")]);
    for lang in Lang::ALL {
        let said = explanation::report(lang, &Explanation::new(&trajectory)).plain();
        assert!(said.contains("280") && said.contains("199") && !said.contains("--"), "{said}");
    }
}
