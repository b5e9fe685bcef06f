//! What is refused, and that a refused step changes nothing.

use korogaru::{Adam, Error, Method, Momentum, Optimizer, Sgd, Tensor};

/// An optimizer after one step on `W1` (f32, 2 elements) and `b1` (f64, one).
fn started() -> Optimizer {
    let mut optimizer = Optimizer::new(Adam::new(0.1, 0.9, 0.999, 1e-7).unwrap());
    let (mut w1, mut b1) = ([1.0_f32, 2.0], 3.0);
    optimizer
        .step(&mut [Tensor::new("W1", &mut w1, &[0.5, -0.5]), Tensor::scalar("b1", &mut b1, &1.0)])
        .unwrap();
    optimizer
}

/// Makes the step, and checks that it was refused with this message and that nothing changed: the parameters,
/// the state, and the step count, on which Adam's next update depends.
fn refused(
    message: &str,
    attempt: impl FnOnce(&mut Optimizer, &mut [f32; 2], &mut f64) -> Result<(), Error>,
) {
    let mut optimizer = started();
    let (mut w1, mut b1) = ([1.0_f32, 2.0], 3.0);
    let error = attempt(&mut optimizer, &mut w1, &mut b1).expect_err(message);
    assert_eq!(error.to_string(), message);
    assert_eq!((w1, b1), ([1.0, 2.0], 3.0), "{message}");
    let untouched = started();
    for slot in ["m", "s"] {
        assert_eq!(optimizer.slot::<f32>("W1", slot), untouched.slot::<f32>("W1", slot), "{message}");
        assert_eq!(optimizer.slot::<f64>("b1", slot), untouched.slot::<f64>("b1", slot), "{message}");
    }
    assert_eq!(optimizer.steps(), 1, "{message}");
    assert_eq!(optimizer.names().collect::<Vec<_>>(), ["W1", "b1"], "{message}");
}

#[test]
fn a_failed_step_has_changed_nothing() {
    refused(r#"the gradient of "W1" has 3 elements, but the parameter has 2"#, |optimizer, w1, b1| {
        optimizer.step(&mut [Tensor::scalar("b1", b1, &1.0), Tensor::new("W1", w1, &[1.0, 2.0, 3.0])])
    });
    refused(r#"the gradient of "W1" has 1 elements, but the parameter has 2"#, |optimizer, w1, b1| {
        optimizer.step(&mut [Tensor::new("W1", w1, &[1.0]), Tensor::scalar("b1", b1, &1.0)])
    });
    refused(r#"two tensors are named "b1""#, |optimizer, _, b1| {
        optimizer.step(&mut [Tensor::scalar("b1", b1, &1.0), Tensor::scalar("b1", &mut 0.0, &1.0)])
    });
    refused(r#"the tensor "b1" of the first step is missing from this one"#, |optimizer, w1, _| {
        optimizer.step(&mut [Tensor::new("W1", w1, &[1.0, 2.0])])
    });
    refused(r#"the tensor "b2" was not there at the first step"#, |optimizer, w1, b1| {
        optimizer.step(&mut [
            Tensor::new("W1", w1, &[1.0, 2.0]),
            Tensor::scalar("b1", b1, &1.0),
            Tensor::scalar("b2", &mut 0.0, &1.0),
        ])
    });
    refused(r#"the tensor "W1" has 1 elements now, but had 2 before"#, |optimizer, w1, b1| {
        optimizer.step(&mut [Tensor::new("W1", &mut w1[..1], &[1.0]), Tensor::scalar("b1", b1, &1.0)])
    });
    refused(r#"the tensor "b1" is of f64, not of f32"#, |optimizer, w1, _| {
        optimizer.step(&mut [Tensor::new("W1", w1, &[1.0, 2.0]), Tensor::scalar("b1", &mut 3.0_f32, &1.0)])
    });
}

#[test]
fn a_failed_first_step_registers_nothing() {
    let mut optimizer = Optimizer::new(Sgd::default());
    let twice =
        optimizer.step(&mut [Tensor::scalar("x", &mut 1.0, &1.0), Tensor::scalar("x", &mut 1.0, &1.0)]);
    assert_eq!(twice.unwrap_err().to_string(), r#"two tensors are named "x""#);
    assert_eq!((optimizer.steps(), optimizer.names().len()), (0, 0));
    for gradient in [&[1.0_f32; 1][..], &[1.0; 3]] {
        let (mut x, mut y) = (1.0, [1.0; 2]);
        let tensors = &mut [Tensor::scalar("x", &mut x, &1.0), Tensor::new("y", &mut y, gradient)];
        let error = optimizer.step(tensors).unwrap_err().to_string();
        let found = gradient.len();
        assert_eq!(error, format!(r#"the gradient of "y" has {found} elements, but the parameter has 2"#));
        assert_eq!((x, y, optimizer.steps(), optimizer.names().len()), (1.0, [1.0; 2], 0, 0));
    }
    optimizer.step(&mut [Tensor::scalar("another", &mut 1.0, &1.0)]).unwrap();
}

#[test]
fn state_is_found_by_name_or_refused() {
    let error = |result: Result<&[f64], Error>| result.unwrap_err().to_string();
    let optimizer = started();
    assert_eq!(error(optimizer.slot("W2", "m")), r#"no step has had a tensor named "W2""#);
    assert_eq!(error(optimizer.slot("b1", "v")), r#"adam has no slot "v"; it has m, s"#);
    assert_eq!(error(optimizer.slot("W1", "m")), r#"the slot "m" of "W1" is of f32, not of f64"#);

    let mut stateless = Optimizer::new(Sgd::default());
    stateless.step(&mut [Tensor::scalar("x", &mut 1.0, &1.0)]).unwrap();
    assert_eq!(error(stateless.slot("x", "v")), r#"sgd keeps no state, and so has no slot "v""#);
}

#[test]
fn hyperparameters_are_checked_where_they_enter() {
    let error = |result: Result<Method, Error>| result.unwrap_err().to_string();
    let momentum = Method::from(Momentum::default());
    assert_eq!(error(momentum.with("lr", -0.1)), "lr must be a finite number of at least 0, but is −0.1");
    assert_eq!(error(momentum.with("lr", f64::NAN)), "lr must be a finite number of at least 0, but is NaN");
    assert_eq!(
        error(momentum.with("momentum", 1.0)),
        "momentum must be a number from 0 to below 1, but is 1"
    );
    assert_eq!(
        error(momentum.with("decay", 0.5)),
        r#"momentum has no hyperparameter "decay"; it has lr, momentum"#
    );
    assert_eq!(
        error(Method::named("adamw")),
        r#"there is no method "adamw"; there are sgd, momentum, nesterov, adagrad, rmsprop, adam"#
    );
    let direct = Adam::new(0.1, 0.9, 0.999, 0.0).map(Method::from).map_err(Error::from);
    assert_eq!(error(direct), "eps must be a finite number above 0, but is 0");
}
