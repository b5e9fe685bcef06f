use half::{bf16, f16};

use super::conversion::rounded_to_odd;
use super::{Half, Stored, sealed};
use crate::Number;

macro_rules! number {
    ($type:ident) => {
        impl Half for $type {}
        impl Stored for $type {}

        /// Each operation rounds to the half type, as in NumPy.
        impl Number for $type {
            type Wide = f64;
            const ZERO: Self = $type::from_bits(0);

            #[inline]
            fn from_f64(value: f64) -> Self {
                sealed::Stored::from_f32(rounded_to_odd(value))
            }

            #[inline]
            fn sqrt(self) -> Self {
                sealed::Stored::from_f32(sealed::Stored::to_f32(self).sqrt())
            }

            #[inline]
            fn to_wide(self) -> f64 {
                f64::from(sealed::Stored::to_f32(self))
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
