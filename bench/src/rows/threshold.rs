use std::thread;
use std::time::Instant;

use korogaru::{Momentum, Rule, Threads};
use korogaru_kernels::update_slice;

use crate::Result;
use crate::numbers::{LR, MOMENTUM, gradient, parameter};
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::turns::{Steps, compare};

const PAIRS: usize = 55;

/// The size from which a second thread is worth starting: half of a step on a thread started for it, as the
/// library does from `Threads::LEAST_ELEMENTS` on, against the whole step on one thread.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let row = |elements: usize| {
        let make = || Ok((Step::new(elements, true)?, Step::new(elements, false)?));
        let pairs = compare(setup.pairs(PAIRS), elements, make)?;
        let what = format!("{elements} elements, a second thread started for half of them, vs 1 thread");
        let bar = (elements == Threads::LEAST_ELEMENTS).then_some(Bar::AtMost(1.0));
        Ok(Row::compared(&what, pairs, bar))
    };
    [17, 19, 20, 21, 22].map(|power| row(1 << power)).into_iter().collect()
}

/// Momentum SGD on one tensor.
struct Step {
    rule: Momentum,
    shared: bool,
    parameters: Vec<f32>,
    gradient: Vec<f32>,
    velocity: Vec<f32>,
}

impl Step {
    fn new(elements: usize, shared: bool) -> Result<Self> {
        Ok(Self {
            rule: Momentum::new(LR, MOMENTUM).map_err(|error| error.to_string())?,
            shared,
            parameters: (0..elements).map(parameter).collect(),
            gradient: (0..elements).map(gradient).collect(),
            velocity: vec![0.0; elements],
        })
    }

    fn step(&mut self) -> Result {
        let Self { rule, shared, parameters, gradient, velocity } = self;
        let coefficients = rule.coefficients::<f32>(1);
        let update = |p: &mut [f32], g: &[f32], v: &mut [f32]| {
            update_slice::<Momentum, f32>(&coefficients, p, g, [v]).map_err(|error| error.to_string())
        };
        if !*shared {
            return update(parameters, gradient, velocity);
        }
        let half = parameters.len() / 2;
        let ((p, other_p), (v, other_v)) = (parameters.split_at_mut(half), velocity.split_at_mut(half));
        let (g, other_g) = gradient.split_at(half);
        thread::scope(|scope| {
            let other = scope.spawn(|| update(other_p, other_g, other_v));
            update(p, g, v)?;
            other.join().map_err(|_| "the second thread panicked".to_owned())?
        })
    }
}

impl Steps for Step {
    fn name(&self) -> &str {
        if self.shared { "two threads" } else { "one thread" }
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let start = Instant::now();
        for _ in 0..count {
            self.step()?;
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(count))
    }

    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
        Ok(places.iter().map(|&place| self.parameters[place].into()).collect())
    }
}
