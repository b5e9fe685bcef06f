//! A frame over a count of steps: what pictures of time share.

use korogaru::{Convention, Method};
use korogaru_lab::{Experiment, Interval};
use korogaru_text::{Lang, noise, number};

use crate::font;
use crate::math;
use crate::path;
use crate::scale;
use crate::scene::{Anchor, Item, Run, Text};
use crate::theme::Palette;

const TICK: f64 = 4.0;
const SIZE: f64 = 11.5;
/// The least distance of two numbers at an upright axis.
const APART: f64 = 19.0;

/// How heights are laid out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scale {
    Linear(Interval),
    /// By their logarithms, which this holds: of base ten.
    Logarithmic(Interval),
}

impl Scale {
    /// An even scale that holds all numbers, and a little more.
    pub(super) fn linear(numbers: impl Iterator<Item = f64>) -> Self {
        Self::Linear(covering(numbers, 0.1))
    }

    /// The same by logarithms, for numbers above 0; even where there is none.
    pub(super) fn logarithmic(numbers: impl Iterator<Item = f64>) -> Self {
        Self::Logarithmic(covering(numbers.filter(|number| *number > 0.0).map(libm::log10), 0.5))
    }

    /// The share of the way from the lower to the upper end, where the number has a place.
    pub(super) fn share(self, number: f64) -> Option<f64> {
        match self {
            Self::Linear(interval) => Some((number - interval.low()) / interval.width()),
            Self::Logarithmic(interval) => {
                (number > 0.0).then(|| (libm::log10(number) - interval.low()) / interval.width())
            }
        }
    }

    /// Round numbers with their texts; those of a logarithmic scale no nearer to each other than a share of the way from end to
    /// end, and at least three of them as long as so many have room.
    pub(super) fn ticks(self, room: f64) -> Vec<(f64, String)> {
        match self {
            Self::Linear(interval) => {
                let ticks = scale::ticks(interval);
                let texts = scale::written(&ticks);
                ticks.into_iter().zip(texts).collect()
            }
            Self::Logarithmic(interval) => {
                let chosen = self.chosen(interval, room);
                let short: Vec<String> =
                    chosen.iter().map(|number| number::significant(*number, 3)).collect();
                let exact = |(text, number): (&String, &f64)| {
                    text.parse().is_ok_and(|read: f64| (read - number).abs() <= 1e-9 * number)
                };
                let texts = match short.iter().zip(&chosen).all(exact) {
                    true => short.iter().map(|text| number::typeset(text)).collect(),
                    false => scale::written(&chosen),
                };
                chosen.into_iter().zip(texts).collect()
            }
        }
    }
}

/// Round numbers whose logarithms lie in an interval: these digits of each decade, or of each so many decades.
fn powers(interval: Interval, digits: &[u8], every: f64) -> Vec<f64> {
    let first = (interval.low() / every).floor() * every;
    let decades = (0..=1000).map(|i| first + every * f64::from(i)).take_while(|e| *e <= interval.high());
    // Read from text, since a power may round.
    let power = |exponent: f64, digit: u8| format!("{digit}e{exponent}").parse::<f64>().ok();
    let all = decades.flat_map(|exponent| digits.iter().filter_map(move |digit| power(exponent, *digit)));
    all.filter(|power| *power > 0.0 && interval.contains(libm::log10(*power))).collect()
}

