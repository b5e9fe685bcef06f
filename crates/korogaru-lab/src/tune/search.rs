use korogaru::rule::Range;
use korogaru::{Hyperparameter, Method};

use super::Tune;

/// How the values of a hyperparameter are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchScale {
    /// In equal ratios, for learning rates. The first round goes from 1e-4 to 10.
    Ratios,
    /// With their distances from 1 in equal ratios, for a momentum or a decay. The first round goes from 0 to
    /// 0.9999.
    FromOne,
}

impl SearchScale {
    /// The scale of a hyperparameter. `None` for one that a search does not change.
    #[must_use]
    pub fn of(hyperparameter: &Hyperparameter) -> Option<Self> {
        match hyperparameter.range {
            Range::NonNegative => Some(Self::Ratios),
            Range::ZeroToBelowOne => Some(Self::FromOne),
            _ => None,
        }
    }

    /// The exponents of ten for the ends of the first round.
    fn exponents(self) -> [f64; 2] {
        match self {
            Self::Ratios => [-4.0, 1.0],
            Self::FromOne => [0.0, 4.0],
        }
    }

    /// The exponents beyond which no round goes. A momentum of 0 is an end beyond which there is nothing.
    fn limits(self) -> [f64; 2] {
        match self {
            Self::Ratios => [-16.0, 6.0],
            Self::FromOne => [0.0, 7.0],
        }
    }

    /// The lowest and the highest value of the first round.
    #[must_use]
    pub fn ends(self) -> [f64; 2] {
        self.exponents().map(|exponent| self.value(exponent))
    }

    /// The value at an exponent, rounded to digits that a person can read and type: what a search shows is
    /// what it tried. A learning rate has five significant digits. The distance of a decay from 1 has four, and
    /// the decay at least five decimals.
    fn value(self, exponent: f64) -> f64 {
        let written = match self {
            Self::Ratios => format!("{:.4e}", libm::exp10(exponent)),
            Self::FromOne => {
                let needed = (5..11_u8).find(|&decimals| f64::from(decimals) > exponent + 3.0);
                let decimals = usize::from(needed.unwrap_or(11));
                format!("{:.decimals$}", 1.0 - libm::exp10(-exponent))
            }
        };
        written.parse().expect("a number as Rust writes it")
    }
}

/// The exponents of one hyperparameter in a search.
#[derive(Clone, Copy, Debug)]
struct Span {
    name: &'static str,
    scale: SearchScale,
    /// The ends of the current grid.
    grid: [f64; 2],
    /// The ends of everything that was tried.
    tried: [f64; 2],
}

impl Span {
    /// Lays the next grid around the best value, to a tenth of this one on each side but at least one step,
    /// or over the decade beyond what was tried if the best value is at an end.
    fn go_on(&mut self, best: f64, values: usize) {
        let [low, high] = self.grid;
        let step = (high - low) * (1.0 / (values - 1) as f64).max(0.1);
        let [least, most] = self.scale.limits();
        let below = if best <= self.tried[0] { best - 1.0 } else { best - step };
        let above = if best >= self.tried[1] { best + 1.0 } else { best + step };
        self.lay([below.max(least), above.min(most)]);
    }

    /// Lays the next grid at smaller learning rates: if no candidate is of use, they were too large.
    fn go_down(&mut self) {
        if self.scale == SearchScale::Ratios {
            let [low, _] = self.tried;
            self.lay([(low - 3.0).max(self.scale.limits()[0]), low]);
        }
    }

    fn lay(&mut self, grid: [f64; 2]) {
        self.grid = grid;
        self.tried = [self.tried[0].min(grid[0]), self.tried[1].max(grid[1])];
    }

    fn is_at_end(&self, best: f64) -> bool {
        let [low, high] = self.tried;
        (best <= low && self.scale == SearchScale::Ratios) || best >= high
    }
}

/// The grids over the hyperparameters of a method.
pub(super) struct Search {
    spans: Vec<Span>,
    /// The number of values of each hyperparameter in a round.
    values: usize,
    rounds: usize,
}

