//! The two conventions of momentum, and an optimizer that changes from one to the other while it trains.

use korogaru::rule::{Number, RuleError, RuleErrorKind};
use korogaru::{Convention, ErrorKind, Hyperparameter, Method, Momentum, Nesterov, Optimizer, Rule, Tensor};
use proptest::prelude::*;

fn methods(lr: f64, momentum: f64) -> [Method; 2] {
    [Momentum::new(lr, momentum).unwrap().into(), Nesterov::new(lr, momentum).unwrap().into()]
}

/// The values of one parameter after each step with gradient 1, with a learning rate for each step.
fn path(convention: Convention, lrs: &[f64]) -> Vec<f64> {
    let method = Method::from(Momentum::new(lrs[0], 0.9).unwrap()).with_convention(convention).unwrap();
    let mut optimizer = Optimizer::new(method);
    let mut w = 0.0;
    let step = |&lr: &f64| {
        optimizer.set("lr", lr).unwrap();
        optimizer.step(&mut [Tensor::scalar("w", &mut w, &1.0)]).unwrap();
        w
    };
    lrs.iter().map(step).collect()
}

#[test]
fn they_differ_where_the_learning_rate_changes() {
    let ends = |lrs: &[f64]| {
        Convention::ALL.map(|convention| (path(convention, lrs).last().unwrap() * 1e3).round() / 1e3)
    };
    assert_eq!(ends(&[0.1, 0.01]), [-0.200, -0.119]);
    assert_eq!(ends(&[0.1, 0.1]), [-0.290, -0.290]);
}

proptest! {
    /// While η stays the same, a change of convention at any step changes nothing but rounding.
    #[test]
    fn an_optimizer_may_change_at_any_step(
        gradients in prop::collection::vec(-10.0..10.0_f64, 1..30),
        changes in prop::collection::vec(any::<bool>(), 30),
        lr in 0.001..1.0_f64,
        momentum in 0.0..0.99_f64,
    ) {
        for method in methods(lr, momentum) {
            let (mut steady, mut changing) = (Optimizer::new(method.clone()), Optimizer::new(method));
            let (mut expected, mut found) = (0.0_f64, 0.0_f64);
            let mut size = 1.0_f64;
            for (g, change) in gradients.iter().zip(&changes) {
                if *change {
                    let other = match changing.method().convention() {
                        Some(Convention::LrInside) => Convention::LrOutside,
                        _ => Convention::LrInside,
                    };
                    changing.convert(other).unwrap();
                    prop_assert_eq!(changing.method().convention(), Some(other));
                }
                steady.step(&mut [Tensor::scalar("w", &mut expected, g)]).unwrap();
                changing.step(&mut [Tensor::scalar("w", &mut found, g)]).unwrap();
                size = size.max(expected.abs());
            }
            prop_assert!((found - expected).abs() <= 1e-12 * size, "{found} and {expected}");
        }
    }

    /// v = −η·b, rounded once, whatever the type.
    #[test]
    fn a_velocity_is_converted_with_one_rounding(g in -1e3..1e3_f32, lr in 1e-3..1.0_f64) {
        let mut optimizer = Optimizer::new(Momentum::new(lr, 0.9).unwrap());
        let (mut w, mut x) = (0.0_f32, 0.0_f64);
        let wide = f64::from(g);
        optimizer
            .step(&mut [Tensor::scalar("w", &mut w, &g), Tensor::scalar("x", &mut x, &wide)])
            .unwrap();
        let (v32, v64) =
            (optimizer.slot::<f32>("w", "v").unwrap()[0], optimizer.slot::<f64>("x", "v").unwrap()[0]);
        optimizer.convert(Convention::LrOutside).unwrap();
        let (b32, b64) =
            (optimizer.slot::<f32>("w", "v").unwrap()[0], optimizer.slot::<f64>("x", "v").unwrap()[0]);
        #[expect(clippy::cast_possible_truncation, reason = "coefficients are rounded to the tensor's type")]
        let lr32 = lr as f32;
        if g != 0.0 {
            prop_assert_eq!((b32.to_bits(), b64.to_bits()), ((-v32 / lr32).to_bits(), (-v64 / lr).to_bits()));
        }
        optimizer.convert(Convention::LrInside).unwrap();
        if g != 0.0 {
            let back = optimizer.slot::<f64>("x", "v").unwrap()[0];
            prop_assert_eq!(back.to_bits(), (-(lr * b64)).to_bits());
        }
    }
}

