//! Which runs of a sweep diverge, and which one is the best.

use korogaru_lab::theory::Regime;
use korogaru_lab::{Axis, Experiment, Map, Metric, Outcome, Setting, Sweep, Theory, run};

fn experiment(settings: &[(&str, &str)]) -> Experiment {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&settings).unwrap()
}

fn swept(experiment: &Experiment, [first, second]: [(&str, &str); 2]) -> Map {
    let axes = [first, second].map(|(name, text)| Axis::from_text(name, text).unwrap());
    Sweep::new(experiment, axes, Metric::Loss).unwrap().run(2, &()).unwrap()
}

/// The number of cells that diverge according to theory.
fn divergent(map: &Map) -> usize {
    let diverges = |cell: &usize| {
        let theory = Theory::new(&map.sweep().experiment_of(*cell), None).unwrap();
        theory.modes().iter().any(|mode| mode.regime == Regime::Divergent)
    };
    (0..map.cells()).filter(diverges).count()
}

/// Momentum swings wide at first and comes to rest: the whole map is stable.
#[test]
fn what_swings_wide_and_converges_does_not_diverge() {
    let map = swept(&Experiment::default(), [("lr", ".95:1.05:21"), ("momentum", ".97:.99:3")]);
    assert_eq!((divergent(&map), map.diverging()), (0, 0));
    let least = (0..map.cells()).min_by(|&a, &b| map.value(a).total_cmp(&map.value(b)));
    assert_eq!(map.best(), least);
}

#[test]
fn on_a_quadratic_theory_decides_with_noise_or_without() {
    let axes = [("lr", ".01:2:100"), ("momentum", "0:.99:50")];
    for settings in [
        &[][..],
        &[("noise", "1")],
        &[("iterations", "3"), ("method", "nesterov")],
        &[("objective", "matyas"), ("iterations", "200")],
        &[("objective", "least-squares"), ("batch", "3"), ("iterations", "10")],
        &[("formula", "3x^2+2x*y+y^2-x")],
    ] {
        let map = swept(&experiment(settings), axes);
        let expected = divergent(&map);
        assert_eq!(map.diverging(), expected, "{settings:?}");
        assert!(map.sweep().followed().is_none());
    }
    assert_eq!(swept(&experiment(&[("noise", "1")]), axes).diverging(), 1275);
}

/// Along x alone the article's function is stable up to η = 20. On a saddle f falls.
#[test]
fn a_mode_at_rest_does_not_diverge_and_a_saddle_is_fallen_down() {
    let axes = [("lr", "1.5:2.5:3"), ("momentum", "0:.1:2")];
    assert_eq!(swept(&experiment(&[("start", "-7,0")]), axes).diverging(), 0);
    assert_eq!(swept(&experiment(&[("start", "-7,1e-9")]), axes).diverging(), 6);
    assert_eq!(swept(&experiment(&[("start", "-7,0"), ("noise", "1e-9")]), axes).diverging(), 6);
    let saddle = swept(&experiment(&[("objective", "saddle")]), [("lr", ".01:.1:3"), ("momentum", "0:.1:2")]);
    assert_eq!(saddle.diverging(), 0);
}

/// If theory is not exact, a longer run decides: the cells that diverge are exactly those in which f grows on
/// and on.
#[test]
fn elsewhere_a_longer_run_decides() {
    let mut followed = 0;
    for settings in [
        &[("objective", "beale"), ("start", "1,1")][..],
        &[("objective", "rosenbrock")],
        &[("objective", "himmelblau"), ("iterations", "12")],
        &[("objective", "book"), ("method", "adam")],
        &[("objective", "book"), ("method", "rmsprop")],
        &[("formula", "sqrt(1+x^2)+y^4/10"), ("start", "-7,2"), ("iterations", "9")],
    ] {
        let base = experiment(settings);
        let second = base.method().info().hyperparameters.iter().rfind(|h| h.name != "eps").unwrap().name;
        let map = swept(&base, [("lr", ".002:4:23"), (second, "0:.99:7")]);
        assert_eq!(map.sweep().followed(), Some(1000));
        for cell in 0..map.cells() {
            let longer = run(&map.sweep().experiment_of(cell).with_iterations(3000).unwrap());
            let highest = (0..longer.len()).map(|i| longer.value(i)).fold(0.0, f64::max);
            let is_lost = longer.diverged_at().is_some() || highest > 1e12;
            let is_said = map.outcome(cell).diverges();
            assert!(!is_said || is_lost, "{settings:?} {:?}: f at most {highest}", map.at(cell));
            assert_eq!(
                map.outcome(cell) == Outcome::Overflowed,
                longer.diverged_at().is_some_and(|at| at <= base.iterations())
            );
            followed += usize::from(map.outcome(cell) == Outcome::Diverging);
        }
    }
    assert!(followed > 0);
}

