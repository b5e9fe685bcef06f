//! What the book's classes have in common: which road an update takes, and that there is one at a time.
//!
//! The kernels' road has five stretches, and each `unsafe` begins with the one that it is in. A function with a contract stands
//! in that of its *caller*. *Preparing* comes before all of them: NumPy is looked up when the module is loaded.
//!
//! 1. *Asking*: attributes are read, dicts and arrays are made. All of that may run Python code, collect garbage or let
//!    another thread run, and so change anything.
//! 2. *Owning*: what is walked is owned, in one go that is silent: it calls nothing that could run Python code, allocate
//!    what the garbage collector tracks, let go an object's last reference or release the interpreter.
//! 3. *Checking*, silent: types, shapes and overlaps are looked at and pointers taken, whatever was known before. Where
//!    something was made meanwhile, this is done anew.
//! 4. *Writing*, which follows at once: silent too, or with the interpreter released and everything known by value.
//! 5. *Letting go*: what is replaced goes last, since its end may run code.

use korogaru::Rule;
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::array::{Array, Kind};
use super::busy::Busy;
use super::dict::Dicts;
use super::update_arrays::{Ready, StateChange};
use super::update_scalars;

/// What the kernels need of an optimizer's attributes: the rule, the objects that its state is kept in, and the next
/// count in a method that counts.
pub(super) struct Read<'py, R> {
    pub(super) rule: R,
    pub(super) state: [Option<Bound<'py, PyAny>>; 2],
    pub(super) count: Option<Bound<'py, PyAny>>,
}

/// What the classes have in common. They are frozen to PyO3, whose borrows would be one thread's reason to raise in another.
pub(super) trait Book: PyClass<Frozen = True> + Sync {
    type Rule: Rule;
    /// The name of the function that updates by NumPy alone.
    const FALLBACK: &'static str;
    const STATE_CHANGE: StateChange;
    /// Whether the kernels' result is the class's for numbers, arrays without an axis and float16 too. Adam's is not:
    /// NumPy takes a number's square by a power, and its step size is a float64.
    const ALL_KINDS: bool;

    fn busy(&self) -> &Busy;
    /// `None` where the kernels do not take an attribute as it is.
    fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>>;
    /// Puts what is there into the attributes, and what was in them in its place, so that the caller lets that go.
    /// Silent.
    fn exchange(&self, count: &mut Option<Py<PyAny>>, state: &mut [Option<Py<PyAny>>; 2]);
}

/// One update, by the kernels or else by NumPy.
pub(super) fn update<C: Book>(
    slf: &Bound<'_, C>,
    params: &Bound<'_, PyAny>,
    grads: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let _updating = slf.get().busy().begin()?;
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
    // Asking. A subclass may have made a property of an attribute, so that its attributes are asked for as Python does.
    let exact = slf.as_any().is_exact_instance_of::<C>();
    let Some(Read { rule, state, count }) = C::read(slf, exact)? else { return Ok(false) };
    let Some(dicts) = dicts::<C>(params, grads, &state, exact) else { return Ok(false) };
    // What goes into the attributes, and is what was there once it is in them.
    let mut state = [const { None }; 2];
    if dicts.first {
        state = dicts.state.clone().map(|dict| dict.map(|dict| dict.into_any().unbind()));
    }
    let mut count = count.map(Bound::unbind);
    if C::ALL_KINDS
        && update_scalars::update::<C::Rule>(&dicts, C::STATE_CHANGE, &rule.exact_coefficients(1))?
    {
        slf.get().exchange(&mut count, &mut state);
        return Ok(true);
    }
    let Some(ready) = Ready::new(&dicts, C::STATE_CHANGE, takes::<C>)? else { return Ok(false) };
    // Still silent since all was checked.
    slf.get().exchange(&mut count, &mut state);
    ready.apply(&rule)?;
    Ok(true)
}

/// The dicts of an update. `None` where the state is not a dict a slot, nor a first update's.
fn dicts<'a, 'py, C: Book>(
    params: &'a Bound<'py, PyDict>,
    grads: &'a Bound<'py, PyDict>,
    state: &[Option<Bound<'py, PyAny>>; 2],
    exact: bool,
) -> Option<Dicts<'a, 'py>> {
    let first = state.iter().flatten().any(PyAnyMethods::is_none);
    if first && !(exact && state.iter().flatten().all(PyAnyMethods::is_none)) {
        return None;
    }
    let mut dicts = [const { None }; 2];
    for (dict, slot) in dicts.iter_mut().zip(state) {
        let Some(slot) = slot else { break };
        *dict =
            Some(if first { PyDict::new(params.py()) } else { slot.cast_exact::<PyDict>().ok()?.clone() });
    }
    Some(Dicts { params, grads, state: dicts, first })
}

/// Where every update makes a new state, NumPy makes a number of an array without an axis.
fn takes<C: Book>(parameter: &Array) -> bool {
    (C::ALL_KINDS || parameter.kind != Kind::F16)
        && (C::ALL_KINDS && C::STATE_CHANGE == StateChange::InPlace || !parameter.shape().is_empty())
}
