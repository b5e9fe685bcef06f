use korogaru::METHODS;

use crate::experiment::MAX_ITERATIONS;
use crate::plane::Plane;
use crate::{Error, ErrorKind, Experiment, Searched, Setting, Trajectory, Tune, Tuned, run};

/// Experiments to be seen side by side. They share objective, start, view and noise. Each has its own method,
/// hyperparameters and number of iterations. Lists with a repeated value are refused, so that none comes
/// twice by accident.
///
/// ```
/// use korogaru_lab::{Comparison, Experiment, Setting};
///
/// let lists = [Setting::text("lr", ".1,.5,.95"), Setting::text("momentum", "0,.9")];
/// let comparison = Comparison::of_lists(&Experiment::default(), &lists)?;
/// assert_eq!((comparison.experiments().len(), comparison.columns()), (6, Some(2)));
/// assert_eq!(comparison.experiments()[3].method().to_string(), "Momentum (η = 0.5, α = 0.9)");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    experiments: Vec<Experiment>,
    columns: Option<usize>,
    searched: Option<Searched>,
}

impl Comparison {
    /// The most experiments in one comparison.
    pub const MOST: usize = 30;

    /// Compares these experiments, in this order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NothingToCompare`] for an empty list; [`ErrorKind::TooManyToCompare`] above
    /// [`MOST`](Self::MOST); [`ErrorKind::Unlike`] if objective, start, view or noise differ;
    /// [`ErrorKind::TooManyUpdates`] if all runs together have more updates than one run may have, since
    /// every update is kept in memory.
    pub fn new(experiments: Vec<Experiment>) -> Result<Self, Error> {
        let Some(first) = experiments.first() else { return Err(ErrorKind::NothingToCompare.into()) };
        within_limit(experiments.len())?;
        for other in &experiments {
            if let Some(key) = unlike(first, other) {
                return Err(ErrorKind::Unlike { key }.into());
            }
        }
        let updates: usize = experiments.iter().map(Experiment::iterations).sum();
        if updates > MAX_ITERATIONS {
            return Err(ErrorKind::TooManyUpdates { found: updates, limit: MAX_ITERATIONS }.into());
        }
        Ok(Self { experiments, columns: None, searched: None })
    }

    /// One experiment for every combination of the values of some lists. The keys are `method`, `iterations`
    /// and the names of hyperparameters. A list is text with commas, or a [`Value`](crate::Value) of numbers.
    /// The methods vary slowest; the other keys follow in the order of `lists`, and the last varies fastest.
    /// A method ignores a hyperparameter that it does not have, as long as another method has it. It keeps
    /// the experiment's values of the hyperparameters that it shares with the experiment's method.
    ///
    /// # Errors
    ///
    /// What [`Experiment::with_settings`] and [`new`](Self::new) refuse; [`ErrorKind::EmptyList`];
    /// [`ErrorKind::ListedTwice`] for a value that is repeated; [`ErrorKind::NoneHas`] for a hyperparameter
    /// that none of the methods has.
    pub fn of_lists(experiment: &Experiment, lists: &[Setting]) -> Result<Self, Error> {
        let mut methods = vec![experiment.clone()];
        let mut others: Vec<(&str, Vec<Setting>)> = Vec::new();
        for list in lists {
            let values = list.listed();
            if values.is_empty() {
                return Err(ErrorKind::EmptyList { key: list.key.clone() }.into());
            }
            if list.key == "method" {
                let chosen = values.iter().map(|value| experiment.with_settings(std::slice::from_ref(value)));
                methods = chosen.collect::<Result<_, _>>()?;
                let names = methods.iter().map(|chosen| chosen.method().info().name.to_owned());
                distinct(&list.key, names)?;
            } else {
                others.push((&list.key, values));
            }
        }
        for (key, _) in &others {
            let has = |chosen: &Experiment| chosen.method().get(key).is_some();
            if crate::settings::is_hyperparameter(key) && !methods.iter().any(has) {
                let methods = methods.iter().map(|chosen| chosen.method().info().name).collect();
                return Err(ErrorKind::NoneHas { key: (*key).to_owned(), methods }.into());
            }
        }

        let mut columns = Vec::new();
        let mut experiments = Vec::new();
        for chosen in methods {
            let its: Vec<_> = others
                .iter()
                .filter(|(key, _)| {
                    !crate::settings::is_hyperparameter(key) || chosen.method().get(key).is_some()
                })
                .collect();
            let count = its.iter().fold(1_usize, |all, (_, values)| all.saturating_mul(values.len()));
            within_limit(count.saturating_add(experiments.len()))?;
            for index in 0..count {
                let mut below = count;
                let settings = its.iter().map(|(_, values)| {
                    below /= values.len();
                    values[index / below % values.len()].clone()
                });
                experiments.push(chosen.with_settings(&settings.collect::<Vec<_>>())?);
            }
            let lengths: Vec<usize> = its.iter().map(|(_, values)| values.len()).filter(|n| *n > 1).collect();
            columns.push(lengths);
        }
        // Values that are written differently may still be equal, as .1 and 0.10.
        for (key, values) in &others {
            distinct(key, values.iter().map(Setting::canonical))?;
        }
        let columns = rows_of(&columns);
        Ok(Self { columns, ..Self::new(experiments)? })
    }

