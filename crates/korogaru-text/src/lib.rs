//! What korogaru says: every sentence, label and message that a person reads, in Japanese and English.
//!
//! What can be said is typed: a [`Phrase`] is a variant of one of the enums here, with its arguments. How it is
//! said stands in `locales/`, a folder a language and a file an enum, in [Fluent](https://projectfluent.org).
//! A test says every phrase in every language.
//!
//! ```
//! use korogaru_text::{Label, Lang};
//!
//! assert_eq!(Lang::En.say(&Label::Iterations { count: 30 }), "iterations 30");
//! assert_eq!(Lang::Ja.say(&Label::Iterations { count: 30 }), "試行回数 30");
//! ```
//!
//! Errors of the libraries come in English from their own `Display`, in Japanese from [`error`] and [`message`].
//! What a figure is not drawn for is said by the key that the crate of figures gives it.

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
mod snippet;
mod sweeping;
mod theory;
mod tuning;
mod undefined;

pub use comparing::{Comparing, comparison, end, remark};
pub use document::{Align, Block, Document, columns};
pub use ending::{ending, shown_by_options};
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
pub use snippet::{MOST_EXPLORED, command, explorable, link, plain, python};
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
