//! Why a run moved as it did, compared with numbers that can be derived by hand.

mod forces;

use korogaru::{METHODS, Momentum, Sgd};
use korogaru_lab::{
    Acting, ErrorKind, Experiment, Explanation, Field, Mechanism, Relation, Setting, Trajectory, run,
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
        let step = explanation.update(number).unwrap();
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

/// In the default run, x cancels in 6 of the 29 updates after the first, y in 15, and the angle is obtuse in
/// 13. y begins by adding: the ball does not cross the valley along y before update 4, from .124 to −.6172.
#[test]
fn the_default_run_comes_to_what_is_known_of_it() {
    let trajectory = run(&Experiment::default());
    let summary = Explanation::new(&trajectory).summary().unwrap();
    assert_eq!(summary.updates, 29);
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
    for step in explanation.updates() {
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
    let step = Explanation::new(&trajectory).update(1).unwrap();
    let Acting::StepSizes([x, y]) = step.acting else { panic!("{:?}", step.acting) };
    assert!(near(x.size, 1.5 / (0.7 + 1e-7)) && near(y.size, 1.5 / (4.0 + 1e-7)));
    assert!(near(step.moved[0], 1.5) || (step.moved[0] - 1.5).abs() < 1e-6);

    let trajectory = with(&[("method", "adam"), ("lr", ".3")]);
    let explanation = Explanation::new(&trajectory);
    let Acting::StepSizes([x, _]) = explanation.update(1).unwrap().acting else { panic!() };
    // ηₜ = η·√(1 − .999)/(1 − .9), and the direction is m = .1·g.
    assert!(near(x.rate, 0.3 * 0.001_f64.sqrt() / 0.1) || (x.rate - 0.094_868).abs() < 1e-5);
    assert!(near(x.direction, 0.1 * -0.7));
    assert!(explanation.summary().is_none() && explanation.unrolled(1).is_none());
}

#[test]
fn every_step_size_moves_as_far_as_the_step_did() {
    for name in ["adagrad", "rmsprop", "adam"] {
        let trajectory = with(&[("method", name), ("lr", ".3")]);
        for step in Explanation::new(&trajectory).updates() {
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
        let steps: Vec<_> = explanation.updates().collect();
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
        let sum = explanation.update(number).unwrap().forces().unwrap().sum;
        let terms: Vec<_> = explanation.unrolled(number).unwrap().collect();
        for axis in [0, 1] {
            let size: f64 = terms.iter().map(|term| term.part[axis].abs()).sum();
            let unrolled: f64 = terms.iter().map(|term| term.part[axis]).sum();
            prop_assert!((unrolled - sum[axis]).abs() <= 1e-13 * size, "{} is not {}", unrolled, sum[axis]);
        }
    }
}

#[test]
fn a_run_that_starts_at_the_minimum_has_steps_of_nothing() {
    let trajectory = with(&[("start", "0,0")]);
    for step in Explanation::new(&trajectory).updates() {
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
    let step = Explanation::new(&trajectory).update(1).unwrap();
    assert!((step.step_size(0).unwrap() - 0.3 / 0.7).abs() < 1e-6);
    assert_eq!((step.step_size(1), step.step_size(2)), (None, None));
    assert_eq!(Explanation::new(&run(&Experiment::default())).update(1).unwrap().step_size(0), None);
}

#[test]
fn a_step_that_there_is_not_says_what_there_is() {
    let refused = |trajectory: &Trajectory, text: &str| {
        Explanation::new(trajectory).update_named(text).unwrap_err().kind().clone()
    };
    let no_step = |found: &str| ErrorKind::NoUpdate { found: found.into(), last: 30 };
    let trajectory = run(&Experiment::default());
    assert_eq!(refused(&trajectory, "31"), no_step("31"));
    assert_eq!(refused(&trajectory, "0"), no_step("0"));
    assert_eq!(refused(&trajectory, "99999999999999999999999"), no_step("99999999999999999999999"));
    for text in ["2.5", "-1", "two", ""] {
        assert_eq!(refused(&trajectory, text), no_step(text));
    }
    assert_eq!(Explanation::new(&trajectory).update_named("３０").unwrap().number, 30);
    assert_eq!(refused(&with(&[("iterations", "0")]), "1"), ErrorKind::NoUpdateAtAll { found: "1".into() });
    let diverged = with(&[("lr", "2.85"), ("iterations", "5000")]);
    assert_eq!(refused(&diverged, "300"), ErrorKind::NoUpdateDiverged { found: "300".into(), last: 279 });
    let last = Explanation::new(&diverged).update(279).unwrap();
    assert!(last.forces().unwrap().angle().unwrap().degrees.is_finite());
    assert!(
        Explanation::new(&diverged)
            .updates()
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
        explanation.write_csv(explanation.updates(), &mut text).unwrap();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(explanation.columns().join(",").as_str()));
        for (line, step) in lines.zip(explanation.updates()) {
            let fields: Vec<&str> = line.split(',').collect();
            let row = explanation.row(&step);
            assert_eq!((fields.len(), row.len()), (explanation.columns().len(), row.len()), "{}", info.name);
            for (field, cell) in fields.iter().zip(row) {
                match cell {
                    Field::Number(number) => {
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
    let step = explanation.update(1).unwrap();
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
