//! The naive oracle, which updates each element by itself with the rule's function on numbers, and the
//! comparison with it.

use korogaru_kernels::{
    AdaGrad, Adam, Array, Backend, Convention, Momentum, Nesterov, Number, RmsProp, Rule, Sgd, WideAdam,
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

/// Elements of a tensor: parameter, gradient and two slots. A rule uses as many slots as it has.
pub(crate) type Element<P, S> = (P, P, S, S);

/// A tensor to update, and where it is in memory.
#[derive(Clone, Debug)]
pub(crate) struct Case<P, S> {
    pub(crate) elements: Vec<Element<P, S>>,
    /// The number of elements before the parameters, before the gradient and before the slots.
    pub(crate) starts: [usize; 3],
    /// The values around the tensor, which must not change.
    pub(crate) guard: (P, S),
}

/// Tensors that are longer than several vectors of the widest backend and start anywhere, so that head, body
/// and tail of every loop take part.
pub(crate) fn cases<P: Bits, S: Bits>() -> impl Strategy<Value = Case<P, S>> {
    let element = || (P::any(), P::any(), S::any(), S::any());
    // A block of halves has 256 elements. From 1,024 elements on, those before the first cache line are
    // updated by themselves.
    let len = prop_oneof![
        6 => 0..=70_usize,
        1 => 250..=262_usize,
        1 => 510..=520_usize,
        2 => 1020..=1100_usize,
    ];
    len.prop_flat_map(move |len| {
        let starts = [0..17_usize, 0..17_usize, 0..17_usize];
        (prop::collection::vec(element(), len), starts, (P::any(), S::any()))
    })
    .prop_map(|(elements, starts, guard)| Case { elements, starts, guard })
}

/// A way to update slices, and what it must do to each element.
pub(crate) trait Kernel<P: Bits, S: Bits> {
    fn update<R: Rule>(&self, rule: &R, p: &mut [P], g: &[P], state: R::State<&mut [S]>);

    fn oracle<R: Rule>(&self, rule: &R, p: P, g: P, state: R::State<S>) -> (P, R::State<S>);
}

/// Updates the tensor and describes the first difference from the oracle, in an element or in the values
/// around the tensor.
pub(crate) fn difference<R: Rule, P: Bits, S: Bits>(
    kernel: &impl Kernel<P, S>,
    rule: &R,
    case: &Case<P, S>,
) -> Option<String> {
    let Case { elements, starts, guard } = case;
    fn guarded<T: Copy>(start: usize, guard: T, values: impl Iterator<Item = T>) -> Vec<T> {
        std::iter::repeat_n(guard, start).chain(values).chain([guard]).collect()
    }
    let mut p = guarded(starts[0], guard.0, elements.iter().map(|e| e.0));
    let g = guarded(starts[1], guard.0, elements.iter().map(|e| e.1));
    let mut slots = [
        guarded(starts[2], guard.1, elements.iter().map(|e| e.2)),
        guarded(starts[2], guard.1, elements.iter().map(|e| e.3)),
    ];
    let n = elements.len();
    let mut rest = slots.iter_mut();
    let state = R::State::from_fn(|_| &mut rest.next().expect("at most two slots")[starts[2]..][..n]);
    kernel.update(rule, &mut p[starts[0]..][..n], &g[starts[1]..][..n], state);

    let around = |start: usize, len: usize| (0..start).chain([len - 1]);
    let written = around(starts[0], p.len()).any(|i| !p[i].same(guard.0))
        || slots.iter().any(|slot| around(starts[2], slot.len()).any(|i| !slot[i].same(guard.1)));
    if written {
        return Some("outside of the slices".to_owned());
    }
    let differs = |i: &usize| {
        let (p_before, g, first, second) = elements[*i];
        let before = [first, second];
        let (expected, after) = kernel.oracle(rule, p_before, g, Array::from_fn(|slot| before[slot]));
        let state = after.as_ref().iter().zip(&slots).all(|(value, slot)| value.same(slot[starts[2] + i]));
        !(p[starts[0] + i].same(expected) && state)
    };
    (0..n).find(differs).map(|i| format!("element {i} of {n}"))
}

/// Compares a kernel with the oracle for every rule, and fails with the first difference.
pub(crate) fn check<P: Bits, S: Bits>(
    kernel: &impl Kernel<P, S>,
    case: &Case<P, S>,
) -> Result<(), TestCaseError> {
    fn one<R: Rule, P: Bits, S: Bits>(
        rule: &R,
        kernel: &impl Kernel<P, S>,
        case: &Case<P, S>,
    ) -> Result<(), TestCaseError> {
        let found = difference(kernel, rule, case);
        prop_assert_eq!(found, None, "{} {:?}, from {:?}", R::NAME, rule.convention(), case.starts);
        Ok(())
    }

    one(&Sgd::new(0.95).unwrap(), kernel, case)?;
    for convention in Convention::ALL {
        one(&Momentum::new(0.1, 0.9).unwrap().with_convention(convention), kernel, case)?;
        one(&Nesterov::new(0.1, 0.9).unwrap().with_convention(convention), kernel, case)?;
    }
    one(&AdaGrad::new(1.5, 1e-7).unwrap(), kernel, case)?;
    one(&RmsProp::new(0.1, 0.99, 1e-7).unwrap(), kernel, case)?;
    one(&Adam::new(0.3, 0.9, 0.999, 1e-7).unwrap(), kernel, case)?;
    one(&WideAdam::new(0.3, 0.9, 0.999, 1e-7).unwrap(), kernel, case)
}

/// The number of the update that the coefficients are for.
pub(crate) const STEP: u64 = 3;

/// `update_slice_on`, compared with the rule on the number itself.
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
