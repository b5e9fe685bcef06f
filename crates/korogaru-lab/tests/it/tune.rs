//! The same search for every method.

use std::ops::ControlFlow;

use korogaru::{METHODS, Method};
use korogaru_lab::{ErrorKind, Experiment, Metric, Tune, Tuned, objectives, run};

fn tuned(experiment: &Experiment, names: &[&str], metric: Metric, budget: usize) -> Vec<Tuned> {
    let methods: Vec<Method> = names.iter().map(|name| Method::named(name).unwrap()).collect();
    Tune::new(experiment, &methods, metric, budget).unwrap().run(2, &()).unwrap()
}

#[test]
fn what_is_said_of_the_best_is_what_its_run_has() {
    let names: Vec<&str> = METHODS.iter().map(|info| info.name).collect();
    for objective in ["book", "rosenbrock", "rastrigin"] {
        let experiment = Experiment::default().with_objective(objectives::named(objective).unwrap());
        for tuned in tuned(&experiment, &names, Metric::Loss, 2000) {
            let trajectory = run(&experiment.clone().with_method(tuned.method.clone()));
            assert_eq!(trajectory.value(30).to_bits(), tuned.value.to_bits(), "{} {objective}", tuned.method);
            assert_eq!(tuned.value.to_bits(), tuned.loss.to_bits());
            assert!(tuned.runs <= 2000 && tuned.runs > 1000, "{}", tuned.runs);
        }
    }
}

/// From (0, 2) the article's function is y² alone: SGD with η = ½ is there in one update.
#[test]
fn a_best_that_is_known_is_found() {
    let experiment = Experiment::default().with_start([0.0, 2.0]).unwrap().with_iterations(3).unwrap();
    let [sgd] = &tuned(&experiment, &["sgd"], Metric::Loss, 4096)[..] else { unreachable!() };
    assert!((sgd.method.get("lr").unwrap() - 0.5).abs() < 1e-3 && sgd.loss < 1e-20, "{}", sgd.method);
    assert!(sgd.at_ends.is_empty());
}

/// Down the side of a saddle it goes for ever: the larger η the better, to the end of the scale.
#[test]
fn a_best_at_an_end_is_told() {
    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    let far = saddle.with_start([0.0, 0.1]).unwrap().with_iterations(2).unwrap();
    let [sgd] = &tuned(&far, &["sgd"], Metric::Loss, 500)[..] else { unreachable!() };
    assert_eq!((sgd.method.get("lr"), &sgd.at_ends[..]), (Some(10.0), &["lr"][..]));
}

#[test]
fn threads_and_order_change_nothing() {
    let one =
        Tune::new(&Experiment::default(), &[Method::named("adam").unwrap()], Metric::Steps, 3000).unwrap();
    let bits =
        |tuned: &[Tuned]| tuned.iter().map(|t| (t.method.to_string(), t.value.to_bits())).collect::<Vec<_>>();
    let found = bits(&one.run(1, &()).unwrap());
    assert_eq!(bits(&one.run(3, &()).unwrap()), found);
    let both = tuned(&Experiment::default(), &["sgd", "adam"], Metric::Steps, 3000);
    assert_eq!(bits(&both)[1], found[0]);
    assert!(one.run(2, &|_| ControlFlow::Break(())).is_none());
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let refused = |budget| Tune::new(&Experiment::default(), &[], Metric::Loss, budget).unwrap_err();
    assert!(matches!(refused(499).kind(), ErrorKind::Budget { .. }));
    assert!(matches!(refused(usize::MAX).kind(), ErrorKind::Budget { .. }));
    let nowhere = Experiment::default().with_start([1e200, 0.0]).unwrap();
    let [none] = &tuned(&nowhere, &["momentum"], Metric::Loss, 500)[..] else { unreachable!() };
    assert!(none.value.is_nan() && none.method == Method::named("momentum").unwrap());
}
