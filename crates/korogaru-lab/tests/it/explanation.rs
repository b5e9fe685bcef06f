//! Why a run moved as it did, compared with numbers that can be derived by hand.

use korogaru::{METHODS, Momentum, Sgd};
use korogaru_lab::{
    Acting, Cell, ErrorKind, Experiment, Explanation, Forces, Mechanism, Relation, Setting, Trajectory, run,
};
use own_rule::Halving;
use proptest::prelude::*;

fn with(settings: &[(&str, &str)]) -> Trajectory {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    run(&Experiment::default().with_settings(&settings).unwrap())
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
}

/// The article describes the first three updates with η .95 and α .5 in words: y falls by 3.8, then −1.9
/// is carried on against a fresh +3.42, and in the third update hardly any fresh force is left.
#[test]
fn the_articles_three_steps() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let explanation = Explanation::new(&trajectory);
    let along_y = |number| {
        let step = explanation.step(number).unwrap();
        let forces = *step.forces().unwrap();
        (forces, forces.relation(1), forces.cancelled(1).unwrap(), step.moved[1])
    };
    let (first, relation, cancelled, moved) = along_y(1);
    assert_eq!((relation, cancelled), (Relation::FreshOnly, 0.0));
    assert!(near(first.fresh[1], -3.8) && near(moved, -3.8) && first.carried[1].abs() < f64::MIN_POSITIVE);

    let (second, relation, cancelled, moved) = along_y(2);
    assert_eq!(relation, Relation::Cancels);
    assert!(near(second.carried[1], -1.9) && near(second.fresh[1], 3.42));
    // 1.52 is left of 5.32 in all: 5/7 cancel.
    assert!(near(second.sum[1], 1.52) && near(moved, 1.52) && near(cancelled, 5.0 / 7.0));
    assert_eq!(second.relation(0), Relation::Adds);

    let (third, relation, cancelled, moved) = along_y(3);
    assert_eq!(relation, Relation::Adds);
    assert!(near(third.carried[1], 0.76) && near(third.fresh[1], 0.532));
    assert!(near(moved, 1.292) && cancelled.abs() < 1e-15);
}

/// The angle in the second of these updates, between (.3325, −1.9) and (.601825, 3.42).
#[test]
fn the_angle_is_that_between_the_arrows() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let angle = Explanation::new(&trajectory).step(2).unwrap().forces().unwrap().angle().unwrap();
    let cosine = (0.3325 * 0.601_825 - 1.9 * 3.42)
        / ((0.3325_f64.powi(2) + 1.9_f64.powi(2)) * (0.601_825_f64.powi(2) + 3.42_f64.powi(2))).sqrt();
    assert!((angle.cosine - cosine).abs() < 1e-12, "{angle:?}");
    assert!((angle.degrees - cosine.acos().to_degrees()).abs() < 1e-9, "{angle:?}");
}

/// In the default run, x cancels in 6 of the 29 updates after the first, y in 15, and the angle is obtuse in
/// 13. y begins by adding: the ball does not cross the valley along y before update 4, from .124 to −.6172.
#[test]
fn the_default_run_comes_to_what_is_known_of_it() {
    let trajectory = run(&Experiment::default());
    let summary = Explanation::new(&trajectory).summary().unwrap();
    assert_eq!(summary.steps, 29);
    assert_eq!(summary.axes.map(|tally| tally.of(Relation::Cancels)), [6, 15]);
    assert_eq!(summary.vectors.of(Relation::Cancels), 13);
    assert_eq!((summary.crossing[1], summary.first_cancelling[1]), (Some(4), Some(5)));
    assert!(near(trajectory.position(3)[1], 0.124) && near(trajectory.position(4)[1], -0.6172));

    let article = with(&[("lr", ".95"), ("momentum", ".5")]);
    let summary = Explanation::new(&article).summary().unwrap();
    assert_eq!((summary.crossing[1], summary.first_cancelling[1]), (Some(1), Some(2)));
}

