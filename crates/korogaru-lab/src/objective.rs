use std::fmt;
use std::sync::Arc;

use crate::Lowest;
use crate::formula::Undefined;
use crate::plane::{Plane, Point};
use crate::sweep::Swept;

/// A function of two variables to be minimised, with its gradient.
///
/// The built-in ones are in [`objectives`](crate::objectives), one file each. An objective of your own can be
/// used wherever they can:
///
/// ```
/// use std::sync::Arc;
/// use korogaru_lab::{Experiment, Interval, Minimum, Objective, Plane, run};
///
/// #[derive(Debug)]
/// struct Bowl;
///
/// impl Objective for Bowl {
///     fn name(&self) -> &str {
///         "bowl"
///     }
///     fn formula(&self) -> &str {
///         "x² + y²"
///     }
///     fn value(&self, [x, y]: [f64; 2]) -> f64 {
///         x * x + y * y
///     }
///     fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
///         [2.0 * x, 2.0 * y]
///     }
///     fn domain(&self) -> Plane {
///         let side = Interval::new(-3.0, 3.0).unwrap();
///         Plane { x: side, y: side }
///     }
///     fn minima(&self) -> &[Minimum] {
///         &[Minimum { point: [0.0, 0.0], value: 0.0 }]
///     }
///     fn start(&self) -> [f64; 2] {
///         [-2.0, 1.0]
///     }
/// }
///
/// let trajectory = run(&Experiment::default().with_objective(Arc::new(Bowl)));
/// assert_eq!(trajectory.position(0), [-2.0, 1.0]);
/// ```
pub trait Objective: fmt::Debug + Send + Sync + Swept + 'static {
    /// The name in code, files and on the command line, in kebab case.
    fn name(&self) -> &str;

    /// f(x, y) as people write it, such as `x²/20 + y²`.
    fn formula(&self) -> &str;

    /// The text that a formula was read from; an experiment then has the key `formula` instead of
    /// `objective`. `None` for other objectives.
    fn source(&self) -> Option<&str> {
        None
    }

    /// f at a point. Operations beyond `+ − × ÷ √` come from the `libm` crate, so that the bits are the
    /// same on every machine.
    fn value(&self, point: [f64; 2]) -> f64;

    /// (∂f/∂x, ∂f/∂y) at a point.
    fn gradient(&self, point: [f64; 2]) -> [f64; 2];

    /// The second derivatives (∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²) at a point.
    ///
    /// Unless the objective has them exactly, they are central differences of the gradient with the step h =
    /// ∛ε·max(1, |x|), about 6e-6. For a smooth gradient they have about ten correct digits: the error is
    /// h²/6 times the gradient's third derivative, and ε/h times the size of the gradient itself.
    ///
    /// ```
    /// use korogaru_lab::{Objective, objectives::Book};
    ///
    /// assert_eq!(Book.hessian([-7.0, 2.0]), [0.1, 0.0, 2.0]); // f = x²/20 + y²
    /// ```
    fn hessian(&self, point: [f64; 2]) -> [f64; 3] {
        by_differences(|point| self.gradient(point), point)
    }

    /// Whether f is a quadratic. Its second derivatives are then the same everywhere, and what holds at one
    /// point holds at all. `false` by default.
    fn is_quadratic(&self) -> bool {
        false
    }

    /// Why f has no finite value or gradient at a point: the operation that has no result there, such as the
    /// logarithm of a negative number. `None` if f has both, and if the objective does not know why.
    fn undefined(&self, point: [f64; 2]) -> Option<Undefined> {
        let _ = point;
        None
    }

    /// The number of examples that f is the mean over, such as the points that a line is fitted to, or 0 if f
    /// is not a mean. The default is 0. If there are examples, a [mini-batch](crate::Noise) can be taken from
    /// them.
    fn examples(&self) -> usize {
        0
    }

    /// The gradient of one example's part of f. `index` is below [`examples`](Objective::examples). The mean
    /// over all examples is the [`gradient`](Objective::gradient).
    fn example_gradient(&self, index: usize, point: [f64; 2]) -> [f64; 2] {
        let _ = index;
        self.gradient(point)
    }

    /// The rectangle that is worth looking at. Contours are drawn over it.
    fn domain(&self) -> Plane;

    /// The rectangle that a figure shows by default: the domain, unless the objective overrides it.
    fn view(&self) -> Plane {
        self.domain()
    }

    /// The points that are known to be global minima, or were found to be the lowest. Empty if there are
    /// none, or if none are known.
    fn minima(&self) -> &[Minimum] {
        &[]
    }

    /// Whether [`minima`](Objective::minima) were found by a numerical search, and are not known exactly.
    fn minima_are_found(&self) -> bool {
        false
    }

    /// Whether there are more minima than [`minima`](Objective::minima) lists.
    fn has_more_minima(&self) -> bool {
        false
    }

    /// The global minimum nearest to a point. By default it is one of the [`minima`](Objective::minima).
    ///
    /// ```
    /// use korogaru_lab::{Formula, Objective};
    ///
    /// // One of infinitely many, beyond the rectangle that is searched for all of them.
    /// let minimum = Formula::new("sin(x) + sin(y)")?.nearest_minimum([36.0, -1.0]).unwrap();
    /// assert!((minimum.point[0] - 11.5 * std::f64::consts::PI).abs() < 1e-9);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    fn nearest_minimum(&self, near: [f64; 2]) -> Option<Minimum> {
        self.minima().iter().copied().min_by(|a, b| a.distance(near).total_cmp(&b.distance(near)))
    }

    /// Where f is lowest, seen from a point: at its minima, along a valley, everywhere or nowhere. For a
    /// quadratic without a minimum, its derivatives tell which.
    ///
    /// ```
    /// use korogaru_lab::{Formula, Lowest, Objective};
    ///
    /// let lowest = |text| Ok::<_, korogaru_lab::Error>(Formula::new(text)?.lowest([-7.0, 2.0]));
    /// assert!(matches!(lowest("(x-3)^2")?, Lowest::Valley(minimum) if minimum.point == [3.0, 2.0]));
    /// assert_eq!(lowest("x^2 - y^2")?, Lowest::Nowhere);
    /// assert_eq!(lowest("7")?, Lowest::Everywhere);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    fn lowest(&self, near: [f64; 2]) -> Lowest {
        Lowest::of(self, near)
    }

    /// This function for a user who looks at a certain rectangle and starts at a certain point. A function
    /// whose minima are found by a search searches there too. `None` if it makes no difference.
    fn looked_at(&self, view: Plane, start: [f64; 2]) -> Option<Arc<dyn Objective>> {
        let _ = (view, start);
        None
    }

    /// The usual start.
    fn start(&self) -> [f64; 2];

    /// How to space contour levels so that they can be told apart.
    fn spacing(&self) -> Spacing {
        Spacing::Linear
    }

    /// f along a horizontal line: sets `out[i]` to f(`xs[i]`, `y`). The numbers are those of
    /// [`value`](Objective::value). With it a grid costs one virtual call for each line.
    fn values(&self, xs: &[f64], y: f64, out: &mut [f64]) {
        for (out, &x) in out.iter_mut().zip(xs) {
            *out = self.value([x, y]);
        }
    }
}

