//! A chunk of runs side by side.
//!
//! Runs that stay finite, nearly all, are followed with as little as can be asked at each step. Those that did not are
//! run once more by a slower way that knows which of their points was the last.

use korogaru::{Backend, Batch, Error, Kernels, Lanes};

use super::metric::rate;
use super::{Fate, Metric};
use crate::{Evaluated, Experiment};

/// What is known of a run when it has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) metric: f64,
    /// f at the last point whose numbers were all finite; NaN where there was none.
    pub(crate) loss: f64,
    pub(crate) fate: Fate,
}

/// A chunk looks this seldom whether all of its lanes have ended.
const LOOK: usize = 16;
/// A long run asks this seldom whether to go on.
const ASK: usize = 4096;

/// The runs of an experiment with other values of hyperparameters, a run a lane. `None` where they were ended.
pub(super) fn run(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    metric: Metric,
    minimum: f64,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let first = experiment.objective().value(experiment.start());
    let ends = Ends { iterations: experiment.iterations(), metric, minimum, first };
    let Some(mut all) = follow(experiment, columns, &ends, go_on)? else { return Ok(None) };
    let doubtful: Vec<usize> = (0..all.len()).filter(|&lane| all[lane].is_none()).collect();
    if !doubtful.is_empty() {
        let of_doubtful = |values: &[f64]| doubtful.iter().map(|&lane| values[lane]).collect::<Vec<f64>>();
        let values: Vec<Vec<f64>> = columns.iter().map(|(_, values)| of_doubtful(values)).collect();
        let columns: Vec<(&str, &[f64])> =
            columns.iter().zip(&values).map(|((name, _), values)| (*name, &values[..])).collect();
        let Some(ended) = overflow(experiment, &columns, &ends, go_on)? else { return Ok(None) };
        for (lane, ended) in doubtful.into_iter().zip(ended) {
            all[lane] = Some(ended);
        }
    }
    Ok(all.into_iter().collect())
}

/// What is asked of a run in the end.
struct Ends {
    iterations: usize,
    metric: Metric,
    /// f at the known minima.
    minimum: f64,
    /// f at the start.
    first: f64,
}

impl Ends {
    /// How high f may be to be within the tolerance.
    fn within(&self) -> f64 {
        self.minimum + Metric::TOLERANCE * (self.first - self.minimum)
    }

    fn metric(&self, loss: f64, points: usize, steps: f64) -> f64 {
        let overflowed = points <= self.iterations;
        match self.metric {
            _ if points == 0 => f64::NAN,
            Metric::Loss => loss,
            Metric::Rate => rate(self.first - self.minimum, loss - self.minimum, points - 1),
            Metric::Steps if overflowed || steps > self.iterations as f64 => f64::INFINITY,
            Metric::Steps => steps,
        }
    }
}

/// A run in each lane.
struct Runs<'a> {
    experiment: &'a Experiment,
    lanes: Lanes,
    xs: Vec<f64>,
    ys: Vec<f64>,
    gx: Vec<f64>,
    gy: Vec<f64>,
    /// f where the lanes are.
    values: Vec<f64>,
}

impl<'a> Runs<'a> {
    /// All at the start.
    fn new(experiment: &'a Experiment, columns: &[(&str, &[f64])]) -> Result<Self, Error> {
        let lanes = Lanes::new(experiment.method(), columns, 2)?;
        let ([x, y], count) = (experiment.start(), lanes.count());
        let [gx, gy, values] = std::array::from_fn(|_| vec![0.0; count]);
        let mut runs = Self { experiment, lanes, xs: vec![x; count], ys: vec![y; count], gx, gy, values };
        runs.look();
        Ok(runs)
    }

    /// f and its gradient where the lanes are.
    fn look(&mut self) {
        let out = Evaluated { values: &mut self.values, gx: &mut self.gx, gy: &mut self.gy };
        self.experiment.objective().evaluate(&self.xs, &self.ys, out);
    }

    fn step(&mut self) {
        self.lanes.step(&mut [(&mut self.xs, &self.gx), (&mut self.ys, &self.gy)]);
        self.look();
    }

    /// Adds NaN for each lane whose numbers are not all finite now, and else 0.
    fn add_doubt(&self, doubts: &mut [f64]) {
        self.lanes.add_doubt(doubts);
        for numbers in [&self.xs, &self.ys, &self.gx, &self.gy, &self.values] {
            doubts.iter_mut().zip(numbers).for_each(|(sum, &number)| *sum += doubt(number));
        }
    }
}

