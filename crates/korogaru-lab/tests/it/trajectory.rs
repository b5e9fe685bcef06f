//! What a run records, and how it ends.

use korogaru::{METHODS, Momentum, Sgd};
use korogaru_lab::{Cause, Experiment, Setting, Trajectory, objectives, run};
use proptest::prelude::*;

fn momentum(lr: f64, momentum: f64, iterations: usize) -> Experiment {
    let method = Momentum::new(lr, momentum).unwrap();
    Experiment::default().with_method(method).with_iterations(iterations).unwrap()
}

proptest! {
    /// The parts that are shown are the parts that acted: their sum has the bits of the next velocity.
    #[test]
    fn carried_and_fresh_add_up_to_the_velocity(
        lr in 0.0..2.0_f64, alpha in 0.0..1.0_f64, name in prop::sample::select(vec!["momentum", "nesterov"]),
    ) {
        let settings = [("method", name.to_owned()), ("lr", lr.to_string()), ("momentum", alpha.to_string())];
        let settings = settings.map(|(key, text)| Setting::text(key, text));
        let trajectory = run(&Experiment::default().with_settings(&settings).unwrap());
        for iteration in 1..trajectory.len() {
            let parts = trajectory.velocity_parts(iteration).unwrap();
            let velocity = trajectory.state(iteration).next().unwrap();
            prop_assert_eq!(parts.map(|p| p.sum().to_bits()), velocity.map(f64::to_bits));
        }
    }
}

/// The carried part is α times the velocity before. The fresh part has the opposite sign of the gradient.
#[test]
fn carried_comes_from_the_velocity_and_fresh_from_the_gradient() {
    for name in ["momentum", "nesterov"] {
        let experiment = Experiment::default().with_settings(&[Setting::text("method", name)]).unwrap();
        let trajectory = run(&experiment);
        let before = trajectory.state(4).next().unwrap();
        let gradient = trajectory.gradient(4);
        let [x, y] = trajectory.velocity_parts(5).unwrap();
        assert_eq!([x.carried, y.carried].map(f64::to_bits), before.map(|v| (0.9 * v).to_bits()), "{name}");
        assert_eq!([x.fresh, y.fresh].map(f64::to_bits), gradient.map(|g| (-(0.1 * g)).to_bits()), "{name}");
    }
}

#[test]
fn a_method_without_a_velocity_has_no_parts() {
    for info in METHODS {
        let trajectory = run(&Experiment::default().with_method(info.default_method()));
        let has_velocity = info.slots.contains(&"v");
        assert_eq!(trajectory.velocity_parts(1).is_some(), has_velocity, "{}", info.name);
        assert!(trajectory.velocity_parts(0).is_none());
    }
}

#[test]
fn no_iterations_are_the_start_alone() {
    let trajectory = run(&momentum(0.1, 0.9, 0));
    assert_eq!((trajectory.len(), trajectory.position(0)), (1, [-7.0, 2.0]));
    assert_eq!(trajectory.displacement(0), [0.0, 0.0]);
}

#[test]
fn divergence_keeps_the_finite_part() {
    let trajectory = run(&momentum(2.85, 0.9, 10_000));
    let at = trajectory.diverged_at().expect("η 2.85 is beyond 1.9, where Momentum ceases to be stable");
    assert_eq!(trajectory.len(), at);
    assert!((0..at).all(|i| trajectory.row(i).all(f64::is_finite)));
    assert!(trajectory.value(at - 1) > 1e100);
    assert_eq!(trajectory.left(trajectory.experiment().view()), Some(2));

    let short = run(&momentum(2.85, 0.9, 30));
    assert_eq!((short.diverged_at(), short.left(short.experiment().view())), (None, Some(2)));
}

#[test]
fn leaving_and_coming_back_is_not_leaving() {
    let start = Experiment::default().with_start([-7.0, 20.0]).unwrap();
    let trajectory = run(&start.with_method(Sgd::new(0.4).unwrap()));
    assert!(!trajectory.experiment().view().contains(trajectory.position(0)));
    assert_eq!(trajectory.left(trajectory.experiment().view()), None);
}

fn ran(settings: &[(&str, &str)]) -> Trajectory {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    run(&Experiment::default().with_settings(&settings).unwrap())
}

