//! The same bits everywhere: every rule by every backend of this machine against the rule's function on
//! numbers, element by element, and a digest of the results.
//!
//!     cargo run --release -p korogaru-kernels --features half --example same_bits
//!
//! Standard output depends on nothing but the rules and the feature `half`. `cargo xtask test` runs this
//! program natively, on AArch64 and in WebAssembly, and requires one and the same text. Exit code 1 where a
//! backend differs.

mod data;
#[cfg(feature = "half")]
mod half;
mod road;

use std::error::Error;
use std::process::ExitCode;

use data::{Bits, Digest, Random};
use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Convention, Momentum, Nesterov, RmsProp, Rule, Sgd, WideAdam, rounded,
};
use road::{Plain, Road};

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
    every_road(&Sgd::new(0.95)?)?;
    every_road(&Momentum::new(0.1, 0.9)?)?;
    every_road(&Nesterov::new(0.1, 0.9)?)?;
    every_road(&AdaGrad::new(1.5, 1e-7)?)?;
    every_road(&RmsProp::new(0.1, 0.99, 1e-7)?)?;
    every_road(&Adam::new(0.3, 0.9, 0.999, 1e-7)?)?;
    every_road(&WideAdam::new(0.3, 0.9, 0.999, 1e-7)?)
}

/// The rule by every road, in each convention that it has.
fn every_road<R: Rule>(rule: &R) -> Result<(), Box<dyn Error>> {
    let mut rules: Vec<R> = Convention::ALL.iter().filter_map(|&choice| rule.in_convention(choice)).collect();
    if rules.is_empty() {
        rules.push(R::from_hyperparameters(rule.hyperparameters())?);
    }
    for rule in &rules {
        line::<R, Plain<f32>>(rule)?;
        line::<R, Plain<f64>>(rule)?;
        #[cfg(feature = "half")]
        half::every_road(rule)?;
    }
    Ok(())
}

/// One line of the report, once every backend has given the bits of the rule itself.
fn line<R: Rule, W: Road>(rule: &R) -> Result<(), Box<dyn Error>> {
    let convention = rule.convention().map_or("", Convention::name);
    let name = format!("{:9} {convention:5} {:16}", R::NAME, W::NAME);
    let mut random = Random(1);
    let mut digest = Digest::default();
    for length in LENGTHS.chain([LONG]) {
        trained::<R, W>(rule, length, &mut random, &mut digest)
            .map_err(|what| format!("{} {convention} {}, length {length}, {what}", R::NAME, W::NAME))?;
    }
    println!("{name} {:016x}", digest.0);
    Ok(())
}

/// A tensor's parameters and its state, the slots that a rule has.
#[derive(Clone)]
struct Tensor<P, S> {
    parameters: Vec<P>,
    slots: Vec<Vec<S>>,
}

/// What a road works on.
type TensorOf<W> = Tensor<<W as Road>::Parameter, <W as Road>::State>;

/// Trains one tensor by the rule itself and a copy of it by each backend, comparing after every step.
fn trained<R: Rule, W: Road>(
    rule: &R,
    length: usize,
    random: &mut Random,
    digest: &mut Digest,
) -> Result<(), Box<dyn Error>> {
    // State begins as zeros in real use; other beginnings reach more of the arithmetic.
    let mut state =
        || if length.is_multiple_of(2) { vec![W::State::ZERO; length] } else { random.numbers(length) };
    let slots = R::SLOTS.iter().map(|_| state()).collect();
    let mut expected = Tensor { parameters: random.numbers::<W::Parameter>(length), slots };
    let mut copies: Vec<(Backend, TensorOf<W>)> =
        Backend::available().map(|backend| (backend, expected.clone())).collect();

    for step in 1..=STEPS {
        let gradient: Vec<W::Parameter> = random.numbers(length);
        let coefficients = rounded::<R, W::Number>(&rule.exact_coefficients(step));
        for (i, (parameter, &g)) in expected.parameters.iter_mut().zip(&gradient).enumerate() {
            let before = Array::from_fn(|slot| expected.slots[slot][i]);
            let (next, after) = W::one::<R>(&coefficients, *parameter, g, before);
            *parameter = next;
            for (slot, &value) in expected.slots.iter_mut().zip(after.as_ref()) {
                slot[i] = value;
            }
        }
        for (backend, tensor) in &mut copies {
            let mut rest = tensor.slots.iter_mut();
            let state = Array::from_fn(|_| rest.next().map_or(&mut [][..], Vec::as_mut_slice));
            W::many::<R>(*backend, &coefficients, &mut tensor.parameters, &gradient, state)?;
            let place = format!("step {step}, by {backend}");
            compare("parameter", &tensor.parameters, &expected.parameters, &place)?;
            for ((name, slot), expected) in R::SLOTS.iter().zip(&tensor.slots).zip(&expected.slots) {
                compare(name, slot, expected, &place)?;
            }
        }
        expected.slots.iter().flatten().for_each(|&value| digest.add(value));
        expected.parameters.iter().for_each(|&value| digest.add(value));
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
