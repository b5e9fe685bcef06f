//! Runs in lanes are the single runs.

use korogaru::lanes::{Bundle, Kernels, Lanes, Observer};
use korogaru::rule::Number;
use korogaru::{
    AdaGrad, Adam, Convention, Hyperparameter, METHODS, Method, Momentum, Nesterov, Optimizer, RmsProp, Rule,
    Sgd, Tensor,
};
use proptest::prelude::*;

/// Any number that a run may meet, including special values.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -10.0..10.0_f64,
        1 => prop::sample::select(vec![0.0, -0.0, 1e-320, 1e200, f64::INFINITY, f64::NAN]),
    ]
}

fn method() -> impl Strategy<Value = Method> {
    (0..METHODS.len(), any::<bool>()).prop_map(|(index, fresh)| {
        let method = METHODS[index].default_method();
        let other = method.with_convention(Convention::LrOutside);
        other.ok().filter(|_| fresh).unwrap_or(method)
    })
}

/// Whether both have the same bits, or both are NaN.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

/// A gradient that differs along both axes and at every update. It records where the runs were.
struct Slope;

impl Slope {
    fn at(update: u64, [x, y]: [f64; 2]) -> [f64; 2] {
        [x / 10.0 + y, 2.0 * y - update as f64]
    }
}

impl<const K: usize> Observer<2, K> for Slope {
    type Note = Bundle;

    fn visit(
        &mut self,
        _: impl Kernels,
        update: u64,
        at: &[[Bundle; K]; 2],
        g: &mut [[Bundle; K]; 2],
        notes: &mut [Bundle; K],
    ) {
        for (k, lane) in (0..K).flat_map(|k| (0..Bundle::COUNT).map(move |lane| (k, lane))) {
            let point = at.map(|bundles| bundles[k].0[lane]);
            [g[0][k].0[lane], g[1][k].0[lane]] = Self::at(update, point);
            notes[k].0[lane] += point[0];
        }
    }
}

/// SGD as a type that the library does not know.
struct Stranger(f64);

impl Rule for Stranger {
    const NAME: &'static str = "stranger";
    const LABEL: &'static str = "Stranger";
    const FORMULA: &'static [&'static str] = Sgd::FORMULA;
    const HYPERPARAMETERS: &'static [Hyperparameter] = Sgd::HYPERPARAMETERS;
    const SLOTS: &'static [&'static str] = &[];
    type Hyperparameters = [f64; 1];
    type Coefficients<T> = [T; 1];
    type State<T> = [T; 0];

    fn from_hyperparameters([lr]: [f64; 1]) -> Result<Self, korogaru::rule::RuleError> {
        Ok(Self(lr))
    }

    fn hyperparameters(&self) -> [f64; 1] {
        [self.0]
    }

    fn exact_coefficients(&self, step: u64) -> [f64; 1] {
        [self.0 / step as f64]
    }

    fn update<N: Number>(&[lr]: &[N; 1], p: N, g: N, []: [N; 0]) -> (N, [N; 0]) {
        (p - lr * g, [])
    }
}

