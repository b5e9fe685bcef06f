//! Formulas as people type them, used as objectives.

mod binary;
mod descent;
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

/// A function of x and y that is read from a formula, with its exact first and second derivatives.
///
/// A formula has the variables `x` and `y`, numbers such as `0.05` and `1e-3`, `pi` or `π`, `e`, brackets,
/// and these operations, from the loosest to the tightest:
///
/// * `+` and `−`, from left to right;
/// * `*` and `/`, from left to right, and products without a sign: `2x`, `xy`, `3sin(x)y`, `(1-x)(2+y)`.
///   These bind like products with a sign: `1/2x` is `(1/2)*x`;
/// * the sign `−`: `-y^2` is `−(y²)`;
/// * `^`, from right to left: `2^3^2` is 2⁹; and superscript digits: `x²`;
/// * functions with their arguments in brackets, or between bars, as in `ln|x|`: `sin cos tan asin acos atan
///   sinh cosh tanh asinh acosh atanh exp ln log2 log10 sqrt cbrt abs`, and of two numbers `min max atan2`;
///   `√` of the number, name or bracket after it; `|x|`.
///
/// `−`, `×`, `·`, `÷` and the full-width characters of a Japanese keyboard mean what they look like.
/// Capitals count as small letters. Some forms that are usual elsewhere are read too: `**` for `^`,
/// `f(x, y) =` before a formula, `np.` and `math.` before a name, `arctan`, `maximum`, `pow(x, 2)`, `square`,
/// `hypot`, `sin²(x)`, `x^{2}`. `log` is refused, because some people write it for `ln` and others for
/// `log10`.
///
/// # What is computed
///
/// Operations are computed in the order in which they are written, and each is rounded by itself. Parts
/// without a variable are computed once. A whole power up to 16 is a product from left to right, `x^3` =
/// (x·x)·x, or 1 divided by it. Other powers and functions are `libm`'s, so that the bits are the same on
/// every machine. Derivatives are computed by the chain rule, forward (Griewank and Walther, *Evaluating
/// Derivatives*, 2008, chapter 3).
///
/// At a kink the gradient is a subgradient: for `abs` at 0 it is 0; for `min` and `max` of equal numbers it
/// is the gradient of the first; and for a root or power with an infinite slope it is 0 if its operand is
/// flat, as in `sqrt(x^2+y^2)` at (0, 0). The second derivatives are those beside the kink, or 0.
///
/// # How minima are found
///
/// The minima of a formula are not known but searched for. A Newton step from any point leads to the minimum
/// of a quadratic. For other functions the search starts at the low points of a grid of 101 × 101 points
/// over the domain, over the view if that is another rectangle, and at the start if that is outside both.
/// From there damped Newton steps go down until nothing more is gained; if f has a kink, ever smaller steps
/// do. Descents start from at most 128 points, the lowest ones, and
/// [`has_more_minima`](Objective::has_more_minima) says whether the others lead to more minima. The lowest
/// points found are kept as minima if each is separate and nothing lower was seen. If none is
/// separate, they are points of a level valley ([`Lowest::Valley`]).
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
    /// The rectangle that a figure shows, if it is not the domain.
    view: Option<Plane>,
    /// The start of a run, if it is outside both.
    start: Option<Point>,
    survey: OnceLock<Survey>,
}

impl Formula {
    /// The most characters that a formula may have.
    pub const LONGEST: usize = parser::LONGEST;
    /// The most parts that may be inside each other.
    pub const DEEPEST: usize = parser::DEEPEST;

    /// Reads a formula.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Formula`](crate::ErrorKind::Formula), with the leftmost mistake and its place.
    pub fn new(text: &str) -> Result<Self, Error> {
        let (nodes, source) = parser::parse(text)?;
        let whole = print::text(&nodes);
        let shown = shortened(&whole);
        let tape = Arc::new(Tape::new(&nodes));
        Ok(Self { source, whole, shown, tape, view: None, start: None, survey: OnceLock::new() })
    }

    /// The whole formula as people write it. ([`formula`](Objective::formula) shortens a long one.) It parses
    /// as the same function again, unless its spaces and brackets make it longer or deeper than a formula may
    /// be.
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

/// The article draws its function on this square.
const DOMAIN: Plane = Plane::known([-10.0, 10.0], [-10.0, 10.0]);

impl Formula {
    /// The function that the runs of a sweep are advanced over.
    pub(crate) fn surface(&self) -> OfTape<'_> {
        OfTape::new(&self.tape)
    }
}

impl Objective for Formula {
    fn name(&self) -> &str {
        "formula"
    }

    /// At most about seventy characters, which fit over a figure.
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

    /// Known if it can be seen from the formula: a sum of products of at most two variables each.
    fn is_quadratic(&self) -> bool {
        self.tape.is_quadratic
    }

    fn undefined(&self, point: [f64; 2]) -> Option<Undefined> {
        self.tape.undefined(point)
    }

    /// From −10 to 10 along both axes, as in the article.
    fn domain(&self) -> Plane {
        DOMAIN
    }

    fn minima(&self) -> &[Minimum] {
        &self.survey().minima
    }

    fn minima_are_found(&self) -> bool {
        true
    }

    fn has_more_minima(&self) -> bool {
        self.survey().has_more
    }

    /// The search also goes down from the point itself.
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

    /// The book's start, (−7, 2).
    fn start(&self) -> [f64; 2] {
        [-7.0, 2.0]
    }

    /// Logarithmic if all values seen are positive and most of them are far below the highest.
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
