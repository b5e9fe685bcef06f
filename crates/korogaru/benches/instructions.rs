//! Small cases whose instructions `cargo xtask test` counts under callgrind and compares with
//! `instructions.txt`: a time says little of a step this short, a count is the same on every run.
//!
//! Without an argument it prints the names of the cases, with one it runs that case. What happens inside
//! `counted_from_here` is what counts.

use std::hint::black_box;

use half::{bf16, f16};
use korogaru::rule::Array;
use korogaru::{AdaGrad, Adam, Backend, Momentum, Nesterov, Optimizer, RmsProp, Rule, Sgd, Tensor, Threads};
use korogaru_kernels::{Half, update_half_slice_on, update_mixed_slice_on, update_slice, update_slice_on};

/// Sets up, and does by a backend what is counted.
type Case = fn(Backend);

const CASES: [(&str, Case); 14] = [
    ("two-scalars", two_scalars),
    ("mlp", |backend| tensors(backend, &MLP, false)),
    ("1000-tensors", |backend| tensors(backend, &[64; 1000], false)),
    ("1000-tensors-another-order", |backend| tensors(backend, &[64; 1000], true)),
    ("slice-of-64", slice_of_64),
    ("sgd", slice::<Sgd>),
    ("momentum", slice::<Momentum>),
    ("nesterov", slice::<Nesterov>),
    ("adagrad", slice::<AdaGrad>),
    ("rmsprop", slice::<RmsProp>),
    ("adam", slice::<Adam>),
    ("momentum-bf16-mixed", slice_mixed::<bf16>),
    ("momentum-f16-mixed", slice_mixed::<f16>),
    ("momentum-f16-as-numpy", slice_half),
];

/// The network of the book's section: 784 inputs, four hidden layers of 100, 10 outputs; weights and biases.
const MLP: [usize; 10] = [784 * 100, 100, 100 * 100, 100, 100 * 100, 100, 100 * 100, 100, 100 * 10, 10];

/// The elements of each slice for a rule.
const LENGTH: usize = 1000;

fn main() {
    // Cargo adds `--bench` where it runs this itself.
    let Some(wanted) = std::env::args().skip(1).find(|argument| argument != "--bench") else {
        CASES.iter().for_each(|(name, _)| println!("{name}"));
        return;
    };
    let (_, case) = CASES.iter().find(|(name, _)| *name == wanted).expect("a case of the list");
    // The widest that callgrind knows, so that every machine with it counts the same.
    case(Backend::named("avx2").expect("a machine with AVX2"));
}

#[inline(never)]
fn counted_from_here(case: impl FnOnce()) {
    case();
}

fn optimizer(backend: Backend) -> Optimizer {
    // Callgrind would count the waiting of other threads too.
    Optimizer::new(Momentum::default()).with_backend(backend).with_threads(Threads::this_thread())
}

fn two_scalars(backend: Backend) {
    let mut optimizer = optimizer(backend);
    let (mut x, mut y) = (-7.0, 2.0);
    let (dx, dy) = (-0.7, 4.0);
    let mut step = || {
        let mut tensors = [Tensor::scalar("x", &mut x, &dx), Tensor::scalar("y", &mut y, &dy)];
        optimizer.step(&mut tensors).expect("the same tensors at every step");
    };
    step();
    counted_from_here(&mut step);
    black_box((x, y));
}

fn tensors(backend: Backend, lengths: &[usize], reversed: bool) {
    let mut optimizer = optimizer(backend);
    let names: Vec<String> = (0..lengths.len()).map(|i| format!("layers.{i}.weight")).collect();
    let gradients: Vec<Vec<f32>> = lengths.iter().map(|&length| vec![0.5; length]).collect();
    let mut parameters: Vec<Vec<f32>> = lengths.iter().map(|&length| vec![1.0; length]).collect();
    let mut tensors: Vec<Tensor<'_>> = names
        .iter()
        .zip(&mut parameters)
        .zip(&gradients)
        .map(|((name, parameter), gradient)| Tensor::new(name, parameter, gradient))
        .collect();
    optimizer.step(&mut tensors).expect("good tensors");
    optimizer.step(&mut tensors).expect("the same tensors");
    if reversed {
        tensors.reverse();
    }
    counted_from_here(|| optimizer.step(&mut tensors).expect("the same tensors"));
    black_box(parameters);
}

fn slice_of_64(_: Backend) {
    let coefficients = Momentum::default().coefficients(1);
    let (mut parameters, gradient, mut velocity) = ([1.0_f32; 64], [0.5; 64], [0.25; 64]);
    let mut update = || {
        update_slice::<Momentum, f32>(&coefficients, &mut parameters, &gradient, [&mut velocity])
            .expect("equal lengths");
    };
    // The first looks for the widest backend.
    update();
    counted_from_here(&mut update);
    black_box(parameters);
}

fn slice<R: Rule + Default>(backend: Backend) {
    let coefficients = R::default().coefficients::<f32>(1);
    let (mut parameters, gradient) = (vec![1.0; LENGTH], vec![0.5; LENGTH]);
    let mut slots = vec![vec![0.25; LENGTH]; R::SLOTS.len()];
    let mut rest = slots.iter_mut();
    let state = Array::from_fn(|_| rest.next().map_or(&mut [][..], Vec::as_mut_slice));
    counted_from_here(|| {
        update_slice_on::<R, f32>(backend, &coefficients, &mut parameters, &gradient, state)
            .expect("equal lengths");
    });
    black_box(parameters);
}

fn slice_mixed<H: Half>(backend: Backend) {
    let coefficients = Momentum::default().coefficients::<f32>(1);
    let one = H::from_f64(1.0);
    let (mut parameters, gradient, mut velocity) = (vec![one; LENGTH], vec![one; LENGTH], vec![0.25; LENGTH]);
    counted_from_here(|| {
        let state = [&mut velocity[..]];
        update_mixed_slice_on::<Momentum, H, f32>(backend, &coefficients, &mut parameters, &gradient, state)
            .expect("equal lengths");
    });
    black_box(parameters);
}

fn slice_half(backend: Backend) {
    let coefficients = Momentum::default().coefficients::<f16>(1);
    let (mut parameters, gradient) = (vec![f16::ONE; LENGTH], vec![f16::ONE; LENGTH]);
    let mut velocity = vec![f16::ONE; LENGTH];
    counted_from_here(|| {
        let state = [&mut velocity[..]];
        update_half_slice_on::<Momentum, f16>(backend, &coefficients, &mut parameters, &gradient, state)
            .expect("equal lengths");
    });
    black_box(parameters);
}