#[test]
fn sgd_has_the_fresh_part_alone() {
    let trajectory = with(&[("method", "sgd"), ("lr", ".95")]);
    let explanation = Explanation::new(&trajectory);
    for step in explanation.steps() {
        let forces = step.forces().unwrap();
        assert_eq!(forces.relation_of_vectors(), Relation::FreshOnly);
        assert_eq!(forces.fresh.map(f64::to_bits), step.gradient.map(|g| (-(0.95 * g)).to_bits()));
        assert_eq!(explanation.unrolled(step.number).unwrap().count(), 1);
    }
    assert_eq!(explanation.summary().unwrap().axes.map(|tally| tally.of(Relation::FreshOnly)), [29, 29]);
}

/// AdaGrad's first update on the book's valley: h = g², so that the point moves by η·g/(|g| + ε), which
/// has length η.
#[test]
fn step_sizes_are_the_rate_over_the_root_of_what_was() {
    let trajectory = with(&[("method", "adagrad"), ("lr", "1.5")]);
    let step = Explanation::new(&trajectory).step(1).unwrap();
    let Acting::StepSizes([x, y]) = step.acting else { panic!("{:?}", step.acting) };
    assert!(near(x.size, 1.5 / (0.7 + 1e-7)) && near(y.size, 1.5 / (4.0 + 1e-7)));
    assert!(near(step.moved[0], 1.5) || (step.moved[0] - 1.5).abs() < 1e-6);

    let trajectory = with(&[("method", "adam"), ("lr", ".3")]);
    let explanation = Explanation::new(&trajectory);
    let Acting::StepSizes([x, _]) = explanation.step(1).unwrap().acting else { panic!() };
    // ηₜ = η·√(1 − .999)/(1 − .9), and the direction is m = .1·g.
    assert!(near(x.rate, 0.3 * 0.001_f64.sqrt() / 0.1) || (x.rate - 0.094_868).abs() < 1e-5);
    assert!(near(x.direction, 0.1 * -0.7));
    assert!(explanation.summary().is_none() && explanation.unrolled(1).is_none());
}

#[test]
fn every_step_size_moves_as_far_as_the_step_did() {
    for name in ["adagrad", "rmsprop", "adam"] {
        let trajectory = with(&[("method", name), ("lr", ".3")]);
        for step in Explanation::new(&trajectory).steps() {
            let Acting::StepSizes(sizes) = step.acting else { panic!("{name}") };
            for axis in [0, 1] {
                let far = -(sizes[axis].size * sizes[axis].direction);
                assert!(
                    (far - step.moved[axis]).abs() < 1e-13 * step.from[axis].abs().max(1.0),
                    "{name} {step:?}"
                );
            }
        }
    }
}

#[test]
fn nesterovs_ball_lags_behind_the_point_by_what_is_carried() {
    for convention in ["book", "fresh"] {
        let trajectory = with(&[("method", "nesterov"), ("convention", convention)]);
        let explanation = Explanation::new(&trajectory);
        let steps: Vec<_> = explanation.steps().collect();
        assert_eq!(steps[0].ball()[0], [-7.0, 2.0], "without a velocity it is the point itself");
        for (i, step) in steps.iter().enumerate() {
            let ([from, to], forces) = (step.ball(), step.forces().unwrap());
            for axis in [0, 1] {
                assert!(near(from[axis] + forces.carried[axis], step.from[axis]), "the gradient's place");
                assert!((from[axis] + forces.sum[axis] - to[axis]).abs() < 1e-13, "{convention} {step:?}");
            }
            if let Some(next) = steps.get(i + 1) {
                assert_eq!(next.ball()[0], to);
            }
        }
    }
}

