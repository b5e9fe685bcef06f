//! One file a command.

mod book;
mod compare;
mod completions;
mod ensemble;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod figure;
mod methods;
mod motion;
mod objectives;
mod plot;
mod run;
mod sweep;
mod theory;
mod tune;

use korogaru::Optimizer;
use korogaru_lab::Experiment;
use korogaru_text::{Lang, error};

pub(crate) use book::Book;
pub(crate) use compare::{Compare, Compared};
pub(crate) use completions::Completions;
pub(crate) use ensemble::Ensemble;
pub(crate) use explain::Explain;
#[cfg(feature = "explore")]
pub(crate) use explore::Explore;
pub(crate) use figure::{Drawing, Figure, Picture, View};
pub(crate) use motion::{Motion, Moving};
pub(crate) use plot::Plot;
pub(crate) use run::Run;
pub(crate) use sweep::Sweep;
pub(crate) use theory::Theory;
pub(crate) use tune::Tune;

use crate::failure::Failure;

/// A command with all that it needs.
#[derive(Debug)]
pub(crate) enum Command {
    Book(Book),
    Run(Run),
    Figure(Figure),
    Ensemble(Ensemble),
    Theory(Box<Theory>),
    Explain(Explain),
    Sweep(Box<Sweep>),
    Tune(Box<Tune>),
    Compare(Box<Compare>),
    Plot(Plot),
    #[cfg(feature = "explore")]
    Explore(Box<Explore>),
    Methods,
    Objectives,
    Completions(Completions),
}

impl Command {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        if !matches!(self, Self::Methods | Self::Objectives | Self::Plot(_) | Self::Completions(_)) {
            backend(lang)?;
        }
        match self {
            Self::Book(book) => book.run(lang),
            Self::Run(run) => run.run(lang),
            Self::Figure(figure) => figure.run(lang),
            Self::Ensemble(ensemble) => ensemble.run(lang),
            Self::Theory(theory) => theory.run(lang),
            Self::Explain(explain) => explain.run(lang),
            Self::Sweep(sweep) => sweep.run(lang),
            Self::Tune(tune) => tune.run(lang),
            Self::Compare(compare) => compare.run(lang),
            Self::Plot(plot) => plot.run(lang),
            #[cfg(feature = "explore")]
            Self::Explore(explore) => explore.run(lang),
            Self::Methods => methods::run(lang),
            Self::Objectives => objectives::run(lang),
            Self::Completions(completions) => completions.run(lang),
        }
    }
}

/// Refuses a backend that the environment names and this machine lacks: no run could be made.
fn backend(lang: Lang) -> Result<(), Failure> {
    let mut optimizer = Optimizer::new(Experiment::default().method().clone());
    let refused = |wrong| Failure::Arguments(error(lang, korogaru_lab::Error::from(wrong).kind()));
    optimizer.step(&mut []).map_err(refused)
}
