//! The kernels against the reference.

mod backends;
mod power;
mod slice;
