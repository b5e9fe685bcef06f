use std::fmt::Write as _;

use korogaru::{METHODS, Method};

use super::starts::Starts;
use crate::plane::{Interval, Plane};
use crate::settings::method_name;
use crate::spec::Entries;
use crate::{Error, ErrorKind, Expected, Experiment, Metric, Namespace, Setting, Tune, Tuned, Value};

/// The search whose best candidates are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    /// The metric that was minimised.
    pub metric: Metric,
    /// The most runs for each method.
    pub budget: usize,
    /// The number of starts from which each candidate was tried.
    pub starts: usize,
    /// The number of runs from each start.
    pub seeds: usize,
    /// The rectangle that no path was allowed to leave, if it is not the view.
    pub bounds: Option<Plane>,
    /// Whether f falls without end, so that no candidate is best.
    pub is_endless: bool,
    /// The labels of the methods for which no candidate was found; they are not compared.
    pub not_found: Vec<&'static str>,
}

/// The keys of its text form.
const KEYS: [&str; 8] = ["metric", "budget", "starts", "seeds", "xlim", "ylim", "endless", "not_found"];

impl Searched {
    /// What a comparison of the candidates that a search found says of the search.
    #[must_use]
    pub fn of(search: &Tune, found: &[Tuned]) -> Self {
        let not_found = found.iter().filter(|tuned| tuned.best.is_none());
        Self {
            metric: search.metric(),
            budget: search.budget(),
            starts: search.starts().len(),
            seeds: search.seeds(),
            bounds: Some(search.bounds()).filter(|bounds| *bounds != search.experiment().view()),
            is_endless: search.is_endless(),
            not_found: not_found.map(|tuned| tuned.method.info().label).collect(),
        }
    }

    /// Adds itself to a text form, as a table.
    pub(crate) fn write_toml(&self, out: &mut String) {
        let limits = |side: Interval| Value::Numbers(vec![side.low(), side.high()]);
        // A rule of a user's own has no name that could be read.
        let is_known = |label: &&str| METHODS.iter().any(|info| info.label == *label);
        let not_found: Vec<&str> = self.not_found.iter().copied().filter(is_known).collect();
        let values = [
            Some(Value::Name(self.metric.name().to_owned())),
            Some(self.budget.into()),
            Some(self.starts.into()),
            Some(self.seeds.into()),
            self.bounds.map(|bounds| limits(bounds.x)),
            self.bounds.map(|bounds| limits(bounds.y)),
            self.is_endless.then(|| Value::Other("true".to_owned())),
            (!not_found.is_empty()).then(|| Value::Name(not_found.join(","))),
        ];
        writeln!(out, "\n[{}]", Entries::SEARCH).expect("a String takes all text");
        for (key, value) in KEYS.into_iter().zip(values) {
            if let Some(value) = value {
                Setting { key: key.to_owned(), value }.write_toml(out);
            }
        }
    }

    /// The one that a text form names. `None` where it names none.
    pub(crate) fn from_toml(text: &str) -> Result<Option<Self>, Error> {
        let Some(entries) = Entries::of(text, Some(Entries::SEARCH))? else { return Ok(None) };
        let metric = Metric::default();
        let mut searched = Self {
            metric,
            budget: Tune::BUDGET,
            starts: 1,
            seeds: 1,
            bounds: None,
            is_endless: false,
            not_found: Vec::new(),
        };
        let (mut x, mut y) = (None, None);
        entries.each(|setting| {
            match setting.key.as_str() {
                "metric" => searched.metric = setting.metric()?,
                "budget" => {
                    let (least, limit) = (Tune::LEAST, Tune::MOST);
                    searched.budget = setting.whole()?;
                    if !(least..=limit).contains(&searched.budget) {
                        let found = searched.budget.to_string();
                        return Err(ErrorKind::Budget { found, least, limit });
                    }
                }
                "starts" => searched.starts = from_one(setting, Starts::MOST)?,
                "seeds" => searched.seeds = from_one(setting, Tune::SEEDS)?,
                "xlim" => x = Some(setting.interval()?),
                "ylim" => y = Some(setting.interval()?),
                "endless" => {
                    searched.is_endless = match &setting.value {
                        Value::Other(word) if word == "true" => true,
                        Value::Other(word) if word == "false" => false,
                        _ => return Err(setting.form(Expected::Flag)),
                    }
                }
                "not_found" => {
                    for name in setting.name()?.split(',') {
                        let label = Method::named(method_name(name))?.info().label;
                        if searched.not_found.contains(&label) {
                            let key = setting.key.clone();
                            return Err(ErrorKind::ListedTwice { key, value: label.to_owned() });
                        }
                        searched.not_found.push(label);
                    }
                }
                key => return Err(ErrorKind::unknown(Namespace::Key, key, KEYS)),
            }
            Ok(())
        })?;
        if x.is_some() || y.is_some() {
            let view = Experiment::from_toml(text)?.view();
            searched.bounds = Some(Plane { x: x.unwrap_or(view.x), y: y.unwrap_or(view.y) });
        }
        Ok(Some(searched))
    }
}

/// A number from 1 to a limit.
fn from_one(setting: &Setting, limit: usize) -> Result<usize, ErrorKind> {
    let number = setting.whole()?;
    if (1..=limit).contains(&number) {
        return Ok(number);
    }
    Err(ErrorKind::AxisCount { key: setting.key.clone(), found: number.to_string(), limit })
}
