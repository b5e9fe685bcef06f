//! A tensor, or a chunk of one, with its gradient and state: what is updated at a time.

use std::mem::take;

use korogaru_kernels::{Array, Kernels, Rule, rounded};
#[cfg(feature = "half")]
use {
    half::{bf16, f16},
    korogaru_kernels::Half,
};

use crate::HalfPrecision;
use crate::state::State;
use crate::tensor::Data;

/// Slices by the types of their numbers. Of a half type, the state is the same or f32.
pub(crate) enum Piece<'a> {
    F32(Slices<'a, f32, f32>),
    F64(Slices<'a, f64, f64>),
    #[cfg(feature = "half")]
    F16(Slices<'a, f16, f16>),
    #[cfg(feature = "half")]
    F16WithF32(Slices<'a, f16, f32>),
    #[cfg(feature = "half")]
    Bf16(Slices<'a, bf16, bf16>),
    #[cfg(feature = "half")]
    Bf16WithF32(Slices<'a, bf16, f32>),
}

/// Slices of one length.
pub(crate) struct Slices<'a, P, S> {
    parameter: &'a mut [P],
    gradient: &'a [P],
    state: Slots<'a, S>,
}

enum Slots<'a, S> {
    /// Of a whole tensor: its slots one after the other.
    Whole(&'a mut [S]),
    /// Of a chunk: its part of each slot.
    #[cfg(feature = "threads")]
    Parts(Vec<&'a mut [S]>),
}

/// What the arithmetic of all pieces of a step has in common.
pub(crate) struct Arithmetic<R: Rule> {
    #[cfg_attr(not(feature = "half"), expect(dead_code, reason = "what is not half needs no choice"))]
    half: HalfPrecision,
    /// Computed once for many tensors, since Adam's take two powers; by each thread once a chunk, since a rule's need not
    /// be what threads may share.
    f64s: R::Coefficients<f64>,
    f32s: R::Coefficients<f32>,
}

impl<R: Rule> Arithmetic<R> {
    pub(crate) fn new(rule: &R, step: u64, half: HalfPrecision) -> Self {
        let f64s = rule.exact_coefficients(step);
        Self { half, f32s: rounded::<R, f32>(&f64s), f64s }
    }
}

impl<'a> Piece<'a> {
    /// The whole tensor. The optimizer has compared types and lengths.
    #[inline(always)]
    pub(crate) fn whole(data: &'a mut Data<'_>, state: &'a mut State) -> Self {
        match (data, state) {
            (Data::F32(p, g), State::F32(state)) => Self::F32(Slices::whole(p, g, state)),
            (Data::F64(p, g), State::F64(state)) => Self::F64(Slices::whole(p, g, state)),
            #[cfg(feature = "half")]
            (Data::F16(p, g), State::F16(state)) => Self::F16(Slices::whole(p, g, state)),
            #[cfg(feature = "half")]
            (Data::F16(p, g), State::F32(state)) => Self::F16WithF32(Slices::whole(p, g, state)),
            #[cfg(feature = "half")]
            (Data::Bf16(p, g), State::Bf16(state)) => Self::Bf16(Slices::whole(p, g, state)),
            #[cfg(feature = "half")]
            (Data::Bf16(p, g), State::F32(state)) => Self::Bf16WithF32(Slices::whole(p, g, state)),
            _ => unreachable!("the optimizer compared the types"),
        }
    }

    /// Every element's update. Inlined as far as the kernels, so that it is compiled for their backend.
    #[inline(always)]
    pub(crate) fn update<R: Rule>(self, arithmetic: &Arithmetic<R>, kernels: impl Kernels) {
        let updated = match self {
            Self::F32(Slices { parameter: p, gradient: g, state }) => {
                let state = state.arranged::<R>(p.len());
                kernels.update_slice::<R, f32>(&arithmetic.f32s, p, g, state)
            }
            Self::F64(Slices { parameter: p, gradient: g, state }) => {
                let state = state.arranged::<R>(p.len());
                kernels.update_slice::<R, f64>(&arithmetic.f64s, p, g, state)
            }
            #[cfg(feature = "half")]
            Self::F16(slices) => slices.update_half(arithmetic, kernels),
            #[cfg(feature = "half")]
            Self::Bf16(slices) => slices.update_half(arithmetic, kernels),
            #[cfg(feature = "half")]
            Self::F16WithF32(slices) => slices.update_mixed(arithmetic, kernels),
            #[cfg(feature = "half")]
            Self::Bf16WithF32(slices) => slices.update_mixed(arithmetic, kernels),
        };
        updated.expect("the optimizer compared the lengths");
    }
}

impl<'a, P, S> Slices<'a, P, S> {
    fn whole(parameter: &'a mut [P], gradient: &'a [P], state: &'a mut [S]) -> Self {
        Self { parameter, gradient, state: Slots::Whole(state) }
    }

    /// With slots that lie apart, each as long as the parameter.
    #[cfg(feature = "threads")]
    pub(crate) fn apart(parameter: &'a mut [P], gradient: &'a [P], slots: Vec<&'a mut [S]>) -> Self {
        Self { parameter, gradient, state: Slots::Parts(slots) }
    }
}

#[cfg(feature = "half")]
impl<H: Half> Slices<'_, H, H> {
    /// With state of the half type, which is as NumPy has it or to save memory.
    #[inline(always)]
    fn update_half<R: Rule>(
        self,
        arithmetic: &Arithmetic<R>,
        kernels: impl Kernels,
    ) -> Result<(), korogaru_kernels::Error> {
        if arithmetic.half != HalfPrecision::AsNumpy {
            return self.update_mixed(arithmetic, kernels);
        }
        let Self { parameter: p, gradient: g, state } = self;
        let (coefficients, state) = (rounded::<R, H>(&arithmetic.f64s), state.arranged::<R>(p.len()));
        kernels.update_half_slice::<R, H>(&coefficients, p, g, state)
    }
}

#[cfg(feature = "half")]
impl<H: Half, S: korogaru_kernels::Stored> Slices<'_, H, S> {
    #[inline(always)]
    fn update_mixed<R: Rule>(
        self,
        arithmetic: &Arithmetic<R>,
        kernels: impl Kernels,
    ) -> Result<(), korogaru_kernels::Error> {
        let Self { parameter: p, gradient: g, state } = self;
        let state = state.arranged::<R>(p.len());
        kernels.update_mixed_slice::<R, H, S>(&arithmetic.f32s, p, g, state)
    }
}

impl<'a, S> Slots<'a, S> {
    /// The slots as the rule wants them, each of `len` elements.
    #[inline(always)]
    fn arranged<R: Rule>(self, len: usize) -> R::State<&'a mut [S]> {
        match self {
            Self::Whole(mut rest) => Array::from_fn(|_| {
                let (slot, after) = take(&mut rest).split_at_mut(len);
                rest = after;
                slot
            }),
            #[cfg(feature = "threads")]
            Self::Parts(slots) => {
                let mut slots = slots.into_iter();
                Array::from_fn(|_| slots.next().unwrap_or_default())
            }
        }
    }
}

/// What is done alike with slices of all types; `$piece` makes them a piece again.
#[cfg(feature = "threads")]
macro_rules! of_any_type {
    ($self:expr, |$slices:ident, $piece:ident| $result:expr) => {
        match $self {
            Self::F32($slices) => {
                let $piece = Self::F32;
                $result
            }
            Self::F64($slices) => {
                let $piece = Self::F64;
                $result
            }
            #[cfg(feature = "half")]
            Self::F16($slices) => {
                let $piece = Self::F16;
                $result
            }
            #[cfg(feature = "half")]
            Self::F16WithF32($slices) => {
                let $piece = Self::F16WithF32;
                $result
            }
            #[cfg(feature = "half")]
            Self::Bf16($slices) => {
                let $piece = Self::Bf16;
                $result
            }
            #[cfg(feature = "half")]
            Self::Bf16WithF32($slices) => {
                let $piece = Self::Bf16WithF32;
                $result
            }
        }
    };
}

#[cfg(feature = "threads")]
impl<'a> Piece<'a> {
    pub(crate) fn len(&self) -> usize {
        of_any_type!(self, |slices, _piece| slices.parameter.len())
    }

    /// The first `count` elements, and the others.
    pub(crate) fn split(self, count: usize) -> (Self, Self) {
        of_any_type!(self, |slices, piece| {
            let (first, others) = slices.split(count);
            (piece(first), piece(others))
        })
    }
}

#[cfg(feature = "threads")]
impl<P, S> Slices<'_, P, S> {
    fn split(self, count: usize) -> (Self, Self) {
        let (parameter, other_parameter) = self.parameter.split_at_mut(count);
        let (gradient, other_gradient) = self.gradient.split_at(count);
        let len = parameter.len() + other_parameter.len();
        let (state, other_state) = match self.state {
            Slots::Whole(state) => {
                state.chunks_exact_mut(len.max(1)).map(|slot| slot.split_at_mut(count)).unzip()
            }
            Slots::Parts(slots) => slots.into_iter().map(|slot| slot.split_at_mut(count)).unzip(),
        };
        (
            Self { parameter, gradient, state: Slots::Parts(state) },
            Self { parameter: other_parameter, gradient: other_gradient, state: Slots::Parts(other_state) },
        )
    }
}
