//! The commands. One file or folder for each has its options, how it reads them, and what it does.

mod book;
mod compare;
mod completions;
mod ensemble;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod figure;
mod methods;
mod objectives;
mod plot;
mod run;
mod sweep;
mod theory;
mod tune;

use korogaru::Optimizer;
use korogaru_lab::Experiment;
use korogaru_text::Lang;

pub(crate) use completions::SHELLS;

use crate::failure::Failure;
use crate::options::Options;
use crate::usage::Usage;

/// All commands, in the order in which help lists them.
pub(crate) const COMMANDS: &[Entry] = &[
    Entry::of::<book::Book>(),
    Entry::of::<run::Run>(),
    Entry::of::<figure::Figure>(),
    Entry::of::<explain::Explain>(),
    Entry::of::<theory::Theory>(),
    Entry::of::<sweep::Sweep>(),
    Entry::of::<tune::Tune>(),
    Entry::of::<compare::Compare>(),
    Entry::of::<plot::Plot>(),
    #[cfg(feature = "explore")]
    Entry::of::<explore::Explore>(),
    Entry::of::<methods::Methods>(),
    Entry::of::<objectives::Objectives>(),
    Entry::of::<completions::Completions>(),
];

/// A command whose options have been read.
trait Command: Sized {
    /// The name that is typed.
    const NAME: &'static str;
    /// Whether it trains, and so needs the backend that the environment may name.
    const TRAINS: bool = true;

    /// Declares the options and the help.
    fn usage(usage: Usage) -> Usage;

    /// Reads the options.
    fn parse(options: &Options<'_>) -> Result<Self, Failure>;

    /// Does what the options asked for, and speaks `lang`.
    fn run(self, lang: Lang) -> Result<(), Failure>;
}

/// A command in the list of all.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) usage: fn(Usage) -> Usage,
    /// Reads the options and does what they ask for.
    pub(crate) run: fn(&Options<'_>, Lang) -> Result<(), Failure>,
}

impl Entry {
    const fn of<C: Command>() -> Self {
        Self { name: C::NAME, usage: C::usage, run: run::<C> }
    }
}

fn run<C: Command>(options: &Options<'_>, lang: Lang) -> Result<(), Failure> {
    let command = C::parse(options)?;
    if C::TRAINS {
        refuse_missing_backend()?;
    }
    command.run(lang)
}

/// Refuses a backend that the environment names and this machine lacks: no run could be made.
fn refuse_missing_backend() -> Result<(), Failure> {
    let mut optimizer = Optimizer::new(Experiment::default().method().clone());
    optimizer.step(&mut []).map_err(|wrong| Failure::Lab(wrong.into()))
}
