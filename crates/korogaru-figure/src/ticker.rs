//! Round numbers for contour levels and axis ticks.

use korogaru_lab::{Interval, Spacing};
use korogaru_text::number::{shortest, typed, typeset};

use crate::drawing;
use crate::font;
use crate::math;
use crate::scene::{Anchor, Colour, Item};

/// The multiples of a power of ten by which contour levels may step. matplotlib has the same.
const LEVEL_STEPS: &[f64] = &[1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
/// The multiples of a power of ten by which ticks may step.
const TICK_STEPS: &[f64] = &[1.0, 2.0, 2.5, 5.0, 10.0];
/// The most characters of a label that fits everywhere.
const LONGEST: usize = 7;

/// The levels of the contour lines for values from `low` to `high`.
///
/// Linear levels are the default of matplotlib's `contour`: at most eight equal round steps, from one level
/// below the lowest value to one above the highest. Logarithmic levels are 1, 3, 10, 30, … If fewer than
/// three of them lie between the values, linear levels are returned instead.
///
/// ```
/// use korogaru_figure::ticker::levels;
/// use korogaru_lab::Spacing;
///
/// let article = levels(0.0, 30.0, Spacing::Linear);
/// assert_eq!(article, [0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0]);
/// assert_eq!(levels(0.0, 2509.0, Spacing::Logarithmic)[5..], [30.0, 100.0, 300.0, 1000.0]);
/// ```
#[must_use]
pub fn levels(low: f64, high: f64, spacing: Spacing) -> Vec<f64> {
    let usable = low.is_finite() && high.is_finite() && low < high && (high - low).is_finite();
    match spacing {
        _ if !usable => Vec::new(),
        Spacing::Logarithmic if high > 0.0 && in_sight(&half_decades(high), low) >= 3 => half_decades(high),
        _ => {
            let all = round_steps(low, high, 8, LEVEL_STEPS);
            let first = all.iter().rposition(|&level| level < low).unwrap_or(0);
            let last = all.iter().position(|&level| level > high).unwrap_or(all.len() - 1);
            if last + 1 - first < 3 { all } else { all[first..=last].to_vec() }
        }
    }
}

/// Nine levels of the series 1, 3, 10, 30, … up to the last one that is not above `high`.
fn half_decades(high: f64) -> Vec<f64> {
    const COUNT: i32 = 9;
    // The number is read from text, since 3 × 0.1 is not 0.3.
    let half_decade = |i: i32| {
        let digit = if i.rem_euclid(2) == 0 { 1 } else { 3 };
        format!("{digit}e{}", i.div_euclid(2)).parse().unwrap_or(f64::MAX)
    };
    let mut top = 2 * decade(high) + 1;
    while half_decade(top) > high {
        top -= 1;
    }
    (top + 1 - COUNT..=top).map(half_decade).collect()
}

fn in_sight(levels: &[f64], low: f64) -> usize {
    levels.iter().filter(|&&level| level > low).count()
}

/// The exponent of the largest power of ten that is at most a positive number. It is read from text, since a
/// logarithm may round up to the next.
fn decade(value: f64) -> i32 {
    format!("{value:e}").split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

/// The number nearest to ten to the power `exponent`.
fn power_of_ten(exponent: i32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(f64::MAX)
}

/// The ticks of an axis: at most ten round numbers at even steps inside the interval.
///
/// ```
/// use korogaru_figure::ticker::ticks;
/// use korogaru_lab::Interval;
///
/// let ticks = ticks(Interval::new(-10.0, 10.0).unwrap());
/// assert_eq!(ticks, [-10.0, -7.5, -5.0, -2.5, 0.0, 2.5, 5.0, 7.5, 10.0]);
/// ```
#[must_use]
pub fn ticks(interval: Interval) -> Vec<f64> {
    ticks_by(interval, 9, TICK_STEPS)
}

/// Sets of ticks with fewer and fewer steps, first at the steps of [`ticks`], then also at those of levels.
pub(crate) fn ever_fewer_ticks(interval: Interval) -> impl Iterator<Item = Vec<f64>> {
    let fewer = move |steps| (2..=9).rev().map(move |most| ticks_by(interval, most, steps));
    [TICK_STEPS, LEVEL_STEPS].into_iter().flat_map(fewer)
}

fn ticks_by(interval: Interval, most: u8, steps: &[f64]) -> Vec<f64> {
    let edge = 1e-9 * interval.width();
    round_steps(interval.low(), interval.high(), most, steps)
        .into_iter()
        .filter(|&tick| tick >= interval.low() - edge && tick <= interval.high() + edge)
        .collect()
}

/// Round numbers at even steps that cover `low` to `high`. The step is the smallest allowed one that needs at
/// most `bins` steps. Far from zero, steps are counted from a power of ten, so that they stay exact.
fn round_steps(low: f64, high: f64, bins: u8, steps: &[f64]) -> Vec<f64> {
    const FAR: f64 = 100.0;
    let width = high - low;
    let middle = f64::midpoint(low, high);
    let far = middle.abs() / width >= FAR;
    let offset = if far { power_of_ten(decade(middle.abs())).copysign(middle) } else { 0.0 };
    let (low, high) = (low - offset, high - offset);

    let enough = width / f64::from(bins);
    let unit = power_of_ten(decade(enough));
    let candidates = [1.0, 10.0].into_iter().flat_map(|tens| steps.iter().map(move |s| tens * s * unit));
    let step = candidates.into_iter().find(|&step| step >= enough).unwrap_or(width);

    // A number within a rounding error of a whole count of steps is taken for that count.
    let slack = if offset == 0.0 { 1e-10 } else { ((offset.abs() / step) * 1e-12).clamp(1e-10, 0.4999) };
    let base = (low / step).floor() * step;
    let whole = |distance: f64| {
        let count = distance / step;
        if (count - count.round()).abs() < slack { count.round() } else { count }
    };
    let (first, last) = (whole(low - base).floor(), whole(high - base).ceil());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some twenty steps")]
    let count = (last - first) as usize;
    (0..=count).map(|i| (first + i as f64) * step + base + offset).collect()
}

/// The labels of numbers, relative to an offset if they would be long without it. Returns the offset, if
/// there is one, and the label of each number.
///
/// ```
/// use korogaru_figure::ticker::with_offset;
///
/// assert_eq!(with_offset(&[0.0, 4.0, 32.0]), (None, vec!["0".to_owned(), "4".to_owned(), "32".to_owned()]));
/// let (offset, rest) = with_offset(&[1_000_000.02, 1_000_000.04]);
/// assert_eq!((offset.as_deref(), rest), (Some("1e6"), vec!["0.02".to_owned(), "0.04".to_owned()]));
/// ```
#[must_use]
pub fn with_offset(numbers: &[f64]) -> (Option<String>, Vec<String>) {
    let whole = labels(numbers);
    let longest = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let (low, high) = numbers
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &number| (low.min(number), high.max(number)));
    let span = high - low;
    if longest(&whole) <= LONGEST || !(span > 0.0 && span.is_finite()) {
        return (None, whole);
    }
    // The offset is a multiple of the power of ten above the span. It is read from text, since a product may
    // round.
    let exponent = decade(span) + 1;
    let count = low / power_of_ten(exponent);
    let count = (count + 1e-9 + 4.0 * f64::EPSILON * count.abs()).floor();
    let offset: f64 = format!("{count}e{exponent}").parse().unwrap_or(0.0);
    let rest: Vec<f64> = numbers.iter().map(|number| number - offset).collect();
    let rest = labels(&rest);
    if offset.abs() > 0.0 && longest(&rest) + 2 < longest(&whole) {
        (Some(brief(offset)), rest)
    } else {
        (None, whole)
    }
}

/// All digits of a number, in scientific notation if that makes a long number shorter.
fn brief(number: f64) -> String {
    const SHORT: usize = 5;
    let (plain, scientific) = (shortest(number), typeset(&format!("{number:e}")));
    if plain.len() > SHORT && scientific.len() < plain.len() { scientific } else { plain }
}

/// The labels of numbers at an axis or beside contour lines. All have as many decimals as the number that
/// needs most. If labels would be long, each number is written by itself, in scientific notation if that is
/// shorter. Different numbers have different labels. The minus sign is −.
///
/// ```
/// use korogaru_figure::ticker::labels;
///
/// assert_eq!(labels(&[-2.5, 0.0, 2.5]), ["−2.5", "0.0", "2.5"]);
/// assert_eq!(labels(&[0.0, 4.0, 32.0]), ["0", "4", "32"]);
/// assert_eq!(labels(&[0.0, 2e7]), ["0", "2e7"]);
/// ```
#[must_use]
pub fn labels(numbers: &[f64]) -> Vec<String> {
    const MOST_DIGITS: usize = 17;
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let steps = sorted.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0);
    let largest = numbers.iter().fold(0.0_f64, |largest, number| largest.max(number.abs()));
    // The error that a reader cannot see: a thousandth of the step between two numbers, but no less than
    // rounding errors.
    let unseen = steps.fold(largest, f64::min) * 1e-3;
    let unseen = unseen.max(largest * f64::EPSILON);
    let near = |text: &str, number: f64| text.parse().is_ok_and(|read: f64| (read - number).abs() <= unseen);

    // Adding zero turns −0 into 0.
    let fixed = (0..=MOST_DIGITS).map(|decimals| {
        numbers.iter().map(|number| format!("{:.decimals$}", number + 0.0)).collect::<Vec<_>>()
    });
    let by_itself =
        (4..=MOST_DIGITS).map(|digits| numbers.iter().map(|&number| typed(number, digits)).collect());
    let exact = |texts: &Vec<String>| texts.iter().zip(numbers).all(|(text, &number)| near(text, number));
    let short = |texts: &Vec<String>| texts.iter().all(|text| text.len() <= LONGEST);
    let written = fixed.filter(exact).find(short).or_else(|| by_itself.into_iter().find(exact));
    let written = written.unwrap_or_else(|| numbers.iter().map(f64::to_string).collect());
    written.iter().map(|text| typeset(text)).collect()
}

