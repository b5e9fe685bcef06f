//! Half types in both ways and by every backend, compared with oracles that use the operators and conversions
//! of the crate `half`.

use half::{bf16, f16};
use korogaru_kernels::{
    Array, Backend, Half, Momentum, Number, Rule, Sgd, Stored, update_half_slice, update_half_slice_on,
    update_mixed_slice, update_mixed_slice_on,
};
use proptest::prelude::*;

use crate::oracle::{Bits, Kernel, STEP, cases, check};

/// `update_half_slice_on`, compared with the rule on the half type itself.
struct AsNumpy(Backend);

impl<H: Half + Bits> Kernel<H, H> for AsNumpy {
    fn update<R: Rule>(&self, rule: &R, p: &mut [H], g: &[H], state: R::State<&mut [H]>) {
        update_half_slice_on::<R, H>(self.0, &rule.coefficients(STEP), p, g, state).unwrap();
    }

    fn oracle<R: Rule>(&self, rule: &R, p: H, g: H, state: R::State<H>) -> (H, R::State<H>) {
        R::update(&rule.coefficients(STEP), p, g, state)
    }
}

/// `update_mixed_slice_on`, compared with the rule on f32.
struct Mixed(Backend);

/// The conversions of the crate `half`.
trait Converted: Stored + Bits {
    fn wide(self) -> f32;
    fn rounded(value: f32) -> Self;
}

macro_rules! converted {
    ($type:ident, $wide:expr, $rounded:expr) => {
        impl Converted for $type {
            fn wide(self) -> f32 {
                $wide(self)
            }

            fn rounded(value: f32) -> Self {
                $rounded(value)
            }
        }
    };
}

converted!(f32, |value| value, |value| value);
converted!(f16, f16::to_f32, f16::from_f32);
converted!(bf16, bf16::to_f32, bf16::from_f32);

impl<H: Half + Converted, S: Converted> Kernel<H, S> for Mixed {
    fn update<R: Rule>(&self, rule: &R, p: &mut [H], g: &[H], state: R::State<&mut [S]>) {
        update_mixed_slice_on::<R, H, S>(self.0, &rule.coefficients(STEP), p, g, state).unwrap();
    }

    fn oracle<R: Rule>(&self, rule: &R, p: H, g: H, state: R::State<S>) -> (H, R::State<S>) {
        let wide = Array::from_fn(|slot| state.as_ref()[slot].wide());
        let (p, state) = R::update(&rule.coefficients::<f32>(STEP), p.wide(), g.wide(), wide);
        (H::rounded(p), Array::from_fn(|slot| S::rounded(state.as_ref()[slot])))
    }
}

proptest! {
    #[test]
    fn f16_as_numpy(case in cases::<f16, f16>()) {
        for backend in Backend::available() {
            check(&AsNumpy(backend), &case)?;
        }
    }

    #[test]
    fn bf16_as_numpy(case in cases::<bf16, bf16>()) {
        for backend in Backend::available() {
            check(&AsNumpy(backend), &case)?;
        }
    }

    #[test]
    fn f16_mixed(case in cases::<f16, f32>()) {
        for backend in Backend::available() {
            check(&Mixed(backend), &case)?;
        }
    }

    #[test]
    fn bf16_mixed(case in cases::<bf16, f32>()) {
        for backend in Backend::available() {
            check(&Mixed(backend), &case)?;
        }
    }

    #[test]
    fn f16_mixed_with_half_state(case in cases::<f16, f16>()) {
        for backend in Backend::available() {
            check(&Mixed(backend), &case)?;
        }
    }

    #[test]
    fn bf16_mixed_with_half_state(case in cases::<bf16, bf16>()) {
        for backend in Backend::available() {
            check(&Mixed(backend), &case)?;
        }
    }

    /// Compared with how NumPy rounds a Python float: from all of its digits, once.
    #[test]
    fn a_coefficient_is_the_nearest_half(value in -70000.0..70000.0_f64, exponent in -30..1_i32) {
        let value = value * f64::from(exponent).exp2();
        let distance = |half: f16| (half.to_f64() - value).abs();
        let found = <f16 as Number>::from_f64(value);
        if found.is_finite() {
            let bits = found.to_bits();
            for neighbour in [f16::from_bits(bits.wrapping_sub(1)), f16::from_bits(bits + 1)] {
                prop_assert!(neighbour.is_nan() || distance(found) <= distance(neighbour), "{value:?}");
            }
        }
    }
}

/// The two ways differ, and neither computes as the other by accident.
#[test]
fn where_they_round_is_what_tells_the_ways_apart() {
    let rule = Momentum::new(0.1, 0.9).unwrap();
    let values: Vec<f16> = (0..100_u8).map(|i| f16::from_f32(f32::from(i).sin())).collect();
    let gradient: Vec<f16> = values.iter().rev().map(|value| *value * *value).collect();
    let (mut numpy, mut mixed) = (values.clone(), values.clone());
    let (mut numpy_v, mut mixed_v) = (values.clone(), values.clone());
    let coefficients = rule.coefficients(1);
    update_half_slice::<Momentum, f16>(&coefficients, &mut numpy, &gradient, [&mut numpy_v]).unwrap();
    let coefficients = rule.coefficients(1);
    update_mixed_slice::<Momentum, f16, f16>(&coefficients, &mut mixed, &gradient, [&mut mixed_v]).unwrap();
    let differing = |a: &[f16], b: &[f16]| a.iter().zip(b).filter(|(a, b)| a != b).count();
    assert!(differing(&numpy, &mixed) > 10 && differing(&numpy_v, &mixed_v) > 10);
}

#[test]
fn a_wrong_length_is_refused_before_anything_changes() {
    let mut p = [f16::ONE; 3];
    let rule = Sgd::new(0.5).unwrap();
    let backend = Backend::widest();
    let short = update_half_slice_on::<Sgd, f16>(backend, &rule.coefficients(1), &mut p, &[f16::ONE], []);
    assert_eq!(short.unwrap_err().to_string(), "gradient has 1 elements, but the parameters have 3");
    let short =
        update_mixed_slice_on::<Sgd, f16, f32>(backend, &rule.coefficients(1), &mut p, &[f16::ONE], []);
    assert_eq!(short.unwrap_err().to_string(), "gradient has 1 elements, but the parameters have 3");
    assert_eq!(p, [f16::ONE; 3]);
}
