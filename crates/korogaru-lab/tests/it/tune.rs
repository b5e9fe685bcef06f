//! The same search for every method.

use std::ops::ControlFlow;
use std::sync::Arc;

use korogaru::rule::Number;
use korogaru::{Hyperparameter, METHODS, Method, Rule};
use korogaru_lab::{Best, ErrorKind, Experiment, Formula, Metric, Tune, Tuned, objectives, run};

fn tuned(experiment: &Experiment, names: &[&str], metric: Metric, budget: usize) -> Vec<Tuned> {
    let methods: Vec<Method> = names.iter().map(|name| Method::named(name).unwrap()).collect();
    Tune::new(experiment, &methods, metric, budget).unwrap().run(2, &()).unwrap()
}

/// The best setting that was found.
fn best(tuned: &Tuned) -> &Best {
    tuned.best.as_ref().unwrap()
}

#[test]
fn what_is_said_of_the_best_is_what_its_run_has() {
    let names: Vec<&str> = METHODS.iter().map(|info| info.name).collect();
    for objective in ["book", "rosenbrock", "rastrigin"] {
        let experiment = Experiment::default().with_objective(objectives::named(objective).unwrap());
        for tuned in tuned(&experiment, &names, Metric::Loss, 2000) {
            let best = best(&tuned);
            let trajectory = run(&experiment.clone().with_method(best.method.clone()));
            assert_eq!(trajectory.value(30).to_bits(), best.value.to_bits(), "{} {objective}", best.method);
            assert_eq!(best.value.to_bits(), best.loss.to_bits());
            assert!(tuned.runs <= 2000 && tuned.runs > 900, "{}", tuned.runs);
        }
    }
}

/// No setting wins by hitting the minimum from one start in one update, or by a path around the other side of
/// the hill. The value is the largest f of the last three updates from the worst of five starts, and all
/// paths stay in the view.
#[test]
fn luck_does_not_win() {
    let names: Vec<&str> = METHODS.iter().map(|info| info.name).collect();
    for objective in ["book", "rosenbrock", "himmelblau", "beale"] {
        let experiment = Experiment::default().with_objective(objectives::named(objective).unwrap());
        let methods: Vec<Method> = names.iter().map(|name| Method::named(name).unwrap()).collect();
        let search = Tune::new(&experiment, &methods, Metric::Loss, Tune::BUDGET).unwrap();
        assert_eq!((search.starts().len(), search.starts()[0]), (5, experiment.start()));
        for tuned in search.run(2, &()).unwrap() {
            let best = best(&tuned);
            let of_starts = search.starts().iter().map(|start| {
                let there = experiment.clone().with_start(*start).unwrap().with_method(best.method.clone());
                let run = run(&there);
                assert_eq!(run.outside(there.view()), 0, "{} from {start:?} on {objective}", best.method);
                (28..=30).map(|i| run.value(i)).fold(f64::NEG_INFINITY, f64::max)
            });
            let worst = of_starts.fold(f64::NEG_INFINITY, f64::max);
            assert_eq!(worst.to_bits(), best.worst.to_bits(), "{} on {objective}", best.method);
        }
    }
}

/// From (0, 2) the article's function is y² alone, and SGD with η = ½ reaches the minimum in one update.
/// The best η is a little larger because the other starts have to bring x down too.
#[test]
fn a_best_that_is_known_is_found() {
    let experiment = Experiment::default().with_start([0.0, 2.0]).unwrap().with_iterations(3).unwrap();
    let [sgd] = &tuned(&experiment, &["sgd"], Metric::Loss, 4096)[..] else { unreachable!() };
    let lr = best(sgd).method.get("lr").unwrap();
    assert!((0.5..0.7).contains(&lr) && best(sgd).at_ends.is_empty(), "{lr}");
    // The Newton step of a bowl leads from any start to the minimum at once.
    let bowl = Formula::new("x^2/2+y^2/2").unwrap();
    let bowl = Experiment::default().with_objective(Arc::new(bowl)).with_start([1.0, 2.0]).unwrap();
    let [sgd] = &tuned(&bowl.with_iterations(1).unwrap(), &["sgd"], Metric::Loss, 20_000)[..] else {
        unreachable!()
    };
    assert!((best(sgd).method.get("lr").unwrap() - 1.0).abs() < 1e-6 && best(sgd).worst < 1e-10);
}

