/// A point of the plane, (x, y).
pub(crate) type Point = [f64; 2];

/// A closed interval of numbers. Both ends are finite, and `low` is below `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// The interval from `low` to `high`. `None` unless both are finite and `low` is so far below `high` that
    /// numbers between them can be told apart.
    ///
    /// ```
    /// use korogaru_lab::Interval;
    ///
    /// assert_eq!(Interval::new(-10.0, 10.0).unwrap().width(), 20.0);
    /// assert!(Interval::new(3.0, -3.0).is_none() && Interval::new(1.0, 1.0_f64.next_up()).is_none());
    /// ```
    #[must_use]
    pub fn new(low: f64, high: f64) -> Option<Self> {
        let width = high - low;
        (width.is_finite() && width > Self::least_width(low, high)).then_some(Self { low, high })
    }

    /// The width that an interval with these ends has to exceed.
    pub(crate) fn least_width(low: f64, high: f64) -> f64 {
        const NARROWEST: f64 = 1e-9;
        const SMALLEST: f64 = 1e-290;
        SMALLEST.max(NARROWEST * low.abs().max(high.abs()))
    }

    /// The same width rounded up to one digit, for a reader: 1e-8 between 10 and 10.000000001.
    pub(crate) fn least_width_in_words(low: f64, high: f64) -> f64 {
        const SAME: f64 = 1e-6;
        let least = Self::least_width(low, high);
        let power = libm::floor(libm::log10(least));
        let digit = libm::ceil(least / libm::pow(10.0, power) - SAME);
        format!("{digit}e{power}").parse().unwrap_or(least)
    }

    /// An interval with constant bounds, such as those of the objectives.
    pub(crate) const fn known(low: f64, high: f64) -> Self {
        assert!(low < high);
        Self { low, high }
    }

    /// The lower end.
    #[must_use]
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(self) -> f64 {
        self.high
    }

    /// The distance between the ends.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether `value` lies in the interval, ends included. `false` for NaN.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// A rectangle of the plane: where a function is looked at, or what a figure shows.
///
/// ```
/// use korogaru_lab::{Interval, Plane};
///
/// let plane = Plane { x: Interval::new(-10.0, 10.0).unwrap(), y: Interval::new(-5.0, 5.0).unwrap() };
/// assert!(plane.contains([-7.0, 2.0]) && !plane.contains([0.0, 6.0]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// From left to right.
    pub x: Interval,
    /// From bottom to top.
    pub y: Interval,
}

impl Plane {
    pub(crate) const fn known(x: [f64; 2], y: [f64; 2]) -> Self {
        Self { x: Interval::known(x[0], x[1]), y: Interval::known(y[0], y[1]) }
    }

    /// Whether the point lies in the rectangle, edges included.
    #[must_use]
    pub fn contains(self, [x, y]: [f64; 2]) -> bool {
        self.x.contains(x) && self.y.contains(y)
    }
}