proptest! {
    /// The velocity of (6.3), applied again and again, is a sum over all gradients so far.
    #[test]
    fn the_unrolled_velocity_adds_up_to_the_velocity(
        lr in 0.0..2.0_f64, alpha in 0.0..1.0_f64, number in 1..31_usize,
        name in prop::sample::select(vec!["momentum", "nesterov"]),
        convention in prop::sample::select(vec!["book", "fresh"]),
    ) {
        let (lr, alpha) = (lr.to_string(), alpha.to_string());
        let trajectory = with(&[("method", name), ("lr", &lr), ("momentum", &alpha), ("convention", convention)]);
        let explanation = Explanation::new(&trajectory);
        let sum = explanation.step(number).unwrap().forces().unwrap().sum;
        let terms: Vec<_> = explanation.unrolled(number).unwrap().collect();
        for axis in [0, 1] {
            let size: f64 = terms.iter().map(|term| term.part[axis].abs()).sum();
            let unrolled: f64 = terms.iter().map(|term| term.part[axis]).sum();
            prop_assert!((unrolled - sum[axis]).abs() <= 1e-13 * size, "{} is not {}", unrolled, sum[axis]);
        }
    }

    /// What moves the ball does not depend on whether η is inside or outside the velocity.
    #[test]
    fn both_conventions_have_the_same_forces(lr in 0.01..1.0_f64, alpha in 0.0..0.95_f64) {
        let (lr, alpha) = (lr.to_string(), alpha.to_string());
        let [book, fresh] = ["book", "fresh"]
            .map(|convention| with(&[("lr", &lr), ("momentum", &alpha), ("convention", convention)]));
        for (a, b) in Explanation::new(&book).steps().zip(Explanation::new(&fresh).steps()) {
            let (a, b) = (a.forces().unwrap(), b.forces().unwrap());
            for (a, b) in [(a.carried, b.carried), (a.fresh, b.fresh), (a.sum, b.sum)] {
                for axis in [0, 1] {
                    prop_assert!((a[axis] - b[axis]).abs() < 1e-9, "{:?} {:?}", a, b);
                }
            }
        }
    }

    /// For parts of any size, shares are between 0 and 1 and angles between 0° and 180°, and neither
    /// depends on a scale.
    #[test]
    fn shares_and_angles_are_those_of_the_directions(
        a in [-1.0..1.0_f64, -1.0..1.0_f64], b in [-1.0..1.0_f64, -1.0..1.0_f64], exponent in -300..300_i32,
    ) {
        let scale = 2_f64.powi(exponent * 3);
        prop_assume!(scale.is_normal());
        let forces = |s: f64| {
            let (carried, fresh) = (a.map(|v| v * s), b.map(|v| v * s));
            Forces { carried, fresh, sum: [0.0; 2], rounding: [[0.0; 2]; 2] }
        };
        let (one, other) = (forces(1.0), forces(scale));
        let share = one.cancelled_of_vectors().unwrap();
        prop_assert!((0.0..=1.0).contains(&share));
        if let (Some(angle), Some(scaled)) = (one.angle(), other.angle()) {
            prop_assert!((0.0..=180.0).contains(&angle.degrees) && (-1.0..=1.0).contains(&angle.cosine));
            prop_assert!((angle.degrees - scaled.degrees).abs() < 1e-6);
            prop_assert!((share - other.cancelled_of_vectors().unwrap()).abs() < 1e-9);
        }
        for axis in [0, 1] {
            let cancels = one.relation(axis) == Relation::Cancels;
            prop_assert_eq!(cancels, one.cancelled(axis).is_some_and(|share| share > 0.0));
        }
    }
}

#[test]
fn relations_come_from_what_is_there() {
    let relation = |carried: f64, fresh: f64| {
        let (carried, fresh, sum) = ([carried, 0.0], [fresh, 0.0], [carried + fresh, 0.0]);
        Forces { carried, fresh, sum, rounding: [[0.0; 2]; 2] }.relation(0)
    };
    assert_eq!(relation(1.0, 2.0), Relation::Adds);
    assert_eq!(relation(-1e-300, -1e-300), Relation::Adds);
    assert_eq!(relation(-1.0, 2.0), Relation::Cancels);
    assert_eq!(relation(1.0, -0.0), Relation::CarriedOnly);
    assert_eq!(relation(-0.0, -2.0), Relation::FreshOnly);
    assert_eq!(relation(0.0, -0.0), Relation::Nothing);
    let (carried, fresh, sum) = ([1.0, 0.0], [0.0, 1.0], [1.0, 1.0]);
    let across = Forces { carried, fresh, sum, rounding: [[0.0; 2]; 2] };
    assert_eq!(across.relation_of_vectors(), Relation::Across);
    assert_eq!(across.angle().unwrap().degrees, 90.0);
}

