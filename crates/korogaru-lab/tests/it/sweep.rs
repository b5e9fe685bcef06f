//! The cells of a sweep are the single runs.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use korogaru::rule::{Number, Range};
use korogaru::{Convention, Hyperparameter, METHODS, Method, Momentum, Rule};
use korogaru_lab::{
    Axis, ErrorKind, Experiment, Map, Metric, Objective, Outcome, Plane, Setting, Sweep, Trajectory, Tune,
    objectives, run,
};
use proptest::prelude::*;

fn axis(name: &str, low: f64, high: f64, count: usize) -> Axis {
    Axis::new(name, low, high, count).unwrap()
}

fn swept(experiment: &Experiment, axes: [Axis; 2], metric: Metric) -> Map {
    Sweep::new(experiment, axes, metric).unwrap().run(2, &()).unwrap()
}

/// The metric of a single run, from its definition.
fn single(trajectory: &Trajectory, metric: Metric, minimum: f64) -> f64 {
    let values: Vec<f64> = (0..trajectory.len()).map(|i| trajectory.value(i)).collect();
    let (first, last) = (values[0], *values.last().unwrap());
    let updates = values.len() - 1;
    match metric {
        Metric::Loss => last,
        Metric::Rate if updates == 0 || first <= minimum => f64::NAN,
        Metric::Rate => libm::pow(((last - minimum) / (first - minimum)).max(0.0), 0.5 / updates as f64),
        Metric::Steps if trajectory.diverged_at().is_some() => f64::INFINITY,
        Metric::Steps => {
            let within = minimum + Metric::TOLERANCE * (first - minimum);
            (0..=updates)
                .find(|&from| values[from..].iter().all(|&value| value <= within))
                .map_or(f64::INFINITY, |steps| steps as f64)
        }
    }
}

fn check(map: &Map, minimum: f64) -> Result<(), TestCaseError> {
    for cell in 0..map.cells() {
        let trajectory = run(&map.sweep().experiment_of(cell));
        let expected = single(&trajectory, map.sweep().metric(), minimum);
        let found = map.value(cell);
        let same = found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
        prop_assert!(same, "{:?}: {found:?}, but the run has {expected:?}", map.at(cell));
        let last = trajectory.value(trajectory.len() - 1);
        prop_assert_eq!(map.loss(cell).to_bits(), last.to_bits());
        let has_ended = matches!(map.outcome(cell), Outcome::Overflowed | Outcome::Fell);
        prop_assert_eq!(has_ended, trajectory.diverged_at().is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// All methods on all objectives, from learning rates that creep to those that overflow.
    #[test]
    fn each_cell_has_the_bits_of_the_single_run(
        method in 0..METHODS.len(),
        objective in 0..objectives::all().len(),
        fresh in any::<bool>(),
        metric in prop::sample::select(&Metric::ALL[..]),
        low in -4.0..0.0_f64,
        width in 0.1..5.0_f64,
        iterations in 0..120_usize,
        start in [-6.0..6.0_f64, -6.0..6.0_f64],
    ) {
        let objective = objectives::all().swap_remove(objective);
        let minimum = objective.minima().iter().map(|m| m.value).reduce(f64::min);
        prop_assume!(minimum.is_some() || metric == Metric::Loss);
        let info = &METHODS[method];
        let mut method = info.default_method();
        if fresh && method.convention().is_some() {
            method = method.with_convention(Convention::LrOutside).unwrap();
        }
        let experiment = Experiment::default()
            .with_objective(objective)
            .with_method(method)
            .with_iterations(iterations)
            .unwrap()
            .with_start(start)
            .unwrap();
        let lrs = axis("lr", libm::exp10(low), libm::exp10(low + width), 7).logarithmic().unwrap();
        let Some(other) = info.hyperparameters.get(1) else { return Ok(()) };
        let other = axis(other.name, 0.01, 0.99, 5);
        check(&swept(&experiment, [lrs, other], metric), minimum.unwrap_or(f64::NAN))?;
    }
}

/// If gradients are random, each cell is the run with the same seed.
#[test]
fn noisy_cells_are_the_single_runs() {
    for settings in [[("noise", "0.7"), ("seed", "5")], [("batch", "3"), ("seed", "6")]] {
        let settings = settings.map(|(key, value)| Setting::text(key, value));
        let objective = objectives::named("least-squares").unwrap();
        let minimum = objective.minima()[0].value;
        let experiment = Experiment::default().with_objective(objective).with_settings(&settings).unwrap();
        for metric in Metric::ALL {
            let axes = [axis("lr", 0.01, 9.0, 6), axis("momentum", 0.0, 0.95, 4)];
            let map = swept(&experiment, axes, metric);
            check(&map, minimum).unwrap();
            assert!((1..map.cells()).contains(&map.diverging()));
        }
    }
}

/// More cells than run side by side, and more updates than are made at a time.
#[test]
fn long_runs_and_many_cells_have_the_bits_of_single_runs() {
    for (name, other) in [("momentum", "momentum"), ("adam", "beta1")] {
        let method = Method::named(name).unwrap();
        let experiment = Experiment::default().with_method(method).with_iterations(8200).unwrap();
        let map = swept(&experiment, [axis("lr", 1e-5, 1e-4, 37), axis(other, 0.1, 0.9, 7)], Metric::Steps);
        check(&map, 0.0).unwrap();
    }
}

/// Forgets its slot at every update, so that a slot that was not finite does not stay so.
struct Forgetful(f64);

impl Rule for Forgetful {
    const NAME: &'static str = "sgd";
    const LABEL: &'static str = "Forgetful";
    const FORMULA: &'static [&'static str] = &["h ← g·g", "W ← W − η·g"];
    const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Hyperparameter::LR, Hyperparameter::new("other", "η", 0.01, Range::NonNegative)];
    const SLOTS: &'static [&'static str] = &["h"];
    type Hyperparameters = [f64; 2];
    type Coefficients<T> = [T; 1];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, _]: [f64; 2]) -> Result<Self, korogaru::rule::RuleError> {
        Ok(Self(lr))
    }

    fn hyperparameters(&self) -> [f64; 2] {
        [self.0, 0.0]
    }

    fn exact_coefficients(&self, _: u64) -> [f64; 1] {
        [self.0]
    }

    fn update<N: Number>(&[lr]: &[N; 1], p: N, g: N, [_]: [N; 1]) -> (N, [N; 1]) {
        (p - lr * g, [g * g])
    }
}

