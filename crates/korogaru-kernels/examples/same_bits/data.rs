//! Numbers by their bits: the same random ones everywhere, and a digest of them.

use std::fmt::Debug;

/// A binary format of IEEE 754's kind, by its bits.
pub(crate) trait Bits: Copy + Debug {
    const NAME: &'static str;
    const WIDTH: u32;
    /// Bits of the fraction.
    const FRACTION: u32;
    /// The bits of +∞, above which stand the NaNs.
    const INFINITY: u64 = ((1 << (Self::WIDTH - 1 - Self::FRACTION)) - 1) << Self::FRACTION;

    const ZERO: Self;

    fn from_pattern(pattern: u64) -> Self;
    fn bits(self) -> u64;

    /// The bits, with one pattern for every NaN: NaN equals NaN, and which one comes out is not promised.
    fn canonical(self) -> u64 {
        let magnitude = self.bits() & ((1 << (Self::WIDTH - 1)) - 1);
        if magnitude > Self::INFINITY { Self::INFINITY + 1 } else { self.bits() }
    }
}

macro_rules! bits {
    ($type:ident, $pattern:ident, $fraction:literal) => {
        impl $crate::data::Bits for $type {
            const NAME: &'static str = stringify!($type);
            const WIDTH: u32 = $pattern::BITS;
            const FRACTION: u32 = $fraction;
            const ZERO: Self = $type::from_bits(0);

            #[allow(clippy::cast_possible_truncation, reason = "the low bits are the pattern")]
            fn from_pattern(pattern: u64) -> Self {
                Self::from_bits(pattern as $pattern)
            }

            #[allow(clippy::useless_conversion, reason = "of the narrower patterns it is none")]
            fn bits(self) -> u64 {
                self.to_bits().into()
            }
        }
    };
}

#[cfg(feature = "half")]
pub(crate) use bits;

bits!(f32, u32, 23);
bits!(f64, u64, 52);

/// SplitMix64: integers alone, so that the data are the same everywhere too.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub(crate) fn numbers<N: Bits>(&mut self, length: usize) -> Vec<N> {
        (0..length).map(|_| self.number()).collect()
    }

    /// Mostly of ordinary size; now and then any pattern at all, or one from the edges of the format.
    fn number<N: Bits>(&mut self) -> N {
        let one = N::INFINITY >> (N::FRACTION + 1);
        let smallest_normal = 1 << N::FRACTION;
        let magnitude = match self.below(24) {
            0 => {
                let edges = [
                    0,
                    1,
                    smallest_normal - 1,
                    smallest_normal,
                    one << N::FRACTION,
                    N::INFINITY - 1,
                    N::INFINITY,
                    N::INFINITY + smallest_normal / 2,
                ];
                edges[usize::try_from(self.below(8)).unwrap_or(0)]
            }
            1 => self.below(N::INFINITY + smallest_normal),
            2 => self.below(smallest_normal),
            _ => ((one - 4 + self.below(8)) << N::FRACTION) | self.below(smallest_normal),
        };
        N::from_pattern(magnitude | (self.below(2) << (N::WIDTH - 1)))
    }
}

/// FNV-1a of 64 bits.
pub(crate) struct Digest(pub(crate) u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    pub(crate) fn add<N: Bits>(&mut self, value: N) {
        for byte in value.canonical().to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
