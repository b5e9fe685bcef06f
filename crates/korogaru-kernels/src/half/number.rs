use half::{bf16, f16};

use super::conversion::rounded_to_odd;
use super::sealed::Stored;
use crate::Number;

macro_rules! number {
    ($type:ident) => {
        /// Each operation rounds to the half type, as in NumPy.
        impl Number for $type {
            type Wide = f64;
            const ZERO: Self = $type::from_bits(0);

            #[inline]
            fn from_f64(value: f64) -> Self {
                Stored::from_f32(rounded_to_odd(value))
            }

            #[inline]
            fn sqrt(self) -> Self {
                Stored::from_f32(Stored::to_f32(self).sqrt())
            }

            #[inline]
            fn to_wide(self) -> f64 {
                f64::from(Stored::to_f32(self))
            }

            #[inline]
            fn from_wide(wide: f64) -> Self {
                Number::from_f64(wide)
            }
        }
    };
}

number!(f16);
number!(bf16);
