//! One mode by itself: its closed form, regime, rate and envelope.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// The closed form gives the iterates, for any method, convention, η, α, eigenvalues, axes and start,
    /// in every regime.
    #[test]
    fn the_closed_form_is_where_the_iterates_are(
        family in any_family(), fresh in any::<bool>(), lr in 0.0..1.2_f64, momentum in 0.0..0.999_f64,
        eigenvalues in [-0.5..3.0_f64, 0.1..3.0_f64], angle in 0.0..3.2_f64,
        centre in [-3.0..3.0_f64, -3.0..3.0_f64], start in [-9.0..9.0_f64, -9.0..9.0_f64],
    ) {
        prop_assume!(eigenvalues[0].abs() > 1e-3);
        let mut method = method(family, lr, momentum);
        if fresh && family != Family::Sgd {
            method = method.with_convention(Convention::LrOutside).unwrap();
        }
        let bowl = Quadratic::new(eigenvalues, angle, centre);
        let experiment = experiment(bowl, method, 200).with_start(start).unwrap();
        let (theory, trajectory) = (Theory::new(&experiment, None).unwrap(), run(&experiment));
        let mut size = 1.0_f64;
        for i in 0..trajectory.len() {
            let ([x, y], [px, py]) = (trajectory.position(i), theory.predicted(i));
            size = size.max(x.abs()).max(y.abs());
            let apart = (x - px).abs().max((y - py).abs());
            prop_assert!(apart < 1e-11 * size, "update {i}: ({x}, {y}) is not ({px}, {py}), {theory:?}");
        }
        prop_assert!(theory.residual(&trajectory).unwrap().distance < 2e-11 * size);
    }

    /// Near a double root of either sign, where the difference of the roots is all rounding.
    #[test]
    fn it_holds_near_a_double_root(root in 0.05..0.999_f64, nudge in -9..9_i32, negative in any::<bool>()) {
        let alpha = root * root;
        let side = if negative { 1.0 + root } else { 1.0 - root };
        let s = side * side * (1.0 + f64::from(nudge) * 1e-15);
        let (theory, iterates) = one_mode(Family::Momentum, s, alpha, 100);
        for (i, x) in iterates.iter().enumerate() {
            let predicted = theory.predicted(i)[0];
            let size = iterates.iter().fold(0.0_f64, |size, x| size.max(x.abs()));
            prop_assert!((x - predicted).abs() < 1e-11 * size, "update {i}: {x} is not {predicted}");
        }
    }

    /// The regime is the one that the iterates show by their signs and their growth alone.
    #[test]
    fn the_regime_is_the_one_that_iterates_show(
        family in any_family(), s in -1.0..6.0_f64, momentum in 0.0..0.99_f64,
    ) {
        const N: usize = 120;
        let (theory, iterates) = one_mode(family, s, momentum, N);
        let mode = theory.modes().into_iter().min_by(|a, b| a.direction[1].total_cmp(&b.direction[1])).unwrap();
        // Away from the borders, where 120 updates do not show the regime.
        let [first, second] = mode.roots.map(|root| libm::hypot(root.re, root.im));
        prop_assume!(s.abs() > 0.01 && (mode.rate - 1.0).abs() > 0.02 && mode.rate > 0.01);
        prop_assume!(mode.roots[0].im.abs() > 0.09 || (first - second).abs() > 0.05);

        let largest = |range: std::ops::Range<usize>| iterates[range].iter().fold(0.0_f64, |m, x| m.max(x.abs()));
        let grows = largest(80..120) > largest(40..80);
        let changes = |range: std::ops::Range<usize>| {
            range.filter(|&i| (iterates[i] < 0.0) != (iterates[i + 1] < 0.0)).count()
        };
        let shown = if grows {
            Regime::Divergent
        } else if changes(0..N) <= 1 {
            Regime::Overdamped
        } else if changes(80..N) >= N - 80 - 1 {
            Regime::OscillatingSign
        } else {
            Regime::Underdamped
        };
        // A period so near to two updates that it looks like a change of sides in every update cannot be told
        // apart.
        if let Some(period) = mode.period {
            prop_assume!((2.2..90.0).contains(&period));
            let halves = 2.0 * N as f64 / period;
            prop_assert!((changes(0..N) as f64 - halves).abs() <= 1.5, "{} changes, {halves}", changes(0..N));
        }
        prop_assert_eq!(mode.regime, shown, "{:?}: {:?}", mode, iterates);
        // The stable range agrees.
        let stable = mode.stable_below.is_some_and(|below| s.abs() < below);
        prop_assert_eq!(stable, shown != Regime::Divergent);
        // If one real root decides, the rate is the one at which the iterates shrink or grow.
        if mode.period.is_none() && mode.roots[0].im.abs() <= 0.0 {
            let rate = (iterates[N] / iterates[N - 1]).abs();
            prop_assert!((rate / mode.rate - 1.0).abs() < 0.05, "{rate} is not {}", mode.rate);
        }
    }

    /// At the critical α the root is double. A little below it the mode does not swing; a little above it
    /// does.
    #[test]
    fn the_critical_momentum_parts_creeping_from_swinging(
        s in 0.001..0.95_f64, nesterov in any::<bool>(),
    ) {
        let family = if nesterov { Family::Nesterov } else { Family::Momentum };
        let regime = |momentum| one_mode(family, s, momentum, 0).0.modes()[0].regime;
        let critical = one_mode(family, s, 0.5, 0).0.modes()[0].critical_momentum.unwrap();
        let root = s.sqrt();
        let formula = if nesterov { (1.0 - root) / (1.0 + root) } else { (1.0 - root) * (1.0 - root) };
        prop_assert!((critical - formula).abs() < 1e-15);
        prop_assert_eq!(regime(critical), Regime::Critical);
        prop_assert_eq!(regime(critical * (1.0 - 1e-6)), Regime::Overdamped);
        prop_assert_eq!(regime(critical + (1.0 - critical) * 1e-6), Regime::Underdamped);
    }

    /// No other η and α are better than the best, neither nearby nor anywhere on a grid.
    #[test]
    fn nothing_is_better_than_the_best(
        family in any_family(), low in 0.01..1.0_f64, ratio in 1.0..300.0_f64,
        lr in 0.0..4.0_f64, momentum in 0.0..0.999_f64, near in [-0.1..0.1_f64, -0.1..0.1_f64],
    ) {
        let high = low * ratio;
        let rate = |lr: f64, momentum: f64| {
            let bowl = Quadratic::new([low, high], 0.3, [0.0, 0.0]);
            let momentum = momentum.clamp(0.0, 0.999);
            Theory::new(&experiment(bowl, method(family, lr, momentum), 0), None).unwrap().rate()
        };
        let best = Optimum::of(family, low, high);
        // A double root moves by the square root of what rounding does to the coefficients.
        prop_assert!((rate(best.lr, best.momentum) - best.rate).abs() < 1e-6);
        let shrunk = |share: f64, all: f64| all * (1.0 + share);
        for (lr, momentum) in [
            (lr / high, momentum), (lr / low, momentum), (shrunk(near[0], best.lr), best.momentum),
            (best.lr, shrunk(near[1], best.momentum)), (shrunk(near[0], best.lr), shrunk(near[1], best.momentum)),
        ] {
            prop_assert!(rate(lr, momentum) > best.rate - 1e-6, "{family:?} at {lr}, {momentum} beats {best:?}");
        }
    }
}