impl Search {
    /// A search with at most this many candidates in all rounds.
    pub(super) fn new(method: &Method, candidates: usize) -> Self {
        let known = method.info().hyperparameters.iter();
        let spans: Vec<Span> = known
            .filter_map(|h| {
                let scale = SearchScale::of(h)?;
                let grid = scale.exponents();
                Some(Span { name: h.name, scale, grid, tried: grid })
            })
            .collect();
        // With more than two values the next grid is finer. With fewer than four the first grid misses too
        // much.
        let few = spans.iter().fold(1_usize, |all, _| all.saturating_mul(4));
        let rounds = if spans.is_empty() { 1 } else { (candidates / few).clamp(1, Tune::ROUNDS) };
        let part = candidates / rounds;
        let fits = |values: usize| {
            spans.iter().try_fold(1_usize, |all, _| all.checked_mul(values)).is_some_and(|all| all <= part)
        };
        let values = (2..=part).take_while(|&values| fits(values)).last().unwrap_or(2);
        Self { spans, values, rounds }
    }

    /// The smallest number of candidates: two values of each hyperparameter.
    pub(super) fn least(method: &Method) -> usize {
        let scaled = method.info().hyperparameters.iter().filter(|h| SearchScale::of(h).is_some());
        scaled.fold(1, |candidates: usize, _| candidates.saturating_mul(2))
    }

    pub(super) fn rounds(&self) -> usize {
        self.rounds
    }

    /// The number of candidates in a round.
    pub(super) fn grid(&self) -> usize {
        self.spans.iter().fold(1, |all, _| all * self.values)
    }

    /// The number of candidates in all rounds.
    pub(super) fn candidates(&self) -> usize {
        self.rounds * self.grid()
    }

    pub(super) fn names(&self) -> Vec<&'static str> {
        self.spans.iter().map(|span| span.name).collect()
    }

    /// The exponent of a hyperparameter in a candidate of the grid. The last hyperparameter varies fastest.
    fn exponent(&self, place: usize, candidate: usize) -> f64 {
        let below: usize = self.spans[place + 1..].iter().fold(1, |all, _| all * self.values);
        let index = (candidate / below) % self.values;
        let [low, high] = self.spans[place].grid;
        if index + 1 == self.values {
            return high;
        }
        low + (high - low) * (index as f64 / (self.values - 1) as f64)
    }

    pub(super) fn exponents(&self, candidate: usize) -> Vec<f64> {
        (0..self.spans.len()).map(|place| self.exponent(place, candidate)).collect()
    }

    /// The value of a hyperparameter in a candidate of the grid.
    pub(super) fn value(&self, place: usize, candidate: usize) -> f64 {
        self.spans[place].scale.value(self.exponent(place, candidate))
    }

    /// Lays the next grid around the best exponents so far, or at smaller learning rates if there are none.
    pub(super) fn go_on(&mut self, best: Option<&[f64]>) {
        let values = self.values;
        match best {
            Some(best) => self.spans.iter_mut().zip(best).for_each(|(span, &best)| span.go_on(best, values)),
            None => self.spans.iter_mut().for_each(Span::go_down),
        }
    }

    /// The method with the values that belong to these exponents.
    pub(super) fn candidate(&self, method: &Method, exponents: &[f64]) -> Method {
        self.spans.iter().zip(exponents).fold(method.clone(), |method, (span, &exponent)| {
            method.with(span.name, span.scale.value(exponent)).expect("the scales lie in their ranges")
        })
    }

    /// The names of the hyperparameters whose exponents are at an end of everything tried.
    pub(super) fn at_ends(&self, exponents: &[f64]) -> Vec<&'static str> {
        let at_end = self.spans.iter().zip(exponents).filter(|(span, exponent)| span.is_at_end(**exponent));
        at_end.map(|(span, _)| span.name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::SearchScale;

    /// Rounding leaves the values in their range and in their order.
    #[test]
    fn values_stay_in_range() {
        let values = |scale: SearchScale| -> Vec<f64> {
            let [least, most] = scale.limits();
            (0..=500).map(|i| scale.value(least + f64::from(i) / 500.0 * (most - least))).collect()
        };
        for (scale, range) in [(SearchScale::Ratios, 1e-16..=1e6), (SearchScale::FromOne, 0.0..=0.999_999_9)]
        {
            let values = values(scale);
            assert!(values.iter().all(|value| range.contains(value)), "{scale:?}");
            assert!(values.windows(2).all(|pair| pair[0] < pair[1]), "{scale:?}");
        }
    }
}
