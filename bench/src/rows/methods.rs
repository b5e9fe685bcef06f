use korogaru::METHODS;

use crate::Result;
use crate::ceiling::Ceiling;
use crate::ours::{Ours, optimizer};
use crate::row::Row;
use crate::setup::Setup;
use crate::turns::race;
use crate::work::Work;

const ELEMENTS: usize = 32_000_000;
const THREADS: usize = 2;
const PAIRS: usize = 25;

/// The methods other than momentum, which move other numbers of bytes. Each is compared with the memory for
/// as many arrays.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let others = METHODS.iter().filter(|info| info.name != "momentum");
    let row = |info: &korogaru::MethodInfo| {
        let work = Work::equal(1, ELEMENTS);
        let make = || {
            let optimizer = optimizer(info.default_method(), THREADS);
            let ours: Ours<f32> = Ours::by(optimizer, &work, |number| number);
            // The parameters, and each slot of the state.
            Ok((ours, Ceiling::new(ELEMENTS, 1 + info.slots.len(), THREADS)))
        };
        let pairs = race(setup.pairs(PAIRS), make)?;
        let what = format!("{}, 32 million elements, {THREADS} threads, vs the memory's ceiling", info.label);
        Ok(Row::of_ceiling(&what, pairs, Some(0.95)))
    };
    others.map(row).collect()
}
