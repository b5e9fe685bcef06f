//! Parameters that are numbers, as in the article's own script, or arrays without an axis.

#![expect(unsafe_code, reason = "dicts are read and written through CPython's C interface")]

use std::mem::MaybeUninit;

use korogaru::Rule;
use korogaru_kernels::{Array as _, rounded};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::array::{Array, Kind};
use super::dict::found;
use super::element::{Element, of_kind};
use super::number::{Class, Holder, kind_of, zero};
use super::overlap::Ranges;
use super::update::Keeping;

/// How many numbers are updated here at most; more are rare, and NumPy's fallback takes any number.
const MOST: usize = 16;

/// The dict of the one slot of state that a rule has here.
#[derive(Clone, Copy)]
pub(crate) struct Slot<'a, 'py> {
    pub(crate) dict: &'a Bound<'py, PyDict>,
    /// Whether it is empty, and this the first update of all.
    pub(crate) first: bool,
    pub(crate) keeping: Keeping,
}

/// What is set once everything has been computed.
#[derive(Clone, Copy)]
struct Next<T> {
    parameter: T,
    parameter_in: Holder,
    state: T,
    state_in: Holder,
}

/// An update of numbers of one type by a rule with a slot or none. The dicts are several, and their keys are plain. `false` where something is anything else, and then
/// nothing has changed but a slot that is empty at first.
///
/// What becomes of the types is as with the book's class. Its Momentum begins with arrays without an axis as velocity, from
/// which NumPy's scalars come, and parameters become that as well; whoever gives it a velocity of Python floats keeps
/// Python floats. Its other classes change their arrays in place.
pub(crate) fn update<R: Rule>(
    params: &Bound<'_, PyDict>,
    grads: &Bound<'_, PyDict>,
    slot: Option<Slot<'_, '_>>,
    coefficients: &R::Coefficients<f64>,
) -> PyResult<bool> {
    if params.len() > MOST || R::SLOTS.len() > 1 {
        return Ok(false);
    }
    let (mut position, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: a dict, whose value is alive as long as nothing changes it, and nothing does here.
    let kind = unsafe {
        match ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut value) {
            0 => None,
            _ => kind_of(params.py(), value),
        }
    };
    let Some(kind) = kind else { return Ok(false) };
    of_kind!(kind, T => update_as::<R, T>(params, grads, slot, coefficients))
}

