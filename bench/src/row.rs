use std::fmt;
use std::time::Duration;

use crate::sample::{Pairs, Samples, three_digits};

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What is measured, as a user would say it.
    pub(crate) what: String,
    pub(crate) ours: Quantity,
    /// The rival's quantity, if there is a rival.
    pub(crate) theirs: Option<Quantity>,
    /// Ours divided by theirs.
    pub(crate) ratio: Option<Ratio>,
    pub(crate) bar: Option<Bar>,
}

impl Row {
    /// Two things measured in turns.
    pub(crate) fn compared(what: &str, pairs: Pairs, bar: Option<Bar>) -> Self {
        let ratio = Ratio::Times(pairs.ratio());
        Self {
            what: what.to_owned(),
            ours: Quantity::Time(pairs.ours),
            theirs: Some(Quantity::Time(pairs.theirs)),
            ratio: Some(ratio),
            bar,
        }
    }

    /// Our work and the ceiling's, measured in turns: the share of what is possible that we reach.
    pub(crate) fn of_ceiling(what: &str, pairs: Pairs, least: Option<f64>) -> Self {
        let share = 1.0 / pairs.ratio();
        let bar = least.map(Bar::OfCeiling);
        Self { ratio: Some(Ratio::Share(share)), ..Self::compared(what, pairs, bar) }
    }

    /// Something without a rival.
    pub(crate) fn alone(what: &str, ours: Quantity, bar: Option<Bar>) -> Self {
        Self { what: what.to_owned(), ours, theirs: None, ratio: None, bar }
    }

    /// Whether the bar is met. `None` if there is no bar.
    pub(crate) fn met(&self) -> Option<bool> {
        let met = match (self.bar?, &self.ours, self.ratio) {
            (Bar::Faster(times), _, Some(Ratio::Times(ratio))) => ratio * times <= 1.0,
            (Bar::AtMost(times), _, Some(Ratio::Times(ratio))) => ratio <= times,
            (Bar::OfCeiling(least), _, Some(Ratio::Share(share))) => share >= least,
            (Bar::Within(limit), Quantity::Time(samples), _) => samples.median() <= limit.as_secs_f64(),
            (Bar::Count(limit), Quantity::Count(count), _) => *count <= limit,
            // A bar that cannot be compared is not met.
            _ => false,
        };
        Some(met)
    }
}

/// What was measured.
#[derive(Clone, Debug)]
pub(crate) enum Quantity {
    Time(Samples),
    Count(usize),
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(samples) => samples.fmt(f),
            Self::Count(count) => count.fmt(f),
        }
    }
}

/// How ours and theirs compare.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ratio {
    /// Our time divided by theirs.
    Times(f64),
    /// The ceiling's time divided by ours.
    Share(f64),
}

/// `31.2× faster`, `1.87× the time`, or `97.1 % of it`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Times(ratio) if ratio < 1.0 => write!(f, "{}× faster", three_digits(1.0 / ratio)),
            Self::Times(ratio) => write!(f, "{}× the time", three_digits(ratio)),
            Self::Share(share) => write!(f, "{} % of it", three_digits(100.0 * share)),
        }
    }
}

/// What the project promises for a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bar {
    /// At least this many times as fast as the rival.
    Faster(f64),
    /// At most this many times the rival's time.
    AtMost(f64),
    /// At least this share of what the machine's memory can do.
    OfCeiling(f64),
    /// The median of our own time.
    Within(Duration),
    /// At most this count.
    Count(usize),
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faster(times) => write!(f, "≥ {times}× faster"),
            Self::AtMost(times) => write!(f, "≤ {times}× the time"),
            Self::OfCeiling(share) => write!(f, "≥ {} % of it", 100.0 * share),
            Self::Within(limit) if limit.subsec_nanos() == 0 => write!(f, "≤ {} s", limit.as_secs()),
            Self::Within(limit) => write!(f, "≤ {} ms", limit.as_millis()),
            Self::Count(limit) => write!(f, "≤ {limit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(ratio: f64) -> Pairs {
        Pairs::new(vec![(1e-3, 1e-3 / ratio)])
    }

    #[test]
    fn bars() {
        let met = |ratio, bar| Row::compared("", pairs(ratio), bar).met();
        assert_eq!(met(0.05, Some(Bar::Faster(20.0))), Some(true));
        assert_eq!(met(0.06, Some(Bar::Faster(20.0))), Some(false));
        assert_eq!(met(3.1, Some(Bar::AtMost(3.0))), Some(false));
        assert_eq!(met(3.1, None), None);
        let of_ceiling = |ratio| Row::of_ceiling("", pairs(ratio), Some(0.95)).met();
        assert_eq!((of_ceiling(1.05), of_ceiling(1.06)), (Some(true), Some(false)));
        assert_eq!(met(3.1, Some(Bar::Within(Duration::from_millis(1)))), Some(true));
        assert_eq!(Row::alone("", Quantity::Count(13), Some(Bar::Count(12))).met(), Some(false));
    }
}
