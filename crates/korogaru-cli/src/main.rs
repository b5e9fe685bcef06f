//! The command line of korogaru: parsing, files and exit codes. What is computed, said and drawn stands in the
//! crates below.

#![forbid(unsafe_code)]

mod arguments;
mod choice;
mod commands;
mod destination;
mod failure;
mod format;
mod interrupt;
mod output;
mod progress;
mod rows;
mod table;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use korogaru_text::Lang;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = language(&arguments);
    interrupt::listen(lang);
    match arguments::parse(arguments, lang).and_then(|command| command.run(lang)) {
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
