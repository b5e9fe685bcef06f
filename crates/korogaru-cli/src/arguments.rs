//! From words to a command that can be run, or to a message that says why not.

mod compare;
mod ensemble;
#[cfg(feature = "explore")]
mod explore;
mod figure;
mod output;
mod plot;
mod sweep;
mod tune;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use korogaru_figure::carrier;
use korogaru_lab::{
    Error as LabError, ErrorKind as Refused, Expected, Experiment, Setting, Theory as Found, half_width,
    nearest,
};
use korogaru_text::{Lang, Problem, error, message, suggesting};

use crate::choice::Choice;
use crate::commands::{Book, Command, Completions, Explain, Picture, Run, Theory};
use crate::failure::Failure;
use crate::usage;

/// Understands the command line.
pub(crate) fn parse(arguments: Vec<OsString>, lang: Lang) -> Result<Command, Failure> {
    let words = joined(help_as_option(arguments));
    let matches = match usage::command(lang).try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(refusal) => return refused(&refusal, &words, lang),
    };
    let words = Words { lang };
    words.choice::<Lang>(&matches, "lang")?;
    let Some((name, matches)) = matches.subcommand() else {
        return Err(Failure::Help(usage::command(lang).render_help().to_string()));
    };
    Ok(match name {
        "book" => Command::Book(Book {
            folder: path(matches, "out").unwrap_or_else(|| PathBuf::from("figures")),
            theme: words.choice(matches, "theme")?.unwrap_or_default(),
        }),
        "run" => words.run(matches)?,
        "figure" => words.figure(matches)?,
        "theory" => words.theory(matches)?,
        "explain" => words.explain(matches)?,
        "sweep" => words.sweep(matches)?,
        "tune" => words.tune(matches)?,
        "compare" => words.compare(matches)?,
        "plot" => words.plot(matches)?,
        #[cfg(feature = "explore")]
        "explore" => words.explore(matches)?,
        "methods" => Command::Methods,
        "objectives" => Command::Objectives,
        _ => {
            let name = matches.get_one::<String>("shell").map_or("", String::as_str);
            let shell = usage::SHELLS.into_iter().find(|shell| *shell == name);
            let wrong = || words.not_a_choice("SHELL".to_owned(), name, &usage::SHELLS);
            Command::Completions(Completions { shell: shell.ok_or_else(wrong)? })
        }
    })
}

