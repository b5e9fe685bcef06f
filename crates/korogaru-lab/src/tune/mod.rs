mod search;
mod searched;
mod starts;

use std::fmt;

use korogaru::Method;
use korogaru::lanes::Lanes;

use crate::sweep::{Asked, Criterion, Ended, Runs, measured, median};
use crate::{Error, ErrorKind, Experiment, Metric, Plane, Progress, hyperparameters, run};
use search::Search;
pub use search::SearchScale;
pub use searched::Searched;
use starts::Starts;

/// The best hyperparameters of several methods, each found by the same search with the same budget of runs.
/// This is what a comparison of methods should compare.
///
/// A candidate is the method with certain hyperparameters. It is tried from several starts, the same for all
/// methods: the experiment's own start, and up to four points about a tenth of the view away from it. The
/// value of a candidate is that of the worst start, so that no candidate wins by hitting the minimum from one
/// start. For a metric of the last f, the search takes the largest f of the last tenth of the updates. For
/// the metric of steps, f has to stay within the tolerance for that last tenth. No candidate therefore wins
/// by passing through the minimum as the run ends. A candidate is rejected if its path leaves the view from
/// any start; if the start or the minimum lies outside the view, a [wider rectangle](Self::bounds) takes its
/// place. If gradients are random, each start has [`SEEDS`](Self::SEEDS) runs, and their median counts.
///
/// The search of each method has up to [`ROUNDS`](Self::ROUNDS) rounds, which share the budget equally. A
/// round tries an even grid over all hyperparameters that have a [`SearchScale`], with as many values of each
/// as its part of the budget allows. The first grid covers the whole scales. Each later one lies around the
/// best candidate so far, to a tenth of the last grid on each side but at least one of its steps. If the best
/// candidate is at an end of everything tried, the next grid lies farther out. Until some candidate's steps
/// can be counted, the candidate of the least f leads. Until some candidate stays in the view, smaller
/// learning rates are tried. All other hyperparameters (such as ε) and the convention stay as the method has
/// them. Among equal candidates the lower f decides, and then the first. The search uses no random numbers,
/// and every value that it tries is one of few digits, so that it can be shown and typed as it is.
///
/// ```
/// use korogaru_lab::{Experiment, Metric, Tune};
/// use korogaru::Method;
///
/// let methods = [Method::named("sgd")?, Method::named("momentum")?];
/// let tuned = Tune::new(&Experiment::default(), &methods, Metric::Loss, 2000)?.run(1, &()).unwrap();
/// let [sgd, momentum] = [0, 1].map(|method: usize| tuned[method].best.as_ref().unwrap());
/// assert!(momentum.worst < sgd.worst && tuned[0].runs == 2000 && tuned[1].runs <= 2000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Tune {
    experiment: Experiment,
    methods: Vec<Method>,
    metric: Metric,
    budget: usize,
    minimum: f64,
    starts: Starts,
}

/// The result of the search for one method.
#[derive(Clone, Debug)]
pub struct Tuned {
    /// The method as it was given.
    pub method: Method,
    /// Its best candidate. `None` if none was found within the budget: every candidate left the view or
    /// overflowed from some start, or f did not stay within the tolerance for the metric of steps.
    pub best: Option<Best>,
    /// How many runs were made: as much of the budget as even grids can use.
    pub runs: usize,
}

/// The best candidate of a method.
#[derive(Clone, Debug)]
pub struct Best {
    /// The method with the best candidate.
    pub method: Method,
    /// The metric of the experiment's own run with this candidate.
    pub value: f64,
    /// f at the end of that run.
    pub loss: f64,
    /// The value that the search compared: the metric of the worst start.
    pub worst: f64,
    /// The hyperparameters whose best value is at an end of everything tried, so that a better value may lie
    /// beyond.
    pub at_ends: Vec<&'static str>,
}

impl Tune {
    /// The most rounds, each with a finer grid, if the budget allows.
    pub const ROUNDS: usize = 4;
    /// The default budget.
    pub const BUDGET: usize = 20_000;
    /// The least budget.
    pub const LEAST: usize = 500;
    /// The largest budget.
    pub const MOST: usize = 100_000_000;
    /// How many runs each start has if gradients are random: one with the experiment's seed and the others
    /// with the seeds after it.
    pub const SEEDS: usize = 3;

