/// Where numbers lie: their median, and the quantiles between which half and nine tenths of them are.
///
/// A quantile is that of linear interpolation between the sorted numbers (definition 7 of Hyndman and Fan 1996), as in
/// NumPy.
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
    /// 5 % of the numbers are below it.
    pub low: f64,
    /// 25 % are.
    pub lower: f64,
    /// Half of them are.
    pub median: f64,
    /// 75 % are.
    pub upper: f64,
    /// 95 % are.
    pub high: f64,
}

impl Band {
    /// The names of its numbers in data.
    pub const NAMES: [&str; 5] = ["p05", "p25", "median", "p75", "p95"];

    /// Of numbers in any order, which are sorted. An infinity is a number here, and a quantile beyond which it begins is
    /// infinite too. `None` where there is no number.
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
            // Between two that are alike, infinities among them, there is nothing to interpolate.
            if between > 0.0 && to > from { from + between * (to - from) } else { from }
        };
        let [low, lower, median, upper, high] = [0.05, 0.25, 0.5, 0.75, 0.95].map(quantile);
        Some(Self { low, lower, median, upper, high })
    }

    /// Its numbers in the order of [`NAMES`](Self::NAMES).
    #[must_use]
    pub fn numbers(&self) -> [f64; 5] {
        [self.low, self.lower, self.median, self.upper, self.high]
    }
}
