//! Times measured again and again.

use std::fmt;
use std::time::{Duration, Instant};

use crate::Result;

/// The times of one thing, at least one. The median is what is compared: a few runs that the machine
/// disturbed do not move it.
#[derive(Clone, Debug)]
pub(crate) struct Samples {
    ascending: Vec<Duration>,
}

impl Samples {
    /// Measures `count` times after one time that does not count.
    pub(crate) fn collect(count: usize, mut time: impl FnMut() -> Result<Duration>) -> Result<Self> {
        time()?;
        (0..count).map(|_| time()).collect::<Result<_>>().map(Self::new)
    }

    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        assert!(!times.is_empty(), "a benchmark measures at least once");
        times.sort();
        Self { ascending: times }
    }

    pub(crate) fn min(&self) -> Duration {
        self.ascending[0]
    }

    pub(crate) fn median(&self) -> Duration {
        let middle = self.ascending.len() / 2;
        if self.ascending.len() % 2 == 1 {
            self.ascending[middle]
        } else {
            (self.ascending[middle - 1] + self.ascending[middle]) / 2
        }
    }

    pub(crate) fn max(&self) -> Duration {
        self.ascending[self.ascending.len() - 1]
    }
}

/// `1.72 s (1.65–2.08, n = 15)`: the median, and the range of how many.
impl fmt::Display for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, of_second) = unit(self.median());
        let digits = |time: Duration| three_digits(time.as_secs_f64() * of_second);
        write!(f, "{} {unit}", digits(self.median()))?;
        match self.ascending.len() {
            1 => write!(f, " (n = 1)"),
            n => write!(f, " ({}–{}, n = {n})", digits(self.min()), digits(self.max())),
        }
    }
}

/// The unit in which a time reads well, and how many of it make a second.
fn unit(time: Duration) -> (&'static str, f64) {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => ("s", 1.0),
        seconds if seconds >= 1e-3 => ("ms", 1e3),
        _ => ("µs", 1e6),
    }
}

/// Three significant digits, more only before the point.
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
    /// The median of each of our times over that of theirs beside it.
    pub(crate) ratio: f64,
}

/// Measures two things in turns, ours, theirs, ours, theirs, after one of each that does not count: what else
/// the machine does then slows both, and neighbours are compared with neighbours.
pub(crate) fn alternate(
    pairs: usize,
    mut ours: impl FnMut() -> Result<Duration>,
    mut theirs: impl FnMut() -> Result<Duration>,
) -> Result<Pairs> {
    ours()?;
    theirs()?;
    let times = (0..pairs).map(|_| Ok((ours()?, theirs()?))).collect::<Result<Vec<_>>>()?;
    let mut ratios: Vec<f64> = times.iter().map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let (lower, upper) = (ratios[(pairs - 1) / 2], ratios[pairs / 2]);
    let (ours, theirs) = times.into_iter().unzip();
    let ratio = f64::midpoint(lower, upper);
    Ok(Pairs { ours: Samples::new(ours), theirs: Samples::new(theirs), ratio })
}

/// The time that a piece of work takes in this process. What it makes is kept from being optimised away, and
/// dropping it does not count.
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
    fn neighbours_are_compared() {
        // The first of each is the warm-up.
        let mut ours = milliseconds(&[999, 1, 10, 100]).into_iter();
        let mut theirs = milliseconds(&[999, 2, 40, 200]).into_iter();
        let next =
            |times: &mut std::vec::IntoIter<Duration>| times.next().ok_or_else(|| "none left".to_owned());
        let pairs = alternate(3, || next(&mut ours), || next(&mut theirs)).unwrap();
        assert_eq!(pairs.ratio, 0.5);
        assert_eq!(pairs.ours.median(), Duration::from_millis(10));
    }
}
