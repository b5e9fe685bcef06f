use std::fmt;

#[cfg(feature = "half")]
use half::{bf16, f16};
use korogaru_kernels::Number;

use crate::placed::PAGE;
use crate::state::State;

/// One named parameter with its gradient, for one [`step`](crate::Optimizer::step).
///
/// The element type is erased, so that tensors of different types stand in one array. Shapes are the caller's
/// business: every rule works element by element.
#[derive(Debug)]
pub struct Tensor<'a> {
    pub(crate) name: &'a str,
    pub(crate) data: Data<'a>,
}

/// A parameter and its gradient, by element type.
#[derive(Debug)]
pub(crate) enum Data<'a> {
    F32(&'a mut [f32], &'a [f32]),
    F64(&'a mut [f64], &'a [f64]),
    #[cfg(feature = "half")]
    F16(&'a mut [f16], &'a [f16]),
    #[cfg(feature = "half")]
    Bf16(&'a mut [bf16], &'a [bf16]),
}

impl<'a> Tensor<'a> {
    /// The parameter `name` of any number of elements, with its gradient in the same order.
    ///
    /// ```
    /// # use korogaru::{Optimizer, Sgd, Tensor};
    /// let (mut w, g) = ([1.0_f32, 2.0], [10.0, 20.0]);
    /// Optimizer::new(Sgd::new(0.1)?).step(&mut [Tensor::new("W", &mut w, &g)])?;
    /// assert_eq!(w, [0.0, 0.0]);
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    pub fn new<E: Element>(name: &'a str, parameter: &'a mut [E], gradient: &'a [E]) -> Self {
        Self { name, data: E::data(parameter, gradient) }
    }

    /// The parameter `name` of one number.
    ///
    /// ```
    /// # use korogaru::{Optimizer, Sgd, Tensor};
    /// let mut x = 1.0;
    /// Optimizer::new(Sgd::new(0.1)?).step(&mut [Tensor::scalar("x", &mut x, &10.0)])?;
    /// assert_eq!(x, 0.0);
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    pub fn scalar<E: Element>(name: &'a str, parameter: &'a mut E, gradient: &'a E) -> Self {
        Self::new(name, std::slice::from_mut(parameter), std::slice::from_ref(gradient))
    }
}

/// What is done alike with data of all types.
macro_rules! of_any_type {
    ($self:expr, |$parameter:pat_param, $gradient:pat_param| $result:expr) => {
        match $self {
            Self::F32($parameter, $gradient) => $result,
            Self::F64($parameter, $gradient) => $result,
            #[cfg(feature = "half")]
            Self::F16($parameter, $gradient) => $result,
            #[cfg(feature = "half")]
            Self::Bf16($parameter, $gradient) => $result,
        }
    };
}

impl Data<'_> {
    pub(crate) fn parameter_len(&self) -> usize {
        of_any_type!(self, |parameter, _| parameter.len())
    }

    /// How far behind the beginning of a page the parameter begins, in bytes.
    pub(crate) fn place(&self) -> usize {
        of_any_type!(self, |parameter, _| parameter.as_ptr().addr() % PAGE)
    }

    pub(crate) fn gradient_len(&self) -> usize {
        of_any_type!(self, |_, gradient| gradient.len())
    }

    pub(crate) fn element_type(&self) -> ElementType {
        match self {
            Self::F32(..) => ElementType::F32,
            Self::F64(..) => ElementType::F64,
            #[cfg(feature = "half")]
            Self::F16(..) => ElementType::F16,
            #[cfg(feature = "half")]
            Self::Bf16(..) => ElementType::Bf16,
        }
    }
}

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
