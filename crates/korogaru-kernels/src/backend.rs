//! Instruction sets: which of them the loops were compiled for, and which of them this machine has.

use std::fmt;
use std::sync::OnceLock;

use crate::Error;

/// An instruction set that the kernels were compiled for and that this machine has.
///
/// Every backend gives the same bits. Backends differ in how many elements they compute at once. A value of
/// this type is the proof that the machine has the instructions, and so it cannot be made in any other way
/// than by the functions below.
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
    /// Private to this crate, and set only by the constructors below. `shell` relies on that.
    pub(crate) set: Set,
}

/// The instruction sets that have a shell, the narrowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// What every machine of the target has: SSE2 on x86-64, NEON on AArch64, and in WebAssembly SIMD128 if
    /// it was switched on.
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Backend {
    /// The names of all backends of all targets, the narrowest first.
    pub const NAMES: [&'static str; 3] = ["baseline", "avx2", "avx512"];

    /// The instruction set that every machine of this target has.
    #[must_use]
    pub const fn baseline() -> Self {
        Self { set: Set::Baseline }
    }

    /// AVX2, if this machine has it together with F16C, as every such machine does.
    #[must_use]
    pub fn avx2() -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("f16c") {
            return Some(Self { set: Set::Avx2 });
        }
        None
    }

    /// AVX-512 (F, BW, VL), if this machine has it together with F16C, as every such machine does.
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

    /// The widest backend that this machine has. The machine is asked once.
    #[must_use]
    pub fn widest() -> Self {
        static WIDEST: OnceLock<Backend> = OnceLock::new();
        *WIDEST.get_or_init(|| Self::avx512().or_else(Self::avx2).unwrap_or(Self::baseline()))
    }

    /// The backends that this machine has, the narrowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        [Some(Self::baseline()), Self::avx2(), Self::avx512()].into_iter().flatten()
    }

    /// The backend with one of the [`NAMES`](Self::NAMES).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Backend`](crate::ErrorKind::Backend) if no backend has that name or this machine lacks
    /// it.
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
