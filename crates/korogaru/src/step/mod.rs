//! One update of a step's tensors: the rule without its type, pieces of tensors, and who updates them.

#[cfg(feature = "threads")]
pub mod borrowed;
#[cfg(feature = "threads")]
mod chunks;
pub(crate) mod erased;
mod piece;
#[cfg(feature = "threads")]
pub(crate) mod threads;
