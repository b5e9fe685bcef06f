//! The options of searches and sweeps.

use std::thread;

use korogaru_lab::{ErrorKind, MAX_THREADS, Metric, Tune};
use korogaru_text::{Help, Problem};

use super::{Options, whole};
use crate::failure::Failure;
use crate::usage::Usage;

/// The options of a search.
pub(crate) const SEARCH: [&str; 3] = ["metric", "budget", "threads"];

impl Usage {
    /// The options of a search, which are the command's own.
    pub(crate) fn search(self) -> Self {
        self.metric().option("budget", "N", &Help::Budget { budget: Tune::BUDGET.to_string() }).threads()
    }

    pub(crate) fn metric(self) -> Self {
        self.choice::<Metric>("metric", "METRIC", &Help::Metric)
    }

    pub(crate) fn threads(self) -> Self {
        self.option("threads", "N", &Help::Threads)
    }
}

impl Options<'_> {
    pub(crate) fn metric(&self) -> Result<Metric, Failure> {
        Ok(self.choice("metric")?.unwrap_or_default())
    }

    /// The largest number of runs of a search for each method.
    pub(crate) fn budget(&self) -> Result<usize, Failure> {
        let Some(found) = self.text("budget") else { return Ok(Tune::BUDGET) };
        whole(found).ok_or_else(|| {
            let (found, least, limit) = (found.to_owned(), Tune::LEAST, Tune::MOST);
            Failure::Lab(ErrorKind::Budget { found, least, limit }.into())
        })
    }

    pub(crate) fn threads(&self) -> Result<usize, Failure> {
        let Some(text) = self.text("threads") else {
            return Ok(thread::available_parallelism().map_or(1, usize::from));
        };
        let known = |threads: &usize| (1..=MAX_THREADS).contains(threads);
        let wrong = || Problem::Threads { found: text.to_owned(), limit: MAX_THREADS }.into();
        whole(text).filter(known).ok_or_else(wrong)
    }
}
