//! The laboratory: what to minimise, how, from where, and every step of it in numbers.
//!
//! An [`Experiment`] says what to do and has one canonical text form; [`run`] does it with the library's own
//! optimizer and gives a [`Trajectory`]. This crate holds numbers, never sentences: it draws nothing, prints
//! nothing and reads no file.
//!
//! ```
//! use korogaru_lab::{Experiment, run};
//!
//! // The article's first run: f(x, y) = x²/20 + y² from (−7, 2), Momentum with η 0.1 and α 0.9.
//! let trajectory = run(&Experiment::default());
//! assert_eq!(trajectory.len(), 31); // the start and 30 updates
//! assert_eq!(trajectory.position(1), [-6.93, 1.6]);
//!
//! // (6.3) at the second update, along y: what is carried on, and what is fresh.
//! let [_, y] = trajectory.velocity_parts(2).unwrap();
//! assert_eq!((y.carried, y.fresh), (-0.36000000000000004, -0.32000000000000006));
//! ```

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

pub mod book;
mod comparison;
mod csv;
mod departure;
mod eigen;
mod ensemble;
mod error;
mod experiment;
mod explanation;
mod formula;
mod log;
mod lowest;
mod nearest;
mod noise;
mod objective;
pub mod objectives;
mod plane;
mod reading;
mod run;
mod settings;
mod spec;
mod sweep;
pub mod theory;
mod trajectory;
mod tune;

pub use comparison::{Comparison, Searched};
pub use departure::{Cause, Departure};
pub use ensemble::{Band, Ensemble, MAX_POINTS};
pub use error::{Error, ErrorKind, Expected, Namespace, SyntaxHint};
pub use experiment::{Experiment, MAX_ITERATIONS};
pub use explanation::{
    Acting, Angle, Cell, Explanation, Forces, Mechanism, Relation, Step, Summary, Tally, Term,
};
pub use formula::{Formula, FormulaPart, FormulaPlace, Mistake, Partial, Undefined};
pub use log::{Curve, Examples, Log, LogColumns, Quantity, Steps};
pub use lowest::Lowest;
pub use nearest::nearest;
pub use noise::Noise;
pub use objective::{Minimum, Objective, Spacing};
pub use plane::{Interval, Plane};
pub use reading::half_width;
pub use run::{run, run_watched};
pub use settings::{KEYS, Setting, Value, hyperparameters};
pub use sweep::{Axis, Fate, Gradual, Landmarks, MAX_THREADS, Map, Metric, Progress, Sweep};
pub use theory::Theory;
pub use trajectory::Trajectory;
pub use tune::{Best, Scale, Tune, Tuned};
