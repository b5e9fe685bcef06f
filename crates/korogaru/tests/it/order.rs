//! Tensors are known by name, not by position.

use korogaru::{ElementType, ErrorKind, Momentum, Optimizer, Tensor};

#[test]
fn another_order_gives_the_same_bits() {
    let gradients = [[1.0, 2.0, 3.0], [-1.0, 0.5, 0.25], [0.125, -4.0, 1.0 / 3.0]];
    let names = ["a", "b", "c"];
    let run = |orders: [[usize; 3]; 3]| {
        let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
        let mut values = [1.0, 2.0, 3.0];
        for (gradient, order) in gradients.iter().zip(orders) {
            let mut rest: Vec<Option<&mut f64>> = values.iter_mut().map(Some).collect();
            let mut tensors: Vec<Tensor<'_>> = order
                .iter()
                .map(|&i| Tensor::scalar(names[i], rest[i].take().unwrap(), &gradient[i]))
                .collect();
            optimizer.step(&mut tensors).unwrap();
        }
        values.map(f64::to_bits)
    };
    assert_eq!(run([[0, 1, 2]; 3]), run([[0, 1, 2], [2, 0, 1], [1, 0, 2]]));
    assert_eq!(run([[0, 1, 2]; 3]), run([[2, 1, 0], [0, 1, 2], [2, 1, 0]]));
}

#[test]
fn an_empty_tensor_is_a_tensor() {
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
    optimizer.step(&mut [Tensor::new::<f32>("empty", &mut [], &[])]).unwrap();
    assert_eq!(optimizer.slot::<f32>("empty", "v").unwrap(), [0.0; 0]);
}

/// No tensor may join after the first step, even if that step had none, since it would be at another t than
/// the others.
#[test]
fn nothing_joins_after_the_first_step() {
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
    optimizer.step(&mut []).unwrap();
    let late = optimizer.step(&mut [Tensor::scalar("x", &mut 1.0, &1.0)]).unwrap_err();
    assert_eq!(*late.kind(), ErrorKind::ExtraTensor { tensor: "x".into() });
    assert_eq!(optimizer.steps(), 1);
}

#[test]
fn a_slot_of_another_type_is_not_handed_out() {
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
    optimizer.step(&mut [Tensor::scalar("x", &mut 1.0_f32, &1.0)]).unwrap();
    let error = optimizer.slot::<f64>("x", "v").unwrap_err();
    let (expected, found) = (ElementType::F32, ElementType::F64);
    assert_eq!(*error.kind(), ErrorKind::SlotType { tensor: "x".into(), slot: "v", expected, found });
}
