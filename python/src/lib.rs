//! The extension module behind the Python package korogaru.
//!
//! # How it is made
//!
//! `optimizers` has the book's classes, `lab` a thin function or class for each thing that the lab and the
//! figures do, and `python/korogaru` what is written in Python.
//!
//! - **An update has two roads with one result.** `update` reads the dicts and checks every key before it
//!   writes. Where everything is as the kernels take it (exact `dict`s, keys that are exactly `str`, arrays
//!   of one of three types and of equal shape, hyperparameters that are Python floats in their ranges), the
//!   kernels do the work. Otherwise the whole update goes to `_fallback.py`, which has the class's own
//!   operations and takes everything back where one raises.
//! - **No Python code runs between the last check and the writing.** Whatever may run code, collect garbage
//!   or let another thread run comes first: attributes are read, dicts, zeros and copies of velocities are
//!   made, and what is walked is owned. Types, shapes and overlaps are checked then, again if anything was
//!   made meanwhile, in one stretch that calls nothing of the kind, and the writing follows at once.
//!   `book.rs` names the stretches, and each `unsafe` says in which one it is. Other keys than `str` may be
//!   compared by code of their own and take NumPy's road. NumPy is looked up when the module is loaded. A
//!   subclass that follows how its counter is set takes NumPy's road, and only the exact classes read their
//!   own fields, since a subclass may have made a property of one.
//! - **No reference protects memory** that `resize(refcheck=False)` or `__setstate__` takes away while
//!   another thread updates with the interpreter released. NumPy's own functions, and so the book's class,
//!   are not safe from it either.
//! - **Nothing that the kernels write may overlap anything else.** Address ranges are compared, and an update
//!   with an overlap goes to NumPy, which evaluates in the order of the keys. A velocity that is replaced by
//!   a copy counts as read.
//! - **The book's Momentum makes a new velocity at each update.** The kernels change the array in place where
//!   the dict alone holds it (its reference count says so), and put a copy in its place where someone has
//!   kept it.
//! - **Adam's step size** comes from Python's own `**`, as the class's does; βᵗ by the kernels' `power` may
//!   differ in its last bit. NumPy 2 promotes what meets this number, so that on float32 the class's last
//!   line is in float64. `WideAdam` of the kernels is that rule. Its step size comes as a sum of three
//!   float32s, since coefficients are rounded to the type of the numbers. The library's own `Adam` computes
//!   in one type. Adam on float16 and on numbers goes to NumPy, which squares them by another power.
//! - **Numbers have a road of their own** (`update_scalars.rs`): Python's floats and small ints, NumPy's scalars and
//!   arrays without an axis, all of one element type. A Python int above 2²⁶ has no exact square as a float
//!   and goes to NumPy. So do numbers of several types, and dicts that mix numbers with arrays for a method
//!   whose state NumPy makes anew.
//! - **Threads.** An optimizer that is updating refuses a second update. Its flag holds the number of the
//!   process, because a forked child has the flag but not the thread that would clear it. Attributes are
//!   behind a lock that is held while a reference is copied or exchanged; PyO3's own borrows would last as
//!   long as the end of a value that is replaced. From 32,768 elements on, other Python threads run during an
//!   update, and references of the update's own keep the arrays alive. Those threads can write to the arrays,
//!   as they can while NumPy computes. The wheel is for the stable ABI (abi3), which free-threaded CPython
//!   does not load.
//! - **Arrow** tables are handed over by the C stream interface of the crates `arrow-array` and
//!   `arrow-schema`, in safe code and without kernels or file formats. The lockfile names `tiny-keccak`
//!   (CC0-1.0) for WebAssembly alone; a wheel does not have it.

mod lab;
mod optimizers;

use pyo3::prelude::*;

/// The compiled part of korogaru.
#[pymodule]
mod _korogaru {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::lab::{
        Animation, Comparison, Explanation, Figure, Map, MethodInfo, ObjectiveInfo, Theory, Trajectory,
        compare, methods, objectives, run, sweep, tune,
    };
    #[pymodule_export]
    use crate::optimizers::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        crate::optimizers::prepare(module.py())
    }
}
