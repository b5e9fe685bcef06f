//! Values and derivatives of the functions. All but the square root are libm's, whose bits are the same on
//! every machine. The square root is exact by IEEE 754.

use std::f64::consts::{LN_2, LN_10};

use super::names::{BinaryFunction, Function};

impl Function {
    /// f(u).
    pub(super) fn value(self, u: f64) -> f64 {
        match self {
            Self::Sin => libm::sin(u),
            Self::Cos => libm::cos(u),
            Self::Tan => libm::tan(u),
            Self::Asin => libm::asin(u),
            Self::Acos => libm::acos(u),
            Self::Atan => libm::atan(u),
            Self::Sinh => libm::sinh(u),
            Self::Cosh => libm::cosh(u),
            Self::Tanh => libm::tanh(u),
            Self::Asinh => libm::asinh(u),
            Self::Acosh => libm::acosh(u),
            Self::Atanh => libm::atanh(u),
            Self::Exp => libm::exp(u),
            Self::Ln => libm::log(u),
            Self::Log2 => libm::log2(u),
            Self::Log10 => libm::log10(u),
            Self::Sqrt => u.sqrt(),
            Self::Cbrt => libm::cbrt(u),
            Self::Abs => u.abs(),
        }
    }

    /// f′(u) and f″(u), where `v` is f(u).
    pub(super) fn slopes(self, u: f64, v: f64) -> [f64; 2] {
        match self {
            Self::Sin => [libm::cos(u), -v],
            Self::Cos => [-libm::sin(u), -v],
            Self::Tan => {
                let slope = 1.0 + v * v;
                [slope, 2.0 * v * slope]
            }
            Self::Asin | Self::Acos => {
                let rest = (1.0 - u) * (1.0 + u);
                let slope = 1.0 / rest.sqrt();
                let sign = if self == Self::Asin { 1.0 } else { -1.0 };
                [sign * slope, sign * (u * slope / rest)]
            }
            Self::Atan => {
                let slope = 1.0 / (1.0 + u * u);
                [slope, -2.0 * u * slope * slope]
            }
            Self::Sinh => [libm::cosh(u), v],
            Self::Cosh => [libm::sinh(u), v],
            Self::Tanh => {
                // 1 − v², without its cancellation for a large u.
                let cosh = libm::cosh(u);
                let slope = 1.0 / cosh / cosh;
                [slope, -2.0 * v * slope]
            }
            Self::Asinh => {
                let square = u * u + 1.0;
                let slope = 1.0 / square.sqrt();
                [slope, -u * slope / square]
            }
            Self::Acosh => {
                let square = (u - 1.0) * (u + 1.0);
                let slope = 1.0 / square.sqrt();
                [slope, -u * slope / square]
            }
            Self::Atanh => {
                let slope = 1.0 / ((1.0 - u) * (1.0 + u));
                [slope, 2.0 * u * slope * slope]
            }
            Self::Exp => [v, v],
            Self::Ln => logarithm(u, 1.0),
            Self::Log2 => logarithm(u, LN_2),
            Self::Log10 => logarithm(u, LN_10),
            Self::Sqrt => {
                let slope = 0.5 / v;
                [slope, -0.5 * slope / u]
            }
            Self::Cbrt => {
                let slope = v / u / 3.0;
                // The root is vertical at 0.
                let slope = if u == 0.0 { f64::INFINITY } else { slope };
                [slope, -2.0 / 3.0 * slope / u]
            }
            // The slope 0 at the kink lies between the slopes on both sides.
            Self::Abs if u == 0.0 => [0.0, 0.0],
            Self::Abs => [1.0_f64.copysign(u), 0.0],
        }
    }
}

/// Below 0 the logarithm does not exist, and neither does its slope.
fn logarithm(u: f64, of_base: f64) -> [f64; 2] {
    let slope = if u >= 0.0 { 1.0 / (u * of_base) } else { f64::NAN };
    [slope, -slope / u]
}

impl BinaryFunction {
    /// f(a, b). NaN if either is NaN.
    pub(super) fn value(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Min | Self::Max if a.is_nan() || b.is_nan() => f64::NAN,
            Self::Min | Self::Max => {
                if self.is_first(a, b) {
                    a
                } else {
                    b
                }
            }
            Self::Atan2 => libm::atan2(a, b),
        }
    }

    /// Whether `min` or `max` takes the first argument. It does if both are equal.
    pub(super) fn is_first(self, a: f64, b: f64) -> bool {
        if self == Self::Min { a <= b } else { a >= b }
    }
}
