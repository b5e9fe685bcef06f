//! Where theory is asked: at other points, at saddles, of runs that left, and what it cannot do.

use super::*;

#[test]
fn a_saddle_runs_away_along_one_direction_with_any_learning_rate() {
    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    let theory = Theory::new(&saddle, Some([0.0, 0.0])).unwrap();
    let [down, up] = theory.modes();
    assert_eq!((down.eigenvalue, down.regime, down.stable_below), (-2.0, Regime::Divergent, None));
    assert_eq!((up.eigenvalue, up.regime), (2.0, Regime::Underdamped));
    assert_eq!((theory.condition_number(), theory.stable_below(), theory.steps()), (None, None, None));
    assert!(Family::ALL.iter().all(|&family| theory.best(family).is_none()));
    let trajectory = run(&saddle);
    let far = libm::hypot(trajectory.position(30)[0], trajectory.position(30)[1]);
    assert!(far > 100.0 && theory.residual(&trajectory).unwrap().distance < 1e-13 * far);
    assert_eq!(theory.steps_taken(&trajectory), None);
}

/// The derivatives of a quadratic are the same from everywhere, and lead to the same centre.
#[test]
fn on_a_quadratic_every_point_serves() {
    let booth = Experiment::default().with_objective(objectives::named("booth").unwrap());
    let (there, here) = (Theory::new(&booth, None).unwrap(), Theory::new(&booth, Some([-8.0, 2.0])).unwrap());
    assert_eq!(there.centre(), [1.0, 3.0]);
    assert_eq!(here.centre(), [1.0, 3.0]); // not Newton's step, which rounds
    assert!(there.is_centred() && !here.is_centred());
    let book = Theory::new(&Experiment::default(), Some([3.0, 3.0])).unwrap();
    assert_eq!((book.centre(), book.is_centred()), ([0.0, 0.0], false));
    // At a minimum of which the digits end somewhere, Newton's step is rounding.
    let tang = Experiment::default().with_objective(objectives::named("styblinski-tang").unwrap());
    assert!(Theory::new(&tang, None).unwrap().is_centred());
    assert_eq!(there.modes().map(|mode| mode.eigenvalue), [2.0, 18.0]);
}

#[test]
fn elsewhere_it_is_local() {
    let rosenbrock = Experiment::default().with_settings(&[
        Setting::text("objective", "rosenbrock"),
        Setting::text("lr", "0.0005"),
        Setting::text("start", "1.0001,1.0002"),
    ]);
    let close = rosenbrock.unwrap();
    let theory = Theory::new(&close, None).unwrap();
    assert!(!theory.is_exact());
    assert!(theory.residual(&run(&close)).unwrap().distance < 1e-6); // a thousandth of the way
    let far = close.with_start([-1.2, 1.0]).unwrap();
    assert!(Theory::new(&far, None).unwrap().residual(&run(&far)).unwrap().distance > 0.1);
}

#[test]
fn the_nearest_of_several_minima_is_taken() {
    let himmelblau = Experiment::default().with_objective(objectives::named("himmelblau").unwrap());
    let at = |x, y| Theory::new(&himmelblau.clone().with_start([x, y]).unwrap(), None).unwrap().at();
    assert_eq!(at(2.0, 2.0), [3.0, 2.0]);
    assert!(at(-3.0, 4.0)[0] < 0.0 && at(-3.0, 4.0)[1] > 0.0);
}

