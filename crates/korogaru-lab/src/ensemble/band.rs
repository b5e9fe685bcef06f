/// How numbers are distributed: their median, and the quantiles between which the middle half and the middle
/// nine tenths of them lie.
///
/// Quantiles interpolate linearly between the sorted numbers (definition 7 of Hyndman and Fan 1996), as
/// NumPy's do.
///
/// ```
/// use korogaru_lab::Band;
///
/// let band = Band::of(&mut [4.0, 1.0, 3.0, 2.0, 5.0]).unwrap();
/// assert_eq!((band.low, band.lower, band.median, band.upper), (1.2, 2.0, 3.0, 4.0));
/// assert!((band.high - 4.8).abs() < 1e-15);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The quantile below which 5 % of the numbers are.
    pub low: f64,
    /// The quantile below which 25 % are.
    pub lower: f64,
    /// The median.
    pub median: f64,
    /// The quantile below which 75 % are.
    pub upper: f64,
    /// The quantile below which 95 % are.
    pub high: f64,
}

impl Band {
    /// The names of the five numbers in data.
    pub const NAMES: [&str; 5] = ["p05", "p25", "median", "p75", "p95"];

    /// The quantiles of numbers in any order, which are sorted in place. An infinity is a number here, and a
    /// quantile at or beyond it is infinite too. `None` if there is no number.
    #[must_use]
    pub fn of(numbers: &mut [f64]) -> Option<Self> {
        let last = numbers.len().checked_sub(1)?;
        numbers.sort_unstable_by(f64::total_cmp);
        let quantile = |share: f64| {
            let place = share * last as f64;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most the last index"
            )]
            let below = (place as usize).min(last);
            let (between, from) = (place - below as f64, numbers[below]);
            let to = numbers[(below + 1).min(last)];
            // Between two equal numbers, which may be infinities, there is nothing to interpolate.
            if between > 0.0 && to > from { from + between * (to - from) } else { from }
        };
        let [low, lower, median, upper, high] = [0.05, 0.25, 0.5, 0.75, 0.95].map(quantile);
        Some(Self { low, lower, median, upper, high })
    }

    /// The five numbers in the order of [`NAMES`](Self::NAMES).
    #[must_use]
    pub fn numbers(&self) -> [f64; 5] {
        [self.low, self.lower, self.median, self.upper, self.high]
    }
}
