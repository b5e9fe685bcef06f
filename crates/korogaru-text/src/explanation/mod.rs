//! A run explained in words and equations: the documents that the command line prints and a notebook shows.
//!
//! Numbers are rounded for reading and have the sign − of print;
//! [`write_csv`](korogaru_lab::Explanation::write_csv) has all digits.
//!
//! ```
//! use korogaru_lab::{Explanation, Experiment, Setting, run};
//! use korogaru_text::{Lang, explanation};
//!
//! let settings = [Setting::text("lr", ".95"), Setting::text("momentum", ".5")];
//! let trajectory = run(&Experiment::default().with_settings(&settings)?);
//! let explained = Explanation::new(&trajectory);
//! let said = explanation::step_report(Lang::En, &explained, &explained.update(2)?).plain();
//! assert!(said.contains("  v_y ← 0.5 × (−3.8) − 0.95 × (−3.6) = −1.9 + 3.42 = 1.52\n"));
//! # Ok::<(), korogaru_lab::Error>(())
//! ```

mod equations;
mod phrase;
mod step;
mod summary;
mod table;

use korogaru_lab::{Explanation, Update};

pub use equations::{Equation, EquationLine, EquationPart, equations};
pub use phrase::ExplanationPhrase;
pub use step::step_report;
pub use summary::{alone, summary};

use crate::number::{self, shortest, significant};
use crate::{Block, Document, Lang, Report, method_named, noisy};

/// Digits of a number in equations, sentences and tables.
const DIGITS: usize = 5;
/// Digits of a share. An angle has one more.
const FEW: usize = 2;
const AXES: [&str; 2] = ["x", "y"];

/// Explains a whole run: what was run, all steps in short (those at both ends of a long run), and the
/// [`summary`].
#[must_use]
pub fn report(lang: Lang, explanation: &Explanation<'_>) -> Document {
    let mut blocks = heading(lang, explanation);
    if !explanation.is_empty() {
        blocks.push(table::short(lang, explanation));
    }
    blocks.push(Block::Text(summary(lang, explanation)));
    Document { blocks }
}

/// Tables all columns of [`Explanation::columns`], rounded, for one step or for all (those at both ends of a
/// long run).
#[must_use]
pub fn table_report(lang: Lang, explanation: &Explanation<'_>, step: Option<&Update>) -> Document {
    let mut blocks = heading(lang, explanation);
    blocks.push(table::whole(lang, explanation, step));
    Document { blocks }
}

/// Says what was run, at the beginning of every explanation.
fn heading(lang: Lang, explanation: &Explanation<'_>) -> Vec<Block> {
    let experiment = explanation.trajectory().experiment();
    let heading = Block::Heading(lang.say(&Report::RunHeading {
        method: method_named(lang, experiment.method()),
        formula: experiment.objective().formula().to_owned(),
        start: place(experiment.start()),
    }));
    let noise = noisy(lang, experiment).map(|line| Block::Text(vec![line]));
    [heading].into_iter().chain(noise).collect()
}

fn written(value: f64) -> String {
    number::significant(value, DIGITS)
}

fn whole(number: f64) -> String {
    shortest(number)
}

fn place(at: [f64; 2]) -> String {
    number::point(at, DIGITS)
}

/// Writes a share as people say it, such as `71 %`.
fn percent(share: f64) -> String {
    format!("{} %", significant(100.0 * share, FEW))
}

fn degrees(angle: f64) -> String {
    format!("{}°", significant(angle, FEW + 1))
}
