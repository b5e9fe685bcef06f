//! The experiments of the article (section 6.1.4 of the book).

use korogaru::Momentum;

use crate::Experiment;

/// The article's five runs, in its order: η, α and the number of updates.
pub const RUNS: [(f64, f64, usize); 5] =
    [(0.1, 0.9, 30), (0.1, 0.9, 50), (0.95, 0.0, 30), (0.95, 0.5, 30), (0.95, 0.9, 30)];

/// One of the article's runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What it is there to show.
    pub lesson: Lesson,
    /// The run itself.
    pub experiment: Experiment,
}

/// What a run of the article is there to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// The zigzag is less than SGD's, but the ball runs past the minimum.
    Overshoot,
    /// With more iterations it turns round and comes back.
    Return,
    /// Without momentum it is SGD.
    Sgd,
    /// Along y carried and fresh parts cancel, along x they add.
    CancelAndAdd,
    /// With too much of both it swings on and on: the choice matters.
    Swing,
}

/// The article's five runs of Momentum on f(x, y) = x²/20 + y² from (−7, 2), in its order.
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