    /// The comparison that settings ask for. `method`, `iterations` and hyperparameters may be lists, as in
    /// [`of_lists`](Self::of_lists); all other settings change the experiment. If there is neither a method
    /// nor a list of several values, all methods are compared.
    ///
    /// # Errors
    ///
    /// Those of [`of_lists`](Self::of_lists).
    ///
    /// ```
    /// use korogaru_lab::{Comparison, Experiment, Setting};
    ///
    /// let compared = |settings: &[Setting]| Comparison::of_settings(&Experiment::default(), settings);
    /// let lr_and_start = [Setting::text("lr", ".2"), Setting::text("start", "1,2")];
    /// assert_eq!(compared(&lr_and_start)?.experiments().len(), 6);
    /// assert_eq!(compared(&[Setting::text("lr", ".2,.3,.4")])?.experiments().len(), 3);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    pub fn of_settings(experiment: &Experiment, settings: &[Setting]) -> Result<Self, Error> {
        let (mut lists, shared): (Vec<Setting>, Vec<Setting>) =
            settings.iter().cloned().partition(Setting::may_be_list);
        if lists.iter().all(|list| list.key != "method" && list.listed().len() < 2) {
            let names: Vec<&str> = METHODS.iter().map(|method| method.name).collect();
            lists.insert(0, Setting::text("method", names.join(",")));
        }
        Self::of_lists(&experiment.with_settings(&shared)?, &lists)
    }

    /// The methods of a search with the best setting found for each, and the search's objective, start and
    /// iterations.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NothingFound`] if none was found for any method, and those of [`new`](Self::new).
    pub fn of_tuned(search: &Tune, found: &[Tuned]) -> Result<Self, Error> {
        let (metric, budget) = (search.metric(), search.budget());
        let best = found.iter().filter_map(|tuned| Some(tuned.best.as_ref()?.method.clone()));
        let best: Vec<_> = best.map(|method| search.experiment().clone().with_method(method)).collect();
        if best.is_empty() {
            return Err(ErrorKind::NothingFound { metric: metric.name(), budget }.into());
        }
        Ok(Self { searched: Some(Searched::of(search, found)), ..Self::new(best)? })
    }

    /// The same comparison with the search that is named in text forms, if the texts have the same
    /// experiments. An experiment that was changed since then is no longer the best of a search.
    ///
    /// # Errors
    ///
    /// Those of [`Experiment::from_toml`].
    ///
    /// ```
    /// use korogaru_lab::{Comparison, Experiment, Metric, Setting, Tune};
    ///
    /// let tune = Tune::new(&Experiment::default(), &[korogaru::Method::named("sgd")?], Metric::Loss, 500)?;
    /// let found = Comparison::of_tuned(&tune, &tune.run(1, &()).unwrap())?;
    /// let again = Comparison::new(found.experiments().to_vec())?;
    /// assert_eq!(again.found_as(&found.to_toml())?.searched(), found.searched());
    ///
    /// let slower = found.experiments()[0].with_settings(&[Setting::text("lr", ".01")])?;
    /// assert_eq!(Comparison::new(vec![slower])?.found_as(&found.to_toml())?.searched(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn found_as(self, texts: &[String]) -> Result<Self, Error> {
        let written: Vec<_> =
            texts.iter().map(|text| Experiment::from_toml(text)).collect::<Result<_, _>>()?;
        let searched = match texts.first() {
            Some(first) if written == self.experiments => Searched::from_toml(first)?,
            _ => None,
        };
        Ok(Self { searched, ..self })
    }

    /// The text form of each experiment. If a search found them, the first text also has a table with it.
    #[must_use]
    pub fn to_toml(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.experiments.iter().map(Experiment::to_toml).collect();
        if let Some(searched) = &self.searched {
            searched.write_toml(&mut texts[0]);
        }
        texts
    }

    /// The search that found the settings, if there was one.
    #[must_use]
    pub fn searched(&self) -> Option<&Searched> {
        self.searched.as_ref()
    }

    /// The experiments, in order; at least one.
    #[must_use]
    pub fn experiments(&self) -> &[Experiment] {
        &self.experiments
    }

    /// How many experiments make a row, if the experiments are a rectangle of combinations.
    #[must_use]
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// The rectangle that the figures of all experiments show.
    #[must_use]
    pub fn view(&self) -> Plane {
        self.experiments[0].view()
    }

    /// Whether all experiments have different methods.
    #[must_use]
    pub fn is_of_methods(&self) -> bool {
        let name = |experiment: &Experiment| experiment.method().info().name;
        let all = &self.experiments;
        (1..all.len()).all(|i| all[..i].iter().all(|before| name(before) != name(&all[i])))
    }

    /// Runs all of them.
    ///
    /// ```
    /// let [sgd, momentum, ..] = &korogaru_lab::book::methods().run()[..] else { unreachable!() };
    /// assert!(sgd.nearest_minimum().unwrap().1 < momentum.nearest_minimum().unwrap().1);
    /// ```
    #[must_use]
    pub fn run(&self) -> Vec<Trajectory> {
        self.experiments.iter().map(run).collect()
    }
}

