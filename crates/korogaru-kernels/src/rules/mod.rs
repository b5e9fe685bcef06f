//! One file a method. Each states its source, its order of operations and its state.

mod adagrad;
mod adam;
mod inertia;
mod momentum;
mod nesterov;
mod rmsprop;
mod sgd;
mod wide_adam;

pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use rmsprop::RmsProp;
pub use sgd::Sgd;
pub use wide_adam::WideAdam;
