//! Half types as in NumPy: the rule on the half type itself, many elements at once.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Half;
use super::widened::{HeldAsF32, Widened};
use crate::{Array, Backend, Error, Number, Rule};

/// A half type's number, held as f32. Each operation rounds to the half type, so that a rule computes with it
/// as with the half itself, in instructions that every machine has.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(crate) struct Rounded<H> {
    value: f32,
    half: PhantomData<H>,
}

impl<H: Half> Rounded<H> {
    #[inline(always)]
    fn new(value: f32) -> Self {
        Self { value: H::from_f32(value).to_f32(), half: PhantomData }
    }

    /// A rule's coefficients of the half type.
    #[inline(always)]
    pub(crate) fn coefficients<R: Rule>(coefficients: &R::Coefficients<H>) -> R::Coefficients<Self> {
        Array::from_fn(|i| Self::held(coefficients.as_ref()[i].to_f32()))
    }
}

impl<H> fmt::Debug for Rounded<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

macro_rules! operation {
    ($trait:ident, $method:ident) => {
        impl<H: Half> $trait for Rounded<H> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self::new($trait::$method(self.value, other.value))
            }
        }
    };
}

operation!(Add, add);
operation!(Sub, sub);
operation!(Mul, mul);
operation!(Div, div);

impl<H: Half> Neg for Rounded<H> {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self { value: -self.value, half: PhantomData }
    }
}

impl<H: Half> Number for Rounded<H> {
    type Wide = f64;
    const ZERO: Self = Self { value: 0.0, half: PhantomData };

    fn from_f64(value: f64) -> Self {
        Self::held(H::from_f64(value).to_f32())
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self::new(self.value.sqrt())
    }

    #[inline(always)]
    fn to_wide(self) -> f64 {
        f64::from(self.value)
    }

    #[inline(always)]
    fn from_wide(wide: f64) -> Self {
        Self::from_f64(wide)
    }
}

impl<H: Half> HeldAsF32 for Rounded<H> {
    #[inline(always)]
    fn held(value: f32) -> Self {
        Self { value, half: PhantomData }
    }

    #[inline(always)]
    fn value(self) -> f32 {
        self.value
    }
}

/// One update of a tensor of a half type as NumPy makes it. Parameters, gradient and state are of that type,
/// and each operation rounds to it.
///
/// The bits are those of [`update_slice`](crate::update_slice) on the half type. That function takes one
/// element at a time, and this one takes as many as the instruction set does.
///
/// # Errors
///
/// As [`update_slice`](crate::update_slice).
///
/// ```
/// # #[cfg(feature = "half")] {
/// use half::f16;
/// use korogaru_kernels::{Momentum, Rule, update_half_slice};
///
/// let rule = Momentum::new(0.1, 0.9)?;
/// let (mut w, mut v) = ([f16::from_f32(2.0)], [f16::ZERO]);
/// update_half_slice::<Momentum, f16>(&rule.coefficients(1), &mut w, &[f16::ONE], [&mut v])?;
/// assert_eq!(v[0].to_f64(), -0.0999755859375); // 0.1 as NumPy's float16 has it
/// # }
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
pub fn update_half_slice<R: Rule, H: Half>(
    coefficients: &R::Coefficients<H>,
    parameters: &mut [H],
    gradient: &[H],
    state: R::State<&mut [H]>,
) -> Result<(), Error> {
    update_half_slice_on::<R, H>(Backend::widest(), coefficients, parameters, gradient, state)
}

/// [`update_half_slice`] by the given backend.
///
/// # Errors
///
/// As [`update_slice`](crate::update_slice).
pub fn update_half_slice_on<R: Rule, H: Half>(
    backend: Backend,
    coefficients: &R::Coefficients<H>,
    parameters: &mut [H],
    gradient: &[H],
    state: R::State<&mut [H]>,
) -> Result<(), Error> {
    let held = Rounded::coefficients::<R>(coefficients);
    backend.run(Widened::<R, Rounded<H>, H, H>::new(&held, parameters, gradient, state)?);
    Ok(())
}
