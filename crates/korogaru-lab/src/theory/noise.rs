//! Where a run with noise ends up: it does not reach the minimum, but scatters about it.

use super::Theory;
use super::dynamics::{Dynamics, Family};

/// How the iterates of a run with Gaussian noise are distributed in the long run on a quadratic: they keep
/// scattering about the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stationary {
    /// The variances of the coordinates along the modes' directions, in the order of the modes.
    pub variances: [f64; 2],
    /// How far f is above its value at the centre on average: half the sum of each eigenvalue times its
    /// variance.
    pub loss: f64,
}

impl Theory {
    /// How the iterates scatter in the long run. `None` if a mode does not shrink, if there is no Gaussian
    /// noise, and for a mini-batch, whose noise depends on the point.
    ///
    /// The noise σξ of an update is the same along both axes, and therefore along both modes: along each
    /// mode the gradient is λz + σξ. With s = ηλ, SGD and Momentum become zₜ₊₁ = a·zₜ −
    /// b·zₜ₋₁ − ησξₜ with a = 1 + α − s and b = α (α = 0 for SGD). The covariance P of
    /// (zₜ, zₜ₋₁) that an update does not change solves Lyapunov's equation P = A·P·Aᵀ + Q with A
    /// = ((a, −b), (1, 0)) and Q = ((η²σ², 0), (0, 0)). Its entries are γ₀ on the diagonal and γ₁
    /// beside it, with
    ///
    /// - γ₁ = a·γ₀ − b·γ₁, so that γ₁ = a·γ₀/(1 + b), and
    /// - γ₀ = a²·γ₀ − 2ab·γ₁ + b²·γ₀ + η²σ², so that γ₀ = η²σ²(1 + b)/((1 − b)((1 + b)² − a²)),
    ///
    /// the variance of an autoregressive process of second order (Box and Jenkins, "Time Series Analysis",
    /// 1970). For Momentum (1 + b)² − a² = s(2(1 + α) − s). The ball of Nesterov's method follows the
    /// same equation with a = (1 + α)(1 − s) and b = α(1 − s). The point that is kept is (1 + α) times
    /// the ball's position less α times the one before, so that its variance is γ₀((1 + α)² + α²) −
    /// 2α(1 + α)γ₁. The variances are
    ///
    /// - ησ²/(λ(2 − ηλ)) for SGD,
    /// - ησ²(1 + α)/(λ(1 − α)(2(1 + α) − ηλ)) for Momentum,
    /// - ησ²(1 + α + α(1 + 2α)ηλ)/(λ(1 − α + αηλ)(2(1 + α) − (1 + 2α)ηλ)) for Nesterov's method.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, Theory};
    ///
    /// let noisy = Experiment::default().with_settings(&[Setting::text("noise", "0.5")])?;
    /// let [along_x, _] = Theory::new(&noisy, None)?.stationary().unwrap().variances;
    /// let (lr, momentum, h, sigma) = (0.1, 0.9, 0.1, 0.5);
    /// let expected = lr * sigma * sigma * (1.0 + momentum)
    ///     / (h * (1.0 - momentum) * (2.0 * (1.0 + momentum) - lr * h));
    /// assert!((along_x / expected - 1.0).abs() < 1e-13);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn stationary(&self) -> Option<Stationary> {
        let noise = self.experiment.noise();
        let settles = self.modes.iter().all(|mode| mode.regime.shrinks());
        if noise.sigma() <= 0.0 || noise.batch().is_some() || !settles {
            return None;
        }
        let variances = self.modes.map(|mode| self.dynamics.variance(mode.eigenvalue, noise.sigma()));
        let loss =
            self.modes.iter().zip(variances).map(|(mode, variance)| mode.eigenvalue * variance).sum::<f64>()
                / 2.0;
        Some(Stationary { variances, loss })
    }
}

impl Dynamics {
    /// The variance of a shrinking mode in the long run.
    fn variance(&self, eigenvalue: f64, sigma: f64) -> f64 {
        let (alpha, s) = (self.momentum, self.lr * eigenvalue);
        let kick = self.lr * (sigma * sigma) / eigenvalue;
        match self.family {
            Family::Sgd => kick / (2.0 - s),
            Family::Momentum => kick * (1.0 + alpha) / ((1.0 - alpha) * (2.0 * (1.0 + alpha) - s)),
            Family::Nesterov => {
                let (doubled, ahead) = (1.0 + 2.0 * alpha, alpha * s);
                let left = (1.0 - alpha + ahead) * (2.0 * (1.0 + alpha) - doubled * s);
                kick * (1.0 + alpha + ahead * doubled) / left
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Matrix = [[f64; 2]; 2];

    fn product(a: Matrix, b: Matrix) -> Matrix {
        [0, 1].map(|i| [0, 1].map(|j| a[i][0] * b[0][j] + a[i][1] * b[1][j]))
    }

    fn transposed([[a, b], [c, d]]: Matrix) -> Matrix {
        [[a, c], [b, d]]
    }

    /// The covariance of the parameter and its velocity under the rule as the book writes it, summed over the
    /// noise of all past updates: P = Σ AᵏQ(Aᵏ)ᵀ. Each round doubles the number of updates.
    fn by_summing(family: Family, lr: f64, alpha: f64, h: f64, sigma: f64) -> f64 {
        let (mut step, kick): (Matrix, [f64; 2]) = match family {
            Family::Sgd => ([[1.0 - lr * h, 0.0], [0.0, 0.0]], [lr * sigma, 0.0]),
            Family::Momentum => ([[1.0 - lr * h, alpha], [-lr * h, alpha]], [lr * sigma; 2]),
            Family::Nesterov => (
                [[1.0 - (1.0 + alpha) * lr * h, alpha * alpha], [-lr * h, alpha]],
                [(1.0 + alpha) * lr * sigma, lr * sigma],
            ),
        };
        let mut sum = [0, 1].map(|i| [0, 1].map(|j| kick[i] * kick[j]));
        for _ in 0..40 {
            let later = product(product(step, sum), transposed(step));
            sum = [0, 1].map(|i| [0, 1].map(|j| sum[i][j] + later[i][j]));
            step = product(step, step);
        }
        sum[0][0]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_variance_is_that_of_the_rule(
            family in prop::sample::select(Family::ALL.to_vec()), alpha in 0.0..0.99_f64, h in 0.01..10.0_f64,
            share in 0.01..0.99_f64, sigma in 0.01..10.0_f64,
        ) {
            let alpha = if family == Family::Sgd { 0.0 } else { alpha };
            let unit = Dynamics { family, lr: 1.0, momentum: alpha };
            let lr = share * unit.stable_below(h).unwrap();
            let dynamics = Dynamics { lr, ..unit };
            let (closed, summed) = (dynamics.variance(h, sigma), by_summing(family, lr, alpha, h, sigma));
            prop_assert!((closed / summed - 1.0).abs() < 1e-9, "{dynamics:?}: {closed} {summed}");
        }
    }
}
