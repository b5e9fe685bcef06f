//! Two sides that make the same steps in turns.

use std::time::Duration;

use crate::Result;
use crate::sample::{Pairs, Samples};

/// The shortest time of a sample of short steps.
const SAMPLE: f64 = 5e-3;

/// How long both sides rest between turns. Threads that wait for work spin for a while before they sleep, and
/// would take a processor from the other side.
const REST: Duration = Duration::from_millis(5);

/// A side that makes steps.
pub(crate) trait Steps {
    /// The side's name, for the user.
    fn name(&self) -> &str;
    /// Makes this many steps. Returns the seconds of one.
    fn run(&mut self, count: u32) -> Result<f64>;
    /// The parameters at these indices.
    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>>;
}

/// How often both sides are made anew in one comparison. The place of their arrays in memory changes their
/// speed by several per cent for as long as they are there.
const ANEW: usize = 5;

/// Times two sides in turns, after checking that they do the same. `make` prepares both for the same work of
/// this many elements.
pub(crate) fn compare<A: Steps, B: Steps>(
    pairs: usize,
    elements: usize,
    mut make: impl FnMut() -> Result<(A, B)>,
) -> Result<Pairs> {
    race(pairs, || {
        let (mut ours, mut theirs) = make()?;
        check(elements, &mut ours, &mut theirs)?;
        Ok((ours, theirs))
    })
}

/// Times two sides in turns, whatever they do. `make` prepares both.
pub(crate) fn race<A: Steps, B: Steps>(
    pairs: usize,
    mut make: impl FnMut() -> Result<(A, B)>,
) -> Result<Pairs> {
    let mut times = Vec::with_capacity(pairs);
    for part in 0..ANEW.min(pairs) {
        let (mut ours, mut theirs) = make()?;
        let (our_count, their_count) = (count(&mut ours)?, count(&mut theirs)?);
        for turn in pairs * part / ANEW..pairs * (part + 1) / ANEW {
            // Each side begins every other turn, so that none always comes after the other.
            let ours_first = turn.is_multiple_of(2);
            let first = if ours_first { Some(rested(&mut ours, our_count)?) } else { None };
            let their_time = rested(&mut theirs, their_count)?;
            let our_time = first.map_or_else(|| rested(&mut ours, our_count), Ok)?;
            times.push((our_time, their_time));
        }
    }
    Ok(Pairs::new(times))
}

/// The time of a step of one side alone, for choosing the best of several rivals.
pub(crate) fn alone(samples: usize, side: &mut impl Steps) -> Result<f64> {
    let count = count(side)?;
    Ok(Samples::collect(samples, || rested(side, count))?.median())
}

fn rested(side: &mut impl Steps, count: u32) -> Result<f64> {
    std::thread::sleep(REST);
    side.run(count)
}

/// The number of steps in a sample.
fn count(side: &mut impl Steps) -> Result<u32> {
    let mut count = 1;
    while side.run(count)? * f64::from(count) < SAMPLE {
        count *= 2;
    }
    Ok(count)
}

/// Checks, after a few steps, that both sides have the same parameters but for rounding. Frameworks round
/// products and sums in another order, so that the bits differ.
pub(crate) fn check(elements: usize, ours: &mut impl Steps, theirs: &mut impl Steps) -> Result {
    const STEPS: u32 = 4;
    const TOLERANCE: f64 = 1e-6;
    let places: Vec<usize> = (0..101).map(|i| i * (elements - 1) / 100).collect();
    ours.run(STEPS)?;
    theirs.run(STEPS)?;
    let values = ours.look(&places)?.into_iter().zip(theirs.look(&places)?);
    for (place, (our, their)) in places.into_iter().zip(values) {
        if (our - their).abs() > TOLERANCE {
            let (one, other) = (ours.name(), theirs.name());
            return Err(format!(
                "after {STEPS} steps element {place} is {our} for {one}, {their} for {other}"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moves by a speed, and takes a fixed time.
    struct Fake {
        speed: f64,
        steps: u32,
        seconds: f64,
    }

    impl Steps for Fake {
        fn name(&self) -> &str {
            "fake"
        }

        fn run(&mut self, count: u32) -> Result<f64> {
            self.steps += count;
            Ok(self.seconds)
        }

        fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
            Ok(vec![self.speed * f64::from(self.steps); places.len()])
        }
    }

    #[test]
    fn another_work_is_refused() {
        let fake = |speed, seconds| Fake { speed, steps: 0, seconds };
        let pairs = compare(5, 10, || Ok((fake(1.0, 0.01), fake(1.0, 0.02)))).unwrap();
        assert_eq!(pairs.ratio(), 0.5);
        let error = compare(5, 10, || Ok((fake(1.0, 0.01), fake(1.1, 0.02)))).unwrap_err();
        assert!(error.starts_with("after 4 steps element 0 is 4 for fake, 4.4"), "{error}");
    }

    #[test]
    fn short_steps_are_timed_together() {
        assert_eq!(count(&mut Fake { speed: 0.0, steps: 0, seconds: 1e-5 }), Ok(512));
    }
}
