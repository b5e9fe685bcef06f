//! Our side: the library with named tensors, as a program uses it.

use std::time::Instant;

use korogaru::{Element, Method, Momentum, Optimizer, Tensor, Threads};

use crate::Result;
use crate::numbers::{LR, MOMENTUM, gradient, parameter};
use crate::turns::Steps;
use crate::work::Work;

/// An optimizer with its tensors. The list of tensors is made for each step, as in a program that also reads
/// its parameters.
#[derive(Debug)]
pub(crate) struct Ours<E> {
    optimizer: Optimizer,
    names: Vec<String>,
    parameters: Vec<Vec<E>>,
    gradients: Vec<Vec<E>>,
}

/// Momentum SGD with the hyperparameters that every side has.
pub(crate) fn momentum() -> Result<Method> {
    Ok(Momentum::new(LR, MOMENTUM).map_err(|error| error.to_string())?.into())
}

impl<E: Element> Ours<E> {
    /// Momentum SGD.
    pub(crate) fn new(work: &Work, threads: usize, element: impl Fn(f32) -> E) -> Result<Self> {
        Ok(Self::by(optimizer(momentum()?, threads), work, element))
    }

    /// Uses an optimizer that has not made any step.
    pub(crate) fn by(optimizer: Optimizer, work: &Work, element: impl Fn(f32) -> E) -> Self {
        let mut start = 0;
        let (parameters, gradients) = work
            .lengths()
            .map(|length| {
                let places = start..start + length;
                start += length;
                let parameters = places.clone().map(|place| element(parameter(place))).collect::<Vec<E>>();
                (parameters, places.map(|place| element(gradient(place))).collect::<Vec<E>>())
            })
            .unzip();
        Self { optimizer, names: work.names().map(str::to_owned).collect(), parameters, gradients }
    }

    fn step(&mut self) -> Result {
        let Self { optimizer, names, parameters, gradients } = self;
        let tensors = names.iter().zip(parameters).zip(gradients);
        let mut tensors: Vec<Tensor<'_>> = tensors.map(|((name, p), g)| Tensor::new(name, p, g)).collect();
        optimizer.step(&mut tensors).map_err(|error| error.to_string())
    }
}

/// An optimizer that works with this many threads.
pub(crate) fn optimizer(method: Method, threads: usize) -> Optimizer {
    Optimizer::new(method).with_threads(Threads::count(threads))
}

impl<E: Element + Into<f64>> Steps for Ours<E> {
    fn name(&self) -> &str {
        "korogaru"
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let start = Instant::now();
        for _ in 0..count {
            self.step()?;
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(count))
    }

    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
        let mut starts = Vec::with_capacity(self.parameters.len());
        let mut start = 0;
        for parameter in &self.parameters {
            starts.push(start);
            start += parameter.len();
        }
        let value = |&place: &usize| {
            let tensor = starts.partition_point(|&start| start <= place) - 1;
            self.parameters[tensor][place - starts[tensor]].into()
        };
        Ok(places.iter().map(value).collect())
    }
}
