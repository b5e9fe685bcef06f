//! How many updates a setting takes.

use super::*;

/// Also with double roots, with two modes of the same rate, and from a start where only one mode moves.
#[test]
fn steps_are_those_that_a_run_takes() {
    let taken = |family, lr, momentum, start| {
        let experiment = Experiment::default().with_method(method(family, lr, momentum));
        let experiment = experiment.with_iterations(5000).unwrap().with_start(start).unwrap();
        let theory = Theory::new(&experiment, None).unwrap();
        let taken = theory.updates_taken(&run(&experiment));
        assert_eq!(theory.updates(), taken.map(|taken| taken as u64), "{family:?} {lr} {momentum}");
        taken.unwrap()
    };
    for family in Family::ALL {
        let best = Optimum::of(family, 0.1, 2.0);
        let steps = taken(family, best.lr, best.momentum, [-7.0, 2.0]);
        assert_eq!(
            Theory::new(&Experiment::default(), None).unwrap().best_updates(family),
            Some(steps as u64)
        );
    }
    for (lr, momentum) in [(0.1, 0.9), (0.1, 0.81), (0.95, 0.9), (1.2, 0.3), (0.01, 0.99), (0.74, 0.5)] {
        taken(Family::Momentum, lr, momentum, [-7.0, 2.0]);
        taken(Family::Momentum, lr, momentum, [0.0, 2.0]);
    }
    for (lr, momentum) in [(0.1, 0.9), (0.74, 0.5), (0.5, 0.9), (0.02, 0.5)] {
        taken(Family::Nesterov, lr, momentum, [-7.0, 2.0]);
    }
    assert_eq!(taken(Family::Nesterov, 0.5, 0.9, [0.0, 2.0]), 2); // −.9·2, and then 0

    let best = Theory::new(&Experiment::default(), None).unwrap().best(Family::Sgd).unwrap();
    let sgd =
        Experiment::default().with_method(method(Family::Sgd, best.lr, 0.0)).with_iterations(500).unwrap();
    let theory = Theory::new(&sgd, None).unwrap();
    assert_eq!((theory.updates(), theory.updates_taken(&run(&sgd))), (Some(139), Some(139)));
    let coarse = theory.with_tolerance(0.5).unwrap();
    assert_eq!((coarse.updates(), coarse.updates_taken(&run(&sgd))), (Some(7), Some(7))); // ln .5 / ln .9048 = 6.9
}

/// Beyond the updates that are counted one by one, x decides: it shrinks by ηλ/(1 − α) in each update.
#[test]
fn steps_beyond_a_million() {
    let steps = |lr| {
        let experiment = Experiment::default().with_method(method(Family::Momentum, lr, 0.9));
        let theory = Theory::new(&experiment, None).unwrap();
        (theory.updates(), theory.sgd_updates())
    };
    // x has to fall by this logarithm, ln(1e6·7/√53).
    let fall = (1e6 * 7.0 / 53.0_f64.sqrt()).ln();
    for lr in [1e-8, 1e-10] {
        let (own, sgd) = steps(lr);
        assert!((own.unwrap() as f64 * lr / fall - 1.0).abs() < 1e-4, "{own:?}");
        assert!((sgd.unwrap() as f64 * lr / 10.0 / fall - 1.0).abs() < 1e-4, "{sgd:?}");
    }
    assert_eq!(steps(1e-20), (None, None)); // floats do not move by so little
}

/// Regime, rate and steps agree, also where rounding puts ηλ or a root on the other side of a limit.
#[test]
fn the_end_of_the_stable_range_is_neutral() {
    let at = |family, lr, momentum| {
        let experiment = Experiment::default().with_method(method(family, lr, momentum));
        Theory::new(&experiment, None).unwrap()
    };
    for family in Family::ALL {
        for i in 0..=33 {
            let alpha = f64::from(i) * 0.03;
            let limit = at(family, 0.1, alpha).stable_below().unwrap();
            let end = at(family, limit, alpha);
            assert_eq!(
                (end.modes()[1].regime, end.rate(), end.updates()),
                (Regime::Neutral, 1.0, None),
                "{end:?}"
            );
            assert_eq!(end.verdict(), Verdict::Neutral);
            let below = at(family, limit * (1.0 - 1e-12), alpha);
            assert!(below.rate() < 1.0 && below.modes()[1].regime.shrinks() && below.updates().is_some());
            let beyond = at(family, limit * (1.0 + 1e-12), alpha);
            assert!(beyond.rate() > 1.0 && beyond.updates().is_none(), "{beyond:?}");
            assert_eq!(beyond.verdict(), Verdict::Divergent);
        }
    }
    for (family, lr, alpha) in
        [(Family::Sgd, 1.0, 0.0), (Family::Momentum, 1.7, 0.7), (Family::Momentum, 1.9, 0.9)]
    {
        assert_eq!((at(family, lr, alpha).rate(), at(family, lr, alpha).updates()), (1.0, None));
    }
}
