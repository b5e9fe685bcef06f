//! The command line of korogaru: parsing, files and exit codes. What is computed, said and drawn is in the
//! crates that this one uses.
//!
//! # How it is made
//!
//! - **Each command has one room in `commands/`**: its options and examples (`usage`), how it reads them
//!   (`parse`), what it does (`run`), and the forms in which it writes its result. `COMMANDS` lists them, and
//!   is the only place that a new command is added to. What several commands share is in `options/`: each
//!   list of options is declared in the file that reads it.
//! - **Options of an experiment are made from the list of methods.** A new method's hyperparameters become
//!   options, help, completions and keys of a file without a line here. The parser takes any text for a name
//!   and leaves refusals to the lab, whose messages know more and exist in both languages.
//! - **`-h` shows a command's own options and the commonest of the experiment; `--help` shows all.** Both
//!   have the same layout (`usage::Extent`), since clap's own long help puts each option on two lines.
//! - **A `Choice` is a value that an option takes by its name.** Help, completions, messages and files'
//!   extensions come from its one list of names. A `Destination` says where a command's result goes.
//! - **A `Failure` is data until `main` reports it.** No function that can fail needs the language for that.
//! - **Another method keeps the values of the hyperparameters that it shares with the one before**, so that
//!   `--method nesterov` is the article's η and α with another rule.
//! - **One listener hears signals** (`interrupt.rs`) and ends the program by itself. No computation is asked
//!   to end, since one that waits for the reader of a pipe could not answer. Whoever started the program may
//!   have switched signals off (`nohup`); those stay off.
//! - **Exit codes** are 0, also when a reader went away; 2 for wrong arguments, among them a broken
//!   experiment file; 1 for the rest. After a signal it is 128 and the signal's number.
//! - **`korogaru explore` serves the explorer's page** (feature `explore`). `cargo xtask web` puts the page
//!   into the folder `page/`, which git ignores and the build script watches. A program that was built
//!   without it says how to make it. Only a browser on this machine is answered, and only under this
//!   machine's names, so that no page of another name can be made to read it. The page's policy is its own;
//!   the server adds that nobody may frame it.

#![forbid(unsafe_code)]

mod choice;
mod commands;
mod destination;
mod drawing;
mod failure;
mod interrupt;
mod options;
mod output;
mod parser;
mod progress;
mod rows;
mod running;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use korogaru_text::Lang;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = language(&arguments);
    interrupt::listen(lang);
    match parser::run(arguments, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}

/// The language to speak: what `--lang` says, else the locale. It is needed before arguments are understood,
/// for the message that they cannot be.
fn language(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    let mut said = None;
    while let Some(word) = words.next() {
        if word == "--lang" {
            said = words.next().and_then(|code| Lang::from_code(&code)).or(said);
        } else if let Some(code) = word.strip_prefix("--lang=") {
            said = Lang::from_code(code).or(said);
        }
    }
    said.unwrap_or_else(|| sys_locale::get_locale().map_or(Lang::En, |locale| Lang::from_locale(&locale)))
}
