//! The lab as its users see it.

mod allocations;
mod explanation;
mod formula;
mod goldens;
mod noise;
mod objectives;
mod spec;
mod sweep;
mod theory;
mod trajectory;
mod tune;
