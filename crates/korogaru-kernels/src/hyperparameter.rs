use crate::{Error, messages};

/// One number that a person chooses for a method, with its name, its default and the values that are allowed.
///
/// ```
/// use korogaru_kernels::{Momentum, Rule};
///
/// let [lr, momentum] = Momentum::HYPERPARAMETERS else { unreachable!() };
/// assert_eq!((lr.name, lr.symbol, lr.default), ("lr", "η", 0.01));
/// assert!(momentum.range.contains(0.9) && !momentum.range.contains(1.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Hyperparameter {
    /// The name in code, files and on the command line, such as `lr`.
    pub name: &'static str,
    /// The symbol in equations, such as η.
    pub symbol: &'static str,
    /// The value that is used if none is given.
    pub default: f64,
    /// The values that are allowed.
    pub range: Range,
}

impl Hyperparameter {
    /// The learning rate η, 0.01 unless a method says otherwise.
    pub const LR: Self = Self { name: "lr", symbol: "η", default: 0.01, range: Range::NonNegative };

    /// The momentum α.
    pub const MOMENTUM: Self =
        Self { name: "momentum", symbol: "α", default: 0.9, range: Range::ZeroToBelowOne };

    /// The ε that keeps a division from dividing by zero.
    pub const EPS: Self = Self { name: "eps", symbol: "ε", default: 1e-7, range: Range::Positive };

    /// A hyperparameter for a rule of your own, with its name in code and its symbol in equations.
    ///
    /// ```
    /// use korogaru_kernels::{Hyperparameter, Range};
    ///
    /// const WEIGHT_DECAY: Hyperparameter =
    ///     Hyperparameter::new("weight_decay", "λ", 1e-4, Range::NonNegative);
    /// assert!(WEIGHT_DECAY.check(-1.0).is_err());
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, symbol: &'static str, default: f64, range: Range) -> Self {
        Self { name, symbol, default, range }
    }

    /// Returns `value` if it is in range.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Hyperparameter`](crate::ErrorKind::Hyperparameter) if it is not, or is NaN or infinite.
    pub fn check(&self, value: f64) -> Result<f64, Error> {
        if self.range.contains(value) {
            Ok(value)
        } else {
            Err(Error::hyperparameter(self.name, value, self.range))
        }
    }
}

messages! {
    /// The values that a [`Hyperparameter`] may take. All of them are finite.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Range {
        /// Any finite number.
        Finite = "range-finite", "a finite number",
        /// 0 and above: a learning rate.
        NonNegative = "range-non-negative", "a finite number of at least 0",
        /// Above 0: an ε.
        Positive = "range-positive", "a finite number above 0",
        /// From 0 to below 1: a momentum or a decay.
        ZeroToBelowOne = "range-zero-to-below-one", "a number from 0 to below 1",
    }
}

impl Range {
    /// Whether `value` is allowed. NaN and the infinities never are.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        value.is_finite()
            && match self {
                Self::Finite => true,
                Self::NonNegative => value >= 0.0,
                Self::Positive => value > 0.0,
                Self::ZeroToBelowOne => (0.0..1.0).contains(&value),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_range_lets_nan_or_an_infinity_through() {
        for range in [Range::Finite, Range::NonNegative, Range::Positive, Range::ZeroToBelowOne] {
            for value in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                assert!(!range.contains(value), "{range:?} contains {value}");
            }
        }
    }

    #[test]
    fn the_edges_belong_where_the_design_puts_them() {
        let below_one = 1.0_f64.next_down();
        let cases = [
            (Range::Finite, -1.0, true),
            (Range::NonNegative, 0.0, true),
            (Range::NonNegative, -0.0, true),
            (Range::NonNegative, -f64::MIN_POSITIVE, false),
            (Range::Positive, 0.0, false),
            (Range::Positive, f64::from_bits(1), true),
            (Range::ZeroToBelowOne, 0.0, true),
            (Range::ZeroToBelowOne, below_one, true),
            (Range::ZeroToBelowOne, 1.0, false),
            (Range::ZeroToBelowOne, -1e-300, false),
        ];
        for (range, value, allowed) in cases {
            assert_eq!(range.contains(value), allowed, "{range:?} and {value}");
        }
    }
}