/// Steep at one place, and fails if it is evaluated at the origin.
#[derive(Debug)]
struct Steep;

impl Objective for Steep {
    fn name(&self) -> &str {
        "steep"
    }
    fn formula(&self) -> &str {
        "x²/20 + y²"
    }
    fn value(&self, [x, y]: [f64; 2]) -> f64 {
        assert!((x, y) != (0.0, 0.0), "nobody goes there");
        x * x / 20.0 + y * y
    }
    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        assert!((x, y) != (0.0, 0.0), "nobody goes there");
        if (-6.0..-5.9).contains(&x) { [1e200 * 1e-200 * x / 10.0, 1e180] } else { [x / 10.0, 2.0 * y] }
    }
    fn domain(&self) -> Plane {
        objectives::Book.domain()
    }
    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }
}

/// A user's own rule on a user's own function, in a number of cells that does not fill the last bundle.
#[test]
fn what_a_user_writes_is_swept_as_it_is_run() {
    let experiment = Experiment::default().with_objective(Arc::new(Steep));
    let own = experiment.clone().with_method(Forgetful(0.1));
    check(&swept(&own, [axis("lr", 0.1, 0.9, 3), axis("other", 0.0, 1.0, 2)], Metric::Loss), f64::NAN)
        .unwrap();
    let known = swept(&experiment, [axis("lr", 0.1, 0.4, 3), axis("momentum", 0.0, 0.5, 2)], Metric::Loss);
    check(&known, f64::NAN).unwrap();
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let axes = || [axis("lr", 0.0, 2.9, 61), axis("momentum", 0.0, 0.99, 43)];
    let sweep = Sweep::new(&Experiment::default(), axes(), Metric::Loss).unwrap();
    let bits = |threads| {
        let map = sweep.run(threads, &()).unwrap();
        map.values().iter().map(|value| value.to_bits()).collect::<Vec<_>>()
    };
    let one = bits(1);
    assert_eq!(one.len(), 61 * 43);
    for threads in [0, 2, 5, 1000] {
        assert_eq!(bits(threads), one, "{threads}");
    }
}

