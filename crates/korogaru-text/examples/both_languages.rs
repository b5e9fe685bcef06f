//! The same phrases in both languages.
//!
//!     cargo run -p korogaru-text --example both_languages

use korogaru_lab::{Experiment, book};
use korogaru_text::{Lang, error, lesson_meaning};

fn main() {
    let wrong = Experiment::from_toml("lr = -0.1").expect_err("a negative learning rate");
    for lang in Lang::ALL {
        for run in book::runs() {
            println!("{}: {}", lang.code(), lesson_meaning(lang, run.lesson));
        }
        println!("{}: {}", lang.code(), error(lang, wrong.kind()));
    }
}
