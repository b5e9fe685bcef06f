//! What the book's classes have in common: they choose the road of an update, and make one update at a time.
//!
//! The road of the kernels has five stretches. Each `unsafe` begins with the name of the one that it is in. A
//! function with a contract is in that of its *caller*. *Preparing* comes before all of them: NumPy is looked
//! up when the module is loaded.
//!
//! 1. *Asking*: attributes are read, and dicts and arrays are made. All of that may run Python code, collect
//!    garbage or let another thread run, and so change anything.
//! 2. *Owning*: references to all objects are taken, in one go that is silent. Silent code calls nothing that
//!    could run Python code, allocate what the garbage collector tracks, drop an object's last reference or
//!    release the interpreter.
//! 3. *Checking*, which is silent: types, shapes and overlaps are checked and pointers are taken, whatever
//!    was known before. If something was made meanwhile, this is done again.
//! 4. *Writing*, which follows at once. It is silent too, or the interpreter is released and everything is
//!    known by value.
//! 5. *Letting go*: objects that were replaced are dropped last, since their end may run code.

use korogaru::Rule;
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::array::Array;
use super::busy::Busy;
use super::dict::Dicts;
use super::element::Kind;
use super::update_arrays::{Ready, StateChange};
use super::update_scalars;

/// What the kernels need from an optimizer's attributes: the rule, the objects that its state is kept in, and
/// the next count, if the method counts.
pub(super) struct Read<'py, R> {
    pub(super) rule: R,
    pub(super) state: [Option<Bound<'py, PyAny>>; 2],
    pub(super) count: Option<Bound<'py, PyAny>>,
}

/// What the classes have in common. They are frozen for PyO3, because its borrows in one thread would make
/// another thread raise.
pub(super) trait Book: PyClass<Frozen = True> + Sync {
    type Rule: Rule;
    /// The name of the function in `_fallback.py` that updates with NumPy.
    const FALLBACK: &'static str;
    const STATE_CHANGE: StateChange;
    /// Whether the kernels give the result of the book's class for numbers, arrays without an axis and
    /// float16 too. For Adam they do not: NumPy squares a number by a power, and its step size is a float64.
    const ALL_KINDS: bool;

    fn busy(&self) -> &Busy;
    /// Reads the attributes. `None` if the kernels do not take one as it is.
    fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>>;
    /// Exchanges the count and the state with those in the attributes, so that the caller drops the old ones.
    /// Silent.
    fn exchange(&self, count: &mut Option<Py<PyAny>>, state: &mut [Option<Py<PyAny>>; 2]);
}

/// Makes one update, by the kernels or else by NumPy.
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

/// Makes the update by the kernels, if they can. If they cannot, nothing has changed.
fn by_kernels<C: Book>(
    slf: &Bound<'_, C>,
    params: &Bound<'_, PyDict>,
    grads: &Bound<'_, PyDict>,
) -> PyResult<bool> {
    // Asking. A subclass may have made a property of an attribute, and so its attributes are read as Python
    // does.
    let exact = slf.as_any().is_exact_instance_of::<C>();
    let Some(Read { rule, state, count }) = C::read(slf, exact)? else { return Ok(false) };
    let Some(dicts) = dicts::<C>(params, grads, &state, exact) else { return Ok(false) };
    // What is exchanged with the attributes.
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

/// The dicts of an update. `None` if the state is neither one dict for each slot nor that of a first update.
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

/// If every update makes a new state, NumPy makes a number of an array without an axis.
fn takes<C: Book>(parameter: &Array) -> bool {
    (C::ALL_KINDS || parameter.kind != Kind::F16)
        && (C::ALL_KINDS && C::STATE_CHANGE == StateChange::InPlace || !parameter.shape().is_empty())
}
