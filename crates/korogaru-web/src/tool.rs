//! What tests and benchmarks ask of the program itself, beside what they see of the page.

use korogaru_lab::Sweep;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::link;
use crate::map::PIECE;

/// The losses of a map of so many values of η by so many of α, for the experiment that stands in `hash`: in the order
/// of `korogaru sweep --format csv`, α running fastest, made as the page makes its own map but without a pause for a frame. `undefined` where
/// the page would have no map.
#[wasm_bindgen]
pub fn losses(hash: &str, rates: usize, momenta: usize) -> Option<Vec<f64>> {
    let sweep = Sweep::of_momentum(&link::read(hash)?.experiment, [rates, momenta]).ok()?;
    let mut gradual = sweep.gradual();
    while !gradual.go_on(PIECE) {}
    Some(gradual.map()?.values().to_vec())
}
