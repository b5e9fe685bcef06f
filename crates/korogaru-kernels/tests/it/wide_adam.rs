use korogaru_kernels::{Adam, Array, Backend, Number, Rule, WideAdam, update_slice_on};
use proptest::prelude::*;

use crate::oracle::Bits;

/// A number that is read from its bits in the goldens.
trait Golden: Number + Bits {
    const DTYPE: &'static str;

    fn parsed(word: &str) -> Self;
}

macro_rules! golden {
    ($type:ident, $pattern:ident, $dtype:literal) => {
        impl Golden for $type {
            const DTYPE: &'static str = $dtype;

            fn parsed(word: &str) -> Self {
                Self::from_bits($pattern::from_str_radix(word, 16).expect("hexadecimal"))
            }
        }
    };
}

golden!(f32, u32, "float32");
golden!(f64, u64, "float64");

/// A case of `goldens/wide_adam.txt`, which was made by NumPy 2 (`xtask goldens`).
struct Case {
    hyperparameters: [f64; 4],
    lines: Vec<Vec<&'static str>>,
}

fn cases() -> Vec<Case> {
    let text = include_str!("goldens/wide_adam.txt").split("case ").skip(1);
    text.map(|case| {
        let (header, rest) = case.split_once('\n').expect("a header");
        let named: Vec<f64> = header
            .split('=')
            .skip(1)
            .map(|value| value.split(' ').next().unwrap().parse().unwrap())
            .collect();
        Case {
            hyperparameters: named.try_into().expect("lr, beta1, beta2, eps"),
            lines: rest.lines().map(|line| line.split(' ').collect()).collect(),
        }
    })
    .collect()
}

/// The values of a tensor in the line that begins with `what` and `name`.
fn values<N: Golden>(lines: &[Vec<&str>], what: &str, name: &str, skip: usize) -> Vec<N> {
    let line = lines.iter().find(|words| words[0] == what && words[1] == name).expect("recorded");
    line[skip..].iter().map(|word| N::parsed(word)).collect()
}

fn assert_same<N: Bits>(found: &[N], expected: &[N], context: &str) {
    assert_eq!(found.len(), expected.len(), "{context}");
    for (i, (&a, &b)) in found.iter().zip(expected).enumerate() {
        assert!(a.same(b), "{context}[{i}]: {a:?}, NumPy has {b:?}");
    }
}

/// Applies the rule to every tensor of a type. Returns the number of updates.
fn follow<R: Rule, N: Golden>(backend: Backend) -> usize {
    let mut steps = 0;
    for Case { hyperparameters, lines } in cases() {
        let rule = R::from_hyperparameters(Array::from_fn(|i| hyperparameters[i])).unwrap();
        let tensors = lines.iter().filter(|words| words[0] == "tensor" && words[2] == N::DTYPE);
        for name in tensors.map(|words| words[1]) {
            let mut p: Vec<N> = values(&lines, "tensor", name, 3);
            let mut slots = [vec![N::ZERO; p.len()], vec![N::ZERO; p.len()]];
            for (step, record) in (1..).zip(lines.split(|words| words[0] == "step").skip(1)) {
                let g: Vec<N> = values(record, "gradient", name, 2);
                let mut rest = slots.iter_mut();
                let state = Array::from_fn(|_| rest.next().expect("two slots").as_mut_slice());
                update_slice_on::<R, N>(backend, &rule.coefficients(step), &mut p, &g, state).unwrap();
                for (what, found) in [("parameter", &p), ("m", &slots[0]), ("s", &slots[1])] {
                    let context = format!("{backend}, {hyperparameters:?}: step {step}, {what} {name}");
                    assert_same(found, &values(record, what, name, 2), &context);
                }
                steps += 1;
            }
        }
    }
    steps
}

#[test]
fn wide_adam_gives_the_bits_of_numpy_2() {
    for backend in Backend::available() {
        let steps = follow::<WideAdam, f32>(backend) + follow::<WideAdam, f64>(backend);
        assert_eq!(steps, 3 * 4 * 7, "all cases, steps and tensors");
    }
}

#[test]
fn of_f64_it_is_adam() {
    assert!(follow::<Adam, f64>(Backend::widest()) > 0);
}

proptest! {
    /// lr_t is then the sum of three f32s, which is the range that the documentation gives.
    #[test]
    fn of_f64_it_is_adam_in_a_range(
        (exponent, digits) in (-97..128, 0..1_u64 << 52),
        (p, g, m, s) in (f64::any(), f64::any(), f64::any(), f64::any()),
    ) {
        let lr_t = f64::from_bits(u64::try_from(exponent + 1023).unwrap() << 52 | digits);
        let wide = WideAdam::default().with_step_size(lr_t);
        prop_assert_eq!(wide.is_some(), <f32 as Number>::from_f64(lr_t).is_finite(), "{:e}", lr_t);
        if let Some(wide) = wide {
            let mut coefficients = Adam::default().coefficients(1);
            coefficients[0] = lr_t;
            let (wide_p, wide_state) = WideAdam::update(&wide.coefficients(1), p, g, [m, s]);
            let (adam_p, adam_state) = Adam::update(&coefficients, p, g, [m, s]);
            prop_assert!(wide_p.same(adam_p) && wide_state.iter().zip(&adam_state).all(|(a, b)| a.same(*b)));
        }
    }
}

#[test]
fn below_the_range_a_step_size_loses_digits_and_is_refused() {
    let smaller = 2_f64.powi(-98) * (1.0 + f64::EPSILON);
    assert_eq!(WideAdam::default().with_step_size(smaller), None);
    assert!(WideAdam::default().with_step_size(0.0).is_some());
}
