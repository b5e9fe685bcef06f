//! Draws normal numbers, and examples of a data set.

use super::philox::{philox, wide};

/// What a random number is for. Each purpose has its own numbers, so that noise and batches are independent.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    /// The noise that is added to the gradient.
    Gaussian,
    /// The choice of the examples of a batch.
    Batch,
    /// The data set of the least-squares objective.
    Data,
}

/// Four random words for a seed, a purpose and an `update`: the `block`-th four.
fn words(seed: u32, purpose: Purpose, update: u64, block: u64) -> [u64; 4] {
    philox([update, block, 0, 0], [u64::from(seed), purpose as u64])
}

/// Two independent numbers of the standard normal distribution (Box and Muller 1958), at most 8.6 in size.
/// Logarithm, sine and cosine are from libm, so that the bits are the same on every machine.
pub(crate) fn normal_pair(seed: u32, purpose: Purpose, update: u64) -> [f64; 2] {
    /// 2⁻⁵³. The upper 53 bits of a word are an f64 without rounding.
    const UNIT: f64 = 1.0 / 9_007_199_254_740_992.0;
    let [first, second, ..] = words(seed, purpose, update, 0);
    // Above 0, which has no logarithm, and at most 1.
    let share = ((first >> 11) + 1) as f64 * UNIT;
    let angle = std::f64::consts::TAU * ((second >> 11) as f64 * UNIT);
    let radius = (-2.0 * libm::log(share)).sqrt();
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

/// Sets `indices` to a permutation of 0, 1, 2 and so on whose first `count` are a random choice without
/// repetition, in ascending order. The others are what is left.
///
/// These are the first steps of Fisher and Yates' shuffle. Multiplying a word by a number of at most some
/// millions makes a choice that is fair but for one part in 10¹².
pub(super) fn choose(indices: &mut [usize], count: usize, seed: u32, update: u64) {
    for (index, slot) in indices.iter_mut().enumerate() {
        *slot = index;
    }
    let mut drawn = [0; 4];
    for i in 0..count.min(indices.len()) {
        if i % 4 == 0 {
            drawn = words(seed, Purpose::Batch, update, i as u64 / 4);
        }
        let left = indices.len() - i;
        let [high, _] = wide(drawn[i % 4], left as u64);
        #[expect(clippy::cast_possible_truncation, reason = "below the number of those that are left")]
        indices.swap(i, i + high as usize);
    }
    indices[..count].sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean, variance, and the shares within one and two standard deviations are each within four of their
    /// own standard deviations.
    #[test]
    fn normal_numbers_are_normal() {
        const COUNT: usize = 200_000;
        let numbers: Vec<f64> =
            (0..COUNT as u64 / 2).flat_map(|update| normal_pair(7, Purpose::Gaussian, update)).collect();
        let mean_of = |of: &dyn Fn(f64) -> f64| numbers.iter().map(|&n| of(n)).sum::<f64>() / COUNT as f64;
        let root = (COUNT as f64).sqrt();
        assert!(mean_of(&|n| n).abs() < 4.0 / root);
        assert!((mean_of(&|n| n * n) - 1.0).abs() < 4.0 * 2.0_f64.sqrt() / root);
        assert!((mean_of(&|n| n * n * n * n) - 3.0).abs() < 4.0 * 96.0_f64.sqrt() / root);
        for (bound, share) in [(1.0, 0.682_689_492_137_f64), (2.0, 0.954_499_736_104)] {
            let within = mean_of(&|n| if n.abs() < bound { 1.0 } else { 0.0 });
            let spread = (share * (1.0 - share)).sqrt() / root;
            assert!((within - share).abs() < 4.0 * spread, "{within} within {bound}");
        }
    }

    /// The two numbers of a pair, neighbouring pairs and neighbouring seeds are uncorrelated.
    #[test]
    fn they_are_independent() {
        const COUNT: u64 = 100_000;
        let pair = |seed, update| normal_pair(seed, Purpose::Gaussian, update);
        let products = [
            (0..COUNT).map(|update| pair(1, update)[0] * pair(1, update)[1]).sum::<f64>(),
            (0..COUNT).map(|update| pair(1, update)[0] * pair(1, update + 1)[0]).sum(),
            (0..COUNT).map(|update| pair(1, update)[0] * pair(2, update)[0]).sum(),
        ];
        for product in products {
            assert!((product / (COUNT as f64).sqrt()).abs() < 4.0, "{products:?}");
        }
    }

    #[test]
    fn a_choice_has_each_example_as_often_and_none_twice() {
        const STEPS: u64 = 40_000;
        let mut indices = vec![0; 10];
        let mut counts = [0.0; 10];
        for update in 0..STEPS {
            choose(&mut indices, 3, 5, update);
            assert!(indices[0] < indices[1] && indices[1] < indices[2] && indices[2] < 10, "{indices:?}");
            indices[..3].iter().for_each(|&index| counts[index] += 1.0);
        }
        let spread = (STEPS as f64 * 0.3 * 0.7).sqrt();
        assert!(counts.iter().all(|count| (count - 0.3 * STEPS as f64).abs() < 4.0 * spread), "{counts:?}");
        choose(&mut indices, 10, 5, 0);
        assert_eq!(indices, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
}
