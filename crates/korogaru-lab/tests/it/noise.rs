//! Noise: the numbers of the reference, none without noise, and ensembles.

use korogaru_lab::{Ensemble, ErrorKind, Experiment, Setting, Theory, objectives, run};
use proptest::prelude::*;

fn experiment(settings: &[(&str, &str)]) -> Experiment {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&settings).unwrap()
}

fn refusal(settings: &[(&str, &str)]) -> String {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&settings).unwrap_err().to_string()
}

/// The words are those of NumPy's own Philox. Its logarithm and cosine are the system's, which may differ
/// from libm's in the last bits.
#[test]
fn noise_and_batches_are_the_references() {
    for line in include_str!("goldens/noise.txt").lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let (seed, step): (&str, usize) = (words[0], words[1].parse().unwrap());
        // At the minimum with η = 0 the gradient is the noise alone, in every update.
        let still = [("method", "sgd"), ("lr", "0"), ("start", "0,0"), ("noise", "1"), ("seed", seed)];
        let drawn = run(&experiment(&still)).gradient(step - 1);
        for (drawn, word) in drawn.iter().zip(&words[2..4]) {
            let expected: f64 = word.parse().unwrap();
            assert!(
                (drawn - expected).abs() <= 4.0 * f64::EPSILON * expected.abs().max(1.0),
                "{line}: {drawn}"
            );
        }

        let settings =
            [("objective", "least-squares"), ("method", "sgd"), ("lr", "0"), ("batch", "7"), ("seed", seed)];
        let trajectory = run(&experiment(&settings));
        let objective = objectives::named("least-squares").unwrap();
        let examples = words[4..].iter().map(|word| word.parse::<usize>().unwrap());
        let sum = examples.fold([0.0; 2], |[x, y], index| {
            let [gx, gy] = objective.example_gradient(index, trajectory.position(0));
            [x + gx, y + gy]
        });
        assert_eq!(
            trajectory.gradient(step - 1).map(f64::to_bits),
            sum.map(|s| (s / 7.0).to_bits()),
            "{line}"
        );
    }
}

#[test]
fn without_noise_nothing_changes() {
    let plain = run(&Experiment::default());
    for settings in [&[("noise", "0")][..], &[("noise", "-0.0")], &[("seed", "9")]] {
        let same = experiment(settings);
        assert_eq!(same.to_toml(), Experiment::default().to_toml(), "{settings:?}");
        let same = run(&same);
        assert!((0..31).all(|i| plain.row(i).map(f64::to_bits).eq(same.row(i).map(f64::to_bits))));
    }
    // A batch of all examples is the full gradient.
    let whole = experiment(&[("objective", "least-squares"), ("batch", "64")]);
    assert_eq!(whole.to_toml(), experiment(&[("objective", "least-squares")]).to_toml());
}

#[test]
fn noise_is_added_to_the_gradient_that_acts() {
    let trajectory = run(&experiment(&[("noise", "0.5"), ("method", "sgd")]));
    for i in 0..30 {
        let ([x, y], [gx, gy]) = (trajectory.position(i), trajectory.gradient(i));
        assert_eq!(trajectory.position(i + 1), [x - 0.1 * gx, y - 0.1 * gy]);
        assert_eq!(trajectory.full_gradient(i), [x / 10.0, 2.0 * y]);
        assert_ne!(trajectory.full_gradient(i), trajectory.gradient(i));
    }
}

#[test]
fn the_text_form_has_noise_where_there_is_any() {
    let noisy = experiment(&[("noise", ".5"), ("seed", "7"), ("iterations", "3")]);
    let text = noisy.to_toml();
    assert!(text.ends_with("iterations = 3\nnoise = 0.5\nseed = 7\n"), "{text}");
    assert_eq!(Experiment::from_toml(&text).unwrap(), noisy);
    let batch = experiment(&[("batch", "8"), ("objective", "least-squares")]);
    assert!(batch.to_toml().ends_with("batch = 8\nseed = 1\n"), "{}", batch.to_toml());
    assert_eq!(Experiment::from_toml(&batch.to_toml()).unwrap(), batch);
    // Another objective has no such examples.
    let book = batch.with_settings(&[Setting::text("objective", "book")]).unwrap();
    assert_eq!(book.noise().batch(), None);
}

#[test]
fn what_is_wrong_is_said() {
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("noise", "-1")], "noise must be a finite number of at least 0, but is −1"),
        (&[("noise", "inf")], "noise must be a finite number of at least 0, but is inf"),
        (&[("noise", "some")], "noise takes a number, not \"some\""),
        (&[("seed", "-1")], "seed takes a whole number of at least 0, not \"-1\""),
        (&[("seed", "4294967296")], "seed can be at most 4294967295, but is 4294967296"),
        (
            &[("batch", "8")],
            "book is not a mean over examples, so no batch can be drawn; use batch with least-squares, or noise with \
             any objective",
        ),
        (
            &[("objective", "least-squares"), ("batch", "0")],
            "batch must be from 1 to 64, the examples of least-squares, but is 0",
        ),
        (
            &[("objective", "least-squares"), ("batch", "65")],
            "batch must be from 1 to 64, the examples of least-squares, but is 65",
        ),
        (
            &[("objective", "least-squares"), ("batch", "99999999999999999999999")],
            "batch must be from 1 to 64, the examples of least-squares, but is 99999999999999999999999",
        ),
    ];
    for (settings, message) in cases {
        assert_eq!(refusal(settings), message, "{settings:?}");
    }
}

