//! What korogaru says: every sentence, label and message that a person reads, in Japanese and English.
//!
//! A [`Phrase`] is what can be said: a variant of one of the enums here, with its arguments. An enum is named
//! by its topic, such as [`SweepPhrase`], or by what its phrases are: [`Help`], [`Label`], [`Problem`],
//! [`Report`]. The sentences are in `locales/`, in [Fluent](https://projectfluent.org), with one folder for
//! each language and one file for each enum, besides `errors.ftl` and `meaning.ftl`. A test says every phrase
//! in every language. Texts that belong to a name, such as [`method_meaning`], are looked up by the name and
//! need no variant.
//!
//! ```
//! use korogaru_text::{Label, Lang};
//!
//! assert_eq!(Lang::En.say(&Label::Iterations { count: 30 }), "iterations 30");
//! assert_eq!(Lang::Ja.say(&Label::Iterations { count: 30 }), "試行回数 30");
//! ```
//!
//! An error of a library is said in English by its own `Display`, and in Japanese by [`error`] and
//! [`message`], under the key that each kind of error has. This also holds for the errors of
//! `korogaru-figure`, which this crate does not know.
//!
//! # How it is made
//!
//! Phrases and errors reach the catalogue in two ways. Both look a sentence up by a key.
//!
//! - The macro `phrases!` declares a phrase: a variant, its arguments and its key. Tests say every phrase in
//!   every language, and find arguments that a sentence does not use and sentences that no phrase says.
//! - The macro `messages!` of `korogaru-kernels` declares an error. Its English sentence is beside the
//!   variant, and `Display` prints it. The catalogue has the Japanese sentence under the same key, in
//!   `locales/ja/errors.ftl`. A part of an error that differs by language (the form that a value takes, the
//!   range of a hyperparameter) is a message too, and is said in the language of the sentence around it.
//! - Where the command line would name an option ("give it at least 1 of --iterations"), the message has a
//!   second wording under the same key, the attribute `.options`; [`message_with_options`] takes it.
//!
//! A report of several parts is a [`Document`]: blocks that a terminal shows as text in columns, and a
//! notebook as Markdown or HTML. Theory and explanations are documents, so that no program assembles its own.
//! [`explanation`] takes each equation from the method's own formula and puts a step's numbers in place of
//! its symbols, so that a new method needs no text of its own, as long as its formula has only symbols of one
//! letter. It speaks of a valley, and of an η too small
//! to jump across it, only where the lab knows a valley. Elsewhere it says what was measured: that a partial
//! derivative changes sign.

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod catalogue;
mod comparison;
mod document;
mod ending;
mod ends;
mod errors;
pub mod explanation;
mod explorer;
mod help;
mod label;
mod lang;
mod log;
mod meaning;
mod noise;
pub mod number;
mod phrase;
mod problem;
mod report;
mod sweep;
mod theory;
mod tune;
mod undefined;

pub use comparison::{ComparisonPhrase, comparison, end, remark};
pub use document::{Align, Block, Document, columns};
pub use ending::{ending, notes_on_run};
pub use ends::both_ends;
pub use errors::{error, error_with_label, message, message_with_options, suggesting, unsaid};
pub use explanation::ExplanationPhrase;
pub use explorer::ExplorerPhrase;
pub use help::Help;
pub use label::{Label, minima};
pub use lang::Lang;
pub use log::{LogPhrase, at, logs, name_of_run, over, quantity, step};
pub use meaning::{
    hyperparameter_meaning, lesson_meaning, method_meaning, objective_meaning, objective_title,
    regime_meaning, regime_name,
};
pub use noise::{
    ensemble_noise, method_named, method_with, named, named_shortly, noise, noisy, swept, swept_with,
};
pub use phrase::{Alternatives, Argument, Phrase};
pub use problem::Problem;
pub use report::{Report, ensemble_columns};
pub use sweep::{
    SweepPhrase, best_cell, divergence_meaning, map_caption, map_line, metric_meaning, metric_name,
    not_two_axes, seeds_meaning,
};
pub use theory::{TheoryPhrase, mode_label, residual_label, theory};
pub use tune::{TunePhrase, tuning, tuning_note, tuning_search};
pub use undefined::{diverged, diverged_label, nothing_to_show};

/// Every character that any phrase needs in either language, which a bundled font must have.
///
/// ```
/// assert!(korogaru_text::characters().contains(&'率'));
/// ```
#[must_use]
pub fn characters() -> std::collections::BTreeSet<char> {
    Lang::ALL.iter().flat_map(|lang| catalogue::sources(*lang)).flat_map(|text| text.chars()).collect()
}