impl Scale {
    /// Of the ways to cut a logarithmic scale evenly the first that leaves room for the texts of three numbers, or else that
    /// which has most.
    fn chosen(self, interval: Interval, room: f64) -> Vec<f64> {
        const FEW: f64 = 2.5;
        const FEWEST: usize = 3;
        /// Nearer than wished, but not yet in each other's way.
        const TIGHT: f64 = 0.75;
        let share = |number: f64| self.share(number).unwrap_or(0.0);
        let fits = |numbers: &[f64], room: f64| {
            numbers.windows(2).all(|pair| share(pair[1]) - share(pair[0]) >= room)
        };
        // Round steps of the exponent, of which whole ones are powers of ten.
        let step = scale::ticks(interval).windows(2).map(|pair| pair[1] - pair[0]).fold(1.0, f64::max);
        let step = if (step - step.round()).abs() < 1e-9 { step.round() } else { 2.0 * step };
        let decades = |every: f64| powers(interval, &[1], every);
        let ends = [interval.low(), interval.high()].map(libm::exp10);
        let evenly = Interval::new(ends[0], ends[1])
            .map_or_else(Vec::new, |ends| (2..=9).rev().map(|steps| scale::few_ticks(ends, steps)).collect());
        let parts = [&[1, 2, 5][..], &[1, 3]].map(|digits| powers(interval, digits, 1.0));
        let tens = [step, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0].map(decades);
        let ways: Vec<Vec<f64>> = match interval.width() < FEW {
            true => parts.into_iter().chain(tens).chain(evenly).collect(),
            false => tens.into_iter().chain(parts).chain(evenly).collect(),
        };
        let enough = |room: f64| ways.iter().find(|all| all.len() >= FEWEST && fits(all, room));
        // Of equals the first.
        let most = || ways.iter().rev().filter(|all| fits(all, room)).max_by_key(|all| all.len());
        enough(room).or_else(|| enough(TIGHT * room)).or_else(most).cloned().unwrap_or_default()
    }
}

/// An interval that holds all numbers, with a share of its width to spare, and at least `least` of them where they are
/// all alike.
pub(super) fn covering(numbers: impl Iterator<Item = f64>, least: f64) -> Interval {
    /// Wider than this no interval is finite.
    const FAR: f64 = 4e307;
    let (low, high) = numbers
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
    let (low, high) = if low <= high { (low.clamp(-FAR, FAR), high.clamp(-FAR, FAR)) } else { (0.0, 0.0) };
    let room = 0.06 * (high - low);
    let padded = |room: f64| Interval::new(low - room, high + room);
    let alone = least * low.abs().max(high.abs()).max(1.0);
    padded(room)
        .or_else(|| padded(alone))
        .unwrap_or_else(|| Interval::new(-1.0, 1.0).expect("two numbers that are apart"))
}

/// A frame on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// From left to right.
    pub(super) steps: Interval,
}

impl Panel {
    pub(super) fn across(&self, step: f64) -> f64 {
        self.left + (step - self.steps.low()) / self.steps.width() * (self.right - self.left)
    }

    pub(super) fn upwards(&self, scale: Scale, number: f64) -> Option<f64> {
        scale.share(number).map(|share| self.bottom - share * (self.bottom - self.top))
    }

    /// A point on the page, where the number has a place.
    pub(super) fn place(&self, scale: Scale, [step, number]: [f64; 2]) -> Option<[f64; 2]> {
        Some([self.across(step), self.upwards(scale, number)?])
    }

    /// What of lines on the page lies within the frame, or a little outside.
    pub(super) fn clip(&self, lines: &[Vec<[f64; 2]>]) -> Vec<Vec<[f64; 2]>> {
        const ASIDE: f64 = 8.0;
        let edges = [self.left - ASIDE, self.top - ASIDE, self.right + ASIDE, self.bottom + ASIDE];
        path::clip(lines, edges)
    }

    pub(super) fn area(&self) -> [f64; 4] {
        [self.left, self.top, self.right - self.left, self.bottom - self.top]
    }

    /// The frame.
    pub(super) fn frame(&self, palette: &Palette) -> Item {
        Item::Rectangle { area: self.area(), fill: None, stroke: Some((palette.frame, 1.0)) }
    }

