mod element;
#[cfg(feature = "ndarray")]
mod ndarray;
mod precision;

pub(crate) use element::sealed;
pub use element::{Element, ElementType};
#[cfg(feature = "half")]
pub use precision::HalfPrecision;
#[cfg(not(feature = "half"))]
pub(crate) use precision::HalfPrecision;

use crate::state::aligned::PAGE;
#[cfg(feature = "half")]
use half::{bf16, f16};

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