#[test]
fn a_round_bowl_has_a_best_sgd_of_rate_0() {
    let verdict = |family, lr, momentum| {
        let bowl = Quadratic::new([2.0, 2.0], 0.0, [0.0, 0.0]);
        Theory::new(&experiment(bowl, method(family, lr, momentum), 0), None).unwrap().verdict()
    };
    assert_eq!(verdict(Family::Sgd, 0.5, 0.0), Verdict::AsFastAsBestSgd);
    assert_eq!(verdict(Family::Momentum, 0.5, 0.1), Verdict::TooMuchMomentum);
    assert_eq!(verdict(Family::Momentum, 0.1, 0.1), Verdict::FasterThanSameSgd);
}

#[test]
fn momentum_without_momentum_is_sgd() {
    let of = |method| Theory::new(&Experiment::default().with_method(method), None).unwrap();
    let (sgd, momentum) = (of(method(Family::Sgd, 0.7, 0.0)), of(method(Family::Momentum, 0.7, 0.0)));
    for (a, b) in sgd.modes().iter().zip(momentum.modes()) {
        assert_eq!((a.regime, a.rate, a.stable_below), (b.regime, b.rate, b.stable_below));
    }
    assert_eq!(sgd.rate(), sgd.sgd_rate());
    assert_eq!(sgd.modes()[0].critical_momentum, None);
}

