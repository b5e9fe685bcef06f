//! The update rules of korogaru.
//!
//! A [`Rule`] is one method of gradient descent, written once as a function on numbers. Everything that needs
//! the method calls that function: [`update_slice`] for tensors, the lab for one point, a sweep for bundles
//! of lanes. The order of operations in a rule is part of its contract. Every operation is rounded by itself,
//! and nothing is fused or reassociated. Therefore the same input gives the same bits on every machine.
//!
//! A slice is updated by the widest [`Backend`] that the machine has, or by one that the caller names. All of
//! them give the same bits. Many small slices can be updated together, as a [`Batch`].
//!
//! This crate has no dependencies, except the crate `half` with the feature of that name. It allocates
//! nothing but error messages, starts no thread and does no I/O. Most users want the crate `korogaru`, which
//! adds named tensors and state.
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
//!
//! # How it is made
//!
//! **Arrays of fixed length.** The numbers of coefficients and of slots are part of a rule's type (`[T; N]`,
//! the trait [`Array`]). The same associated type therefore holds numbers in the arithmetic, slices in
//! [`update_slice`], and bundles of lanes in a sweep.
//!
//! **Shells.** `shell.rs` has one thin function for each instruction set (the baseline of the target, AVX2,
//! AVX-512). A [`Batch`] is inlined into that function, and the compiler vectorises what it finds there. A
//! [`Backend`] is the proof that the machine has the instructions, because only the constructors of `Backend`
//! make one, and they ask the machine. A slice is a batch of one. The optimizer's loop over its tensors is a
//! batch too. For a thousand small tensors it enters the shell once and not a thousand times, which takes a
//! third fewer instructions.
//!
//! **Two loops.** `slice.rs` has the loop for f32 and f64. `half/widened.rs` has the loop for numbers that
//! are computed as f32 and stored as a half type. The first loop reads, computes and writes sixteen elements
//! at a time. The compiler then need not prove that no slice overlaps another, and a short slice is as fast
//! for its length as a long one. From 1,024 elements on, the loop begins where the parameters begin a line of
//! the cache.
//!
//! **Element types.** `element.rs` lists them once, as `with_element_types!`. The enums
//! and matches of the crates above, which have one case for each type, are generated from that list. The
//! feature `half` adds the types `f16` and `bf16` to it, and nothing else.
//!
//! **Orders of operations are contracts.** They are those of `xtask/reference/rules.py`. The tests compare
//! the results bit for bit with the goldens that `cargo xtask goldens` makes from that file. NaN equals NaN,
//! and every other bit counts.
//!
//! - α·v − η·g is computed as (α·v) + (−(η·g)), which rounds to the same number by IEEE 754. The rules can
//!   therefore be written in terms of the two parts of a [`Velocity`], and the parts that the lab shows are
//!   those that acted.
//! - βᵗ comes from [`power`], not from the system. When β is 0.999, Adam's 1 − βᵗ makes an error in the last
//!   bit of βᵗ hundreds of times larger, and neither the system's `pow` nor libm's is correctly rounded. The
//!   goldens of [`power`] come from exact rational arithmetic.
//! - Coefficients are computed in f64 and rounded once, as NumPy rounds a Python float that meets an array. A
//!   rule gives them in f64 ([`exact_coefficients`](Rule::exact_coefficients)), and the rounding is done for
//!   it, so that no rule can forget it.
//! - Quotients by a known whole number ([`Kernels::quotients`]) are the one operation that may be fused. A
//!   sweep over the book's function divides twice in every update, x/10 and x²/20. With AVX-512, a fused
//!   multiplication by the reciprocal in two parts has the bits of the division, and the map of a sweep takes
//!   a third less time. The other backends divide. In a trial AVX2 gained a tenth. WebAssembly has no such
//!   instruction. NEON has one, but was not measured.
//!
//! **Half types.** f16 and bf16 are computed in two ways, and each has an oracle of its own in the tests.
//!
//! - *As NumPy*: every operation rounds to the half type. f16 and bf16 are [`Number`]s, which defines the
//!   bits. Slices are updated with a number that holds an f32 and rounds each operation to the half type.
//!   That number has the same bits, and its loop vectorises.
//! - *Mixed*: the rule computes in f32. Parameters are rounded once, when they are stored. State is f32, or
//!   of a half type to save memory.
//!
//! bf16 is converted within the loop. f16 is converted in blocks of 256 elements, by F16C where the machine
//! has it. This is the one use of instructions by hand, because Rust has no f16 that the compiler could
//! vectorise. (100,000 elements took 42 µs with F16C and 185 µs without it.) Without F16C the conversion is
//! more arithmetic than the compiler vectorises within a rule. The crate `half` brings the types. Its
//! conversions branch, and so this crate has its own. The tests compare them with those of `half` for each of
//! the 65,536 halves and for every edge of rounding. The conversion to bf16 that AVX-512 offers flushes
//! subnormals and cannot be used.
//!
//! **Errors.** `messages!` declares the kinds of error of all crates. Each variant has its fields, its key
//! and its English sentence. A catalogue of another language looks the sentence up by the key.

// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod array;
mod backend;
mod batch;
mod convention;
mod divisor;
mod element;
mod error;
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

#[cfg(feature = "half")]
#[doc(hidden)]
pub use ::half::{bf16, f16};
