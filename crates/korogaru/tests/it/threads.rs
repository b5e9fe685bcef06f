//! The bits do not depend on how the work is shared. For all methods, types and backends, on 1, 2, 3 and 8
//! threads, they are those of each element updated by itself. The tensors have lengths around the boundaries
//! of chunks.

use std::cell::Cell;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

use korogaru::rule::{Array, Number, RuleError};
use korogaru::{
    AdaGrad, Adam, Backend, Convention, Hyperparameter, Momentum, Nesterov, Optimizer, Pool, RmsProp, Rule,
    Sgd, Tensor, Threads,
};

/// Lengths around chunks of 131072 elements: one element, one less than a chunk, whole chunks, one more than
/// a chunk, and others.
const LENS: [usize; 7] = [1, 131_071, 0, 262_144, 131_073, 64, 2_000];

/// These threads, also for short tensors.
fn always(threads: Threads) -> Threads {
    threads.with_least_elements(0)
}

/// Numbers of all sizes and both signs, with zeros and numbers that are not finite, the same in every run.
fn numbers(seed: u64, len: usize) -> Vec<f64> {
    let mut state = seed;
    let mut next = || {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let special = [0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e-40, 1e30];
    (0..len)
        .map(|_| match next() {
            word if word % 64 == 0 => special[(word >> 8) as usize % special.len()],
            word => (word >> 11) as f64 * f64::exp2(-50.0) - 4.0,
        })
        .collect()
}

/// An element type of the tests, which is made from numbers and compared by its bits.
trait Test: korogaru::Element + Into<f64> {
    fn of(number: f64) -> Self;
    fn bits(self) -> u64;
}

macro_rules! test_element {
    ($type:ty, $of:expr) => {
        impl Test for $type {
            fn of(number: f64) -> Self {
                $of(number)
            }

            fn bits(self) -> u64 {
                if self.is_nan() { u64::MAX } else { self.to_bits().into() }
            }
        }
    };
}

test_element!(f32, <f32 as Number>::from_f64);
test_element!(f64, |number| number);
// Not by the crate's own `from_f64`, which drops the last bits before it looks for a tie.
#[cfg(feature = "half")]
test_element!(half::f16, <half::f16 as Number>::from_f64);
#[cfg(feature = "half")]
test_element!(half::bf16, <half::bf16 as Number>::from_f64);

/// Parameters and state as bits: first the parameters of each tensor, then each slot of each tensor.
type Outcome = Vec<Vec<u64>>;

/// The number of steps. In the second one the state is not zero.
const STEPS: usize = 2;

/// The numbers of a tensor, the same in every run: the parameters, or the gradient of a step.
fn tensor<E: Test>(index: usize, step: usize) -> Vec<E> {
    numbers((10 * step + index) as u64, LENS[index]).into_iter().map(E::of).collect()
}

/// The result for each element by itself, computed as `N`, with parameters stored as `P` and state as `S`.
fn expected<R: Rule, N: Test, P: Test, S: Test>(rule: &R) -> Outcome {
    let coefficients: Vec<_> = (1..=STEPS as u64).map(|step| rule.coefficients::<N>(step)).collect();
    let mut parameters = Outcome::new();
    let mut states = Outcome::new();
    for index in 0..LENS.len() {
        let mut p = tensor::<P>(index, 0);
        let gradients: Vec<Vec<P>> = (1..=STEPS).map(|step| tensor(index, step)).collect();
        let mut slots = vec![Vec::new(); R::SLOTS.len()];
        for (i, p) in p.iter_mut().enumerate() {
            let mut state = R::State::from_fn(|_| S::of(0.0));
            for (coefficients, gradient) in coefficients.iter().zip(&gradients) {
                let wide = Array::from_fn(|slot| N::of(state.as_ref()[slot].into()));
                let (next, after) =
                    R::update(coefficients, N::of((*p).into()), N::of(gradient[i].into()), wide);
                *p = P::of(next.into());
                state = Array::from_fn(|slot| S::of(after.as_ref()[slot].into()));
            }
            slots.iter_mut().zip(state.as_ref()).for_each(|(slot, state)| slot.push(state.bits()));
        }
        parameters.push(p.into_iter().map(Test::bits).collect());
        states.extend(slots);
    }
    parameters.extend(states);
    parameters
}

/// The result of an optimizer for the same tensors, each of which starts at an odd element.
fn found<P: Test, S: Test>(mut optimizer: Optimizer) -> Outcome {
    let odd = |index, step| -> Vec<P> { [P::of(0.0)].into_iter().chain(tensor(index, step)).collect() };
    let tensors = |step: usize| -> Vec<Vec<P>> { (0..LENS.len()).map(|index| odd(index, step)).collect() };
    let (mut parameters, names) = (tensors(0), ["a", "b", "c", "d", "e", "f", "g"]);
    for step in 1..=STEPS {
        let gradients = tensors(step);
        let mut tensors: Vec<Tensor<'_>> = parameters
            .iter_mut()
            .zip(&gradients)
            .zip(names)
            .map(|((p, g), name)| Tensor::new(name, &mut p[1..], &g[1..]))
            .collect();
        optimizer.step(&mut tensors).unwrap();
    }
    let state = |name, slot| -> Vec<u64> {
        optimizer.slot::<S>(name, slot).unwrap().iter().map(|e| e.bits()).collect()
    };
    let slots = optimizer.method().info().slots;
    let states = names.iter().flat_map(|name| slots.iter().map(|slot| state(name, slot)));
    parameters.iter().map(|p| p[1..].iter().map(|e| e.bits()).collect()).chain(states).collect()
}

/// Compares a rule by every backend, on any number of threads, with each element by itself.
fn check_rule<R: Rule + Clone, N: Test, P: Test, S: Test>(
    rule: &R,
    configure: impl Fn(Optimizer) -> Optimizer,
) {
    let expected = expected::<R, N, P, S>(rule);
    for backend in Backend::available() {
        for threads in [1, 2, 3, 8] {
            let optimizer = configure(Optimizer::new(rule.clone()));
            let found =
                found::<P, S>(optimizer.with_backend(backend).with_threads(always(Threads::count(threads))));
            for (i, (found, expected)) in found.iter().zip(&expected).enumerate() {
                let differs = found.iter().zip(expected).position(|(a, b)| a != b);
                let (name, convention) = (R::NAME, rule.convention());
                assert_eq!(
                    (differs, found.len()),
                    (None, expected.len()),
                    "{name} {convention:?}, {backend}, {threads} threads, {}, vector {i}",
                    P::TYPE
                );
            }
        }
    }
}

fn check<N: Test, P: Test, S: Test>(configure: impl Fn(Optimizer) -> Optimizer) {
    check_rule::<_, N, P, S>(&Sgd::default(), &configure);
    for convention in Convention::ALL {
        check_rule::<_, N, P, S>(&Momentum::default().with_convention(convention), &configure);
        check_rule::<_, N, P, S>(&Nesterov::default().with_convention(convention), &configure);
    }
    check_rule::<_, N, P, S>(&AdaGrad::default(), &configure);
    check_rule::<_, N, P, S>(&RmsProp::default(), &configure);
    check_rule::<_, N, P, S>(&Adam::default(), &configure);
}

#[test]
fn f32_on_any_number_of_threads() {
    check::<f32, f32, f32>(|optimizer| optimizer);
}

#[test]
fn f64_on_any_number_of_threads() {
    check::<f64, f64, f64>(|optimizer| optimizer);
}

#[cfg(feature = "half")]
fn half_on_any_number_of_threads<H: Test>() {
    use korogaru::HalfPrecision::{AsNumpy, Mixed, MixedHalfState};

    check::<H, H, H>(|optimizer| optimizer.with_half(AsNumpy));
    check::<f32, H, f32>(|optimizer| optimizer.with_half(Mixed));
    check::<f32, H, H>(|optimizer| optimizer.with_half(MixedHalfState));
}

#[cfg(feature = "half")]
#[test]
fn f16_on_any_number_of_threads() {
    half_on_any_number_of_threads::<half::f16>();
}

#[cfg(feature = "half")]
#[test]
fn bf16_on_any_number_of_threads() {
    half_on_any_number_of_threads::<half::bf16>();
}

/// A pool that runs tasks one after the other, from the last to the first, and records how many there were.
struct Backwards {
    threads: usize,
    tasks: Arc<Mutex<Vec<usize>>>,
}

impl Pool for Backwards {
    fn threads(&self) -> usize {
        self.threads
    }

    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        self.tasks.lock().unwrap().push(tasks);
        (0..tasks).rev().for_each(task);
    }
}

