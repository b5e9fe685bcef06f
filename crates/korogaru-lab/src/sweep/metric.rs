use crate::objective::called;
use crate::{Error, ErrorKind, Experiment, Lowest};

/// The number by which a sweep compares runs. Less is better for each metric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metric {
    /// f at the last point of the run whose numbers are all finite.
    #[default]
    Loss,
    /// How many updates it took until f stayed within [`TOLERANCE`](Self::TOLERANCE) of the minimum to the
    /// end: the first iteration from which on f ≤ f* + tolerance·(f(start) − f*), with f* the value of
    /// the known minima. Infinite if that did not happen.
    Steps,
    /// The factor by which the distance from the minimum shrank with each update on average, estimated from
    /// f: ((f(last) − f*)/(f(start) − f*))^(1/(2·updates)). The 2 is there because f grows with the
    /// square of the distance. It is 0 if f is below f* by rounding, and NaN for a run without updates and
    /// for a start at the minimum. A run that oscillates may end nearer or farther than its mean, and the
    /// estimate with it.
    Rate,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Loss, Self::Steps, Self::Rate];

    /// The share of the first f − f* within which f has to stay.
    pub const TOLERANCE: f64 = 1e-6;

    /// The name in data and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::Steps => "steps",
            Self::Rate => "rate",
        }
    }

    /// The metric of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }

    /// f at the objective's known minima. NaN if the metric does not need it.
    pub(crate) fn minimum(self, experiment: &Experiment) -> Result<f64, Error> {
        // A search for the minima of a formula takes time, so it is not made without need.
        if self == Self::Loss {
            return Ok(f64::NAN);
        }
        let objective = experiment.objective();
        let minimum = match objective.lowest(experiment.start()) {
            Lowest::Valley(minimum) => Some(minimum.value),
            _ => objective.minima().iter().map(|minimum| minimum.value).reduce(f64::min),
        };
        minimum.ok_or_else(|| {
            let (metric, objective) = (self.name(), called(&**objective));
            ErrorKind::MetricNeedsMinimum { metric, objective }.into()
        })
    }
}

/// The average factor by which the distance shrank with each update, from the first and the last excess of f
/// over its minimum.
pub(super) fn rate(first: f64, last: f64, updates: usize) -> f64 {
    if updates == 0 || first <= 0.0 {
        return f64::NAN;
    }
    libm::pow((last / first).max(0.0), 0.5 / updates as f64)
}