/// The ticks of an axis with their labels. If labels would be long, they are relative to an offset.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ticks {
    /// The label of the offset at the end of the axis, such as `1000000 + …`.
    offset: Option<String>,
    /// Each tick with its label. A tick is a number, or its share of the way along the axis
    /// ([`placed`](Self::placed)).
    pub(crate) all: Vec<(f64, String)>,
}

impl Ticks {
    /// Ticks at even steps inside an interval.
    pub(crate) fn even(interval: Interval) -> Self {
        Self::of(ticks(interval))
    }

    /// Ticks at these numbers.
    pub(crate) fn of(numbers: Vec<f64>) -> Self {
        let (offset, texts) = with_offset(&numbers);
        let offset = offset.map(|offset| format!("{offset} + …"));
        Self { offset, all: numbers.into_iter().zip(texts).collect() }
    }

    /// Ticks with labels of their own, and without an offset.
    pub(crate) fn labelled(all: Vec<(f64, String)>) -> Self {
        Self { offset: None, all }
    }

    /// Replaces each number by its share of the way along the axis. Ticks without a place are left out.
    pub(crate) fn placed(self, share: impl Fn(f64) -> Option<f64>) -> Self {
        let all = self.all.into_iter().filter_map(|(number, text)| Some((share(number)?, text))).collect();
        Self { all, ..self }
    }

    /// The least distance between two neighbours.
    pub(crate) fn closest(&self) -> f64 {
        self.all.windows(2).map(|pair| pair[1].0 - pair[0].0).fold(f64::INFINITY, f64::min)
    }

    /// The width in pixels of the widest label.
    pub(crate) fn widest(&self, size: f64) -> f64 {
        self.all.iter().map(|(_, text)| width(text, size)).fold(0.0, f64::max)
    }

    /// The label of the offset, if there is one, with its right end at a place and no wider than its room.
    pub(crate) fn offset(&self, at: [f64; 2], size: f64, room: f64, colour: Colour) -> Option<Item> {
        let text = self.offset.as_ref()?;
        let size = size * (room / width(text, size)).min(1.0);
        Some(drawing::text(at, Anchor::End, size, math::words(text.as_str()), colour))
    }
}

pub(crate) fn width(text: &str, size: f64) -> f64 {
    font::total_width(&math::words(text), size)
}
