//! The bits of the reference, `xtask/reference/rules.py`, for all methods and for types mixed in one
//! optimizer.
//!
//! A case is a method with its hyperparameters, the tensors at the start, and for each step the gradients
//! and what NumPy made of parameters and state. Half of the tensors hold zeros of both signs, subnormals,
//! infinities and NaN. NaN equals NaN whatever its sign and payload; every other bit counts.

#[cfg(feature = "half")]
use half::{bf16, f16};
#[cfg(feature = "half")]
use korogaru::HalfPrecision;
use korogaru::{Convention, Method, Optimizer, Tensor};

macro_rules! values {
    ($($(#[$gate:meta])? $variant:ident($type:ty, $bits:ty) = $dtype:literal),*) => {
        #[derive(Debug)]
        enum Values {
            $($(#[$gate])? $variant(Vec<$type>),)*
        }

        impl Values {
            fn parse(dtype: &str, words: &[&str]) -> Self {
                match dtype {
                    $($(#[$gate])? $dtype => {
                        let bits = |word: &&str| <$bits>::from_str_radix(word, 16).expect("hexadecimal");
                        Self::$variant(words.iter().map(bits).map(<$type>::from_bits).collect())
                    })*
                    other => panic!("unknown type {other}"),
                }
            }

            fn dtype(&self) -> &'static str {
                match self {
                    $($(#[$gate])? Self::$variant(_) => $dtype,)*
                }
            }

            /// A slot of the optimizer's state, as values of this type.
            fn slot(dtype: &str, optimizer: &Optimizer, tensor: &str, slot: &str) -> Self {
                match dtype {
                    $($(#[$gate])? $dtype => Self::$variant(optimizer.slot(tensor, slot).unwrap().to_vec()),)*
                    other => panic!("unknown type {other}"),
                }
            }

            fn assert_same(&self, expected: &Self, context: &str) {
                match (self, expected) {
                    $($(#[$gate])? (Self::$variant(found), Self::$variant(expected)) => {
                        assert_eq!(found.len(), expected.len(), "{context}");
                        for (i, (a, b)) in found.iter().zip(expected).enumerate() {
                            let same = a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
                            assert!(same, "{context}[{i}]: {a:e}, NumPy has {b:e}");
                        }
                    })*
                    _ => panic!("{context}: types differ"),
                }
            }
        }

        impl Named {
            fn tensor(&mut self) -> Tensor<'_> {
                match (&mut self.parameter, &self.gradient) {
                    $($(#[$gate])? (Values::$variant(p), Values::$variant(g)) => Tensor::new(&self.name, p, g),)*
                    _ => panic!("one type a tensor"),
                }
            }
        }
    };
}

values! {
    F32(f32, u32) = "float32",
    F64(f64, u64) = "float64",
    #[cfg(feature = "half")] F16(f16, u16) = "float16",
    #[cfg(feature = "half")] Bf16(bf16, u16) = "bfloat16"
}

struct Named {
    name: String,
    parameter: Values,
    gradient: Values,
}

#[test]
fn every_method_gives_the_bits_of_the_reference() {
    let cases = include_str!("goldens/rules.txt").split("case ").skip(1);
    assert_eq!(cases.map(run).sum::<usize>(), 15 * 4, "all cases were run");
}

#[cfg(feature = "half")]
#[test]
fn half_types_give_the_bits_of_the_reference_in_each_way() {
    let cases = include_str!("goldens/half.txt").split("case ").skip(1);
    assert_eq!(cases.map(run).sum::<usize>(), 7 * 3 * 3, "all cases were run");
}

/// The optimizer of a case, and the type of a half tensor's state if it is not the tensor's own.
#[cfg_attr(not(feature = "half"), expect(unused_mut, reason = "only half types have a way"))]
fn optimizer(header: &str) -> (Optimizer, Option<&'static str>) {
    let mut words = header.split(' ');
    let mut method = Method::named(words.next().expect("a name")).unwrap();
    let mut state = None;
    let mut configure: fn(Optimizer) -> Optimizer = |optimizer| optimizer;
    for word in words {
        match word.split_once('=').expect("name=value") {
            #[cfg(feature = "half")]
            ("way", "as-numpy") => configure = |optimizer| optimizer.with_half(HalfPrecision::AsNumpy),
            #[cfg(feature = "half")]
            ("way", "mixed") => {
                configure = |optimizer| optimizer.with_half(HalfPrecision::Mixed);
                state = Some("float32");
            }
            #[cfg(feature = "half")]
            ("way", _) => configure = |optimizer| optimizer.with_half(HalfPrecision::MixedHalfState),
            ("convention", name) => {
                method = method.with_convention(Convention::named(name).unwrap()).unwrap();
            }
            (name, value) => method = method.with(name, value.parse().unwrap()).unwrap(),
        }
    }
    (configure(Optimizer::new(method)), state)
}

fn run(case: &str) -> usize {
    let mut lines = case.lines().peekable();
    let header = lines.next().expect("a header");
    let (mut optimizer, state_dtype) = optimizer(header);
    let slots = optimizer.method().info().slots;

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
        let record = |what: &str, tensor: &Named, dtype: &str| {
            let words = step.iter().find(|words| words[0] == what && words[1] == tensor.name);
            Values::parse(dtype, &words.expect("recorded")[2..])
        };
        for tensor in &mut tensors {
            tensor.gradient = record("gradient", tensor, tensor.parameter.dtype());
        }
        optimizer.step(&mut tensors.iter_mut().map(Named::tensor).collect::<Vec<_>>()).unwrap();
        steps += 1;

        for tensor in &tensors {
            let context = |what| format!("{header}: step {steps}, {what} {}", tensor.name);
            let dtype = tensor.parameter.dtype();
            tensor.parameter.assert_same(&record("parameter", tensor, dtype), &context("parameter"));
            for slot in slots {
                let dtype = state_dtype.unwrap_or(dtype);
                let state = Values::slot(dtype, &optimizer, &tensor.name, slot);
                state.assert_same(&record(slot, tensor, dtype), &context(slot));
            }
        }
    }
    steps
}
