//! One loop, compiled for each instruction set.
//!
//! The loop is generic over rule and number and always inlined; a shell is a function that does nothing but hold
//! it, with an instruction set switched on. The compiler vectorises the loop there as it does everywhere, and
//! fuses nothing, since Rust never allows it to. `cargo xtask test` reads the assembly to see both.

use crate::backend::{Backend, Set};
use crate::{Array, Number, Rule};

/// Everything that the loop works on, of equal lengths.
pub(crate) struct Work<'a, 's, R: Rule, N: Number> {
    pub(crate) coefficients: &'a R::Coefficients<N>,
    pub(crate) parameters: &'a mut [N],
    pub(crate) gradient: &'a [N],
    pub(crate) state: R::State<&'s mut [N]>,
}

impl Backend {
    /// Updates every element.
    pub(crate) fn update<R: Rule, N: Number>(self, work: Work<'_, '_, R, N>) {
        match self.set {
            Set::Baseline => baseline(work),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "a shell may run only where its instructions do")]
            // SAFETY: a `Backend` of this set is made by `Backend::avx2` alone, after the machine said that it
            // has AVX2, which is all that the shell requires.
            Set::Avx2 => unsafe { avx2(work) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "a shell may run only where its instructions do")]
            // SAFETY: as above, by `Backend::avx512` and AVX-512 F.
            Set::Avx512 => unsafe { avx512(work) },
        }
    }
}

#[inline(never)]
fn baseline<R: Rule, N: Number>(work: Work<'_, '_, R, N>) {
    each(work);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2<R: Rule, N: Number>(work: Work<'_, '_, R, N>) {
    each(work);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn avx512<R: Rule, N: Number>(work: Work<'_, '_, R, N>) {
    each(work);
}

/// The loop. Slices are cut to one length first, so that the compiler sees that no index leaves them.
#[inline(always)]
fn each<R: Rule, N: Number>(work: Work<'_, '_, R, N>) {
    let Work { coefficients, parameters, gradient, mut state } = work;
    let slots = state.as_mut();
    for (i, (p, &g)) in parameters.iter_mut().zip(gradient).enumerate() {
        let before = R::State::from_fn(|slot| slots[slot][i]);
        let (next, after) = R::update(coefficients, *p, g, before);
        *p = next;
        for (slot, &value) in slots.iter_mut().zip(after.as_ref()) {
            slot[i] = value;
        }
    }
}
