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
//!
//! # How it is made
//!
//! Each objective has a file in `objectives/`. [`Objective::values`] evaluates a horizontal line, so that a
//! grid of two million points costs a thousand virtual calls. Functions beyond the four operations and the
//! square root come from `libm`, whose bits are the same everywhere; those of the standard library are not.
//!
//! **Runs.** A run steps one tensor `W` of two elements, as (6.4) does. A rule works element by element, so
//! these are the bits of the article's two parameters `x` and `y`, which the goldens confirm. A
//! [`Comparison`] is a list of experiments that share objective, start, view and noise, and it checks that
//! they do. What is seen side by side then differs only in what its titles state. Only a comparison knows
//! which settings are lists.
//!
//! **Endings.** Three facts are kept apart: that numbers stopped being finite, where the run left the view
//! for good, and why ([`Departure`]): f grows, the minimum lies outside, or f falls without end. Where f is
//! lowest need not be a separate point ([`Lowest`]). The minimum of a quadratic is a Newton step away from
//! anywhere; where it has none, its derivatives say whether it is level, a valley or without an end. The
//! determinant of an exact Hessian tells a valley from a bowl that is badly scaled; of another Hessian, an
//! eigenvalue below 1e-12 of the other counts as 0. Along a valley nothing moves, and theory answers for the
//! other direction.
//!
//! **Theory** says what a run will do before it is run. Near a point f is the quadratic with its Hessian, and
//! along each eigenvector SGD, Momentum and Nesterov are recurrences of two terms. `dynamics.rs` has their
//! coefficients by method. Regime, rate and closed form follow from the two roots, so that another linear
//! method is a variant there. Near a double root the obvious formulas lose all digits; the discriminant is
//! therefore taken from its factors, and the closed form by `expm1`. Near the ends of the stable range,
//! rounding could say one thing by ηλ and another by a root: the regime decides, and the rate is put on its
//! side of 1. Settings are compared by −ln rate, which keeps many digits where the rate is almost 1
//! (`verdict.rs`). Updates are counted on the recurrences (`steps.rs`), since a double root takes longer than
//! its rate says. The variance of a noisy run comes from Lyapunov's equation (`noise.rs`). The tests compare
//! regime and closed form with the library's own optimizer, on quadratics that no file here has.
//!
//! **Explanations** keep nothing: each step is worked out from the trajectory by the rule itself.
//! [`Mechanism::of`] alone decides what a method shows, from what the method exposes: a velocity, a velocity
//! whose point runs ahead of the ball, or a step size for each axis. Parts are given as they move the ball,
//! that is times −η where η is outside the velocity, so that arrows are lengths in the plane in either
//! convention.
//!
//! **Formulas.** A lexer and a parser (precedence climbing, of bounded depth) make nodes, operands before
//! what is done with them, or find the leftmost mistake. From the nodes come the text that people read
//! (`print.rs`), which reads as the same nodes again, and a tape of instructions with constants folded. The
//! tape is evaluated forward on a stack of values with their derivatives, at several points at once. A run
//! uses one point; lines and sweeps use 32, which share the cost of the interpreter. Derivatives that are 0
//! because a value does not depend on a variable are not computed, which saves time and keeps 0·∞ out of
//! gradients. `survey.rs` looks for the minima when they are first asked for, and gives none where it saw
//! something lower; the text says that they are found and not known. It also looks for what lies below the
//! point that is asked from, since a function may have minima or valleys without end. `undefined.rs` goes
//! through the tape again where a run ends, to say which function had no value.
//!
//! **Sweeps.** A bundle of eight f64, each with its own coefficients, is a number to a rule. The rule's own
//! function therefore updates eight runs at once, and a cell has the bits of the single run. Rule and
//! function meet in one loop although each is behind a trait object: the function's type is known to a hidden
//! trait that every [`Objective`] has, and `korogaru::lanes` asks for each built-in rule. Two bundles stay in
//! registers from the first update to the last; the tape of a formula takes four bundles at a time. A number
//! that is not finite is found by a sum of n − n, which is 0 as long as every n is finite; a run with such a
//! number is made once more, update by update, to find its last point. A noisy run, and a rule that is not
//! built in, go one by one from the start. That f was higher late in a run than early does not say whether it
//! will grow: `divergence.rs` asks theory where that is exact, and otherwise follows the suspicious runs ten
//! times as long. All others are followed for a thousand updates, since numbers may end a few updates after
//! the last one, except for methods whose steps are bounded by η. `contest.rs` runs the leading cells of a noisy map with other seeds, since the best of
//! thousands of noisy runs is the luckiest. [`Gradual`] makes a sweep in small pieces on the caller's thread,
//! for a page that has to answer meanwhile.
//!
//! **Searches.** Any search by the last f from one start finds settings that happen to pass through the
//! minimum at the last update, because two hyperparameters are enough to bring two coordinates to 0 at one
//! update. [`Tune`] therefore takes the worst of several starts and the largest f of the last tenth.
//!
//! **Noise.** Every random number is a function of seed, update and coordinate (Philox, a counter-based
//! generator; normal numbers by Box and Muller with `libm`). It does not matter who draws first: a run has
//! the same bits on every machine, an [`Ensemble`] has them for any number of threads, and any run of it can
//! be made alone.
//!
//! **Logs.** [`Log::read`] reads from any `BufRead`: the crate `csv` divides cells, `serde_json` reads
//! objects. What cannot be read is an error with its line, unless it is the last line and has no end, since a
//! training that still runs is writing it. A line of more than a mebibyte ends the reading, because it would
//! fill the memory. `1.000` is 1, or 1000 where the comma is the file's decimal sign, which its other numbers
//! say. They may come later, so this is settled at the end. Of two rows of one step the later counts, as after
//! a restart, unless a column of few words or numbers tells all such rows apart; then each word is a run.
//! `encoding_rs` decodes UTF-16 and Shift_JIS; Shift_JIS has no mark, so the first line that is not ASCII
//! decides.
//!
//! `reading.rs` has the forms of numbers, points and names that people type, and those that korogaru prints,
//! for all programs. The limits of a figure are called `xlim` and `ylim`, after the article's `plt.xlim`.

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
pub mod snippet;
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
