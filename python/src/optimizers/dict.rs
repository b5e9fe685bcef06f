//! The dicts of an update. Looking up their keys runs no Python code.

#![expect(unsafe_code, reason = "dicts are read through CPython's C interface")]

use std::ptr;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The dicts of one update.
pub(crate) struct Dicts<'a, 'py> {
    pub(crate) params: &'a Bound<'py, PyDict>,
    pub(crate) grads: &'a Bound<'py, PyDict>,
    /// One dict for each slot of the method.
    pub(crate) state: [Option<Bound<'py, PyDict>>; 2],
    /// Whether the dicts of the state are new and empty, because this is the first update.
    pub(crate) first: bool,
}

impl<'py> Dicts<'_, 'py> {
    fn all(&self) -> impl Iterator<Item = &Bound<'py, PyDict>> {
        self.state.iter().flatten().chain([self.params, self.grads])
    }

    /// Whether all dicts are different and all keys are exactly `str`. Such keys hash and compare without
    /// Python code. A key of another type could run code of its own when another key of the same hash is
    /// looked up. This function runs no code.
    pub(crate) fn are_plain(&self) -> bool {
        self.all()
            .enumerate()
            .all(|(i, dict)| has_plain_keys(dict) && !self.all().skip(i + 1).any(|other| dict.is(other)))
    }
}

fn has_plain_keys(dict: &Bound<'_, PyDict>) -> bool {
    let mut position = 0;
    // SAFETY: checking, silent: a key is borrowed no longer than its type is looked at.
    while let Some((key, _)) = unsafe { next(dict, &mut position) } {
        // SAFETY: checking, as above.
        if unsafe { ffi::PyUnicode_CheckExact(key) } == 0 {
            return false;
        }
    }
    true
}

/// The next key of a dict and its value, both borrowed. The position is 0 at first.
///
/// # Safety
///
/// The results are used only as long as nothing changes the dict.
#[inline]
pub(crate) unsafe fn next(
    dict: &Bound<'_, PyDict>,
    position: &mut ffi::Py_ssize_t,
) -> Option<(*mut ffi::PyObject, *mut ffi::PyObject)> {
    let (mut key, mut value) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: caller's: a dict; any position is a valid one. It runs no code.
    let found = unsafe { ffi::PyDict_Next(dict.as_ptr(), position, &raw mut key, &raw mut value) };
    (found != 0).then_some((key, value))
}

/// The value of a key in a dict whose keys are plain, borrowed. This function runs no code.
///
/// # Safety
///
/// `key` is exactly a `str`, and the result is used only as long as nothing changes the dict.
#[inline]
pub(crate) unsafe fn found(dict: &Bound<'_, PyDict>, key: *mut ffi::PyObject) -> Option<*mut ffi::PyObject> {
    // SAFETY: caller's: a dict and a key. With such keys a lookup raises nothing, so that null means that
    // there is none.
    let value = unsafe { ffi::PyDict_GetItemWithError(dict.as_ptr(), key) };
    (!value.is_null()).then_some(value)
}
