//! The scale of an axis: linear or logarithmic.

use korogaru_lab::Interval;
use korogaru_text::number;

use crate::ticker::{self, Ticks};

/// The scale of an axis, with its ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum AxisScale {
    Linear(Interval),
    /// Logarithmic. The ends are logarithms of base ten.
    Logarithmic(Interval),
}

impl AxisScale {
    /// A scale for panels without numbers upwards.
    pub(super) fn unused() -> Self {
        Self::linear(std::iter::empty())
    }

    /// A linear scale that contains all numbers, with a little room.
    pub(super) fn linear(numbers: impl Iterator<Item = f64>) -> Self {
        Self::Linear(covering(numbers, |size| 0.1 * if size > 0.0 { size } else { 1.0 }))
    }

    /// A logarithmic scale that contains all numbers above 0, with a little room. There need not be any.
    pub(super) fn logarithmic(numbers: impl Iterator<Item = f64>) -> Self {
        Self::Logarithmic(covering(numbers.filter(|number| *number > 0.0).map(libm::log10), |size| {
            0.5 * size.max(1.0)
        }))
    }

    /// How far a number is on the way from the lower to the upper end, or `None` if it has no place.
    pub(super) fn share(self, number: f64) -> Option<f64> {
        match self {
            Self::Linear(interval) => Some((number - interval.low()) / interval.width()),
            Self::Logarithmic(interval) => {
                (number > 0.0).then(|| (libm::log10(number) - interval.low()) / interval.width())
            }
        }
    }

    /// Round numbers with their labels. On a logarithmic scale no two are nearer to each other than `room`, a
    /// share of the length of the axis, and there are at least three if there is room for three.
    pub(super) fn ticks(self, room: f64) -> Ticks {
        let interval = match self {
            Self::Linear(interval) => return Ticks::even(interval),
            Self::Logarithmic(interval) => interval,
        };
        let chosen = self.chosen(interval, room);
        // The numbers differ in size, so that few digits are enough for each.
        let short = |&number: &f64| {
            let text = number::typed(number, 3);
            let exact = text.parse().is_ok_and(|read: f64| (read - number).abs() <= 1e-9 * number);
            exact.then(|| (number, number::typeset(&text)))
        };
        let written: Option<Vec<(f64, String)>> = chosen.iter().map(short).collect();
        written.map_or_else(|| Ticks::of(chosen), Ticks::labelled)
    }
}

/// Round numbers whose logarithms lie in an interval: these digits in every decade, or once in `every`
/// decades.
fn powers(interval: Interval, digits: &[u8], every: f64) -> Vec<f64> {
    let first = (interval.low() / every).floor() * every;
    let decades = (0..=1000).map(|i| first + every * f64::from(i)).take_while(|e| *e <= interval.high());
    // The number is read from text, since a power may round.
    let power = |exponent: f64, digit: u8| format!("{digit}e{exponent}").parse::<f64>().ok();
    let all = decades.flat_map(|exponent| digits.iter().filter_map(move |digit| power(exponent, *digit)));
    all.filter(|power| *power > 0.0 && interval.contains(libm::log10(*power))).collect()
}

impl AxisScale {
    /// The first even division of a logarithmic scale that has three numbers or more with room for their
    /// labels, or otherwise the one with the most numbers.
    fn chosen(self, interval: Interval, room: f64) -> Vec<f64> {
        const FEW: f64 = 2.5;
        const FEWEST: usize = 3;
        /// Labels may be this much nearer before they overlap.
        const TIGHT: f64 = 0.75;
        let share = |number: f64| self.share(number).unwrap_or(0.0);
        let fits = |numbers: &[f64], room: f64| {
            numbers.windows(2).all(|pair| share(pair[1]) - share(pair[0]) >= room)
        };
        // Round steps of the exponent. Whole steps give powers of ten.
        let step = ticker::ticks(interval).windows(2).map(|pair| pair[1] - pair[0]).fold(1.0, f64::max);
        let step = if (step - step.round()).abs() < 1e-9 { step.round() } else { 2.0 * step };
        let decades = |every: f64| powers(interval, &[1], every);
        let ends = [interval.low(), interval.high()].map(libm::exp10);
        let evenly = Interval::new(ends[0], ends[1])
            .map_or_else(Vec::new, |ends| ticker::ever_fewer_ticks(ends).collect());
        let parts = [&[1, 2, 5][..], &[1, 3]].map(|digits| powers(interval, digits, 1.0));
        let tens = [step, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0].map(decades);
        let ways: Vec<Vec<f64>> = match interval.width() < FEW {
            true => parts.into_iter().chain(tens).chain(evenly).collect(),
            false => tens.into_iter().chain(parts).chain(evenly).collect(),
        };
        let enough = |room: f64| ways.iter().find(|all| all.len() >= FEWEST && fits(all, room));
        // Among equals, the first.
        let most = || ways.iter().rev().filter(|all| fits(all, room)).max_by_key(|all| all.len());
        enough(room).or_else(|| enough(TIGHT * room)).or_else(most).cloned().unwrap_or_default()
    }
}

