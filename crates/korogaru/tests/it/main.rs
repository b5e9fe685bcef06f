//! The optimizer as its users see it.

mod allocations;
mod backend;
#[cfg(feature = "threads")]
mod borrowed;
mod convention;
mod errors;
mod goldens;
#[cfg(feature = "half")]
mod half;
mod lanes;
#[cfg(feature = "ndarray")]
mod ndarray;
mod order;
mod section;
#[cfg(feature = "threads")]
mod threads;
