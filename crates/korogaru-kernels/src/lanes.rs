//! Several runs computed together, each with hyperparameters of its own, as a sweep does it.

use std::ops::{Add, Div, Mul, Neg, Sub};
use std::sync::atomic::{Ordering, compiler_fence};

use crate::{Array, Kernels, Number, Rule};

/// Eight `f64`s on which one operation is done together, lane by lane.
///
/// The lanes are the same parameter in several runs, or the same coefficient of several rules. A [`Rule`]
/// that computes with bundles makes the update of each run, with the bits that the run has alone.
///
/// ```
/// use korogaru_kernels::{Bundle, Momentum, Number, Rule};
///
/// let mut coefficients = [Bundle::ZERO; 3];
/// for lane in 0..Bundle::COUNT {
///     let rule = Momentum::new(0.1 * lane as f64, 0.9)?;
///     for (bundle, coefficient) in coefficients.iter_mut().zip(rule.coefficients(1)) {
///         bundle.0[lane] = coefficient;
///     }
/// }
/// let one = Bundle::from_f64(1.0);
/// let (p, [_v]) = Momentum::update(&coefficients, one, one, [Bundle::ZERO]);
/// assert_eq!((p.0[0], p.0[1], p.0[5]), (1.0, 0.9, 0.5)); // 1 − η·1
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Bundle(pub [f64; Bundle::COUNT]);

impl Bundle {
    /// The number of lanes. They fill a cache line, and one vector of AVX-512.
    pub const COUNT: usize = 8;

    #[inline(always)]
    fn zip(self, other: Self, operation: impl Fn(f64, f64) -> f64) -> Self {
        Self(std::array::from_fn(|lane| operation(self.0[lane], other.0[lane])))
    }
}

macro_rules! lane_by_lane {
    ($($operation:ident $method:ident $sign:tt),*) => {$(
        impl $operation for Bundle {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a $sign b)
            }
        }
    )*};
}

lane_by_lane!(Add add +, Sub sub -, Mul mul *, Div div /);

impl Neg for Bundle {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self(self.0.map(|lane| -lane))
    }
}

impl Number for Bundle {
    type Wide = Self;
    const ZERO: Self = Self([0.0; Self::COUNT]);

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        Self([value; Self::COUNT])
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.map(f64::sqrt))
    }

    #[inline(always)]
    fn to_wide(self) -> Self {
        self
    }

    #[inline(always)]
    fn from_wide(wide: Self) -> Self {
        wide
    }
}

/// One update of one parameter in many runs, one run in each lane.
#[derive(Debug)]
pub struct LaneUpdate<'a, R: Rule> {
    /// The coefficients of each bundle's lanes.
    pub coefficients: &'a [R::Coefficients<Bundle>],
    /// The state of each bundle's lanes.
    pub state: &'a mut [R::State<Bundle>],
    /// The parameter of each lane.
    pub parameters: &'a mut [f64],
    /// The gradient of each lane.
    pub gradient: &'a [f64],
}

impl<R: Rule> LaneUpdate<'_, R> {
    /// Makes the update, up to the end of the shortest slice. The last bundle may have more lanes than there
    /// are runs; these are computed with zeros.
    #[inline(always)]
    pub(crate) fn run(self, _: impl Kernels) {
        let (whole, rest) = self.parameters.as_chunks_mut::<{ Bundle::COUNT }>();
        let (whole_gradient, rest_gradient) = self.gradient.as_chunks::<{ Bundle::COUNT }>();
        let mut bundles = self.coefficients.iter().zip(self.state);
        let pairs = whole.iter_mut().zip(whole_gradient);
        for ((p, g), (coefficients, state)) in pairs.zip(bundles.by_ref()) {
            // This is no instruction. It keeps the compiler from taking eight bundles at once, with their
            // lanes gathered.
            compiler_fence(Ordering::SeqCst);
            *p = update::<R>(coefficients, *p, *g, state);
        }
        if rest.is_empty() {
            return;
        }
        if let Some((coefficients, state)) = bundles.next() {
            let padded = |from: &[f64]| std::array::from_fn(|lane| from.get(lane).copied().unwrap_or(0.0));
            let next = update::<R>(coefficients, padded(rest), padded(rest_gradient), state);
            for (p, next) in rest.iter_mut().zip(next) {
                *p = next;
            }
        }
    }
}

#[inline(always)]
fn update<R: Rule>(
    coefficients: &R::Coefficients<Bundle>,
    p: [f64; Bundle::COUNT],
    g: [f64; Bundle::COUNT],
    state: &mut R::State<Bundle>,
) -> [f64; Bundle::COUNT] {
    let before = R::State::from_fn(|slot| state.as_ref()[slot]);
    let (next, after) = R::update(coefficients, Bundle(p), Bundle(g), before);
    *state = after;
    next.0
}