/// SGD without momentum multiplies x by 1 − η/10 and y by 1 − 2η: with η = ½ one update makes y 0.
#[test]
fn numbers_that_can_be_had_by_hand() {
    let experiment = Experiment::default().with_iterations(1).unwrap();
    let axes = || [axis("lr", 0.5, 10.0, 2), axis("momentum", 0.0, 0.5, 2)];
    let map = swept(&experiment, axes(), Metric::Loss);
    assert_eq!(map.at(0), [0.5, 0.0]);
    assert_eq!(map.at(1), [0.5, 0.5]);
    assert_eq!(map.at(2), [10.0, 0.0]);
    let by_hand = 6.65 * 6.65 / 20.0; // x = −7·.95
    assert!((map.value(0) - by_hand).abs() < 1e-12);
    assert_eq!(map.value(0).to_bits(), map.value(1).to_bits()); // α does nothing in the first update
    assert_eq!(map.value(2), 38.0 * 38.0); // x = 0, y = 2·(1 − 20)
    assert_eq!(
        [0, 1, 2, 3].map(|cell| map.outcome(cell)),
        [Outcome::Settled, Outcome::Settled, Outcome::Diverging, Outcome::Diverging]
    );
    assert_eq!((map.best(), map.diverging()), (Some(0), 2));

    // If all cells diverge, none is best, however low its f is so far.
    let diverging = [axis("lr", 10.0, 20.0, 2), axis("momentum", 0.0, 0.0, 1)];
    for metric in Metric::ALL {
        let map = swept(&experiment, diverging.clone(), metric);
        assert_eq!((map.best(), map.diverging()), (None, 2), "{metric:?}");
    }

    // From (0, 1) f is y² alone: with η = ¼ y halves with each update, f/f(start) is 4⁻ⁿ, and
    // 4⁻¹⁰ is the first below 1e-6.
    let along_y = Experiment::default().with_start([0.0, 1.0]).unwrap().with_iterations(20).unwrap();
    let axes = || [axis("lr", 0.25, 0.5, 2), axis("momentum", 0.0, 0.1, 2)];
    let steps = swept(&along_y, axes(), Metric::Steps);
    assert_eq!(steps.value(0), 10.0);
    assert_eq!(steps.value(2), 1.0);
    let rate = swept(&along_y, axes(), Metric::Rate);
    assert!((rate.value(0) - 0.5).abs() < 1e-15);
    assert_eq!(rate.value(2), 0.0);
}

/// (x − 1)² + 3 is level along y: with η = ¼ the distance from its valley halves with each update,
/// wherever y is, and f − 3 falls below a millionth of its first value with the tenth update.
#[test]
fn steps_to_a_valley_are_those_across_it() {
    let settings = [
        Setting::text("formula", "(x - 1)^2 + 3"),
        Setting::text("start", "-7,2"),
        Setting::text("iterations", "20"),
    ];
    let valley = Experiment::default().with_settings(&settings).unwrap();
    let axes = || [axis("lr", 0.25, 0.5, 2), axis("momentum", 0.0, 0.1, 2)];
    let steps = swept(&valley, axes(), Metric::Steps);
    assert_eq!([steps.value(0), steps.value(2)], [10.0, 1.0]);
    assert!((swept(&valley, axes(), Metric::Rate).value(0) - 0.5).abs() < 1e-12);
    let sgd = valley.with_settings(&[Setting::text("method", "sgd")]).unwrap();
    let found = Tune::new(&sgd, &[sgd.method().clone()], Metric::Steps, 2000).unwrap().run(1, &()).unwrap();
    assert_eq!(found[0].best.as_ref().unwrap().value, 1.0);
}

#[test]
fn a_start_at_the_minimum_needs_no_step_and_has_no_rate() {
    let still = Experiment::default().with_start([0.0, 0.0]).unwrap();
    let axes = || [axis("lr", 0.1, 0.2, 2), axis("momentum", 0.0, 0.9, 2)];
    assert_eq!(swept(&still, axes(), Metric::Steps).values(), [0.0; 4]);
    let rates = swept(&still, axes(), Metric::Rate);
    assert!(rates.values().iter().all(|rate| rate.is_nan()) && rates.best().is_none());
}

#[test]
fn a_start_beyond_all_numbers_leaves_an_empty_map() {
    let far = Experiment::default().with_start([1e200, 0.0]).unwrap();
    let map = swept(&far, [axis("lr", 0.1, 0.2, 2), axis("momentum", 0.0, 0.9, 2)], Metric::Loss);
    assert!(map.best().is_none() && map.diverging() == 4);
}

