//! Many small tensors are the common case: a step with tensors in the order of the last step allocates
//! nothing.

use allocation_counter::measure;
use korogaru::{METHODS, Optimizer, Tensor};

#[test]
fn a_step_in_the_order_of_the_last_allocates_nothing() {
    for info in METHODS {
        let names: Vec<String> = (0..100).map(|i| format!("W{i}")).collect();
        let gradient = [1.0_f32; 64];
        let mut weights = vec![[1.0_f32; 64]; names.len()];
        let mut optimizer = Optimizer::new(info.default_method());
        let mut allocations = |optimizer: &mut Optimizer, reversed: bool| {
            let mut tensors: Vec<Tensor<'_>> =
                names.iter().zip(&mut weights).map(|(name, w)| Tensor::new(name, w, &gradient)).collect();
            if reversed {
                tensors.reverse();
            }
            measure(|| optimizer.step(&mut tensors).unwrap()).count_total
        };
        assert!(allocations(&mut optimizer, false) > 0, "{}: the first step makes the state", info.name);
        for _ in 0..3 {
            assert_eq!(allocations(&mut optimizer, false), 0, "{}", info.name);
        }
        // Another order is right too, and may allocate once.
        for reversed in [true, false] {
            assert!(allocations(&mut optimizer, reversed) <= 2, "{}", info.name);
            assert_eq!(allocations(&mut optimizer, reversed), 0, "{}, reversed: {reversed}", info.name);
        }
        assert_eq!(optimizer.steps(), 8);
    }
}
