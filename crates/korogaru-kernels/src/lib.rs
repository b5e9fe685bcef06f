//! The update rules of korogaru.
//!
//! A [`Rule`] is one method of gradient descent, written once as a function on numbers. Everything else that
//! needs it calls that function: [`update_slice`] on tensors, the lab on one point, a sweep on bundles of
//! lanes. The order of operations in each rule is part of its contract: every operation is rounded by itself,
//! nothing is fused or reassociated, and so the same input gives the same bits on every machine.
//!
//! A slice is updated by the widest [`Backend`] that the machine has, or by one that is named; each gives the same
//! bits. Many small slices are updated together, as a [`Batch`].
//!
//! This crate has no dependencies (the crate `half` with the feature of that name), allocates nothing but error messages,
//! starts no thread and does no I/O. Most users want the crate `korogaru`, which adds named tensors and state.
//!
//! ```
//! use korogaru_kernels::{Momentum, Rule, update_slice};
//!
//! let rule = Momentum::new(0.1, 0.9)?;
//! let mut w = [-7.0, 2.0];
//! let mut v = [0.0, 0.0];
//! let gradient = [w[0] / 10.0, 2.0 * w[1]]; // of f(x, y) = x²/20 + y², (6.2)
//! update_slice::<Momentum, f64>(&rule.coefficients(1), &mut w, &gradient, [&mut v])?; // (6.3), (6.4)
//! assert_eq!(w, [-6.93, 1.6]);
//! # Ok::<(), korogaru_kernels::Error>(())
//! ```

// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod array;
mod backend;
mod batch;
mod convention;
mod divisor;
mod error;
#[cfg(feature = "half")]
mod half;
mod hyperparameter;
mod instructions;
mod lanes;
mod message;
mod number;
mod power;
mod rule;
mod rules;
mod shell;
mod slice;

pub use array::Array;
pub use backend::Backend;
pub use batch::{Batch, Kernels};
pub use convention::Convention;
pub use divisor::Divisor;
pub use error::{Error, ErrorKind, typed, written};
#[cfg(feature = "half")]
pub use half::{
    Half, Stored, update_half_slice, update_half_slice_on, update_mixed_slice, update_mixed_slice_on,
};
pub use hyperparameter::{Hyperparameter, Range};
pub use lanes::{Bundle, LaneUpdate};
pub use message::{Argument, Message};
pub use number::Number;
pub use power::{power, powers};
pub use rule::{Rule, StepSize, Velocity, rounded};
pub use rules::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd, WideAdam};
pub use slice::{update_slice, update_slice_on};
