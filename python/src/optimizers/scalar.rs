//! Numbers in Python: its own floats and ints, NumPy's scalars, and NumPy's arrays without an axis.

#![expect(unsafe_code, reason = "numbers are read and made through CPython's and NumPy's C interfaces")]

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;

use numpy::npyffi::{self, NpyTypes};
use pyo3::ffi;
use pyo3::prelude::*;

use super::array::Array;
use super::element::{Element, Kind, of_kind};

/// The largest int whose square is exact as a float.
const LARGEST_INT: f64 = 67_108_864.0;

/// The kind of object that holds a number.
#[derive(Clone, Copy)]
pub(crate) enum Holder {
    /// A Python float or int.
    Python {
        is_int: bool,
    },
    /// A scalar of NumPy's.
    Scalar,
    Array(Array),
}

impl Holder {
    /// Whether a number that is computed from this one is of a type of NumPy's.
    pub(crate) fn is_numpy(&self) -> bool {
        !matches!(self, Self::Python { .. })
    }
}

/// The type of NumPy's scalars for an element type, with what is needed to read and make them.
pub(crate) struct Class<T> {
    class: *mut ffi::PyTypeObject,
    allocate: ffi::allocfunc,
    of: PhantomData<T>,
}

// SAFETY: preparing: addresses of what lives as long as the interpreter.
unsafe impl<T> Send for Class<T> {}
// SAFETY: preparing: the same.
unsafe impl<T> Sync for Class<T> {}

/// The layout of a scalar, as NumPy's public header has it.
#[repr(C)]
struct Scalar<T> {
    head: ffi::PyObject,
    value: T,
}

impl<T: Element> Class<T> {
    pub(crate) fn new(py: Python<'_>, scalar: NpyTypes) -> Self {
        // SAFETY: preparing: a lookup in NumPy's table; every type has this slot, and it holds a function of
        // this signature.
        unsafe {
            let class = npyffi::get_type_object(py, scalar);
            let allocate = std::mem::transmute::<*mut c_void, ffi::allocfunc>(ffi::PyType_GetSlot(
                class,
                ffi::Py_tp_alloc,
            ));
            Self { class, allocate, of: PhantomData }
        }
    }

    /// The number that an object is. `None` if it is no number, or one of another type. Python's own numbers
    /// are float64, since a float32 or float16 would be rounded at other places.
    ///
    /// # Safety
    ///
    /// `object` is alive as long as the result is used.
    #[inline]
    pub(crate) unsafe fn read(&self, py: Python<'_>, object: *mut ffi::PyObject) -> Option<(T, Holder)> {
        // SAFETY: caller's: an object, whose type is looked at before it is read.
        unsafe {
            if ffi::Py_TYPE(object) == self.class {
                return Some(((*object.cast::<Scalar<T>>()).value, Holder::Scalar));
            }
            if T::KIND == Kind::F64 {
                if ffi::PyFloat_CheckExact(object) != 0 {
                    return Some((
                        T::from_f64(ffi::PyFloat_AsDouble(object)),
                        Holder::Python { is_int: false },
                    ));
                }
                if ffi::PyLong_CheckExact(object) != 0 {
                    return small_int(object)
                        .map(|value| (T::from_f64(value), Holder::Python { is_int: true }));
                }
            }
            let array = Array::of(py, object)?;
            (array.kind == T::KIND && array.shape().is_empty())
                .then(|| (array.data.cast::<T>().read(), Holder::Array(array)))
        }
    }

    /// Makes a scalar. The result is null if an exception is set.
    ///
    /// # Safety
    ///
    /// The thread has the interpreter.
    #[inline]
    pub(crate) unsafe fn make(&self, value: T) -> *mut ffi::PyObject {
        // SAFETY: caller's: the type's own allocation gives an object of its layout, which nobody else has
        // yet.
        unsafe {
            let object = (self.allocate)(self.class, 0);
            if !object.is_null() {
                (*object.cast::<Scalar<T>>()).value = value;
            }
            object
        }
    }
}

/// Looks up everything in NumPy that is looked up once, so that no update imports anything while it reads
/// dicts.
///
/// # Errors
///
/// `ImportError` without NumPy.
pub(crate) fn prepare(py: Python<'_>) -> PyResult<()> {
    PyModule::import(py, "numpy")?;
    for &kind in Kind::ALL {
        of_kind!(kind, T => { T::class(py); });
    }
    Ok(())
}

/// The element type of a number. `None` if the object is no number.
///
/// # Safety
///
/// `object` is alive.
pub(crate) unsafe fn kind_of(py: Python<'_>, object: *mut ffi::PyObject) -> Option<Kind> {
    // SAFETY: caller's: an object, whose type is looked at before it is read.
    unsafe {
        if ffi::PyFloat_CheckExact(object) != 0 {
            return Some(Kind::F64);
        }
        let class = ffi::Py_TYPE(object);
        for &kind in Kind::ALL {
            if of_kind!(kind, T => T::class(py).class) == class {
                return Some(kind);
            }
        }
        if let Some(array) = Array::of(py, object) {
            return array.shape().is_empty().then_some(array.kind);
        }
        (ffi::PyLong_CheckExact(object) != 0).then_some(Kind::F64)
    }
}

/// # Safety
///
/// `object` is a Python int.
unsafe fn small_int(object: *mut ffi::PyObject) -> Option<f64> {
    let mut overflow: c_int = 0;
    // SAFETY: caller's: an int by contract; one that does not fit is told by `overflow`, without an
    // exception.
    let value = unsafe { ffi::PyLong_AsLongLongAndOverflow(object, &raw mut overflow) } as f64;
    (overflow == 0 && value.abs() <= LARGEST_INT).then_some(value)
}

/// Makes an array without an axis that holds zero.
///
/// # Errors
///
/// `MemoryError`.
pub(crate) fn zero<T: Element>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: asking: calls of NumPy's with the arguments that it documents: no axes, and a type whose
    // reference is given away.
    unsafe {
        let api = &npyffi::PY_ARRAY_API;
        let descr = api.PyArray_DescrFromType(py, T::TYPE_NUMBER as c_int);
        let array = api.PyArray_Zeros(py, 0, std::ptr::null_mut(), descr, 0);
        Bound::from_owned_ptr_or_err(py, array)
    }
}
