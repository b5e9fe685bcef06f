//! The same search for every method.

use std::ops::ControlFlow;

use korogaru::{Hyperparameter, METHODS, Method, Number, Rule};
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

/// SGD by the product of very many learning rates.
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

    fn from_hyperparameters(all: [f64; 12]) -> Result<Self, korogaru::RuleError> {
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

/// Two values of twelve hyperparameters are 4096 runs in each round.
#[test]
fn a_method_of_many_hyperparameters_needs_a_larger_budget() {
    let experiment = Experiment::default().with_iterations(2).unwrap();
    let tune = |budget| Tune::new(&experiment, &[Method::from(Many([0.9; 12]))], Metric::Loss, budget);
    let refused = tune(4 * 4096 - 1).unwrap_err();
    assert!(matches!(refused.kind(), ErrorKind::Budget { least: 16384, .. }), "{refused}");
    let found = tune(4 * 4096).unwrap();
    assert_eq!(found.runs(), 16384);
    assert_eq!(found.run(2, &()).unwrap()[0].runs, 16384);
}
