//! Momentum SGD and its relatives for a training loop: exact to the bit, tied to no framework.
//!
//! A method is a small validated value such as [`Momentum`]. The [`Optimizer`] keeps its state for each named
//! tensor. [`step`](Optimizer::step) changes the parameters in place.
//!
//! ```
//! use korogaru::{Momentum, Optimizer, Tensor};
//!
//! let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?); // lr, momentum
//! let (mut w1, grad_w1) = (vec![-7.0_f32, 2.0], vec![-0.7, 4.0]);
//! let (mut b1, grad_b1) = (0.5_f64, 1.0);
//! optimizer.step(&mut [
//!     Tensor::new("W1", &mut w1, &grad_w1), // f32 and f64 mix freely
//!     Tensor::scalar("b1", &mut b1, &grad_b1),
//! ])?; // an error has changed nothing
//! assert_eq!((w1, b1), (vec![-6.93, 1.6], 0.4));
//!
//! let velocity: &[f32] = optimizer.slot("W1", "v")?;
//! assert_eq!(velocity, [0.07, -0.4]);
//! # Ok::<(), korogaru::Error>(())
//! ```
//!
//! With the feature `ndarray` (version 0.17 of that crate), `Optimizer::update` takes an ordered map of named
//! arrays, as a reader of the book would write it. With the feature `half`, tensors can also be of `f16` and
//! `bf16` of that crate.
//!
//! [`Sgd`], [`Momentum`], [`Nesterov`], [`AdaGrad`], [`RmsProp`] and [`Adam`] come with the library. A method
//! of your own is an implementation of [`Rule`]. A [`Method`] is any of them, and can be chosen by name at
//! run time.
//!
//! # How it is made
//!
//! The root has what a training loop needs. `rule` is for code that implements or inspects a rule, [`lanes`]
//! for sweeps, `borrowed` for bindings to other languages, and `message` for catalogues of errors. Each
//! folder of the source answers one question. `tensor/` says what is updated, `step/` how an update is made,
//! `state/` what is remembered between updates, and `lanes/` how many runs are computed at once.
//!
//! - **Tensors are known by name.** The first step registers them, and later steps may bring them in any
//!   order. A step that brings them in the order of the last one neither hashes nor, on one thread,
//!   allocates.
//! - **The backend is the widest that the machine has**, unless [`Optimizer::with_backend`] or the variable
//!   `KOROGARU_BACKEND` names another. Only [`backend`] reads that variable. All backends give the same bits.
//! - **A large step is cut into chunks** of 131,072 to 1,048,576 elements, which become smaller towards the
//!   end of the step. Small tensors are put together into one chunk. The threads take one chunk after the
//!   other from a counter. The boundaries depend only on the tensors and not on the number of threads.
//! - **State is aligned with the parameter.** From 4,096 bytes on, state of the parameter's own type begins
//!   as far into a line of the cache as the parameter does. The loops of the kernels begin where the
//!   parameters begin a line, and they are slower if the state does not begin one there too.
//! - **A rule is erased once for each step.** [`Method`] has the rule behind a trait object. The loop over
//!   all tensors is compiled for the rule's own type and for the backend.
//! - **An element type has one entry in one list.** The enums that have a variant for each type, and the
//!   matches on them, are generated from the list of the kernels.
//! - **A sweep needs the rule's type** to compile rule and function into one loop, but it has a [`Method`].
//!   It therefore compares the type of the rule with each built-in rule in turn. Coefficients that change
//!   with every update, such as Adam's, are computed one after the other: the next power of β is the last one
//!   times β. The product has 106 bits, and is computed anew if its rounding is in doubt.
//! - **A change of the convention** between two steps converts every velocity by v = −η·b, rounded once. A
//!   velocity of 0 stays as it is.

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod environment;
mod error;
pub mod lanes;
mod method;
mod optimizer;
mod state;
mod step;
mod tensor;

pub use environment::backend;
pub use error::{Error, ErrorKind};
pub use korogaru_kernels::{
    AdaGrad, Adam, Backend, Convention, Hyperparameter, Momentum, Nesterov, RmsProp, Rule, Sgd,
};
pub use method::{METHODS, Method, MethodInfo};
pub use optimizer::Optimizer;
#[cfg(feature = "threads")]
pub use step::borrowed;
#[cfg(feature = "threads")]
pub use step::threads::{Pool, Threads};
pub use tensor::{Element, ElementType, HalfPrecision, Tensor};

/// For code that implements a [`Rule`] or inspects one. The examples on these pages write `korogaru_kernels`,
/// the crate that the items come from; with `korogaru` it is `korogaru::rule`, or the root for what is there.
pub mod rule {
    pub use korogaru_kernels::{Array, Number, Range, StepSize, Velocity, WideAdam, rounded};

    /// The error of the kernels: a hyperparameter is out of range, or a name is unknown. It converts to
    /// [`Error`](crate::Error) with `?`.
    pub use korogaru_kernels::Error as RuleError;
    /// The kind of a [`RuleError`].
    pub use korogaru_kernels::ErrorKind as RuleErrorKind;
}

/// How errors are said in other languages than English: each kind has a key and arguments for a catalogue of
/// sentences.
pub mod message {
    pub use korogaru_kernels::{Argument, Message, messages, typed, written};
}
