//! The report of theory as people read it.

use korogaru_lab::theory::{Regime, Verdict};
use korogaru_lab::{Experiment, Setting, Theory, run};
use korogaru_text::{Lang, RegimeName, theory};

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
        report(&[("objective", "rosenbrock"), ("lr", "0.01"), ("iterations", "400")], Some([-1.0, 1.0])),
    ];
    insta::assert_snapshot!(said.join("\n====\n\n"));
}

#[test]
fn as_markdown() {
    let experiment = experiment(&[]);
    let (found, trajectory) = (Theory::new(&experiment, None).unwrap(), run(&experiment));
    insta::assert_snapshot!(theory(Lang::En, &found, &trajectory).markdown());
}

/// Settings of the article's function for every verdict and every regime, each with words of its own.
#[test]
fn every_verdict_and_regime_is_said() {
    let settings: [&[(&str, &str)]; 8] = [
        &[("objective", "saddle")],
        &[("lr", "2.85")],
        &[("lr", "0")],
        &[("lr", "0.95"), ("momentum", "0.5")],
        &[("lr", "0.9523809523809523"), ("momentum", "0")],
        &[],
        &[("lr", "0.95")],
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
        let names = Regime::ALL.map(|regime| lang.say(&RegimeName::from(regime)));
        for (i, name) in names.iter().enumerate() {
            assert!(!names[..i].contains(name), "{name}");
        }
    }
}