#[test]
fn a_velocity_without_counterpart_stays_where_it_is() {
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
    let (mut a, mut b) = ([0.0; 2], [0.0; 2]);
    let mut step = |optimizer: &mut Optimizer| {
        let tensors = &mut [Tensor::new("a", &mut a, &[0.0, 0.0]), Tensor::new("b", &mut b, &[0.0, 2.0])];
        optimizer.step(tensors).unwrap();
    };
    step(&mut optimizer);
    optimizer.set("lr", 0.0).unwrap();
    let error = optimizer.convert(Convention::LrOutside).unwrap_err();
    let expected = ErrorKind::NoCounterpart { tensor: "b".into(), velocity: -0.2, lr: 0.0 };
    assert_eq!(*error.kind(), expected);
    assert_eq!(optimizer.method().convention(), Some(Convention::LrInside));
    assert_eq!(optimizer.slot::<f64>("b", "v").unwrap(), [0.0, -0.2]);

    // A learning rate so small that the result is not a number.
    optimizer.set("lr", 1e-310).unwrap();
    assert!(optimizer.convert(Convention::LrOutside).is_err());

    optimizer.set("lr", 0.5).unwrap();
    optimizer.convert(Convention::LrOutside).unwrap();
    assert_eq!(optimizer.slot::<f64>("b", "v").unwrap(), [0.0, 0.4]);
    // Nothing is lost the other way either.
    optimizer.set("lr", 0.0).unwrap();
    assert!(optimizer.convert(Convention::LrInside).is_err());
    assert_eq!(optimizer.slot::<f64>("b", "v").unwrap(), [0.0, 0.4]);
}

/// The first tensor has a counterpart, and the second, in f32, has none. The first must not change either.
#[test]
fn a_conversion_is_of_all_tensors_or_of_none() {
    let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9).unwrap());
    let (mut wide, mut narrow) = (0.0_f64, 0.0_f32);
    optimizer
        .step(&mut [Tensor::scalar("wide", &mut wide, &1.0), Tensor::scalar("narrow", &mut narrow, &1.0)])
        .unwrap();
    optimizer.set("lr", 1e-46).unwrap(); // 0 as f32
    let error = optimizer.convert(Convention::LrOutside).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NoCounterpart { tensor, .. } if tensor == "narrow"));
    assert_eq!(optimizer.slot::<f64>("wide", "v").unwrap(), [-0.1]);
    assert_eq!(optimizer.slot::<f32>("narrow", "v").unwrap(), [-0.1]);
    assert_eq!(optimizer.method().convention(), Some(Convention::LrInside));
}

#[test]
fn momentum_too_may_change_between_steps() {
    let mut optimizer = Optimizer::new(Momentum::new(0.5, 0.5).unwrap());
    let mut w = 0.0;
    let mut step = |optimizer: &mut Optimizer| {
        optimizer.step(&mut [Tensor::scalar("w", &mut w, &1.0)]).unwrap();
        w
    };
    assert_eq!(step(&mut optimizer), -0.5);
    optimizer.set("momentum", 0.0).unwrap();
    assert_eq!(step(&mut optimizer), -1.0);
    assert!(optimizer.set("momentum", 1.0).is_err());
    assert_eq!(step(&mut optimizer), -1.5);
    assert_eq!(optimizer.slot::<f64>("w", "v").unwrap(), [-0.5]);
}

/// A rule that says it has a convention. `LR` says whether it has a learning rate, which a convention
/// needs.
struct Own<const LR: bool>(Convention);

