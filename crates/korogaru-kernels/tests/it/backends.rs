//! Every backend against the naive oracle: each element by itself, through the rule's function on numbers.
//!
//! Lengths reach past several vectors of the widest backend and starts are misaligned, so that head, body and
//! tail of the loop all take part; special values stand everywhere. A backend that the machine lacks is said to
//! be skipped, by name.

use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Momentum, Nesterov, Number, RmsProp, Rule, Sgd, update_slice_on,
};
use proptest::prelude::*;

/// A number whose bits can be compared.
trait Bits: Number {
    fn same(self, other: Self) -> bool;
    fn any() -> BoxedStrategy<Self>;
}

macro_rules! bits {
    ($type:ident) => {
        impl Bits for $type {
            fn same(self, other: Self) -> bool {
                self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
            }

            fn any() -> BoxedStrategy<Self> {
                let special = [0.0, -0.0, $type::MIN_POSITIVE, $type::from_bits(1), $type::MAX, $type::INFINITY];
                let special = special.into_iter().flat_map(|v| [v, -v]).chain([$type::NAN]).collect::<Vec<_>>();
                prop_oneof![4 => -10.0..10.0 as $type, 1 => any::<$type>(), 1 => prop::sample::select(special)]
                    .boxed()
            }
        }
    };
}

bits!(f32);
bits!(f64);

/// Elements of a tensor: parameter, gradient and two slots, of which a rule takes as many as it has.
type Element<N> = (N, N, N, N);

/// Updates the elements from `start` on by a backend, and says where it differs from the oracle.
fn difference<R: Rule, N: Bits>(
    backend: Backend,
    coefficients: &R::Coefficients<N>,
    elements: &[Element<N>],
    start: usize,
) -> Option<usize> {
    let mut p: Vec<N> = elements.iter().map(|e| e.0).collect();
    let g: Vec<N> = elements.iter().map(|e| e.1).collect();
    let mut slots: [Vec<N>; 2] =
        [elements.iter().map(|e| e.2).collect(), elements.iter().map(|e| e.3).collect()];
    let mut rest = slots.iter_mut();
    let state = R::State::from_fn(|_| &mut rest.next().expect("at most two slots")[start..]);
    update_slice_on::<R, N>(backend, coefficients, &mut p[start..], &g[start..], state).unwrap();

    (0..elements.len()).find(|&i| {
        let before = [elements[i].2, elements[i].3];
        let (expected, after) = if i < start {
            (elements[i].0, R::State::from_fn(|slot| before[slot]))
        } else {
            R::update(coefficients, elements[i].0, elements[i].1, Array::from_fn(|slot| before[slot]))
        };
        let state = after.as_ref().iter().zip(&slots).all(|(value, slot)| value.same(slot[i]));
        !(p[i].same(expected) && state)
    })
}

fn check<R: Rule, N: Bits>(rule: &R, elements: &[Element<N>], start: usize) -> Result<(), TestCaseError> {
    let coefficients = rule.coefficients::<N>(3);
    for backend in Backend::available() {
        let found = difference::<R, N>(backend, &coefficients, elements, start);
        let (name, n) = (R::NAME, elements.len());
        prop_assert_eq!(found, None, "{} by {}, element of {} from {}", name, backend, n, start);
    }
    Ok(())
}

fn check_all<N: Bits>(elements: &[Element<N>], start: usize) -> Result<(), TestCaseError> {
    check(&Sgd::new(0.95).unwrap(), elements, start)?;
    check(&Momentum::new(0.1, 0.9).unwrap(), elements, start)?;
    check(&Nesterov::new(0.1, 0.9).unwrap(), elements, start)?;
    check(&AdaGrad::new(1.5, 1e-7).unwrap(), elements, start)?;
    check(&RmsProp::new(0.1, 0.99, 1e-7).unwrap(), elements, start)?;
    check(&Adam::new(0.3, 0.9, 0.999, 1e-7).unwrap(), elements, start)
}

fn elements<N: Bits>() -> impl Strategy<Value = Vec<Element<N>>> {
    prop::collection::vec((N::any(), N::any(), N::any(), N::any()), 0..=70)
}

proptest! {
    #[test]
    fn every_backend_gives_the_oracles_bits_in_f32(elements in elements::<f32>(), start in 0..9_usize) {
        check_all(&elements, start.min(elements.len()))?;
    }

    #[test]
    fn every_backend_gives_the_oracles_bits_in_f64(elements in elements::<f64>(), start in 0..9_usize) {
        check_all(&elements, start.min(elements.len()))?;
    }
}

#[test]
fn which_backends_were_tested() {
    let available: Vec<&str> = Backend::available().map(Backend::name).collect();
    for name in Backend::NAMES {
        let verdict = if available.contains(&name) { "tested" } else { "skipped, this machine lacks it" };
        println!("backend {name}: {verdict}");
    }
    assert!(available.contains(&"baseline"));
    assert_eq!(available.last(), Some(&Backend::widest().name()));
}

#[test]
fn a_backend_that_is_not_there_is_refused_by_name() {
    let error = Backend::named("sse9").unwrap_err();
    assert!(error.to_string().starts_with(r#"this machine has no backend "sse9"; it has baseline"#));
}
