//! Repeated measurements of time, in seconds.

use std::fmt;
use std::time::{Duration, Instant};

use crate::Result;

/// A time in seconds: of one run, or of one step among many that are timed together, which may be a fraction
/// of a nanosecond.
pub(crate) trait Seconds {
    fn seconds(self) -> f64;
}

impl Seconds for Duration {
    fn seconds(self) -> f64 {
        self.as_secs_f64()
    }
}

impl Seconds for f64 {
    fn seconds(self) -> f64 {
        self
    }
}

/// The measured times of one thing, at least one. Medians are compared, because a few disturbed runs do not
/// change them.
#[derive(Clone, Debug)]
pub(crate) struct Samples {
    ascending: Vec<f64>,
}

impl Samples {
    /// Measures `count` times, after one measurement that does not count.
    pub(crate) fn collect<T: Seconds>(count: usize, mut time: impl FnMut() -> Result<T>) -> Result<Self> {
        time()?;
        (0..count).map(|_| time()).collect::<Result<_>>().map(Self::new)
    }

    pub(crate) fn new<T: Seconds>(times: Vec<T>) -> Self {
        assert!(!times.is_empty(), "a benchmark measures at least once");
        let mut ascending: Vec<f64> = times.into_iter().map(T::seconds).collect();
        ascending.sort_by(f64::total_cmp);
        Self { ascending }
    }

    pub(crate) fn min(&self) -> f64 {
        self.ascending[0]
    }

    pub(crate) fn median(&self) -> f64 {
        middle(&self.ascending)
    }

    pub(crate) fn max(&self) -> f64 {
        self.ascending[self.ascending.len() - 1]
    }
}

/// The median of sorted numbers.
fn middle(ascending: &[f64]) -> f64 {
    f64::midpoint(ascending[(ascending.len() - 1) / 2], ascending[ascending.len() / 2])
}

/// Writes `1.72 s (1.65–2.08, n = 15)`: the median, the range and the number of times.
impl fmt::Display for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, of_second) = unit(self.median());
        let digits = |time: f64| three_digits(time * of_second);
        write!(f, "{} {unit}", digits(self.median()))?;
        match self.ascending.len() {
            1 => write!(f, " (n = 1)"),
            n => write!(f, " ({}–{}, n = {n})", digits(self.min()), digits(self.max())),
        }
    }
}

/// A unit in which a time reads well, and how many of it are a second.
fn unit(time: f64) -> (&'static str, f64) {
    match time {
        seconds if seconds >= 1.0 => ("s", 1.0),
        seconds if seconds >= 1e-3 => ("ms", 1e3),
        seconds if seconds >= 1e-6 => ("µs", 1e6),
        _ => ("ns", 1e9),
    }
}

/// Three significant digits, with more only before the decimal point.
pub(crate) fn three_digits(number: f64) -> String {
    let decimals = match number {
        number if number >= 99.95 => 0,
        number if number >= 9.995 => 1,
        _ => 2,
    };
    format!("{number:.decimals$}")
}

/// The times of two things measured in turns.
#[derive(Clone, Debug)]
pub(crate) struct Pairs {
    pub(crate) ours: Samples,
    pub(crate) theirs: Samples,
    /// Each of our times divided by their time next to it.
    ratios: Vec<f64>,
}

impl Pairs {
    /// Our times and theirs, as pairs.
    pub(crate) fn new(times: Vec<(f64, f64)>) -> Self {
        let mut ratios: Vec<f64> = times.iter().map(|(a, b)| a / b).collect();
        ratios.sort_by(f64::total_cmp);
        let (ours, theirs): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        Self { ours: Samples::new(ours), theirs: Samples::new(theirs), ratios }
    }

    /// The median of the ratios.
    pub(crate) fn ratio(&self) -> f64 {
        middle(&self.ratios)
    }
}

/// Measures two things alternately, ours first, after one of each that does not count. A disturbance then
/// slows both, and neighbours are compared with neighbours.
pub(crate) fn alternate<A: Seconds, B: Seconds>(
    pairs: usize,
    mut ours: impl FnMut() -> Result<A>,
    mut theirs: impl FnMut() -> Result<B>,
) -> Result<Pairs> {
    ours()?;
    theirs()?;
    let measure = |_| Ok((ours()?.seconds(), theirs()?.seconds()));
    (0..pairs).map(measure).collect::<Result<_>>().map(Pairs::new)
}

/// The time that a piece of work takes in this process. Its result is not optimised away, and dropping it is
/// not timed.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = std::hint::black_box(work());
    let time = start.elapsed();
    drop(made);
    time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milliseconds(times: &[u64]) -> Vec<Duration> {
        times.iter().map(|&time| Duration::from_millis(time)).collect()
    }

    #[test]
    fn samples_say_median_and_range() {
        assert_eq!(Samples::new(milliseconds(&[30, 10, 20])).to_string(), "20.0 ms (10.0–30.0, n = 3)");
        assert_eq!(Samples::new(milliseconds(&[1000, 2000])).to_string(), "1.50 s (1.00–2.00, n = 2)");
        assert_eq!(Samples::new(milliseconds(&[123_456])).to_string(), "123 s (n = 1)");
    }

    #[test]
    fn a_step_among_many_may_be_short() {
        assert_eq!(Samples::new(vec![66.25e-9, 66.75e-9]).to_string(), "66.5 ns (66.2–66.8, n = 2)");
    }

    #[test]
    fn neighbours_are_compared() {
        // The first of each is the warm-up.
        let mut ours = milliseconds(&[999, 1, 10, 100]).into_iter();
        let mut theirs = milliseconds(&[999, 2, 40, 200]).into_iter();
        let next =
            |times: &mut std::vec::IntoIter<Duration>| times.next().ok_or_else(|| "none left".to_owned());
        let pairs = alternate(3, || next(&mut ours), || next(&mut theirs)).unwrap();
        assert_eq!(pairs.ratio(), 0.5);
        assert_eq!(pairs.ours.median(), 0.01);
    }
}
