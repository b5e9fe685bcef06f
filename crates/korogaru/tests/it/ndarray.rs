//! Maps of named arrays, in every memory layout.

use std::collections::BTreeMap;

use korogaru::{ErrorKind, Momentum, Optimizer};
use ndarray::{Array2, ShapeBuilder, array};

fn map(entries: impl IntoIterator<Item = (&'static str, Array2<f32>)>) -> BTreeMap<String, Array2<f32>> {
    entries.into_iter().map(|(name, array)| (name.to_owned(), array)).collect()
}

#[test]
fn the_layout_in_memory_changes_no_bit() {
    let values = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let mut column_major = Array2::zeros((2, 3).f());
    column_major.assign(&values);
    let reversed = {
        let mut mirrored = values.clone();
        mirrored.invert_axis(ndarray::Axis(1));
        let mut stored = mirrored.as_standard_layout().into_owned();
        stored.invert_axis(ndarray::Axis(1));
        stored
    };
    assert!(!column_major.is_standard_layout() && !reversed.is_standard_layout());

    let results = [values.clone(), column_major, reversed].map(|w| {
        let gradient = array![[0.1, -0.2, 0.3], [-0.4, 0.5, -0.6]];
        let mut params = map([("W", w)]);
        let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
        optimizer.update(&mut params, &map([("W", gradient.clone())])).unwrap();
        optimizer.update(&mut params, &map([("W", gradient.reversed_axes().reversed_axes())])).unwrap();
        let bits = |values: &mut dyn Iterator<Item = f32>| values.map(f32::to_bits).collect::<Vec<_>>();
        let velocity = optimizer.slot::<f32>("W", "v").unwrap();
        (bits(&mut params["W"].iter().copied()), bits(&mut velocity.iter().copied()))
    });
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
}

#[test]
fn each_gradient_meets_the_parameter_of_its_name() {
    let names = ["a", "b", "c"];
    let mut params = map(names.map(|name| (name, Array2::zeros((1, 1)))));
    let grads = map([("c", array![[3.0]]), ("a", array![[1.0]]), ("b", array![[2.0]])]);
    let mut optimizer = Optimizer::new(Momentum::new(1.0, 0.0).unwrap());
    optimizer.update(&mut params, &grads).unwrap();
    assert_eq!(names.map(|name| params[name][[0, 0]]), [-1.0, -2.0, -3.0]);
}

#[test]
fn names_and_shapes_are_compared_before_anything_changes() {
    let square = array![[1.0, 2.0], [3.0, 4.0]];
    let flat = array![[1.0, 2.0, 3.0, 4.0]];
    let cases = [
        (map([("W", square.clone())]), ErrorKind::MissingGradient { tensor: "b".into() }),
        (
            map([("W", square.clone()), ("b", flat.clone())]),
            ErrorKind::GradientShape { tensor: "b".into(), expected: vec![2, 2], found: vec![1, 4] },
        ),
        (
            map([("W", square.clone()), ("b", square.clone()), ("c", flat.clone())]),
            ErrorKind::ExtraGradient { tensor: "c".into() },
        ),
    ];
    for (grads, expected) in cases {
        let mut params = map([("W", square.clone()), ("b", square.clone())]);
        let mut optimizer = Optimizer::new(Momentum::default());
        let error = optimizer.update(&mut params, &grads).unwrap_err();
        assert_eq!(*error.kind(), expected);
        assert_eq!(params, map([("W", square.clone()), ("b", square.clone())]));
        assert_eq!(optimizer.steps(), 0);
    }
}