/// What messages call an objective: its formula if it was read from one, and its name otherwise.
pub(crate) fn called(objective: &dyn Objective) -> String {
    let formula = objective.source().map(|_| objective.formula());
    formula.unwrap_or(objective.name()).to_owned()
}

/// The second derivatives by central differences of the gradient. The mixed one is the mean of two
/// differences.
fn by_differences(gradient: impl Fn(Point) -> Point, [x, y]: Point) -> [f64; 3] {
    /// ∛ε, at which the errors of the difference and of rounding are of the same size.
    const STEP: f64 = 6.055_454_452_393_343e-6;
    let ends = |at: f64| {
        let step = STEP * at.abs().max(1.0);
        // The ends after rounding, so that the difference is divided by the step that was really made.
        [at - step, at + step]
    };
    let slope = |[low, high]: [f64; 2], [below, above]: [Point; 2]| {
        [0, 1].map(|i| (above[i] - below[i]) / (high - low))
    };
    let (xs, ys) = (ends(x), ends(y));
    let [xx, yx] = slope(xs, xs.map(|x| gradient([x, y])));
    let [xy, yy] = slope(ys, ys.map(|y| gradient([x, y])));
    [xx, f64::midpoint(xy, yx), yy]
}

/// A point where a function is lowest, with f there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// The point (x, y).
    pub point: [f64; 2],
    /// f at the point.
    pub value: f64,
}

impl Minimum {
    /// The distance of a point from this minimum.
    #[must_use]
    pub fn distance(&self, [x, y]: Point) -> f64 {
        libm::hypot(x - self.point[0], y - self.point[1])
    }
}

/// How contour levels are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spacing {
    /// At equal differences, as for a parabola.
    Linear,
    /// At equal ratios, for positive functions whose steep walls would hide the valley.
    Logarithmic,
}
