//! How commands declare their options and help, in the reader's language.

use clap::builder::{PathBufValueParser, PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, ValueHint};
use korogaru_text::{Help, Lang};

use crate::choice::Choice;
use crate::commands::COMMANDS;

/// How much of the options help shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// A command's own options and the commonest of the experiment, as `-h` shows.
    Short,
    /// All options and examples, as `--help` shows.
    All,
}

/// The options and the help of one command, while they are declared. A shared list of options has its method
/// beside the code that reads these options, in `options/`.
pub(crate) struct Usage {
    lang: Lang,
    extent: Extent,
    command: Command,
}

impl Usage {
    /// Says what the command does, and gives examples, each with a remark.
    pub(crate) fn about(mut self, about: &Help, examples: &[(&str, Help)]) -> Self {
        let widest = examples.iter().map(|(line, _)| line.len()).max().unwrap_or(0);
        let lines = examples.iter().map(|(line, what)| format!("\n  {line:widest$}  # {}", self.say(what)));
        let examples = match self.extent {
            Extent::Short => String::new(),
            Extent::All => format!("\n\n{}{}", self.say(&Help::Examples), lines.collect::<String>()),
        };
        let usage = self.say(&Help::Usage);
        let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{examples}\n");
        let about = self.say(about);
        self.command = self.command.about(about).help_template(template);
        self
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    pub(crate) fn say(&self, phrase: &Help) -> String {
        self.lang.say(phrase)
    }

    /// Adds an option of the command's own.
    pub(crate) fn arg(mut self, arg: Arg) -> Self {
        self.command = self.command.arg(arg);
        self
    }

    /// Adds options that several commands have, under a heading of their own. `-h` shows those that
    /// `is_common` names.
    pub(crate) fn group(
        mut self,
        heading: &Help,
        options: impl IntoIterator<Item = Arg>,
        is_common: impl Fn(&str) -> bool,
    ) -> Self {
        let heading = self.say(heading);
        self.command = self.command.args(options.into_iter().map(|option| {
            let hidden = self.extent == Extent::Short && !is_common(option.get_id().as_str());
            option.help_heading(heading.clone()).hide(hidden)
        }));
        self
    }

    /// Changes an option that has been added.
    pub(crate) fn change(mut self, name: &str, change: impl FnOnce(Arg) -> Arg) -> Self {
        self.command = self.command.mut_arg(name, change);
        self
    }

    pub(crate) fn option(self, name: &'static str, value: &'static str, help: &Help) -> Self {
        let option = option(name, value, self.say(help));
        self.arg(option)
    }

    /// Adds an option that may be given several times.
    pub(crate) fn options(self, name: &'static str, value: &'static str, help: &Help) -> Self {
        let option = option(name, value, self.say(help)).action(ArgAction::Append);
        self.arg(option)
    }

    /// Adds an option without a value.
    pub(crate) fn flag(self, name: &'static str, help: &Help) -> Self {
        let flag = flag(name, self.say(help));
        self.arg(flag)
    }

    pub(crate) fn choice<C: Choice>(self, name: &'static str, value: &'static str, help: &Help) -> Self {
        let choice = choice::<C>(name, value, self.say(help));
        self.arg(choice)
    }

    /// Adds the option `-o`.
    pub(crate) fn output(self, help: &Help) -> Self {
        let output = path("output", "FILE", self.say(help)).long("output").short('o');
        self.arg(output)
    }

    /// Sets the line that says how the command is used, instead of the parser's own.
    pub(crate) fn line(mut self, line: &'static str) -> Self {
        self.command = self.command.override_usage(line);
        self
    }
}

/// The whole command line.
pub(crate) fn command_line(lang: Lang, extent: Extent) -> Command {
    let examples = [
        ("korogaru book", Help::ExampleBook),
        ("korogaru run", Help::ExampleRun),
        ("korogaru figure --lr .95 --momentum .9 -o path.png", Help::ExampleFigure),
    ];
    let say = |phrase: Help| lang.say(&phrase);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    // The name is the same where the program's file has an extension, or another name.
    prepared(lang, extent, Command::new("korogaru").bin_name("korogaru"))
        .about(&Help::About, &examples)
        // Without a command there is help, in the language that is asked for.
        .line("korogaru [OPTIONS] <COMMAND>")
        .command
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version.help(say(Help::Version)))
        .arg(choice::<Lang>("lang", "LANG", say(Help::Lang)).global(true).display_order(999))
        .mut_arg("lang", |lang| lang.help_heading(say(Help::Options)))
        .arg_required_else_help(true)
        .subcommand_help_heading(say(Help::Commands))
        .subcommands(COMMANDS.iter().map(|command| {
            let name = Command::new(command.name).bin_name(format!("korogaru {}", command.name));
            (command.usage)(prepared(lang, extent, name)).command
        }))
}

/// A command with the option that asks for help, and with headings in the reader's language.
fn prepared(lang: Lang, extent: Extent, command: Command) -> Usage {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).display_order(1000);
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .next_help_heading(lang.say(&Help::Options))
        .arg(help.help(lang.say(&Help::HelpFlag)));
    Usage { lang, extent, command }
}

pub(crate) fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

pub(crate) fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

pub(crate) fn choice<C: Choice>(name: &'static str, value: &'static str, help: String) -> Arg {
    known(option(name, value, help), &C::names())
}

/// An argument whose value is a path. It is an option where it is given a name.
pub(crate) fn path(name: &'static str, value: &'static str, help: String) -> Arg {
    let parser = PathBufValueParser::new();
    Arg::new(name).value_name(value).help(help).value_hint(ValueHint::FilePath).value_parser(parser)
}

/// An argument whose value is one of these names. The parser takes any text and tells shells the names: what
/// is wrong with other texts is said by this program, in the reader's language.
pub(crate) fn known(arg: Arg, names: &[impl AsRef<str>]) -> Arg {
    let names = names.iter().map(|name| name.as_ref().to_owned()).collect();
    arg.value_parser(Known(names)).hide_possible_values(true)
}

#[derive(Clone, Debug)]
struct Known(Vec<String>);

impl TypedValueParser for Known {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|name| PossibleValue::new(name.clone()))))
    }
}
