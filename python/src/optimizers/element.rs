//! The element types of the kernels, as NumPy has them.

use half::f16;
use korogaru::{Backend, Rule};
use korogaru_kernels::{Number, update_half_slice_on, update_slice_on};
use numpy::npyffi::{NPY_TYPES, NpyTypes};
use pyo3::Python;
use pyo3::sync::PyOnceLock;

use super::array::Kind;
use super::scalar::Class;

/// A number of the kernels, with its type in NumPy and its kernel.
pub(crate) trait Element: Number + korogaru::Element + Into<f64> {
    const KIND: Kind;
    const TYPE_NUMBER: NPY_TYPES;

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

macro_rules! elements {
    ($($number:ty, $kind:ident, $type_number:ident, $scalar:ident, $update:ident;)*) => {$(
        impl Element for $number {
            const KIND: Kind = Kind::$kind;
            const TYPE_NUMBER: NPY_TYPES = NPY_TYPES::$type_number;

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
    )*};
}

elements! {
    f64, F64, NPY_DOUBLE, PyDoubleArrType_Type, update_slice_on;
    f32, F32, NPY_FLOAT, PyFloatArrType_Type, update_slice_on;
    f16, F16, NPY_HALF, PyHalfArrType_Type, update_half_slice_on;
}

/// A call for the type of a [`Kind`].
macro_rules! of_kind {
    ($kind:expr, $type:ident => $call:expr) => {
        match $kind {
            Kind::F16 => {
                type $type = half::f16;
                $call
            }
            Kind::F32 => {
                type $type = f32;
                $call
            }
            Kind::F64 => {
                type $type = f64;
                $call
            }
        }
    };
}

pub(crate) use of_kind;
