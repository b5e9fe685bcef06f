//! Stochastic gradients: what makes SGD stochastic.

mod draw;
mod gradients;
mod philox;

pub(crate) use draw::{Purpose, normal_pair};
pub(crate) use gradients::{Gradients, mean};

/// What is random in an experiment's gradients. Without any of it an experiment is what it always was, to the bit.
///
/// Two kinds of noise can be had, alone or together. *Gaussian* noise adds a normal number of mean 0 and standard deviation σ
/// to each partial derivative of each step. A *mini-batch*, for an objective that is a mean over examples
/// ([`Objective::examples`](crate::Objective::examples)), takes the mean over B of them only: at each step B examples are
/// chosen at random among all, none of them twice, and independently of the steps before. (So a batch of all examples is the
/// full gradient. Going through the data in epochs would make steps depend on one another.)
///
/// Every number that is drawn is a function of the seed, the step and the coordinate, by Philox4x64-10 (Salmon and others
/// 2011) and Box and Muller's method with libm's functions: the same bits on every machine, for any number of threads, and
/// whatever is drawn beside it.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, run};
///
/// let noisy = |seed| {
///     let settings = [Setting::text("noise", "0.5"), Setting::text("seed", seed)];
///     Experiment::default().with_settings(&settings)
/// };
/// let trajectory = run(&noisy("3")?);
/// assert_eq!(trajectory.full_gradient(0), [-0.7, 4.0]); // that of f
/// assert_ne!(trajectory.gradient(0), [-0.7, 4.0]); // that which the first update took
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

/// None: σ = 0, the full gradient, and the seed 1, of which nothing is made.
impl Default for Noise {
    fn default() -> Self {
        Self { sigma: 0.0, batch: None, seed: 1 }
    }
}

impl Noise {
    /// σ, the standard deviation of what is added to each partial derivative; 0 for none. At least 0, and finite.
    #[must_use]
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// How many examples a step's gradient is the mean over, where that is fewer than all.
    #[must_use]
    pub fn batch(&self) -> Option<usize> {
        self.batch
    }

    /// What the random numbers are made from.
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