/// `korogaru help run` as `korogaru run --help`.
fn help_as_option(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// The words with each negative number or formula joined to the option before it, `--start=-7,2`, so that it is not taken
/// for an option of its own. What is not one of our options is taken for a number here, right or wrong.
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

struct Words {
    lang: Lang,
}

impl Words {
    fn run(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        if let Some(many) = self.many_in_numbers(matches)? {
            return Ok(many);
        }
        let written = self.written(matches)?;
        Ok(Command::Run(Run { experiment: self.experiment(matches)?, written }))
    }

    fn theory(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let refused = |wrong: LabError| {
            let message = error(self.lang, wrong.kind());
            match wrong.kind() {
                Refused::NoMinimum { .. }
                | Refused::NoMinimumFound { .. }
                | Refused::Bottomless { .. }
                | Refused::Singular { .. }
                | Refused::NoDerivatives { .. } => self.wrong(&Problem::ChooseAt { message }),
                _ => Failure::Arguments(message),
            }
        };
        let said = |key: &str| matches.get_one::<String>(key).map(|text| Setting::text(key, text));
        let at = said("at").map(|setting| setting.to_point()).transpose().map_err(refused)?;
        let tolerance = said("tolerance").map(|setting| setting.to_number()).transpose().map_err(refused)?;
        let theory = Found::new(&self.experiment(matches)?, at).map_err(refused)?;
        let theory = match tolerance {
            Some(tolerance) => theory.with_tolerance(tolerance).map_err(refused)?,
            None => theory,
        };
        Ok(Command::Theory(Box::new(Theory { theory, destination: self.destination(matches)? })))
    }

    fn explain(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        let view = self.choice(matches, "view")?;
        let step = matches.get_one::<String>("step").cloned();
        if view.is_some() && path(matches, "output").as_deref().and_then(Picture::of_file).is_none() {
            return Err(self.wrong(&Problem::ViewNeedsPicture));
        }
        let destination = self.destination(matches)?;
        Ok(Command::Explain(Explain { experiment: self.experiment(matches)?, step, view, destination }))
    }

    /// What to run: the file's experiment, or else the article's first run, changed by the options.
    fn experiment(&self, matches: &ArgMatches) -> Result<Experiment, Failure> {
        self.experiment_with(matches, &settings(matches, usage::experiment_keys()))
    }

    /// The same, changed by these settings.
    fn experiment_with(&self, matches: &ArgMatches, settings: &[Setting]) -> Result<Experiment, Failure> {
        let base = self.base(matches)?;
        base.with_settings(settings).map_err(|wrong| {
            let message = error(self.lang, wrong.kind());
            match wrong.setting().and_then(|place| settings.get(place)) {
                Some(list) if list.is_list() => {
                    let option = if list.key == "method" { "methods" } else { &*list.key };
                    self.wrong(&Problem::CompareTakesSeveral { message, option: format!("--{option}") })
                }
                _ => Failure::Arguments(message),
            }
        })
    }

    /// The file's experiment, or else the article's first run.
    fn base(&self, matches: &ArgMatches) -> Result<Experiment, Failure> {
        let Some(path) = path(matches, "spec") else { return Ok(Experiment::default()) };
        let text = carrier::experiment(&self.file(&path)?)
            .map_err(|wrong| self.in_file(&path, message(self.lang, wrong.kind())))?;
        self.read(&path, &text)
    }

    /// All experiments of the file. None where there is no file.
    fn specs(&self, matches: &ArgMatches) -> Result<Vec<Experiment>, Failure> {
        let Some(path) = path(matches, "spec") else { return Ok(Vec::new()) };
        let texts = carrier::experiments(&self.file(&path)?);
        let texts = texts.map_err(|wrong| self.in_file(&path, message(self.lang, wrong.kind())))?;
        texts.iter().map(|text| self.read(&path, text)).collect()
    }

    fn read(&self, path: &Path, text: &str) -> Result<Experiment, Failure> {
        Experiment::from_toml(text).map_err(|wrong| self.in_file(path, error(self.lang, wrong.kind())))
    }

    fn file(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        korogaru_files::read(path, carrier::LONGEST_FILE).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => self.in_file(path, message(self.lang, carrier::too_long().kind())),
            _ => Failure::cannot_read(self.lang, path, &error),
        })
    }

    fn in_file(&self, path: &Path, message: String) -> Failure {
        let path = path.display().to_string();
        self.wrong(&Problem::InFile { path, message })
    }

    /// The value of an option that takes a whole number. `None` where it is not given.
    fn count(&self, matches: &ArgMatches, option: &str) -> Result<Option<usize>, Failure> {
        let Some(text) = matches.get_one::<String>(option) else { return Ok(None) };
        let count = half_width(text).trim().parse();
        count.map(Some).map_err(|_| {
            let wrong =
                Refused::Form { key: option.to_owned(), expected: Expected::Count, found: text.clone() };
            Failure::Arguments(error(self.lang, &wrong))
        })
    }

    /// The value of an option that takes one of a few names. `None` where it is not given.
    fn choice<C: Choice>(&self, matches: &ArgMatches, option: &str) -> Result<Option<C>, Failure> {
        let Some(name) = matches.get_one::<String>(option) else { return Ok(None) };
        let chosen = C::named(name);
        chosen.map(Some).ok_or_else(|| self.not_a_choice(format!("--{option}"), name, &C::names()))
    }

    fn not_a_choice(&self, option: String, name: &str, names: &[&str]) -> Failure {
        let known = self.lang.alternatives(names);
        let problem = Problem::NotAChoice { option, value: name.to_owned(), known };
        suggested(self.lang, &problem, nearest(name, names.iter().copied()))
    }

    fn wrong(&self, problem: &Problem) -> Failure {
        Failure::Arguments(self.lang.say(problem))
    }

    /// What the lab refused.
    fn refused(&self, wrong: &LabError) -> Failure {
        Failure::Arguments(error(self.lang, wrong.kind()))
    }
}

