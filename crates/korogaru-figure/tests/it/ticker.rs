use korogaru_figure::ticker::{labels, levels, ticks};
use korogaru_lab::{Interval, Spacing};
use proptest::prelude::*;

/// The goldens are what matplotlib chose for the same ranges (`xtask goldens`).
#[test]
fn linear_levels_are_matplotlibs() {
    let mut compared = 0;
    for line in include_str!("goldens/levels.txt").lines() {
        let (range, expected) = line.split_once(" : ").unwrap();
        let numbers = |text: &str| text.split(' ').map(|word| word.parse().unwrap()).collect::<Vec<f64>>();
        let (range, expected) = (numbers(range), numbers(expected));
        let chosen = levels(range[0], range[1], Spacing::Linear);
        assert_eq!(chosen.len(), expected.len(), "{range:?}: {chosen:?} is not {expected:?}");
        for (a, b) in chosen.iter().zip(&expected) {
            let size = range[0].abs().max(range[1].abs());
            assert!((a - b).abs() <= 1e-12 * size, "{range:?}: {chosen:?} is not {expected:?}");
        }
        compared += 1;
    }
    assert_eq!(compared, 67);
}

#[test]
fn logarithmic_levels_are_round_and_reach_the_top() {
    let chosen = levels(0.0, 250_000.0, Spacing::Logarithmic);
    assert_eq!(chosen, [10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, 10_000.0, 30_000.0, 100_000.0]);
    assert_eq!(levels(0.0, 1.0, Spacing::Logarithmic).last(), Some(&1.0));
    assert_eq!(levels(0.0, 0.299, Spacing::Logarithmic).last(), Some(&0.1));
    // If few of the levels would be in view, linear levels are used instead.
    assert_eq!(levels(410.0, 890.0, Spacing::Logarithmic), levels(410.0, 890.0, Spacing::Linear));
}

#[test]
fn heights_without_a_range_have_no_levels() {
    for (low, high) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX)]
    {
        for spacing in [Spacing::Linear, Spacing::Logarithmic] {
            assert_eq!(levels(low, high, spacing), [0.0; 0], "{low} to {high}");
        }
    }
}

proptest! {
    /// Levels ascend: lines are found by a search in them, and the key counts them from the top.
    #[test]
    fn levels_ascend(low in -1e6..1e6_f64, exponent in -6.0..9.0_f64, logarithmic in any::<bool>()) {
        let spacing = if logarithmic { Spacing::Logarithmic } else { Spacing::Linear };
        let chosen = levels(low, low + 10.0_f64.powf(exponent), spacing);
        prop_assert!(chosen.len() >= 3 && chosen.windows(2).all(|pair| pair[0] < pair[1]), "{chosen:?}");
    }

    #[test]
    fn ticks_are_even_and_inside(low in -1e6..1e6_f64, exponent in -6.0..6.0_f64) {
        let interval = Interval::new(low, low + 10.0_f64.powf(exponent));
        prop_assume!(interval.is_some());
        let interval = interval.unwrap();
        let ticks = ticks(interval);
        prop_assert!((2..=11).contains(&ticks.len()), "{ticks:?}");
        let steps: Vec<f64> = ticks.windows(2).map(|pair| pair[1] - pair[0]).collect();
        for step in &steps {
            prop_assert!((step - steps[0]).abs() < 1e-9 * interval.width() + 1e-15 * low.abs());
        }
        let edge = 1e-8 * interval.width();
        prop_assert!(ticks.iter().all(|t| *t >= interval.low() - edge && *t <= interval.high() + edge));
    }

    /// However far one zooms in, no two ticks have the same text, and the text of each is the number that it
    /// marks.
    #[test]
    fn written_ticks_are_distinct(low in -1e6..1e6_f64, exponent in -6.0..6.0_f64) {
        let interval = Interval::new(low, low + 10.0_f64.powf(exponent));
        prop_assume!(interval.is_some());
        let ticks = ticks(interval.unwrap());
        let read: Vec<f64> = labels(&ticks).iter().map(|text| text.replace('−', "-").parse().unwrap()).collect();
        let step = ticks[1] - ticks[0];
        for (tick, read) in ticks.iter().zip(&read) {
            prop_assert!((tick - read).abs() < step / 100.0, "{tick} is written {read}");
        }
    }

    #[test]
    fn written_numbers_are_those_numbers(values in prop::collection::vec(-1000_i32..1000, 1..8), tenths in 0..4_i32) {
        let numbers: Vec<f64> = values.iter().map(|&v| f64::from(v) / 10.0_f64.powi(tenths)).collect();
        for (text, number) in labels(&numbers).iter().zip(&numbers) {
            let read: f64 = text.replace('−', "-").parse().unwrap();
            prop_assert!((read - number).abs() < 1e-6, "{text} is not {number}");
        }
    }
}
