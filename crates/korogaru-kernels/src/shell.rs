//! One loop, compiled for each instruction set.
//!
//! A loop is generic over rule and number, and is always inlined. A shell is a function that contains nothing
//! but the loop, with an instruction set switched on. The compiler vectorises the loop there as it does
//! everywhere. It fuses no operation, since Rust never allows that. The quotients by a `Divisor` are the
//! exception: they ask for fused operations, and have the bits of the division. `cargo xtask test` reads the
//! assembly to check this.

use crate::backend::{Backend, Set};
use crate::{Batch, instructions};

impl Backend {
    /// Makes all updates of a batch by this backend, in one call of its shell, and returns what the batch
    /// returns.
    #[inline]
    pub fn run<B: Batch>(self, batch: B) -> B::Output {
        match self.set {
            Set::Baseline => baseline(batch),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "a shell may run only where its instructions do")]
            // SAFETY: a `Backend` of this set is made by `Backend::avx2` alone, after the machine said that
            // it has AVX2 and F16C, which is all that the shell requires.
            Set::Avx2 => unsafe { avx2(batch) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "a shell may run only where its instructions do")]
            // SAFETY: as above, by `Backend::avx512` with AVX-512 F, BW, VL and F16C.
            Set::Avx512 => unsafe { avx512(batch) },
        }
    }
}

#[inline(never)]
fn baseline<B: Batch>(batch: B) -> B::Output {
    batch.run(instructions::Plain)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,f16c")]
fn avx2<B: Batch>(batch: B) -> B::Output {
    batch.run(instructions::F16c::switched_on())
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,f16c")]
fn avx512<B: Batch>(batch: B) -> B::Output {
    batch.run(instructions::Avx512::switched_on())
}
