//! A chunk of cells run side by side.

use korogaru::Lanes;

use super::Metric;
use super::metric::rate;
use crate::Experiment;

/// What is known of a run when it has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    pub(crate) metric: f64,
    /// f at the last point whose numbers were all finite; NaN where there was none.
    pub(crate) loss: f64,
    /// Whether the numbers after that point were not all finite.
    pub(crate) overflowed: bool,
}

/// A run in each lane, and what becomes of it.
pub(super) struct Chunk {
    xs: Vec<f64>,
    ys: Vec<f64>,
    gradient_xs: Vec<f64>,
    gradient_ys: Vec<f64>,
    /// f where the lanes are.
    values: Vec<f64>,
    /// 0 for a lane all of whose numbers were finite so far, NaN for any other.
    doubts: Vec<f64>,
    /// f at the last point of a lane without doubt.
    losses: Vec<f64>,
    /// How many points a lane had without doubt.
    points: Vec<f64>,
    /// The number of the last point that was not within the tolerance.
    outside: Vec<f64>,
}

/// A chunk looks this seldom whether all of its lanes have ended.
const LOOK: usize = 16;
/// A long run asks this seldom whether to go on.
const ASK: usize = 4096;

impl Chunk {
    /// The runs of an experiment with other values of hyperparameters, a run a lane. `None` where they were ended.
    pub(super) fn run(
        experiment: &Experiment,
        columns: &[(&str, &[f64])],
        metric: Metric,
        minimum: f64,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<Ended>>, korogaru::Error> {
        let mut lanes = Lanes::new(experiment.method(), columns, 2)?;
        let count = lanes.count();
        let [x, y] = experiment.start();
        let zeros = || vec![0.0; count];
        let mut chunk = Self {
            xs: vec![x; count],
            ys: vec![y; count],
            gradient_xs: zeros(),
            gradient_ys: zeros(),
            values: zeros(),
            doubts: zeros(),
            losses: vec![f64::NAN; count],
            points: zeros(),
            outside: vec![-1.0; count],
        };
        let within = minimum + Metric::TOLERANCE * (experiment.objective().value([x, y]) - minimum);
        chunk.look(experiment);
        chunk.note(0, metric, within);
        for iteration in 1..=experiment.iterations() {
            if iteration % LOOK == 0 && chunk.doubts.iter().all(|doubt| doubt.is_nan()) {
                break;
            }
            if iteration % ASK == 0 && !go_on() {
                return Ok(None);
            }
            lanes.step(&mut [(&mut chunk.xs, &chunk.gradient_xs), (&mut chunk.ys, &chunk.gradient_ys)]);
            chunk.look(experiment);
            lanes.add_doubt(&mut chunk.doubts);
            chunk.note(iteration, metric, within);
        }
        Ok(Some(chunk.ended(experiment, metric, minimum)))
    }

    /// Gradient and f where the lanes are.
    fn look(&mut self, experiment: &Experiment) {
        let objective = experiment.objective();
        objective.gradients(&self.xs, &self.ys, &mut self.gradient_xs, &mut self.gradient_ys);
        objective.values_at(&self.xs, &self.ys, &mut self.values);
    }

    /// Takes the points down, in lanes without doubt.
    fn note(&mut self, iteration: usize, metric: Metric, within: f64) {
        let count = self.doubts.len();
        // Slices of one length, so that the loops have no checks within and vectorise.
        let (xs, ys, values) = (&self.xs[..count], &self.ys[..count], &self.values[..count]);
        let (gxs, gys) = (&self.gradient_xs[..count], &self.gradient_ys[..count]);
        let (doubts, losses) = (&mut self.doubts[..count], &mut self.losses[..count]);
        let points = &mut self.points[..count];
        for i in 0..count {
            doubts[i] += doubt(values[i]) + ((doubt(xs[i]) + doubt(ys[i])) + (doubt(gxs[i]) + doubt(gys[i])));
            let sound = !doubts[i].is_nan();
            losses[i] = if sound { values[i] } else { losses[i] };
            points[i] += if sound { 1.0 } else { 0.0 };
        }
        if metric == Metric::Steps {
            let outside = &mut self.outside[..count];
            for i in 0..count {
                outside[i] = if values[i] <= within { outside[i] } else { iteration as f64 };
            }
        }
    }

    fn ended(&self, experiment: &Experiment, metric: Metric, minimum: f64) -> Vec<Ended> {
        let first = experiment.objective().value(experiment.start());
        let of_lane = |lane: usize| {
            let (loss, points) = (self.losses[lane], self.points[lane]);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a count of at most ten million and one"
            )]
            let points = points as usize;
            let last = points.saturating_sub(1);
            let overflowed = points <= experiment.iterations();
            let steps = self.outside[lane] + 1.0;
            let metric = match metric {
                _ if points == 0 => f64::NAN,
                Metric::Loss => loss,
                Metric::Rate => rate(first - minimum, loss - minimum, last),
                Metric::Steps if overflowed || steps > experiment.iterations() as f64 => f64::INFINITY,
                Metric::Steps => steps,
            };
            Ended { metric, loss, overflowed }
        };
        (0..self.xs.len()).map(of_lane).collect()
    }
}

/// 0 where a number is finite, and NaN where it is not.
#[inline(always)]
#[expect(clippy::eq_op, reason = "what is not finite is not itself less itself by 0")]
fn doubt(number: f64) -> f64 {
    number - number
}