/// f may be low in the second half of a run whose numbers overflow soon after.
#[test]
fn what_overflows_soon_after_the_run_diverges() {
    let rosenbrock = experiment(&[("objective", "rosenbrock")]);
    let soon = ("0.0013461538461538462:0.0013461538461538462:1", ".99:.99:1");
    let map = swept(&rosenbrock, [("lr", soon.0), ("momentum", soon.1)]);
    assert_eq!(map.diverging(), 1);
    let map = swept(&rosenbrock, [("lr", ".0005:.006:14"), ("momentum", "0:.99:10")]);
    let ends = |cell: &usize| {
        let longer = run(&map.sweep().experiment_of(*cell).with_iterations(1000).unwrap());
        longer.diverged_at().is_some()
    };
    for cell in 0..map.cells() {
        assert!(map.outcome(cell).diverges() || !ends(&cell), "{:?}", map.at(cell));
        // The single run says the same.
        assert_eq!(
            run(&map.sweep().experiment_of(cell)).grows(),
            map.outcome(cell).diverges(),
            "{:?}",
            map.at(cell)
        );
    }
    assert!(map.diverging() >= 30);
}

/// A run that falls beyond the range of numbers does not diverge, whether it is made alone or in a sweep. A
/// run that comes to where f has no value does not fall.
#[test]
fn falling_is_no_diverging() {
    let axes = [("lr", ".1:1:3"), ("momentum", "0:.9:3")];
    let fates = |settings: &[(&str, &str)]| {
        let map = swept(&experiment(settings), axes);
        for cell in 0..map.cells() {
            let alone = run(&map.sweep().experiment_of(cell));
            assert_eq!(alone.fell(), map.outcome(cell) == Outcome::Fell, "{settings:?} {:?}", map.at(cell));
        }
        (map.diverging(), map.falling(), map.best().is_some())
    };
    for noise in [("noise", "0"), ("noise", "1e-9")] {
        assert_eq!(fates(&[("objective", "saddle"), ("iterations", "4000"), noise]), (0, 9, false));
        assert_eq!(fates(&[("objective", "saddle"), noise]), (0, 0, true));
        assert_eq!(fates(&[("formula", "x^3+y^2/9"), ("start", "-1,1"), ("iterations", "300"), noise]).0, 0);
    }
    // Their own updates are too few to tell. The longer runs fall.
    assert_eq!(fates(&[("formula", "x^3+y^2/9"), ("start", "-.01,1"), ("iterations", "3")]), (0, 0, true));
    // From (3, 0) −ln x + x² falls until it jumps over 0.
    let (diverging, falling, _) = fates(&[("formula", "-ln(x) + x^2 + y^2"), ("start", "3,0")]);
    assert!(diverging > 0 && falling == 0, "{diverging} {falling}");
}

/// The best of very many single noisy runs is the luckiest one. The best over several seeds is good with
/// other seeds too.
#[test]
fn with_noise_several_seeds_decide_what_is_best() {
    let noisy = experiment(&[("noise", "1"), ("seed", "7")]);
    let map = swept(&noisy, [("lr", ".01:1.5:60"), ("momentum", "0:.95:40")]);
    assert_eq!(map.sweep().seeds(), 15);
    let median = |cell: usize, seeds: std::ops::Range<u32>| {
        let mut ends: Vec<f64> =
            seeds.map(|seed| run(&map.sweep().experiment_of(cell).with_seed(seed)).value(30)).collect();
        ends.sort_by(f64::total_cmp);
        ends[ends.len() / 2]
    };
    let best = map.best().unwrap();
    assert_eq!(map.best_value().unwrap().to_bits(), median(best, 7..22).to_bits());
    let luckiest = (0..map.cells()).min_by(|&a, &b| map.value(a).total_cmp(&map.value(b))).unwrap();
    assert!(best != luckiest && median(best, 100..201) < median(luckiest, 100..201));
    let mut gradual = map.sweep().gradual();
    while !gradual.go_on(1000) {}
    assert_eq!(gradual.map().unwrap().best(), map.best());
}
