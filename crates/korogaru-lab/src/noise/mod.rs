//! Stochastic gradients: the noise of stochastic gradient descent.

mod draw;
mod gradients;
mod philox;

pub(crate) use draw::{Purpose, normal_pair};
pub(crate) use gradients::{Gradients, mean};

/// The noise in an experiment's gradients. An experiment without noise has the same bits as if there
/// were no noise at all.
///
/// There are two kinds of noise, which can be used alone or together. *Gaussian* noise adds a normal number
/// of mean 0 and standard deviation σ to each partial derivative in each update. A *mini-batch*, for an
/// objective that is a mean over examples ([`Objective::examples`](crate::Objective::examples)), takes the
/// mean over only B of them. Each update chooses B examples at random, none of them twice, and independently
/// of the updates before. (A batch of all examples is therefore the full gradient. Going through the data in
/// epochs would make updates depend on one another.)
///
/// Every random number is a function of the seed, the update and the coordinate, by Philox4x64-10 (Salmon and
/// others 2011) and Box and Muller's method with libm's functions. The bits are the same on every machine and
/// for any number of threads, and do not depend on what else is drawn.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, run};
///
/// let noisy = |seed| {
///     let settings = [Setting::text("noise", "0.5"), Setting::text("seed", seed)];
///     Experiment::default().with_settings(&settings)
/// };
/// let trajectory = run(&noisy("3")?);
/// assert_eq!(trajectory.full_gradient(0), [-0.7, 4.0]); // the gradient of f
/// assert_ne!(trajectory.gradient(0), [-0.7, 4.0]); // the gradient that the first update used
/// assert_eq!(trajectory.gradient(0), run(&noisy("3")?).gradient(0));
/// assert_ne!(trajectory.gradient(0), run(&noisy("4")?).gradient(0));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    pub(crate) sigma: f64,
    pub(crate) batch: Option<usize>,
    pub(crate) seed: u32,
}

/// No noise: σ = 0, the full gradient, and the seed 1, which is not used.
impl Default for Noise {
    fn default() -> Self {
        Self { sigma: 0.0, batch: None, seed: 1 }
    }
}

impl Noise {
    /// σ, the standard deviation of the noise in each partial derivative. It is finite and at least 0; 0
    /// means no noise.
    #[must_use]
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// How many examples an update's gradient is the mean over. `None` if it is the mean over all.
    #[must_use]
    pub fn batch(&self) -> Option<usize> {
        self.batch
    }

    /// The seed of the random numbers.
    #[must_use]
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// Whether anything is random.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.sigma > 0.0 || self.batch.is_some()
    }
}