    /// A search for the best hyperparameters of each method. It uses the experiment's objective, start,
    /// iterations and view. `budget` is the number of runs for each method.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Budget`] below [`LEAST`](Self::LEAST) or above [`MOST`](Self::MOST), and if a user's own
    /// method has so many hyperparameters that two values of each need more runs;
    /// [`ErrorKind::MetricNeedsMinimum`] if the metric is measured from a minimum and none is known.
    pub fn new(
        experiment: &Experiment,
        methods: &[Method],
        metric: Metric,
        budget: usize,
    ) -> Result<Self, Error> {
        if !(Self::LEAST..=Self::MOST).contains(&budget) {
            let (found, least, limit) = (budget.to_string(), Self::LEAST, Self::MOST);
            return Err(ErrorKind::Budget { found, least, limit }.into());
        }
        let starts = Starts::of(experiment);
        let least = methods.iter().map(Search::least).max().unwrap_or_default().saturating_mul(starts.runs());
        if budget < least {
            let (found, limit) = (budget.to_string(), Self::MOST.max(least));
            return Err(ErrorKind::Budget { found, least, limit }.into());
        }
        // If the environment names a backend that is not available, this is the time to say so.
        Lanes::new(experiment.method(), &[], 0)?;
        let minimum = metric.minimum(experiment)?;
        Ok(Self {
            experiment: experiment.clone(),
            methods: methods.to_vec(),
            metric,
            budget,
            minimum,
            starts,
        })
    }

    /// The experiment that is run, but for the method.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// The metric that is minimised.
    #[must_use]
    pub fn metric(&self) -> Metric {
        self.metric
    }

    /// The most runs for each method.
    #[must_use]
    pub fn budget(&self) -> usize {
        self.budget
    }

    /// The starts from which each candidate is tried, the experiment's own first.
    #[must_use]
    pub fn starts(&self) -> &[[f64; 2]] {
        &self.starts.points
    }

