//! The element types that both NumPy and the kernels have, in one list.

use std::ffi::c_int;

use korogaru::borrowed::{update_half_slice_on, update_slice_on};
use korogaru::rule::Number;
use korogaru::{Backend, Rule};
use numpy::npyffi::{NPY_TYPES, NpyTypes};
use pyo3::Python;
use pyo3::sync::PyOnceLock;

use super::scalar::Class;

/// A number of the kernels, with its type in NumPy and its kernel.
pub(crate) trait Element: Number + korogaru::Element + Into<f64> {
    const KIND: Kind;
    const TYPE_NUMBER: c_int;

    /// NumPy's type of its scalars.
    fn class(py: Python<'_>) -> &'static Class<Self>;

    /// The update of slices of one length.
    fn update<R: Rule>(
        backend: Backend,
        coefficients: &R::Coefficients<Self>,
        parameter: &mut [Self],
        gradient: &[Self],
        state: R::State<&mut [Self]>,
    );
}

/// Calls `$macro!` with `$arguments` and one entry for each element type: what all code with one case for
/// each is made from.
macro_rules! with_kinds {
    ($macro:ident $arguments:tt) => {
        $macro! {
            $arguments
            (F64, f64, NPY_DOUBLE, PyDoubleArrType_Type, update_slice_on)
            (F32, f32, NPY_FLOAT, PyFloatArrType_Type, update_slice_on)
            (F16, half::f16, NPY_HALF, PyHalfArrType_Type, update_half_slice_on)
        }
    };
}

macro_rules! elements {
    ([] $(($kind:ident, $number:ty, $type_number:ident, $scalar:ident, $update:ident))*) => {
        /// An element type, as a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Kind {
            $($kind,)*
        }

        impl Kind {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$kind),*];
        }

        $(
            impl Element for $number {
                const KIND: Kind = Kind::$kind;
                const TYPE_NUMBER: c_int = NPY_TYPES::$type_number as c_int;

                fn class(py: Python<'_>) -> &'static Class<Self> {
                    static CLASS: PyOnceLock<Class<$number>> = PyOnceLock::new();
                    CLASS.get_or_init(py, || Class::new(py, NpyTypes::$scalar))
                }

                #[inline]
                fn update<R: Rule>(
                    backend: Backend,
                    coefficients: &R::Coefficients<Self>,
                    parameter: &mut [Self],
                    gradient: &[Self],
                    state: R::State<&mut [Self]>,
                ) {
                    $update::<R, Self>(backend, coefficients, parameter, gradient, state)
                        .expect("slices of one length");
                }
            }
        )*
    };
}

with_kinds! { elements [] }

/// Evaluates `$result` with `$type` as the type of a [`Kind`].
macro_rules! of_kind {
    ([$value:expr, $type:ident => $result:expr] $(($kind:ident, $number:ty, $($_rest:tt)*))*) => {
        match $value {
            $($crate::optimizers::element::Kind::$kind => {
                type $type = $number;
                $result
            })*
        }
    };
    ($value:expr, $type:ident => $result:expr) => {
        $crate::optimizers::element::with_kinds! { of_kind [$value, $type => $result] }
    };
}

pub(crate) use {of_kind, with_kinds};

impl Kind {
    pub(crate) fn size(self) -> usize {
        of_kind!(self, T => size_of::<T>())
    }

    /// The kind with a type number of NumPy's. `None` for a type that the kernels do not have.
    pub(crate) fn numbered(number: c_int) -> Option<Self> {
        Self::ALL.iter().copied().find(|&kind| of_kind!(kind, T => T::TYPE_NUMBER) == number)
    }
}
