//! Experiments side by side.

use korogaru_lab::{Comparison, Error, ErrorKind, Experiment, Metric, Setting, Tune, Value, book, run};
use proptest::prelude::*;

fn lists(lists: &[(&str, &str)]) -> Result<Comparison, Error> {
    let settings: Vec<Setting> = lists.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Comparison::of_lists(&Experiment::default(), &settings)
}

fn methods(comparison: &Comparison) -> Vec<String> {
    comparison.experiments().iter().map(|experiment| experiment.method().to_string()).collect()
}

/// The numbers of the book's own code, `ch06/optimizer_compare_naive.py`.
#[test]
fn the_books_sheet_has_the_books_numbers() {
    assert_eq!(
        methods(&book::methods()),
        [
            "SGD (η = 0.95)",
            "Momentum (η = 0.1, α = 0.9)",
            "AdaGrad (η = 1.5, ε = 1e−7)",
            "Adam (η = 0.3, β₁ = 0.9, β₂ = 0.999, ε = 1e−7)"
        ]
    );
    for experiment in book::all_methods().experiments() {
        assert_eq!((experiment.start(), experiment.iterations()), ([-7.0, 2.0], 30));
    }
    // SGD is a formula: x shrinks by 1 − η/10, y by 1 − 2η.
    let sgd = &book::methods().run()[0];
    let [x, y] = sgd.position(30);
    assert!((x + 7.0 * 0.905_f64.powi(30)).abs() < 1e-12 && (y - 2.0 * 0.9_f64.powi(30)).abs() < 1e-12);
}

#[test]
fn a_grid_has_every_combination_the_last_list_running_fastest() {
    let grid = lists(&[("lr", "0.1, .5"), ("momentum", "0,.5,.9"), ("iterations", "5")]).unwrap();
    let expected: Vec<String> = ["0.1", "0.5"]
        .iter()
        .flat_map(|lr| ["0", "0.5", "0.9"].map(|momentum| format!("Momentum (η = {lr}, α = {momentum})")))
        .collect();
    assert_eq!(methods(&grid), expected);
    assert_eq!(grid.columns(), Some(3));
    assert!(grid.experiments().iter().all(|experiment| experiment.iterations() == 5));
    assert_eq!(lists(&[("lr", "0.1,.5")]).unwrap().columns(), None);
}

#[test]
fn a_method_leaves_out_what_it_does_not_have() {
    let some = lists(&[("method", "sgd,momentum"), ("lr", ".2"), ("momentum", "0,.5")]).unwrap();
    assert_eq!(methods(&some), ["SGD (η = 0.2)", "Momentum (η = 0.2, α = 0)", "Momentum (η = 0.2, α = 0.5)"]);
    assert!(!some.is_of_methods() && some.columns().is_none());
    let even = lists(&[("method", "sgd,adam"), ("lr", ".1,.2,.3")]).unwrap();
    assert_eq!((even.experiments().len(), even.columns()), (6, Some(3)));
    assert!(lists(&[("method", "sgd,adam")]).unwrap().is_of_methods());
}

#[test]
fn runs_are_those_of_the_experiments_alone() {
    let grid = lists(&[("lr", ".1,2.85"), ("iterations", "0,40")]).unwrap();
    for (experiment, trajectory) in grid.experiments().iter().zip(grid.run()) {
        let alone = run(experiment);
        assert_eq!(trajectory.len(), alone.len());
        let last = alone.len() - 1;
        assert_eq!(trajectory.position(last).map(f64::to_bits), alone.position(last).map(f64::to_bits));
    }
}

#[test]
fn what_was_tuned_is_compared_with_what_was_found() {
    let methods = ["sgd", "adam"].map(|name| korogaru::Method::named(name).unwrap());
    let search = Tune::new(&Experiment::default(), &methods, Metric::Loss, 500).unwrap();
    let found = search.run(1, &()).unwrap();
    let comparison = Comparison::of_tuned(&search, &found).unwrap();
    for (trajectory, tuned) in comparison.run().iter().zip(&found) {
        assert_eq!(trajectory.value(30).to_bits(), tuned.best.as_ref().unwrap().loss.to_bits());
    }
    assert_eq!(
        (comparison.searched().unwrap().starts, &comparison.searched().unwrap().not_found[..]),
        (5, &[][..])
    );
}

/// In thirty updates AdaGrad comes near enough from every start, and SGD from none. In two updates neither
/// does.
#[test]
fn what_was_not_found_is_not_compared() {
    let methods = ["sgd", "adagrad"].map(|name| korogaru::Method::named(name).unwrap());
    let search = |iterations| {
        let experiment = Experiment::default().with_iterations(iterations).unwrap();
        Tune::new(&experiment, &methods, Metric::Steps, 2000).unwrap()
    };
    let found = search(30).run(2, &()).unwrap();
    let comparison = Comparison::of_tuned(&search(30), &found).unwrap();
    assert_eq!(comparison.searched().unwrap().not_found, ["SGD"]);
    let names: Vec<&str> = comparison.experiments().iter().map(|one| one.method().info().name).collect();
    assert_eq!(names, ["adagrad"]);
    let none = search(2).run(2, &()).unwrap();
    let refused = Comparison::of_tuned(&search(2), &none).unwrap_err();
    assert_eq!(refused.kind(), &ErrorKind::NothingFound { metric: "steps", budget: 2000 });
}

