//! The half types, as NumPy computes with them and mixed with f32.

use std::error::Error;
use std::marker::PhantomData;

use half::{bf16, f16};
use korogaru_kernels::{
    Array, Backend, Error as RuleError, Half, Rule, Stored, update_half_slice_on, update_mixed_slice_on,
};

use crate::data::{Bits, bits};
use crate::line;
use crate::road::Road;

bits!(f16, u16, 10);
bits!(bf16, u16, 7);

/// The rule by every road of the half types.
pub(crate) fn every_road<R: Rule>(rule: &R) -> Result<(), Box<dyn Error>> {
    line::<R, AsNumpy<f16>>(rule)?;
    line::<R, AsNumpy<bf16>>(rule)?;
    line::<R, Mixed<f16, f32>>(rule)?;
    line::<R, Mixed<bf16, f32>>(rule)?;
    line::<R, Mixed<f16, f16>>(rule)?;
    line::<R, Mixed<bf16, bf16>>(rule)
}

/// `update_half_slice_on`: every operation rounds to the half type.
struct AsNumpy<H>(PhantomData<H>);

/// `update_mixed_slice_on`: f32 inside, parameters of one type and state of another.
struct Mixed<H, S>(PhantomData<(H, S)>);

/// What both ways are called in the report, and the conversions of the crate `half`.
trait Converted: Stored + Bits {
    const AS_NUMPY: &'static str = "";
    const MIXED_WITH_F32: &'static str = "";
    const MIXED_WITH_ITSELF: &'static str = "";

    fn wide(self) -> f32;
    fn rounded(value: f32) -> Self;
}

impl Converted for f32 {
    fn wide(self) -> f32 {
        self
    }

    fn rounded(value: f32) -> Self {
        value
    }
}

macro_rules! converted {
    ($type:ident) => {
        impl Converted for $type {
            const AS_NUMPY: &'static str = concat!(stringify!($type), " as NumPy");
            const MIXED_WITH_F32: &'static str = concat!(stringify!($type), " mixed, f32");
            const MIXED_WITH_ITSELF: &'static str = concat!(stringify!($type), " mixed, ", stringify!($type));

            fn wide(self) -> f32 {
                self.to_f32()
            }

            fn rounded(value: f32) -> Self {
                Self::from_f32(value)
            }
        }
    };
}

converted!(f16);
converted!(bf16);

impl<H: Half + Converted> Road for AsNumpy<H> {
    const NAME: &'static str = H::AS_NUMPY;
    type Parameter = H;
    type State = H;
    type Number = H;

    fn many<R: Rule>(
        backend: Backend,
        coefficients: &R::Coefficients<H>,
        parameters: &mut [H],
        gradient: &[H],
        state: R::State<&mut [H]>,
    ) -> Result<(), RuleError> {
        update_half_slice_on::<R, H>(backend, coefficients, parameters, gradient, state)
    }

    fn one<R: Rule>(
        coefficients: &R::Coefficients<H>,
        parameter: H,
        gradient: H,
        state: R::State<H>,
    ) -> (H, R::State<H>) {
        R::update(coefficients, parameter, gradient, state)
    }
}

impl<H: Half + Converted, S: Converted> Road for Mixed<H, S> {
    const NAME: &'static str = if S::WIDTH == H::WIDTH { H::MIXED_WITH_ITSELF } else { H::MIXED_WITH_F32 };
    type Parameter = H;
    type State = S;
    type Number = f32;

    fn many<R: Rule>(
        backend: Backend,
        coefficients: &R::Coefficients<f32>,
        parameters: &mut [H],
        gradient: &[H],
        state: R::State<&mut [S]>,
    ) -> Result<(), RuleError> {
        update_mixed_slice_on::<R, H, S>(backend, coefficients, parameters, gradient, state)
    }

    fn one<R: Rule>(
        coefficients: &R::Coefficients<f32>,
        parameter: H,
        gradient: H,
        state: R::State<S>,
    ) -> (H, R::State<S>) {
        let wide = Array::from_fn(|slot| state.as_ref()[slot].wide());
        let (next, after) = R::update(coefficients, parameter.wide(), gradient.wide(), wide);
        (H::rounded(next), Array::from_fn(|slot| S::rounded(after.as_ref()[slot])))
    }
}
