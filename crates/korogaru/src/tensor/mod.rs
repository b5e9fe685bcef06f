mod element;
#[cfg(feature = "ndarray")]
mod ndarray;
mod precision;

pub use element::{Element, ElementType};
pub(crate) use element::{by_type, of_any_type, sealed};
use korogaru_kernels::with_element_types;
pub use precision::HalfPrecision;

use crate::state::aligned::PAGE;

/// One named parameter with its gradient, for one [`step`](crate::Optimizer::step).
///
/// The element type is erased, so that tensors of different types can be in one array. A tensor has a length
/// and no shape, since every rule works element by element.
#[derive(Debug)]
pub struct Tensor<'a> {
    pub(crate) name: &'a str,
    pub(crate) data: Data<'a>,
}

/// A parameter and its gradient.
#[derive(Debug)]
pub(crate) struct Slices<'a, E> {
    pub(crate) parameter: &'a mut [E],
    pub(crate) gradient: &'a [E],
}

with_element_types! { by_type [#[derive(Debug)] Data<'a> of Slices] }

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
        Self { name, data: E::data(Slices { parameter, gradient }) }
    }

    /// The parameter `name` of one number, with its gradient.
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

impl<E> Slices<'_, E> {
    #[inline(always)]
    pub(crate) fn reborrow(&mut self) -> Slices<'_, E> {
        Slices { parameter: self.parameter, gradient: self.gradient }
    }

    /// The first `count` elements, and the others.
    #[cfg(feature = "threads")]
    pub(crate) fn split(self, count: usize) -> (Self, Self) {
        let (parameter, other_parameter) = self.parameter.split_at_mut(count);
        let (gradient, other_gradient) = self.gradient.split_at(count);
        (Self { parameter, gradient }, Self { parameter: other_parameter, gradient: other_gradient })
    }
}

impl Data<'_> {
    pub(crate) fn parameter_len(&self) -> usize {
        of_any_type!(Self, self, slices: E => slices.parameter.len())
    }

    /// How many bytes after the beginning of a page the parameter begins.
    pub(crate) fn place(&self) -> usize {
        of_any_type!(Self, self, slices: E => slices.parameter.as_ptr().addr() % PAGE)
    }

    pub(crate) fn gradient_len(&self) -> usize {
        of_any_type!(Self, self, slices: E => slices.gradient.len())
    }

    pub(crate) fn element_type(&self) -> ElementType {
        of_any_type!(Self, self, _slices: E => E::TYPE)
    }
}