/// All that a search can say of itself comes back from the texts of what it found, unless these were changed.
#[test]
fn what_was_found_is_found_as_its_texts_say() {
    let methods = ["sgd", "adagrad"].map(|name| korogaru::Method::named(name).unwrap());
    let with = |settings: &[(&str, &str)]| {
        let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        Experiment::default().with_settings(&settings).unwrap()
    };
    for (experiment, metric) in [
        (with(&[]), Metric::Loss),
        (with(&[]), Metric::Steps),
        (with(&[("xlim", "-7.5,-6"), ("noise", "0.1")]), Metric::Loss),
        (with(&[("objective", "saddle")]), Metric::Loss),
    ] {
        let search = Tune::new(&experiment, &methods, metric, 2000).unwrap();
        let found = Comparison::of_tuned(&search, &search.run(2, &()).unwrap()).unwrap();
        let texts = found.to_toml();
        assert!(found.searched().is_some());
        let again = |change: &[Setting]| {
            let all =
                texts.iter().map(|text| Experiment::from_toml(text).unwrap().with_settings(change).unwrap());
            Comparison::new(all.collect()).unwrap().found_as(&texts).unwrap()
        };
        assert_eq!(again(&[]), found);
        assert_eq!(again(&[Setting::text("iterations", "31")]).searched(), None);
    }
    let alone = Comparison::new(vec![Experiment::default()]).unwrap();
    assert_eq!(alone.clone().found_as(&alone.to_toml()).unwrap(), alone);
    let refused = |line: &str| {
        let text = format!("{}[search]\n{line}\n", Experiment::default().to_toml());
        alone.clone().found_as(&[text]).unwrap_err().to_string()
    };
    assert!(refused("metric = \"lost\"").starts_with("line 8: there is no metric \"lost\""));
    assert!(refused("not_found = \"SGD,Me\"").starts_with("line 8: there is no method \"Me\""));
    assert!(refused("budget = -1").starts_with("line 8: budget takes a whole number"));
    assert!(refused("budgets = 1").starts_with("line 8: there is no key \"budgets\""));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let kind = |given: &[(&str, &str)]| lists(given).unwrap_err().kind().clone();
    let twice =
        |key: &str, value: &str| ErrorKind::ListedTwice { key: key.to_owned(), value: value.to_owned() };
    assert_eq!(kind(&[("method", "sgd,adam, sgd")]), twice("method", "sgd"));
    assert_eq!(kind(&[("lr", ".1,0.10")]), twice("lr", "0.1"));
    assert_eq!(kind(&[("momentum", "0,-0")]), twice("momentum", "0.0"));
    assert_eq!(kind(&[("iterations", "5,５")]), twice("iterations", "5"));
    assert_eq!(kind(&[("lr", " ")]), ErrorKind::EmptyList { key: "lr".to_owned() });
    assert_eq!(kind(&[("method", "")]), ErrorKind::EmptyList { key: "method".to_owned() });
    assert_eq!(
        kind(&[("method", "sgd,adagrad"), ("momentum", ".5")]),
        ErrorKind::NoneHas { key: "momentum".to_owned(), methods: vec!["sgd", "adagrad"] }
    );
    assert!(matches!(kind(&[("method", "sgd,momentun")]), ErrorKind::UnknownName { .. }));
    assert!(matches!(kind(&[("lr", ".1,fast")]), ErrorKind::Form { .. }));
    assert!(matches!(kind(&[("lr", ".1,,.2")]), ErrorKind::Form { .. }));
    assert!(matches!(kind(&[("momentum", ".1,1")]), ErrorKind::Optimizer(_)));
    assert!(matches!(kind(&[("alpha", ".1,1")]), ErrorKind::UnknownName { .. }));
    let many: Vec<String> = (1..=37).map(|i| i.to_string()).collect();
    let limit = Comparison::MOST;
    assert_eq!(kind(&[("iterations", &many.join(","))]), ErrorKind::TooManyToCompare { found: 37, limit });
    let long = kind(&[("iterations", "9999999,2")]);
    assert_eq!(long, ErrorKind::TooManyUpdates { found: 10_000_001, limit: 10_000_000 });

    let first = Experiment::default();
    let unlike = |other: Experiment| Comparison::new(vec![first.clone(), other]).unwrap_err().kind().clone();
    assert_eq!(unlike(first.clone().with_start([1.0, 1.0]).unwrap()), ErrorKind::Unlike { key: "start" });
    let other = |key: &str, text: &str| first.with_settings(&[Setting::text(key, text)]).unwrap();
    assert_eq!(unlike(other("ylim", "-1,1")), ErrorKind::Unlike { key: "ylim" });
    assert_eq!(unlike(other("formula", "x^2")), ErrorKind::Unlike { key: "objective" });
    assert_eq!(unlike(other("noise", "0.1")), ErrorKind::Unlike { key: "noise" });
    assert_eq!(unlike(other("seed", "2")), ErrorKind::Unlike { key: "seed" });
    assert_eq!(Comparison::new(Vec::new()).unwrap_err().kind(), &ErrorKind::NothingToCompare);
}

#[test]
fn numbers_in_a_row_are_a_list() {
    let lists = [Setting { key: "lr".to_owned(), value: Value::Numbers(vec![0.1, 0.2]) }];
    assert_eq!(Comparison::of_lists(&Experiment::default(), &lists).unwrap().experiments().len(), 2);
}

proptest! {
    /// Every text is a comparison or an error, and none makes it panic.
    #[test]
    fn any_text_is_a_comparison_or_refused(
        methods in "[a-z, ]{0,12}", lr in "[0-9.,e -]{0,12}", iterations in "[0-9, ]{0,4}",
    ) {
        let _ = lists(&[("method", &methods), ("lr", &lr), ("iterations", &iterations)]);
    }
}