/// The runs all of whose numbers stay finite; `None` for any other, and `None` of all where they were ended.
///
/// A position, a gradient or a state that is not finite stays so or makes a position or a state so for ever, as
/// infinities and NaN are: to look for these at the end is enough. f alone may be infinite at a point that is left again.
fn follow(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Option<Ended>>>, Error> {
    let mut runs = Runs::new(experiment, columns)?;
    let count = runs.values.len();
    let (within, asks_steps) = (ends.within(), ends.metric == Metric::Steps);
    let mut heights = [vec![f64::NEG_INFINITY; count], vec![f64::NEG_INFINITY; count]];
    let (mut doubts, mut outside) = (vec![0.0_f64; count], vec![-1.0; count]);
    for iteration in 0..=ends.iterations {
        if iteration % LOOK == 0 && iteration > 0 && doubts.iter().all(|doubt| doubt.is_nan()) {
            return Ok(Some(vec![None; count]));
        }
        if iteration % ASK == ASK - 1 && !go_on() {
            return Ok(None);
        }
        if iteration > 0 {
            runs.step();
        }
        let half = &mut heights[usize::from(2 * iteration > ends.iterations)];
        let late = asks_steps.then_some((iteration as f64, within, &mut outside[..]));
        Backend::widest().run(Note { values: &runs.values, doubts: &mut doubts, highest: half, late });
    }
    runs.add_doubt(&mut doubts);
    let of_lane = |lane: usize| {
        let (loss, points) = (runs.values[lane], ends.iterations + 1);
        let is_growing = heights[1][lane] > heights[0][lane];
        let fate = if is_growing { Fate::Growing } else { Fate::Settled };
        let metric = ends.metric(loss, points, outside[lane] + 1.0);
        (!doubts[lane].is_nan()).then_some(Ended { metric, loss, fate })
    };
    Ok(Some((0..count).map(of_lane).collect()))
}

/// Takes down what f is at one step.
struct Note<'a> {
    values: &'a [f64],
    /// 0 for a lane in which f was finite so far, and NaN for any other.
    doubts: &'a mut [f64],
    /// The largest f of this half of the run.
    highest: &'a mut [f64],
    /// The iteration, what f has to stay within, and the last iteration that was not.
    late: Option<(f64, f64, &'a mut [f64])>,
}

impl Batch for Note<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self, _: impl Kernels) {
        let count = self.values.len();
        let (values, doubts) = (&self.values[..count], &mut self.doubts[..count]);
        let highest = &mut self.highest[..count];
        for i in 0..count {
            doubts[i] += doubt(values[i]);
            highest[i] = if values[i] > highest[i] { values[i] } else { highest[i] };
        }
        if let Some((iteration, within, outside)) = self.late {
            let outside = &mut outside[..count];
            for i in 0..count {
                outside[i] = if values[i] <= within { outside[i] } else { iteration };
            }
        }
    }
}

/// Runs that do not stay finite, each to its last point that is. `None` where they were ended.
fn overflow(
    experiment: &Experiment,
    columns: &[(&str, &[f64])],
    ends: &Ends,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Ended>>, Error> {
    let mut runs = Runs::new(experiment, columns)?;
    let count = runs.values.len();
    let (mut doubts, mut losses, mut points) =
        (vec![0.0_f64; count], vec![f64::NAN; count], vec![0_usize; count]);
    for iteration in 0..=ends.iterations {
        if iteration % ASK == ASK - 1 && !go_on() {
            return Ok(None);
        }
        if iteration > 0 {
            runs.step();
        }
        runs.add_doubt(&mut doubts);
        let mut is_any_sound = false;
        for lane in (0..count).filter(|&lane| !doubts[lane].is_nan()) {
            losses[lane] = runs.values[lane];
            points[lane] += 1;
            is_any_sound = true;
        }
        if !is_any_sound {
            break;
        }
    }
    let of_lane = |lane: usize| {
        // A run that left is not within any tolerance at its end.
        let metric = ends.metric(losses[lane], points[lane], f64::INFINITY);
        Ended { metric, loss: losses[lane], fate: Fate::Overflowed }
    };
    Ok(Some((0..count).map(of_lane).collect()))
}

/// 0 where a number is finite, and NaN where it is not.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what is not finite is not itself less itself by 0")]
fn doubt(number: f64) -> f64 {
    number - number
}
