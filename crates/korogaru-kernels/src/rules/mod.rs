//! One file a method. Each states its source, its order of operations and its state.

mod adagrad;
mod adam;
mod inertia;
mod momentum;
mod nesterov;
mod rmsprop;
mod sgd;
mod wide_adam;

/// The methods that come with the library, in the order in which they are listed: hands their types to another macro. What
/// is to be there for each of them goes over this list, so that a new method is one file and a name here.
#[doc(hidden)]
#[macro_export]
macro_rules! with_methods {
    ($macro:ident) => {
        $macro! {
            $crate::Sgd, $crate::Momentum, $crate::Nesterov, $crate::AdaGrad, $crate::RmsProp, $crate::Adam
        }
    };
}

pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use rmsprop::RmsProp;
pub use sgd::Sgd;
pub use wide_adam::WideAdam;
