//! The book's optimizers.

mod adam;
mod array;
mod book;
mod classes;
mod overlap;
mod scalars;
mod update;
mod work;

pub(crate) use classes::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};
