use super::dynamics::Roots;

/// The solution of a mode's recurrence z₁ = c·z₀, zₜ₊₁ = a·zₜ − b·zₜ₋₁ for every t, without running it.
///
/// With the roots r₁ and r₂ of r² − a·r + b = 0 it is zₜ = z₀·(c·Uₜ − b·Uₜ₋₁), where Uₜ = (r₁ᵗ − r₂ᵗ)/(r₁ − r₂). Of
/// complex roots √b·e^(±iφ) that is √bᵗ⁻¹·sin(tφ)/sin φ, of a double one t·rᵗ⁻¹; near a double root the quotient is
/// taken by `expm1` and `log1p`, so that nothing cancels.
#[derive(Clone, Copy, Debug)]
pub struct ClosedForm {
    pub(super) roots: Roots,
    pub(super) start: f64,
    /// c
    pub(super) first: f64,
}

/// Roots whose quotient is above this are near each other.
const NEAR: f64 = 0.5;

impl ClosedForm {
    pub(super) fn new(roots: Roots, start: f64, first: f64) -> Self {
        Self { roots, start, first }
    }

    /// The coordinate after an iteration. Not finite where that is beyond all numbers.
    #[must_use]
    pub fn at(&self, iteration: usize) -> f64 {
        let Roots { sum, product, discriminant } = self.roots;
        match iteration {
            0 => return self.start,
            1 => return self.first * self.start,
            // At rest at the centre, a mode stays there, however large its roots are.
            _ if self.start.abs() <= 0.0 => return self.start,
            _ => {}
        }
        let t = iteration as f64;
        // A negative sum is a positive one whose solution changes its sign with every update.
        let sign = if sum < 0.0 { -1.0 } else { 1.0 };
        let size = self.roots.rate();
        if size <= 0.0 {
            return 0.0; // Both roots are 0: from the second update on it rests.
        }
        let [now, before] = if discriminant < 0.0 {
            let angle = libm::atan2((-discriminant).sqrt(), sum.abs());
            [t, t - 1.0].map(|t| libm::sin(t * angle) / libm::sin(angle))
        } else {
            let quotient = product / size / size;
            let log = libm::log1p(-discriminant.sqrt() / size);
            let power = |t: f64| match quotient < 0.0 && t % 2.0 > 0.0 {
                true => -libm::pow(-quotient, t),
                false => libm::pow(quotient.abs(), t),
            };
            [t, t - 1.0].map(|t| {
                if quotient < NEAR {
                    (1.0 - power(t)) / (1.0 - quotient)
                } else if log < 0.0 {
                    libm::expm1(t * log) / libm::expm1(log)
                } else {
                    t
                }
            })
        };
        // In two halves, so that a small start is not met by a power beyond all numbers.
        let half = libm::pow(size, (t - 1.0) / 2.0);
        let alternation = if iteration.is_multiple_of(2) { sign } else { 1.0 };
        alternation * ((self.start * half) * half) * (self.first * now - sign * product / size * before)
    }

    /// The same between iterations, for a curve through them: powers of a negative root go over as those of its
    /// size times cos πt. At whole numbers it is [`at`](Self::at) to within what a picture can show.
    #[must_use]
    pub fn between(&self, time: f64) -> f64 {
        let power = |root: f64, t: f64| {
            let turn = if root < 0.0 { libm::cos(std::f64::consts::PI * t) } else { 1.0 };
            libm::pow(root.abs(), t) * turn
        };
        let (start, second) = (self.start, self.first * self.start);
        let size = self.roots.rate();
        if self.roots.discriminant < 0.0 {
            let angle = self.roots.angle();
            let (sin, cos) = (libm::sin(angle), libm::cos(angle));
            let quarter = (second / size - start * cos) / sin;
            return power(size, time) * (start * libm::cos(time * angle) + quarter * libm::sin(time * angle));
        }
        let [larger, smaller] = self.roots.both().map(|root| root.re);
        if size <= 0.0 {
            // Nothing to continue: at rest from the second update on, and straight lines before.
            let [from, to, share] = match time {
                ..1.0 => [start, second, time],
                ..2.0 => [second, 0.0, time - 1.0],
                _ => [0.0; 3],
            };
            return from + share * (to - from);
        }
        if (larger - smaller).abs() < 1e-6 * size {
            return power(larger, time) * (start + time * (second / larger - start));
        }
        let of_larger = (second - smaller * start) / (larger - smaller);
        let of_smaller = start - of_larger;
        of_larger * power(larger, time) + of_smaller * power(smaller, time)
    }

    /// The narrowest ±C·rateᵗ that holds the coordinate from the start to an iteration. `None` where the rate is 0,
    /// or beyond all numbers.
    #[must_use]
    pub fn envelope(&self, iterations: usize) -> Option<Envelope> {
        let rate = self.roots.rate();
        let share = |t: usize| self.at(t).abs() / libm::pow(rate, t as f64);
        let shares = (0..=iterations).map(share).filter(|share| share.is_finite());
        let amplitude = shares.fold(0.0, f64::max);
        (rate > 0.0 && rate.is_finite()).then_some(Envelope { amplitude, rate })
    }
}

/// The width that a mode's coordinate keeps within: ±C·rateᵗ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Envelope {
    /// C
    pub amplitude: f64,
    /// The rate of the long run.
    pub rate: f64,
}

impl Envelope {
    /// C·rateᵗ at any time t, between iterations too.
    #[must_use]
    pub fn at(&self, time: f64) -> f64 {
        self.amplitude * libm::pow(self.rate, time)
    }
}
