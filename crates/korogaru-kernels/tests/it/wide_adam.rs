use korogaru_kernels::{Adam, Array, Backend, Number, Rule, WideAdam, update_slice_on};

/// A number by its bits in the goldens.
trait Bits: Number {
    const DTYPE: &'static str;

    fn parsed(word: &str) -> Self;

    /// NaN equals NaN whatever its sign and payload; every other bit counts.
    fn same(self, other: Self) -> bool;
}

macro_rules! bits {
    ($type:ident, $pattern:ident, $dtype:literal) => {
        impl Bits for $type {
            const DTYPE: &'static str = $dtype;

            fn parsed(word: &str) -> Self {
                Self::from_bits($pattern::from_str_radix(word, 16).expect("hexadecimal"))
            }

            fn same(self, other: Self) -> bool {
                self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
            }
        }
    };
}

bits!(f32, u32, "float32");
bits!(f64, u64, "float64");

/// A case of `goldens/wide_adam.txt`, which NumPy 2 has made (`xtask goldens`).
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

/// What a line that begins so has of a tensor.
fn values<N: Bits>(lines: &[Vec<&str>], what: &str, name: &str, skip: usize) -> Vec<N> {
    let line = lines.iter().find(|words| words[0] == what && words[1] == name).expect("recorded");
    line[skip..].iter().map(|word| N::parsed(word)).collect()
}

fn assert_same<N: Bits>(found: &[N], expected: &[N], context: &str) {
    assert_eq!(found.len(), expected.len(), "{context}");
    for (i, (&a, &b)) in found.iter().zip(expected).enumerate() {
        assert!(a.same(b), "{context}[{i}]: {a:?}, NumPy has {b:?}");
    }
}

/// Takes a rule through every tensor of a type. Gives how many steps it was.
fn follow<R: Rule, N: Bits>(backend: Backend) -> usize {
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