/// In the article's fifth run v along y is 0 after every second update, or what rounding leaves of it. Then
/// there is nothing to carry on.
#[test]
fn what_rounding_leaves_is_no_part() {
    for settings in [&[][..], &[("convention", "fresh")], &[("iterations", "300")]] {
        let trajectory = with(&[&[("lr", ".95"), ("momentum", ".9")], settings].concat());
        let explanation = Explanation::new(&trajectory);
        let steps = explanation.len();
        for step in explanation.steps().skip(1) {
            let expected = if step.number % 2 == 0 { Relation::Cancels } else { Relation::FreshOnly };
            assert_eq!(step.forces().unwrap().relation(1), expected, "{settings:?} {}", step.number);
        }
        let along_y = explanation.summary().unwrap().axes[1];
        assert_eq!(along_y.of(Relation::FreshOnly), steps - 1 - steps / 2);
    }
    // The recorded numbers are not changed.
    let trajectory = with(&[("lr", ".95"), ("momentum", ".9")]);
    assert!(Explanation::new(&trajectory).step(3).unwrap().forces().unwrap().carried[1].abs() > 0.0);
    // At rest at a minimum that is not 0, nothing acts but rounding.
    let rest =
        with(&[("formula", "(x-3)^2+(y-.3)^2"), ("method", "sgd"), ("lr", ".3"), ("iterations", "90")]);
    let last = Explanation::new(&rest).summary().unwrap().last_acting.unwrap();
    assert!((20..60).contains(&last), "{last}");
    // A small number is not what rounding left.
    let small = with(&[("start", "1e-18,-1e-300"), ("iterations", "300")]);
    assert_eq!(Explanation::new(&small).summary().unwrap().last_acting, Some(300));
}

#[test]
fn a_run_that_starts_at_the_minimum_has_steps_of_nothing() {
    let trajectory = with(&[("start", "0,0")]);
    for step in Explanation::new(&trajectory).steps() {
        let forces = step.forces().unwrap();
        assert_eq!(forces.relation_of_vectors(), Relation::Nothing);
        assert!(forces.angle().is_none() && forces.cancelled(0).is_none());
    }
    assert_eq!(Explanation::new(&trajectory).summary().unwrap().crossing, [None, None]);
}

/// A quadratic has a valley along an axis if it is curved upwards along it and the other coordinate does not
/// move the valley.
#[test]
fn a_valley_is_one_of_a_quadratic() {
    let valley = |objective| {
        let trajectory = with(&[("objective", objective), ("lr", ".001")]);
        Explanation::new(&trajectory).summary().unwrap().valley
    };
    assert_eq!(valley("book"), [true, true]);
    // x² − y² has a ridge along y; in Booth's function the valley of y depends on x; Himmelblau's is not
    // a quadratic.
    assert_eq!(valley("saddle"), [true, false]);
    assert_eq!(valley("booth"), [false, false]);
    assert_eq!(valley("himmelblau"), [false, false]);
}

#[test]
fn the_last_step_that_acts() {
    let last = |settings: &[(&str, &str)]| Explanation::new(&with(settings)).summary().unwrap().last_acting;
    assert_eq!(last(&[]), Some(30));
    assert_eq!(last(&[("start", "0,0")]), None);
    assert_eq!(last(&[("lr", "0")]), None);
    // With η = 1/2 SGD moves y to 0 at once, since its gradient is 2y.
    assert_eq!(last(&[("method", "sgd"), ("lr", ".5"), ("start", "0,2")]), Some(1));
}

/// Along x the step size is 0.3 / √g² = 0.3 / |g|. Along y the direction is 0, and 0.3 / ε would be the
/// size of no step.
#[test]
fn there_is_no_step_size_where_nothing_is_gone_down() {
    let trajectory = with(&[("method", "adagrad"), ("lr", ".3"), ("start", "-7,0")]);
    let step = Explanation::new(&trajectory).step(1).unwrap();
    assert!((step.step_size(0).unwrap() - 0.3 / 0.7).abs() < 1e-6);
    assert_eq!((step.step_size(1), step.step_size(2)), (None, None));
    assert_eq!(Explanation::new(&run(&Experiment::default())).step(1).unwrap().step_size(0), None);
}

