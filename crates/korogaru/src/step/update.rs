//! The update of one tensor, or of a chunk of one.

use std::mem::take;

use korogaru_kernels::{Array, Half, Kernels, Rule, rounded};

use crate::rule::RuleError;
use crate::state::State;
use crate::tensor::sealed::Sealed as _;
use crate::tensor::{Data, Slices, of_any_type};
use crate::{Element, HalfPrecision};

/// The slots of a tensor or of a chunk.
pub(crate) enum Slots<'a, S> {
    /// Of a whole tensor: its slots one after the other.
    Whole(&'a mut [S]),
    /// Of a chunk: its part of each slot.
    #[cfg(feature = "threads")]
    Parts(Vec<&'a mut [S]>),
}

/// Slots whose type is found once that of the parameter is known.
pub(crate) trait StateSlots: Sized {
    /// The slots, if they are of the type `E`.
    fn of<'a, E: Element>(self) -> Result<Slots<'a, E>, Self>
    where
        Self: 'a;
}

impl StateSlots for &mut State {
    #[inline(always)]
    fn of<'a, E: Element>(self) -> Result<Slots<'a, E>, Self>
    where
        Self: 'a,
    {
        E::whole(self)
    }
}

/// What the arithmetic of all tensors of a step has in common.
pub(crate) struct Arithmetic<R: Rule> {
    half: HalfPrecision,
    /// Computed once for many tensors, because Adam's take two powers. Each thread computes them once a
    /// chunk, because a rule's coefficients need not be what threads may share.
    f64s: R::Coefficients<f64>,
    f32s: R::Coefficients<f32>,
}

impl<R: Rule> Arithmetic<R> {
    pub(crate) fn new(rule: &R, step: u64, half: HalfPrecision) -> Self {
        let f64s = rule.exact_coefficients(step);
        Self { half, f32s: rounded::<R, f32>(&f64s), f64s }
    }
}

impl Data<'_> {
    /// One update of every element of a whole tensor, with its state. The optimizer has compared types and
    /// lengths.
    ///
    /// This is inlined as far as the kernels, so that all of it is compiled for their backend. The functions
    /// below read the slices after they have compared the type of the state: if the compiler can read them
    /// before it looks at the type, it loses what it knows of their alignment, which costs a dozen
    /// instructions for each tensor.
    #[inline(always)]
    pub(crate) fn update<R: Rule>(
        &mut self,
        state: &mut State,
        arithmetic: &Arithmetic<R>,
        kernels: impl Kernels,
    ) {
        let updated = of_any_type!(Self, self, slices: E => {
            E::update_slices(slices, state, arithmetic, kernels)
        });
        updated.expect("the optimizer compared the lengths");
    }
}

/// f32, with the coefficients in f32.
#[inline(always)]
pub(crate) fn single<R: Rule>(
    slices: &mut Slices<'_, f32>,
    state: impl StateSlots,
    arithmetic: &Arithmetic<R>,
    kernels: impl Kernels,
) -> Result<(), RuleError> {
    let slots = own::<f32>(state);
    let Slices { parameter: p, gradient: g } = slices.reborrow();
    let slots = slots.arranged::<R>(p.len());
    kernels.update_slice::<R, f32>(&arithmetic.f32s, p, g, slots)
}

/// f64, with the coefficients in f64.
#[inline(always)]
pub(crate) fn double<R: Rule>(
    slices: &mut Slices<'_, f64>,
    state: impl StateSlots,
    arithmetic: &Arithmetic<R>,
    kernels: impl Kernels,
) -> Result<(), RuleError> {
    let slots = own::<f64>(state);
    let Slices { parameter: p, gradient: g } = slices.reborrow();
    let slots = slots.arranged::<R>(p.len());
    kernels.update_slice::<R, f64>(&arithmetic.f64s, p, g, slots)
}

/// A half type, as [`HalfPrecision`] says.
#[allow(dead_code, reason = "the list of element types has half types with the feature alone")]
#[inline(always)]
pub(crate) fn half<R: Rule, H: Half + Element>(
    slices: &mut Slices<'_, H>,
    state: impl StateSlots,
    arithmetic: &Arithmetic<R>,
    kernels: impl Kernels,
) -> Result<(), RuleError> {
    match state.of::<H>() {
        Ok(slots) => {
            let Slices { parameter: p, gradient: g } = slices.reborrow();
            let slots = slots.arranged::<R>(p.len());
            if arithmetic.half == HalfPrecision::AsNumpy {
                let coefficients = rounded::<R, H>(&arithmetic.f64s);
                kernels.update_half_slice::<R, H>(&coefficients, p, g, slots)
            } else {
                kernels.update_mixed_slice::<R, H, H>(&arithmetic.f32s, p, g, slots)
            }
        }
        Err(state) => {
            let slots = own::<f32>(state);
            let Slices { parameter: p, gradient: g } = slices.reborrow();
            let slots = slots.arranged::<R>(p.len());
            kernels.update_mixed_slice::<R, H, f32>(&arithmetic.f32s, p, g, slots)
        }
    }
}

/// The slots of a type that is known.
#[inline(always)]
fn own<'a, E: Element>(state: impl StateSlots + 'a) -> Slots<'a, E> {
    state.of().unwrap_or_else(|_| unreachable!("the optimizer compared the types"))
}

impl<'a, S> Slots<'a, S> {
    /// The slots as the rule takes them, each of `len` elements.
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

    /// The first `count` elements of each slot, and the others. A slot has `len` elements.
    #[cfg(feature = "threads")]
    pub(crate) fn split(self, len: usize, count: usize) -> (Self, Self) {
        let (first, others) = match self {
            Self::Whole(slots) => {
                slots.chunks_exact_mut(len.max(1)).map(|slot| slot.split_at_mut(count)).unzip()
            }
            Self::Parts(slots) => slots.into_iter().map(|slot| slot.split_at_mut(count)).unzip(),
        };
        (Self::Parts(first), Self::Parts(others))
    }
}
