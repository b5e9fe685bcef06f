//! Understands the command line, and runs its command.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use korogaru_lab::nearest;
use korogaru_text::{Alternatives, Lang, Problem};

use crate::commands::{COMMANDS, SHELLS};
use crate::failure::Failure;
use crate::options::Options;
use crate::output;
use crate::usage::{Extent, command_line};

/// Does what the command line asks for.
pub(crate) fn run(arguments: Vec<OsString>, lang: Lang) -> Result<(), Failure> {
    let words = joined(help_as_option(arguments));
    let is_there = |option: &str| words.iter().any(|word| word == option);
    let extent = if is_there("-h") && !is_there("--help") { Extent::Short } else { Extent::All };
    let mut command_line = command_line(lang, extent);
    let matches = match command_line.try_get_matches_from_mut(&words) {
        Ok(matches) => matches,
        Err(refusal) => return Err(refused(&refusal, &words, &command_line)),
    };
    Options(&matches).choice::<Lang>("lang")?;
    let command = matches.subcommand().and_then(|(name, matches)| {
        let command = COMMANDS.iter().find(|command| command.name == name)?;
        Some((command, matches))
    });
    match command {
        Some((command, matches)) => (command.run)(&Options(matches), lang),
        None => Err(Failure::Help(command_line.render_help().to_string())),
    }
}

/// `korogaru help run` as `korogaru run --help`.
fn help_as_option(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// Joins each negative number or formula to the option before it, `--start=-7,2`, so that the parser does not
/// take it for an option. A word with one hyphen that is not one of our options is taken for a number here,
/// right or wrong.
fn joined(words: Vec<OsString>) -> Vec<OsString> {
    const SHORT: [&str; 3] = ["-o", "-h", "-V"];
    let mut joined: Vec<OsString> = Vec::with_capacity(words.len());
    for word in words {
        let text = word.to_str().unwrap_or("");
        let number =
            text.len() > 1 && text.starts_with('-') && !text.starts_with("--") && !SHORT.contains(&text);
        match joined.last_mut() {
            Some(option) if number && is_long_option(option) => {
                option.push("=");
                option.push(word);
            }
            _ => joined.push(word),
        }
    }
    joined
}

fn is_long_option(word: &OsString) -> bool {
    word.to_str().is_some_and(|word| word.len() > 2 && word.starts_with("--") && !word.contains('='))
}

/// Why the parser stopped. It stops at help and version too, whose text is written here.
fn refused(refusal: &clap::Error, words: &[OsString], command_line: &clap::Command) -> Failure {
    let text = |kind| match refusal.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    // Without its value's name: `--lr <NUMBER>` was typed as `--lr`.
    let option = || text(ContextKind::InvalidArg).split(' ').next().unwrap_or_default().to_owned();

    Failure::Arguments(match refusal.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let answer = refusal.render().to_string();
            let written = output::to_terminal(|out| out.write_all(answer.as_bytes()));
            return written.err().unwrap_or(Failure::Answered);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Failure::Help(refusal.render().to_string());
        }
        ErrorKind::UnknownArgument if option().starts_with('-') => {
            let meant = nearest_option(&option(), words, command_line);
            return Failure::Unknown(Problem::UnknownOption { option: option() }, meant);
        }
        ErrorKind::InvalidSubcommand => {
            let known: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
            let command = text(ContextKind::InvalidSubcommand);
            let meant = Some(text(ContextKind::SuggestedSubcommand)).filter(|meant| !meant.is_empty());
            return Failure::Unknown(Problem::UnknownCommand { command, known: known.join(", ") }, meant);
        }
        ErrorKind::UnknownArgument => Problem::UnexpectedArgument { argument: option() },
        ErrorKind::MissingRequiredArgument if option() == "<SHELL>" => {
            Problem::ShellMissing { known: Alternatives::of(&SHELLS) }
        }
        ErrorKind::MissingRequiredArgument => Problem::LogMissing,
        ErrorKind::ArgumentConflict => Problem::Twice { option: option() },
        ErrorKind::InvalidUtf8 => Problem::NotUtf8,
        // The only value that is refused here is none at all.
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Problem::NoValue { option: option() }
        }
        ErrorKind::TooManyValues => Problem::UnexpectedArgument { argument: text(ContextKind::InvalidValue) },
        // None of our options can cause another kind today. The parser's own words are better than nothing.
        _ => return Failure::Parser(refusal.to_string()),
    })
}

/// The option of the command in use that was likely meant by one that it does not have.
fn nearest_option(option: &str, words: &[OsString], command_line: &clap::Command) -> Option<String> {
    let name = option.trim_start_matches('-').split('=').next()?;
    let mut names = words.iter().skip(1).filter_map(|word| word.to_str());
    let used = names.find_map(|word| command_line.find_subcommand(word)).unwrap_or(command_line);
    let options = used.get_arguments().filter_map(clap::Arg::get_long);
    let near = nearest(name, options)?;
    Some(format!("--{near}"))
}
