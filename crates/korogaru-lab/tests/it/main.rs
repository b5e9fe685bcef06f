//! The lab as its users see it.

mod allocations;
mod comparison;
mod divergence;
mod explanation;
mod formula;
mod goldens;
mod log;
mod noise;
mod objectives;
mod spec;
mod sweep;
mod theory;
mod trajectory;
mod tune;
