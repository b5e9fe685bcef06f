//! Dicts whose lookups run no Python code.

#![expect(unsafe_code, reason = "dicts are read through CPython's C interface")]

use std::ptr;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Whether all keys are exactly `str`. They hash and compare by themselves, while a key of any other type could run code of
/// its own when another key of the same hash is looked up, and change the dicts that are being read.
pub(crate) fn has_plain_keys(dict: &Bound<'_, PyDict>) -> bool {
    let (mut position, mut key) = (0, ptr::null_mut());
    // SAFETY: a dict, which nothing changes here; a key is borrowed no longer than its type is looked at.
    unsafe {
        while ffi::PyDict_Next(dict.as_ptr(), &raw mut position, &raw mut key, ptr::null_mut()) != 0 {
            if ffi::PyUnicode_CheckExact(key) == 0 {
                return false;
            }
        }
    }
    true
}

/// What a dict whose keys are plain has under one.
///
/// # Safety
///
/// `key` is exactly a `str`, and what comes back is used only as long as nothing changes the dict.
#[inline]
pub(crate) unsafe fn found(dict: &Bound<'_, PyDict>, key: *mut ffi::PyObject) -> Option<*mut ffi::PyObject> {
    // SAFETY: a dict and a key. With such keys a lookup raises nothing, so that null means that there is none.
    let value = unsafe { ffi::PyDict_GetItemWithError(dict.as_ptr(), key) };
    (!value.is_null()).then_some(value)
}
