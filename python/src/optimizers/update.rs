//! One update over dicts: by the kernels where everything is as they take it, and by NumPy otherwise.

#![expect(unsafe_code, reason = "dicts and arrays are read through CPython's and NumPy's C interfaces")]

use std::sync::LazyLock;

use korogaru::{Array as _, Backend, Lent, Rule, Threads, update_lent};
use pyo3::exceptions::PyValueError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::array::{Array, like};
use super::dict::found;
use super::overlap::Ranges;
use super::work::Work;

/// From how many elements on other Python threads may run during an update: below it, letting them costs more than it
/// is worth.
const RELEASE: usize = 1 << 15;

/// A method's state as its attributes have it: a dict a slot.
pub(crate) enum State<'py> {
    /// Before the first update.
    None,
    Dicts(Vec<Bound<'py, PyDict>>),
}

/// An update that has been checked and cannot fail.
pub(crate) struct Ready<'py, R: Rule> {
    backend: Backend,
    works: Vec<Work<R>>,
    /// The dicts of state after it, where there were none before.
    pub(crate) created: Option<Vec<Bound<'py, PyDict>>>,
    /// State that takes the place of what someone else still sees: the slot, the parameter's name, the array.
    replaced: Vec<(usize, Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    dicts: Vec<Bound<'py, PyDict>>,
    /// Everything that is read and written, whatever becomes of the dicts meanwhile.
    held: Vec<Bound<'py, PyAny>>,
    elements: usize,
}

/// Whether every update makes a new state, as the book's Momentum does, or changes that which is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeping {
    New,
    Same,
}

/// Reads and checks everything, and changes nothing. `None` where something is not as the kernels take it, or a
/// parameter is none that `takes` says yes to. The dicts are several, and their keys are plain.
///
/// # Errors
///
/// `ValueError` where `KOROGARU_BACKEND` names what this machine lacks; `MemoryError`.
pub(crate) fn ready<'py, R: Rule>(
    params: &Bound<'py, PyDict>,
    grads: &Bound<'py, PyDict>,
    state: State<'py>,
    keeping: Keeping,
    takes: impl Fn(&Array) -> bool,
) -> PyResult<Option<Ready<'py, R>>> {
    let py = params.py();
    let backend = backend().map_err(PyValueError::new_err)?;
    let (dicts, create) = match state {
        State::Dicts(dicts) => (dicts, false),
        State::None => (R::SLOTS.iter().map(|_| PyDict::new(py)).collect(), !R::SLOTS.is_empty()),
    };
    let count = params.len();
    let mut works = Vec::with_capacity(count);
    let mut ranges = Ranges::with_capacity(count * (2 + R::SLOTS.len()));
    let mut replaced = Vec::new();
    let mut held = Vec::with_capacity(count * (2 + R::SLOTS.len()));
    let mut elements = 0;
    let (mut position, mut key, mut parameter) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: `params` is a dict. Nothing in this loop runs code that could change it or any of the other dicts: their
    // keys are plain, and arrays are neither tracked by the garbage collector nor made by Python code. So what is
    // borrowed stays alive, as `Array::of` and `like` ask for, until `held` has it.
    while unsafe { ffi::PyDict_Next(params.as_ptr(), &raw mut position, &raw mut key, &raw mut parameter) }
        != 0
    {
        // SAFETY: as above.
        let arrays = unsafe {
            let Some(gradient) = found(grads, key) else { return Ok(None) };
            held.push(Bound::from_borrowed_ptr(py, parameter));
            held.push(Bound::from_borrowed_ptr(py, gradient));
            (Array::of(py, parameter), Array::of(py, gradient))
        };
        let (Some(p), Some(g)) = arrays else { return Ok(None) };
        if !takes(&p) || !p.is_writeable() || !fits(&g, &p) || p.may_overlap_itself() {
            return Ok(None);
        }
        ranges.add(p.addresses(), true);
        ranges.add(g.addresses(), false);
        let mut slots = R::State::<Option<Array>>::from_fn(|_| None);
        for (slot, dict) in dicts.iter().enumerate() {
            // SAFETY: as above.
            let array = unsafe {
                if create {
                    let zeros = like(py, parameter, true)?;
                    let array = Array::of(py, zeros.as_ptr());
                    held.push(zeros.clone());
                    if ffi::PyDict_SetItem(dict.as_ptr(), key, zeros.as_ptr()) != 0 {
                        return Err(PyErr::fetch(py));
                    }
                    array
                } else {
                    let Some(there) = found(dict, key) else { return Ok(None) };
                    let Some(array) = Array::of(py, there) else { return Ok(None) };
                    let seen = !array.owner || ffi::Py_REFCNT(there) != 1;
                    if keeping == Keeping::New && seen {
                        // Someone has kept it, or a view of it, and with the book's class would keep what it was.
                        let copy = like(py, there, false)?;
                        let array = Array::of(py, copy.as_ptr());
                        held.push(copy.clone());
                        replaced.push((slot, Bound::from_borrowed_ptr(py, key), copy));
                        array
                    } else {
                        held.push(Bound::from_borrowed_ptr(py, there));
                        Some(array)
                    }
                }
            };
            let Some(array) = array else { return Ok(None) };
            if !array.is_writeable() || !fits(&array, &p) || array.may_overlap_itself() {
                return Ok(None);
            }
            ranges.add(array.addresses(), true);
            slots.as_mut()[slot] = Some(array);
        }
        let slots = R::State::<Array>::from_fn(|slot| slots.as_ref()[slot].expect("found above"));
        let work = Work::new(&p, &g, &slots);
        elements += work.len();
        works.push(work);
    }
    if ranges.meet() {
        return Ok(None);
    }
    let created = create.then(|| dicts.clone());
    Ok(Some(Ready { backend, works, created, replaced, dicts, held, elements }))
}