impl<const LR: bool> Rule for Own<LR> {
    const NAME: &'static str = "own";
    const LABEL: &'static str = "Own";
    const FORMULA: &'static [&'static str] = &[];
    const HYPERPARAMETERS: &'static [Hyperparameter] =
        if LR { &[Hyperparameter::LR] } else { &[Hyperparameter::MOMENTUM] };
    const SLOTS: &'static [&'static str] = &["v"];
    type Hyperparameters = [f64; 1];
    type Coefficients<T> = [T; 0];
    type State<T> = [T; 1];

    fn from_hyperparameters(_: [f64; 1]) -> Result<Self, RuleError> {
        Ok(Self(Convention::LrInside))
    }

    fn hyperparameters(&self) -> [f64; 1] {
        [0.5]
    }

    fn convention(&self) -> Option<Convention> {
        Some(self.0)
    }

    fn in_convention(&self, convention: Convention) -> Option<Self> {
        Some(Self(convention))
    }

    fn exact_coefficients(&self, _: u64) -> [f64; 0] {
        []
    }

    fn update<N: Number>(_: &[N; 0], p: N, g: N, _: [N; 1]) -> (N, [N; 1]) {
        (p, [g])
    }
}

#[test]
fn rules_of_ones_own_keep_their_convention_and_are_refused_without_a_learning_rate() {
    let mut optimizer = Optimizer::new(Own::<true>(Convention::LrOutside));
    optimizer.set("lr", 0.25).unwrap();
    assert_eq!(optimizer.method().convention(), Some(Convention::LrOutside));
    optimizer.step(&mut [Tensor::scalar("w", &mut 0.0, &3.0)]).unwrap();
    optimizer.convert(Convention::LrInside).unwrap();
    assert_eq!(optimizer.slot::<f64>("w", "v").unwrap(), [-1.5]);

    let mut without = Optimizer::new(Own::<false>(Convention::LrOutside));
    let error = without.convert(Convention::LrInside).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NoConvention { method: "own" }));
}

#[test]
fn with_nothing_to_lose_even_a_learning_rate_of_zero_may_be_there() {
    let mut optimizer = Optimizer::new(Momentum::new(0.0, 0.9).unwrap());
    optimizer.convert(Convention::LrOutside).unwrap();
    optimizer.step(&mut [Tensor::scalar("w", &mut 0.0, &0.0)]).unwrap();
    optimizer.convert(Convention::LrInside).unwrap();
    assert_eq!(optimizer.slot::<f64>("w", "v").unwrap(), [0.0]);
}

#[test]
fn a_choice_stays_when_hyperparameters_change() {
    let fresh = Method::named("nesterov").unwrap().with_convention(Convention::LrOutside).unwrap();
    let changed = fresh.with("lr", 0.5).unwrap();
    assert_eq!(changed.convention(), Some(Convention::LrOutside));
    assert_ne!(fresh, Method::named("nesterov").unwrap());
    assert_eq!(changed.to_string(), "Nesterov (η = 0.5, α = 0.9, η outside v)");
}

#[test]
fn methods_without_a_velocity_and_unknown_names_are_refused() {
    for name in ["sgd", "adagrad", "rmsprop", "adam"] {
        let mut optimizer = Optimizer::new(Method::named(name).unwrap());
        let error = optimizer.convert(Convention::LrOutside).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NoConvention { .. }), "{name}");
    }
    let error = Convention::named("keras").unwrap_err();
    assert!(matches!(error.kind(), RuleErrorKind::Convention { .. }));
    assert!(error.to_string().ends_with("there are book (inside), fresh (outside)"), "{error}");
}

#[test]
fn each_convention_has_two_spellings_and_one_name() {
    for (spelling, convention, name) in [
        ("book", Convention::LrInside, "book"),
        ("inside", Convention::LrInside, "book"),
        ("fresh", Convention::LrOutside, "fresh"),
        ("outside", Convention::LrOutside, "fresh"),
    ] {
        assert_eq!(Convention::named(spelling).unwrap(), convention);
        assert_eq!(convention.to_string(), name);
    }
}
