use half::bf16;
use korogaru::HalfPrecision;

use crate::Result;
use crate::ours::{Ours, momentum, optimizer};
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::turns::race;
use crate::work::Work;

const THREADS: usize = 2;
const PAIRS: usize = 35;

/// Half the bytes: parameters, gradient and velocity in bf16, computed in single precision and rounded once,
/// against ours in single precision throughout.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let work = Work::equal(1, 32_000_000);
    let make = || {
        let half = optimizer(momentum()?, THREADS).with_half(HalfPrecision::MixedHalfState);
        let single = Ours::new(&work, THREADS, |number: f32| number)?;
        Ok((Ours::by(half, &work, bf16::from_f32), single))
    };
    let pairs = race(setup.pairs(PAIRS), make)?;
    let what = format!("32 million elements of bf16, {THREADS} threads, vs ours of f32");
    Ok(vec![Row::compared(&what, pairs, Some(Bar::AtMost(0.6)))])
}