/// Whether an array has the type and the shape of the parameter.
fn fits(array: &Array, parameter: &Array) -> bool {
    array.kind == parameter.kind && array.shape() == parameter.shape()
}

impl<R: Rule> Ready<'_, R> {
    /// Makes the update.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub(crate) fn go(self, py: Python<'_>, rule: &R) -> PyResult<()> {
        let Self { backend, works, replaced, dicts, held, elements, .. } = self;
        // The number of the step is Adam's alone, and here in its rule.
        let coefficients = || rule.exact_coefficients(1);
        if elements < RELEASE {
            let coefficients = coefficients();
            // SAFETY: `held` keeps the arrays alive, none is changed by anyone while this thread has the interpreter,
            // and `ready` found no overlap.
            works.iter().for_each(|work| unsafe { work.update(backend, &coefficients) });
        } else {
            let done = py.detach(move || {
                let mut lent: Vec<Lent<'_, R>> = Vec::with_capacity(works.len());
                for work in &works {
                    // SAFETY: `held` keeps the arrays alive. Python code in other threads can write to them, as it can
                    // while NumPy's own functions run; that it must not resize them with `refcheck=False` is documented.
                    unsafe {
                        match work.lend() {
                            Some(tensor) => lent.push(tensor),
                            None => work.update(backend, &coefficients()),
                        }
                    }
                }
                update_lent(rule, 1, lent, &Threads::available())
            });
            done.map_err(|error| PyValueError::new_err(error.to_string()))?;
        }
        drop(held);
        for (slot, key, array) in replaced {
            dicts[slot].set_item(key, array)?;
        }
        Ok(())
    }
}

/// The backend that `KOROGARU_BACKEND` names, or the widest; looked up once.
fn backend() -> Result<Backend, String> {
    static CHOSEN: LazyLock<Result<Backend, String>> =
        LazyLock::new(|| match std::env::var("KOROGARU_BACKEND") {
            Ok(name) if !name.is_empty() => Backend::named(&name).map_err(|error| error.to_string()),
            _ => Ok(Backend::widest()),
        });
    CHOSEN.clone()
}