    /// Ticks under the frame at whole numbers of steps, with the numbers where they are wanted.
    pub(super) fn steps_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let whole = |step: &f64| (step - step.round()).abs() < 1e-9 && *step >= 0.0;
        let steps: Vec<f64> = scale::ticks(self.steps).into_iter().filter(whole).map(f64::round).collect();
        let texts = whole_numbers(&steps);
        self.ticks_below(&steps, texts, numbers, palette)
    }

    /// The same for any numbers in place of steps: below 0, and parts where there are no two whole ones (of an epoch).
    pub(super) fn numbers_axis(&self, numbers: bool, palette: &Palette) -> Vec<Item> {
        let near = 1e-9 * self.steps.width().min(1.0);
        let ticks = scale::ticks(self.steps);
        let whole = ticks.iter().filter(|tick| (*tick - tick.round()).abs() < near);
        let whole: Vec<f64> = whole.map(|tick| tick.round()).collect();
        if whole.len() > 1 {
            let texts = whole_numbers(&whole);
            return self.ticks_below(&whole, texts, numbers, palette);
        }
        let texts = scale::written(&ticks);
        self.ticks_below(&ticks, texts, numbers, palette)
    }

    fn ticks_below(&self, steps: &[f64], texts: Vec<String>, numbers: bool, palette: &Palette) -> Vec<Item> {
        let at =
            |&step: &f64| vec![[self.across(step), self.bottom], [self.across(step), self.bottom + TICK]];
        let mut items =
            vec![Item::Lines { lines: steps.iter().map(at).collect(), colour: palette.frame, width: 1.0 }];
        if numbers {
            let widest = texts.iter().map(|text| width(text)).fold(0.0, f64::max);
            let apart = steps.get(1).map_or(f64::INFINITY, |next| self.across(*next) - self.across(steps[0]));
            let stride = stride((widest + 8.0) / apart);
            for (step, text) in steps.iter().zip(texts).step_by(stride) {
                let at = [self.across(*step), self.bottom + TICK + SIZE + 1.0];
                items.push(label(at, Anchor::Middle, text, palette));
            }
        }
        items
    }

    /// Ticks and numbers left of the frame, and a thin line at 0.
    pub(super) fn heights_axis(&self, scale: Scale, palette: &Palette) -> Vec<Item> {
        let ticks = scale.ticks(APART / (self.bottom - self.top));
        let placed: Vec<(f64, String)> = ticks
            .into_iter()
            .filter_map(|(number, text)| Some((self.upwards(scale, number)?, text)))
            .collect();
        let apart = placed.windows(2).map(|pair| pair[0].0 - pair[1].0).fold(f64::INFINITY, f64::min);
        // Those of a logarithmic scale have been chosen so that all fit.
        let stride = if matches!(scale, Scale::Linear(_)) { stride(APART / apart) } else { 1 };
        // Where not all fit, 0 is among those that stay.
        let zero = placed.iter().position(|(_, text)| text.parse() == Ok(0.0)).unwrap_or(0);
        let room = self.left - TICK - 3.0 - 4.0;
        let widest = placed.iter().map(|(_, text)| width(text)).fold(1.0, f64::max);
        let size = SIZE * (room / widest).min(1.0);
        let mut items = Vec::new();
        let mut lines = Vec::new();
        for (i, (y, text)) in placed.into_iter().enumerate() {
            if i % stride != zero % stride {
                continue;
            }
            lines.push(vec![[self.left - TICK, y], [self.left, y]]);
            let at = [self.left - TICK - 3.0, y + 0.36 * size];
            let runs = math::words(text);
            items.push(Item::Text(Text { at, anchor: Anchor::End, size, colour: palette.secondary, runs }));
        }
        if let Scale::Linear(interval) = scale
            && interval.contains(0.0)
            && let Some(y) = self.upwards(scale, 0.0)
        {
            lines.push(vec![[self.left, y], [self.right, y]]);
        }
        items.push(Item::Lines { lines, colour: palette.frame, width: 0.8 });
        items
    }
}

/// The function, the method's hyperparameters and what is random in one line.
pub(super) fn subtitle(experiment: &Experiment, lang: Lang) -> Vec<Run> {
    let mut runs = math::equation(experiment.objective().formula());
    for line in hyperparameters(experiment.method(), number::shortest, SIZE, f64::INFINITY) {
        runs.extend(math::words("    "));
        runs.extend(line);
    }
    for word in noise(lang, experiment) {
        runs.extend(math::words(format!("    {word}")));
    }
    runs
}