#[test]
fn csv_has_a_line_a_cell_with_raw_values() {
    let experiment = Experiment::default().with_iterations(400).unwrap().with_start([0.0, 2.0]).unwrap();
    let map = swept(&experiment, [axis("lr", 0.5, 20.0, 2), axis("momentum", 0.0, 0.0, 1)], Metric::Loss);
    let mut csv = String::new();
    map.write_csv(&mut csv).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[..2], ["lr,momentum,loss", "0.5,0.0,0.0"]);
    // y is multiplied by −39 until f would overflow. The table has the last finite f.
    let last: f64 = lines[2].strip_prefix("20.0,0.0,").unwrap().parse().unwrap();
    assert!(last.is_finite() && last > 1e300);
    assert_eq!(map.outcome(1), Outcome::Overflowed);
}

#[test]
fn progress_is_told_and_may_end_it() {
    let axes = || [axis("lr", 0.0, 1.0, 100), axis("momentum", 0.0, 0.9, 20)];
    let sweep = Sweep::new(&Experiment::default(), axes(), Metric::Loss).unwrap();
    let told = Mutex::new(Vec::new());
    let listen = |cells: usize| {
        told.lock().unwrap().push(cells);
        ControlFlow::Continue(())
    };
    assert!(sweep.run(2, &listen).is_some());
    assert_eq!(told.lock().unwrap().iter().max(), Some(&2000));
    assert!(sweep.run(2, &|_| ControlFlow::Break(())).is_none());
}

#[test]
fn axes_have_their_ends_and_nothing_beyond() {
    let logarithmic = axis("lr", 1e-3, 0.7, 4096).logarithmic().unwrap();
    for axis in [axis("lr", 0.1, 0.3, 7), axis("lr", 0.01, 1.0, 3), logarithmic] {
        let values = axis.values();
        assert_eq!((values[0], *values.last().unwrap()), (axis.low(), axis.high()));
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let kinds = [
        ("0:1:0", "AxisCount"),
        ("0:1:4097", "AxisCount"),
        ("0:1:99999999999999999999999", "AxisCount"),
        ("1:0:5", "EmptyRange"),
        ("1:1:5", "EmptyRange"),
        ("0:1:1", "AxisAlone"),
        ("nan:1:5", "NotFinite"),
        ("0:inf:5", "NotFinite"),
        ("0:1", "Form"),
        ("0:1:-3", "Form"),
        ("0:1:2.5", "Form"),
        ("a:1:2", "Form"),
    ];
    for (text, kind) in kinds {
        let error = Axis::from_text("lr", text).unwrap_err();
        assert!(format!("{:?}", error.kind()).starts_with(kind), "{text}: {error}");
    }
    assert_eq!(Axis::from_text("lr", "1:1:1").unwrap().values(), [1.0]);
    let zero = Axis::from_text("lr", "0:1:5").unwrap().logarithmic().unwrap_err();
    assert!(matches!(zero.kind(), ErrorKind::AxisLogarithm { .. }));
}

#[test]
fn what_cannot_be_swept_is_refused() {
    let lr = || axis("lr", 0.1, 0.2, 2);
    let book = Experiment::default();
    let refused = |experiment: &Experiment, axes, metric| Sweep::new(experiment, axes, metric).unwrap_err();
    let twice = refused(&book, [lr(), lr()], Metric::Loss);
    assert!(matches!(twice.kind(), ErrorKind::AxisTwice { .. }));
    let beyond = refused(&book, [lr(), axis("momentum", 0.5, 1.0, 2)], Metric::Loss);
    assert!(matches!(beyond.kind(), ErrorKind::Optimizer(_)));
    let none = refused(&book, [lr(), axis("beta1", 0.5, 0.9, 2)], Metric::Loss);
    assert!(matches!(none.kind(), ErrorKind::Optimizer(_)));
    let saddle = book.with_objective(objectives::named("saddle").unwrap());
    let endless = refused(&saddle, [lr(), axis("momentum", 0.0, 0.5, 2)], Metric::Rate);
    assert!(matches!(endless.kind(), ErrorKind::MetricNeedsMinimum { .. }));
    let momentum = Momentum::new(0.1, 0.9).unwrap();
    assert!(
        Sweep::new(&saddle.with_method(momentum), [lr(), axis("momentum", 0.0, 0.5, 2)], Metric::Loss)
            .is_ok()
    );
}
