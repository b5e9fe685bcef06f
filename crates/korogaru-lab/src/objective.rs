use std::fmt;
use std::sync::Arc;

use crate::Lowest;
use crate::formula::Undefined;
use crate::plane::{Plane, Point};
use crate::sweep::Swept;

/// A function of two variables to be minimised, with its gradient.
///
/// The built-in ones are in [`objectives`](crate::objectives), one file each. One of your own goes wherever
/// they do:
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

    /// The text that the function was read from, where it was: a key `formula` of an experiment instead of `objective`.
    fn source(&self) -> Option<&str> {
        None
    }

    /// f at a point. Functions beyond `+ − × ÷ √` come from the `libm` crate, so that the bits are the same
    /// everywhere.
    fn value(&self, point: [f64; 2]) -> f64;

    /// (∂f/∂x, ∂f/∂y) at a point.
    fn gradient(&self, point: [f64; 2]) -> [f64; 2];

    /// The second derivatives (∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²) at a point.
    ///
    /// Unless the function has them exactly, they are central differences of the gradient with the step
    /// h = ∛ε·max(1, |x|), some 6e-6: with a smooth gradient they are right to some ten digits (the error is h²/6 times
    /// the gradient's third derivative, and ε/h times the gradient's own size).
    ///
    /// ```
    /// use korogaru_lab::{Objective, objectives::Book};
    ///
    /// assert_eq!(Book.hessian([-7.0, 2.0]), [0.1, 0.0, 2.0]); // f = x²/20 + y²
    /// ```
    fn hessian(&self, point: [f64; 2]) -> [f64; 3] {
        by_differences(|point| self.gradient(point), point)
    }

    /// Whether f is a quadratic, so that its second derivatives are the same everywhere and what holds at one
    /// point holds at all. `false` unless the function says otherwise.
    fn is_quadratic(&self) -> bool {
        false
    }

    /// Why f has no finite value or gradient at a point, where the function knows: what it would have to compute there,
    /// such as the logarithm of a negative number. `None` where it has both, and where it does not know.
    fn undefined(&self, point: [f64; 2]) -> Option<Undefined> {
        let _ = point;
        None
    }

    /// How many examples f is the mean over, such as the points that a line is fitted to. 0 for a function that is no mean,
    /// unless the function says otherwise. Where there are some, a [mini-batch](crate::Noise) can be taken of them.
    fn examples(&self) -> usize {
        0
    }

    /// The gradient of one example's part of f, whose index is below [`examples`](Objective::examples). The mean over all
    /// is the [`gradient`](Objective::gradient).
    fn example_gradient(&self, index: usize, point: [f64; 2]) -> [f64; 2] {
        let _ = index;
        self.gradient(point)
    }

    /// Where the function is worth looking at: contours are drawn over this rectangle.
    fn domain(&self) -> Plane;

    /// What a figure shows unless told otherwise. The domain, unless the function says otherwise.
    fn view(&self) -> Plane {
        self.domain()
    }

    /// The points known to be global minima, or found to be the lowest. None where there are none, or none are known.
    fn minima(&self) -> &[Minimum] {
        &[]
    }

    /// Whether [`minima`](Objective::minima) were looked for in numbers, so that they are what was found and not what is
    /// known.
    fn minima_are_found(&self) -> bool {
        false
    }

    /// The global minimum nearest to a point: of the [`minima`](Objective::minima), unless the function knows others.
    ///
    /// ```
    /// use korogaru_lab::{Formula, Objective};
    ///
    /// // One of endlessly many, beyond where all were looked for.
    /// let minimum = Formula::new("sin(x) + sin(y)")?.nearest_minimum([36.0, -1.0]).unwrap();
    /// assert!((minimum.point[0] - 11.5 * std::f64::consts::PI).abs() < 1e-9);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    fn nearest_minimum(&self, near: [f64; 2]) -> Option<Minimum> {
        self.minima().iter().copied().min_by(|a, b| a.distance(near).total_cmp(&b.distance(near)))
    }

    /// Where f is lowest, seen from a point: at its minima, along a valley, everywhere, nowhere. Where there is no minimum, a
    /// quadratic knows by its derivatives.
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

    /// The same function for one who looks at another rectangle and starts at a point, where it makes a difference: a
    /// function whose minima are looked for looks there too. `None` where it makes none.
    fn looked_at(&self, view: Plane, start: [f64; 2]) -> Option<Arc<dyn Objective>> {
        let _ = (view, start);
        None
    }

    /// A customary point to start from.
    fn start(&self) -> [f64; 2];

    /// How heights are best spaced to be told apart.
    fn spacing(&self) -> Spacing {
        Spacing::Linear
    }

    /// f along a horizontal line: `out[i]` becomes f(`xs[i]`, `y`). The same numbers as
    /// [`value`](Objective::value) gives; it exists so that a grid costs one virtual call a line.
    fn values(&self, xs: &[f64], y: f64, out: &mut [f64]) {
        for (out, &x) in out.iter_mut().zip(xs) {
            *out = self.value([x, y]);
        }
    }
}

/// What an objective is called in messages: a formula by itself, others by their names.
pub(crate) fn called(objective: &dyn Objective) -> String {
    let formula = objective.source().map(|_| objective.formula());
    formula.unwrap_or(objective.name()).to_owned()
}

/// The second derivatives by central differences of the gradient; the mixed one is the mean of its two.
fn by_differences(gradient: impl Fn(Point) -> Point, [x, y]: Point) -> [f64; 3] {
    /// ∛ε: where the error of the difference and that of rounding are of one size.
    const STEP: f64 = 6.055_454_452_393_343e-6;
    let ends = |at: f64| {
        let step = STEP * at.abs().max(1.0);
        // As they are after rounding, so that the difference is divided by what was stepped.
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

/// A point where a function is smallest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// Where.
    pub point: [f64; 2],
    /// f there.
    pub value: f64,
}

impl Minimum {
    /// How far a point is from this one.
    #[must_use]
    pub fn distance(&self, [x, y]: Point) -> f64 {
        libm::hypot(x - self.point[0], y - self.point[1])
    }
}

/// How contour levels follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spacing {
    /// In equal steps, as for a parabola.
    Linear,
    /// In equal ratios, for functions of positive heights whose walls hide their valley.
    Logarithmic,
}
