//! Every rule by every backend, on every type: what `cargo xtask test` reads the assembly of.
//!
//!     cargo run --release -p korogaru-kernels --features half --example shells

use half::{bf16, f16};
use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Error, Half, Momentum, Nesterov, Number, RmsProp, Rule, Sgd, WideAdam,
    update_half_slice_on, update_mixed_slice_on, update_slice_on,
};

const LENGTH: usize = 1000;

fn main() -> Result<(), Error> {
    for backend in Backend::available() {
        let mut sum = 0.0;
        sum += trained(backend, &Sgd::default())?;
        sum += trained(backend, &Momentum::default())?;
        sum += trained(backend, &Nesterov::default())?;
        sum += trained(backend, &AdaGrad::default())?;
        sum += trained(backend, &RmsProp::default())?;
        sum += trained(backend, &Adam::default())?;
        sum += plain(backend, &WideAdam::default())?;
        println!("{backend}: {sum}");
    }
    Ok(())
}

/// One step of a tensor of each type in each way, and the sum of their elements.
fn trained<R: Rule>(backend: Backend, rule: &R) -> Result<f64, Error> {
    let mixed = mixed::<R, f16>(backend, rule)? + mixed::<R, bf16>(backend, rule)?;
    let as_numpy = as_numpy::<R, f16>(backend, rule)? + as_numpy::<R, bf16>(backend, rule)?;
    Ok(plain(backend, rule)? + mixed + as_numpy)
}

/// The same of f32 and f64 alone. That is all that `WideAdam` is used on.
fn plain<R: Rule>(backend: Backend, rule: &R) -> Result<f64, Error> {
    let narrow: f64 = step::<R, f32>(backend, rule)?.into_iter().map(f64::from).sum();
    let wide: f64 = step::<R, f64>(backend, rule)?.into_iter().sum();
    Ok(narrow + wide)
}

fn step<R: Rule, N: Number>(backend: Backend, rule: &R) -> Result<Vec<N>, Error> {
    let (mut p, g, mut slots) = tensor::<R, N, N>();
    update_slice_on::<R, N>(backend, &rule.coefficients(1), &mut p, &g, state::<R, N>(&mut slots))?;
    Ok(p)
}

fn mixed<R: Rule, H: Half + Into<f64>>(backend: Backend, rule: &R) -> Result<f64, Error> {
    let (mut p, g, mut slots) = tensor::<R, H, f32>();
    let state = state::<R, f32>(&mut slots);
    update_mixed_slice_on::<R, H, f32>(backend, &rule.coefficients(1), &mut p, &g, state)?;
    Ok(p.into_iter().map(Into::into).sum())
}

fn as_numpy<R: Rule, H: Half + Into<f64>>(backend: Backend, rule: &R) -> Result<f64, Error> {
    let (mut p, g, mut slots) = tensor::<R, H, H>();
    update_half_slice_on::<R, H>(backend, &rule.coefficients(1), &mut p, &g, state::<R, H>(&mut slots))?;
    Ok(p.into_iter().map(Into::into).sum())
}

/// Parameters, gradient and slots.
fn tensor<R: Rule, P: Number, S: Number>() -> (Vec<P>, Vec<P>, Vec<Vec<S>>) {
    let slots = vec![vec![S::ZERO; LENGTH]; R::SLOTS.len()];
    (vec![P::from_f64(1.0); LENGTH], vec![P::from_f64(0.5); LENGTH], slots)
}

fn state<R: Rule, S>(slots: &mut [Vec<S>]) -> R::State<&mut [S]> {
    let mut rest = slots.iter_mut();
    Array::from_fn(|_| rest.next().map_or(&mut [][..], Vec::as_mut_slice))
}