fn update_as<R: Rule, T: Element>(
    params: &Bound<'_, PyDict>,
    grads: &Bound<'_, PyDict>,
    slot: Option<Slot<'_, '_>>,
    coefficients: &R::Coefficients<f64>,
) -> PyResult<bool> {
    let py = params.py();
    let class = T::class(py);
    let coefficients = rounded::<R, T>(coefficients);
    let mut all = [const { MaybeUninit::<Next<T>>::uninit() }; MOST];
    let mut ranges = Ranges::default();
    // Arrays that scalars take the place of live until all is set: their end may run anyone's code.
    let mut replaced = Vec::new();
    let (mut position, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    let mut count = 0;
    // SAFETY: dicts with plain keys: no Python code runs, so that nothing changes while it is read.
    unsafe {
        while ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut value) != 0 {
            let Some((p, p_in)) = class.read(py, value) else { return Ok(false) };
            let Some(gradient) = found(grads, key) else { return Ok(false) };
            let Some((g, g_in)) = class.read(py, gradient) else { return Ok(false) };
            let (v, v_is_numpy, state_in) = match slot {
                None => (T::ZERO, false, Holder::Scalar),
                Some(Slot { first: true, keeping: Keeping::New, .. }) => (T::ZERO, true, Holder::Scalar),
                Some(Slot { first: true, keeping: Keeping::Same, dict }) => {
                    if matches!(p_in, Holder::Python { is_int: true }) {
                        // The class's state is an array of ints, which it cannot update.
                        return Ok(false);
                    }
                    let zero = zero::<T>(py)?;
                    let Some(array) = Array::of(py, zero.as_ptr()) else { return Ok(false) };
                    if ffi::PyDict_SetItem(dict.as_ptr(), key, zero.as_ptr()) != 0 {
                        return Err(PyErr::fetch(py));
                    }
                    (T::ZERO, true, Holder::Array(array))
                }
                Some(Slot { first: false, keeping, dict }) => {
                    let Some(there) = found(dict, key) else { return Ok(false) };
                    let Some((v, v_in)) = class.read(py, there) else { return Ok(false) };
                    let v_is_numpy = v_in.is_numpy();
                    let state_in = match (keeping, v_in) {
                        (_, Holder::Python { is_int: true }) | (Keeping::Same, Holder::Python { .. }) => {
                            return Ok(false);
                        }
                        (Keeping::Same, kept) => kept,
                        (Keeping::New, _) if v_is_numpy || g_in.is_numpy() => {
                            if let Holder::Array(array) = v_in {
                                ranges.add(array.addresses(), false);
                                replaced.push(Bound::from_borrowed_ptr(py, there));
                            }
                            Holder::Scalar
                        }
                        (Keeping::New, _) => v_in,
                    };
                    (v, v_is_numpy, state_in)
                }
            };
            let parameter_in = match p_in {
                Holder::Python { .. } if v_is_numpy || g_in.is_numpy() => Holder::Scalar,
                kept => kept,
            };
            for (holder, written) in [(parameter_in, true), (state_in, true), (g_in, false)] {
                if let Holder::Array(array) = holder {
                    if written && !array.is_writeable() {
                        return Ok(false);
                    }
                    ranges.add(array.addresses(), written);
                }
            }
            let (parameter, state) = R::update(&coefficients, p, g, R::State::from_fn(|_| v));
            let state = state.as_ref().first().copied().unwrap_or(T::ZERO);
            all[count].write(Next { parameter, parameter_in, state, state_in });
            count += 1;
        }
    }
    if ranges.meet() {
        return Ok(false);
    }
    set(params, slot.map(|slot| slot.dict), &all[..count], class)?;
    drop(replaced);
    Ok(true)
}

fn set<T: Element>(
    params: &Bound<'_, PyDict>,
    state: Option<&Bound<'_, PyDict>>,
    all: &[MaybeUninit<Next<T>>],
    class: &Class<T>,
) -> PyResult<()> {
    let (mut position, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    for next in all {
        // SAFETY: as many entries were written as there are keys. A dict's values may be set while it is gone through;
        // what is let go are numbers, whose end runs no code. Arrays are writeable, and alive in their dicts.
        unsafe {
            ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut value);
            let next = next.assume_init_ref();
            if let Some(state) = state {
                put(state, key, class, next.state, next.state_in)?;
            }
            put(params, key, class, next.parameter, next.parameter_in)?;
        }
    }
    Ok(())
}

/// Puts a number into a dict, or into the array that the dict has.
///
/// # Safety
///
/// `key` is an object, and an array is writeable and alive.
unsafe fn put<T: Element>(
    dict: &Bound<'_, PyDict>,
    key: *mut ffi::PyObject,
    class: &Class<T>,
    number: T,
    holder: Holder,
) -> PyResult<()> {
    // SAFETY: by contract, and the thread has the interpreter.
    unsafe {
        let new = match holder {
            Holder::Array(array) => {
                array.data.cast::<T>().write(number);
                return Ok(());
            }
            Holder::Scalar => class.make(number),
            Holder::Python { .. } => ffi::PyFloat_FromDouble(number.into()),
        };
        let new = Bound::from_owned_ptr_or_err(dict.py(), new)?;
        match ffi::PyDict_SetItem(dict.as_ptr(), key, new.as_ptr()) {
            0 => Ok(()),
            _ => Err(PyErr::fetch(dict.py())),
        }
    }
}
