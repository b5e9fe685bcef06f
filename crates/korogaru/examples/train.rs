//! Fits a line to noisy points: the shape of every training loop. Parameters of two types in one optimizer.
//!
//!     cargo run -p korogaru --example train

use korogaru::{Error, Momentum, Optimizer, Tensor};

fn main() -> Result<(), Error> {
    // 200 points of t = 3u − 1 and a ripple that no line can follow.
    let points: Vec<(f32, f32)> = (0_u8..200)
        .map(|i| f32::from(i) / 100.0 - 1.0)
        .map(|u| (u, 3.0 * u - 1.0 + 0.1 * (40.0 * u).sin()))
        .collect();
    let share = 1.0 / points.len() as f32;

    let (mut weight, mut bias) = (vec![0.0_f32], 0.0_f64);
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?);
    for epoch in 0..=60 {
        let (mut loss, mut grad_weight, mut grad_bias) = (0.0, vec![0.0_f32], 0.0_f64);
        for &(u, t) in &points {
            let error = f64::from(weight[0] * u - t) + bias;
            loss += error * error * f64::from(share);
            grad_bias += 2.0 * error * f64::from(share);
            grad_weight[0] += 2.0 * narrow(error) * u * share;
        }
        if epoch % 10 == 0 {
            println!("epoch {epoch:2}  loss {loss:.5}  t = {:.4}·u + {bias:.4}", weight[0]);
        }
        optimizer.step(&mut [
            Tensor::new("weight", &mut weight, &grad_weight),
            Tensor::scalar("bias", &mut bias, &grad_bias),
        ])?;
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, reason = "the error of an f32 weight's gradient needs no more")]
fn narrow(error: f64) -> f32 {
    error as f32
}
