//! The built-in rules, one file for each. Each file states its source, its order of operations and its state.

mod adagrad;
mod adam;
mod inertia;
mod momentum;
mod nesterov;
mod rmsprop;
mod sgd;
mod wide_adam;

/// The rules that come with the library, in the order in which they are listed: calls another macro with
/// their types. `METHODS` and the loops of sweeps are made from this list. `CONTRIBUTING.md` says what else a
/// new rule needs.
#[doc(hidden)]
#[macro_export]
macro_rules! with_methods {
    ($macro:ident) => {
        $macro! {
            $crate::Sgd, $crate::Momentum, $crate::Nesterov, $crate::AdaGrad, $crate::RmsProp, $crate::Adam
        }
    };
}

/// The rules whose loops are compiled together with what observes them in a sweep: all of them, and under
/// WebAssembly those with a momentum, since a page is loaded before it is used and its map has η and α.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_swept_methods {
    ($macro:ident) => {
        $crate::with_methods!($macro)
    };
}

/// See the definition for other targets.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_swept_methods {
    ($macro:ident) => {
        $macro! { $crate::Momentum, $crate::Nesterov }
    };
}

pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use rmsprop::RmsProp;
pub use sgd::Sgd;
pub use wide_adam::WideAdam;