/// The method's hyperparameters, their numbers so written, and its convention, in as many lines of a size as their room needs.
pub(super) fn hyperparameters(
    method: &Method,
    written: impl Fn(f64) -> String,
    size: f64,
    room: f64,
) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let assignment = |symbol, value| math::assignment(symbol, &number::typeset(&written(value)));
    let assignments = method.hyperparameters().map(|(h, value)| assignment(h.symbol, value));
    for assignment in assignments.chain(convention(method)) {
        let wider = lines.last().map(|line| [&line[..], &math::words("    "), &assignment].concat());
        match wider.filter(|line| font::total_width(line, size) <= room) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(assignment),
        }
    }
    lines
}

/// How the velocity is made, where that is not as in the book: the one way to say it that needs no words, v ← α·v + g.
pub(super) fn convention(method: &Method) -> Option<Vec<Run>> {
    let velocity = method.formula().iter().find(|line| line.starts_with('v'))?;
    (method.convention() == Some(Convention::Fresh)).then(|| math::formula(velocity))
}

/// A word or a number in the size of the numbers.
pub(super) fn label(at: [f64; 2], anchor: Anchor, text: impl Into<String>, palette: &Palette) -> Item {
    let runs = math::words(text);
    Item::Text(Text { at, anchor, size: SIZE, colour: palette.secondary, runs })
}

fn whole_numbers(numbers: &[f64]) -> Vec<String> {
    numbers.iter().map(|number| number::typeset(&number::shortest(*number + 0.0))).collect()
}

fn width(text: &str) -> f64 {
    font::total_width(&math::words(text), SIZE)
}

/// Every how many numbers one is written, where each takes this many places.
fn stride(places: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some ten numbers")]
    let stride = places.ceil().clamp(1.0, 100.0) as usize;
    stride
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(numbers: &[f64]) -> Interval {
        match Scale::linear(numbers.iter().copied()) {
            Scale::Linear(interval) | Scale::Logarithmic(interval) => interval,
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
    fn powers_of_ten_are_even_steps_of_a_logarithmic_scale() {
        let scale = Scale::logarithmic([0.01, 100.0, 0.0].into_iter());
        let [a, b, c] = [0.01, 1.0, 100.0].map(|number| scale.share(number).unwrap());
        assert!((b - a - (c - b)).abs() < 1e-12 && scale.share(0.0).is_none());
        let texts: Vec<String> = scale.ticks(0.1).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["0.01", "0.1", "1", "10", "100"]);
        let few: Vec<String> =
            Scale::logarithmic([0.3, 4.0].into_iter()).ticks(0.1).into_iter().map(|(_, text)| text).collect();
        assert_eq!(few, ["0.5", "1", "2"]);
    }

    /// At the sizes that frames have, from a third of a decade to three hundred, of each part of which there is one.
    #[test]
    fn a_logarithmic_scale_has_three_numbers_and_none_in_each_others_way() {
        for (pixels, i) in
            [112.0, 140.0, 168.0, 336.0].into_iter().flat_map(|p| (0..300).map(move |i| (p, i)))
        {
            let width = 0.2 * 1.025_f64.powi(i);
            let low = 0.37 * f64::from(i) - 60.0;
            let interval = Interval::new(low, low + width).unwrap();
            let (scale, room) = (Scale::Logarithmic(interval), APART / pixels);
            let ticks = scale.ticks(room);
            assert!(ticks.len() >= 3, "{pixels} {interval:?}: {ticks:?}");
            let shares: Vec<f64> = ticks.iter().map(|(number, _)| scale.share(*number).unwrap()).collect();
            assert!(
                shares.windows(2).all(|pair| pair[1] - pair[0] >= 0.75 * room - 1e-12),
                "{interval:?}: {ticks:?}"
            );
            let mut texts: Vec<&String> = ticks.iter().map(|(_, text)| text).collect();
            texts.dedup();
            // No two are written alike.
            assert_eq!(texts.len(), ticks.len(), "{ticks:?}");
        }
    }
}
