//! The numbers that every side begins with, and every side's gradient. Each is computed from its index among
//! all elements, so that no file of them is needed. They are multiples of 1/512 below 1, which are exact in
//! single precision. The gradient is a multiple of 1/64 and never 0. `python/rivals.py` has the same two
//! formulas.

/// The parameter at an index before the first update.
pub(crate) fn parameter(place: usize) -> f32 {
    ((place % 1009) as f32 - 504.0) / 512.0
}

/// The gradient at an index, the same in every update.
pub(crate) fn gradient(place: usize) -> f32 {
    ((place % 30) as f32 - 14.5) / 64.0
}

/// The learning rate of every side.
pub(crate) const LR: f64 = 0.01;

/// The momentum of every side that has one.
pub(crate) const MOMENTUM: f64 = 0.9;