#[test]
fn a_pool_of_the_callers_gets_the_same_chunks_whatever_its_size() {
    let momentum = || Optimizer::new(Momentum::default());
    let expected = found::<f32, f32>(momentum().with_threads(Threads::this_thread()));
    let tasks = Arc::new(Mutex::new(Vec::new()));
    for threads in [2, 3, 8] {
        let pool = Backwards { threads, tasks: tasks.clone() };
        assert!(found::<f32, f32>(momentum().with_threads(always(Threads::pool(pool)))) == expected);
    }
    let tasks = tasks.lock().unwrap();
    assert!(tasks.len() == 6 && tasks.iter().all(|&count| count == tasks[0] && count > 4), "{tasks:?}");
}

/// A pool that fails the test if it is used.
struct Asleep;

impl Pool for Asleep {
    fn threads(&self) -> usize {
        2
    }

    fn run(&self, _: usize, _: &(dyn Fn(usize) + Sync)) {
        panic!("a thread was woken");
    }
}

#[test]
fn below_the_threshold_no_thread_is_woken() {
    let mut optimizer = Optimizer::new(Momentum::default()).with_threads(Threads::pool(Asleep));
    let n = Threads::LEAST_ELEMENTS - 2;
    let (mut large, g) = (vec![0.0_f32; n], vec![0.0; n]);
    let mut small = 0.0;
    for _ in 0..2 {
        let tensors = &mut [Tensor::new("large", &mut large, &g), Tensor::scalar("small", &mut small, &1.0)];
        optimizer.step(tensors).unwrap();
    }
    assert!(small < 0.0);
}

