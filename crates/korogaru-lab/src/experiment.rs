use std::sync::Arc;

use korogaru::{Method, Momentum};

use crate::objective::called;
use crate::objectives::Book;
use crate::plane::{Plane, Point};
use crate::{Error, ErrorKind, Noise, Objective, Setting, Value, objectives};

/// The most iterations that a run may have. Each is kept in memory and takes 40 to 72 bytes.
pub const MAX_ITERATIONS: usize = 10_000_000;

/// What to run: an objective to minimise, a start, a method, a number of iterations, noise, and the rectangle
/// of the plane that figures show.
///
/// The default is the article's first run. Every value of this type can be run.
///
/// ```
/// use korogaru::Momentum;
/// use korogaru_lab::Experiment;
///
/// let experiment = Experiment::default().with_method(Momentum::new(0.95, 0.5)?).with_iterations(30)?;
/// assert_eq!(experiment.to_toml(), "\
/// objective = \"book\"
/// start = [-7.0, 2.0]
/// method = \"momentum\"
/// lr = 0.95
/// momentum = 0.5
/// iterations = 30
/// ");
/// assert_eq!(Experiment::from_toml(&experiment.to_toml())?, experiment);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Experiment {
    objective: Arc<dyn Objective>,
    start: Point,
    method: Method,
    iterations: usize,
    noise: Noise,
    view: Plane,
}

impl Default for Experiment {
    fn default() -> Self {
        let method = Momentum::new(0.1, 0.9).expect("0.1 and 0.9 are in their ranges");
        Self {
            objective: Arc::new(Book),
            start: Book.start(),
            method: method.into(),
            iterations: 30,
            noise: Noise::default(),
            view: Book.view(),
        }
    }
}

impl Experiment {
    /// The function that is minimised.
    #[must_use]
    pub fn objective(&self) -> &Arc<dyn Objective> {
        &self.objective
    }

    /// The first point. Both coordinates are finite.
    #[must_use]
    pub fn start(&self) -> [f64; 2] {
        self.start
    }

    /// The method with its hyperparameters.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The number of updates, which is one less than the number of points.
    #[must_use]
    pub fn iterations(&self) -> usize {
        self.iterations
    }

    /// The noise in the gradients.
    #[must_use]
    pub fn noise(&self) -> Noise {
        self.noise
    }

    /// The rectangle that figures show.
    #[must_use]
    pub fn view(&self) -> Plane {
        self.view
    }

    /// Changes the objective, and takes its usual start and view. A batch is kept if it is also one of the
    /// new objective.
    #[must_use]
    pub fn with_objective(self, objective: Arc<dyn Objective>) -> Self {
        let batch = self.noise.batch.filter(|batch| *batch < objective.examples());
        let noise = Noise { batch, ..self.noise };
        Self { start: objective.start(), view: objective.view(), objective, noise, ..self }
    }

    /// Changes the start.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFinite`] for NaN or an infinity.
    pub fn with_start(self, start: [f64; 2]) -> Result<Self, Error> {
        match start.iter().find(|value| !value.is_finite()) {
            Some(&value) => Err(ErrorKind::NotFinite { key: "start".into(), value }.into()),
            None => {
                let objective = self.objective.looked_at(self.view, start).unwrap_or(self.objective);
                Ok(Self { start, objective, ..self })
            }
        }
    }

    /// Changes the method.
    #[must_use]
    pub fn with_method(self, method: impl Into<Method>) -> Self {
        Self { method: method.into(), ..self }
    }

    /// The method of that name, with the hyperparameters and the convention that it shares with the
    /// experiment's method.
    ///
    /// # Errors
    ///
    /// If there is no such method.
    pub fn method_named(&self, name: &str) -> Result<Method, Error> {
        let name = Setting { key: "method".to_owned(), value: Value::Name(name.to_owned()) };
        Ok(self.with_settings(&[name])?.method)
    }

    /// Changes the number of updates. With 0 the run is its start alone.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooManyIterations`] above [`MAX_ITERATIONS`].
    pub fn with_iterations(self, iterations: usize) -> Result<Self, Error> {
        if iterations <= MAX_ITERATIONS {
            Ok(Self { iterations, ..self })
        } else {
            Err(ErrorKind::TooManyIterations { found: iterations.to_string(), limit: MAX_ITERATIONS }.into())
        }
    }

    /// Changes the standard deviation σ of the Gaussian noise in each partial derivative. 0 means no noise.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Noise`] unless σ is finite and at least 0.
    pub fn with_noise(self, sigma: f64) -> Result<Self, Error> {
        if sigma.is_finite() && sigma >= 0.0 {
            // Adding zero turns −0 into 0.
            Ok(Self { noise: Noise { sigma: sigma + 0.0, ..self.noise }, ..self })
        } else {
            Err(ErrorKind::Noise { value: sigma }.into())
        }
    }

    /// Makes every gradient the mean over this many examples, chosen anew at each update. A batch of all
    /// examples is the full gradient.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoExamples`] for an objective that is not a mean over examples; [`ErrorKind::Batch`] for
    /// a batch of 0, and for one of more examples than there are.
    pub fn with_batch(self, batch: usize) -> Result<Self, Error> {
        let (name, limit) = (called(&*self.objective), self.objective.examples());
        if limit == 0 {
            let having = objectives::all().into_iter().filter(|objective| objective.examples() > 0);
            let known = having.map(|objective| objective.name().to_owned()).collect();
            return Err(ErrorKind::NoExamples { objective: name, known }.into());
        }
        if batch == 0 || batch > limit {
            return Err(ErrorKind::Batch { found: batch.to_string(), objective: name, limit }.into());
        }
        let batch = (batch < limit).then_some(batch);
        Ok(Self { noise: Noise { batch, ..self.noise }, ..self })
    }

    /// Changes the seed of the random numbers. It has no effect if nothing is random.
    #[must_use]
    pub fn with_seed(self, seed: u32) -> Self {
        Self { noise: Noise { seed, ..self.noise }, ..self }
    }

    /// Changes the rectangle that figures show.
    #[must_use]
    pub fn with_view(self, view: Plane) -> Self {
        let objective = self.objective.looked_at(view, self.start).unwrap_or(self.objective);
        Self { view, objective, ..self }
    }
}

/// Two experiments are equal if their text forms are.
impl PartialEq for Experiment {
    fn eq(&self, other: &Self) -> bool {
        self.to_toml() == other.to_toml()
    }
}
