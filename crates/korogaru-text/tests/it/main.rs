//! The catalogue as people read it.

mod errors;
mod theory;
