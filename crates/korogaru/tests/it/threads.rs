//! The bits do not depend on who updates what: all methods and types, on 1, 2, 3 and 8 threads, in tensors whose
//! lengths stand around the boundaries of chunks.

use std::cell::Cell;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

use korogaru::{
    Backend, Convention, Hyperparameter, METHODS, Method, Momentum, Number, Optimizer, Pool, Rule, RuleError,
    Tensor, Threads,
};

/// Of chunks of 65536: one element, one short of a chunk, whole chunks, one more, and the rest of what it takes to
/// wake a thread.
const LENS: [usize; 7] = [1, 65_535, 0, 131_072, 65_537, 64, 300_000];

/// Numbers of all sizes and both signs, zeros and what is not finite among them, the same every time.
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

/// Elements that tests make of numbers and compare by bits.
trait Test: korogaru::Element {
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
#[cfg(feature = "half")]
test_element!(half::f16, half::f16::from_f64);
#[cfg(feature = "half")]
test_element!(half::bf16, half::bf16::from_f64);

/// Parameters and state after two steps of tensors of all lengths, that start at an odd element.
fn trained<E: Test>(optimizer: &mut Optimizer) -> Vec<Vec<u64>> {
    let tensor = |seed: usize| -> Vec<Vec<E>> {
        let lens = LENS.iter().enumerate();
        lens.map(|(i, len)| numbers((seed + i) as u64, len + 1).into_iter().map(E::of).collect()).collect()
    };
    let (mut parameters, names) = (tensor(0), ["a", "b", "c", "d", "e", "f", "g"]);
    for step in [10, 20] {
        let gradients = tensor(step);
        let mut tensors: Vec<Tensor<'_>> = parameters
            .iter_mut()
            .zip(&gradients)
            .zip(names)
            .map(|((p, g), name)| Tensor::new(name, &mut p[1..], &g[1..]))
            .collect();
        optimizer.step(&mut tensors).unwrap();
    }
    let state = |name, slot| -> Vec<u64> {
        match optimizer.slot::<E>(name, slot) {
            Ok(values) => values.iter().map(|e| e.bits()).collect(),
            Err(_) => optimizer.slot::<f32>(name, slot).unwrap().iter().map(|e| e.bits()).collect(),
        }
    };
    let slots = optimizer.method().info().slots;
    let states = names.iter().flat_map(|name| slots.iter().map(|slot| state(name, slot)));
    parameters.iter().map(|p| p.iter().map(|e| e.bits()).collect()).chain(states).collect()
}

/// Every method on some threads and the widest backend, against one thread and the narrowest, which the kernels'
/// tests compare with each element by itself.
fn check<E: Test>(configure: impl Fn(Optimizer) -> Optimizer) {
    assert!(LENS.iter().sum::<usize>() >= Threads::LEAST_ELEMENTS, "threads take part");
    let mut methods: Vec<Method> = METHODS.iter().map(korogaru::MethodInfo::default_method).collect();
    for name in ["momentum", "nesterov"] {
        methods.push(Method::named(name).unwrap().with_convention(Convention::Fresh).unwrap());
    }
    for method in methods {
        let new = || configure(Optimizer::new(method.clone()));
        let expected =
            trained::<E>(&mut new().with_backend(Backend::baseline()).with_threads(Threads::this_thread()));
        for threads in [1, 2, 3, 8] {
            let found = trained::<E>(&mut new().with_threads(Threads::count(threads)));
            for (tensor, (found, expected)) in found.iter().zip(&expected).enumerate() {
                let differs = found.iter().zip(expected).position(|(a, b)| a != b);
                assert_eq!(differs, None, "{method}, {threads} threads, {} {tensor}", E::TYPE);
            }
        }
    }
}

#[test]
fn f32_on_any_number_of_threads() {
    check::<f32>(|optimizer| optimizer);
}

#[test]
fn f64_on_any_number_of_threads() {
    check::<f64>(|optimizer| optimizer);
}

#[cfg(feature = "half")]
#[test]
fn half_types_on_any_number_of_threads() {
    use korogaru::HalfPrecision;

    check::<half::f16>(|optimizer| optimizer.with_half(HalfPrecision::Mixed));
    check::<half::f16>(|optimizer| optimizer.with_half(HalfPrecision::AsNumpy));
    check::<half::bf16>(|optimizer| optimizer.with_half(HalfPrecision::Mixed));
    check::<half::bf16>(|optimizer| optimizer.with_half(HalfPrecision::MixedHalfState));
}

/// Runs tasks one after the other, from the last to the first, and remembers how many there were.
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
    let expected = trained::<f32>(&mut momentum().with_threads(Threads::this_thread()));
    let tasks = Arc::new(Mutex::new(Vec::new()));
    for threads in [2, 3, 8] {
        let pool = Backwards { threads, tasks: tasks.clone() };
        assert_eq!(trained::<f32>(&mut momentum().with_threads(Threads::pool(pool))), expected);
    }
    let tasks = tasks.lock().unwrap();
    assert!(tasks.len() == 6 && tasks.iter().all(|&count| count == tasks[0] && count > 8), "{tasks:?}");
}

/// Fails the test where it is asked for anything.
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

/// A tensor in another order than at the first step meets its own state, on threads too.
#[test]
fn another_order_is_right_on_threads() {
    let n = Threads::LEAST_ELEMENTS;
    let start = || (vec![1.0_f32; n], vec![2.0_f32; n / 2]);
    let gradient = |seed, len| -> Vec<f32> { numbers(seed, len).into_iter().map(Test::of).collect() };
    let (gradient_a, gradient_b) = (gradient(1, n), gradient(2, n / 2));
    let run = |swapped: bool| {
        let mut optimizer = Optimizer::new(Momentum::default()).with_threads(Threads::count(2));
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

/// SGD that remembers which threads ran it.
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
        let (mut w, g) = (vec![1.0_f32; Threads::LEAST_ELEMENTS], vec![1.0; Threads::LEAST_ELEMENTS]);
        let mut optimizer = Optimizer::new(Watched).with_threads(threads);
        optimizer.step(&mut [Tensor::new("w", &mut w, &g)]).unwrap();
        assert!(w.iter().all(|&w| w == 0.0));
        std::mem::take(&mut *SEEN.lock().unwrap())
    };
    let here = [thread::current().id()];
    for threads in [Threads::this_thread(), Threads::count(0), Threads::count(1)] {
        assert!(step(threads).iter().all(|seen| here.contains(seen)));
    }
    assert!(step(Threads::count(3)).len() <= 3);
    assert!(step(Threads::default()).len() <= Threads::available().len());
}
