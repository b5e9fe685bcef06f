//! How one update is made: the rule without its type, pieces of tensors, and the threads that update them.

#[cfg(feature = "threads")]
pub mod borrowed;
#[cfg(feature = "threads")]
mod chunks;
pub(crate) mod erased;
#[cfg(feature = "threads")]
pub(crate) mod piece;
#[cfg(feature = "threads")]
pub(crate) mod threads;
pub(crate) mod update;
