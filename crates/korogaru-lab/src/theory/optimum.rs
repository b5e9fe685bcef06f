use super::dynamics::Family;

/// The η and α by which the distance shrinks fastest in the long run on a quadratic, and the rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimum {
    /// The learning rate η.
    pub lr: f64,
    /// The momentum α; 0 for SGD.
    pub momentum: f64,
    /// The factor by which the distance shrinks with each update in the long run.
    pub rate: f64,
}

impl Optimum {
    /// For eigenvalues from μ (`low`) to L (`high`), both positive, with κ = L/μ:
    ///
    /// - SGD: η = 2/(L + μ), rate (κ − 1)/(κ + 1). Both modes shrink equally fast.
    /// - Momentum: η = (2/(√L + √μ))², α = ((√κ − 1)/(√κ + 1))², rate √α. Both modes are
    ///   critically damped (Polyak 1964).
    /// - Nesterov: η = 4/(3L + μ), α = (√(3κ + 1) − 2)/(√(3κ + 1) + 2), rate 1 − 2/√(3κ + 1) (Lessard, Recht
    ///   and Packard 2016, proposition 1).
    ///
    /// ```
    /// use korogaru_lab::theory::{Optimum, Family};
    ///
    /// let sgd = Optimum::of(Family::Sgd, 1.0, 3.0); // κ = 3
    /// assert_eq!((sgd.lr, sgd.rate), (0.5, 0.5));
    /// let momentum = Optimum::of(Family::Momentum, 1.0, 9.0); // √κ = 3
    /// assert_eq!((momentum.lr, momentum.momentum, momentum.rate), (0.25, 0.25, 0.5));
    /// let nesterov = Optimum::of(Family::Nesterov, 1.0, 5.0); // √(3κ + 1) = 4
    /// assert_eq!((nesterov.lr, nesterov.momentum, nesterov.rate), (0.25, 1.0 / 3.0, 0.5));
    /// ```
    #[must_use]
    pub fn of(family: Family, low: f64, high: f64) -> Self {
        let (low_root, high_root) = (low.sqrt(), high.sqrt());
        match family {
            Family::Sgd => Self { lr: 2.0 / (high + low), momentum: 0.0, rate: (high - low) / (high + low) },
            Family::Momentum => {
                let step = 2.0 / (high_root + low_root);
                let rate = (high_root - low_root) / (high_root + low_root);
                Self { lr: step * step, momentum: rate * rate, rate }
            }
            Family::Nesterov => {
                let root = (3.0 * (high / low) + 1.0).sqrt();
                Self {
                    lr: 4.0 / (3.0 * high + low),
                    momentum: (root - 2.0) / (root + 2.0),
                    rate: 1.0 - 2.0 / root,
                }
            }
        }
    }
}