#[test]
fn runs_that_are_unusual() {
    let theory = |experiment: &Experiment| Theory::new(experiment, None).unwrap();
    let one_point = Experiment::default().with_iterations(0).unwrap();
    assert_eq!(theory(&one_point).residual(&run(&one_point)).unwrap().distance, 0.0);
    assert_eq!(theory(&one_point).steps_taken(&run(&one_point)), None);

    let at_rest = Experiment::default().with_start([0.0, 0.0]).unwrap();
    assert_eq!(theory(&at_rest).residual(&run(&at_rest)).unwrap(), Residual { distance: 0.0, share: 0.0 });
    assert_eq!(theory(&at_rest).steps_taken(&run(&at_rest)), Some(0));

    let diverged = Experiment::default().with_method(method(Family::Momentum, 2.85, 0.9));
    let diverged = diverged.with_iterations(5000).unwrap();
    assert!(theory(&diverged).residual(&run(&diverged)).unwrap().share < 1e-11);
    assert_eq!((theory(&diverged).steps(), theory(&diverged).steps_taken(&run(&diverged))), (None, None));

    let wild = Experiment::default().with_method(method(Family::Nesterov, 1e308, 0.9));
    assert_eq!(theory(&wild).modes().map(|mode| mode.regime), [Regime::Divergent; 2]);
    assert!(theory(&wild).residual(&run(&wild)).is_some());

    let no_value = Experiment::default().with_start([1e200, 1e200]).unwrap();
    assert!(run(&no_value).is_empty());
    assert_eq!(theory(&no_value).residual(&run(&no_value)), None);
    assert_eq!(theory(&no_value).steps_taken(&run(&no_value)), None);
}

#[test]
fn csv_has_the_run_beside_its_predictions() {
    let experiment = Experiment::default().with_iterations(3).unwrap();
    let (theory, trajectory) = (Theory::new(&experiment, None).unwrap(), run(&experiment));
    let mut text = String::new();
    theory.write_csv(&trajectory, &mut text).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["iteration,x,y,predicted_x,predicted_y", "0,-7.0,2.0,-7.0,2.0"]);
    for (i, line) in lines[1..].iter().enumerate() {
        let numbers: Vec<f64> = line.split(',').skip(1).map(|word| word.parse().unwrap()).collect();
        assert_eq!(numbers[..2], trajectory.position(i));
        assert_eq!(numbers[2..], theory.predicted(i));
    }
}

#[test]
fn what_theory_cannot_do_it_says() {
    let refused = |experiment: &Experiment, at| {
        let refused = Theory::new(experiment, at).unwrap_err();
        (refused.kind().clone(), refused.to_string())
    };
    for info in METHODS {
        let experiment = Experiment::default().with_method(info.default_method());
        let covered = ["sgd", "momentum", "nesterov"].contains(&info.name);
        assert_eq!(Theory::new(&experiment, None).is_ok(), covered, "{}", info.name);
    }
    let adam = Experiment::default().with_method(Method::named("adam").unwrap());
    let (kind, said) = refused(&adam, None);
    assert!(matches!(kind, ErrorKind::NoTheory { .. }));
    assert_eq!(said, "theory does not cover adam; it covers sgd, momentum, nesterov");

    let named = |name| Experiment::default().with_objective(objectives::named(name).unwrap());
    assert!(matches!(refused(&named("saddle"), None).0, ErrorKind::NoMinimum { .. }));
    // At (0, .005) Rosenbrock's valley is flat along x: 2 − 400·.005 = 0.
    let (kind, _) = refused(&named("rosenbrock"), Some([0.0, 0.005]));
    assert_eq!(kind, ErrorKind::Singular { point: [0.0, 0.005], eigenvalues: [0.0, 200.0] });
    let (kind, _) = refused(&named("rosenbrock"), Some([1e200, 0.0]));
    assert_eq!(kind, ErrorKind::NoDerivatives { point: [1e200, 0.0] });
    assert!(matches!(refused(&named("book"), Some([0.0, f64::NAN])).0, ErrorKind::NotFinite { .. }));
    for tolerance in [0.0, 1.0, -1.0, f64::NAN, f64::INFINITY] {
        let theory = Theory::new(&Experiment::default(), None).unwrap();
        assert!(matches!(theory.with_tolerance(tolerance).unwrap_err().kind(), ErrorKind::Tolerance { .. }));
    }
}
