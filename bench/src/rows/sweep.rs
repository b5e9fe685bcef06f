use std::sync::Arc;
use std::time::Instant;

use korogaru_lab::{Axis, Experiment, Formula, Map, Metric, Sweep};

use crate::Result;
use crate::rival::Rival;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::turns::{Steps, compare, race};
use crate::work::Work;

/// The number of values along each axis.
const SIDE: usize = 512;
const ITERATIONS: usize = 300;
const THREADS: usize = 2;
/// NumPy takes seconds for a map, so there are few pairs.
const FEW: usize = 5;
const PAIRS: usize = 15;

/// The map over η and α of the article's function.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let work = Work::equal(1, SIDE * SIDE);
    let built_in = || Maps::of(Experiment::default());
    let what = format!("map of {SIDE} × {SIDE} runs of {ITERATIONS} steps, {THREADS} threads, vs");
    let against = |name: &str, called: &str, pairs: usize, bar: Bar| -> Result<Row> {
        let make = || Ok((built_in()?, Rival::start(setup.python_rivals(THREADS), name, &work)?));
        let pairs = compare(setup.pairs(pairs), work.elements(), make)?;
        Ok(Row::compared(&format!("{what} {called}"), pairs, Some(bar)))
    };
    let typed = || {
        let formula = Formula::new("x^2/20 + y^2").map_err(|error| error.to_string())?;
        Maps::of(Experiment::default().with_objective(Arc::new(formula)))
    };
    let of_formula = race(setup.pairs(PAIRS), || Ok((typed()?, built_in()?)))?;
    Ok(vec![
        against("sweep-jax", "JAX's compiled scan", PAIRS, Bar::Faster(5.0))?,
        against("sweep-numpy", "vectorised NumPy (which has 1)", FEW, Bar::Faster(100.0))?,
        Row::compared("the same map by a typed formula, vs built in", of_formula, Some(Bar::AtMost(4.0))),
    ])
}

/// The same map, made repeatedly.
struct Maps {
    sweep: Sweep,
    last: Option<Map>,
}

impl Maps {
    fn of(experiment: Experiment) -> Result<Self> {
        let make = || {
            let experiment = experiment.with_iterations(ITERATIONS)?;
            let axes = [Axis::new("lr", 0.01, 1.0, SIDE)?, Axis::new("momentum", 0.0, 0.99, SIDE)?];
            Sweep::new(&experiment, axes, Metric::Loss)
        };
        let sweep = make().map_err(|error: korogaru_lab::Error| error.to_string())?;
        Ok(Self { sweep, last: None })
    }
}

impl Steps for Maps {
    fn name(&self) -> &str {
        "korogaru"
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let start = Instant::now();
        for _ in 0..count {
            self.last = self.sweep.run(THREADS, &());
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(count))
    }

    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
        let map = self.last.as_ref().ok_or("no map was made")?;
        Ok(places.iter().map(|&place| map.value(place)).collect())
    }
}
