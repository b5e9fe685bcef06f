//! The instructions that the loops do not leave to the compiler: the conversion of half types.

#[cfg(feature = "half")]
use half::f16;

/// The instructions of a shell, as the loop within it sees them. The trait is public in a private module, so
/// that nobody outside this crate can name or implement it.
pub trait Instructions: Copy {
    /// Whether a multiplication and an addition with one rounding are one instruction, and a division takes
    /// much longer.
    const FUSES: bool = false;

    /// Writes every number of `from` to `to` as f32. The slices have the same length.
    #[cfg(feature = "half")]
    fn widen_f16(self, from: &[f16], to: &mut [f32]);

    /// Writes the f16 nearest to every number of `from` to `to`, ties to even. The slices have the same
    /// length.
    #[cfg(feature = "half")]
    fn narrow_f16(self, from: &[f32], to: &mut [f16]);
}

/// The instructions that every machine of the target has.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl Instructions for Plain {
    #[cfg(feature = "half")]
    #[inline(always)]
    fn widen_f16(self, from: &[f16], to: &mut [f32]) {
        crate::half::widen(from, to);
    }

    #[cfg(feature = "half")]
    #[inline(always)]
    fn narrow_f16(self, from: &[f32], to: &mut [f16]) {
        crate::half::narrow(from, to);
    }
}

/// Those of AVX2 and F16C. A value of this type is made only where F16C is switched on.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
pub(crate) struct F16c(());

#[cfg(target_arch = "x86_64")]
impl F16c {
    #[target_feature(enable = "f16c")]
    pub(crate) fn switched_on() -> Self {
        Self(())
    }
}

#[cfg(target_arch = "x86_64")]
impl Instructions for F16c {
    #[cfg(feature = "half")]
    #[inline(always)]
    fn widen_f16(self, from: &[f16], to: &mut [f32]) {
        #[expect(unsafe_code, reason = "F16C may be used only where it is")]
        // SAFETY: `self` was made by a function with F16C switched on.
        unsafe {
            x86::widen(from, to);
        }
    }

    #[cfg(feature = "half")]
    #[inline(always)]
    fn narrow_f16(self, from: &[f32], to: &mut [f16]) {
        #[expect(unsafe_code, reason = "F16C may be used only where it is")]
        // SAFETY: as above.
        unsafe {
            x86::narrow(from, to);
        }
    }
}

/// Those of AVX-512 and F16C. A value of this type is made only where both are switched on.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
pub(crate) struct Avx512(F16c);

#[cfg(target_arch = "x86_64")]
impl Avx512 {
    #[target_feature(enable = "avx512f,f16c")]
    pub(crate) fn switched_on() -> Self {
        Self(F16c::switched_on())
    }
}

#[cfg(target_arch = "x86_64")]
impl Instructions for Avx512 {
    // A division of eight f64 keeps the divider for 16 cycles, in which these machines fuse 16 to 32 times as
    // many.
    const FUSES: bool = true;

    #[cfg(feature = "half")]
    #[inline(always)]
    fn widen_f16(self, from: &[f16], to: &mut [f32]) {
        self.0.widen_f16(from, to);
    }

    #[cfg(feature = "half")]
    #[inline(always)]
    fn narrow_f16(self, from: &[f32], to: &mut [f16]) {
        self.0.narrow_f16(from, to);
    }
}

/// Intrinsics, since Rust has no f16 of its own that the compiler could convert.
#[cfg(all(target_arch = "x86_64", feature = "half"))]
mod x86 {
    use std::arch::x86_64::{
        _MM_FROUND_TO_NEAREST_INT, _mm_loadu_si128, _mm_storeu_si128, _mm256_cvtph_ps, _mm256_cvtps_ph,
        _mm256_loadu_ps, _mm256_storeu_ps,
    };

    use half::f16;

    #[inline]
    #[target_feature(enable = "f16c")]
    pub(super) fn widen(from: &[f16], to: &mut [f32]) {
        let (blocks, rest) = from.as_chunks::<8>();
        let (wide, wide_rest) = to.as_chunks_mut::<8>();
        for (block, wide) in blocks.iter().zip(wide) {
            #[expect(unsafe_code, reason = "vectors are loaded and stored through pointers")]
            // SAFETY: a block is eight f16, which are 16 bytes, as `wide` is eight f32, which are 32; neither
            // access needs alignment.
            unsafe {
                let narrow = _mm_loadu_si128(block.as_ptr().cast());
                _mm256_storeu_ps(wide.as_mut_ptr(), _mm256_cvtph_ps(narrow));
            }
        }
        crate::half::widen(rest, wide_rest);
    }

    #[inline]
    #[target_feature(enable = "f16c")]
    pub(super) fn narrow(from: &[f32], to: &mut [f16]) {
        let (blocks, rest) = from.as_chunks::<8>();
        let (narrow, narrow_rest) = to.as_chunks_mut::<8>();
        for (block, narrow) in blocks.iter().zip(narrow) {
            #[expect(unsafe_code, reason = "vectors are loaded and stored through pointers")]
            // SAFETY: as in `widen`, the other way.
            unsafe {
                let rounded = _mm256_cvtps_ph::<_MM_FROUND_TO_NEAREST_INT>(_mm256_loadu_ps(block.as_ptr()));
                _mm_storeu_si128(narrow.as_mut_ptr().cast(), rounded);
            }
        }
        crate::half::narrow(rest, narrow_rest);
    }
}
