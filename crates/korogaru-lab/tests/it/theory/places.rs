//! Where theory is asked: at other points, at saddles, about runs that left, and where it has no answer.

use super::*;

#[test]
fn a_saddle_runs_away_along_one_direction_with_any_learning_rate() {
    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    let theory = Theory::new(&saddle, Some([0.0, 0.0])).unwrap();
    let [down, up] = theory.modes();
    assert_eq!((down.eigenvalue, down.regime, down.stable_below), (-2.0, Regime::Divergent, None));
    assert_eq!((up.eigenvalue, up.regime), (2.0, Regime::Underdamped));
    assert_eq!((theory.condition_number(), theory.stable_below(), theory.updates()), (None, None, None));
    assert!(Family::ALL.iter().all(|&family| theory.best(family).is_none()));
    let trajectory = run(&saddle);
    let far = libm::hypot(trajectory.position(30)[0], trajectory.position(30)[1]);
    assert!(far > 100.0 && theory.residual(&trajectory).unwrap().distance < 1e-13 * far);
    assert_eq!(theory.updates_taken(&trajectory), None);
}

/// The derivatives of a quadratic are the same everywhere, and lead to the same centre.
#[test]
fn on_a_quadratic_every_point_serves() {
    let booth = Experiment::default().with_objective(objectives::named("booth").unwrap());
    let (there, here) = (Theory::new(&booth, None).unwrap(), Theory::new(&booth, Some([-8.0, 2.0])).unwrap());
    assert_eq!(there.centre(), [1.0, 3.0]);
    assert_eq!(here.centre(), [1.0, 3.0]); // not Newton's step, which rounds
    assert!(there.is_centred() && !here.is_centred());
    let book = Theory::new(&Experiment::default(), Some([3.0, 3.0])).unwrap();
    assert_eq!((book.centre(), book.is_centred()), ([0.0, 0.0], false));
    // At a minimum whose digits are rounded, Newton's step is rounding.
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
    assert_eq!(theory(&one_point).updates_taken(&run(&one_point)), None);

    let at_rest = Experiment::default().with_start([0.0, 0.0]).unwrap();
    assert_eq!(theory(&at_rest).residual(&run(&at_rest)).unwrap(), Residual { distance: 0.0, share: 0.0 });
    assert_eq!(theory(&at_rest).updates_taken(&run(&at_rest)), Some(0));

    let diverged = Experiment::default().with_method(method(Family::Momentum, 2.85, 0.9));
    let diverged = diverged.with_iterations(5000).unwrap();
    assert!(theory(&diverged).residual(&run(&diverged)).unwrap().share < 1e-11);
    assert_eq!((theory(&diverged).updates(), theory(&diverged).updates_taken(&run(&diverged))), (None, None));

    let wild = Experiment::default().with_method(method(Family::Nesterov, 1e308, 0.9));
    assert_eq!(theory(&wild).modes().map(|mode| mode.regime), [Regime::Divergent; 2]);
    assert!(theory(&wild).residual(&run(&wild)).is_some());

    let no_value = Experiment::default().with_start([1e200, 1e200]).unwrap();
    assert!(run(&no_value).is_empty());
    assert_eq!(theory(&no_value).residual(&run(&no_value)), None);
    assert_eq!(theory(&no_value).updates_taken(&run(&no_value)), None);
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

fn typed(settings: &[(&str, &str)]) -> Experiment {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&settings).unwrap()
}

