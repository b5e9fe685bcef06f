//! Updates of dicts of arrays by the kernels, if everything is as they take it.

#![expect(unsafe_code, reason = "dicts and arrays are read through CPython's and NumPy's C interfaces")]

use std::mem::take;

use korogaru::borrowed::{Borrowed, update_borrowed};
use korogaru::rule::Array as _;
use korogaru::{Backend, Rule, Threads, backend};
use pyo3::exceptions::PyValueError;
use pyo3::ffi;
use pyo3::prelude::*;

use super::array::{Array, like};
use super::dict::{Dicts, found, next};
use super::overlap::Ranges;
use super::work::Work;

/// The number of elements from which on other Python threads can run during an update. With fewer elements
/// this costs more than it is worth.
const RELEASE: usize = 1 << 15;

/// How an update of the book's class changes the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StateChange {
    /// It makes a new array and replaces the one in the dict, as Momentum does.
    Replaced,
    /// It writes to the array that is in the dict.
    InPlace,
}

/// Everything that an update reads and writes, owned, whatever happens to the dicts: for each parameter its
/// key, the parameter, its gradient, and the state of each slot. The state is `None` if it has yet to be
/// made.
type Objects<'py> = Vec<Option<Bound<'py, PyAny>>>;

/// The number of [`Objects`] of a parameter before its state.
const BEFORE: usize = 3;

/// The result of checking all objects. It holds pointers, and must be used before anything runs code.
struct Checked<R: Rule> {
    /// The work on each parameter, if all of them have their state.
    works: Vec<Work<R>>,
    elements: usize,
    /// The indices of the objects that must be made first: zeros if there is no state, and otherwise a copy.
    lacking: Vec<usize>,
}

/// An update that has been checked and cannot fail. It must be made before anything runs code.
pub(crate) struct Ready<'a, 'py, R: Rule> {
    backend: Backend,
    dicts: &'a Dicts<'a, 'py>,
    works: Vec<Work<R>>,
    elements: usize,
    objects: Objects<'py>,
    /// The indices of the objects that are copies, each with the array that was copied, which someone else
    /// still sees.
    replaced: Vec<(usize, Bound<'py, PyAny>)>,
}

impl<'a, 'py, R: Rule> Ready<'a, 'py, R> {
    /// Reads and checks everything. It changes nothing but the dicts of a first update. `None` if something
    /// is not as the kernels take it, or `takes` refuses a parameter.
    ///
    /// # Errors
    ///
    /// `ValueError` if `KOROGARU_BACKEND` names a backend that this machine lacks. `MemoryError`.
    pub(crate) fn new(
        dicts: &'a Dicts<'a, 'py>,
        state_change: StateChange,
        takes: impl Fn(&Array) -> bool,
    ) -> PyResult<Option<Self>> {
        let py = dicts.params.py();
        let backend = backend().map_err(|error| PyValueError::new_err(error.to_string()))?;
        let Some(mut objects) = owned::<R>(dicts) else { return Ok(None) };
        let mut replaced = Vec::new();
        let Some(mut looked) = checked::<R>(py, &objects, &replaced, state_change, &takes) else {
            return Ok(None);
        };
        if !looked.lacking.is_empty() {
            // Asking: from here to the second check anything may change.
            for at in take(&mut looked.lacking) {
                let parameter = at - at % Self::WIDTH;
                let (Some(key), Some(model)) = (&objects[parameter], &objects[parameter + 1]) else {
                    return Ok(None);
                };
                // SAFETY: asking: an object that is owned and was an array, which no other type can take the
                // place of.
                let made = unsafe {
                    like(py, objects[at].as_ref().unwrap_or(model).as_ptr(), objects[at].is_none())
                }?;
                if let (true, Some(dict)) = (dicts.first, &dicts.state[at - parameter - BEFORE]) {
                    dict.set_item(key, &made)?;
                }
                replaced.extend(objects[at].replace(made).map(|old| (at, old)));
            }
            let Some(again) = checked::<R>(py, &objects, &replaced, state_change, &takes) else {
                return Ok(None);
            };
            if !again.lacking.is_empty() {
                return Ok(None);
            }
            looked = again;
        }
        let Checked { works, elements, .. } = looked;
        Ok(Some(Self { backend, dicts, works, elements, objects, replaced }))
    }

    /// The number of objects for each parameter.
    const WIDTH: usize = BEFORE + R::SLOTS.len();