/// A range is widened if its end is the best: here f needs η = 1e5, or 1e-9.
#[test]
fn a_range_whose_end_wins_is_widened() {
    for (formula, lr) in [("x^2/2e5+y^2/2e5", 1e5), ("1e9*(x^2+y^2)/2", 1e-9)] {
        let experiment = Experiment::default().with_objective(Arc::new(Formula::new(formula).unwrap()));
        let experiment = experiment.with_start([1.0, 1.0]).unwrap().with_iterations(5).unwrap();
        let [sgd] = &tuned(&experiment, &["sgd"], Metric::Loss, Tune::BUDGET)[..] else { unreachable!() };
        let found = best(sgd).method.get("lr").unwrap();
        assert!((0.1..2.0).contains(&(found / lr)), "{formula}: {found}");
    }
}

/// A minimum outside the view can be reached, and so can a valley.
#[test]
fn a_minimum_outside_the_view_is_reached() {
    for (formula, start) in
        [("(x-100)^2+(y-100)^2", [0.0, 0.0]), ("(x-60)^2", [0.0, 0.0]), ("x^2+y^2", [0.0, 40.0])]
    {
        let far = Experiment::default().with_objective(Arc::new(Formula::new(formula).unwrap()));
        let far = far.with_start(start).unwrap();
        for tuned in tuned(&far, &["sgd", "momentum", "adam"], Metric::Loss, 4000) {
            let best = best(&tuned);
            assert!(best.value < 1e-2 && best.worst < 0.1, "{formula}: {} {}", best.method, best.worst);
        }
    }
    let methods = [Method::named("sgd").unwrap()];
    let of = |objective| {
        let objective = objectives::named(objective).unwrap();
        Tune::new(&Experiment::default().with_objective(objective), &methods, Metric::Loss, 500).unwrap()
    };
    assert!(of("saddle").is_endless() && !of("book").is_endless());
    assert_eq!(of("book").bounds(), Experiment::default().view());
}

/// No two of the five starts share an x or a y, wherever the experiment's own start is.
#[test]
fn the_starts_are_five_everywhere() {
    let methods = [Method::named("sgd").unwrap()];
    for start in [[10.0, 10.0], [-10.0, 10.0], [-9.0, 9.3], [9.5, -10.0], [0.0, 8.9], [11.0, -30.0]] {
        let experiment = Experiment::default().with_start(start).unwrap();
        let tune = Tune::new(&experiment, &methods, Metric::Loss, 500).unwrap();
        assert_eq!((tune.starts().len(), tune.starts()[0]), (5, start));
        for axis in [0, 1] {
            let mut along: Vec<f64> = tune.starts().iter().map(|point| point[axis]).collect();
            along.sort_by(f64::total_cmp);
            assert!(along.windows(2).all(|pair| pair[1] - pair[0] > 0.1), "{start:?}: {along:?}");
        }
        assert!(tune.starts().iter().all(|point| tune.bounds().contains(*point)));
    }
}

/// f falls for ever, but the view ends: the best η is one whose path stays in it.
#[test]
fn a_path_that_leaves_the_view_is_not_taken() {
    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    let [sgd] = &tuned(&saddle, &["sgd"], Metric::Loss, 2000)[..] else { unreachable!() };
    let run = run(&saddle.clone().with_method(best(sgd).method.clone()));
    assert_eq!(run.outside(saddle.view()), 0);
    assert!(best(sgd).value < run.value(0));
}

/// If the whole first grid is too far away, the lowest f leads to where steps can be counted.
#[test]
fn steps_are_found_by_way_of_the_loss() {
    for budget in [Tune::BUDGET, 2 * Tune::BUDGET] {
        let [nesterov] = &tuned(&Experiment::default(), &["nesterov"], Metric::Steps, budget)[..] else {
            unreachable!()
        };
        let best = best(nesterov);
        assert!(best.value <= 24.0 && best.worst <= 27.0, "{budget}: {} {}", best.value, best.worst);
    }
    // In three updates no setting arrives, and none is reported.
    let short = Experiment::default().with_iterations(3).unwrap();
    let all = tuned(&short, &["momentum", "adam"], Metric::Steps, 500);
    assert!(all.iter().all(|tuned| tuned.best.is_none()));
}

