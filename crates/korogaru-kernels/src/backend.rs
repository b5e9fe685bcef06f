//! Instruction sets: what the loop over a slice was compiled for, and what this machine has.

use std::fmt;
use std::sync::OnceLock;

use crate::Error;

/// An instruction set that the slice kernels were compiled for and that this machine has.
///
/// Every backend gives the same bits; they differ in how many elements they take at once. A value of this type
/// is the proof that its instructions can be run, which is why there is no way to make one up.
///
/// ```
/// use korogaru_kernels::Backend;
///
/// for backend in Backend::available() {
///     println!("{backend}");
/// }
/// assert_eq!(Backend::named("baseline").unwrap(), Backend::baseline());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backend {
    /// Private to this crate, and set by the constructors below alone: `shell` relies on it.
    pub(crate) set: Set,
}

/// The instruction sets with a shell of their own, by width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// What every machine of the target has: SSE2 on x86-64, NEON on AArch64, SIMD128 in WebAssembly where it
    /// was switched on.
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Backend {
    /// The names of all backends of all targets, the narrowest first.
    pub const NAMES: [&'static str; 3] = ["baseline", "avx2", "avx512"];

    /// What every machine of this target has.
    #[must_use]
    pub const fn baseline() -> Self {
        Self { set: Set::Baseline }
    }

    /// AVX2, where this machine has it (with F16C, as every such machine has).
    #[must_use]
    pub fn avx2() -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("f16c") {
            return Some(Self { set: Set::Avx2 });
        }
        None
    }

    /// AVX-512 (F, BW, VL), where this machine has it (with F16C, as every such machine has).
    #[must_use]
    pub fn avx512() -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx512f")
            && std::arch::is_x86_feature_detected!("avx512bw")
            && std::arch::is_x86_feature_detected!("avx512vl")
            && std::arch::is_x86_feature_detected!("f16c")
        {
            return Some(Self { set: Set::Avx512 });
        }
        None
    }

    /// The widest that this machine has, looked for once.
    #[must_use]
    pub fn widest() -> Self {
        static WIDEST: OnceLock<Backend> = OnceLock::new();
        *WIDEST.get_or_init(|| Self::avx512().or_else(Self::avx2).unwrap_or(Self::baseline()))
    }

    /// Those that this machine has, the narrowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        [Some(Self::baseline()), Self::avx2(), Self::avx512()].into_iter().flatten()
    }

    /// The backend of that name, of [`NAMES`](Self::NAMES).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Backend`](crate::ErrorKind::Backend) where no backend has that name or this machine lacks it.
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::available().find(|backend| backend.name() == name).ok_or_else(|| Error::backend(name))
    }

    /// The name, such as `avx2`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.set {
            Set::Baseline => "baseline",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "avx512",
        }
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
