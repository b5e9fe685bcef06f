//! Tensors of half types together with others in one optimizer.

use half::{bf16, f16};
use korogaru::rule::Number;
use korogaru::{Convention, ElementType, ErrorKind, HalfPrecision, Momentum, Optimizer, Tensor};

#[test]
fn all_types_stand_in_one_step() {
    let (mut a, mut b, mut c, mut d) = ([f16::ONE; 3], [bf16::ONE; 3], [1.0_f32; 3], [1.0_f64; 3]);
    let mut optimizer = Optimizer::new(Momentum::new(0.5, 0.5).unwrap());
    for _ in 0..2 {
        optimizer
            .step(&mut [
                Tensor::new("a", &mut a, &[f16::ONE; 3]),
                Tensor::new("b", &mut b, &[bf16::ONE; 3]),
                Tensor::new("c", &mut c, &[1.0; 3]),
                Tensor::new("d", &mut d, &[1.0; 3]),
            ])
            .unwrap();
    }
    assert_eq!((c, d), ([-0.25; 3], [-0.25; 3]));
    assert_eq!((a.map(f16::to_f64), b.map(bf16::to_f64)), (d, d));
    assert_eq!(optimizer.slot::<f16>("a", "v").unwrap(), [f16::from_f32(-0.75); 3]);
    assert_eq!(optimizer.slot::<bf16>("b", "v").unwrap(), [bf16::from_f32(-0.75); 3]);
}

#[test]
fn the_type_of_the_state_is_that_of_the_way() {
    let slot = |half, wide| {
        let mut optimizer = Optimizer::new(Momentum::default()).with_half(half);
        optimizer.step(&mut [Tensor::new("w", &mut [f16::ONE; 2], &[f16::ONE; 2])]).unwrap();
        let (expected, found) =
            if wide { (ElementType::F32, ElementType::F16) } else { (ElementType::F16, ElementType::F32) };
        let wrong = if wide {
            optimizer.slot::<f16>("w", "v").unwrap_err()
        } else {
            optimizer.slot::<f32>("w", "v").unwrap_err()
        };
        let kind = ErrorKind::SlotType { tensor: "w".into(), slot: "v", expected, found };
        assert_eq!(*wrong.kind(), kind);
    };
    slot(HalfPrecision::AsNumpy, false);
    slot(HalfPrecision::Mixed, true);
    slot(HalfPrecision::MixedHalfState, false);
}

/// State that exists keeps its precision as it keeps its type.
#[test]
fn the_way_is_chosen_before_the_first_step() {
    for first in [HalfPrecision::AsNumpy, HalfPrecision::Mixed, HalfPrecision::MixedHalfState] {
        let two_steps = |second| {
            let mut optimizer = Optimizer::new(Momentum::new(0.3, 0.7).unwrap()).with_half(first);
            let mut w: Vec<f16> = (0..50_u8).map(|i| f16::from_f32(f32::from(i) / 7.0)).collect();
            for half in [first, second] {
                let gradient = w.clone();
                optimizer = optimizer.with_half(half);
                optimizer.step(&mut [Tensor::new("w", &mut w, &gradient)]).unwrap();
            }
            w.into_iter().map(f16::to_bits).collect::<Vec<_>>()
        };
        for second in [HalfPrecision::AsNumpy, HalfPrecision::Mixed, HalfPrecision::MixedHalfState] {
            assert_eq!(two_steps(second), two_steps(first), "{first:?}, then {second:?}");
        }
    }
}

#[test]
fn another_half_type_than_before_is_refused() {
    let mut optimizer = Optimizer::new(Momentum::default());
    optimizer.step(&mut [Tensor::scalar("w", &mut f16::ONE.clone(), &f16::ONE)]).unwrap();
    let error = optimizer.step(&mut [Tensor::scalar("w", &mut bf16::ONE.clone(), &bf16::ONE)]).unwrap_err();
    let (expected, found) = (ElementType::F16, ElementType::Bf16);
    assert_eq!(*error.kind(), ErrorKind::ElementType { tensor: "w".into(), expected, found });
    assert_eq!(error.to_string(), r#"the tensor "w" is of f16, not of bf16"#);
}

/// The result is −v/η, with the division of the tensor's way: in f16, or exact and rounded once, by the η
/// of the updates, which is an f32.
#[test]
fn velocities_are_converted_in_the_way_of_the_tensor() {
    let converted = |half| {
        let mut optimizer = Optimizer::new(Momentum::new(0.3, 0.9).unwrap()).with_half(half);
        let gradients: Vec<f16> = (1..100_u8).map(|i| f16::from_f32(f32::from(i))).collect();
        optimizer.step(&mut [Tensor::new("w", &mut [f16::ZERO; 99], &gradients)]).unwrap();
        let velocities = optimizer.slot::<f16>("w", "v").unwrap().to_vec();
        optimizer.convert(Convention::LrOutside).unwrap();
        (velocities, optimizer.slot::<f16>("w", "v").unwrap().to_vec())
    };
    let (velocities, found) = converted(HalfPrecision::AsNumpy);
    let lr = f16::from_f64(0.3);
    assert!(velocities.iter().zip(&found).all(|(&v, &b)| b == -v / lr));

    let (velocities, found) = converted(HalfPrecision::MixedHalfState);
    let lr = f64::from(0.3_f32);
    assert!(velocities.iter().zip(&found).all(|(&v, &b)| b == Number::from_f64(-v.to_f64() / lr)));
}

/// An η that is too small for f16. As in NumPy, it becomes 0.
#[test]
fn a_learning_rate_that_the_half_type_lacks_is_zero_there() {
    let error = |half| {
        let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap()).with_half(half);
        optimizer.step(&mut [Tensor::scalar("w", &mut f16::ZERO.clone(), &f16::ONE)]).unwrap();
        optimizer.set("lr", 1e-8).unwrap();
        optimizer.convert(Convention::LrOutside).err()
    };
    assert!(error(HalfPrecision::AsNumpy).is_some());
    // The other ways compute in f32, which has such a number.
    assert!(error(HalfPrecision::Mixed).is_none());
    // −(−0.1)/1e-8 is too large for an f16.
    assert!(error(HalfPrecision::MixedHalfState).is_some());
}

#[test]
fn what_has_a_counterpart_in_the_half_type_is_converted() {
    let rule = Momentum::new(0.1, 0.9).unwrap().with_convention(Convention::LrOutside);
    let mut optimizer = Optimizer::new(rule).with_half(HalfPrecision::MixedHalfState);
    let gradient = f16::from_f32(60_000.0);
    optimizer.step(&mut [Tensor::scalar("w", &mut f16::ZERO.clone(), &gradient)]).unwrap();
    optimizer.set("lr", 1e-8).unwrap(); // no f16, but what comes out is one
    optimizer.convert(Convention::LrInside).unwrap();
    assert_eq!(optimizer.slot::<f16>("w", "v").unwrap(), [f16::from_f64(-60_000.0 * 1e-8)]);
}
