//! Formulas as people type them, as functions to be minimised.

mod binary;
mod evaluate;
mod function;
mod lexer;
mod many;
mod mistake;
mod names;
mod parser;
mod print;
mod survey;
mod tape;
mod undefined;

use std::sync::{Arc, OnceLock};

use korogaru::Backend;

pub use mistake::{FormulaPart, FormulaPlace, Mistake};
pub use undefined::{Partial, Undefined};

use crate::lowest::Shape;
use crate::plane::Point;
use crate::{Error, Lowest, Minimum, Objective, Plane, Spacing};
use evaluate::{HESSIAN, Stack, VALUE, evaluate, slope};
use many::{Line, OfTape};
use survey::Survey;
use tape::Tape;

/// A function of x and y read from a formula, with its exact first and second derivatives.
///
/// A formula has the variables `x` and `y`, numbers such as `0.05` and `1e-3`, `pi` or `π`, `e`, brackets, and from the
/// loosest to the tightest:
///
/// * `+` and `−`, from left to right;
/// * `*` and `/`, from left to right, and products without a sign: `2x`, `xy`, `3sin(x)y`, `(1-x)(2+y)`. These bind as those
///   with a sign do: `1/2x` is `(1/2)*x`;
/// * the sign `−`: `-y^2` is `−(y²)`;
/// * `^`, from right to left: `2^3^2` is 2⁹; and raised digits, `x²`;
/// * functions with their arguments in brackets, or between bars, as in `ln|x|`: `sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp ln log2
///   log10 sqrt cbrt abs`, and of two numbers `min max atan2`; `√` of the number, name or bracket after it; `|x|`.
///
/// `−`, `×`, `·`, `÷` and what a Japanese keyboard writes full-width mean what they look like. Capitals are small letters.
/// `**` is `^`, and what others write is read as well: `f(x, y) =` before a formula, `np.` and `math.` before a name,
/// `arctan`, `maximum`, `pow(x, 2)`, `square`, `hypot`, `sin²(x)`, `x^{2}`. `log` is refused, since it is `ln` to some and `log10` to others.
///
/// # What is computed
///
/// Operations in the order in which they are written, each rounded by itself; parts without a variable once. A whole power
/// up to 16 is a product from left to right, `x^3` = (x·x)·x, or 1 by it; other powers and functions are `libm`'s, so that
/// the bits are the same everywhere. Derivatives come by the chain rule, forward (Griewank and Walther, *Evaluating
/// Derivatives*, 2008, chapter 3).
///
/// At a kink the gradient is a subgradient: that of `abs` at 0 is 0, that of `min` and `max` of equal numbers is the first
/// one's, and that of a root or power with an infinite slope is 0 where what it is of is flat, as in `sqrt(x^2+y^2)` at
/// (0, 0). The second derivatives are those beside the kink, or 0.
///
/// # What is looked for
///
/// Minima are not known but found. That of a quadratic is a Newton step away from any point. Of other functions, from the
/// hollows of a grid of 101 × 101 points over the domain, and over the view where that is another, and from a start outside
/// both, damped Newton steps go down until there is nothing to gain, or ever smaller steps where f has a kink.
/// What is kept are the lowest points found, if each is alone and nothing lower was seen. Where none is alone, they are
/// points of a valley of level ground ([`Lowest::Valley`]).
///
/// ```
/// use korogaru_lab::{Formula, Objective};
///
/// let formula = Formula::new("x^2/20 + y^2")?;
/// assert_eq!(formula.formula(), "x²/20 + y²");
/// assert_eq!(formula.value([-7.0, 2.0]), 6.45);
/// assert_eq!(formula.gradient([-7.0, 2.0]), [-0.7, 4.0]);
/// assert_eq!(formula.hessian([-7.0, 2.0]), [0.1, 0.0, 2.0]);
/// assert_eq!(formula.minima()[0].point, [0.0, 0.0]);
///
/// let wrong = Formula::new("x^2 + * y").unwrap_err();
/// assert_eq!(wrong.to_string(), "\
/// the formula is wrong at character 7
///   x^2 + * y
///         ^ expected a number, a variable, a function or (");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Formula {
    source: String,
    whole: String,
    shown: String,
    tape: Arc<Tape>,
    /// Where a figure looks, if that is not the domain.
    view: Option<Plane>,
    /// Where a run starts, if that is outside both.
    start: Option<Point>,
    survey: OnceLock<Survey>,
}

impl Formula {
    /// The most characters that a formula may have.
    pub const LONGEST: usize = parser::LONGEST;
    /// The most parts inside each other.
    pub const DEEPEST: usize = parser::DEEPEST;

