//! What the book's classes have in common: which road an update takes, and that there is one at a time.

use std::sync::atomic::{AtomicBool, Ordering};

use korogaru::Rule;
use pyo3::PyClass;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::array::{Array, Kind};
use super::dict::has_plain_keys;
use super::numbers::{self, Slot};
use super::update::{Keeping, State, ready};

/// What the kernels need of an optimizer's attributes: the rule, and the objects that its state is kept in.
pub(super) struct Read<'py, R> {
    pub(super) rule: R,
    pub(super) state: [Option<Bound<'py, PyAny>>; 2],
}

/// What the classes have in common.
pub(super) trait Book: PyClass {
    type Rule: Rule;
    /// The attributes that hold the state, and the name of the function that updates by NumPy alone.
    const SLOTS: &'static [&'static str];
    const FALLBACK: &'static str;
    const KEEPING: Keeping;
    /// Whether the kernels' result is the class's for numbers, arrays without an axis and float16 too. Adam's is not:
    /// NumPy takes a number's square by a power, and its step size is a float64.
    const ALL_KINDS: bool;

    fn busy(&self) -> &AtomicBool;
    /// `None` where the kernels do not take a hyperparameter as it is.
    fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>>;
    fn set_state(slf: &Bound<'_, Self>, state: &[Bound<'_, PyDict>]);
    /// Counts an update, in a method that counts.
    fn count(slf: &Bound<'_, Self>, exact: bool) -> PyResult<()> {
        let _ = (slf, exact);
        Ok(())
    }
}

/// That an optimizer is updating, as long as this lives.
struct Updating<'a, 'py, C: Book>(&'a Bound<'py, C>);

impl<'a, 'py, C: Book> Updating<'a, 'py, C> {
    fn begin(optimizer: &'a Bound<'py, C>) -> PyResult<Self> {
        if optimizer.try_borrow()?.busy().swap(true, Ordering::Relaxed) {
            return Err(PyRuntimeError::new_err(
                "this optimizer is already updating, in another thread or further up; \
                 give each thread an optimizer of its own, or a lock around update",
            ));
        }
        Ok(Self(optimizer))
    }
}

impl<C: Book> Drop for Updating<'_, '_, C> {
    fn drop(&mut self) {
        if let Ok(optimizer) = self.0.try_borrow() {
            optimizer.busy().store(false, Ordering::Relaxed);
        }
    }
}

/// One update, by the kernels or else by NumPy.
pub(super) fn update<C: Book>(
    slf: &Bound<'_, C>,
    params: &Bound<'_, PyAny>,
    grads: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let _updating = Updating::begin(slf)?;
    if let (Ok(params), Ok(grads)) = (params.cast_exact::<PyDict>(), grads.cast_exact::<PyDict>())
        && by_kernels(slf, params, grads)?
    {
        return Ok(());
    }
    static FALLBACK: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let py = slf.py();
    let fallback = FALLBACK
        .get_or_try_init(py, || Ok::<_, PyErr>(PyModule::import(py, "korogaru._fallback")?.unbind()))?
        .bind(py);
    fallback.getattr(C::FALLBACK)?.call1((slf, params, grads))?;
    Ok(())
}

/// Whether the kernels made the update; otherwise nothing has changed.
fn by_kernels<C: Book>(
    slf: &Bound<'_, C>,
    params: &Bound<'_, PyDict>,
    grads: &Bound<'_, PyDict>,
) -> PyResult<bool> {
    let py = slf.py();
    // A subclass may have made a property of an attribute, so that its attributes are asked for as Python does.
    let exact = slf.as_any().is_exact_instance_of::<C>();
    let Some(Read { rule, state }) = C::read(slf, exact)? else { return Ok(false) };
    let state = &state[..C::SLOTS.len()];
    // Each dict is one of its own, and a lookup in it runs no Python code.
    let dicts =
        || state.iter().flatten().filter_map(|slot| slot.cast_exact::<PyDict>().ok()).chain([params, grads]);
    if !dicts().all(has_plain_keys)
        || dicts().enumerate().any(|(i, dict)| dicts().skip(i + 1).any(|other| dict.is(other)))
    {
        return Ok(false);
    }
    let first = state.iter().any(|slot| slot.as_ref().is_none_or(PyAnyMethods::is_none));
    if first && !exact && !state.is_empty() {
        return Ok(false);
    }
    if C::ALL_KINDS {
        let (new, dict);
        let slot = match state {
            [Some(_), ..] if first => {
                new = PyDict::new(py);
                Some(Slot { dict: &new, first, keeping: C::KEEPING })
            }
            [Some(slot), ..] => {
                let Ok(found) = slot.cast_exact::<PyDict>() else { return Ok(false) };
                dict = found;
                Some(Slot { dict, first, keeping: C::KEEPING })
            }
            _ => None,
        };
        if numbers::update::<C::Rule>(params, grads, slot, &rule.exact_coefficients(1))? {
            if let Some(Slot { dict, first: true, .. }) = slot {
                C::set_state(slf, std::slice::from_ref(dict));
            }
            return Ok(true);
        }
    }
    let state = if first {
        if !state.iter().flatten().all(PyAnyMethods::is_none) {
            return Ok(false);
        }
        State::None
    } else {
        let dicts: Option<Vec<_>> =
            state.iter().flatten().map(|slot| slot.cast_exact::<PyDict>().ok().cloned()).collect();
        let Some(dicts) = dicts else { return Ok(false) };
        State::Dicts(dicts)
    };
    let Some(ready) = ready::<C::Rule>(params, grads, state, C::KEEPING, takes::<C>)? else {
        return Ok(false);
    };
    C::count(slf, exact)?;
    if let Some(created) = &ready.created {
        C::set_state(slf, created);
    }
    ready.go(py, &rule)?;
    Ok(true)
}

/// Where every update makes a new state, NumPy makes a number of an array without an axis.
fn takes<C: Book>(parameter: &Array) -> bool {
    (C::ALL_KINDS || parameter.kind != Kind::F16)
        && (C::ALL_KINDS && C::KEEPING == Keeping::Same || !parameter.shape().is_empty())
}
