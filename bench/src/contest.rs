//! Contests by momentum SGD in single precision: our library against one rival at a time.

use korogaru::Sgd;

use crate::Result;
use crate::ceiling::Ceiling;
use crate::numbers::LR;
use crate::ours::{Ours, optimizer};
use crate::rival::Rival;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::turns::{alone, check, compare, race};
use crate::work::Work;

/// PyTorch's implementations of SGD: a loop over tensors, lists of tensors, one kernel.
const TORCH: [&str; 3] = ["torch-default", "torch-foreach", "torch-fused"];

/// The number of arrays that momentum SGD changes: parameters and velocity.
const CHANGED: usize = 2;

/// Work that each side prepares for itself, with the same number of threads.
#[derive(Debug)]
pub(crate) struct Contest<'a> {
    pub(crate) setup: &'a Setup,
    /// The name of the work in the table.
    pub(crate) what: &'a str,
    pub(crate) work: Work,
    pub(crate) threads: usize,
    pub(crate) pairs: usize,
}

impl Contest<'_> {
    /// Against a rival of `python/rivals.py`. The table calls it `called`.
    pub(crate) fn python(&self, name: &str, called: &str, bar: Option<Bar>) -> Result<Row> {
        self.against(|| self.start_python(name), called, bar)
    }

    /// Against a rival of `frameworks/`.
    pub(crate) fn framework(&self, name: &str, called: &str, bar: Option<Bar>) -> Result<Row> {
        self.against(|| self.start_framework(name), called, bar)
    }

    /// Against candle, which has no momentum. Its updates are checked against our plain SGD, and then timed
    /// against our momentum SGD, which does more.
    pub(crate) fn candle(&self, bar: Option<Bar>) -> Result<Row> {
        let pairs = race(self.setup.pairs(self.pairs), || {
            let mut rival = self.start_framework("candle")?;
            let sgd = Sgd::new(LR).map_err(|error| error.to_string())?;
            let mut sgd = Ours::by(optimizer(sgd.into(), self.threads), &self.work, |number| number);
            check(self.work.elements(), &mut sgd, &mut rival)?;
            Ok((self.ours()?, rival))
        })?;
        let called = if self.threads > 1 { " (which takes 1)" } else { "" };
        Ok(Row::compared(&self.title(&format!("candle without momentum{called}")), pairs, bar))
    }

    /// Against the fastest of PyTorch's implementations.
    pub(crate) fn best_of_torch(&self, bar: Option<Bar>) -> Result<Row> {
        let (name, called) = self.fastest_torch()?;
        self.python(name, &called, bar)
    }

    /// The Python package, in a process of its own like its rival.
    pub(crate) fn of_package(
        &self,
        ours: &str,
        (theirs, called): (&str, &str),
        bar: Option<Bar>,
    ) -> Result<Row> {
        let make = || Ok((self.start_python(ours)?, self.start_python(theirs)?));
        let pairs = compare(self.setup.pairs(self.pairs), self.work.elements(), make)?;
        Ok(Row::compared(&self.title(called), pairs, bar))
    }

    /// The fastest of PyTorch's implementations, found in a trial, and its name in the table.
    pub(crate) fn fastest_torch(&self) -> Result<(&'static str, String)> {
        let mut best = (f64::INFINITY, TORCH[0]);
        for name in TORCH {
            let time = alone(self.setup.pairs(15), &mut self.start_python(name)?)?;
            if time < best.0 {
                best = (time, name);
            }
        }
        Ok((best.1, format!("PyTorch's best, {}", best.1.trim_start_matches("torch-"))))
    }

    /// Against the memory: we have to reach at least this share of what it can do.
    pub(crate) fn ceiling(&self, least: Option<f64>) -> Result<Row> {
        let make = || Ok((self.ours()?, Ceiling::new(self.work.elements(), CHANGED, self.threads)));
        let pairs = race(self.setup.pairs(self.pairs), make)?;
        Ok(Row::of_ceiling(&self.title("the memory's ceiling"), pairs, least))
    }

    fn against(&self, start: impl Fn() -> Result<Rival>, called: &str, bar: Option<Bar>) -> Result<Row> {
        let make = || Ok((self.ours()?, start()?));
        let pairs = compare(self.setup.pairs(self.pairs), self.work.elements(), make)?;
        Ok(Row::compared(&self.title(called), pairs, bar))
    }

    fn start_python(&self, name: &str) -> Result<Rival> {
        Rival::start(self.setup.python_rivals(self.threads), name, &self.work)
    }

    fn start_framework(&self, name: &str) -> Result<Rival> {
        Rival::start(self.setup.rust_rivals(self.threads)?, name, &self.work)
    }

    fn ours(&self) -> Result<Ours<f32>> {
        Ours::new(&self.work, self.threads, |number| number)
    }

    fn title(&self, rival: &str) -> String {
        let threads =
            if self.threads == 1 { "1 thread".to_owned() } else { format!("{} threads", self.threads) };
        format!("{}, {threads}, vs {rival}", self.what)
    }
}
