//! One file a command.

mod book;
mod completions;
mod figure;
mod methods;
mod objectives;
mod run;

use korogaru_text::Lang;

pub(crate) use book::Book;
pub(crate) use completions::Completions;
pub(crate) use figure::{Figure, Picture, View};
pub(crate) use run::Run;

use crate::failure::Failure;

/// A command with all that it needs.
#[derive(Debug)]
pub(crate) enum Command {
    Book(Book),
    Run(Run),
    Figure(Figure),
    Methods,
    Objectives,
    Completions(Completions),
}

impl Command {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        match self {
            Self::Book(book) => book.run(lang),
            Self::Run(run) => run.run(lang),
            Self::Figure(figure) => figure.run(lang),
            Self::Methods => methods::run(lang),
            Self::Objectives => objectives::run(lang),
            Self::Completions(completions) => completions.run(lang),
        }
    }
}
