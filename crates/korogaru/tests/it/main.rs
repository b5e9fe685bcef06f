//! The optimizer as its users see it.

mod allocations;
mod backend;
mod convention;
mod errors;
mod goldens;
#[cfg(feature = "half")]
mod half;
mod lanes;
#[cfg(feature = "threads")]
mod lent;
#[cfg(feature = "ndarray")]
mod ndarray;
mod order;
mod section;
#[cfg(feature = "threads")]
mod threads;
