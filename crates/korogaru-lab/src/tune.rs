use std::fmt;

use korogaru::{Hyperparameter, Lanes, Method, Range};

use crate::sweep::{Ended, Runs};
use crate::{Error, ErrorKind, Experiment, Metric, Progress, hyperparameters};

/// The best hyperparameters of several methods, each found by the same search with the same budget of runs: what a
/// comparison of methods should compare.
///
/// The search, for each method: [`ROUNDS`](Self::ROUNDS) rounds, each with its equal part of the budget. A round runs an
/// even grid over all hyperparameters that have a [`Scale`], with as many values of each as fit its part; the first over
/// the whole scales, each later one around the best run so far, a step of the last grid to each side. Everything else
/// (ε, the convention) stays as the method has it. The best run is the one whose metric is the least; those
/// whose f [grew](crate::Fate::grew) come after all others, between equals the lower f decides, and then the first. There is
/// no chance in it.
///
/// ```
/// use korogaru_lab::{Experiment, Metric, Tune};
/// use korogaru::Method;
///
/// let methods = [Method::named("sgd")?, Method::named("momentum")?];
/// let tuned = Tune::new(&Experiment::default(), &methods, Metric::Loss, 2000)?.run(1, &()).unwrap();
/// let [sgd, momentum] = &tuned[..] else { unreachable!() };
/// assert!(momentum.loss < sgd.loss && sgd.runs == 2000 && momentum.runs <= 2000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Tune {
    experiment: Experiment,
    methods: Vec<Method>,
    metric: Metric,
    budget: usize,
    minimum: f64,
}

/// How the values of a hyperparameter are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In equal ratios from 1e-4 to 10: a learning rate.
    Ratios,
    /// From 0 to 0.9999, their distances from 1 in equal ratios: a momentum or a decay.
    FromOne,
}

/// What was found for one method.
#[derive(Clone, Debug)]
pub struct Tuned {
    /// The method with its best hyperparameters; as it came where no run has a metric and an end.
    pub method: Method,
    /// The metric with them; NaN where there is none.
    pub value: f64,
    /// f at the end with them; NaN where there is none.
    pub loss: f64,
    /// How many runs were made: as much of the budget as even grids can use.
    pub runs: usize,
    /// The hyperparameters whose best value is an end of their scale, so that a better one may lie beyond.
    pub at_ends: Vec<&'static str>,
}

impl Scale {
    /// That of a hyperparameter. `None` for one that a search leaves alone.
    #[must_use]
    pub fn of(hyperparameter: &Hyperparameter) -> Option<Self> {
        match hyperparameter.range {
            Range::NonNegative => Some(Self::Ratios),
            Range::ZeroToBelowOne => Some(Self::FromOne),
            _ => None,
        }
    }

    /// The ends of the exponents of ten that stand for values.
    fn exponents(self) -> [f64; 2] {
        match self {
            Self::Ratios => [-4.0, 1.0],
            Self::FromOne => [0.0, 4.0],
        }
    }

    /// The least and the greatest value.
    #[must_use]
    pub fn ends(self) -> [f64; 2] {
        self.exponents().map(|exponent| self.value(exponent))
    }

    fn value(self, exponent: f64) -> f64 {
        match self {
            Self::Ratios => libm::exp10(exponent),
            Self::FromOne => 1.0 - libm::exp10(-exponent),
        }
    }
}

impl Tune {
    /// How often a grid is laid, each time finer.
    pub const ROUNDS: usize = 4;
    /// The budget unless told otherwise.
    pub const BUDGET: usize = 4096;
    /// The least budget: five values of each of three hyperparameters in each round.
    pub const LEAST: usize = Self::ROUNDS * 125;
    /// The largest budget.
    pub const MOST: usize = 100_000_000;

