use std::fmt::Debug;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number that a rule computes with: a floating-point type, or a bundle of numbers that is computed lane by
/// lane.
///
/// Each of the four operations and the square root must round by itself to the nearest value, ties to even,
/// as IEEE 754 requires. An implementation that fuses or reassociates operations breaks the promise of equal
/// bits. The trait has no comparisons, because a rule that branches on a number cannot run on a bundle of
/// them.
///
/// ```
/// use korogaru_kernels::Number;
///
/// fn hypotenuse<N: Number>(a: N, b: N) -> N {
///     (a * a + b * b).sqrt()
/// }
/// assert_eq!((hypotenuse(3.0_f32, 4.0), hypotenuse(3.0_f64, 4.0)), (5.0, 5.0));
/// ```
pub trait Number:
    Copy
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Send
    + Sync
    + 'static
{
    /// The type in which NumPy computes if a number of this type meets a float64: `f64`, or a bundle of it.
    type Wide: Number;

    /// Positive zero, with which all state begins.
    const ZERO: Self;

    /// The value nearest to `value`, rounded once. Coefficients are computed in `f64` and converted by this.
    fn from_f64(value: f64) -> Self;

    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;

    /// The same value in the wide type, which has every value of this type.
    #[must_use]
    fn to_wide(self) -> Self::Wide;

    /// The value nearest to `wide`, rounded once.
    #[must_use]
    fn from_wide(wide: Self::Wide) -> Self;
}

impl Number for f64 {
    type Wide = f64;
    const ZERO: Self = 0.0;

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }

    #[inline(always)]
    fn to_wide(self) -> f64 {
        self
    }

    #[inline(always)]
    fn from_wide(wide: f64) -> Self {
        wide
    }
}

impl Number for f32 {
    type Wide = f64;
    const ZERO: Self = 0.0;

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "rounding to the nearest f32 is the purpose")]
    fn from_f64(value: f64) -> Self {
        value as f32
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        f32::sqrt(self)
    }

    #[inline(always)]
    fn to_wide(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    fn from_wide(wide: f64) -> Self {
        Self::from_f64(wide)
    }
}