#[test]
fn with_noise_the_median_of_seeds_counts() {
    let noisy = Experiment::default().with_noise(0.5).unwrap();
    let methods = [Method::named("momentum").unwrap()];
    let search = Tune::new(&noisy, &methods, Metric::Loss, 2000).unwrap();
    assert_eq!((search.starts().len(), search.seeds()), (5, 3));
    let found = search.run(2, &()).unwrap();
    let best = best(&found[0]);
    let of_start = |start: &[f64; 2]| {
        let mut tails = [1, 2, 3].map(|seed| {
            let there = noisy.clone().with_start(*start).unwrap().with_seed(seed);
            let run = run(&there.with_method(best.method.clone()));
            (28..=30).map(|i| run.value(i)).fold(f64::NEG_INFINITY, f64::max)
        });
        tails.sort_by(f64::total_cmp);
        tails[1]
    };
    let worst = search.starts().iter().map(of_start).fold(f64::NEG_INFINITY, f64::max);
    assert_eq!(worst.to_bits(), best.worst.to_bits());
}

#[test]
fn threads_and_order_change_nothing() {
    let one =
        Tune::new(&Experiment::default(), &[Method::named("adam").unwrap()], Metric::Steps, 20_000).unwrap();
    let bits = |all: &[Tuned]| {
        all.iter().map(|t| (best(t).method.to_string(), best(t).worst.to_bits())).collect::<Vec<_>>()
    };
    let found = bits(&one.run(1, &()).unwrap());
    assert_eq!(bits(&one.run(3, &()).unwrap()), found);
    let both = tuned(&Experiment::default(), &["adagrad", "adam"], Metric::Steps, 20_000);
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
    assert!(none.best.is_none() && none.method == Method::named("momentum").unwrap());
}

/// SGD whose learning rate is the product of very many.
#[derive(Clone, Debug)]
struct Many([f64; 12]);

impl Rule for Many {
    const NAME: &'static str = "many";
    const LABEL: &'static str = "Many";
    const FORMULA: &'static [&'static str] = &["W ← W − η·g"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &{
        const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        let mut all = [Hyperparameter::LR; 12];
        let mut i = 0;
        while i < 12 {
            all[i].name = NAMES[i];
            i += 1;
        }
        all
    };
    const SLOTS: &'static [&'static str] = &[];
    type Hyperparameters = [f64; 12];
    type Coefficients<T> = [T; 1];
    type State<T> = [T; 0];

    fn from_hyperparameters(all: [f64; 12]) -> Result<Self, korogaru::rule::RuleError> {
        Ok(Self(all))
    }

    fn hyperparameters(&self) -> [f64; 12] {
        self.0
    }

    fn exact_coefficients(&self, _: u64) -> [f64; 1] {
        [self.0.iter().product()]
    }

    fn update<N: Number>(&[lr]: &[N; 1], p: N, g: N, []: [N; 0]) -> (N, [N; 0]) {
        (p - lr * g, [])
    }
}

/// Two values of each of twelve hyperparameters are 4096 settings, each with five starts.
#[test]
fn a_method_of_many_hyperparameters_needs_a_larger_budget() {
    let experiment = Experiment::default().with_iterations(2).unwrap();
    let tune = |budget| Tune::new(&experiment, &[Method::from(Many([0.9; 12]))], Metric::Loss, budget);
    let refused = tune(5 * 4096 - 1).unwrap_err();
    assert!(matches!(refused.kind(), ErrorKind::Budget { least: 20480, .. }), "{refused}");
    let found = tune(5 * 4096).unwrap();
    assert_eq!(found.runs(), 20480);
    assert_eq!(found.run(2, &()).unwrap()[0].runs, 20480);
}