#[test]
fn an_ensemble_is_the_same_for_any_number_of_threads() {
    let noisy = experiment(&[("noise", "1"), ("seed", "4294967290")]);
    let alone = Ensemble::run(&noisy, 20, 1).unwrap();
    for threads in [0, 2, 3, 64] {
        let shared = Ensemble::run(&noisy, 20, threads).unwrap();
        for i in 0..31 {
            let bits = |ensemble: &Ensemble| ensemble.row(i).1.map(f64::to_bits);
            assert_eq!(bits(&shared), bits(&alone), "{threads} threads, iteration {i}");
        }
    }
    // Each run has its own seed. The seed after the largest is 0.
    for (run_of, seed) in alone.runs().iter().zip([4_294_967_290, 4_294_967_291]) {
        assert_eq!(run_of.experiment().noise().seed(), seed);
        assert_eq!(run_of.position(30), run(&noisy.clone().with_seed(seed)).position(30));
    }
    assert_eq!(alone.runs()[6].experiment().noise().seed(), 0);
}

#[test]
fn an_ensemble_needs_noise_and_room() {
    let kind = |experiment: &Experiment, seeds| {
        Ensemble::run(experiment, seeds, 1).map(|_| ()).unwrap_err().kind().clone()
    };
    assert_eq!(kind(&Experiment::default(), 10), ErrorKind::NothingRandom);
    let noisy = experiment(&[("noise", "1")]);
    assert_eq!(kind(&noisy, 0), ErrorKind::Seeds { found: "0".into(), limit: 129_032 });
    let long = experiment(&[("noise", "1"), ("iterations", "3999999")]);
    assert_eq!(kind(&long, 2), ErrorKind::Seeds { found: "2".into(), limit: 1 });
}

/// From where a run diverged, its loss is infinite and it has no position.
#[test]
fn runs_that_diverge_are_counted_and_do_not_hide() {
    // Beyond |x| = √(2/0.4) each update of SGD on x⁴/4 leads farther out, and noise leads there sooner or
    // later.
    let settings = [("formula", "x^4/4 + y^4/4"), ("method", "sgd"), ("lr", ".4"), ("start", "1,1")];
    let wild = experiment(&settings).with_noise(2.0).unwrap();
    let ensemble = Ensemble::run(&wild, 40, 2).unwrap();
    assert!((10..40).contains(&ensemble.diverged()), "{}", ensemble.diverged());
    assert!(ensemble.points() == 31 && ensemble.loss(31).is_none());
    let last = 30;
    let there = ensemble.runs().iter().filter(|run| run.len() > last).count();
    assert_eq!((ensemble.row(last).0, there), (there, 40 - ensemble.diverged()));
    assert!(ensemble.loss(last).unwrap().high.is_infinite());
    assert!(ensemble.along(1, last).unwrap().high.is_finite());
    let mut text = String::new();
    ensemble.write_csv(&mut text).unwrap();
    assert_eq!(text.lines().count(), ensemble.points() + 1);
    assert!(!text.contains("NaN") && text.contains("inf"));

    let nowhere = experiment(&[("noise", "1"), ("formula", "ln(x) + y^2")]);
    assert!(Ensemble::run(&nowhere, 3, 1).unwrap().is_empty());
}

#[test]
fn the_start_alone_is_an_ensemble_too() {
    let ensemble = Ensemble::run(&experiment(&[("noise", "1"), ("iterations", "0")]), 5, 1).unwrap();
    let band = ensemble.loss(0).unwrap();
    assert_eq!((ensemble.points(), band.low, band.high), (1, band.median, band.median));
    assert_eq!((ensemble.mean(0), ensemble.variance(0)), (Some([-7.0, 2.0]), Some([0.0, 0.0])));
}

