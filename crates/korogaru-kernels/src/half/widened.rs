//! Halves that are computed as f32: widened, updated, and rounded back.

use super::{Half, Stored};
use crate::instructions::Instructions;
use crate::slice::check_lengths;
use crate::{Array, Batch, Error, Kernels, Number, Rule};

/// A number that is held as an f32.
pub(crate) trait HeldAsF32: Number {
    fn held(value: f32) -> Self;
    fn value(self) -> f32;
}

impl HeldAsF32 for f32 {
    #[inline(always)]
    fn held(value: f32) -> Self {
        value
    }

    #[inline(always)]
    fn value(self) -> f32 {
        self
    }
}

/// Slices of one length. Parameters and gradient are of a half type, and the state is of a type that f32 can
/// be stored in. The rule computes with `N`.
pub(crate) struct Widened<'a, 's, R: Rule, N: HeldAsF32, H: Half, S: Stored> {
    coefficients: &'a R::Coefficients<N>,
    parameters: &'a mut [H],
    gradient: &'a [H],
    state: R::State<&'s mut [S]>,
}

impl<R: Rule, N: HeldAsF32, H: Half, S: Stored> Batch for Widened<'_, '_, R, N, H, S> {
    type Output = ();

    #[inline(always)]
    fn run(mut self, kernels: impl Kernels) {
        if H::IN_BLOCKS {
            self.in_blocks(kernels);
        } else {
            each::<R, N, H, S>(self.coefficients, self.parameters, self.gradient, self.state.as_mut());
        }
    }
}

impl<'a, 's, R: Rule, N: HeldAsF32, H: Half, S: Stored> Widened<'a, 's, R, N, H, S> {
    #[inline(always)]
    pub(crate) fn new(
        coefficients: &'a R::Coefficients<N>,
        parameters: &'a mut [H],
        gradient: &'a [H],
        state: R::State<&'s mut [S]>,
    ) -> Result<Self, Error> {
        check_lengths::<R, H, S>(parameters, gradient, &state)?;
        Ok(Self { coefficients, parameters, gradient, state })
    }

    /// Updates block by block through buffers that stay in the nearest cache. Each conversion is a loop of
    /// its own.
    #[inline(always)]
    fn in_blocks<I: Instructions>(self, instructions: I) {
        /// The elements of a block. The rule with the most slots has four buffers of f32, which are 4 KiB.
        const BLOCK: usize = 256;
        let Self { coefficients, parameters, gradient, mut state } = self;
        let (mut p, mut g) = ([0.0; BLOCK], [0.0; BLOCK]);
        let mut slots: R::State<[f32; BLOCK]> = Array::from_fn(|_| [0.0; BLOCK]);
        let blocks = parameters.chunks_mut(BLOCK).zip(gradient.chunks(BLOCK));
        for (block, (parameters, gradient)) in blocks.enumerate() {
            let n = parameters.len();
            let (p, g) = (&mut p[..n], &mut g[..n]);
            let mut rest = slots.as_mut().iter_mut();
            let mut slots: R::State<&mut [f32]> =
                Array::from_fn(|_| &mut rest.next().expect("as many slots")[..n]);

            H::widen(instructions, parameters, p);
            H::widen(instructions, gradient, g);
            for (slot, stored) in slots.as_mut().iter_mut().zip(state.as_ref()) {
                S::widen(instructions, &stored[block * BLOCK..][..n], slot);
            }
            each::<R, N, f32, f32>(coefficients, p, g, slots.as_mut());
            H::narrow(instructions, p, parameters);
            for (slot, stored) in slots.as_ref().iter().zip(state.as_mut()) {
                S::narrow(instructions, slot, &mut stored[block * BLOCK..][..n]);
            }
        }
    }
}

/// The loop for numbers that are stored as another type.
#[inline(always)]
fn each<R: Rule, N: HeldAsF32, P: Stored, S: Stored>(
    coefficients: &R::Coefficients<N>,
    parameters: &mut [P],
    gradient: &[P],
    slots: &mut [&mut [S]],
) {
    for (i, (p, &g)) in parameters.iter_mut().zip(gradient).enumerate() {
        let before = R::State::from_fn(|slot| N::held(slots[slot][i].to_f32()));
        let (next, after) = R::update(coefficients, N::held(p.to_f32()), N::held(g.to_f32()), before);
        *p = P::from_f32(next.value());
        for (slot, &value) in slots.iter_mut().zip(after.as_ref()) {
            slot[i] = S::from_f32(value.value());
        }
    }
}
