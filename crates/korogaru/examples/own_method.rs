//! A method of one's own: the sign of the velocity, times the learning rate. It needs its arithmetic and its
//! names, and then has all that the built-in methods have: named state, mixed types, checked input.
//!
//!     cargo run -p korogaru --example own_method

use korogaru::rule::{Number, RuleError};
use korogaru::{Error, Hyperparameter, Optimizer, Rule, Tensor};

/// v ← α·v + (1−α)·g ; p ← p − lr·v/(√(v²) + ε): every parameter moves by about lr, the way that v points.
#[derive(Clone, Copy, Debug)]
struct SignMomentum {
    lr: f64,
    momentum: f64,
    eps: f64,
}

impl Rule for SignMomentum {
    const NAME: &'static str = "sign-momentum";
    const LABEL: &'static str = "Sign momentum";
    const FORMULA: &'static [&'static str] = &["v ← α·v + (1−α)·g", "W ← W − η·v / (|v| + ε)"];
    const HYPERPARAMETERS: &'static [Hyperparameter] =
        &[Hyperparameter::LR, Hyperparameter::MOMENTUM, Hyperparameter::EPS];
    const SLOTS: &'static [&'static str] = &["v"];
    type Hyperparameters = [f64; 3];
    type Coefficients<T> = [T; 4];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, momentum, eps]: [f64; 3]) -> Result<Self, RuleError> {
        Ok(Self {
            lr: Hyperparameter::LR.check(lr)?,
            momentum: Hyperparameter::MOMENTUM.check(momentum)?,
            eps: Hyperparameter::EPS.check(eps)?,
        })
    }

    fn hyperparameters(&self) -> [f64; 3] {
        [self.lr, self.momentum, self.eps]
    }

    fn exact_coefficients(&self, _step: u64) -> [f64; 4] {
        [self.lr, self.momentum, 1.0 - self.momentum, self.eps]
    }

    fn update<N: Number>(&[lr, momentum, fresh, eps]: &[N; 4], p: N, g: N, [v]: [N; 1]) -> (N, [N; 1]) {
        let v = momentum * v + fresh * g;
        (p - lr * (v / ((v * v).sqrt() + eps)), [v])
    }
}

fn main() -> Result<(), Error> {
    let (mut x, mut y) = (-7.0, 2.0_f32);
    let mut optimizer = Optimizer::new(SignMomentum::from_hyperparameters([0.25, 0.5, 1e-9])?);
    for _ in 0..28 {
        let (dx, dy) = (x / 10.0, 2.0 * y);
        optimizer.step(&mut [Tensor::scalar("x", &mut x, &dx), Tensor::scalar("y", &mut y, &dy)])?;
    }
    println!("{} after {} steps: x = {x}, y = {y}", optimizer.method(), optimizer.steps());
    println!("its velocity along x: {:?}", optimizer.slot::<f64>("x", "v")?);

    let refused = SignMomentum::from_hyperparameters([0.25, 1.0, 1e-9]);
    println!("and momentum 1? {}", refused.expect_err("1 is out of range"));
    Ok(())
}