fn within_limit(found: usize) -> Result<(), Error> {
    match found {
        0..=Comparison::MOST => Ok(()),
        _ => Err(ErrorKind::TooManyToCompare { found, limit: Comparison::MOST }.into()),
    }
}

/// The key in which two experiments differ so that they cannot be compared, if there is one.
fn unlike(first: &Experiment, other: &Experiment) -> Option<&'static str> {
    let bits = |experiment: &Experiment| experiment.start().map(f64::to_bits);
    if first.objective().source() != other.objective().source()
        || first.objective().name() != other.objective().name()
    {
        Some("objective")
    } else if bits(first) != bits(other) {
        Some("start")
    } else if first.view().x != other.view().x {
        Some("xlim")
    } else if first.view().y != other.view().y {
        Some("ylim")
    } else if first.noise().sigma().to_bits() != other.noise().sigma().to_bits() {
        Some("noise")
    } else if first.noise().batch() != other.noise().batch() {
        Some("batch")
    } else if first.noise().seed() != other.noise().seed() {
        Some("seed")
    } else {
        None
    }
}

fn distinct(key: &str, values: impl Iterator<Item = String>) -> Result<(), Error> {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        if seen.contains(&value) {
            return Err(ErrorKind::ListedTwice { key: key.to_owned(), value }.into());
        }
        seen.push(value);
    }
    Ok(())
}

/// How many combinations make a row: those of the key that varies fastest, if something else varies too and
/// every method has the same lists.
fn rows_of(lengths: &[Vec<usize>]) -> Option<usize> {
    let (first, rest) = lengths.split_first()?;
    let last = *first.last()?;
    let alike = rest.iter().all(|other| other == first);
    (alike && (first.len() > 1 || !rest.is_empty())).then_some(last)
}
