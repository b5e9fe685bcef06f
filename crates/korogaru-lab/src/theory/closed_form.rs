use super::dynamics::Roots;

/// The solution of a mode's recurrence z₁ = c·z₀, zₜ₊₁ = a·zₜ − b·zₜ₋₁ for every t,
/// without running it.
///
/// With the roots r₁ and r₂ of r² − a·r + b = 0, it is zₜ = z₀·(c·Uₜ − b·Uₜ₋₁),
/// where Uₜ = (r₁ᵗ − r₂ᵗ)/(r₁ − r₂). For complex roots √b·e^(±iφ), Uₜ is
/// √bᵗ⁻¹·sin(tφ)/sin φ; for a double root r it is t·rᵗ⁻¹. Near a double root the quotient is
/// computed by `expm1` and `log1p`, so that nothing cancels.
#[derive(Clone, Copy, Debug)]
pub struct ClosedForm {
    pub(super) roots: Roots,
    pub(super) start: f64,
    /// c
    pub(super) first: f64,
}

/// Two roots are near each other if their quotient is above this.
const NEAR: f64 = 0.5;

impl ClosedForm {
    pub(super) fn new(roots: Roots, start: f64, first: f64) -> Self {
        Self { roots, start, first }
    }

    /// The coordinate after an iteration. Not finite if it is beyond the range of numbers.
    #[must_use]
    pub fn at(&self, iteration: usize) -> f64 {
        let Roots { sum, product, discriminant } = self.roots;
        match iteration {
            0 => return self.start,
            1 => return self.first * self.start,
            // A mode that starts at the centre stays there, however large its roots are.
            _ if self.start.abs() <= 0.0 => return self.start,
            _ => {}
        }
        let t = iteration as f64;
        // If the sum is negative, the solution is that of the positive sum with its sign changed at every
        // update.
        let sign = if sum < 0.0 { -1.0 } else { 1.0 };
        let size = self.roots.rate();
        if size <= 0.0 {
            return 0.0; // Both roots are 0: the mode rests from the second update on.
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
        // In two halves, so that a small start is not multiplied by a power beyond the range of numbers.
        let half = libm::pow(size, (t - 1.0) / 2.0);
        let alternation = if iteration.is_multiple_of(2) { sign } else { 1.0 };
        alternation * ((self.start * half) * half) * (self.first * now - sign * product / size * before)
    }

    /// The coordinate between iterations, for a curve through them: the power of a negative root is that of
    /// its size times cos πt. At whole numbers this is [`at`](Self::at), as exactly as a picture can show.
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
            // Both roots are 0: the mode rests from the second update on, and moves in straight lines before.
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

    /// The narrowest ±C·rateᵗ that holds the coordinate from the start to an iteration. `None` if the
    /// rate is 0 or beyond the range of numbers.
    #[must_use]
    pub fn envelope(&self, iterations: usize) -> Option<Envelope> {
        let rate = self.roots.rate();
        let share = |t: usize| self.at(t).abs() / libm::pow(rate, t as f64);
        let shares = (0..=iterations).map(share).filter(|share| share.is_finite());
        let amplitude = shares.fold(0.0, f64::max);
        (rate > 0.0 && rate.is_finite()).then_some(Envelope { amplitude, rate })
    }
}

/// The bounds of a mode's coordinate: ±C·rateᵗ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Envelope {
    /// C, at t = 0.
    pub amplitude: f64,
    /// The factor by which the bounds shrink with each update.
    pub rate: f64,
}

impl Envelope {
    /// C·rateᵗ at any time t ≥ 0, also between iterations.
    #[must_use]
    pub fn at(&self, time: f64) -> f64 {
        self.amplitude * libm::pow(self.rate, time)
    }
}
