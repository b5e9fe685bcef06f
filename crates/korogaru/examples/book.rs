//! The article's script, line for line: a `Momentum` over a map of named parameters.
//!
//!     cargo run -p korogaru --example book --features ndarray

use std::collections::BTreeMap;

use korogaru::{Error, Momentum, Optimizer};
use ndarray::{Array0, arr0};

fn main() -> Result<(), Error> {
    let mut params = BTreeMap::from([("x".to_owned(), arr0(-7.0)), ("y".to_owned(), arr0(2.0))]);
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?);

    for iteration in 1..=30 {
        let grads = gradient(&params);
        optimizer.update(&mut params, &grads)?;
        println!("{iteration:2}  x = {:9.5}  y = {:9.5}", params["x"], params["y"]);
    }
    Ok(())
}

/// ∂f/∂x = x/10 and ∂f/∂y = 2y, of (6.2).
fn gradient(params: &BTreeMap<String, Array0<f64>>) -> BTreeMap<String, Array0<f64>> {
    BTreeMap::from([("x".to_owned(), &params["x"] / 10.0), ("y".to_owned(), &params["y"] * 2.0)])
}
