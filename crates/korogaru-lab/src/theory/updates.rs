//! How many updates it takes until the distance has shrunk to the tolerance.

use super::Theory;
use super::closed_form::ClosedForm;
use super::dynamics::{Dynamics, Family, Roots};

/// At most this many updates are counted one by one.
const COUNTED: u64 = 1_000_000;
/// From this many updates on, one update moves a float by less than its last bit.
const NEVER: f64 = 9_007_199_254_740_992.0; // 2⁵³

impl Theory {
    /// How many updates it takes from the experiment's start until the distance from the centre stays within
    /// the tolerance, a share of the first distance. `None` if a mode does not shrink, and from 2⁵³
    /// updates on, where they are too small for floats.
    ///
    /// The recurrences are run, because their rates are not enough: if a root is double, as in the best
    /// Momentum, the distance shrinks as t·rateᵗ, which takes longer than rateᵗ. Beyond a million
    /// updates the rest is computed from the rate.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Theory, run};
    ///
    /// let experiment = Experiment::default().with_iterations(1000)?;
    /// let theory = Theory::new(&experiment, None)?;
    /// assert_eq!(theory.updates(), theory.updates_taken(&run(&experiment)).map(|updates| updates as u64));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn updates(&self) -> Option<u64> {
        self.count(self.dynamics)
    }

    /// The same count for SGD with the same η.
    #[must_use]
    pub fn sgd_updates(&self) -> Option<u64> {
        self.count(self.dynamics.without_momentum())
    }

    /// The same count for the [`best`](Self::best) of a kind of method. `None` too if there is no best.
    #[must_use]
    pub fn best_updates(&self, family: Family) -> Option<u64> {
        let best = self.best(family)?;
        self.count(Dynamics { family, lr: best.lr, momentum: best.momentum })
    }

    fn count(&self, dynamics: Dynamics) -> Option<u64> {
        let eigenvalues = self.deciding().map(|mode| mode.eigenvalue);
        if !eigenvalues.iter().all(|&eigenvalue| dynamics.regime(eigenvalue).shrinks()) {
            return None;
        }
        let [a, b] = self.closed_forms.map(|form| form.start);
        let first = libm::hypot(a, b);
        if first <= 0.0 {
            return Some(0);
        }
        // Relative to the first distance.
        let [low, high] = eigenvalues;
        let mut walks = [(low, a), (high, b)]
            .map(|(value, start)| Walk::new(&dynamics.closed_form(value, start / first)));
        let mut inside = 0;
        for update in 0..COUNTED {
            let [a, b] = &walks;
            if libm::hypot(a.now, b.now) > self.tolerance {
                inside = update + 1;
            } else if libm::hypot(a.reach(), b.reach()) <= self.tolerance {
                return Some(inside);
            }
            walks.iter_mut().for_each(Walk::update);
        }
        if inside < COUNTED {
            return Some(inside);
        }
        let contractions = eigenvalues.map(|eigenvalue| dynamics.contraction(eigenvalue));
        let updates =
            COUNTED as f64 + rest(walks.map(|walk| walk.left()), contractions, self.tolerance).ceil();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and below 2⁵³")]
        (updates < NEVER).then_some(updates as u64)
    }
}

/// The time until what is left of both modes, shrinking as e^(−contraction·t), is within the tolerance.
fn rest([a, b]: [f64; 2], [of_a, of_b]: [f64; 2], tolerance: f64) -> f64 {
    let left = |t: f64| libm::hypot(a * libm::exp(-of_a * t), b * libm::exp(-of_b * t));
    let mut range = [0.0, libm::log(left(0.0) / tolerance).max(0.0) / of_a.min(of_b)];
    for _ in 0..64 {
        let middle = f64::midpoint(range[0], range[1]);
        range[usize::from(left(middle) <= tolerance)] = middle;
    }
    range[1]
}

/// The run of a mode's recurrence.
struct Walk {
    roots: Roots,
    now: f64,
    next: f64,
}

impl Walk {
    fn new(form: &ClosedForm) -> Self {
        Self { roots: form.roots, now: form.start, next: form.first * form.start }
    }

    fn update(&mut self) {
        let after = self.roots.sum * self.next - self.roots.product * self.now;
        (self.now, self.next) = (self.next, after);
    }

    /// The reach, or the size of the coordinate if the reach is not known.
    fn left(&self) -> f64 {
        let reach = self.reach();
        if reach.is_finite() { reach } else { self.now.abs() }
    }

    /// A bound on the coordinate from here on: the amplitude of a swing, or the sum of the parts of both real
    /// roots. Infinite for a double root.
    fn reach(&self) -> f64 {
        let Roots { sum, discriminant, .. } = self.roots;
        let width = discriminant.abs().sqrt();
        if self.now.abs().max(self.next.abs()) <= 0.0 {
            0.0
        } else if discriminant < 0.0 {
            libm::hypot(self.now, (2.0 * self.next - sum * self.now) / width)
        } else {
            let [larger, smaller] = self.roots.both().map(|root| root.re);
            ((self.next - smaller * self.now).abs() + (self.next - larger * self.now).abs()) / width
        }
    }
}
