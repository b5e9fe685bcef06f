//! Bits of the reference, `xtask/reference/rules.py`, for all methods and types mixed in one optimizer.
//!
//! A case is a method with its hyperparameters, the tensors at the start, and for each step the gradients
//! and what NumPy made of parameters and state. Half of the tensors hold zeros of both signs, subnormals,
//! infinities and NaN. NaN equals NaN whatever its sign and payload; every other bit counts.

use korogaru::{Method, Optimizer, Tensor};

#[derive(Debug)]
enum Values {
    F32(Vec<f32>),
    F64(Vec<f64>),
}

impl Values {
    fn parse(dtype: &str, words: &[&str]) -> Self {
        let bits = words.iter().map(|word| u64::from_str_radix(word, 16).expect("hexadecimal"));
        match dtype {
            "float32" => {
                Self::F32(bits.map(|b| f32::from_bits(u32::try_from(b).expect("32 bits"))).collect())
            }
            "float64" => Self::F64(bits.map(f64::from_bits).collect()),
            other => panic!("unknown type {other}"),
        }
    }

    fn dtype(&self) -> &'static str {
        match self {
            Self::F32(_) => "float32",
            Self::F64(_) => "float64",
        }
    }

    fn assert_same(&self, expected: &Self, context: &str) {
        match (self, expected) {
            (Self::F32(a), Self::F32(b)) => {
                assert_eq!(a.len(), b.len(), "{context}");
                for (i, (a, b)) in a.iter().zip(b).enumerate() {
                    assert!(
                        a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()),
                        "{context}[{i}]: {a:e}, NumPy has {b:e}"
                    );
                }
            }
            (Self::F64(a), Self::F64(b)) => {
                assert_eq!(a.len(), b.len(), "{context}");
                for (i, (a, b)) in a.iter().zip(b).enumerate() {
                    assert!(
                        a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()),
                        "{context}[{i}]: {a:e}, NumPy has {b:e}"
                    );
                }
            }
            _ => panic!("{context}: types differ"),
        }
    }
}

struct Named {
    name: String,
    parameter: Values,
    gradient: Values,
}

#[test]
fn every_method_gives_the_bits_of_the_reference() {
    let mut steps = 0;
    for case in include_str!("goldens/rules.txt").split("case ").skip(1) {
        steps += run(case);
    }
    assert_eq!(steps, 13 * 4, "all cases were run");
}

fn run(case: &str) -> usize {
    let mut lines = case.lines().peekable();
    let header = lines.next().expect("a header");
    let mut words = header.split(' ');
    let mut method = Method::named(words.next().expect("a name")).unwrap();
    for word in words {
        let (name, value) = word.split_once('=').expect("name=value");
        method = method.with(name, value.parse().unwrap()).unwrap();
    }
    let slots = method.info().slots;
    let mut optimizer = Optimizer::new(method);

    let mut tensors = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with("tensor ")) {
        let words: Vec<&str> = line.split(' ').collect();
        let parameter = Values::parse(words[2], &words[3..]);
        let gradient = Values::parse(words[2], &[]);
        tensors.push(Named { name: words[1].to_owned(), parameter, gradient });
    }

    let mut steps = 0;
    while let Some(line) = lines.next() {
        assert_eq!(line, "step");
        let step: Vec<Vec<&str>> = std::iter::from_fn(|| lines.next_if(|line| *line != "step"))
            .map(|line| line.split(' ').collect())
            .collect();
        let record = |what: &str, tensor: &Named| {
            let words = step.iter().find(|words| words[0] == what && words[1] == tensor.name);
            Values::parse(tensor.parameter.dtype(), &words.expect("recorded")[2..])
        };
        for tensor in &mut tensors {
            tensor.gradient = record("gradient", tensor);
        }
        let mut arguments: Vec<Tensor<'_>> = tensors
            .iter_mut()
            .map(|tensor| match (&mut tensor.parameter, &tensor.gradient) {
                (Values::F32(p), Values::F32(g)) => Tensor::new(&tensor.name, p, g),
                (Values::F64(p), Values::F64(g)) => Tensor::new(&tensor.name, p, g),
                _ => panic!("one type a tensor"),
            })
            .collect();
        optimizer.step(&mut arguments).unwrap();
        steps += 1;

        for tensor in &tensors {
            let context = |what| format!("{header}: step {steps}, {what} {}", tensor.name);
            tensor.parameter.assert_same(&record("parameter", tensor), &context("parameter"));
            for slot in slots {
                let state = match tensor.parameter {
                    Values::F32(_) => Values::F32(optimizer.slot(&tensor.name, slot).unwrap().to_vec()),
                    Values::F64(_) => Values::F64(optimizer.slot(&tensor.name, slot).unwrap().to_vec()),
                };
                state.assert_same(&record(slot, tensor), &context(slot));
            }
        }
    }
    steps
}
