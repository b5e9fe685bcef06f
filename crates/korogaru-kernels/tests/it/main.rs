//! The kernels against the reference.

mod power;
mod slice;
