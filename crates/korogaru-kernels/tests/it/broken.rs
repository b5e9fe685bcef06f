//! A test of the tests: kernels with faults that vector code has had elsewhere. The comparison with the
//! oracle must find each of them.

use korogaru_kernels::{Array, Backend, Number, Rule};
use proptest::test_runner::{Config, TestError, TestRunner};

use crate::oracle::{Case, Kernel, Plain, cases, check};

/// The number of elements in a vector of the widest backend.
const VECTOR: usize = 16;

/// The bytes of a cache line, and the number of elements from which on a kernel aligns to one.
const LINE: usize = 64;
const LONG: usize = 1024;

#[derive(Clone, Copy, Debug)]
enum Fault {
    /// Whole vectors are computed and not stored, while the tail is right. A fused kernel for half types once
    /// shipped with this fault, because its tests had tensors of a few elements only.
    VectorsNotStored,
    /// The same for the state alone.
    StateNotStored,
    /// The elements before the first cache line are forgotten, in slices that are long enough to be aligned.
    HeadForgotten,
    /// The tail after the last whole vector is forgotten.
    TailForgotten,
    /// Lanes are stored one place off.
    ShiftedByOne,
    /// Whole vectors round a product and a sum together, while the tail rounds each by itself.
    Fused,
}

struct Broken(Fault);

impl Kernel<f32, f32> for Broken {
    fn update<R: Rule>(&self, rule: &R, p: &mut [f32], g: &[f32], mut state: R::State<&mut [f32]>) {
        let vectors = p.len() / VECTOR * VECTOR;
        let (p_before, state_before) =
            (p.to_vec(), state.as_ref().iter().map(|slot| slot.to_vec()).collect::<Vec<_>>());
        let mut slots = state.as_mut().iter_mut();
        let slots = Array::from_fn(|_| &mut **slots.next().expect("as many slots"));
        Plain(Backend::baseline()).update(rule, p, g, slots);

        match self.0 {
            Fault::VectorsNotStored => p[..vectors].copy_from_slice(&p_before[..vectors]),
            Fault::StateNotStored => {
                for (slot, before) in state.as_mut().iter_mut().zip(&state_before) {
                    slot[..vectors].copy_from_slice(&before[..vectors]);
                }
            }
            Fault::HeadForgotten => {
                let head = if p.len() < LONG { 0 } else { p.as_ptr().align_offset(LINE).min(p.len()) };
                p[..head].copy_from_slice(&p_before[..head]);
            }
            Fault::TailForgotten => p[vectors..].copy_from_slice(&p_before[vectors..]),
            Fault::ShiftedByOne => p[..vectors].rotate_left(usize::from(vectors > 0)),
            Fault::Fused => {
                let coefficients = rule.coefficients::<f64>(crate::oracle::STEP);
                for i in 0..vectors {
                    let before = Array::from_fn(|slot| f64::from(state_before[slot][i]));
                    let (next, _) = R::update(&coefficients, f64::from(p_before[i]), f64::from(g[i]), before);
                    p[i] = f32::from_f64(next);
                }
            }
        }
    }

    fn oracle<R: Rule>(&self, rule: &R, p: f32, g: f32, state: R::State<f32>) -> (f32, R::State<f32>) {
        Plain(Backend::baseline()).oracle(rule, p, g, state)
    }
}

#[test]
fn every_fault_is_found() {
    let faults = [
        Fault::VectorsNotStored,
        Fault::StateNotStored,
        Fault::HeadForgotten,
        Fault::TailForgotten,
        Fault::ShiftedByOne,
        Fault::Fused,
    ];
    for fault in faults {
        let config = Config { failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
        let outcome = TestRunner::new(config).run(&cases::<f32, f32>(), |case| check(&Broken(fault), &case));
        assert!(matches!(outcome, Err(TestError::Fail(..))), "{fault:?} was not found: {outcome:?}");
    }
}

/// This is why the tests use lengths beyond a vector.
#[test]
fn small_tensors_do_not_see_what_happens_to_vectors() {
    let six = Case { elements: vec![(1.0, 2.0, 3.0, 4.0); 6], starts: [0; 3], guard: (0.0, 0.0) };
    assert!(check(&Broken(Fault::VectorsNotStored), &six).is_ok());
}
