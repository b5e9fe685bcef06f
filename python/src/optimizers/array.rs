//! NumPy arrays as memory: what an update by the kernels needs to know about one.

#![expect(unsafe_code, reason = "NumPy's arrays are read through its C structure")]

use std::ffi::c_int;

use numpy::npyffi::{self, flags};
use pyo3::ffi;
use pyo3::prelude::*;

use super::element::Kind;

/// An array of one of the kernels' types, in the machine's byte order, aligned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Array {
    pub(crate) data: *mut u8,
    pub(crate) kind: Kind,
    flags: c_int,
    /// Whether it owns its memory.
    pub(crate) owner: bool,
    axes: usize,
    shape: *const isize,
    strides: *const isize,
}

impl Array {
    /// The array behind a pointer. `None` if the kernels cannot take it: for a subclass, another type,
    /// swapped bytes, or an address that is not aligned.
    ///
    /// # Safety
    ///
    /// `object` is alive. It stays alive, with its shape unchanged, as long as the result is used.
    pub(crate) unsafe fn of(py: Python<'_>, object: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: caller's: the object is alive by the contract above. It is read as an array only once its
        // type says that it is exactly that, and NumPy promises the layout of these fields to extensions.
        unsafe {
            if npyffi::PyArray_CheckExact(py, object) == 0 {
                return None;
            }
            let fields = &(*object.cast::<npyffi::PyArrayObject>()).fields;
            let descr = &(*fields.descr).fields;
            let kind = Kind::numbered(descr.type_num)?;
            let native = descr.byteorder.cast_unsigned() == b'=';
            if !native || fields.flags & flags::NPY_ARRAY_ALIGNED == 0 {
                return None;
            }
            Some(Self {
                data: fields.data.cast(),
                kind,
                flags: fields.flags,
                owner: fields.base.is_null() && fields.flags & flags::NPY_ARRAY_OWNDATA != 0,
                axes: fields.nd.cast_unsigned() as usize,
                shape: fields.dimensions,
                strides: fields.strides,
            })
        }
    }

    pub(crate) fn is_writeable(&self) -> bool {
        self.flags & flags::NPY_ARRAY_WRITEABLE != 0
    }

    /// The lengths of the axes.
    pub(crate) fn shape(&self) -> &[isize] {
        if self.axes == 0 {
            return &[];
        }
        // SAFETY: caller's: NumPy keeps this many lengths there, and they are unchanged by the contract of
        // `of`.
        unsafe { std::slice::from_raw_parts(self.shape, self.axes) }
    }

    /// The distance from one element to the next along each axis, in bytes.
    pub(crate) fn strides(&self) -> &[isize] {
        if self.axes == 0 {
            return &[];
        }
        // SAFETY: caller's, as for the lengths.
        unsafe { std::slice::from_raw_parts(self.strides, self.axes) }
    }

    pub(crate) fn len(&self) -> usize {
        self.shape().iter().product::<isize>().unsigned_abs()
    }

    /// The orders, C's and Fortran's, in which it has no gaps, as bits. None is set if it has gaps.
    pub(crate) fn orders(&self) -> c_int {
        self.flags & (flags::NPY_ARRAY_C_CONTIGUOUS | flags::NPY_ARRAY_F_CONTIGUOUS)
    }

    /// The addresses of its first byte and of the one after its last. The range is empty if it has no
    /// elements.
    pub(crate) fn addresses(&self) -> (usize, usize) {
        let start = self.data.addr();
        if self.orders() != 0 {
            return (start, start + self.len() * self.kind.size());
        }
        if self.shape().contains(&0) {
            return (start, start);
        }
        let (mut low, mut high) = (0, 0);
        for (&length, &stride) in self.shape().iter().zip(self.strides()) {
            let reach = (length - 1) * stride;
            if reach < 0 { low += reach } else { high += reach }
        }
        (start.wrapping_add_signed(low), start.wrapping_add_signed(high) + self.kind.size())
    }

    /// Whether two of its elements may be at one address, as in a broadcast view.
    pub(crate) fn may_overlap_itself(&self) -> bool {
        if self.orders() != 0 {
            return false;
        }
        let mut axes: Vec<(usize, usize)> = (self.shape().iter().zip(self.strides()))
            .filter(|&(&length, _)| length != 1)
            .map(|(length, stride)| (stride.unsigned_abs(), length.unsigned_abs()))
            .collect();
        axes.sort_unstable();
        let mut extent = self.kind.size();
        for (stride, length) in axes {
            if stride < extent {
                return true;
            }
            extent += stride * length.saturating_sub(1);
        }
        false
    }
}

/// A new array like another one, with its order of axes and without gaps: a copy, or zeros.
///
/// # Errors
///
/// `MemoryError`.
///
/// # Safety
///
/// `array` is an array and alive.
pub(crate) unsafe fn like(
    py: Python<'_>,
    array: *mut ffi::PyObject,
    zeros: bool,
) -> PyResult<Bound<'_, PyAny>> {
    // SAFETY: caller's: an array by contract; what NumPy gives is a new reference to an array of the same
    // type, or null with an exception set. All bits zero is 0.0 in every type of `Kind`.
    unsafe {
        let array = array.cast::<npyffi::PyArrayObject>();
        let order = npyffi::NPY_ORDER::NPY_KEEPORDER;
        if !zeros {
            return Bound::from_owned_ptr_or_err(py, npyffi::PY_ARRAY_API.PyArray_NewCopy(py, array, order));
        }
        let new = npyffi::PY_ARRAY_API.PyArray_NewLikeArray(py, array, order, std::ptr::null_mut(), 0);
        let new = Bound::from_owned_ptr_or_err(py, new)?;
        if let Some(array) = Array::of(py, new.as_ptr()) {
            array.data.write_bytes(0, array.len() * array.kind.size());
        }
        Ok(new)
    }
}
