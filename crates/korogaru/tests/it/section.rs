//! What section 6.1.4 says about Momentum, as properties.

use korogaru::{Method, Momentum, Optimizer, Sgd, Tensor};
use proptest::prelude::*;

/// The parameters after each step of a method, for given gradients.
fn path(method: impl Into<Method>, start: &[f64], gradients: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut optimizer = Optimizer::new(method);
    let mut w = start.to_vec();
    gradients
        .iter()
        .map(|gradient| {
            optimizer.step(&mut [Tensor::new("W", &mut w, gradient)]).unwrap();
            w.clone()
        })
        .collect()
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|v| v.to_bits()).collect()
}

prop_compose! {
    /// A tensor of up to nine elements, with a gradient for each of up to twelve steps.
    fn training()(len in 0..10_usize, steps in 1..13_usize)(
        start in prop::collection::vec(-10.0..10.0_f64, len),
        gradients in prop::collection::vec(prop::collection::vec(-10.0..10.0_f64, len), steps),
    ) -> (Vec<f64>, Vec<Vec<f64>>) {
        (start, gradients)
    }
}

proptest! {
    #[test]
    fn without_momentum_it_is_sgd_at_every_step((start, gradients) in training(), lr in 0.0..2.0_f64) {
        let momentum = path(Momentum::new(lr, 0.0).unwrap(), &start, &gradients);
        let sgd = path(Sgd::new(lr).unwrap(), &start, &gradients);
        for (a, b) in momentum.iter().zip(&sgd) {
            prop_assert_eq!(bits(a), bits(b));
        }
    }

    #[test]
    fn the_first_step_is_sgds(
        (start, gradients) in training(), lr in 0.0..2.0_f64, momentum in 0.0..1.0_f64,
    ) {
        let first = &gradients[..1];
        let with = path(Momentum::new(lr, momentum).unwrap(), &start, first);
        prop_assert_eq!(bits(&with[0]), bits(&path(Sgd::new(lr).unwrap(), &start, first)[0]));
    }

    /// v⁽ᵀ⁾ = −η Σ αᵀ⁻ᵗ g⁽ᵗ⁻¹⁾: the recurrence unrolled is the discounted sum of all gradients so far.
    #[test]
    fn the_velocity_is_the_discounted_sum(
        (start, gradients) in training(), lr in 0.0..2.0_f64, momentum in 0.0..1.0_f64,
    ) {
        let mut optimizer = Optimizer::new(Momentum::new(lr, momentum).unwrap());
        let mut w = start;
        for gradient in &gradients {
            optimizer.step(&mut [Tensor::new("W", &mut w, gradient)]).unwrap();
        }
        let velocity = optimizer.slot::<f64>("W", "v").unwrap();
        for (i, &v) in velocity.iter().enumerate() {
            let (mut sum, mut size, mut discount) = (0.0, 0.0, 1.0);
            for gradient in gradients.iter().rev() {
                sum += discount * gradient[i];
                size += discount * gradient[i].abs();
                discount *= momentum;
            }
            // Each of the T steps of either form rounds a value of at most lr·size a few times.
            let rounding = 4.0 * gradients.len() as f64 * f64::EPSILON * lr * size;
            prop_assert!((v + lr * sum).abs() <= rounding, "{v} is not {}", -lr * sum);
        }
    }
}

/// The only bit in which α = 0 differs from SGD, as `Momentum` documents: a −0.0 that nothing moves.
#[test]
fn a_zero_that_nothing_moves_loses_its_sign() {
    let gradients = [vec![0.0, -0.0]];
    let start = [-0.0, -0.0];
    let sgd = path(Sgd::new(0.1).unwrap(), &start, &gradients);
    let momentum = path(Momentum::new(0.1, 0.0).unwrap(), &start, &gradients);
    assert_eq!(bits(&sgd[0]), bits(&[-0.0, 0.0]));
    assert_eq!(bits(&momentum[0]), bits(&[0.0, 0.0]));
}
