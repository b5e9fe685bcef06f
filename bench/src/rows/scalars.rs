use std::time::Instant;

use korogaru::{Optimizer, Tensor};

use crate::Result;
use crate::numbers::{gradient, parameter};
use crate::ours::{momentum, optimizer};
use crate::rival::Rival;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::turns::{Steps, compare};
use crate::work::Work;

const PAIRS: usize = 55;

/// The article's x and y, in double precision, which show what calling the library costs.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let row = |name, called: &str, bar| -> Result<Row> {
        let work = Work::equal(2, 1);
        let make = || Ok((Scalars::new()?, Rival::start(setup.python_rivals(1), name, &work)?));
        let pairs = compare(setup.pairs(PAIRS), work.elements(), make)?;
        Ok(Row::compared(&format!("two named scalars, vs the article's class on {called}"), pairs, Some(bar)))
    };
    Ok(vec![
        row("floats", "two Python floats", Bar::Faster(8.0))?,
        row("doubles", "two arrays of 1 element", Bar::Faster(60.0))?,
    ])
}

/// Two parameters in variables, with their names given at each step.
struct Scalars {
    optimizer: Optimizer,
    x: f64,
    y: f64,
    dx: f64,
    dy: f64,
}

impl Scalars {
    fn new() -> Result<Self> {
        let [x, y] = [0, 1].map(|place| parameter(place).into());
        let [dx, dy] = [0, 1].map(|place| gradient(place).into());
        Ok(Self { optimizer: optimizer(momentum()?, 1), x, y, dx, dy })
    }
}

impl Steps for Scalars {
    fn name(&self) -> &str {
        "korogaru"
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let Self { optimizer, x, y, dx, dy } = self;
        let start = Instant::now();
        for _ in 0..count {
            optimizer
                .step(&mut [Tensor::scalar("x", x, dx), Tensor::scalar("y", y, dy)])
                .map_err(|error| error.to_string())?;
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(count))
    }

    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
        Ok(places.iter().map(|&place| [self.x, self.y][place]).collect())
    }
}
