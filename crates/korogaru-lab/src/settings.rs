//! An experiment as keys and values, the common form of command-line options, files and addresses.

use std::fmt;
use std::sync::Arc;

use korogaru::{Convention, Hyperparameter, METHODS, Method};

use crate::experiment::MAX_ITERATIONS;
use crate::objectives;
use crate::plane::{Interval, Plane, Point};
use crate::reading::{alike, half_width, number, parts};
use crate::{Error, ErrorKind, Expected, Experiment, Formula, Metric, Namespace, Objective as _};

/// The keys of an experiment, without the names of its method's hyperparameters.
pub const KEYS: [&str; 11] = [
    "objective",
    "formula",
    "start",
    "method",
    "convention",
    "iterations",
    "noise",
    "batch",
    "seed",
    "xlim",
    "ylim",
];

/// One key with its value. The keys are [`KEYS`] and the names of the method's hyperparameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// The value.
    pub value: Value,
}

/// The value of a [`Setting`], as it was given.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// Text whose form the key decides, such as `-7,2` after `--start`.
    Text(String),
    /// A name, from a source that tells names from numbers.
    Name(String),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// Something else, as it was written. No key of an experiment takes it.
    Other(String),
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl Setting {
    /// A key and text, as on a command line.
    pub fn text(key: impl Into<String>, text: impl Into<String>) -> Self {
        Self { key: key.into(), value: Value::Text(text.into()) }
    }
}

impl Experiment {
    /// This experiment, changed by settings in any order. If a key is given twice, the last one counts.
    ///
    /// Another objective or formula brings its own start and view. `objective` and `formula` exclude each
    /// other. Another method keeps the values of the hyperparameters that it shares with the old one (usually
    /// η and α), and its convention if it has one. For the rest it has its defaults.
    ///
    /// # Errors
    ///
    /// The [`ErrorKind`] says what is wrong with a setting, and [`Error::setting`] is the index of that
    /// setting.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting};
    ///
    /// let settings = [Setting::text("lr", ".95"), Setting::text("method", "sgd")];
    /// let experiment = Experiment::default().with_settings(&settings).unwrap();
    /// assert_eq!(experiment.method().get("lr"), Some(0.95));
    ///
    /// let wrong = experiment.with_settings(&[Setting::text("start", "1,2,3")]).unwrap_err();
    /// assert_eq!(wrong.to_string(), "start takes two numbers such as -7,2, not \"1,2,3\"");
    /// assert_eq!(wrong.setting(), Some(0));
    /// ```
    pub fn with_settings(&self, settings: &[Setting]) -> Result<Self, Error> {
        let mut experiment = self.clone();
        if settings.iter().any(|setting| setting.key == "objective")
            && let Some(index) = settings.iter().position(|setting| setting.key == "formula")
        {
            return Err(Error::in_setting(
                ErrorKind::Exclusive { first: "objective", second: "formula" },
                index,
            ));
        }
        // Settings that bring their own defaults come first.
        for (index, setting) in settings.iter().enumerate() {
            experiment = setting.replace(experiment).map_err(|kind| Error::in_setting(kind, index))?;
        }
        for (index, setting) in settings.iter().enumerate() {
            experiment = setting.set(experiment).map_err(|kind| Error::in_setting(kind, index))?;
        }
        Ok(experiment)
    }
}

impl Setting {
    /// The value as a point of the plane, for keys that do not belong to an experiment, such as `at`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Form`] unless it is two numbers; [`ErrorKind::NotFinite`] if one is NaN or an infinity.
    ///
    /// ```
    /// use korogaru_lab::Setting;
    ///
    /// assert_eq!(Setting::text("at", "-7,2").to_point().unwrap(), [-7.0, 2.0]);
    /// assert!(Setting::text("at", "here").to_point().is_err());
    /// ```
    pub fn to_point(&self) -> Result<[f64; 2], Error> {
        let point = self.pair()?;
        match point.iter().find(|value| !value.is_finite()) {
            Some(&value) => Err(ErrorKind::NotFinite { key: self.key.clone(), value }.into()),
            None => Ok(point),
        }
    }

    /// The value as a number, for keys that do not belong to an experiment, such as `tolerance`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Form`] if it is not a number. NaN and the infinities are numbers here.
    ///
    /// ```
    /// use korogaru_lab::Setting;
    ///
    /// assert_eq!(Setting::text("tolerance", "1e-3").to_number().unwrap(), 0.001);
    /// ```
    pub fn to_number(&self) -> Result<f64, Error> {
        Ok(self.number()?)
    }