/// The options of these names that were given, as they were written.
fn settings(matches: &ArgMatches, keys: impl Iterator<Item = &'static str>) -> Vec<Setting> {
    keys.filter_map(|key| Some(Setting::text(key, matches.get_one::<String>(key)?))).collect()
}

fn path(matches: &ArgMatches, option: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(option).cloned()
}

fn suggested(lang: Lang, problem: &Problem, name: Option<&str>) -> Failure {
    Failure::Arguments(suggesting(lang, lang.say(problem), name))
}

/// What the parser stopped at: help and version are answers, the rest is said in the reader's language.
fn refused(refusal: &clap::Error, words: &[OsString], lang: Lang) -> Result<Command, Failure> {
    let text = |kind| match refusal.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    // Without its value's name: `--lr <NUMBER>` was typed as `--lr`.
    let option = || text(ContextKind::InvalidArg).split(' ').next().unwrap_or_default().to_owned();
    let suggestion = |kind| Some(text(kind)).filter(|text| !text.is_empty());

    let problem = match refusal.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let answer = refusal.render().to_string();
            crate::output::to_terminal(lang, |out| out.write_all(answer.as_bytes()))?;
            return Err(Failure::Answered);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Err(Failure::Help(refusal.render().to_string()));
        }
        ErrorKind::UnknownArgument => {
            let argument = option();
            if argument.starts_with('-') {
                let near = nearest_option(&argument, words, lang);
                return Err(suggested(lang, &Problem::UnknownOption { option: argument }, near.as_deref()));
            }
            Problem::UnexpectedArgument { argument }
        }
        ErrorKind::InvalidSubcommand => {
            let near = suggestion(ContextKind::SuggestedSubcommand);
            let commands = usage::command(lang);
            let known: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
            let command = text(ContextKind::InvalidSubcommand);
            let problem = Problem::UnknownCommand { command, known: known.join(", ") };
            return Err(suggested(lang, &problem, near.as_deref()));
        }
        ErrorKind::MissingRequiredArgument if option() == "<SHELL>" => {
            Problem::ShellMissing { known: lang.alternatives(&usage::SHELLS).trim_end().to_owned() }
        }
        ErrorKind::MissingRequiredArgument => Problem::LogMissing,
        ErrorKind::ArgumentConflict => Problem::Twice { option: option() },
        ErrorKind::InvalidUtf8 => Problem::NotUtf8,
        // The only value that is refused here is none at all.
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Problem::NoValue { option: option() }
        }
        ErrorKind::TooManyValues => Problem::UnexpectedArgument { argument: text(ContextKind::InvalidValue) },
        // A kind that none of our options can cause today: the parser's own words are better than none.
        _ => return Err(Failure::Arguments(refusal.to_string())),
    };
    Err(Failure::Arguments(lang.say(&problem)))
}

/// The option of the command in use that was likely meant by one that it does not have.
fn nearest_option(option: &str, words: &[OsString], lang: Lang) -> Option<String> {
    let name = option.trim_start_matches('-').split('=').next()?;
    let command = usage::command(lang);
    let mut names = words.iter().skip(1).filter_map(|word| word.to_str());
    let used = names.find_map(|word| command.find_subcommand(word)).unwrap_or(&command);
    let options = used.get_arguments().filter_map(clap::Arg::get_long);
    let near = nearest(name, options)?;
    Some(format!("--{near}"))
}