#[test]
fn a_step_that_there_is_not_says_what_there_is() {
    let refused = |trajectory: &Trajectory, text: &str| {
        Explanation::new(trajectory).step_named(text).unwrap_err().kind().clone()
    };
    let no_step = |found: &str| ErrorKind::NoStep { found: found.into(), last: 30 };
    let trajectory = run(&Experiment::default());
    assert_eq!(refused(&trajectory, "31"), no_step("31"));
    assert_eq!(refused(&trajectory, "0"), no_step("0"));
    assert_eq!(refused(&trajectory, "99999999999999999999999"), no_step("99999999999999999999999"));
    for text in ["2.5", "-1", "two", ""] {
        assert_eq!(refused(&trajectory, text), no_step(text));
    }
    assert_eq!(Explanation::new(&trajectory).step_named("３０").unwrap().number, 30);
    assert_eq!(refused(&with(&[("iterations", "0")]), "1"), ErrorKind::NoStepAtAll { found: "1".into() });
    let diverged = with(&[("lr", "2.85"), ("iterations", "5000")]);
    assert_eq!(refused(&diverged, "300"), ErrorKind::NoStepDiverged { found: "300".into(), last: 279 });
    let last = Explanation::new(&diverged).step(279).unwrap();
    assert!(last.forces().unwrap().angle().unwrap().degrees.is_finite());
    assert!(
        Explanation::new(&diverged)
            .steps()
            .all(|step| (0.0..=1.0).contains(&step.forces().unwrap().cancelled_of_vectors().unwrap()))
    );
}

#[test]
fn a_start_without_a_value_has_no_step() {
    let trajectory = with(&[("start", "1e200,1e200"), ("objective", "rosenbrock")]);
    assert!(Explanation::new(&trajectory).is_empty() || trajectory.is_empty());
}

#[test]
fn csv_has_a_field_for_every_column_and_reads_back() {
    for info in METHODS {
        let trajectory = with(&[("method", info.name), ("lr", ".1")]);
        let explanation = Explanation::new(&trajectory);
        let mut text = String::new();
        explanation.write_csv(explanation.steps(), &mut text).unwrap();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(explanation.columns().join(",").as_str()));
        for (line, step) in lines.zip(explanation.steps()) {
            let fields: Vec<&str> = line.split(',').collect();
            let row = explanation.row(&step);
            assert_eq!((fields.len(), row.len()), (explanation.columns().len(), row.len()), "{}", info.name);
            for (field, cell) in fields.iter().zip(row) {
                match cell {
                    Cell::Number(number) => {
                        assert_eq!(field.parse::<f64>().unwrap().to_bits(), number.to_bits());
                    }
                    other => assert_eq!(*field, other.to_string()),
                }
            }
        }
        assert_eq!(text.lines().count(), 31);
    }
}

#[test]
fn what_a_method_shows_is_decided_by_what_it_exposes() {
    let of = |experiment: &Experiment| Mechanism::of(experiment.method());
    let momentum = Experiment::default().with_method(Momentum::new(0.1, 0.0).unwrap());
    assert_eq!(of(&momentum), Mechanism::Velocity, "also without momentum");
    assert_eq!(of(&Experiment::default().with_method(Sgd::new(0.1).unwrap())), Mechanism::Fresh);

    let own = Experiment::default().with_method(Halving);
    let trajectory = run(&own);
    let explanation = Explanation::new(&trajectory);
    assert_eq!(explanation.mechanism(), Mechanism::Unseen);
    let step = explanation.step(1).unwrap();
    assert_eq!((step.moved, step.acting), ([3.5, -1.0], Acting::Unseen));
    assert_eq!(explanation.row(&step).len(), explanation.columns().len());
}

/// A rule that exposes nothing of why it moves.
mod own_rule {
    use korogaru::rule::{Number, RuleError};
    use korogaru::{Hyperparameter, Rule};

    pub(super) struct Halving;

    impl Rule for Halving {
        const NAME: &'static str = "halving";
        const LABEL: &'static str = "Halving";
        const FORMULA: &'static [&'static str] = &["W ← W/2"];
        const HYPERPARAMETERS: &'static [Hyperparameter] = &[];
        const SLOTS: &'static [&'static str] = &[];
        type Hyperparameters = [f64; 0];
        type Coefficients<T> = [T; 1];
        type State<T> = [T; 0];

        fn from_hyperparameters(_: [f64; 0]) -> Result<Self, RuleError> {
            Ok(Self)
        }

        fn hyperparameters(&self) -> [f64; 0] {
            []
        }

        fn exact_coefficients(&self, _: u64) -> [f64; 1] {
            [0.5]
        }

        fn update<N: Number>(&[half]: &[N; 1], p: N, _: N, []: [N; 0]) -> (N, [N; 0]) {
            (half * p, [])
        }
    }
}
