//! The naive oracle: each element by itself, through the rule's function on numbers; and what is compared with it.

use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Convention, Momentum, Nesterov, Number, RmsProp, Rule, Sgd,
    update_slice_on,
};
use proptest::prelude::*;

/// A number whose bits can be compared. NaN equals NaN, whatever its sign and payload.
pub(crate) trait Bits: Copy + std::fmt::Debug + 'static {
    fn same(self, other: Self) -> bool;

    /// Ordinary values, any bits at all, and special values.
    fn any() -> BoxedStrategy<Self>;
}

macro_rules! bits {
    ($type:ident, $from_f64:expr, $any_bits:expr) => {
        impl Bits for $type {
            fn same(self, other: Self) -> bool {
                self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
            }

            fn any() -> BoxedStrategy<Self> {
                let special =
                    [$type::from_bits(0), $type::MIN_POSITIVE, $type::from_bits(1), $type::MAX, $type::INFINITY];
                let special: Vec<Self> =
                    special.into_iter().flat_map(|v| [v, -v]).chain([$type::NAN]).collect();
                let ordinary = (-10.0..10.0).prop_map($from_f64);
                prop_oneof![4 => ordinary, 1 => $any_bits, 1 => prop::sample::select(special)].boxed()
            }
        }
    };
}

bits!(f32, f32::from_f64, any::<u32>().prop_map(f32::from_bits));
bits!(f64, |value: f64| value, any::<u64>().prop_map(f64::from_bits));
#[cfg(feature = "half")]
use half::{bf16, f16};
#[cfg(feature = "half")]
bits!(f16, f16::from_f64, any::<u16>().prop_map(f16::from_bits));
#[cfg(feature = "half")]
bits!(bf16, bf16::from_f64, any::<u16>().prop_map(bf16::from_bits));

/// Elements of a tensor: parameter, gradient and two slots, of which a rule takes as many as it has.
pub(crate) type Element<P, S> = (P, P, S, S);

/// Tensors that reach past several vectors of the widest backend, and the place where they start, so that head,
/// body and tail of every loop take part.
pub(crate) fn tensors<P: Bits, S: Bits>() -> impl Strategy<Value = (Vec<Element<P, S>>, usize)> {
    let element = || (P::any(), P::any(), S::any(), S::any());
    // A block of halves is 256 elements.
    let len = prop_oneof![4 => 0..=70_usize, 1 => 250..=262_usize, 1 => 510..=520_usize];
    len.prop_flat_map(move |len| (prop::collection::vec(element(), len), 0..9_usize))
        .prop_map(|(elements, start)| (elements.clone(), start.min(elements.len())))
}

/// A way to update slices, and what it must do to each element.
pub(crate) trait Kernel<P: Bits, S: Bits> {
    fn update<R: Rule>(&self, rule: &R, p: &mut [P], g: &[P], state: R::State<&mut [S]>);

    fn oracle<R: Rule>(&self, rule: &R, p: P, g: P, state: R::State<S>) -> (P, R::State<S>);
}

/// Updates the elements from `start` on, and says where the outcome differs from the oracle's.
pub(crate) fn difference<R: Rule, P: Bits, S: Bits>(
    kernel: &impl Kernel<P, S>,
    rule: &R,
    elements: &[Element<P, S>],
    start: usize,
) -> Option<usize> {
    let mut p: Vec<P> = elements.iter().map(|e| e.0).collect();
    let g: Vec<P> = elements.iter().map(|e| e.1).collect();
    let mut slots: [Vec<S>; 2] =
        [elements.iter().map(|e| e.2).collect(), elements.iter().map(|e| e.3).collect()];
    let mut rest = slots.iter_mut();
    let state = R::State::from_fn(|_| &mut rest.next().expect("at most two slots")[start..]);
    kernel.update(rule, &mut p[start..], &g[start..], state);

    (0..elements.len()).find(|&i| {
        let before = [elements[i].2, elements[i].3];
        let (expected, after) = if i < start {
            (elements[i].0, R::State::from_fn(|slot| before[slot]))
        } else {
            kernel.oracle(rule, elements[i].0, elements[i].1, Array::from_fn(|slot| before[slot]))
        };
        let state = after.as_ref().iter().zip(&slots).all(|(value, slot)| value.same(slot[i]));
        !(p[i].same(expected) && state)
    })
}

/// Compares a kernel with the oracle for every rule. Fails with the first element that differs.
pub(crate) fn check<P: Bits, S: Bits>(
    kernel: &impl Kernel<P, S>,
    elements: &[Element<P, S>],
    start: usize,
) -> Result<(), TestCaseError> {
    fn one<R: Rule, P: Bits, S: Bits>(
        rule: &R,
        kernel: &impl Kernel<P, S>,
        elements: &[Element<P, S>],
        start: usize,
    ) -> Result<(), TestCaseError> {
        let found = difference(kernel, rule, elements, start);
        let (name, convention, n) = (R::NAME, rule.convention(), elements.len());
        prop_assert_eq!(found, None, "{} {:?}, element of {} from {}", name, convention, n, start);
        Ok(())
    }

    one(&Sgd::new(0.95).unwrap(), kernel, elements, start)?;
    for convention in Convention::ALL {
        let momentum = Momentum::new(0.1, 0.9).unwrap().with_convention(convention);
        one(&momentum, kernel, elements, start)?;
        let nesterov = Nesterov::new(0.1, 0.9).unwrap().with_convention(convention);
        one(&nesterov, kernel, elements, start)?;
    }
    one(&AdaGrad::new(1.5, 1e-7).unwrap(), kernel, elements, start)?;
    one(&RmsProp::new(0.1, 0.99, 1e-7).unwrap(), kernel, elements, start)?;
    one(&Adam::new(0.3, 0.9, 0.999, 1e-7).unwrap(), kernel, elements, start)
}

/// The step that coefficients are of.
pub(crate) const STEP: u64 = 3;

/// `update_slice_on`, against the rule on the number itself.
pub(crate) struct Plain(pub(crate) Backend);

macro_rules! plain {
    ($type:ident) => {
        impl Kernel<$type, $type> for Plain {
            fn update<R: Rule>(&self, rule: &R, p: &mut [$type], g: &[$type], state: R::State<&mut [$type]>) {
                update_slice_on::<R, $type>(self.0, &rule.coefficients(STEP), p, g, state).unwrap();
            }

            fn oracle<R: Rule>(
                &self,
                rule: &R,
                p: $type,
                g: $type,
                state: R::State<$type>,
            ) -> ($type, R::State<$type>) {
                R::update(&rule.coefficients(STEP), p, g, state)
            }
        }
    };
}

plain!(f32);
plain!(f64);
