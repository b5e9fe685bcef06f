use std::fmt;

#[cfg(feature = "half")]
use half::{bf16, f16};
use korogaru_kernels::Number;

use crate::state::State;
use crate::tensor::Data;

/// A number that tensors are made of: `f32`, `f64`, or with the feature `half` `f16` and `bf16` of that crate.
pub trait Element: Number + sealed::Sealed {
    /// The type, as a value.
    const TYPE: ElementType;
}

/// The type of a tensor's elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ElementType {
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// IEEE 754's half precision, `f16` of the crate `half`.
    #[cfg(feature = "half")]
    F16,
    /// An `f32` cut in half, `bf16` of the crate `half`.
    #[cfg(feature = "half")]
    Bf16,
}

impl fmt::Display for ElementType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::F32 => "f32",
            Self::F64 => "f64",
            #[cfg(feature = "half")]
            Self::F16 => "f16",
            #[cfg(feature = "half")]
            Self::Bf16 => "bf16",
        })
    }
}

pub(crate) mod sealed {
    use super::{Data, State};

    pub trait Sealed: Sized {
        #[allow(private_interfaces, reason = "the trait is sealed: nobody outside can call this")]
        fn data<'a>(parameter: &'a mut [Self], gradient: &'a [Self]) -> Data<'a>;

        #[allow(private_interfaces, reason = "the trait is sealed: nobody outside can call this")]
        fn state(state: &State) -> Option<&[Self]>;

        fn to_f64(self) -> f64;
    }
}

macro_rules! element {
    ($type:ty, $variant:ident) => {
        impl Element for $type {
            const TYPE: ElementType = ElementType::$variant;
        }

        impl sealed::Sealed for $type {
            #[allow(private_interfaces, reason = "the trait is sealed: nobody outside can call this")]
            fn data<'a>(parameter: &'a mut [Self], gradient: &'a [Self]) -> Data<'a> {
                Data::$variant(parameter, gradient)
            }

            #[allow(private_interfaces, reason = "the trait is sealed: nobody outside can call this")]
            fn state(state: &State) -> Option<&[Self]> {
                match state {
                    State::$variant(values) => Some(values),
                    _ => None,
                }
            }

            fn to_f64(self) -> f64 {
                self.into()
            }
        }
    };
}

element!(f32, F32);
element!(f64, F64);
#[cfg(feature = "half")]
element!(f16, F16);
#[cfg(feature = "half")]
element!(bf16, Bf16);
