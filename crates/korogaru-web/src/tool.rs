//! What tests and benchmarks call in the program itself, besides what they see of the page.

use korogaru_lab::Sweep;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::link;
use crate::map::PIECE;

/// The losses of a map of `rates` values of η by `momenta` values of α, for the experiment in `hash`. They
/// are in the order of `korogaru sweep --format csv`, with α varying fastest, and are made as the page makes
/// its own map, but without a pause for each frame. `undefined` if the page would have no map.
#[wasm_bindgen]
pub fn losses(hash: &str, rates: usize, momenta: usize) -> Option<Vec<f64>> {
    let sweep = Sweep::of_momentum(&link::read(hash)?.experiment, [rates, momenta]).ok()?;
    let mut gradual = sweep.gradual();
    while !gradual.go_on(PIECE) {}
    Some(gradual.map()?.values().to_vec())
}
