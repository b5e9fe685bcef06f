//! Every rule by every backend, on both types: what `cargo xtask test` reads the assembly of.
//!
//!     cargo run --release -p korogaru-kernels --example shells

use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Error, Momentum, Nesterov, Number, RmsProp, Rule, Sgd, update_slice_on,
};

fn main() -> Result<(), Error> {
    for backend in Backend::available() {
        let mut sum = 0.0;
        sum += trained(backend, &Sgd::default())?;
        sum += trained(backend, &Momentum::default())?;
        sum += trained(backend, &Nesterov::default())?;
        sum += trained(backend, &AdaGrad::default())?;
        sum += trained(backend, &RmsProp::default())?;
        sum += trained(backend, &Adam::default())?;
        println!("{backend}: {sum}");
    }
    Ok(())
}

/// One step of a tensor of each type, and the sum of their elements.
fn trained<R: Rule>(backend: Backend, rule: &R) -> Result<f64, Error> {
    let narrow: f64 = step::<R, f32>(backend, rule)?.into_iter().map(f64::from).sum();
    let wide: f64 = step::<R, f64>(backend, rule)?.into_iter().sum();
    Ok(narrow + wide)
}

fn step<R: Rule, N: Number>(backend: Backend, rule: &R) -> Result<Vec<N>, Error> {
    let mut p = vec![N::from_f64(1.0); 1000];
    let g = vec![N::from_f64(0.5); 1000];
    let mut slots = vec![vec![N::ZERO; 1000]; R::SLOTS.len()];
    let mut rest = slots.iter_mut();
    let state = Array::from_fn(|_| rest.next().map_or(&mut [][..], Vec::as_mut_slice));
    update_slice_on::<R, N>(backend, &rule.coefficients(1), &mut p, &g, state)?;
    Ok(p)
}
