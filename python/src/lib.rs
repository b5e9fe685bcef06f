//! The extension module behind the Python package korogaru.
//!
//! # How it is made
//!
//! `optimizers` has the book's classes. `lab` has one thin function or class for each thing that the lab and
//! the figures do. `python/korogaru` has what is written in Python.
//!
//! - **An update takes one of two roads, which give the same result.** `update` reads the dicts and checks
//!   every key before it writes. If everything is as the kernels take it, the kernels do the work: the dicts
//!   are exact `dict`s, their keys are exactly `str`, the arrays have one of three types and equal shapes,
//!   and the hyperparameters are Python floats in their ranges. Otherwise the whole update goes to
//!   `_fallback.py`, which has the operations of the book's class and takes everything back if one raises.
//! - **No Python code runs between the last check and the writing.** Everything that may run code, collect
//!   garbage or let another thread run comes first: attributes are read, dicts, zeros and copies of
//!   velocities are made, and references to all objects are taken. Then types, shapes and overlaps are
//!   checked, and checked again if anything was made meanwhile. This is one stretch that calls nothing of
//!   that kind, and the writing follows at once. `book.rs` names the stretches, and each `unsafe` says in
//!   which one it is. Keys of other types than `str` may run code of their own when they are compared, and go
//!   to NumPy. NumPy is looked up when the module is loaded. A subclass that runs code when its counter is
//!   set goes to NumPy. Only the exact classes read their own fields, since a subclass may have made a
//!   property of one.
//! - **No reference protects memory** that `resize(refcheck=False)` or `__setstate__` takes away while
//!   another thread updates with the interpreter released. NumPy's own functions, and so the book's class,
//!   are not safe from that either.
//! - **Nothing that the kernels write may overlap anything else.** The address ranges are compared. An update
//!   with an overlap goes to NumPy, which evaluates in the order of the keys. A velocity that is replaced by
//!   a copy counts as read.
//! - **The book's Momentum makes a new velocity at each update.** The kernels change the array in place if
//!   only the dict has it, which its reference count says. If someone else has kept it, they put a copy in
//!   its place.
//! - **Adam's step size** comes from Python's own `**`, as the class's does, since the last bit of the
//!   kernels' `power` may differ. NumPy 2 promotes what meets this number. On float32, the last line of the
//!   class is therefore in float64. `WideAdam` of the kernels is that rule. Its step size is passed as a sum
//!   of three float32s, since coefficients are rounded to the type of the numbers. The library's own `Adam`
//!   computes in one type. Adam on float16 and on numbers goes to NumPy, which squares them by another power.
//! - **Numbers have code of their own** (`update_scalars.rs`): Python's floats and small ints, NumPy's
//!   scalars and arrays without an axis, all of one element type. A Python int above 2²⁶ has no exact square
//!   as a float and goes to NumPy. Numbers of several types go to NumPy too, and so do dicts that mix numbers
//!   with arrays, for a method whose state NumPy makes anew.
//! - **Threads.** An optimizer that is updating refuses a second update. Its flag has the number of the
//!   process, because a forked child has the flag but not the thread that would clear it. Attributes are
//!   behind a lock that is held while a reference is copied or exchanged. PyO3's own borrows would last until
//!   a value that is replaced has been destroyed. From 32,768 elements on, other Python threads can run
//!   during an update, and the update has references of its own to the arrays. Those threads can write to the
//!   arrays, as they can while NumPy computes. The wheel is for the stable ABI (abi3), which free-threaded
//!   CPython does not load.
//! - **Arrow** tables are exported by the C stream interface of the crates `arrow-array` and `arrow-schema`,
//!   in safe code and without kernels or file formats. The lockfile has `tiny-keccak` (CC0-1.0) for
//!   WebAssembly only, and a wheel does not contain it.

mod lab;
mod optimizers;

use pyo3::prelude::*;

/// The compiled part of korogaru.
#[pymodule]
mod _korogaru {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::lab::{
        Animation, Comparison, Explanation, Explorer, Figure, Map, MethodInfo, ObjectiveInfo, Theory,
        Trajectory, compare, methods, objectives, run, sweep, tune,
    };
    #[pymodule_export]
    use crate::optimizers::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        crate::optimizers::prepare(module.py())
    }
}