/// A tensor keeps its own state when the order of the tensors changes, also on threads.
#[test]
fn another_order_is_right_on_threads() {
    let n = 200_000;
    let start = || (vec![1.0_f32; n], vec![2.0_f32; n / 2]);
    let gradient = |seed, len| -> Vec<f32> { numbers(seed, len).into_iter().map(Test::of).collect() };
    let (gradient_a, gradient_b) = (gradient(1, n), gradient(2, n / 2));
    let run = |swapped: bool| {
        let mut optimizer = Optimizer::new(Momentum::default()).with_threads(always(Threads::count(2)));
        let (mut a, mut b) = start();
        for step in 0..3 {
            let tensors = [Tensor::new("a", &mut a, &gradient_a), Tensor::new("b", &mut b, &gradient_b)];
            let [first, second] = tensors;
            let mut tensors = if swapped && step > 0 { [second, first] } else { [first, second] };
            optimizer.step(&mut tensors).unwrap();
        }
        (a.into_iter().map(Test::bits).collect::<Vec<_>>(), b.into_iter().map(Test::bits).collect::<Vec<_>>())
    };
    assert!(run(false) == run(true));
}

/// SGD that records which threads ran it.
struct Watched;

static SEEN: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

impl Rule for Watched {
    const NAME: &'static str = "watched";
    const LABEL: &'static str = "Watched SGD";
    const FORMULA: &'static [&'static str] = &["W ← W − g"];
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[];
    const SLOTS: &'static [&'static str] = &[];
    type Hyperparameters = [f64; 0];
    type Coefficients<T> = [T; 0];
    type State<T> = [T; 0];

    fn from_hyperparameters(_: [f64; 0]) -> Result<Self, RuleError> {
        Ok(Self)
    }

    fn hyperparameters(&self) -> [f64; 0] {
        []
    }

    fn exact_coefficients(&self, _: u64) -> [f64; 0] {
        []
    }

    fn update<N: Number>(_: &[N; 0], p: N, g: N, []: [N; 0]) -> (N, [N; 0]) {
        thread_local!(static NEW: Cell<bool> = const { Cell::new(true) });
        if NEW.replace(false) {
            SEEN.lock().unwrap().push(thread::current().id());
        }
        (p - g, [])
    }
}

#[test]
fn no_more_threads_work_than_were_asked_for() {
    let step = |threads| {
        let (mut w, g) = (vec![1.0_f32; 300_000], vec![1.0; 300_000]);
        let mut optimizer = Optimizer::new(Watched).with_threads(always(threads));
        optimizer.step(&mut [Tensor::new("w", &mut w, &g)]).unwrap();
        assert!(w.iter().all(|&w| w == 0.0));
        std::mem::take(&mut *SEEN.lock().unwrap())
    };
    let here = [thread::current().id()];
    for threads in [Threads::this_thread(), Threads::count(0), Threads::count(1)] {
        assert!(step(threads).iter().all(|seen| here.contains(seen)));
    }
    assert!(step(Threads::count(3)).len() <= 3);
    assert!(step(Threads::default()).len() <= Threads::available().get());
}
