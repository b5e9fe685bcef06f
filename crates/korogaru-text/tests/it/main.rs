//! The catalogue as people read it.

mod errors;
mod explanation;
mod round_trip;
mod theory;