/// Along a valley nothing moves. What is said of both directions is said of the other one, as of a function
/// of that one alone.
#[test]
fn in_a_valley_the_other_direction_is_answered_for() {
    for (lr, regime) in
        [("0.25", Regime::Overdamped), ("0.75", Regime::OscillatingSign), ("1.5", Regime::Divergent)]
    {
        let valley = typed(&[("formula", "(x-3)^2"), ("method", "sgd"), ("lr", lr)]);
        let theory = Theory::new(&valley, None).unwrap();
        assert_eq!((theory.at(), theory.centre()), ([3.0, 2.0], [3.0, 2.0]));
        assert_eq!(theory.modes().map(|mode| mode.regime), [Regime::Neutral, regime]);
        assert_eq!((theory.stable_below(), theory.condition_number()), (Some(1.0), None));
        assert_eq!(theory.flat().unwrap().direction, [0.0, 1.0]);
        let both = typed(&[("formula", "(x-3)^2 + (y-2)^2"), ("method", "sgd"), ("lr", lr)]);
        let both = Theory::new(&both, None).unwrap();
        assert_eq!((theory.rate(), theory.updates()), (both.rate(), both.updates()));
        assert_eq!(
            (theory.verdict(), theory.best(Family::Momentum)),
            (both.verdict(), both.best(Family::Momentum))
        );
        assert!(theory.residual(&run(&valley)).unwrap().share < 1e-14);
    }
    // The same from another point, and across an oblique valley.
    let oblique = typed(&[("formula", "(x+y-1)^2"), ("lr", ".05"), ("iterations", "400")]);
    for at in [None, Some([5.0, 5.0])] {
        let theory = Theory::new(&oblique, at).unwrap();
        assert!(
            theory.centre().iter().zip([-4.0, 5.0]).all(|(a, b)| (a - b).abs() < 1e-12),
            "{:?}",
            theory.centre()
        );
        assert!((theory.stable_below().unwrap() - 3.8 / 4.0).abs() < 1e-12);
        assert_eq!(theory.updates(), theory.updates_taken(&run(&oblique)).map(|updates| updates as u64));
        assert!(theory.residual(&run(&oblique)).unwrap().share < 1e-12);
    }
    let ring = Theory::new(&typed(&[("formula", "(x^2+y^2-9)^2"), ("start", "3.5,0"), ("lr", ".001")]), None)
        .unwrap();
    assert!((ring.modes()[1].eigenvalue - 72.0).abs() < 1e-6 && ring.flat().is_some() && !ring.is_exact());
    // A ridge falls to both sides.
    let ridge = Theory::new(&typed(&[("formula", "-x^2"), ("lr", ".1")]), Some([0.0, 0.0])).unwrap();
    assert_eq!((ridge.verdict(), ridge.best(Family::Sgd)), (Verdict::NoMinimum, None));
}

#[test]
fn minima_far_away_are_answered_for() {
    let regression = typed(&[
        ("formula", "2083.9x^2+85.2x y+y^2-11448.6x-263y+17354"),
        ("method", "sgd"),
        ("lr", ".0005"),
    ]);
    let theory = Theory::new(&regression, None).unwrap();
    assert!(
        theory.is_at_minimum()
            && (theory.at()[0] - 0.4548).abs() < 1e-3
            && (theory.at()[1] - 112.126).abs() < 1e-3
    );
    let far = Theory::new(&typed(&[("formula", "1e8(x-1e6)^2 + (y+1e6)^2"), ("lr", "1e-9")]), None).unwrap();
    assert_eq!((far.at(), far.condition_number()), ([1e6, -1e6], Some(1e8)));
    let scaled = Theory::new(&typed(&[("formula", "x^2/1e20 + y^2")]), None).unwrap();
    assert!(scaled.flat().is_none() && (scaled.condition_number().unwrap() / 1e20 - 1.0).abs() < 1e-12);
}

#[test]
fn functions_without_a_minimum_are_told_apart() {
    let refused = |text: &str, at| Theory::new(&typed(&[("formula", text)]), at).unwrap_err().to_string();
    let said = |text| refused(text, None);
    assert_eq!(
        said("x^2-y^2"),
        "x² − y² has no minimum, since it falls without end; choose a point to look at, such as 0,0"
    );
    assert!(
        said("-x^2-y^2").contains("−x² − y² has no minimum") && said("x^2 + y").contains("has no minimum")
    );
    assert!(said("x + y").starts_with("x + y is a plane"), "{}", said("x + y"));
    assert!(said("7").starts_with("7 is the same everywhere"), "{}", said("7"));
    assert!(said("exp(x) + y^2").starts_with("no minimum of exp(x) + y² was found"));
    // Level along neither direction: f slopes along y.
    for (text, at) in [("x^2 + y", Some([0.0, 0.0])), ("x^4 + y^2", None), ("x^4 + y^4", None)] {
        assert!(refused(text, at).starts_with("f does not curve along some direction at (0, 0)"), "{text}");
    }
    assert_eq!(refused("x + y", Some([0.0, 0.0])), said("x + y"));
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
    assert!(matches!(refused(&named("saddle"), None).0, ErrorKind::Bottomless { .. }));
    // At (0, .005) Rosenbrock's valley is flat along x: 2 − 400·.005 = 0.
    let (kind, _) = refused(&named("rosenbrock"), Some([0.0, 0.005]));
    assert_eq!(kind, ErrorKind::Singular { point: [0.0, 0.005], low: 0.0, high: 200.0 });
    let (kind, _) = refused(&named("rosenbrock"), Some([1e200, 0.0]));
    assert_eq!(kind, ErrorKind::NoDerivatives { point: [1e200, 0.0] });
    assert!(matches!(refused(&named("book"), Some([0.0, f64::NAN])).0, ErrorKind::NotFinite { .. }));
    for tolerance in [0.0, 1.0, -1.0, f64::NAN, f64::INFINITY] {
        let theory = Theory::new(&Experiment::default(), None).unwrap();
        assert!(matches!(theory.with_tolerance(tolerance).unwrap_err().kind(), ErrorKind::Tolerance { .. }));
    }
}
