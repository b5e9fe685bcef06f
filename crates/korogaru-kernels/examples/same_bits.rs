//! The same bits everywhere: every rule by every backend of this machine against the rule's function on
//! numbers, element by element, and a digest of the results.
//!
//!     cargo run --release -p korogaru-kernels --example same_bits
//!
//! Standard output depends on nothing but the rules. `cargo xtask test` runs this program natively, on AArch64
//! and in WebAssembly, and requires one and the same text. Exit code 1 where a backend differs.

use std::error::Error;
use std::process::ExitCode;

use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Momentum, Nesterov, Number, RmsProp, Rule, Sgd, update_slice_on,
};

/// Past several vectors of the widest backend in every remainder, and a tensor of a few thousand.
const LENGTHS: std::ops::RangeInclusive<usize> = 0..=70;
const LONG: usize = 3001;
const STEPS: u64 = 5;

fn main() -> ExitCode {
    let available: Vec<&str> = Backend::available().map(Backend::name).collect();
    for name in Backend::NAMES {
        let verdict = if available.contains(&name) { "tested" } else { "skipped, this machine lacks it" };
        eprintln!("backend {name}: {verdict}");
    }
    match report() {
        Ok(()) => ExitCode::SUCCESS,
        Err(difference) => {
            eprintln!("{difference}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<(), Box<dyn Error>> {
    both(&Sgd::new(0.95)?)?;
    both(&Momentum::new(0.1, 0.9)?)?;
    both(&Nesterov::new(0.1, 0.9)?)?;
    both(&AdaGrad::new(1.5, 1e-7)?)?;
    both(&RmsProp::new(0.1, 0.99, 1e-7)?)?;
    both(&Adam::new(0.3, 0.9, 0.999, 1e-7)?)
}

fn both<R: Rule>(rule: &R) -> Result<(), Box<dyn Error>> {
    line::<R, f32>(rule)?;
    line::<R, f64>(rule)
}

/// One line of the report, once every backend has given the bits of the rule itself.
fn line<R: Rule, N: Bits>(rule: &R) -> Result<(), Box<dyn Error>> {
    let mut random = Random(1);
    let mut digest = Digest::default();
    for length in LENGTHS.chain([LONG]) {
        trained::<R, N>(rule, length, &mut random, &mut digest)?;
    }
    println!("{:9} {} {:016x}", R::NAME, N::NAME, digest.0);
    Ok(())
}

/// A parameter and its state, the slots a rule has.
#[derive(Clone)]
struct Tensor<N> {
    parameters: Vec<N>,
    slots: Vec<Vec<N>>,
}

/// Trains one tensor by the rule itself and a copy of it by each backend, comparing after every step.
fn trained<R: Rule, N: Bits>(
    rule: &R,
    length: usize,
    random: &mut Random,
    digest: &mut Digest,
) -> Result<(), Box<dyn Error>> {
    // State begins as zeros in real use; other beginnings reach more of the arithmetic.
    let mut state = || if length.is_multiple_of(2) { vec![N::ZERO; length] } else { random.numbers(length) };
    let slots = R::SLOTS.iter().map(|_| state()).collect();
    let mut expected = Tensor { parameters: random.numbers(length), slots };
    let mut copies: Vec<(Backend, Tensor<N>)> =
        Backend::available().map(|backend| (backend, expected.clone())).collect();

    for step in 1..=STEPS {
        let gradient: Vec<N> = random.numbers(length);
        let coefficients = rule.coefficients::<N>(step);
        for (i, (parameter, &g)) in expected.parameters.iter_mut().zip(&gradient).enumerate() {
            let before = Array::from_fn(|slot| expected.slots[slot][i]);
            let (next, after) = R::update(&coefficients, *parameter, g, before);
            *parameter = next;
            for (slot, &value) in expected.slots.iter_mut().zip(after.as_ref()) {
                slot[i] = value;
            }
        }
        for (backend, tensor) in &mut copies {
            let mut rest = tensor.slots.iter_mut();
            let state = Array::from_fn(|_| rest.next().map_or(&mut [][..], Vec::as_mut_slice));
            update_slice_on::<R, N>(*backend, &coefficients, &mut tensor.parameters, &gradient, state)?;
            let place = format!("{} {} by {backend}, length {length}, step {step}", R::NAME, N::NAME);
            compare("parameter", &tensor.parameters, &expected.parameters, &place)?;
            for ((name, slot), expected) in R::SLOTS.iter().zip(&tensor.slots).zip(&expected.slots) {
                compare(name, slot, expected, &place)?;
            }
        }
        expected.slots.iter().chain([&expected.parameters]).flatten().for_each(|value| digest.add(*value));
    }
    Ok(())
}

fn compare<N: Bits>(what: &str, found: &[N], expected: &[N], place: &str) -> Result<(), Box<dyn Error>> {
    match found.iter().zip(expected).position(|(a, b)| a.canonical() != b.canonical()) {
        None => Ok(()),
        Some(i) => Err(format!(
            "{place}: element {i} of {what} is {:?} ({:#x}), but the rule gives {:?} ({:#x})",
            found[i],
            found[i].bits(),
            expected[i],
            expected[i].bits()
        )
        .into()),
    }
}

/// A binary format of IEEE 754's kind, by its bits.
trait Bits: Number {
    const NAME: &'static str;
    const WIDTH: u32;
    /// Bits of the fraction.
    const FRACTION: u32;
    /// The bits of +∞, above which stand the NaNs.
    const INFINITY: u64 = ((1 << (Self::WIDTH - 1 - Self::FRACTION)) - 1) << Self::FRACTION;

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
        impl Bits for $type {
            const NAME: &'static str = stringify!($type);
            const WIDTH: u32 = $pattern::BITS;
            const FRACTION: u32 = $fraction;

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

bits!(f32, u32, 23);
bits!(f64, u64, 52);

/// SplitMix64: integers alone, so that the data are the same everywhere too.
struct Random(u64);

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

    fn numbers<N: Bits>(&mut self, length: usize) -> Vec<N> {
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
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add<N: Bits>(&mut self, value: N) {
        for byte in value.canonical().to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
