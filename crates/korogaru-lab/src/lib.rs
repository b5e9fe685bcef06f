//! Experiments with optimizers on functions of two variables: what to minimise, how, from where, and every
//! update in numbers.
//!
//! An [`Experiment`] says what to run and has one canonical text form. [`run`] runs it with the library's own
//! optimizer and returns a [`Trajectory`]. This crate returns numbers, never sentences. It draws nothing,
//! prints nothing and reads no file.
//!
//! ```
//! use korogaru_lab::{Experiment, run};
//!
//! // The article's first run: f(x, y) = x²/20 + y² from (−7, 2), Momentum with η 0.1 and α 0.9.
//! let trajectory = run(&Experiment::default());
//! assert_eq!(trajectory.len(), 31); // the start and 30 updates
//! assert_eq!(trajectory.position(1), [-6.93, 1.6]);
//!
//! // (6.3) at the second update, along y: the part of the velocity that is carried on, and the fresh part.
//! let [_, y] = trajectory.velocity_parts(2).unwrap();
//! assert_eq!((y.carried, y.fresh), (-0.36000000000000004, -0.32000000000000006));
//! ```
//!
//! # How it is made
//!
//! Each objective has a file in `objectives/`. [`Objective::values`] evaluates a horizontal line, so that a
//! grid of two million points costs a thousand virtual calls. Functions beyond the four operations and the
//! square root come from `libm`, whose bits are the same on every machine. Those of the standard library may
//! differ.
//!
//! **Runs.** A run updates one tensor `W` of two elements, as (6.4) does. A rule works element by element, so
//! these are the bits of the article's two parameters `x` and `y`; the goldens confirm it. A [`Comparison`]
//! is a list of experiments that share objective, start, view and noise, and it checks that they do. Runs
//! that are seen side by side therefore differ only in what their titles say. Only a comparison knows which
//! settings are lists.
//!
//! **Endings.** Three facts are kept apart: that numbers are no longer finite, where the run left the view
//! for good, and why it left ([`Departure`]): f grows, the minimum lies outside, or f falls without end. The
//! places where f is lowest need not be separate points ([`Lowest`]). One Newton step leads to the minimum of
//! a quadratic from any point. If the quadratic has no minimum, its derivatives say whether it is level, has
//! a valley or falls without end. If the Hessian is exact, its determinant tells a valley from a badly scaled
//! bowl. If it is not, an eigenvalue that is below 1e-12 of the other counts as 0. Nothing moves along a
//! valley, and theory answers for the other direction.
//!
//! **Theory** says what a run will do before it is run. Near a point, f is the quadratic with its Hessian
//! there, and along each eigenvector SGD, Momentum and Nesterov are recurrences of two terms. `dynamics.rs`
//! has the coefficients of each method. Regime, rate and closed form follow from the two roots and need
//! nothing for another linear method. Its noise is in `noise.rs`, and its best settings in `optimum.rs`. Near
//! a double root the obvious formulas lose all digits. The discriminant is therefore computed from its
//! factors, and the closed form by `expm1`. Near the ends of the stable range, rounding could make ηλ and the
//! roots disagree. There the regime decides, and the rate is put on the regime's side of 1. Settings are
//! compared by −ln rate, which keeps many digits where the rate is almost 1 (`verdict.rs`). Updates are
//! counted on the recurrences (`updates.rs`), since a double root takes longer than its rate says. The
//! variance of a noisy run comes from Lyapunov's equation (`noise.rs`). The tests compare regime and closed
//! form with the library's own optimizer, on quadratics that are in no file here.
//!
//! **Explanations** store nothing: each update is computed again from the trajectory, by the rule itself.
//! [`Mechanism::of`] alone decides what a method shows, from what the method exposes: a velocity, a velocity
//! whose point is ahead of the ball, or a step size for each axis. The parts of a velocity are given as they
//! move the ball (times −η if η is outside the velocity), so that arrows are lengths in the plane in
//! either convention.
//!
//! **Formulas.** A lexer and a parser (precedence climbing, of bounded depth) make nodes, each after its
//! operands, or find the leftmost mistake. Two things are made from the nodes: the text that people read
//! (`print.rs`), which parses to the same nodes again, and a tape of instructions with constants folded. The
//! tape is evaluated forward on a stack of values with their derivatives, at several points at once. A run
//! uses one point. Lines and sweeps use 32, which share the cost of the interpreter. Derivatives that are 0
//! because a value does not depend on a variable are not computed; this saves time and keeps 0·∞ out of
//! gradients. `survey.rs` looks for the minima when they are first asked for, and returns none if it saw
//! something lower. The text says that these minima were found and are not known. The survey also looks for
//! lower values from the point that was asked from, since a function may have minima or valleys without end.
//! `undefined.rs` evaluates the tape again where a run ends, to say which function had no value.
//!
//! **Sweeps.** A bundle of eight f64, each with its own coefficients, is a number to a rule. The rule's own
//! function therefore updates eight runs at once, and a cell has the bits of the single run. Rule and
//! function are compiled into one loop although each is behind a trait object: a hidden trait of every
//! [`Objective`] knows the function's type, and `korogaru::lanes` asks for each built-in rule. Two bundles
//! stay in registers from the first update to the last; the tape of a formula takes four bundles at a time. A
//! number that is not finite is found by a sum of n − n, which is 0 as long as every n is finite. A run
//! with such a number is run again, update by update, to find its last point. Noisy runs, and runs by rules
//! that are not built in, are run one by one from the start. That f was higher late in a run than early does
//! not say whether it will grow. `divergence.rs` asks theory where theory is exact, and otherwise follows the
//! suspicious runs ten times as long. It follows all others for a thousand updates, since numbers may
//! overflow soon after the last update, except for methods with a step size for each axis. `reruns.rs` runs
//! the leading cells of a noisy map with other seeds, since the best of thousands of noisy runs is the
//! luckiest. [`Gradual`] makes a sweep in small parts on the caller's thread, for a page that has to answer
//! meanwhile.
//!
//! **Searches.** Any search by the last f from one start finds settings that happen to pass through the
//! minimum at the last update, because two hyperparameters are enough to bring two coordinates to 0 at one
//! update. [`Tune`] therefore takes the worst of several starts, and the largest f of the last tenth of a
//! run.
//!
//! **Noise.** Every random number is a function of seed, update and coordinate (Philox, a counter-based
//! generator; normal numbers by Box and Muller with `libm`), so that the order of drawing does not matter. A
//! run has the same bits on every machine, an [`Ensemble`] has the same bits for any number of threads, and
//! any one of its runs can be made alone.
//!
//! **Logs.** [`Log::read`] reads from any `BufRead`. The crate `csv` separates cells, and `serde_json` reads
//! objects. A line that cannot be read is an error with its number, unless it is the last line and has no
//! end, because a training that still runs may be writing it. A line of more than a mebibyte ends the
//! reading, because it would fill the memory. `1.000` is 1, or 1000 if the comma is the file's decimal sign.
//! The file's other numbers tell which, and since they may come later, this is settled at the end. If two
//! rows have the same step, the later one counts, as after a restart, unless a column of few words or numbers
//! tells all such rows apart; then each of its values is a run. `encoding_rs` decodes UTF-16 and Shift_JIS.
//! Shift_JIS has no mark, so the first line that is not ASCII decides.
//!
//! `reading.rs` reads numbers, points and names, as people type them and as korogaru prints them, for all
//! programs. The limits of a figure are called `xlim` and `ylim`, after the article's `plt.xlim`.

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input. Where a panic cannot happen, `expect` says why.
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

pub use comparison::Comparison;
pub use departure::{Cause, Departure};
pub use ensemble::{Band, Ensemble, MAX_POINTS};
pub use error::{Error, ErrorKind, Expected, Namespace, SyntaxHint};
pub use experiment::{Experiment, MAX_ITERATIONS};
pub use explanation::{
    Acting, Angle, Explanation, Field, Forces, Mechanism, Relation, Summary, Tally, Term, Update,
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
pub use sweep::{Axis, Gradual, Landmarks, MAX_THREADS, Map, Metric, Outcome, Progress, Sweep};
pub use theory::Theory;
pub use trajectory::Trajectory;
pub use tune::{Best, SearchScale, Searched, Tune, Tuned};
