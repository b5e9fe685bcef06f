use crate::reading::{half_width, number};
use crate::{Error, ErrorKind, Expected};

/// The values of one hyperparameter in a sweep. The first and the last are exactly the ends of the axis.
///
/// ```
/// use korogaru_lab::Axis;
///
/// let momenta = Axis::new("momentum", 0.0, 0.8, 5)?;
/// assert_eq!(momenta.values(), [0.0, 0.2, 0.4, 0.6000000000000001, 0.8]);
/// let rates = Axis::new("lr", 0.01, 1.0, 3)?.logarithmic()?;
/// assert_eq!(rates.values(), [0.01, 0.1, 1.0]); // in equal ratios
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    name: String,
    low: f64,
    high: f64,
    count: usize,
    logarithmic: bool,
}

impl Axis {
    /// The most values that an axis may have.
    pub const MOST: usize = 4096;

    /// `count` equally spaced values of the hyperparameter `name` from `low` to `high`, both included. An
    /// axis of a single value has `low` equal to `high`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFinite`] for an end that is not finite; [`ErrorKind::AxisCount`] for no value or more
    /// than [`MOST`](Self::MOST); [`ErrorKind::EmptyRange`] unless `low` is below `high`;
    /// [`ErrorKind::AxisAlone`] if the ends of a single value differ.
    pub fn new(name: &str, low: f64, high: f64, count: usize) -> Result<Self, Error> {
        let key = || name.to_owned();
        if let Some(&value) = [low, high].iter().find(|end| !end.is_finite()) {
            return Err(ErrorKind::NotFinite { key: key(), value }.into());
        }
        if !(1..=Self::MOST).contains(&count) {
            let found = count.to_string();
            return Err(ErrorKind::AxisCount { key: key(), found, limit: Self::MOST }.into());
        }
        if low > high || (low >= high && count > 1) || !(high - low).is_finite() {
            return Err(ErrorKind::EmptyRange { key: key(), low, high }.into());
        }
        if low < high && count == 1 {
            return Err(ErrorKind::AxisAlone { key: key(), low, high }.into());
        }
        Ok(Self { name: key(), low, high, count, logarithmic: false })
    }

    /// Reads an axis from text of the form `LOW:HIGH:COUNT`.
    ///
    /// ```
    /// use korogaru_lab::Axis;
    ///
    /// assert_eq!(Axis::from_text("lr", ".1:1:10")?, Axis::new("lr", 0.1, 1.0, 10)?);
    /// // As a Japanese keyboard types it.
    /// assert_eq!(Axis::from_text("lr", "０．１：１：１０")?, Axis::new("lr", 0.1, 1.0, 10)?);
    /// assert!(Axis::from_text("lr", "1:.1:10").is_err()); // reversed
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Form`] for text of another form, and those of [`new`](Self::new).
    pub fn from_text(name: &str, text: &str) -> Result<Self, Error> {
        let wrong =
            || ErrorKind::Form { key: name.to_owned(), expected: Expected::Axis, found: text.to_owned() };
        let narrow = half_width(text);
        let parts: Vec<&str> = narrow.split(':').map(str::trim).collect();
        let [low, high, count] = parts[..] else { return Err(wrong().into()) };
        let (Some(low), Some(high)) = (number(low), number(high)) else { return Err(wrong().into()) };
        if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong().into());
        }
        // A count of too many digits is a count of too many values.
        match count.parse() {
            Ok(count) => Self::new(name, low, high, count),
            Err(_) => {
                let (key, found) = (name.to_owned(), count.to_owned());
                Err(ErrorKind::AxisCount { key, found, limit: Self::MOST }.into())
            }
        }
    }

    /// The axis with the same ends and values in equal ratios.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::AxisLogarithm`] unless it begins above 0.
    pub fn logarithmic(self) -> Result<Self, Error> {
        if self.low > 0.0 {
            Ok(Self { logarithmic: true, ..self })
        } else {
            Err(ErrorKind::AxisLogarithm { key: self.name, low: self.low }.into())
        }
    }

    /// Makes one of two axes logarithmic: the learning rate, or the first one if neither is the learning
    /// rate.
    ///
    /// # Errors
    ///
    /// Those of [`logarithmic`](Self::logarithmic).
    pub fn one_logarithmic([first, second]: [Self; 2]) -> Result<[Self; 2], Error> {
        if second.name == "lr" {
            Ok([first, second.logarithmic()?])
        } else {
            Ok([first.logarithmic()?, second])
        }
    }

    /// The name of the hyperparameter.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first value.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The last value.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// The number of values, at least 1.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether the values are spaced in equal ratios, and not at equal differences.
    #[must_use]
    pub fn is_logarithmic(&self) -> bool {
        self.logarithmic
    }

    /// The value at an index: low + (high − low)·i/(count − 1), or the same on a logarithmic scale. The
    /// first and the last are exactly the ends.
    ///
    /// # Panics
    ///
    /// At [`count`](Self::count) and beyond.
    #[must_use]
    pub fn value(&self, index: usize) -> f64 {
        assert!(index < self.count, "an axis of {} values", self.count);
        if self.count == 1 { self.low } else { self.at_share(index as f64 / (self.count - 1) as f64) }
    }

    /// The number at a share of the way from the first value (0) to the last (1). At and beyond these shares
    /// it is exactly the end.
    #[must_use]
    pub fn at_share(&self, share: f64) -> f64 {
        if share <= 0.0 {
            return self.low;
        }
        if share >= 1.0 {
            return self.high;
        }
        let value = if self.logarithmic {
            let (low, high) = (libm::log10(self.low), libm::log10(self.high));
            // exp10 of a whole number is exact, which exp of a multiple of ln 10 is not.
            libm::exp10(low + (high - low) * share)
        } else {
            self.low + (self.high - self.low) * share
        };
        value.clamp(self.low, self.high)
    }

    /// All values, in ascending order.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        (0..self.count).map(|index| self.value(index)).collect()
    }

    /// Where a number lies on the axis, from 0 at the first value to 1 at the last; outside of the axis it is
    /// below 0 or above 1. `None` for a number of at most 0 on a logarithmic axis, and for any number on an
    /// axis of one value.
    #[must_use]
    pub fn share(&self, value: f64) -> Option<f64> {
        if self.count == 1 {
            return None;
        }
        if self.logarithmic {
            let (low, high) = (libm::log10(self.low), libm::log10(self.high));
            (value > 0.0).then(|| (libm::log10(value) - low) / (high - low))
        } else {
            Some((value - self.low) / (self.high - self.low))
        }
    }
}
