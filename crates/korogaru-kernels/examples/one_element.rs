//! A rule is a function on numbers: (6.3) and (6.4) on one weight, with nothing else around it.
//!
//!     cargo run -p korogaru-kernels --example one_element

use korogaru_kernels::{Error, Momentum, Rule};

fn main() -> Result<(), Error> {
    let rule = Momentum::new(0.95, 0.5)?;
    let (mut y, mut v) = (2.0, 0.0);
    for step in 1..=3 {
        let gradient = 2.0 * y;
        let coefficients = rule.coefficients(step);
        let parts = Momentum::velocity(&coefficients, gradient, [v]).expect("Momentum has a velocity");
        (y, [v]) = Momentum::update(&coefficients, y, gradient, [v]);
        println!(
            "step {step}: αv = {:6.3}, −ηg = {:6.3}, v = {v:6.3}, y = {y:6.3}",
            parts.carried, parts.fresh
        );
    }
    Ok(())
}
