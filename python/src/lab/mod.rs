//! The lab: one thin function or class for each thing that the Rust side does.

mod animation;
mod comparison;
mod drawing;
mod experiment;
mod explanation;
mod explorer;
mod figure;
mod files;
mod info;
mod many;
mod objective;
mod speech;
mod table;
mod theory;
mod trajectory;

pub(crate) use animation::Animation;
pub(crate) use comparison::{Comparison, compare};
pub(crate) use experiment::run;
pub(crate) use explanation::Explanation;
pub(crate) use explorer::Explorer;
pub(crate) use figure::Figure;
pub(crate) use info::{MethodInfo, ObjectiveInfo, methods, objectives};
pub(crate) use many::{Map, sweep, tune};
pub(crate) use theory::Theory;
pub(crate) use trajectory::Trajectory;