    /// Makes the update.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub(crate) fn apply(self, rule: &R) -> PyResult<()> {
        let Self { backend, dicts, works, elements, objects, replaced } = self;
        // Only Adam needs the number of the update, and here its rule has it.
        let coefficients = || rule.exact_coefficients(1);
        if elements < RELEASE {
            let coefficients = coefficients();
            // SAFETY: writing, silent since all was checked: `objects` keeps the arrays alive, none is
            // changed by anyone while this thread has the interpreter, and no overlap was found.
            works.iter().for_each(|work| unsafe { work.update(backend, &coefficients) });
        } else {
            // `ndarray.resize` refuses an array with more than two references, one of which may be its
            // caller's.
            let _twice = objects.clone();
            dicts.params.py().detach(move || {
                let mut borrowed: Vec<Borrowed<'_, R>> = Vec::with_capacity(works.len());
                for work in &works {
                    // SAFETY: writing, with the interpreter released. `objects` keeps the arrays alive, and
                    // nothing of them is read but their elements, at the addresses that were checked. Python
                    // code in other threads can write to those, as it can while NumPy's own functions run. It
                    // can also take them away where it passes by all references, by `resize(refcheck=False)`
                    // or `__setstate__`, on which NumPy's functions have no hold either: that it must not is
                    // documented.
                    unsafe {
                        match work.borrow() {
                            Some(tensor) => borrowed.push(tensor),
                            None => work.update(backend, &coefficients()),
                        }
                    }
                }
                update_borrowed(backend, rule, 1, borrowed, &Threads::available());
            });
        }
        // Letting go. All has been written, and what follows holds on to nothing but what it owns.
        for (at, _) in &replaced {
            let slot = at % Self::WIDTH - BEFORE;
            if let (Some(key), Some(new), Some(dict)) =
                (&objects[at - slot - BEFORE], &objects[*at], &dicts.state[slot])
            {
                dict.set_item(key, new)?;
            }
        }
        Ok(())
    }
}

/// Takes references to everything. `None` if dicts are not plain or lack a key.
fn owned<'py, R: Rule>(dicts: &Dicts<'_, 'py>) -> Option<Objects<'py>> {
    let py = dicts.params.py();
    if !dicts.are_plain() {
        return None;
    }
    let mut objects = Vec::with_capacity(dicts.params.len() * (BEFORE + R::SLOTS.len()));
    // SAFETY: owning, silent since the dicts were found plain: what is borrowed stays alive until it is
    // owned. Should it end before all is, it lets go nothing that is not in a dict as well.
    unsafe {
        let own = |object| Some(Bound::from_borrowed_ptr(py, object));
        let mut position = 0;
        while let Some((key, parameter)) = next(dicts.params, &mut position) {
            objects.extend([own(key), own(parameter), own(found(dicts.grads, key)?)]);
            for dict in dicts.state.iter().flatten() {
                objects.push(if dicts.first { None } else { own(found(dict, key)?) });
            }
        }
    }
    Some(objects)
}

/// Checks all objects. `None` if one is not as the kernels take it, or if what would be written overlaps.
fn checked<R: Rule>(
    py: Python<'_>,
    objects: &Objects<'_>,
    replaced: &[(usize, Bound<'_, PyAny>)],
    state_change: StateChange,
    takes: impl Fn(&Array) -> bool,
) -> Option<Checked<R>> {
    let width = BEFORE + R::SLOTS.len();
    // SAFETY: checking, silent: an array is looked at while it is owned, and no longer than this function
    // runs.
    let array = |object: &Bound<'_, PyAny>| unsafe { Array::of(py, object.as_ptr()) };
    let mut works = Vec::with_capacity(objects.len() / width);
    let mut ranges = Ranges::with_capacity(objects.len());
    let mut lacking = Vec::new();
    let mut elements = 0;
    // The book's class does not write to an old velocity that someone has kept, but computes the new one from
    // it.
    for (_, old) in replaced {
        ranges.add(array(old)?.addresses(), false);
    }
    for (i, objects) in objects.chunks_exact(width).enumerate() {
        let [_, Some(parameter), Some(gradient), slots @ ..] = objects else { return None };
        let (p, g) = (array(parameter)?, array(gradient)?);
        if !takes(&p) || !p.is_writeable() || !fits(&g, &p) || p.may_overlap_itself() {
            return None;
        }
        ranges.add(p.addresses(), true);
        ranges.add(g.addresses(), false);
        let mut state = R::State::<Array>::from_fn(|_| p);
        for (slot, object) in slots.iter().enumerate() {
            let Some(object) = object else {
                lacking.push(i * width + BEFORE + slot);
                continue;
            };
            let kept = array(object)?;
            if !fits(&kept, &p) {
                return None;
            }
            // SAFETY: checking: it is owned. One reference is its dict's, and one is ours.
            let seen = !kept.owner || unsafe { ffi::Py_REFCNT(object.as_ptr()) } > 2;
            if state_change == StateChange::Replaced && seen {
                // Someone has kept it or a view of it. With the book's class it would not change.
                lacking.push(i * width + BEFORE + slot);
                ranges.add(kept.addresses(), false);
                continue;
            }
            if !kept.is_writeable() || kept.may_overlap_itself() {
                return None;
            }
            ranges.add(kept.addresses(), true);
            state.as_mut()[slot] = kept;
        }
        if lacking.is_empty() {
            let work = Work::new(&p, &g, &state);
            elements += work.len();
            works.push(work);
        }
    }
    (!ranges.meet()).then_some(Checked { works, elements, lacking })
}

/// Whether an array has the type and the shape of the parameter.
fn fits(array: &Array, parameter: &Array) -> bool {
    array.kind == parameter.kind && array.shape() == parameter.shape()
}
