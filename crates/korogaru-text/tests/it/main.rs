//! The catalogue as people read it.

mod errors;
mod explanation;
mod theory;
