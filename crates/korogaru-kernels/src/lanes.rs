//! Numbers side by side, each with hyperparameters of its own: what a sweep computes with.

use std::ops::{Add, Div, Mul, Neg, Sub};
use std::sync::atomic::{Ordering, compiler_fence};

use crate::{Array, Kernels, Number, Rule};

/// A bundle of `f64`s that one operation takes together, lane by lane.
///
/// The same parameter of as many runs, or the coefficients of as many rules: a [`Rule`] on bundles makes each run's
/// own update, with each run's own bits.
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
    /// How many there are: a cache line, and one vector of AVX-512.
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

/// The updates of one parameter in many runs, a run a lane.
#[derive(Debug)]
pub struct LaneUpdate<'a, R: Rule> {
    /// For each bundle, its lanes' coefficients.
    pub coefficients: &'a [R::Coefficients<Bundle>],
    /// For each bundle, its lanes' state.
    pub state: &'a mut [R::State<Bundle>],
    /// For each lane, the parameter.
    pub parameters: &'a mut [f64],
    /// For each lane, the gradient.
    pub gradient: &'a [f64],
}

impl<R: Rule> LaneUpdate<'_, R> {
    /// As far as all go. Lanes that the last bundle has beyond are computed with zeros.
    #[inline(always)]
    pub(crate) fn run(self, _: impl Kernels) {
        let (whole, rest) = self.parameters.as_chunks_mut::<{ Bundle::COUNT }>();
        let (whole_gradient, rest_gradient) = self.gradient.as_chunks::<{ Bundle::COUNT }>();
        let mut bundles = self.coefficients.iter().zip(self.state);
        let pairs = whole.iter_mut().zip(whole_gradient);
        for ((p, g), (coefficients, state)) in pairs.zip(bundles.by_ref()) {
            // No instruction: it only keeps the compiler from taking eight bundles at once, with their lanes gathered.
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