/// Compares runs that follow an observer for some updates and then for some more, K bundles together, with
/// one optimizer for each run.
fn follows<const K: usize>(method: &Method, lrs: &[f64], updates: [u64; 2]) -> Result<(), TestCaseError> {
    let mut lanes = Lanes::new(method, &[("lr", lrs)], 2).unwrap();
    let [mut xs, mut ys] = [-7.0, 2.0].map(|start| vec![start; lrs.len()]);
    let [mut gx, mut gy] = Slope::at(0, [-7.0, 2.0]).map(|slope| vec![slope; lrs.len()]);
    let mut notes = vec![Bundle::ZERO; lrs.len().div_ceil(Bundle::COUNT)];
    for updates in updates {
        let elements = [(&mut xs[..], &mut gx[..]), (&mut ys[..], &mut gy[..])];
        lanes.follow::<2, K, _>(&mut Slope, updates, elements, &mut notes);
    }
    for (lane, &lr) in lrs.iter().enumerate() {
        let mut optimizer = Optimizer::new(method.with("lr", lr).unwrap());
        let (mut w, mut sum) = ([-7.0, 2.0], 0.0);
        let mut gradient = Slope::at(0, w);
        for update in 1..=updates[0] + updates[1] {
            optimizer.step(&mut [Tensor::new("W", &mut w, &gradient)]).unwrap();
            gradient = Slope::at(update, w);
            sum += w[0];
        }
        let found = [xs[lane], ys[lane], gx[lane], gy[lane], notes[lane / 8].0[lane % 8]];
        let expected = [w[0], w[1], gradient[0], gradient[1], sum];
        let same = found.iter().zip(expected).all(|(&a, b)| same(a, b));
        prop_assert!(same, "{lane} of {}: {found:?}, not {expected:?}", lrs.len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn runs_that_follow_a_course_have_the_bits_of_their_own_optimizer(
        method in prop_oneof![6 => method(), 1 => Just(Method::from(Stranger(0.1)))],
        lrs in prop::collection::vec(0.0..2.0_f64, 0..70),
        updates in [0..9_u64, 0..9_u64],
    ) {
        follows::<1>(&method, &lrs, updates)?;
        follows::<2>(&method, &lrs, updates)?;
        follows::<4>(&method, &lrs, updates)?;
    }

    #[test]
    fn each_lane_has_the_bits_of_its_own_optimizer(
        method in method(),
        lrs in prop::collection::vec(0.0..2.0_f64, 1..40),
        start in number(),
        gradients in prop::collection::vec([number(), number()], 1..12),
    ) {
        let mut lanes = Lanes::new(&method, &[("lr", &lrs)], 2).unwrap();
        let (mut xs, mut ys) = (vec![start; lrs.len()], vec![2.0; lrs.len()]);
        let mut doubt = vec![0.0; lrs.len()];
        for &[gx, gy] in &gradients {
            lanes.step(&mut [(&mut xs, &vec![gx; lrs.len()]), (&mut ys, &vec![gy; lrs.len()])]);
            lanes.add_nan_unless_finite(&mut doubt);
        }
        for (lane, &lr) in lrs.iter().enumerate() {
            let mut optimizer = Optimizer::new(method.with("lr", lr).unwrap());
            let mut w = [start, 2.0];
            let mut doubtful = false;
            for gradient in &gradients {
                optimizer.step(&mut [Tensor::new("W", &mut w, gradient)]).unwrap();
                for slot in method.info().slots {
                    doubtful |= optimizer.slot::<f64>("W", slot).unwrap().iter().any(|s| !s.is_finite());
                }
            }
            prop_assert!(same(xs[lane], w[0]) && same(ys[lane], w[1]), "{lane}: {} {} {w:?}", xs[lane], ys[lane]);
            prop_assert_eq!(doubt[lane].is_nan(), doubtful);
            prop_assert!(doubtful || doubt[lane].to_bits() == 0);
        }
    }
}

#[test]
fn each_column_has_its_own_values() {
    let adam = Method::named("adam").unwrap();
    let beta1s: Vec<f64> = (0..11_u32).map(|i| f64::from(i) / 20.0).collect();
    let lrs: Vec<f64> = beta1s.iter().map(|b| 1.0 - b).collect();
    let mut lanes = Lanes::new(&adam, &[("beta1", &beta1s), ("lr", &lrs)], 1).unwrap();
    let mut w = vec![1.0; 11];
    for gradient in [1.0, -3.0, 0.5] {
        lanes.step(&mut [(&mut w, &[gradient; 11])]);
    }
    for (lane, w) in w.iter().enumerate() {
        let own = adam.with("beta1", beta1s[lane]).unwrap().with("lr", lrs[lane]).unwrap();
        let mut optimizer = Optimizer::new(own);
        let mut single = 1.0_f64;
        for gradient in [1.0, -3.0, 0.5] {
            optimizer.step(&mut [Tensor::scalar("w", &mut single, &gradient)]).unwrap();
        }
        assert_eq!(w.to_bits(), single.to_bits());
    }
}

#[test]
fn what_a_method_refuses_its_lanes_refuse() {
    let sgd = Method::named("sgd").unwrap();
    assert!(Lanes::new(&sgd, &[("momentum", &[0.5])], 1).unwrap_err().to_string().contains("momentum"));
    assert!(Lanes::new(&sgd, &[("lr", &[0.5, -1.0])], 1).unwrap_err().to_string().contains("lr"));
    let mut none = Lanes::new(&sgd, &[], 1).unwrap();
    none.step(&mut [(&mut [], &[])]);
    assert_eq!(none.count(), 0);
}

#[test]
fn a_rule_that_says_it_is_steady_is() {
    fn check<R: Rule>(rule: &R) {
        let at = |step| rule.exact_coefficients(step).as_ref().to_vec();
        let same = [2, 3, 1000].iter().all(|&step| at(step) == at(1));
        assert_eq!(R::HAS_CONSTANT_COEFFICIENTS, same, "{}", R::NAME);
    }
    check(&Sgd::new(0.1).unwrap());
    check(&Momentum::new(0.1, 0.9).unwrap());
    check(&Nesterov::new(0.1, 0.9).unwrap());
    check(&AdaGrad::default());
    check(&RmsProp::default());
    check(&Adam::default());
}
