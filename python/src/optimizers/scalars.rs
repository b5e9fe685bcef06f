//! Parameters that are numbers, as in the article's own script.

#![expect(unsafe_code, reason = "numbers and dicts are read and made through CPython's C interface")]

use std::mem::MaybeUninit;

use korogaru::{Array as _, Rule};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::array::float64_type;

/// How many numbers are updated here at most; more are rare, and NumPy's fallback takes any number.
const MOST: usize = 16;

/// What is set once everything has been computed.
#[derive(Clone, Copy)]
struct Next {
    parameter: f64,
    /// Whether it becomes a `numpy.float64`: whatever meets one does.
    parameter_is_numpy: bool,
    state: f64,
    state_is_numpy: bool,
}

/// An update of Python floats and `numpy.float64`s by a rule with a slot or none, the first of all or a later one.
/// `false` where something is anything else, and then nothing has changed.
///
/// The book's Momentum begins with `numpy.float64`s as velocity, and parameters become that as well. Whoever gives it a
/// velocity of Python floats keeps Python floats.
pub(crate) fn update<R: Rule>(
    params: &Bound<'_, PyDict>,
    grads: &Bound<'_, PyDict>,
    state: Option<&Bound<'_, PyDict>>,
    first: bool,
    coefficients: &R::Coefficients<f64>,
) -> PyResult<bool> {
    let py = params.py();
    if params.len() > MOST || state.is_some_and(|state| state.is(params)) {
        return Ok(false);
    }
    let float64 = Float64::get(py);
    let mut all = [const { MaybeUninit::<Next>::uninit() }; MOST];
    let (mut position, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    let mut count = 0;
    // SAFETY: dicts, and keys that are exactly `str`: no Python code runs, so that nothing changes while it is read.
    unsafe {
        while ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut value) != 0 {
            if ffi::PyUnicode_CheckExact(key) == 0 {
                return Ok(false);
            }
            let Some((p, numpy_p)) = float64.read(value) else { return Ok(false) };
            let gradient = ffi::PyDict_GetItemWithError(grads.as_ptr(), key);
            if gradient.is_null() {
                return Ok(false);
            }
            let Some((g, numpy_g)) = float64.read(gradient) else { return Ok(false) };
            let (v, numpy_v) = match state {
                None => (0.0, false),
                Some(_) if first => (0.0, true),
                Some(state) => {
                    let v = ffi::PyDict_GetItemWithError(state.as_ptr(), key);
                    if v.is_null() {
                        return Ok(false);
                    }
                    let Some(v) = float64.read(v) else { return Ok(false) };
                    v
                }
            };
            let state_is_numpy = numpy_v || numpy_g;
            let (parameter, state) = R::update(coefficients, p, g, R::State::from_fn(|_| v));
            let state = state.as_ref().first().copied().unwrap_or_default();
            all[count].write(Next {
                parameter,
                parameter_is_numpy: numpy_p || state_is_numpy,
                state,
                state_is_numpy,
            });
            count += 1;
        }
    }
    set(params, state, &all[..count], float64)?;
    Ok(true)
}

fn set(
    params: &Bound<'_, PyDict>,
    state: Option<&Bound<'_, PyDict>>,
    all: &[MaybeUninit<Next>],
    float64: Float64,
) -> PyResult<()> {
    let py = params.py();
    let (mut position, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    for next in all {
        // SAFETY: as many entries were written as there are keys. A dict's values may be set while it is gone through;
        // what is let go are numbers, whose end runs no code.
        unsafe {
            ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut value);
            let next = next.assume_init_ref();
            if let Some(state) = state {
                put(py, state, key, float64.number(next.state, next.state_is_numpy))?;
            }
            put(py, params, key, float64.number(next.parameter, next.parameter_is_numpy))?;
        }
    }
    Ok(())
}

/// # Safety
///
/// `key` is an object, `value` a new reference or null with an exception set.
unsafe fn put(
    py: Python<'_>,
    dict: &Bound<'_, PyDict>,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        if value.is_null() || ffi::PyDict_SetItem(dict.as_ptr(), key, value) != 0 {
            return Err(PyErr::fetch(py));
        }
        ffi::Py_DECREF(value);
    }
    Ok(())
}

/// The type `numpy.float64`, with what it takes to read and make its numbers.
#[derive(Clone, Copy)]
pub(crate) struct Float64 {
    class: *mut ffi::PyTypeObject,
    allocate: ffi::allocfunc,
}

// SAFETY: addresses of what lives as long as the interpreter.
unsafe impl Send for Float64 {}
// SAFETY: the same.
unsafe impl Sync for Float64 {}

/// What NumPy's public header says of one.
#[repr(C)]
struct Scalar {
    head: ffi::PyObject,
    value: f64,
}

impl Float64 {
    fn get(py: Python<'_>) -> Self {
        static FLOAT64: PyOnceLock<Float64> = PyOnceLock::new();
        *FLOAT64.get_or_init(py, || {
            let class = float64_type(py);
            // SAFETY: every type has this slot, and it holds a function of this signature.
            let allocate = unsafe {
                std::mem::transmute::<*mut std::ffi::c_void, ffi::allocfunc>(ffi::PyType_GetSlot(
                    class,
                    ffi::Py_tp_alloc,
                ))
            };
            Self { class, allocate }
        })
    }

    /// A Python float or int or a `numpy.float64`, and whether it is the last. `None` for anything else.
    ///
    /// # Safety
    ///
    /// An object.
    #[inline]
    unsafe fn read(self, object: *mut ffi::PyObject) -> Option<(f64, bool)> {
        // SAFETY: an object, whose type is looked at before it is read.
        unsafe {
            if ffi::Py_TYPE(object) == self.class {
                Some((self.value(object), true))
            } else if ffi::PyFloat_CheckExact(object) != 0 {
                Some((ffi::PyFloat_AsDouble(object), false))
            } else {
                None
            }
        }
    }

    /// # Safety
    ///
    /// A `numpy.float64`.
    #[inline]
    unsafe fn value(self, object: *mut ffi::PyObject) -> f64 {
        // SAFETY: by contract it has this layout.
        unsafe { (*object.cast::<Scalar>()).value }
    }

    /// A new number of either type, or null with an exception set.
    #[inline]
    unsafe fn number(self, value: f64, is_numpy: bool) -> *mut ffi::PyObject {
        // SAFETY: the thread has the interpreter, as everywhere here.
        unsafe { if is_numpy { self.make(value) } else { ffi::PyFloat_FromDouble(value) } }
    }

    /// A new `numpy.float64`, or null with an exception set.
    #[inline]
    unsafe fn make(self, value: f64) -> *mut ffi::PyObject {
        // SAFETY: the type's own allocation gives an object of its layout, which nobody else has yet.
        unsafe {
            let object = (self.allocate)(self.class, 0);
            if !object.is_null() {
                (*object.cast::<Scalar>()).value = value;
            }
            object
        }
    }
}
