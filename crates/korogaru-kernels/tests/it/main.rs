//! The kernels compared with the reference.

mod backends;
mod broken;
#[cfg(feature = "half")]
mod half;
mod oracle;
mod power;
mod slice;
mod wide_adam;
