use super::Noise;
use super::draw::{Purpose, choose, normal_pair};
use crate::plane::Point;
use crate::{Experiment, Objective};

/// The gradients that the updates of an experiment use: those of the objective, with the experiment's noise.
#[derive(Debug)]
pub(crate) struct Gradients<'a> {
    objective: &'a dyn Objective,
    noise: Noise,
    /// All examples, those of the batch first. Empty if there is no batch.
    examples: Vec<usize>,
}

impl<'a> Gradients<'a> {
    /// Allocates all memory, so that [`at`](Self::at) allocates none.
    pub(crate) fn new(experiment: &'a Experiment) -> Self {
        let (objective, noise) = (&**experiment.objective(), experiment.noise());
        let examples = noise.batch.map_or_else(Vec::new, |_| vec![0; objective.examples()]);
        Self { objective, noise, examples }
    }

    /// The gradient that an update uses at a point. The first update is 1.
    pub(crate) fn at(&mut self, update: usize, point: Point) -> Point {
        let update = update as u64;
        let mut gradient = match self.noise.batch {
            None => self.objective.gradient(point),
            Some(size) => {
                choose(&mut self.examples, size, self.noise.seed, update);
                mean(self.objective, self.examples[..size].iter().copied(), point)
            }
        };
        if self.noise.sigma > 0.0 {
            let normal = normal_pair(self.noise.seed, Purpose::Gaussian, update);
            for (partial, normal) in gradient.iter_mut().zip(normal) {
                *partial += self.noise.sigma * normal;
            }
        }
        gradient
    }
}

/// The mean of the gradients of some examples at a point, summed in their order.
pub(crate) fn mean(
    objective: &dyn Objective,
    examples: impl ExactSizeIterator<Item = usize>,
    point: Point,
) -> Point {
    let count = examples.len() as f64;
    let sum = examples.fold([0.0; 2], |[x, y], index| {
        let [gx, gy] = objective.example_gradient(index, point);
        [x + gx, y + gy]
    });
    sum.map(|sum| sum / count)
}