/// One update of SGD with η = 1/λ is enough, and theory says so.
#[test]
fn a_root_of_zero() {
    let (theory, iterates) = one_mode(Family::Sgd, 1.0, 0.0, 3);
    assert_eq!(theory.modes()[0].regime, Regime::Critical);
    assert_eq!(theory.modes()[0].rate, 0.0);
    assert_eq!(iterates, [-7.0, 0.0, 0.0, 0.0]);
    assert_eq!([0, 1, 2, 3].map(|i| theory.predicted(i)[0].abs()), [7.0, 0.0, 0.0, 0.0]);
    let (theory, iterates) = one_mode(Family::Nesterov, 1.0, 0.5, 3); // −α·x₀, and then nothing
    assert_eq!(iterates, [-7.0, 3.5, 0.0, 0.0]);
    assert_eq!([0, 1, 2, 3].map(|i| theory.predicted(i)[0]), [-7.0, 3.5, 0.0, 0.0]);
}

#[test]
fn the_curve_goes_through_the_iterates() {
    for (s, momentum) in
        [(0.2, 0.9), (0.01, 0.5), (1.9, 0.0), (3.0, 0.3), (0.25, 0.25), (1.0, 0.0), (2.25, 0.25)]
    {
        for family in Family::ALL {
            let (theory, _) = one_mode(family, s, momentum, 0);
            let [form, _] = theory.closed_forms();
            for t in 0..30 {
                let (at, between) = (form.at(t), form.between(t as f64));
                assert!(
                    (at - between).abs() <= 1e-5 * at.abs().max(7.0),
                    "{family:?} {s} {momentum} at {t}: {at} {between}"
                );
            }
        }
    }
}

#[test]
fn the_envelope_holds_the_iterates_and_touches_one() {
    for (s, momentum) in [(0.2, 0.9), (1.9, 0.0), (3.0, 0.3), (5.0, 0.3)] {
        let [form, _] = one_mode(Family::Momentum, s, momentum, 0).0.closed_forms();
        let envelope = form.envelope(40).unwrap();
        let rooms: Vec<f64> = (0..=40).map(|t| envelope.at(t as f64) - form.at(t).abs()).collect();
        let size = |t: usize| 1e-13 * envelope.at(t as f64);
        assert!(
            (0..=40).all(|t| rooms[t] >= -size(t)) && (0..=40).any(|t| rooms[t] <= size(t)),
            "{s} {momentum}"
        );
    }
    assert!(one_mode(Family::Sgd, 1.0, 0.0, 0).0.closed_forms()[0].envelope(3).is_none());
}

/// With ηλ = 1 Nesterov's mode jumps to −α times the start and then to the centre, for every α.
#[test]
fn nesterov_is_not_critical_where_its_roots_are_zero() {
    let mode = |momentum| one_mode(Family::Nesterov, 1.0, momentum, 0).0.modes()[0];
    assert_eq!((mode(0.9).regime, mode(0.9).rate), (Regime::OscillatingSign, 0.0));
    assert_eq!((mode(0.9).critical_momentum, mode(0.0).critical_momentum), (None, None));
    assert_eq!(mode(0.0).regime, Regime::Critical); // which is SGD: there with one update
}
