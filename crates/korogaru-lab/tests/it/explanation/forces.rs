//! The carried and the fresh part of a velocity: their directions, and how they relate.

use korogaru_lab::{Explanation, Forces, Relation};
use proptest::prelude::*;

use super::with;

/// The angle in the second of these updates, between (.3325, −1.9) and (.601825, 3.42).
#[test]
fn the_angle_is_that_between_the_arrows() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let angle = Explanation::new(&trajectory).update(2).unwrap().forces().unwrap().angle().unwrap();
    let cosine = (0.3325 * 0.601_825 - 1.9 * 3.42)
        / ((0.3325_f64.powi(2) + 1.9_f64.powi(2)) * (0.601_825_f64.powi(2) + 3.42_f64.powi(2))).sqrt();
    assert!((angle.cosine - cosine).abs() < 1e-12, "{angle:?}");
    assert!((angle.degrees - cosine.acos().to_degrees()).abs() < 1e-9, "{angle:?}");
}

proptest! {
    /// What moves the ball does not depend on whether η is inside or outside the velocity.
    #[test]
    fn both_conventions_have_the_same_forces(lr in 0.01..1.0_f64, alpha in 0.0..0.95_f64) {
        let (lr, alpha) = (lr.to_string(), alpha.to_string());
        let [book, fresh] = ["book", "fresh"]
            .map(|convention| with(&[("lr", &lr), ("momentum", &alpha), ("convention", convention)]));
        for (a, b) in Explanation::new(&book).updates().zip(Explanation::new(&fresh).updates()) {
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
        for step in explanation.updates().skip(1) {
            let expected = if step.number % 2 == 0 { Relation::Cancels } else { Relation::FreshOnly };
            assert_eq!(step.forces().unwrap().relation(1), expected, "{settings:?} {}", step.number);
        }
        let along_y = explanation.summary().unwrap().axes[1];
        assert_eq!(along_y.of(Relation::FreshOnly), steps - 1 - steps / 2);
    }
    // The recorded numbers are not changed.
    let trajectory = with(&[("lr", ".95"), ("momentum", ".9")]);
    assert!(Explanation::new(&trajectory).update(3).unwrap().forces().unwrap().carried[1].abs() > 0.0);
    // At rest at a minimum that is not 0, nothing acts but rounding.
    let rest =
        with(&[("formula", "(x-3)^2+(y-.3)^2"), ("method", "sgd"), ("lr", ".3"), ("iterations", "90")]);
    let last = Explanation::new(&rest).summary().unwrap().last_acting.unwrap();
    assert!((20..60).contains(&last), "{last}");
    // A small number is not what rounding left.
    let small = with(&[("start", "1e-18,-1e-300"), ("iterations", "300")]);
    assert_eq!(Explanation::new(&small).summary().unwrap().last_acting, Some(300));
}