    /// Reads a formula.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Formula`](crate::ErrorKind::Formula), with the leftmost place where something is wrong.
    pub fn new(text: &str) -> Result<Self, Error> {
        let (nodes, source) = parser::parse(text)?;
        let whole = print::text(&nodes);
        let shown = shortened(&whole);
        let tape = Arc::new(Tape::new(&nodes));
        Ok(Self { source, whole, shown, tape, view: None, start: None, survey: OnceLock::new() })
    }

    /// All of the formula as people write it; [`formula`](Objective::formula) shortens a long one. It reads as the same
    /// function again, unless its spaces and brackets make it longer or deeper than a formula may be.
    ///
    /// ```
    /// use korogaru_lab::Formula;
    ///
    /// assert_eq!(Formula::new("20+x^2-10*cos(2pi*x)")?.written(), "20 + x² − 10cos(2πx)");
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn written(&self) -> &str {
        &self.whole
    }

    fn survey(&self) -> &Survey {
        self.survey.get_or_init(|| {
            let areas: Vec<Plane> = self.view.into_iter().chain([DOMAIN]).collect();
            let shape = self.tape.is_quadratic.then(|| Shape::of(self, [0.0; 2])).flatten();
            Survey::of(&self.tape, &areas, self.start, shape)
        })
    }

    fn jet<const C: usize>(&self, [x, y]: [f64; 2]) -> [f64; C] {
        evaluate(&self.tape, &[x], &[y], &mut Stack::<1, C>::new(&self.tape)).map(|[number]| number)
    }
}

/// As the article draws its function.
const DOMAIN: Plane = Plane::known([-10.0, 10.0], [-10.0, 10.0]);

impl Formula {
    /// What a sweep's runs go over.
    pub(crate) fn surface(&self) -> OfTape<'_> {
        OfTape::new(&self.tape)
    }
}

impl Objective for Formula {
    fn name(&self) -> &str {
        "formula"
    }

    /// At most some seventy characters, which fit over a figure.
    fn formula(&self) -> &str {
        &self.shown
    }

    fn source(&self) -> Option<&str> {
        Some(&self.source)
    }

    fn value(&self, point: [f64; 2]) -> f64 {
        self.jet::<VALUE>(point)[0]
    }

    fn gradient(&self, point: [f64; 2]) -> [f64; 2] {
        let [x, y] = point.map(|number| [number]);
        let [_, [dx], [dy]] = *slope(&self.tape, &x, &y, &mut Stack::new(&self.tape));
        [dx, dy]
    }

    fn hessian(&self, point: [f64; 2]) -> [f64; 3] {
        let [_, _, _, xx, xy, yy] = self.jet::<HESSIAN>(point);
        [xx, xy, yy]
    }

    /// Where that can be seen from the formula: a sum of products of two variables at most.
    fn is_quadratic(&self) -> bool {
        self.tape.is_quadratic
    }

    fn undefined(&self, point: [f64; 2]) -> Option<Undefined> {
        self.tape.undefined(point)
    }

    /// From −10 to 10 along both axes, as the article draws.
    fn domain(&self) -> Plane {
        DOMAIN
    }

    fn minima(&self) -> &[Minimum] {
        &self.survey().minima
    }

    fn minima_are_found(&self) -> bool {
        true
    }

    /// It is looked for below the point too.
    fn nearest_minimum(&self, near: [f64; 2]) -> Option<Minimum> {
        self.survey().nearest(&self.tape, near)
    }

    fn lowest(&self, near: [f64; 2]) -> Lowest {
        match self.survey().valley_near(&self.tape, near) {
            Some(minimum) if self.minima().is_empty() => Lowest::Valley(minimum),
            _ => Lowest::of(self, near),
        }
    }

    fn looked_at(&self, view: Plane, start: [f64; 2]) -> Option<Arc<dyn Objective>> {
        let is_seen = self.tape.is_quadratic || DOMAIN.contains(start) || view.contains(start);
        let (view, start) = ((view != DOMAIN).then_some(view), (!is_seen).then_some(start));
        let is_other = view != self.view || start != self.start;
        is_other.then(|| Arc::new(Self { view, start, survey: OnceLock::new(), ..self.clone() }) as _)
    }

    /// The book's: (−7, 2).
    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }

    /// In ratios where all heights seen are positive and most lie far below the highest.
    fn spacing(&self) -> Spacing {
        self.survey().spacing
    }

    fn values(&self, xs: &[f64], y: f64, out: &mut [f64]) {
        Backend::widest().run(Line { tape: &self.tape, xs, y, out });
    }
}

/// The beginning of a long formula.
fn shortened(text: &str) -> String {
    const MOST: usize = 72;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