/// Why a run ends outside its view. Only where f grows is it because of η.
#[test]
fn leaving_has_a_cause() {
    let cause = |settings: &[(&str, &str)]| {
        let trajectory = ran(settings);
        let departure = trajectory.departure(trajectory.experiment().view()).unwrap();
        (departure.cause, departure.is_for_good)
    };
    assert_eq!(cause(&[("lr", "2.85")]), (Cause::Growth, true));
    assert_eq!(
        cause(&[("formula", "x^4+y^4"), ("start", "2,2"), ("lr", ".5"), ("iterations", "1")]).0,
        Cause::Growth
    );
    let far = [("formula", "(x-100)^2+(y-100)^2"), ("start", "0,0")];
    assert_eq!(cause(&far), (Cause::Minimum { at: [100.0, 100.0] }, true));
    // Noise does not make the run diverge, though f grows for a while.
    let noisy = [far[0], ("start", "100,100"), ("noise", "5"), ("iterations", "40")];
    assert_eq!(cause(&noisy), (Cause::Minimum { at: [100.0, 100.0] }, true));
    assert_eq!(cause(&[("objective", "saddle")]), (Cause::Descent, true));
    assert_eq!(cause(&[("formula", "3x - y"), ("iterations", "100")]), (Cause::Descent, true));
    let valley = [("formula", "(x-30)^2"), ("iterations", "5")];
    assert_eq!(cause(&valley), (Cause::Minimum { at: [30.0, 2.0] }, true));
    // On a saddle f falls faster along y than it grows along x, even if η is too large for x.
    assert_eq!(cause(&[("objective", "saddle"), ("method", "sgd"), ("lr", "1.5")]).0, Cause::Descent);
    // A run that falls beyond the range of numbers is in no view.
    let endless = [("formula", "x^3+y^2"), ("start", "1,1"), ("iterations", "100")];
    assert_eq!(cause(&endless), (Cause::Descent, true));
    // The run is outside in its last updates, and swings about a minimum inside.
    let swinging = [("xlim", "-7,0.5")];
    assert_eq!(cause(&swinging), (Cause::Passing, false));
    assert_eq!(ran(&swinging).left(ran(&swinging).experiment().view()), None);
}

#[test]
fn a_noisy_step_at_the_border_is_no_leaving() {
    let outside = (0..200).find_map(|seed| {
        let seed = seed.to_string();
        let trajectory = ran(&[("noise", "3"), ("xlim", "-7,1"), ("ylim", "-2,2"), ("seed", &seed)]);
        trajectory.departure(trajectory.experiment().view()).map(|departure| (trajectory, departure))
    });
    let (trajectory, departure) = outside.expect("one of the runs ends outside");
    assert_eq!((departure.cause, departure.is_for_good), (Cause::Passing, false));
    assert_eq!(trajectory.left(trajectory.experiment().view()), None);
}

#[test]
fn the_view_that_shows_a_run_does() {
    for settings in [
        &[("formula", "(x-100)^2+(y-100)^2"), ("start", "0,0")][..],
        &[("formula", "(x-1e6)^2+3(y+1e6)^2"), ("start", "0,0")],
        &[("formula", "(x-1e-3)^2+y^2"), ("xlim", "1,2"), ("start", "1e-3,0")],
        &[("formula", "1e8(x-3)^2+(y+500)^2"), ("lr", "1e-9"), ("start", "3,-400")],
        &[("xlim", "20,21"), ("ylim", "5,6")],
    ] {
        let trajectory = ran(settings);
        let own = trajectory.experiment().view();
        let departure = trajectory.departure(own).unwrap();
        let at = match departure.cause {
            Cause::Minimum { at } => Some(at),
            _ => None,
        };
        let view = trajectory.view_with(own, at).unwrap();
        assert_eq!(trajectory.outside(view), 0, "{settings:?}");
        assert!(
            at.is_none_or(|at| view.contains(at)) && trajectory.departure(view).is_none(),
            "{settings:?}"
        );
        for limit in [view.x.low(), view.x.high(), view.y.low(), view.y.high()] {
            assert!(format!("{limit:?}").len() <= 10, "{settings:?}: {limit:?}");
        }
    }
}

#[test]
fn the_nearest_of_several_minima_is_found() {
    let himmelblau = objectives::named("himmelblau").unwrap();
    let experiment = Experiment::default()
        .with_objective(himmelblau)
        .with_start([-3.0, 3.0])
        .unwrap()
        .with_method(Sgd::new(0.01).unwrap())
        .with_iterations(500)
        .unwrap();
    let (minimum, distance) = run(&experiment).nearest_minimum().unwrap();
    assert!(minimum.point[0] < 0.0 && minimum.point[1] > 0.0 && distance < 1e-9, "{minimum:?}, {distance}");

    let saddle = Experiment::default().with_objective(objectives::named("saddle").unwrap());
    assert!(run(&saddle).nearest_minimum().is_none());
}

#[test]
fn csv_reads_back_to_the_same_bits() {
    let trajectory = run(&momentum(0.1, 0.9, 200));
    let mut text = String::new();
    trajectory.write_csv(&mut text).unwrap();
    for (iteration, line) in text.lines().skip(1).enumerate() {
        let numbers = line.split(',').skip(1).map(|word| word.parse::<f64>().unwrap().to_bits());
        assert!(numbers.eq(trajectory.row(iteration).map(f64::to_bits)), "{line}");
    }
    assert_eq!(text.lines().count(), 202);
}
