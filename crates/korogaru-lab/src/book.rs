//! The experiments of the article (section 6.1.4 of the book).

use korogaru::{Method, Momentum};

use crate::{Comparison, Experiment};

/// The article's five runs, in its order: η, α and the number of updates.
pub const RUNS: [(f64, f64, usize); 5] =
    [(0.1, 0.9, 30), (0.1, 0.9, 50), (0.95, 0.0, 30), (0.95, 0.5, 30), (0.95, 0.9, 30)];

/// One of the article's runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What the run shows.
    pub lesson: Lesson,
    /// The experiment.
    pub experiment: Experiment,
}

/// What a run of the article shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// The zigzag is smaller than with SGD, but the ball rolls past the minimum.
    Overshoot,
    /// With more iterations the ball turns round and comes back.
    Return,
    /// Without momentum the run is SGD.
    Sgd,
    /// Along y the carried and the fresh part cancel; along x they add up.
    CancelAndAdd,
    /// With too much of both the ball swings on and on, so the choice of η and α matters.
    Swing,
}

/// The article's five runs of Momentum on f(x, y) = x²/20 + y² from (−7, 2), in the article's order.
///
/// ```
/// let runs = korogaru_lab::book::runs();
/// assert_eq!(runs[0].experiment, korogaru_lab::Experiment::default());
/// assert_eq!(runs[1].experiment.iterations(), 50);
/// ```
#[must_use]
pub fn runs() -> [Run; 5] {
    let lessons = [Lesson::Overshoot, Lesson::Return, Lesson::Sgd, Lesson::CancelAndAdd, Lesson::Swing];
    std::array::from_fn(|i| {
        let (lr, momentum, iterations) = RUNS[i];
        let method = Momentum::new(lr, momentum).expect("the article's values are in their ranges");
        let experiment = Experiment::default().with_method(method).with_iterations(iterations);
        Run { lesson: lessons[i], experiment: experiment.expect("50 iterations are few") }
    })
}

/// The book's figure 6-8: SGD, Momentum, AdaGrad and Adam on (6.2) from (−7, 2), 30 updates each. Each
/// method has the learning rate that the book chose for it, in its code `ch06/optimizer_compare_naive.py`.
#[must_use]
pub fn methods() -> Comparison {
    compared(&[METHODS[0], METHODS[1], METHODS[3], METHODS[5]])
}

/// All six methods as in [`methods`]. The book draws four of them; Nesterov has the numbers of Momentum here,
/// and RMSProp has Momentum's learning rate.
///
/// ```
/// use korogaru_lab::book;
///
/// let methods = book::all_methods();
/// let lr: Vec<f64> = methods.experiments().iter().filter_map(|e| e.method().get("lr")).collect();
/// assert_eq!(lr, [0.95, 0.1, 0.1, 1.5, 0.1, 0.3]);
/// ```
#[must_use]
pub fn all_methods() -> Comparison {
    compared(&METHODS)
}

const METHODS: [(&str, f64); 6] =
    [("sgd", 0.95), ("momentum", 0.1), ("nesterov", 0.1), ("adagrad", 1.5), ("rmsprop", 0.1), ("adam", 0.3)];

fn compared(methods: &[(&str, f64)]) -> Comparison {
    let experiment = |(name, lr): &(&str, f64)| {
        let method = Method::named(name).and_then(|method| method.with("lr", *lr));
        Experiment::default().with_method(method.expect("a known method, an lr in its range"))
    };
    Comparison::new(methods.iter().map(experiment).collect()).expect("a few that share all but their method")
}
