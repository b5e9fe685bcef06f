//! The report of theory as people read it.

use korogaru_lab::theory::{Regime, Verdict};
use korogaru_lab::{Experiment, Setting, Theory, run};
use korogaru_text::{Lang, regime_name, theory};

fn experiment(settings: &[(&str, &str)]) -> Experiment {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&settings).unwrap()
}

/// The report in both languages.
fn report(settings: &[(&str, &str)], at: Option<[f64; 2]>) -> String {
    let experiment = experiment(settings);
    let (found, trajectory) = (Theory::new(&experiment, at).unwrap(), run(&experiment));
    Lang::ALL.map(|lang| theory(lang, &found, &trajectory).plain()).join("\n----\n\n")
}

#[test]
fn of_the_articles_first_run() {
    insta::assert_snapshot!(report(&[], None));
}

#[test]
fn of_other_runs() {
    let momentum = |lr, momentum| report(&[("lr", lr), ("momentum", momentum)], None);
    let said = [
        momentum("0.95", "0.9"),
        momentum("0.95", "0.5"),
        momentum("2.85", "0.9"),
        report(&[("method", "sgd"), ("lr", "0.95"), ("iterations", "200")], None),
        report(&[("method", "nesterov"), ("lr", "0.5"), ("momentum", "0.5")], None),
        report(&[("objective", "himmelblau"), ("lr", "0.01")], None),
        report(&[("objective", "booth"), ("lr", "0.05"), ("iterations", "0")], Some([0.0, 0.0])),
        report(&[("objective", "saddle")], Some([0.0, 0.0])),
        report(&[("method", "nesterov"), ("lr", "0.74"), ("momentum", "0.5")], None),
        report(&[("method", "nesterov"), ("lr", "0.5")], None),
        momentum("1.2", "0.9"),
        momentum("1e-10", "0.9"),
        momentum("1.9", "0.9"),
        report(&[("lr", "5"), ("iterations", "2000")], None),
        momentum("1e308", "0.9"),
        report(&[], Some([3.0, 3.0])),
        report(&[("objective", "rosenbrock"), ("lr", "0.01"), ("iterations", "400")], Some([-1.0, 1.0])),
    ];
    insta::assert_snapshot!(said.join("\n====\n\n"));
}

/// If f is level along a direction, and if it is curved alike in all directions.
#[test]
fn of_a_valley_and_of_an_even_bowl() {
    let said = [
        report(&[("formula", "(x-3)^2"), ("method", "sgd"), ("lr", "1.5"), ("iterations", "20")], None),
        report(&[("formula", "(x+y-1)^2"), ("lr", "0.05")], None),
        report(&[("formula", "-x^2")], Some([0.0, 0.0])),
        report(&[("formula", "x^2 + y^2"), ("method", "sgd"), ("lr", "0.25")], None),
    ];
    insta::assert_snapshot!(said.join("\n====\n\n"));
}

/// A rate that differs from 1 by less than its written digits is not said to neither shrink nor grow.
#[test]
fn a_rate_is_1_only_where_it_is() {
    let said = |lr| report(&[("lr", lr)], None);
    assert!(said("1e-10").contains("1 − 1e−10") && said("1e-10").contains("1 − 1e−11"));
    assert!(said("1.9000000000001").contains("the rate is 1 + ") && said("1.9").contains("the rate is 1.\n"));
    assert!(said("1.9").contains("never") && said("1.9").contains("neither shrinks nor grows"));
}

/// The report says that a run ends early, and compares no solution with the start alone.
#[test]
fn a_run_that_diverges() {
    let said = report(&[("lr", "5"), ("iterations", "2000")], None);
    assert!(
        said.contains("This run diverges: at update 171")
            && said.contains("171 回目の更新で有限の値ではなく")
    );
    assert!(!said.contains("ends farther"));
    let said = report(&[("lr", "1e308")], None);
    assert!(said.contains("This run diverges: at update 1 ") && said.contains('∞'));
    assert!(
        !said.contains("inf") && !said.contains("NaN") && !said.contains("The solution of the recurrence")
    );
}

#[test]
fn numbers_are_those_of_print() {
    let said = report(&[("method", "nesterov"), ("start", "-7,2"), ("lr", "1e-7")], Some([3.0, 3.0]));
    assert!(
        said.contains("from (−7, 2)")
            && said.contains("η = 1e−7")
            && said.contains("updates to stay within 1e−6")
    );
    assert!(said.contains("level at (0, 0)") && !said.contains("e-"), "{said}");
    assert!(!report(&[], None).contains("level at"));
}

/// Below the critical α Momentum creeps. That it may change sides is said only if ηλ > 1.
#[test]
fn what_the_critical_momentum_parts() {
    let said = |method, lr| report(&[("method", method), ("lr", lr)], None);
    assert!(said("momentum", "0.1").contains("below, it creeps\n"));
    assert!(said("momentum", "0.95").contains("where ηλ > 1, changes sides"));
    for lr in ["0.5", "0.51"] {
        assert!(
            said("nesterov", lr).contains("below, it creeps\n")
                && !said("nesterov", lr).contains("  critically")
        );
    }
}

#[test]
fn as_markdown() {
    let experiment = experiment(&[]);
    let (found, trajectory) = (Theory::new(&experiment, None).unwrap(), run(&experiment));
    insta::assert_snapshot!(theory(Lang::En, &found, &trajectory).markdown());
}

/// Settings of the article's function for every verdict and every regime, each of which has its own words.
#[test]
fn every_verdict_and_regime_is_said() {
    let settings: [&[(&str, &str)]; 11] = [
        &[("objective", "saddle")],
        &[("lr", "2.85")],
        &[("lr", "0")],
        &[("lr", "0.95"), ("momentum", "0.5")],
        &[("lr", "0.9523809523809523"), ("momentum", "0")],
        &[],
        &[("lr", "0.99")],
        &[("lr", "1.2")],
        &[("lr", "0.95")],
        &[("method", "nesterov"), ("lr", "0.74"), ("momentum", "0.5")],
        &[("method", "sgd"), ("lr", "0.5")],
    ];
    let found = settings.map(|settings| Theory::new(&experiment(settings), Some([0.0, 0.0])).unwrap());
    assert_eq!(found.each_ref().map(Theory::verdict), Verdict::ALL);
    for lang in Lang::ALL {
        let last = |theory_of: &Theory| {
            let lines = theory(lang, theory_of, &run(theory_of.experiment())).plain();
            lines.rsplit("\n\n").nth(2).unwrap().to_owned()
        };
        let said = found.each_ref().map(last);
        for (i, verdict) in said.iter().enumerate() {
            assert!(!said[..i].contains(verdict), "{verdict}");
        }
        let names = Regime::ALL.map(|regime| regime_name(lang, regime));
        for (i, name) in names.iter().enumerate() {
            assert!(!names[..i].contains(name), "{name}");
        }
    }
}
