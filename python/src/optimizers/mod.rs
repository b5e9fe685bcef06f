//! The book's optimizers.

mod adam;
mod array;
mod book;
mod class;
mod classes;
mod dict;
mod element;
mod number;
mod numbers;
mod overlap;
mod update;
mod work;

pub(crate) use classes::{AdaGrad, Adam, Momentum, Nesterov, RmsProp, Sgd};
pub(crate) use number::prepare;
