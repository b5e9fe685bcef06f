//! The article's own runs, in numbers that were derived by hand.

use super::*;

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 6e-11, "{found} is not {expected}");
}

#[test]
fn the_articles_function() {
    let theory = Theory::new(&Experiment::default(), None).unwrap();
    assert_eq!((theory.hessian(), theory.at(), theory.centre()), ([0.1, 0.0, 2.0], [0.0; 2], [0.0; 2]));
    near(theory.condition_number().unwrap(), 20.0);
    near(theory.rate(), 0.948_683_298_1); // √.9
    near(theory.sgd_rate(), 0.99); // 1 − .1·.1
    let [along_x, along_y] = theory.modes();
    assert_eq!((along_x.direction, along_y.direction), ([1.0, 0.0], [0.0, 1.0]));
    near(along_x.stable_below.unwrap(), 38.0); // (2 + 1.8)/.1
    near(along_y.stable_below.unwrap(), 1.9);
    near(theory.stable_below().unwrap(), 1.9);
    near(along_x.critical_momentum.unwrap(), 0.81); // (1 − √.01)²
    near(along_y.critical_momentum.unwrap(), 0.305_572_809_0); // (1 − √.2)²
    let best = theory.best(Family::Momentum).unwrap();
    near(best.lr, 1.335_814_746_8);
    near(best.momentum, 0.402_605_484_2);
    near(best.rate, 0.634_512_004_7);
    let sgd = theory.best(Family::Sgd).unwrap();
    near(sgd.lr, 0.952_380_952_4); // 2/2.1
    near(sgd.rate, 0.904_761_904_8); // 1.9/2.1
    // (√61 − 2)/(√61 + 2) and so on
    let nesterov = theory.best(Family::Nesterov).unwrap();
    near(nesterov.lr, 4.0 / 6.1);
    near(nesterov.rate, 0.743_926_240_1);
    assert!(theory.rate() > sgd.rate); // in the long run the article's setting is slower
    // The rates alone would give 263, 139, 31 and 47. Both double roots take longer.
    let steps = Family::ALL.map(|family| theory.best_updates(family).unwrap());
    assert_eq!(steps, [139, 38, 56]);
    assert!(theory.is_exact() && theory.is_at_minimum());
    assert_eq!((theory.lr(), theory.momentum()), (0.1, Some(0.9)));
}

/// With .95 and 0 the mode along y changes sides, as in the article's third run. With .95 and .9 both swing.
#[test]
fn the_articles_other_runs() {
    let regimes = |lr, momentum| {
        let experiment = Experiment::default().with_method(method(Family::Momentum, lr, momentum));
        Theory::new(&experiment, None).unwrap().modes().map(|mode| mode.regime)
    };
    assert_eq!(regimes(0.95, 0.0), [Regime::Overdamped, Regime::OscillatingSign]);
    assert_eq!(regimes(0.95, 0.5), [Regime::Underdamped, Regime::Underdamped]);
    assert_eq!(regimes(0.95, 0.9), [Regime::Underdamped, Regime::Underdamped]);
    assert_eq!(regimes(2.85, 0.9), [Regime::Underdamped, Regime::Divergent]);
    assert_eq!(regimes(0.0, 0.9), [Regime::Neutral, Regime::Neutral]);
    assert_eq!(regimes(1.9, 0.9), [Regime::Underdamped, Regime::Neutral]); // 2·1.9 = 2 + 1.8
}

#[test]
fn how_settings_stand_to_sgd() {
    let verdict = |family, lr, momentum| {
        let experiment = Experiment::default().with_method(method(family, lr, momentum));
        Theory::new(&experiment, None).unwrap().verdict()
    };
    // The best SGD has 2/2.1 and 1.9/2.1 = .9048.
    assert_eq!(verdict(Family::Sgd, 2.0 / 2.1, 0.0), Verdict::AsFastAsBestSgd);
    assert_eq!(verdict(Family::Sgd, 0.5, 0.0), Verdict::SgdBelowItsBest);
    assert_eq!(verdict(Family::Momentum, 0.5, 0.0), Verdict::SgdBelowItsBest);
    assert_eq!(verdict(Family::Momentum, 0.1, 0.9), Verdict::FasterThanSameSgd); // .9487 against .99
    assert_eq!(verdict(Family::Momentum, 0.95, 0.9), Verdict::TooMuchMomentum); // .9487 against .905
    // Along y SGD has 1.4 here, and 1 with η = 1, so that it is not slow along the flatter direction.
    assert_eq!(verdict(Family::Momentum, 1.2, 0.9), Verdict::SameSgdDiverges);
    assert_eq!(verdict(Family::Momentum, 1.0, 0.9), Verdict::SameSgdDiverges);
    assert_eq!(verdict(Family::Momentum, 0.99, 0.9), Verdict::SteadierThanSameSgd); // .9487 against .98 along y
    // 1 % below the end of Nesterov's range, (2 + 1)/(1 + 1)/2 = .75: y changes sides.
    assert_eq!(verdict(Family::Nesterov, 0.74, 0.5), Verdict::NearTheEnd);
    // Ten times as fast as SGD's 1 − 1e-11, and so on as far down as floats go.
    assert_eq!(verdict(Family::Momentum, 1e-10, 0.9), Verdict::FasterThanSameSgd);
    assert_eq!(verdict(Family::Nesterov, 1e-300, 0.9), Verdict::FasterThanSameSgd);
    assert_eq!(verdict(Family::Momentum, 0.1, 1e-30), Verdict::SgdBelowItsBest);
    assert_eq!(verdict(Family::Momentum, 0.95, 0.5), Verdict::FasterThanBestSgd); // .7071
    assert_eq!(verdict(Family::Momentum, 2.85, 0.9), Verdict::Divergent);
    assert_eq!(verdict(Family::Momentum, 1.9, 0.9), Verdict::Neutral);
    assert_eq!(verdict(Family::Nesterov, 0.0, 0.9), Verdict::Neutral);
    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    assert_eq!(Theory::new(&saddle, Some([0.0; 2])).unwrap().verdict(), Verdict::NoMinimum);
}
