//! The optimizer as its users see it.

mod allocations;
mod backend;
mod errors;
mod goldens;
#[cfg(feature = "ndarray")]
mod ndarray;
mod order;
mod section;
