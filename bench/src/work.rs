//! The named tensors that are updated, by their lengths.

/// The tensors of one model.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    /// Names as a program has them, with lengths.
    tensors: Vec<(String, usize)>,
}

impl Work {
    /// This many tensors of the same length.
    pub(crate) fn equal(tensors: usize, length: usize) -> Self {
        Self::of((0..tensors).map(|_| length))
    }

    /// The book's network of fully connected layers, each with a weight and a bias: 109,810 elements in 10
    /// tensors.
    pub(crate) fn mlp() -> Self {
        const SIZES: [usize; 6] = [784, 100, 100, 100, 100, 10];
        Self::of(SIZES.windows(2).flat_map(|sizes| [sizes[0] * sizes[1], sizes[1]]))
    }

    /// ResNet-50: 161 tensors with 25,557,032 elements. Convolutions have no bias; normalisations have two
    /// vectors.
    pub(crate) fn resnet_50() -> Self {
        let mut lengths = Vec::new();
        let mut convolution = |from: usize, to: usize, side: usize| {
            lengths.extend([from * to * side * side, to, to]);
        };
        convolution(3, 64, 7);
        let mut from = 64;
        for (inner, blocks) in [(64, 3), (128, 4), (256, 6), (512, 3)] {
            let to = 4 * inner;
            for block in 0..blocks {
                convolution(from, inner, 1);
                convolution(inner, inner, 3);
                convolution(inner, to, 1);
                if block == 0 {
                    // The shortcut around the block, where its ends have different shapes.
                    convolution(from, to, 1);
                }
                from = to;
            }
        }
        lengths.extend([from * 1000, 1000]);
        Self::of(lengths)
    }

    fn of(lengths: impl IntoIterator<Item = usize>) -> Self {
        Self {
            tensors: lengths.into_iter().enumerate().map(|(i, length)| (format!("W{i}"), length)).collect(),
        }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.tensors.iter().map(|(name, _)| &**name)
    }

    pub(crate) fn lengths(&self) -> impl Iterator<Item = usize> {
        self.tensors.iter().map(|&(_, length)| length)
    }

    pub(crate) fn elements(&self) -> usize {
        self.lengths().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Work;

    #[test]
    fn sizes_of_the_models() {
        let size = |work: Work| (work.lengths().count(), work.elements());
        assert_eq!(size(Work::mlp()), (10, 109_810));
        assert_eq!(size(Work::resnet_50()), (161, 25_557_032));
    }
}
