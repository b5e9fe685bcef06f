//! Borrowed tensors get the same bits as an optimizer's own, on any number of threads.

use korogaru::borrowed::{Borrowed, update_borrowed};
use korogaru::{Adam, Element, Momentum, Optimizer, Rule, Sgd, Tensor, Threads};

/// Lengths around that of a chunk. Together they are enough to start threads.
const LENS: [usize; 5] = [3, 65_537, 0, 131_072, 400_000];

fn numbers<E: Element>(seed: usize, len: usize) -> Vec<E> {
    (0..len).map(|i| E::from_f64(((i * 7919 + seed * 104_729) % 4001) as f64 / 640.0 - 3.0)).collect()
}

/// Three updates by `make`'s rule, with an optimizer and with borrowed tensors.
fn same_bits<const N: usize, R, E>(make: fn() -> R)
where
    R: for<'a> Rule<State<&'a mut [E]> = [&'a mut [E]; N]>,
    E: Element + Into<f64>,
{
    let parameters = || LENS.map(|len| numbers::<E>(1, len));
    let (mut own, mut lent) = (parameters(), parameters());
    let mut state = LENS.map(|len| std::array::from_fn::<_, N, _>(|_| vec![E::ZERO; len]));
    let mut optimizer = Optimizer::new(make());
    let names = ["a", "b", "c", "d", "e"];
    for step in 1..=3 {
        let gradients = LENS.map(|len| numbers::<E>(step + 1, len));
        let mut tensors: Vec<_> =
            own.iter_mut().zip(&gradients).zip(names).map(|((p, g), name)| Tensor::new(name, p, g)).collect();
        optimizer.step(&mut tensors).unwrap();
        let tensors = lent.iter_mut().zip(&gradients).zip(&mut state);
        let tensors = tensors.map(|((p, g), slots)| {
            Borrowed::<R>::new(p, g, slots.each_mut().map(Vec::as_mut_slice)).unwrap()
        });
        let threads = Threads::count(step).with_least_elements(1 << 19);
        update_borrowed(korogaru::backend().unwrap(), &make(), step as u64, tensors.collect(), &threads);
        let bits = |values: &[E]| values.iter().map(|&v| v.into().to_bits()).collect::<Vec<_>>();
        for (i, name) in names.iter().enumerate() {
            assert_eq!(bits(&own[i]), bits(&lent[i]), "{name} at step {step}");
            for (slot, values) in R::SLOTS.iter().zip(&state[i]) {
                assert_eq!(bits(optimizer.slot::<E>(name, slot).unwrap()), bits(values));
            }
        }
    }
}

#[test]
fn the_bits_are_those_of_a_step() {
    same_bits::<0, Sgd, f64>(Sgd::default);
    same_bits::<1, Momentum, f32>(Momentum::default);
    same_bits::<2, Adam, f64>(Adam::default);
    #[cfg(feature = "half")]
    same_bits::<1, Momentum, half::f16>(Momentum::default);
}

#[test]
fn lengths_that_differ_are_refused() {
    let (mut p, mut v) = ([0.0_f32; 3], [0.0; 2]);
    let refused = Borrowed::<Momentum>::new(&mut p, &[0.0; 3], [&mut v]).unwrap_err();
    assert_eq!(refused.to_string(), "v has 2 elements, but the parameters have 3");
    let refused = Borrowed::<Sgd>::new(&mut p, &[0.0; 4], []).unwrap_err();
    assert_eq!(refused.to_string(), "gradient has 4 elements, but the parameters have 3");
}