    fn replace(&self, experiment: Experiment) -> Result<Experiment, ErrorKind> {
        match self.key.as_str() {
            "objective" => {
                let name = self.name()?;
                match objectives::named(name) {
                    _ if name == experiment.objective().name() => Ok(experiment),
                    Some(objective) if objective.name() == experiment.objective().name() => Ok(experiment),
                    Some(objective) => Ok(experiment.with_objective(objective)),
                    None => {
                        let known = objectives::all();
                        Err(ErrorKind::unknown(Namespace::Objective, name, known.iter().map(|o| o.name())))
                    }
                }
            }
            "formula" => {
                let (Value::Text(text) | Value::Name(text)) = &self.value else {
                    return Err(self.form(Expected::Formula));
                };
                let formula = Formula::new(text).map_err(|error| error.kind().clone())?;
                if formula.source() == experiment.objective().source() {
                    return Ok(experiment);
                }
                Ok(experiment.with_objective(Arc::new(formula)))
            }
            "method" => {
                let mut method = Method::named(method_name(self.name()?))?;
                for (shared, value) in experiment.method().hyperparameters() {
                    if method.get(shared.name).is_some() {
                        method = method.with(shared.name, value)?;
                    }
                }
                if let Some(convention) = experiment.method().convention()
                    && method.convention().is_some()
                {
                    method = method.with_convention(convention)?;
                }
                Ok(experiment.with_method(method))
            }
            _ => Ok(experiment),
        }
    }

    fn set(&self, experiment: Experiment) -> Result<Experiment, ErrorKind> {
        let kind = |error: crate::Error| error.kind().clone();
        match self.key.as_str() {
            "objective" | "formula" | "method" => Ok(experiment),
            "start" => experiment.with_start(self.pair()?).map_err(kind),
            "convention" => {
                let name = self.name()?;
                let mut known = Convention::ALL.into_iter().flat_map(Convention::spellings);
                let name = known.find(|known| alike(known, name)).unwrap_or(name);
                let convention = Convention::named(name).map_err(korogaru::Error::from)?;
                let method = experiment.method().with_convention(convention)?;
                Ok(experiment.with_method(method))
            }
            "iterations" => {
                let iterations = self.count()?;
                experiment.with_iterations(iterations).map_err(kind)
            }
            "noise" => experiment.with_noise(self.number()?).map_err(kind),
            "batch" => {
                let found = self.digits()?;
                // A number that does not fit a usize is too large for any objective.
                let refused = experiment.with_batch(found.parse().unwrap_or(usize::MAX)).map_err(kind);
                refused.map_err(|kind| match kind {
                    ErrorKind::Batch { objective, limit, .. } => ErrorKind::Batch { found, objective, limit },
                    other => other,
                })
            }
            "seed" => {
                let found = self.digits()?;
                let seed = found.parse().map_err(|_| ErrorKind::Seed { found, limit: u32::MAX })?;
                Ok(experiment.with_seed(seed))
            }
            "xlim" => {
                let view = Plane { x: self.interval()?, ..experiment.view() };
                Ok(experiment.with_view(view))
            }
            "ylim" => {
                let view = Plane { y: self.interval()?, ..experiment.view() };
                Ok(experiment.with_view(view))
            }
            hyperparameter if is_hyperparameter(hyperparameter) => {
                let method = experiment.method().with(hyperparameter, self.number()?)?;
                Ok(experiment.with_method(method))
            }
            _ => {
                let method = experiment.method().hyperparameters().map(|(h, _)| h.name);
                Err(ErrorKind::unknown(Namespace::Key, &self.key, KEYS.into_iter().chain(method)))
            }
        }
    }

    pub(crate) fn name(&self) -> Result<&str, ErrorKind> {
        match &self.value {
            Value::Text(name) | Value::Name(name) => Ok(name),
            _ => Err(self.form(Expected::Name)),
        }
    }

    fn number(&self) -> Result<f64, ErrorKind> {
        match &self.value {
            Value::Text(text) => number(text).ok_or_else(|| self.form(Expected::Number)),
            Value::Number(number) => Ok(*number),
            Value::Whole(whole) => Ok(*whole as f64),
            _ => Err(self.form(Expected::Number)),
        }
    }

    fn pair(&self) -> Result<Point, ErrorKind> {
        let numbers = match &self.value {
            // A source that tells names from numbers gives a point in its printed form as a name.
            Value::Text(text) | Value::Name(text) => parts(text).iter().map(|part| number(part)).collect(),
            Value::Numbers(numbers) => Some(numbers.clone()),
            _ => None,
        };
        numbers.and_then(|numbers| numbers.try_into().ok()).ok_or_else(|| self.form(Expected::Pair))
    }

    /// The metric of its name.
    pub(crate) fn metric(&self) -> Result<Metric, ErrorKind> {
        let name = self.name()?;
        let known = || Metric::ALL.map(Metric::name);
        Metric::named(name).ok_or_else(|| ErrorKind::unknown(Namespace::Metric, name, known()))
    }