    /// A search for the best hyperparameters of each method on the experiment's objective, from its start, in its number
    /// of iterations; with so many runs for each.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Budget`] below [`LEAST`](Self::LEAST) or above [`MOST`](Self::MOST), or where a method of one's own has
    /// so many hyperparameters that two values of each are more runs; [`ErrorKind::MetricNeedsMinimum`]
    /// where the metric is measured from a minimum and none is known.
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
        let least = methods.iter().map(Search::least).max().unwrap_or_default();
        if budget < least {
            let (found, limit) = (budget.to_string(), Self::MOST.max(least));
            return Err(ErrorKind::Budget { found, least, limit }.into());
        }
        // Where the environment names a backend that there is not, it is said now.
        Lanes::new(experiment.method(), &[], 0)?;
        let minimum = metric.minimum(experiment)?;
        Ok(Self { experiment: experiment.clone(), methods: methods.to_vec(), metric, budget, minimum })
    }

    /// What is run, but for the method.
    #[must_use]
    pub fn experiment(&self) -> &Experiment {
        &self.experiment
    }

    /// What is to be least.
    #[must_use]
    pub fn metric(&self) -> Metric {
        self.metric
    }

    /// The most runs for each method.
    #[must_use]
    pub fn budget(&self) -> usize {
        self.budget
    }

    /// The most runs for all methods together, as progress counts them.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.methods.iter().map(|method| Search::new(method, self.budget).runs()).sum()
    }

    /// Searches, method by method, on so many threads. `None` where `progress` ended it. The numbers do not depend on the
    /// threads.
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

    /// Writes what was found as CSV (RFC 4180, lines ended by `\n`), a method a line: `method`, all hyperparameters that
    /// there are, the metric under its name, `runs`. Every float is in its shortest form that reads back as the same
    /// number; what a method does not have is empty.
    ///
    /// # Errors
    ///
    /// What `out` gives.
    pub fn write_csv(&self, found: &[Tuned], out: &mut impl fmt::Write) -> fmt::Result {
        let names: Vec<&str> = hyperparameters().iter().map(|h| h.name).collect();
        writeln!(out, "method,{},{},runs", names.join(","), self.metric.name())?;
        for Tuned { method, value, runs, .. } in found {
            let of_method =
                |name: &&str| method.get(name).map_or(String::new(), |value| format!("{value:?}"));
            let values: Vec<String> = names.iter().map(of_method).collect();
            let value = match self.metric {
                Metric::Steps => format!("{value}"),
                Metric::Loss | Metric::Rate => format!("{value:?}"),
            };
            writeln!(out, "{},{},{value},{runs}", method.info().name, values.join(","))?;
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
        let experiment = self.experiment.clone().with_method(method.clone());
        let search = Search::new(method, self.budget);
        let names: Vec<&str> = search.scales.iter().map(|(name, _)| *name).collect();
        let count = search.grid();
        let runs = Runs {
            experiment: &experiment,
            names: &names,
            count,
            metric: self.metric,
            minimum: self.minimum,
        };

        let mut boxes: Vec<[f64; 2]> = search.scales.iter().map(|(_, scale)| scale.exponents()).collect();
        // How the best run so far ended, and its exponents.
        let mut best: Option<(Ended, Vec<f64>)> = None;
        for round in 0..Self::ROUNDS {
            let exponent = |place: usize, run: usize| search.exponent(&boxes, place, run);
            let value = |place: usize, run: usize| search.scales[place].1.value(exponent(place, run));
            let ended = runs.run(&value, threads, progress, before + round * count)?;
            if let Some(run) = Ended::best(&ended)
                && best.as_ref().is_none_or(|(before, _)| ended[run].order(before).is_lt())
            {
                let exponents = (0..names.len()).map(|place| exponent(place, run)).collect();
                best = Some((ended[run], exponents));
            }
            let Some((_, exponents)) = &best else { continue };
            for (((low, high), at), (_, scale)) in
                boxes.iter_mut().map(|[low, high]| (low, high)).zip(exponents).zip(&search.scales)
            {
                let step = (*high - *low) / (search.values - 1) as f64;
                let [least, most] = scale.exponents();
                (*low, *high) = ((at - step).max(least), (at + step).min(most));
            }
        }
        let runs = search.runs();
        let Some((end, exponents)) = best else {
            let (method, at_ends) = (method.clone(), Vec::new());
            return Some(Tuned { method, value: f64::NAN, loss: f64::NAN, runs, at_ends });
        };
        let found = search.scales.iter().zip(&exponents);
        let at_ends = found
            .clone()
            .filter(|((_, scale), at)| scale.exponents().iter().any(|end| (**at - end).abs() < 1e-12))
            // A momentum of 0 is not an end beyond which there is more.
            .filter(|((_, scale), at)| *scale == Scale::Ratios || **at > 0.0)
            .map(|((name, _), _)| *name)
            .collect();
        let method = found.fold(method.clone(), |method, ((name, scale), at)| {
            method.with(name, scale.value(*at)).expect("the scales lie in their ranges")
        });
        Some(Tuned { method, value: end.metric, loss: end.loss, runs, at_ends })
    }
}

/// The grid of a method.
struct Search {
    scales: Vec<(&'static str, Scale)>,
    /// How many values of each hyperparameter a round has.
    values: usize,
}

impl Search {
    fn new(method: &Method, budget: usize) -> Self {
        let known = method.info().hyperparameters.iter();
        let scales: Vec<_> = known.filter_map(|h| Some((h.name, Scale::of(h)?))).collect();
        let part = budget / Tune::ROUNDS;
        let fits = |values: usize| {
            scales.iter().try_fold(1_usize, |all, _| all.checked_mul(values)).is_some_and(|all| all <= part)
        };
        // More than two values make the next grid finer.
        let values = (2..=part).take_while(|&values| fits(values)).last().unwrap_or(2);
        Self { scales, values }
    }

    /// The least budget: two values of each hyperparameter in every round.
    fn least(method: &Method) -> usize {
        let scaled = method.info().hyperparameters.iter().filter(|h| Scale::of(h).is_some());
        scaled.fold(Tune::ROUNDS, |runs, _| runs.saturating_mul(2))
    }

    /// How many runs a round has.
    fn grid(&self) -> usize {
        self.scales.iter().fold(1, |all, _| all * self.values)
    }

    fn runs(&self) -> usize {
        Tune::ROUNDS * self.grid()
    }

    /// The exponent of a hyperparameter in a run of the grid, the last hyperparameter running fastest.
    fn exponent(&self, boxes: &[[f64; 2]], place: usize, run: usize) -> f64 {
        let below: usize = self.scales[place + 1..].iter().fold(1, |all, _| all * self.values);
        let index = (run / below) % self.values;
        let [low, high] = boxes[place];
        if index + 1 == self.values {
            return high;
        }
        low + (high - low) * (index as f64 / (self.values - 1) as f64)
    }
}