    /// The rectangle that no path may leave: the view, widened if the start or the known minimum nearest to
    /// it lies outside.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Metric, Setting, Tune};
    ///
    /// let far = [Setting::text("formula", "(x-100)^2 + y^2"), Setting::text("start", "0,0")];
    /// let tune = Tune::new(&Experiment::default().with_settings(&far)?, &[], Metric::Loss, 500)?;
    /// assert!(tune.bounds().contains([100.0, 0.0]) && tune.bounds().y == tune.experiment().view().y);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Plane {
        self.starts.bounds
    }

    /// Whether f falls without end, so that no candidate is best. The search then finds the candidate that
    /// comes lowest without leaving the [bounds](Self::bounds).
    #[must_use]
    pub fn is_endless(&self) -> bool {
        self.starts.is_endless
    }

    /// How many runs each start has: 1 if nothing is random.
    #[must_use]
    pub fn seeds(&self) -> usize {
        self.starts.seeds
    }

    /// The largest number of runs for all methods together, as `progress` counts them.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.methods.iter().map(|method| self.runs_of(&self.search(method))).sum()
    }

    fn search(&self, method: &Method) -> Search {
        Search::new(method, self.budget / self.starts.runs())
    }

    fn runs_of(&self, search: &Search) -> usize {
        search.candidates() * self.starts.runs()
    }

    /// Searches method by method, on this many threads. `None` if `progress` ended it. The result does not
    /// depend on the number of threads.
    #[must_use]
    pub fn run(&self, threads: usize, progress: &dyn Progress) -> Option<Vec<Tuned>> {
        let mut before = 0;
        self.methods
            .iter()
            .map(|method| {
                let tuned = self.tuned(method, threads, progress, before)?;
                before += tuned.runs;
                Some(tuned)
            })
            .collect()
    }

    /// Writes the results as CSV (RFC 4180, lines ended by `\n`), one line for each method. The columns are
    /// `method`, all hyperparameters of all methods, the metric under its name, `runs`, and `worst`, the
    /// metric of the worst start. Every float has the shortest form that reads back as the same number, and a
    /// hyperparameter that a method does not have is empty. If nothing was found for a method, its
    /// hyperparameters are empty and its metric is `inf`.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_csv(&self, found: &[Tuned], out: &mut impl fmt::Write) -> fmt::Result {
        let names: Vec<&str> = hyperparameters().iter().map(|h| h.name).collect();
        writeln!(out, "method,{},{},runs,worst", names.join(","), self.metric.name())?;
        for Tuned { method, best, runs } in found {
            let of_method = |name: &&str| {
                let value = best.as_ref().and_then(|best| best.method.get(name));
                value.map_or(String::new(), |value| format!("{value:?}"))
            };
            let values: Vec<String> = names.iter().map(of_method).collect();
            let [value, worst] = best
                .as_ref()
                .map_or([f64::INFINITY; 2], |best| [best.value, best.worst])
                .map(|value| match self.metric {
                    Metric::Steps => format!("{value}"),
                    Metric::Loss | Metric::Rate => format!("{value:?}"),
                });
            writeln!(out, "{},{},{value},{runs},{worst}", method.info().name, values.join(","))?;
        }
        Ok(())
    }

    fn tuned(
        &self,
        method: &Method,
        threads: usize,
        progress: &dyn Progress,
        before: usize,
    ) -> Option<Tuned> {
        let mut search = self.search(method);
        // How the best candidate so far ended, and its exponents.
        let mut best: Option<(Ended, Vec<f64>)> = None;
        let mut done = before;
        for _ in 0..search.rounds() {
            let ended = self.tried(method, &search, threads, progress, &mut done)?;
            let able = (0..ended.len()).filter(|&candidate| ended[candidate].loss.is_finite());
            if let Some(candidate) = able.min_by(|&a, &b| ended[a].order(&ended[b]))
                && best.as_ref().is_none_or(|(before, _)| ended[candidate].order(before).is_lt())
            {
                best = Some((ended[candidate], search.exponents(candidate)));
            }
            search.go_on(best.as_ref().map(|(_, exponents)| &exponents[..]));
        }
        let best = best.filter(|(end, _)| end.metric.is_finite()).map(|(end, exponents)| {
            let at_ends = search.at_ends(&exponents);
            let method = search.candidate(method, &exponents);
            let own = run(&self.experiment.clone().with_method(method.clone()));
            let [value, loss] = measured(&own, self.metric, self.minimum);
            Best { method, value, loss, worst: end.metric, at_ends }
        });
        Some(Tuned { method: method.clone(), best, runs: self.runs_of(&search) })
    }

    /// Tries all candidates of a round. Each result is that of the candidate's worst start.
    fn tried(
        &self,
        method: &Method,
        search: &Search,
        threads: usize,
        progress: &dyn Progress,
        done: &mut usize,
    ) -> Option<Vec<Ended>> {
        let (names, count) = (search.names(), search.grid());
        let criterion = Criterion::ByTail(self.starts.bounds);
        let asked = Asked { metric: self.metric, minimum: self.minimum, criterion };
        let value = |place: usize, candidate: usize| search.value(place, candidate);
        let mut worst: Option<Vec<Ended>> = None;
        for seeds in self.starts.experiments(&self.experiment) {
            let mut of_seeds = Vec::with_capacity(self.seeds());
            for experiment in seeds {
                let experiment = &experiment.with_method(method.clone());
                let runs = Runs { experiment, names: &names, count, asked, divergence: None };
                of_seeds.push(runs.run(&value, threads, progress, *done)?);
                *done += count;
            }
            let of_start = (0..count).map(|candidate| {
                let middle = |of: fn(&Ended) -> f64| median(of_seeds.iter().map(|runs| of(&runs[candidate])));
                Ended {
                    metric: middle(|end| end.metric),
                    loss: middle(|end| end.loss),
                    ..of_seeds[0][candidate]
                }
            });
            worst = Some(match worst {
                None => of_start.collect(),
                Some(worst) => worst.iter().zip(of_start).map(|(a, b)| worse(a, &b)).collect(),
            });
        }
        worst
    }
}

/// The worse numbers of two starts. A start without a metric, such as the rate from the minimum itself, is
/// ignored.
fn worse(a: &Ended, b: &Ended) -> Ended {
    Ended { metric: a.metric.max(b.metric), loss: a.loss.max(b.loss), outcome: a.outcome }
}
