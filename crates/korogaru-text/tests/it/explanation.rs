//! Explanations as people read them.

use korogaru::METHODS;
use korogaru_lab::{Experiment, Explanation, Setting, Trajectory, book, run};
use korogaru_text::{Lang, explanation};

fn with(settings: &[(&str, &str)]) -> Trajectory {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    run(&Experiment::default().with_settings(&settings).unwrap())
}

fn steps(trajectory: &Trajectory, numbers: &[usize]) -> String {
    let explained = Explanation::new(trajectory);
    let mut said = String::new();
    for lang in [Lang::En, Lang::Ja] {
        for &number in numbers {
            let lines = explanation::step(lang, &explained, &explained.step(number).unwrap());
            said += &format!("{}\n\n----\n", lines.join("\n"));
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
    insta::assert_snapshot!(said);
}

/// What the summary says of the article's example is what that example does.
#[test]
fn the_articles_example_is_as_it_is_told() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let y = |iteration| (trajectory.position(iteration)[1] * 1e9).round() / 1e9;
    assert_eq!([y(0), y(1)], [2.0, -1.8]);
    assert_eq!(Explanation::new(&trajectory).summary().unwrap().first_cancelling[1], Some(2));
}

#[test]
fn rows_have_a_cell_for_every_column() {
    for info in METHODS {
        let trajectory = with(&[("method", info.name)]);
        let explained = Explanation::new(&trajectory);
        for lang in Lang::ALL {
            for step in explained.steps() {
                let columns = explanation::columns(lang, &explained);
                assert_eq!(explanation::row(lang, &explained, &step).len(), columns.len(), "{}", info.name);
                let short = explanation::short_columns(lang, &explained);
                assert_eq!(explanation::short_row(lang, &step).len(), short.len(), "{}", info.name);
            }
        }
    }
}
