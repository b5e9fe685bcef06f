//! A run explained in words and equations: what the command line prints and a notebook shows, line by line.
//!
//! Numbers are rounded for reading and have the sign − of print; [`write_csv`](korogaru_lab::Explanation::write_csv)
//! has all digits.
//!
//! ```
//! use korogaru_lab::{Explanation, Experiment, Setting, run};
//! use korogaru_text::{Lang, explanation};
//!
//! let settings = [Setting::text("lr", ".95"), Setting::text("momentum", ".5")];
//! let trajectory = run(&Experiment::default().with_settings(&settings)?);
//! let explained = Explanation::new(&trajectory);
//! let lines = explanation::step(Lang::En, &explained, &explained.step(2)?);
//! assert!(lines.contains(&"  v_y ← 0.5 × (−3.8) − 0.95 × (−3.6) = −1.9 + 3.42 = 1.52".to_owned()));
//! # Ok::<(), korogaru_lab::Error>(())
//! ```

mod equations;
mod step;
mod summary;
mod table;

use korogaru_lab::Explanation;

pub use step::step;
pub use summary::summary;
pub use table::{Column, columns, row, rows, short_columns, short_row, unrolled};

use crate::number::{point, shortest, significant, typeset};
use crate::{Lang, Report};

/// Digits of a number in equations, sentences and tables.
const DIGITS: usize = 5;
/// Digits of a share, and of an angle one more.
const FEW: usize = 2;
const AXES: [&str; 2] = ["x", "y"];

/// What was run: the first line of every explanation.
#[must_use]
pub fn heading(lang: Lang, explanation: &Explanation<'_>) -> String {
    let experiment = explanation.trajectory().experiment();
    lang.say(&Report::RunHeading {
        method: experiment.method().to_string(),
        formula: experiment.objective().formula().to_owned(),
        start: place(experiment.start()),
    })
}

fn written(number: f64) -> String {
    typeset(&significant(number, DIGITS))
}

fn whole(number: f64) -> String {
    typeset(&shortest(number))
}

fn place(at: [f64; 2]) -> String {
    typeset(&point(at, DIGITS))
}

/// A share as people say it, such as `71 %`.
fn percent(share: f64) -> String {
    format!("{} %", significant(100.0 * share, FEW))
}

fn degrees(angle: f64) -> String {
    format!("{}°", significant(angle, FEW + 1))
}