/// An interval that contains all numbers, with some room. If all numbers are equal, `alone` gives the room
/// for a number of their size.
fn covering(numbers: impl Iterator<Item = f64>, alone: impl Fn(f64) -> f64) -> Interval {
    /// A wider interval would not be finite.
    const FAR: f64 = 4e307;
    let (low, high) = numbers
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
    let (low, high) = if low <= high { (low.clamp(-FAR, FAR), high.clamp(-FAR, FAR)) } else { (0.0, 0.0) };
    let room = 0.06 * (high - low);
    let padded = |room: f64| Interval::new(low - room, high + room);
    padded(room)
        .or_else(|| padded(alone(low.abs().max(high.abs()))))
        .unwrap_or_else(|| Interval::new(-1.0, 1.0).expect("two numbers that are apart"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(numbers: &[f64]) -> Interval {
        match AxisScale::linear(numbers.iter().copied()) {
            AxisScale::Linear(interval) | AxisScale::Logarithmic(interval) => interval,
        }
    }

    #[test]
    fn a_scale_holds_its_numbers_whatever_they_are() {
        for numbers in
            [&[0.0][..], &[], &[3.0, 3.0], &[-1e308, 1e308], &[1e-320, 2e-320], &[5.0, 5.0_f64.next_up()]]
        {
            let interval = linear(numbers);
            let inside = |number: &&f64| number.abs() < 4e307;
            assert!(numbers.iter().filter(inside).all(|&n| interval.contains(n)), "{numbers:?} {interval:?}");
        }
    }

    #[test]
    fn numbers_that_are_all_alike_are_told_from_0() {
        for number in [0.001, -2e-9, 1e-100, 7.0] {
            let interval = linear(&[number; 3]);
            assert!(interval.contains(number) && !interval.contains(0.0), "{number}: {interval:?}");
        }
        assert_eq!(texts(AxisScale::linear([0.0].into_iter())).first().map(String::as_str), Some("−0.100"));
    }

    fn texts(scale: AxisScale) -> Vec<String> {
        scale.ticks(0.1).all.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn numbers_of_a_logarithmic_scale_are_those_that_stand_there() {
        let of = |low, high| Interval::new(low, high).unwrap();
        assert_eq!(texts(AxisScale::Logarithmic(of(-90.0, 0.8))), ["1e−80", "1e−60", "1e−40", "1e−20", "1"]);
        assert_eq!(
            texts(AxisScale::Logarithmic(of(-5.0, 0.0))),
            ["1e−5", "0.0001", "0.001", "0.01", "0.1", "1"]
        );
    }

    #[test]
    fn powers_of_ten_are_even_steps_of_a_logarithmic_scale() {
        let scale = AxisScale::logarithmic([0.01, 100.0, 0.0].into_iter());
        let [a, b, c] = [0.01, 1.0, 100.0].map(|number| scale.share(number).unwrap());
        assert!((b - a - (c - b)).abs() < 1e-12 && scale.share(0.0).is_none());
        assert_eq!(texts(scale), ["0.01", "0.1", "1", "10", "100"]);
        assert_eq!(texts(AxisScale::logarithmic([0.3, 4.0].into_iter())), ["0.5", "1", "2"]);
    }

    /// This holds at the sizes of the frames, for scales of a third of a decade to three hundred decades.
    #[test]
    fn a_logarithmic_scale_has_three_numbers_and_none_in_each_others_way() {
        for (pixels, i) in
            [112.0, 140.0, 168.0, 336.0].into_iter().flat_map(|p| (0..300).map(move |i| (p, i)))
        {
            let width = 0.2 * 1.025_f64.powi(i);
            let low = 0.37 * f64::from(i) - 60.0;
            let interval = Interval::new(low, low + width).unwrap();
            let (scale, room) = (AxisScale::Logarithmic(interval), 19.0 / pixels);
            let ticks = scale.ticks(room).all;
            assert!(ticks.len() >= 3, "{pixels} {interval:?}: {ticks:?}");
            let shares: Vec<f64> = ticks.iter().map(|(number, _)| scale.share(*number).unwrap()).collect();
            assert!(
                shares.windows(2).all(|pair| pair[1] - pair[0] >= 0.75 * room - 1e-12),
                "{interval:?}: {ticks:?}"
            );
            let mut texts: Vec<&String> = ticks.iter().map(|(_, text)| text).collect();
            texts.dedup();
            // No two labels are the same.
            assert_eq!(texts.len(), ticks.len(), "{ticks:?}");
        }
    }
}
