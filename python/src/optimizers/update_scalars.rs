//! Updates of parameters that are numbers, as in the article's own script, or arrays without an axis.

#![expect(unsafe_code, reason = "dicts are read and written through CPython's C interface")]

use std::mem::MaybeUninit;

use korogaru::Rule;
use korogaru::rule::{Array as _, rounded};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::array::Array;
use super::dict::{Dicts, found, next};
use super::element::{Element, of_kind};
use super::overlap::Ranges;
use super::scalar::{Class, Holder, kind_of, zero};
use super::update_arrays::StateChange;

/// The largest number of parameters that are updated here. More are rare, and NumPy takes them.
const MOST: usize = 16;

/// What is written once everything has been computed.
#[derive(Clone, Copy)]
struct Next<T> {
    parameter: T,
    parameter_in: Holder,
    state: T,
    state_in: Holder,
}

/// Makes an update of numbers of one type by a rule with one slot or none. `false` if the parameters are
/// anything else. Nothing has changed then.
///
/// The types of the results are those of the book's class. Its Momentum begins with arrays without an axis as
/// velocity. NumPy makes scalars from these, and the parameters become scalars as well. If someone gives it a
/// velocity of Python floats, they stay Python floats. The other classes change their arrays in place.
pub(crate) fn update<R: Rule>(
    dicts: &Dicts<'_, '_>,
    state_change: StateChange,
    coefficients: &R::Coefficients<f64>,
) -> PyResult<bool> {
    if dicts.params.len() > MOST || R::SLOTS.len() > 1 {
        return Ok(false);
    }
    // SAFETY: checking, silent: the value is borrowed no longer than it is looked at.
    let kind = unsafe { next(dicts.params, &mut 0).and_then(|(_, value)| kind_of(dicts.params.py(), value)) };
    let Some(kind) = kind else { return Ok(false) };
    of_kind!(kind, T => update_as::<R, T>(dicts, state_change, coefficients))
}

fn update_as<R: Rule, T: Element>(
    dicts: &Dicts<'_, '_>,
    state_change: StateChange,
    coefficients: &R::Coefficients<f64>,
) -> PyResult<bool> {
    let &Dicts { params, grads, ref state, first } = dicts;
    let slot = state[0].as_ref();
    let py = params.py();
    let class = T::class(py);
    let coefficients = rounded::<R, T>(coefficients);
    // Asking: the state of a first update, where it is kept.
    let makes = first && state_change == StateChange::InPlace;
    let zeros =
        (0..if makes { params.len() } else { 0 }).map(|_| zero::<T>(py)).collect::<PyResult<Vec<_>>>()?;
    if !dicts.are_plain() {
        return Ok(false);
    }
    let mut all = [const { MaybeUninit::<Next<T>>::uninit() }; MOST];
    let mut ranges = Ranges::default();
    // Arrays that are replaced by scalars live until everything is written, since their end may run code.
    let mut replaced = Vec::new();
    let mut position = 0;
    let mut count = 0;
    // SAFETY: owning and checking in one, silent since the dicts were found plain, until `set` is through.
    unsafe {
        while let Some((key, value)) = next(params, &mut position) {
            if count == MOST {
                return Ok(false);
            }
            let Some((p, p_in)) = class.read(py, value) else { return Ok(false) };
            let Some(gradient) = found(grads, key) else { return Ok(false) };
            let Some((g, g_in)) = class.read(py, gradient) else { return Ok(false) };
            let (v, v_is_numpy, state_in) = match (slot, state_change) {
                (None, _) => (T::ZERO, false, Holder::Scalar),
                (Some(_), StateChange::Replaced) if first => (T::ZERO, true, Holder::Scalar),
                (Some(_), StateChange::InPlace) if first => {
                    if matches!(p_in, Holder::Python { is_int: true }) {
                        // The class's state is an array of ints, which it cannot update.
                        return Ok(false);
                    }
                    let array = zeros.get(count).and_then(|zero| Array::of(py, zero.as_ptr()));
                    let Some(array) = array else { return Ok(false) };
                    (T::ZERO, true, Holder::Array(array))
                }
                (Some(dict), state_change) => {
                    let Some(there) = found(dict, key) else { return Ok(false) };
                    let Some((v, v_in)) = class.read(py, there) else { return Ok(false) };
                    let v_is_numpy = v_in.is_numpy();
                    let state_in = match (state_change, v_in) {
                        (_, Holder::Python { is_int: true })
                        | (StateChange::InPlace, Holder::Python { .. }) => {
                            return Ok(false);
                        }
                        (StateChange::InPlace, kept) => kept,
                        (StateChange::Replaced, _) if v_is_numpy || g_in.is_numpy() => {
                            if let Holder::Array(array) = v_in {
                                ranges.add(array.addresses(), false);
                                replaced.push(Bound::from_borrowed_ptr(py, there));
                            }
                            Holder::Scalar
                        }
                        (StateChange::Replaced, _) => v_in,
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
    set(dicts, &zeros, &all[..count], class)?;
    drop(replaced);
    Ok(true)
}

/// Writing. Floats and NumPy's scalars are made meanwhile. The collector does not track them, so that making
/// one collects nothing. The objects that they replace are numbers too, whose end runs no code, or are owned.
fn set<T: Element>(
    dicts: &Dicts<'_, '_>,
    zeros: &[Bound<'_, PyAny>],
    all: &[MaybeUninit<Next<T>>],
    class: &Class<T>,
) -> PyResult<()> {
    let mut position = 0;
    for (i, number) in all.iter().enumerate() {
        // SAFETY: writing: as many entries were written as there are keys. A dict's values may be set while
        // it is gone through. Arrays are writeable, and alive in their dicts or as `zeros`.
        unsafe {
            let Some((key, _)) = next(dicts.params, &mut position) else { break };
            let number = number.assume_init_ref();
            if let Some(state) = &dicts.state[0] {
                if let Some(zero) = zeros.get(i) {
                    set_item(state, key, zero)?;
                }
                put(state, key, class, number.state, number.state_in)?;
            }
            put(dicts.params, key, class, number.parameter, number.parameter_in)?;
        }
    }
    Ok(())
}

/// Puts a number into a dict, or into the array that is in the dict.
///
/// # Safety
///
/// `key` is an object. An array is writeable and alive.
unsafe fn put<T: Element>(
    dict: &Bound<'_, PyDict>,
    key: *mut ffi::PyObject,
    class: &Class<T>,
    number: T,
    holder: Holder,
) -> PyResult<()> {
    // SAFETY: caller's: by contract, and the thread has the interpreter.
    unsafe {
        let new = match holder {
            Holder::Array(array) => {
                array.data.cast::<T>().write(number);
                return Ok(());
            }
            Holder::Scalar => class.make(number),
            Holder::Python { .. } => ffi::PyFloat_FromDouble(number.into()),
        };
        set_item(dict, key, &Bound::from_owned_ptr_or_err(dict.py(), new)?)
    }
}

/// # Safety
///
/// `key` is an object.
unsafe fn set_item(
    dict: &Bound<'_, PyDict>,
    key: *mut ffi::PyObject,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    // SAFETY: caller's: a dict, an object, and one that the dict takes a reference of its own to.
    match unsafe { ffi::PyDict_SetItem(dict.as_ptr(), key, value.as_ptr()) } {
        0 => Ok(()),
        _ => Err(PyErr::fetch(dict.py())),
    }
}