/// Compares the measured variance of many runs, long after the start is forgotten, with the closed form. The
/// coordinates are then normal, so that the estimate from n runs has a relative standard deviation of
/// √(2/(n − 1)): 3.2 % for 2000 runs. All estimates have to be within 4 of these, and the mean within 4
/// of its own standard deviations. (The chance that one of these fourteen is not is below 1 in 1000 for
/// arbitrary seeds.) The seeds are fixed, so that the test always gives the same result.
#[test]
fn the_variance_in_the_long_run_is_that_of_theory() {
    const RUNS: usize = 2000;
    let cases: [&[(&str, &str)]; 7] = [
        &[("method", "sgd"), ("lr", ".5"), ("iterations", "300")],
        &[("method", "sgd"), ("lr", ".95"), ("iterations", "300")],
        &[("lr", ".1"), ("momentum", ".9"), ("iterations", "400")],
        &[("lr", ".95"), ("momentum", ".5"), ("iterations", "300")],
        &[("lr", ".5"), ("momentum", ".8"), ("convention", "fresh"), ("iterations", "300")],
        &[("method", "nesterov"), ("lr", ".5"), ("momentum", ".8"), ("iterations", "300")],
        &[("objective", "booth"), ("lr", ".02"), ("momentum", ".8"), ("iterations", "300")],
    ];
    for settings in cases {
        let noisy = experiment(settings).with_noise(0.7).unwrap();
        let theory = Theory::new(&noisy, None).unwrap();
        let expected = theory.stationary().unwrap();
        let ensemble = Ensemble::run(&noisy, RUNS, 2).unwrap();
        let last = ensemble.points() - 1;
        let coordinates: Vec<[f64; 2]> =
            ensemble.runs().iter().map(|run| theory.coordinates(run.position(last))).collect();
        for axis in 0..2 {
            let mean = coordinates.iter().map(|c| c[axis]).sum::<f64>() / RUNS as f64;
            let squares = coordinates.iter().map(|c| (c[axis] - mean) * (c[axis] - mean));
            let variance = squares.sum::<f64>() / (RUNS - 1) as f64;
            let spread = (2.0 / (RUNS - 1) as f64).sqrt();
            let ratio = variance / expected.variances[axis];
            assert!((ratio - 1.0).abs() < 4.0 * spread, "{settings:?}, mode {axis}: {ratio}");
            let deviation = (expected.variances[axis] / RUNS as f64).sqrt();
            assert!(mean.abs() < 4.0 * deviation, "{settings:?}, mode {axis}: mean {mean}");
        }
        // f is half a sum of squares of normal numbers, so that its variance is below twice the square of its
        // mean.
        let objective = noisy.objective();
        let least = objective.minima()[0].value;
        let loss = ensemble.runs().iter().map(|run| run.value(last) - least).sum::<f64>() / RUNS as f64;
        let ratio = loss / expected.loss;
        assert!((ratio - 1.0).abs() < 4.0 * (2.0 / RUNS as f64).sqrt(), "{settings:?}: loss {ratio}");
    }
}

/// Along the axes of the book's function: the variances in the article's symbols.
#[test]
fn the_variance_by_hand() {
    let variances = |settings: &[(&str, &str)]| {
        Theory::new(&experiment(settings), None).unwrap().stationary().map(|found| found.variances)
    };
    // SGD: ησ²/(h(2 − ηh)), h = 0.1 and 2, η = 0.5, σ = 2: 2/(0.1·1.95) and 2/(2·1).
    let [x, y] = variances(&[("method", "sgd"), ("lr", ".5"), ("noise", "2")]).unwrap();
    assert!((x - 2.0 / 0.195).abs() < 1e-12 && (y - 1.0).abs() < 1e-14, "{x} {y}");
    // Momentum with α = 0.5: ησ²(1.5)/(h·0.5·(3 − ηh)): 3/(0.05·2.95) and 3/(1·2).
    let [x, y] = variances(&[("lr", ".5"), ("momentum", ".5"), ("noise", "2")]).unwrap();
    assert!((x - 3.0 / 0.1475).abs() < 1e-12 && (y - 1.5).abs() < 1e-14, "{x} {y}");
    // With α = 0 both are one method.
    let settings = |method| [("method", method), ("lr", ".3"), ("noise", "1"), ("momentum", "0")];
    assert_eq!(variances(&settings("momentum")), variances(&settings("sgd")[..3]));

    assert_eq!(variances(&[]), None);
    assert_eq!(variances(&[("noise", "1"), ("lr", "1.9")]), None); // the end of the stable range
    assert_eq!(variances(&[("noise", "1"), ("lr", "0")]), None);
    assert_eq!(variances(&[("objective", "least-squares"), ("noise", "1"), ("batch", "8")]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The text form of every noisy experiment gives it back, with the same bits in every update.
    #[test]
    fn a_noisy_experiment_is_one_value(
        sigma in 0.0..1e3_f64, batch in prop::option::of(1..64_usize), seed in any::<u32>(),
    ) {
        let mut noisy = experiment(&[("objective", "least-squares")]).with_noise(sigma).unwrap().with_seed(seed);
        if let Some(batch) = batch {
            noisy = noisy.with_batch(batch).unwrap();
        }
        let read = Experiment::from_toml(&noisy.to_toml()).unwrap();
        prop_assert_eq!(read.noise(), noisy.noise());
        let (first, second) = (run(&noisy), run(&read));
        prop_assert!((0..31).all(|i| first.row(i).map(f64::to_bits).eq(second.row(i).map(f64::to_bits))));
    }
}
