//! The numbers that every side starts from and every side's gradient: each from its place among all elements,
//! so that no file of them is needed. Multiples of 1/512 below 1, exact in single precision; the gradient, of
//! 1/64, is never 0. `python/rivals.py` has the same two lines.

/// The parameter at a place before the first step.
pub(crate) fn parameter(place: usize) -> f32 {
    ((place % 1009) as f32 - 504.0) / 512.0
}

/// The gradient at a place, the same at every step.
pub(crate) fn gradient(place: usize) -> f32 {
    ((place % 30) as f32 - 14.5) / 64.0
}

/// The learning rate of every side.
pub(crate) const LR: f64 = 0.01;

/// The momentum of every side that has one.
pub(crate) const MOMENTUM: f64 = 0.9;
