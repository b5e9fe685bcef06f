//! What korogaru says: every sentence, label and message that a person reads, in Japanese and English.
//!
//! What can be said is typed: a [`Phrase`] is a variant of one of the enums here, with its arguments. How it
//! is said is in `locales/`, in [Fluent](https://projectfluent.org): one folder for each language, in it one
//! file for each enum. A test says every phrase in every language.
//!
//! ```
//! use korogaru_text::{Label, Lang};
//!
//! assert_eq!(Lang::En.say(&Label::Iterations { count: 30 }), "iterations 30");
//! assert_eq!(Lang::Ja.say(&Label::Iterations { count: 30 }), "試行回数 30");
//! ```
//!
//! Errors of the libraries come in English from their own `Display`, and in Japanese from [`error`] and
//! [`message`], by the key that each kind of error has. This holds for the errors of `korogaru-figure` too,
//! which this crate does not know.
//!
//! # How it is made
//!
//! Phrases and errors come to the catalogue by two ways, and both look a sentence up by a key.
//!
//! - The macro `phrases!` declares a phrase: a variant, its arguments and its key. Tests say every phrase in
//!   every language, and find arguments that a sentence does not use and sentences that no phrase says.
//! - The macro `messages!` of `korogaru-kernels` declares an error. Its English sentence stands beside the
//!   variant, and `Display` prints it. The catalogue has the Japanese sentence under the same key, in
//!   `locales/ja/errors.ftl`. A part of an error that differs by language (the form that a value takes, the
//!   range of a hyperparameter) is a message too, and is said in the language of the sentence around it.
//! - Where the command line would name an option ("give it at least 1 of --iterations"), the message has a
//!   second wording under the same key, the attribute `.options`; [`message_with_options`] takes it.
//!
//! A report of several parts is a [`Document`]: blocks that a terminal shows as text in columns, and a
//! notebook as Markdown or HTML. Theory and explanations are documents, so that no program puts its own
//! together. [`explanation`] takes each equation from the method's own formula and puts a step's numbers in
//! the places of its symbols, so that a new method needs no text of its own. It speaks of a valley, and of an
//! η too small to jump across it, only where the lab knows one; elsewhere it says what was measured, that a
//! partial derivative changes sign.

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod catalogue;
mod comparing;
mod document;
mod ending;
mod ends;
mod errors;
mod explaining;
pub mod explanation;
mod exploring;
mod help;
mod label;
mod lang;
mod logging;
mod meaning;
mod noise;
pub mod number;
mod phrase;
mod problem;
mod report;
mod sweeping;
mod theory;
mod tuning;
mod undefined;

pub use comparing::{Comparing, comparison, end, remark};
pub use document::{Align, Block, Document, columns};
pub use ending::{ending, outside_the_view};
pub use ends::both_ends;
pub use errors::{error, message, message_with_options, suggesting, unsaid};
pub use explaining::Explaining;
pub use exploring::Exploring;
pub use help::Help;
pub use label::Label;
pub use lang::Lang;
pub use logging::{Logging, at, logs, name_of_run, over, quantity, step};
pub use meaning::{HyperparameterMeaning, LessonMeaning, MethodMeaning, ObjectiveMeaning, ObjectiveTitle};
pub use noise::{
    ensemble_noise, method_named, method_with, named, named_shortly, noise, noisy, swept, swept_with,
};
pub use phrase::{Argument, Phrase};
pub use problem::Problem;
pub use report::{Report, ensemble_columns};
pub use sweeping::{
    Sweeping, best_cell, divergence_meaning, map_caption, map_line, metric_meaning, metric_name,
    not_two_axes, seeds_meaning,
};
pub use theory::{RegimeMeaning, RegimeName, TheoryReport, mode_label, residual_label, theory};
pub use tuning::{Tuning, tuning, tuning_note, tuning_search};
pub use undefined::{diverged, diverged_label, nothing_to_show};

/// Every character that any phrase needs, in either language: what a bundled font must have.
///
/// ```
/// assert!(korogaru_text::characters().contains(&'率'));
/// ```
#[must_use]
pub fn characters() -> std::collections::BTreeSet<char> {
    Lang::ALL.iter().flat_map(|lang| catalogue::sources(*lang)).flat_map(|text| text.chars()).collect()
}
