//! A method of one's own: the sign of the velocity, times the learning rate. It needs its arithmetic and its
//! names, and then has all that the built-in methods have: named state, mixed types, checked input.
//!
//!     cargo run -p korogaru --example own_method

use korogaru::{Error, Hyperparameter, Number, Optimizer, Rule, RuleError, Tensor};

/// v ← α·v + (1−α)·g ; p ← p − lr·v/√(v²): every parameter moves by lr, in the direction that v points.
#[derive(Clone, Copy, Debug)]
struct SignMomentum {
    lr: f64,
    momentum: f64,
}

impl Rule for SignMomentum {
    const NAME: &'static str = "sign-momentum";
    const LABEL: &'static str = "Sign momentum";
    const FORMULA: &'static [&'static str] = &["v ← α·v + (1−α)·g", "W ← W − η·sign(v)"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::LR, Hyperparameter::MOMENTUM];
    const SLOTS: &'static [&'static str] = &["v"];
    type Hyperparameters = [f64; 2];
    type Coefficients<T> = [T; 3];
    type State<T> = [T; 1];

    fn from_hyperparameters([lr, momentum]: [f64; 2]) -> Result<Self, RuleError> {
        Ok(Self { lr: Hyperparameter::LR.check(lr)?, momentum: Hyperparameter::MOMENTUM.check(momentum)? })
    }

    fn hyperparameters(&self) -> [f64; 2] {
        [self.lr, self.momentum]
    }

    fn coefficients<N: Number>(&self, _step: u64) -> [N; 3] {
        [self.lr, self.momentum, 1.0 - self.momentum].map(N::from_f64)
    }

    fn update<N: Number>(&[lr, momentum, fresh]: &[N; 3], p: N, g: N, [v]: [N; 1]) -> (N, [N; 1]) {
        let v = momentum * v + fresh * g;
        let length = (v * v).sqrt();
        (if length == N::ZERO { p } else { p - lr * (v / length) }, [v])
    }
}

fn main() -> Result<(), Error> {
    let (mut x, mut y) = (-7.0, 2.0_f32);
    let mut optimizer = Optimizer::new(SignMomentum::from_hyperparameters([0.25, 0.5])?);
    for _ in 0..28 {
        let (dx, dy) = (x / 10.0, 2.0 * y);
        optimizer.step(&mut [Tensor::scalar("x", &mut x, &dx), Tensor::scalar("y", &mut y, &dy)])?;
    }
    println!("{:?} after {} steps: x = {x}, y = {y}", optimizer.method(), optimizer.steps());
    println!("its velocity along x: {:?}", optimizer.slot::<f64>("x", "v")?);

    let refused = SignMomentum::from_hyperparameters([0.25, 1.0]);
    println!("and momentum 1? {}", refused.expect_err("1 is out of range"));
    Ok(())
}