    pub(crate) fn interval(&self) -> Result<Interval, ErrorKind> {
        let [low, high] = self.pair()?;
        if let Some(&value) = [low, high].iter().find(|value| !value.is_finite()) {
            return Err(ErrorKind::NotFinite { key: self.key.clone(), value });
        }
        if !(high - low).is_finite() && low < high {
            return Err(ErrorKind::WideRange { key: self.key.clone(), low, high });
        }
        Interval::new(low, high).ok_or_else(|| {
            let key = self.key.clone();
            match low < high {
                true => {
                    let least = Interval::least_width_in_words(low, high);
                    ErrorKind::NarrowRange { key, low, high, least }
                }
                false => ErrorKind::EmptyRange { key, low, high },
            }
        })
    }

    pub(crate) fn count(&self) -> Result<usize, ErrorKind> {
        let found = self.digits()?;
        found.parse().map_err(|_| ErrorKind::TooManyIterations { found, limit: MAX_ITERATIONS })
    }

    /// A whole number, of anything but iterations. One that is too large is the largest.
    pub(crate) fn whole(&self) -> Result<usize, ErrorKind> {
        Ok(self.digits()?.parse().unwrap_or(usize::MAX))
    }

    /// The digits of a whole number of at least 0. The number may be too large for any number type.
    fn digits(&self) -> Result<String, ErrorKind> {
        let text = match &self.value {
            Value::Text(digits) => half_width(digits).trim().to_owned(),
            Value::Other(digits) => digits.trim().to_owned(),
            Value::Whole(whole) => whole.to_string(),
            _ => return Err(self.form(Expected::Count)),
        };
        let digits = text.strip_prefix('+').unwrap_or(&text);
        match !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            true => Ok(digits.to_owned()),
            false => Err(self.form(Expected::Count)),
        }
    }

    /// Whether a [`Comparison`](crate::Comparison) takes several values for this key: the method, the
    /// iterations and the hyperparameters.
    pub(crate) fn may_be_list(&self) -> bool {
        matches!(&*self.key, "method" | "iterations") || is_hyperparameter(&self.key)
    }

    /// Whether it has several values. A [`Comparison`](crate::Comparison) makes a run of each.
    ///
    /// ```
    /// use korogaru_lab::Setting;
    ///
    /// assert!(Setting::text("lr", ".1,.5").is_list());
    /// assert!(!Setting::text("start", "-7,2").is_list()); // a point
    /// ```
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.may_be_list() && self.listed().len() > 1
    }

    /// The values of a list, each as a setting of the same key. There are none if nothing is written.
    pub(crate) fn listed(&self) -> Vec<Self> {
        let values: Vec<Value> = match &self.value {
            Value::Text(text) | Value::Name(text) if text.trim().is_empty() => Vec::new(),
            Value::Text(text) => parts(text).into_iter().map(Value::Text).collect(),
            Value::Numbers(numbers) => numbers.iter().map(|&number| Value::Number(number)).collect(),
            single => vec![single.clone()],
        };
        values.into_iter().map(|value| Self { key: self.key.clone(), value }).collect()
    }

    /// The value in a canonical form.
    pub(crate) fn canonical(&self) -> String {
        match (self.key.as_str(), self.count(), self.number()) {
            ("iterations", Ok(count), _) => count.to_string(),
            // −0 and 0 are the same η.
            (_, _, Ok(number)) => format!("{:?}", number + 0.0),
            _ => self.value.to_string(),
        }
    }

    pub(crate) fn form(&self, expected: Expected) -> ErrorKind {
        ErrorKind::Form { key: self.key.clone(), expected, found: self.value.to_string() }
    }
}

/// The name of the method that is meant, however it is written: `Momentum`, `RMSprop`.
pub(crate) fn method_name(written: &str) -> &str {
    METHODS.iter().map(|method| method.name).find(|name| alike(name, written)).unwrap_or(written)
}

/// All hyperparameters of the built-in methods, each once, in the order in which the methods have them.
#[must_use]
pub fn hyperparameters() -> Vec<&'static Hyperparameter> {
    let mut all: Vec<&Hyperparameter> = Vec::new();
    for hyperparameter in METHODS.iter().flat_map(|method| method.hyperparameters) {
        if all.iter().all(|known| known.name != hyperparameter.name) {
            all.push(hyperparameter);
        }
    }
    all
}

/// Whether any built-in method has a hyperparameter of that name. If so, what is wrong is that this method
/// lacks it.
pub(crate) fn is_hyperparameter(name: &str) -> bool {
    hyperparameters().iter().any(|h| h.name == name)
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Name(text) | Self::Other(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number:?}"),
            Self::Whole(whole) => write!(f, "{whole}"),
            Self::Numbers(numbers) => write!(f, "{numbers:?}"),
        }
    }
}
